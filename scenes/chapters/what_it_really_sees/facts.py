"""Weights of a network, contributions to its answer, and pictures about which it is sure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

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
from scenes import sources
from scenes.language import msgid, translate
from scenes.sources import Form, Quantity
from scenes.style import FloatArray
from scenes.text import Reading, formatted

SHOWN = 16  # neurons whose weights are shown
NAMED = (4, 3)  # neurons with a row of their own: how many for the answer, how many against it
MISTAKES = 8

edge_likeness = Quantity("edge_likeness", msgid("similarity of neuron {next} to an edge"))
twin_accuracy_percent = Quantity("twin_accuracy_percent", msgid("percent right by the twin"))
push = Quantity("push", msgid("weight times activation from {origin} to {neuron}"))
push_rest = Quantity("push_rest", msgid("what all the other neurons add up to"))
test_wrong_sure = Quantity("test_wrong_sure", msgid("confident mistakes among the test digits"))
noise_seed = Quantity("noise_seed", msgid("number of the noise picture"), Form.PARENTHESES)
noise_sure = Quantity(
    "noise_sure",
    msgid("noise pictures the network is sure about, out of {last}"),
    Form.PARENTHESES,
)


@lru_cache(maxsize=2)
def _likenesses(network: Network) -> EdgeMatch:
    """Return the likeness of the neurons that are shown to edges: the same for every hero."""
    return EdgeMatch.of(network.weights[0][:SHOWN])


@dataclass(frozen=True)
class ReadPicture:
    """A picture, and what the network reads in it.

    Attributes
    ----------
    pixels : (784,), 0..1.
    outputs : one reading for each.
    answer : the digit of the brightest one.
    """

    pixels: FloatArray
    outputs: list[Reading]
    answer: Reading

    @property
    def levels(self) -> FloatArray:
        """Outputs as an array, (10,)."""
        return np.array([output.value for output in self.outputs])

    @property
    def value(self) -> Reading:
        """Output of the answer."""
        return self.outputs[round(self.answer.value)]


class InterpretationFacts:
    """Weights of a network, its contributions to an answer, its mistakes, and its reading of noise.

    Attributes
    ----------
    count : number of neurons that are shown, the first ones of the first hidden layer.
    weights, edges, twin : (count, 784), theirs, as hoped for, and of the plainly trained twin.
    alike : likeness of each neuron to the little edge that fits it best.
    best : the neuron that is most like an edge.
    contributions : to the weighted sum of the answer.
    mistakes, noises : pictures that are read wrongly, and those of noise.
    states : of the training of this network, from random to trained; empty for other networks than
        the shipped one.
    """

    def __init__(self, network: Network, hero: Digit) -> None:
        self.network, self.hero, self.read = network, hero, network.read(hero)
        self.count, self.last = min(SHOWN, network.sizes[1]), len(network.weights)
        self.weights, self.edges = network.weights[0][: self.count], hoped_edges(self.count)
        self.twin = plain_twin().weights[0][: self.count]
        self.alike = _likenesses(network)
        self.best = int(self.alike.values.argmax())
        self.contributions = Contributions.to_output(network, self.read, self.read.answer, NAMED)
        self.mistakes = Mistakes.of(network, test_set(), MISTAKES)
        self.noises = NoiseSearch.over(network)
        self.states = shipped_states() if network.hash == shipped_network().hash else ()

    @cached_property
    def likenesses(self) -> list[Reading]:
        """Likeness of each neuron to the edge that fits it best."""
        pairs = zip(self.alike.values, self.alike.places, strict=True)
        return [
            Reading.of(value, edge_likeness(i, *place)) for i, (value, place) in enumerate(pairs)
        ]

    def activation(self, neuron: int) -> Reading:
        """Return the activation of a neuron of the first hidden layer, for the hero."""
        return Reading.of(self.read.layers[1][neuron], sources.activation(1, neuron))

    @property
    def singled_out(self) -> tuple[int, ...]:
        """Neurons of the last hidden layer with a row of their own, for the answer and against."""
        return (*self.contributions.raising, *self.contributions.lowering)

    @property
    def named(self) -> list[tuple[Reading, Reading]]:
        """Number and activation of each of these."""
        layer = self.read.layers[-2]
        return [
            (
                Reading.of(i + 1, sources.neuron_number(i), 0),
                Reading.of(layer[i], sources.activation(self.last - 1, i)),
            )
            for i in self.singled_out
        ]

    @property
    def others(self) -> Reading:
        """Number of the other neurons of that layer."""
        count = len(self.contributions.others)
        return Reading.of(count, sources.count(0, count), 0)

    @property
    def terms(self) -> list[Reading]:
        """Contributions of those singled out, of all others together, and the bias."""
        last, answer, terms = self.last, self.read.answer, self.contributions.terms
        single = [Reading.of(terms[i], push(last, answer, i), sign=True) for i in self.singled_out]
        rest = Reading.of(
            terms[list(self.contributions.others)].sum(),
            push_rest(last, answer, *self.singled_out),
            sign=True,
        )
        bias = Reading.of(self.network.biases[-1][answer], sources.bias(last, answer), sign=True)
        return [*single, rest, bias]

    @property
    def total(self) -> Reading:
        """Weighted sum of the answer."""
        answer = self.read.answer
        source = sources.weighted_sum_and_bias(self.last, answer)
        return Reading.of(self.read.weighted_sums[-1][answer], source)

    def test_digit(self, index: int) -> ReadPicture:
        """Return a test digit with what is read in it."""
        digit = test_set().digit(index)
        return self._picture(self.network.read(digit), digit.origin)

    def noise(self, seed: int, decimals: int = 3) -> ReadPicture:
        """Return a picture of noise with what is read in it."""
        return self._picture(read_noise(self.network, seed), f"noise:{seed}", decimals)

    def _picture(self, read: Activations, origin: str, decimals: int = 3) -> ReadPicture:
        outputs = [
            Reading.of(value, sources.activation(self.last, digit, of=origin), decimals)
            for digit, value in enumerate(read.outputs)
        ]
        answer = Reading.of(read.answer, sources.answer(of=origin), 0)
        return ReadPicture(read.pixels, outputs, answer)

    @cached_property
    def surest_mistakes(self) -> list[tuple[Reading, ReadPicture]]:
        """Labels and pictures that are read wrongly with the highest outputs, highest first."""
        labels = test_set().labels
        return [
            (Reading.of(labels[i], sources.label(of=f"test:{i}"), 0), self.test_digit(i))
            for i in self.mistakes.surest
        ]

    def epoch(self, state: int) -> Reading:
        """Return the epoch of a saved state of the training."""
        return Reading.of(self.states[state][0].epoch, sources.state_epoch(state), 0)

    def percent(self, state: int) -> Reading:
        """Return the percentage of test digits that a saved state reads rightly."""
        return Reading.of(100 * self.states[state][1], sources.state_percent(state), 1)

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        return self._of_weights() | self._of_answer() | self._of_mistakes() | self._of_noise()

    def _of_weights(self) -> dict[str, Reading]:
        pixels, labels = test_set().pixels, test_set().labels
        ours, twin = (100 * one.accuracy(pixels, labels) for one in (self.network, plain_twin()))
        return {
            "count": Reading.of(self.count, sources.count(0, self.count), 0),
            "best": Reading.of(self.best + 1, sources.neuron_number(self.best), 0),
            "alike": self.likenesses[self.best],
            "least": min(self.likenesses, key=lambda reading: reading.value),
            "accuracy": Reading.of(ours, sources.test_accuracy_percent()),
            "twin_accuracy": Reading.of(twin, twin_accuracy_percent()),
            "parameters": Reading.of(self.network.parameter_count, sources.parameters(), 0),
        }

    def _of_answer(self) -> dict[str, Reading]:
        answer, terms = self.read.answer, self.contributions.terms
        strongest, weakest = int(terms.argmax()), int(terms.argmin())
        level = self.read.outputs[answer]
        return {
            "answer": Reading.of(answer, sources.answer(), 0),
            "for": Reading.of(strongest + 1, sources.neuron_number(strongest), 0),
            "against": Reading.of(weakest + 1, sources.neuron_number(weakest), 0),
            "output": Reading.of(level, sources.activation(self.last, answer)),
            "total": self.total,
        }

    def _of_mistakes(self) -> dict[str, Reading]:
        (label, wrong), count = self.surest_mistakes[0], len(self.surest_mistakes)
        return {
            "label": label,
            "misread": wrong.answer,
            "misread_value": wrong.value,
            "surest": Reading.of(count, sources.count(0, count), 0),
            "wrong": Reading.of(self.mistakes.count, sources.test_wrong(), 0),
            "sure_wrong": Reading.of(self.mistakes.sure, test_wrong_sure(), 0),
        }

    def _of_noise(self) -> dict[str, Reading]:
        seed, tried = self.noises.seed, self.noises.tried
        found = self.noise(seed)
        return {
            "seed": Reading.of(seed, noise_seed(tried), 0),
            "noise_answer": found.answer,
            "noise_value": found.value,
            "tried": Reading.of(tried, sources.count(0, tried), 0),
            "sure": Reading.of(self.noises.sure, noise_sure(tried), 0),
        }

    def words(self) -> dict[str, str]:
        """Return words of the narration that differ for other digits and networks, by name."""
        right = self.hero.label in {None, self.read.answer}
        terms, (_, wrong) = self.contributions.terms, self.surest_mistakes[0]
        return {
            "verdict": translate(
                "but together they lead" if right else "and this time they lead astray,"
            ),
            "what": translate("digit") if self.hero.label is None else str(self.hero.label),
            "which": translate("all" if self.count == self.network.sizes[1] else "the first"),
            "speaks_for": translate(
                "pulls hardest for" if terms.max() > 0 else "pulls least against"
            ),
            "speaks_against": translate(
                "hardest against it" if terms.min() < 0 else "least for it"
            ),
            "sure_and_wrong": translate(
                "A network can be sure and still be wrong."
                if wrong.value.value > SURE
                else "A network can be wrong."
            ),
            "limit": formatted(SURE, 1),
            "moral": self._moral(),
            "way": translate(
                "From a random start, training nudged" if self.states else "Training nudged"
            ),
        }

    def _moral(self) -> str:
        """Return the last sentence on noise, for a network that is sure of some of it or none."""
        return translate(
            "Training only showed it digits, and never asked it to be unsure."
            if self.noises.sure
            else "Not bad, for something that had only ever seen digits."
        )


def first_of_each_class() -> FloatArray:
    """Return the first test digit of each class, (10, 784)."""
    digits = test_set()
    return digits.pixels[[int(np.argmax(digits.labels == label)) for label in range(10)]]
