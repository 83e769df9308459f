"""What naive rules make of one digit and of the test set, as readings."""

from __future__ import annotations

import numpy as np

from network import Digit, Network, test_set
from network.analysis.baselines import (
    HoleCount,
    InkCount,
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
from scenes.chapters.write_a_program.rules import CrossedDigit, HoleCase
from scenes.text.readout import Reading

MOST_EXAMPLES = 5


def crossed(digit: Digit, width: float, source: str = "") -> CrossedDigit:
    """A digit, and how many strokes are met straight down its middle."""
    line = middle_line(digit.pixels)
    count = Reading.of(len(line.strokes), source or f"strokes@{digit.origin}", 0)
    return CrossedDigit(digit.pixels, line.column, line.strokes, count, width)


class Rulings:
    """The naive rules, each made from the half of the test digits in which the hero is not.

    Attributes
    ----------
    kind : the class of the hero.
    strokes : the rule for this class that is broken.
    ink, hole, mean : the rules that answer.
    holes : the hero's, (28, 28).
    facts : what they say, how often they are right, and what the hero has of what they count.
    """

    def __init__(self, hero: Digit, network: Network) -> None:
        digits, self.hero = test_set(), hero
        self.kind, self.half = class_of(hero, network), half_unseen(hero)
        self.strokes = StrokeRule.of_class(self.kind)
        self.ink, self.hole = fit_to_half(InkCount, self.half), fit_to_half(HoleCount, self.half)
        self.mean = fit_to_half(NearestMean, self.half)
        self.holes = holes_of(hero.pixels)[0]
        of_class = np.sum(digits.labels == self.kind)
        right = 100 * network.accuracy(digits.pixels, digits.labels)
        self.facts = {
            "pixels": Reading.of(hero.pixels.size, "size[0]", 0),
            "test_count": Reading.of(len(digits), "test_count", 0),
            "of_class": Reading.of(of_class, f"test_digits({self.kind})", 0),
            "usual": Reading.of(self.strokes.usual, f"strokes_usual({self.kind})", 0),
            "broken": Reading.of(len(self.strokes.exceptions), f"strokes_broken({self.kind})", 0),
            "kept": Reading.of(len(self.strokes.lookalikes), f"strokes_kept({self.kind})", 0),
            "strokes": Reading.of(len(middle_line(hero.pixels).strokes), "strokes", 0),
            "ink": Reading.of(hero.pixels.sum(), "ink", 1),
            "holes": Reading.of(self.holes.max(), "holes", 0),
            "network_says": Reading.of(network.read(hero).answer, "answer", 0),
            "network_right": Reading.of(right, "test_accuracy_percent", 1),
        }
        rules: tuple[Rule, ...] = (self.ink, self.hole, self.mean)
        for rule in rules:
            says, name = rule.read_many(hero.pixels[np.newaxis])[0], rule.name
            self.facts[f"{name}_says"] = Reading.of(says, f"naive_{name}_answer[{self.half}]", 0)
            self.facts[f"{name}_right"] = Reading.of(
                percent_right(type(rule)), f"naive_{name}_percent", 1
            )

    def breaking(self, width: float) -> list[CrossedDigit]:
        """The first other test digits of the hero's class that have another number of strokes than most."""
        digits = [
            test_set().digit(int(index)) for index in self.strokes.exceptions[: MOST_EXAMPLES + 1]
        ]
        others = [digit for digit in digits if digit.origin != self.hero.origin]
        return [crossed(digit, width) for digit in others[:MOST_EXAMPLES]]

    def keeping(self, width: float) -> list[CrossedDigit]:
        """Test digits of other classes that have just that number: the first of each of the first few classes met."""
        _, first = np.unique(test_set().labels[self.strokes.lookalikes], return_index=True)
        chosen = self.strokes.lookalikes[np.sort(first)[:MOST_EXAMPLES]]
        return [crossed(test_set().digit(int(index)), width) for index in chosen]

    def class_inks(self) -> list[Reading]:
        """Average ink of each class."""
        return [
            Reading.of(mean, f"class_ink[{self.half}][{c}]", 1)
            for c, mean in enumerate(self.ink.means)
        ]

    def mean_distances(self) -> list[Reading]:
        """How far the hero is from the average image of each class."""
        away = self.mean.distances(self.hero.pixels[np.newaxis])[0]
        return [
            Reading.of(distance, f"mean_distance[{self.half}][{c}]", 1)
            for c, distance in enumerate(away)
        ]

    def hole_case(
        self, holes: int, words: str, width: float, places: tuple[float, float, float, float]
    ) -> HoleCase:
        """For a number of holes (2: or more), the digit that it stands for, and the first test digit that is one."""
        label, digits = int(self.hole.answers[holes]), test_set()
        of_class = digits.pixels[digits.labels == label]
        found = holes_of(of_class)
        first = int(np.flatnonzero(np.minimum(found.max(axis=(1, 2)), 2) == holes)[0])
        says = Reading.of(label, f"naive_hole_class[{self.half}][{holes}]", 0)
        return HoleCase(of_class[first], found[first], words, says, width, places)
