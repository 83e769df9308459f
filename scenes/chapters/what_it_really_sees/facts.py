"""What chapter 15 found out about a network: its numbers, and what the captions say differently for other networks."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from manim import Group

from network import Activations, Digit, Network, shipped_network, test_set
from network.analysis.interpretation import (
    SURE,
    Contributions,
    EdgeMatch,
    Mistakes,
    NoiseSearch,
    hoped_edges,
    plain_twin,
    read_noise,
)
from network.analysis.parameters import shipped_states
from scenes.figures.grids import misread, taken_for
from scenes.figures.outputs import output_readings
from scenes.language.catalogue import translate
from scenes.text.readout import Reading, formatted

SHOWN = 16  # neurons whose weights are shown
ARGUING = (4, 3)  # neurons that are named: how many for the answer, how many against it
MISTAKES = 8


class Sightings:
    """What a network looks for, what decides about a digit, and what it is sure of.

    Attributes
    ----------
    weights, edges, twin : (count, 784), of the first neurons, as hoped for, and of the plainly trained twin.
    alike : each neuron's likeness to the little edge that fits it best.
    best : the neuron that is most like an edge.
    contributions : to the answer.
    states : of the training of this network, from random to trained; empty where it is not the shipped one.
    """

    def __init__(self, network: Network, hero: Digit) -> None:
        self.network, self.hero, self.read = network, hero, network.read(hero)
        self.count, self.last = min(SHOWN, network.sizes[1]), len(network.weights)
        self.weights, self.edges = network.weights[0][: self.count], hoped_edges(self.count)
        self.twin = plain_twin().weights[0][: self.count]
        self.alike = EdgeMatch.of(self.weights)
        self.best = int(self.alike.values.argmax())
        self.contributions = Contributions.to_output(network, self.read, self.read.answer, ARGUING)
        self.mistakes = Mistakes.of(network, test_set(), MISTAKES)
        self.noises = NoiseSearch.over(network)
        self.states = shipped_states() if network.hash == shipped_network().hash else []

    @cached_property
    def likenesses(self) -> list[Reading]:
        """How alike each neuron is to the edge that fits it best."""
        return [
            Reading.of(value, f"edge_likeness[{i}]" + "".join(f"[{n}]" for n in place))
            for i, (value, place) in enumerate(
                zip(self.alike.values, self.alike.places, strict=True)
            )
        ]

    def term(self, i: int) -> Reading:
        """What a neuron of the last hidden layer adds to the answer's weighted sum."""
        value = self.contributions.terms[i]
        return Reading.of(value, f"push[{self.last}][{self.read.answer}][{i}]", sign=True)

    @property
    def rest(self) -> Reading:
        """What all neurons that are not named add."""
        named = "".join(
            f"[{i}]" for i in (*self.contributions.raising, *self.contributions.lowering)
        )
        value = self.contributions.terms[list(self.contributions.others)].sum()
        return Reading.of(value, f"push_rest[{self.last}][{self.read.answer}]{named}", sign=True)

    @property
    def total(self) -> Reading:
        """The weighted sum of the answer."""
        answer = self.read.answer
        return Reading.of(self.read.weighted_sums[-1][answer], f"z[{self.last}][{answer}]")

    @property
    def bias(self) -> Reading:
        """The bias of the answer."""
        answer = self.read.answer
        return Reading.of(self.network.biases[-1][answer], f"b[{self.last}][{answer}]", sign=True)

    @property
    def named(self) -> list[tuple[Reading, Reading]]:
        """Which neurons of the last hidden layer are singled out, for each its number and its activation."""
        layer = self.read.layers[-2]
        return [
            (Reading.of(i + 1, f"number({i})", 0), Reading.of(layer[i], f"a[{self.last - 1}][{i}]"))
            for i in (*self.contributions.raising, *self.contributions.lowering)
        ]

    @property
    def others(self) -> Reading:
        """How many are not singled out."""
        count = len(self.contributions.others)
        return Reading.of(count, f"count(0:{count})", 0)

    @property
    def terms(self) -> list[Reading]:
        """What is added up to the answer's weighted sum: those singled out, all others together, and the bias."""
        singled = [
            self.term(i) for i in (*self.contributions.raising, *self.contributions.lowering)
        ]
        return [*singled, self.rest, self.bias]

    def of_test(self, index: int) -> tuple[Activations, list[Reading]]:
        """What is read in a test digit, and all outputs as numbers."""
        read = self.network.read(test_set().digit(index))
        return read, output_readings(read.outputs, self.last, f"@test:{index}", 3)

    def of_noise(self, seed: int) -> tuple[Activations, list[Reading]]:
        """What is read in a picture of noise, and all outputs as numbers."""
        read = read_noise(self.network, seed)
        return read, output_readings(read.outputs, self.last, f"@noise:{seed}", 3)

    @staticmethod
    def label(index: int) -> Reading:
        """What a test digit was meant to be."""
        return Reading.of(test_set().labels[index], f"label@test:{index}", 0)

    def answer(self, index: int) -> Reading:
        """What a test digit is read as."""
        return Reading.of(self.of_test(index)[0].answer, f"answer@test:{index}", 0)

    def epoch(self, state: int) -> Reading:
        """Of a saved state of the training."""
        return Reading.of(self.states[state][0].epoch, f"state_epoch[{state}]", 0)

    def percent(self, state: int) -> Reading:
        """How many of the test digits a saved state reads rightly."""
        return Reading.of(100 * self.states[state][1], f"state_percent[{state}]", 1)

    def value(self, index: int) -> Reading:
        """The output of a test digit's answer."""
        read, readings = self.of_test(index)
        return readings[read.answer]

    def mistakes_on_a_wall(self, width: float, *, in_two_lines: bool = False) -> list[Group]:
        """The surest mistakes with what each was meant to be, what was read, and how surely."""
        pixels = test_set().pixels
        return [
            misread(
                pixels[i],
                self.label(i),
                self.answer(i),
                width,
                self.value(i),
                in_two_lines=in_two_lines,
            )
            for i in self.mistakes.surest
        ]

    def noise_on_a_wall(self, count: int, width: float) -> list[Group]:
        """Pictures of noise with what is read in them, and how surely."""
        pieces = []
        for seed in range(count):
            read, readings = self.of_noise(seed)
            value = Reading.of(readings[read.answer].value, readings[read.answer].source)
            answer = Reading.of(read.answer, f"answer@noise:{seed}", 0)
            pieces.append(
                taken_for(read.pixels, answer, value, sure=value.value > SURE, width=width)
            )
        return pieces

    @cached_property
    def facts(self) -> dict[str, Reading]:
        """The numbers of the captions."""
        digits, answer = test_set(), self.read.answer
        wrong, seed = self.mistakes.surest[0], self.noises.seed
        unread = self.of_noise(seed)
        strongest, weakest = (
            int(self.contributions.terms.argmax()),
            int(self.contributions.terms.argmin()),
        )
        return {
            "count": Reading.of(self.count, f"count(0:{self.count})", 0),
            "accuracy": Reading.of(
                100 * self.network.accuracy(digits.pixels, digits.labels), "test_accuracy_percent"
            ),
            "twin_accuracy": Reading.of(
                100 * plain_twin().accuracy(digits.pixels, digits.labels), "twin_accuracy_percent"
            ),
            "parameters": Reading.of(self.network.parameter_count, "parameters", 0),
            "best": Reading.of(self.best + 1, f"number({self.best})", 0),
            "alike": self.likenesses[self.best],
            "least": min(self.likenesses, key=lambda reading: reading.value),
            "answer": Reading.of(answer, "answer", 0),
            "for": Reading.of(strongest + 1, f"number({strongest})", 0),
            "against": Reading.of(weakest + 1, f"number({weakest})", 0),
            "output": Reading.of(self.read.outputs[answer], f"a[{self.last}][{answer}]"),
            "total": self.total,
            "label": self.label(wrong),
            "misread": self.answer(wrong),
            "misread_value": self.value(wrong),
            "surest": Reading.of(
                len(self.mistakes.surest), f"count(0:{len(self.mistakes.surest)})", 0
            ),
            "wrong": Reading.of(self.mistakes.count, "test_wrong", 0),
            "sure_wrong": Reading.of(self.mistakes.sure, "test_wrong_sure", 0),
            "seed": Reading.of(seed, f"noise_seed({self.noises.tried})", 0),
            "noise_answer": Reading.of(unread[0].answer, f"answer@noise:{seed}", 0),
            "noise_value": unread[1][unread[0].answer],
            "tried": Reading.of(self.noises.tried, f"count(0:{self.noises.tried})", 0),
            "sure": Reading.of(self.noises.sure, f"noise_sure({self.noises.tried})", 0),
        }

    def words(self) -> dict[str, str]:
        """What the captions say differently for other digits and networks."""
        right = self.hero.label in {None, self.read.answer}
        terms, sure = self.contributions.terms, self.facts["misread_value"].value > SURE
        return {
            "verdict": translate(
                "and yet they lead" if right else "and this time they lead astray,"
            ),
            "what": translate("digit") if self.hero.label is None else str(self.hero.label),
            "which": translate("all" if self.count == self.network.sizes[1] else "the first"),
            "speaks_for": translate(
                "speaks most for" if terms.max() > 0 else "speaks least against"
            ),
            "speaks_against": translate("most against it" if terms.min() < 0 else "least for it"),
            "sure_and_wrong": translate(
                "It can be sure and wrong." if sure else "It can be wrong."
            ),
            "limit": formatted(SURE, 1),
            "moral": translate(
                "Training showed it only digits, whole and in the middle, and never asked it to be unsure."
                if self.noises.sure
                else "Yet training showed it only digits, whole and in the middle, and never asked it about noise."
            ),
            "way": translate(
                "From random on, training turned" if self.states else "Training turned"
            ),
        }


def one_of_each_class() -> list[int]:
    """The first test digit of each class."""
    return [int(np.argmax(test_set().labels == label)) for label in range(10)]
