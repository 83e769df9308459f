"""Numbers of naive rules: their answers for the hero, and how often they are right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network import Digit, Network, test_set
from network.analysis.baselines import (
    MOST_HOLES,
    HoleCount,
    InkCount,
    MiddleLine,
    NearestMean,
    Rule,
    StrokeRule,
    fit_to_half,
    half_unseen,
    holes_of,
    middle_line,
    percent_right,
)
from network.analysis.neighbours import class_of
from scenes import sources
from scenes.language import msgid
from scenes.sources import Form, Quantity
from scenes.style import FloatArray
from scenes.text import Reading

MOST_EXAMPLES = 5

strokes = Quantity("strokes", msgid("strokes down the middle"))
strokes_usual = Quantity(
    "strokes_usual", msgid("strokes that a {last} usually has"), Form.PARENTHESES
)
strokes_broken = Quantity(
    "strokes_broken", msgid("digits {last} that break the rule of strokes"), Form.PARENTHESES
)
strokes_kept = Quantity(
    "strokes_kept",
    msgid("digits other than {last} that follow the rule of strokes"),
    Form.PARENTHESES,
)
ink = Quantity("ink", msgid("ink in the image"))
holes = Quantity("holes", msgid("holes in our digit"))
class_ink = Quantity("class_ink", msgid("ink that a {last} has on average"))
mean_distance = Quantity("mean_distance", msgid("distance from the average {last}"))
naive_hole_class = Quantity("naive_hole_class", msgid("most common digit with {last} holes"))
naive_ink_answer = Quantity("naive_ink_answer", msgid("what counting ink answers"))
naive_ink_percent = Quantity("naive_ink_percent", msgid("percent right by counting ink"))
naive_holes_answer = Quantity("naive_holes_answer", msgid("what counting holes answers"))
naive_holes_percent = Quantity("naive_holes_percent", msgid("percent right by counting holes"))
naive_mean_answer = Quantity("naive_mean_answer", msgid("what the closest average image answers"))
naive_mean_percent = Quantity(
    "naive_mean_percent", msgid("percent right by the closest average image")
)

ANSWERS = {"ink": naive_ink_answer, "holes": naive_holes_answer, "mean": naive_mean_answer}
PERCENTS = {"ink": naive_ink_percent, "holes": naive_holes_percent, "mean": naive_mean_percent}


@dataclass(frozen=True, eq=False)
class Crossing:
    """A digit, and the strokes met on a line straight down its middle.

    Attributes
    ----------
    pixels : (784,)
    line : column of the line, and rows of the strokes that it meets.
    count : number of these strokes.
    """

    pixels: FloatArray
    line: MiddleLine
    count: Reading


def crossing_of(digit: Digit, of: str = "") -> Crossing:
    """Cross a digit down its middle.

    Parameters
    ----------
    of : origin of the digit in the source of the count; empty for the hero.
    """
    line = middle_line(digit.pixels)
    return Crossing(digit.pixels, line, Reading.of(len(line.strokes), strokes(of=of), 0))


@dataclass(frozen=True, eq=False)
class HoleExample:
    """A test digit with a certain number of holes, of the class that most often has as many.

    Attributes
    ----------
    pixels : (784,)
    holes : (28, 28), each pixel's hole, counted from 1, and 0 elsewhere.
    answer : the class, as the rule that counts holes answers.
    """

    pixels: FloatArray
    holes: npt.NDArray[np.int64]
    answer: Reading


class NaiveRules:
    """The naive rules, each made from the half of the test digits in which the hero is not.

    Attributes
    ----------
    hero : the digit that they read.
    label : class of the hero.
    half : which test digits the rules know: those of even index (0), or of odd index (1).
    stroke_rule : the rule for the hero's class that is broken.
    ink_rule, hole_rule, mean_rule : the rules that answer.
    holes : (28, 28), of the hero.
    """

    def __init__(self, hero: Digit, network: Network) -> None:
        self.hero, self.network = hero, network
        self.label, self.half = class_of(hero, network), half_unseen(hero)
        self.stroke_rule = StrokeRule.of_class(self.label)
        self.ink_rule, self.hole_rule = (
            fit_to_half(InkCount, self.half),
            fit_to_half(HoleCount, self.half),
        )
        self.mean_rule = fit_to_half(NearestMean, self.half)
        self.holes = holes_of(hero.pixels)[0]

    @property
    def readings(self) -> dict[str, Reading]:
        """Numbers that the chapter tells, by their names in narrations."""
        digits, pixels = test_set(), self.hero.pixels
        of_class = np.sum(digits.labels == self.label)
        return {
            "pixels": Reading.of(pixels.size, sources.layer_size(0), 0),
            "test_count": Reading.of(len(digits), sources.test_count(), 0),
            "of_class": Reading.of(of_class, sources.test_digits(self.label), 0),
            "strokes": crossing_of(self.hero).count,
            "ink": Reading.of(pixels.sum(), ink(), 1),
            "holes": Reading.of(self.holes.max(), holes(), 0),
            **self._of_stroke_rule(),
            **self._of_rules(),
            **self._of_network(),
        }

    def _of_stroke_rule(self) -> dict[str, Reading]:
        """Return the usual number of strokes, and how many digits break and keep the rule."""
        rule, label = self.stroke_rule, self.label
        return {
            "usual": Reading.of(rule.usual, strokes_usual(label), 0),
            "broken": Reading.of(len(rule.exceptions), strokes_broken(label), 0),
            "kept": Reading.of(len(rule.lookalikes), strokes_kept(label), 0),
        }

    def _of_rules(self) -> dict[str, Reading]:
        """Return the answer of each rule for the hero, and the percentage that it reads rightly."""
        found = {}
        rules: tuple[Rule, ...] = (self.ink_rule, self.hole_rule, self.mean_rule)
        for rule in rules:
            name, answer = rule.name, rule.read_many(self.hero.pixels[np.newaxis])[0]
            percent = percent_right(type(rule))
            found[f"{name}_says"] = Reading.of(answer, ANSWERS[name](self.half), 0)
            found[f"{name}_right"] = Reading.of(percent, PERCENTS[name](), 1)
        return found

    def _of_network(self) -> dict[str, Reading]:
        """Return the answer of the network, and the percentage that it reads rightly."""
        digits, network = test_set(), self.network
        percent = 100 * network.accuracy(digits.pixels, digits.labels)
        return {
            "network_says": Reading.of(network.read(self.hero).answer, sources.answer(), 0),
            "network_right": Reading.of(percent, sources.test_accuracy_percent(), 1),
        }

    def breaking(self) -> list[Crossing]:
        """Return the first other digits of the hero's class that break the rule of strokes."""
        indices = self.stroke_rule.exceptions[: MOST_EXAMPLES + 1]
        digits = [test_set().digit(int(index)) for index in indices]
        others = [digit for digit in digits if digit.origin != self.hero.origin]
        return [crossing_of(digit, of=digit.origin) for digit in others[:MOST_EXAMPLES]]

    def keeping(self) -> list[Crossing]:
        """Return digits of other classes that keep it: the first of each of the first classes."""
        keeping = self.stroke_rule.lookalikes
        _, first = np.unique(test_set().labels[keeping], return_index=True)
        digits = [test_set().digit(int(index)) for index in keeping[np.sort(first)[:MOST_EXAMPLES]]]
        return [crossing_of(digit, of=digit.origin) for digit in digits]

    def class_inks(self) -> list[Reading]:
        """Return the average ink of each class."""
        return [
            Reading.of(mean, class_ink(self.half, label), 1)
            for label, mean in enumerate(self.ink_rule.means)
        ]

    def mean_distances(self) -> list[Reading]:
        """Return the distance of the hero from the average image of each class."""
        return [
            Reading.of(distance, mean_distance(self.half, label), 1)
            for label, distance in enumerate(
                self.mean_rule.distances(self.hero.pixels[np.newaxis])[0]
            )
        ]

    def hole_example(self, count: int) -> HoleExample:
        """Return the first test digit that shows the rule for this many holes (2: or more)."""
        label, digits = int(self.hole_rule.answers[count]), test_set()
        of_class = digits.pixels[digits.labels == label]
        found = holes_of(of_class)
        counts = np.minimum(found.max(axis=(1, 2)), MOST_HOLES)
        first = int(np.flatnonzero(counts == count)[0])
        answer = Reading.of(label, naive_hole_class(self.half, count), 0)
        return HoleExample(of_class[first], found[first], answer)
