"""Facts about turning knobs: random settings, saved training states, and the answers of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from network import Digit, Network, shipped_network, test_set
from network.analysis.parameters import (
    ShownParameters,
    StrongestWeight,
    perturbed,
    shipped_states,
)
from scenes import sources
from scenes.language import msgid, translate
from scenes.sources import Quantity, Source
from scenes.style import FloatArray
from scenes.text import Reading

SEEDS = (1, 2, 3)  # one for each random setting
AMOUNT = 0.8  # standard deviation of random turns, in units of that of the layer's weights

strongest_knob_change = Quantity(
    "strongest_knob_change", msgid("the most that one knob changes an output")
)
turned_a = Quantity("turned_a", msgid("output {last} with knobs at random, setting {first}"))
turned_answer = Quantity("turned_answer", msgid("answer with knobs at random, setting {last}"))
turned_percent = Quantity("turned_percent", msgid("percent right with knobs at random"))
wanted = Quantity("wanted", msgid("wanted output {last}"))
state_a = Quantity("state_a", msgid("output {last} at state {first} of the training"))
state_answer = Quantity("state_answer", msgid("answer at state {last} of the training"))
state_off = Quantity(
    "state_off", msgid("total error of the outputs at state {last} of the training")
)


@dataclass(frozen=True)
class Setting:
    """One setting of all knobs, and what the network reads with it.

    Attributes
    ----------
    turns : (n,), of the knobs on the panel; 1 is all the way to the right.
    outputs, answer : outputs and answer for the hero.
    """

    turns: FloatArray
    outputs: list[Reading]
    answer: Reading


class KnobFacts:
    """A network, the digit it reads, and the same with random knobs and at saved training states.

    Parameters
    ----------
    shown : how many first-layer weights, later weights and biases the panel shows as knobs.

    Attributes
    ----------
    at_random : the network with all its knobs turned, once for each of ``SEEDS``.
    strongest : the weight of the first layer that matters most to this digit.
    states : of the training of the shipped network, from random to trained, with accuracies.
    meant : label of the digit, or the network's answer if it has no label.
    """

    def __init__(self, network: Network, hero: Digit, shown: tuple[int, int, int]) -> None:
        self.network, self.hero, self.read = network, hero, network.read(hero)
        self.at_random = [perturbed(network, seed, AMOUNT) for seed in SEEDS]
        self.strongest = StrongestWeight.of(network, hero.pixels)
        self.states = shipped_states()
        self.meant = self.read.answer if hero.label is None else hero.label
        # a panel for each shape; if both have the same, that of ``network`` stays
        finished = (self.states[-1][0].network, network)
        self._shown = {one.sizes: ShownParameters.of(one, hero.pixels, shown) for one in finished}

    @cached_property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        network, digits, last = self.network, test_set(), len(self.states) - 1
        biases = sum(network.sizes[1:])
        wild, good = (
            100 * one.accuracy(digits.pixels, digits.labels)
            for one in (self.at_random[-1], network)
        )
        answers = {
            name: Reading.of(one.read(self.hero).answer, turned_answer(seed), 0)
            for name, seed, one in zip(("one", "two", "three"), SEEDS, self.at_random, strict=True)
        }
        return answers | {
            "pixels": self.layer_sizes[0],
            "weights": Reading.of(network.parameter_count - biases, sources.all_weights(), 0),
            "biases": Reading.of(biases, sources.all_biases(), 0),
            "all": Reading.of(network.parameter_count, sources.parameters(), 0),
            "in_layer": self.weights_into[0],
            "change": Reading.of(self.strongest.change, strongest_knob_change(), 3),
            "wild": Reading.of(wild, turned_percent(SEEDS[-1]), 1),
            "good": Reading.of(good, sources.test_accuracy_percent(), 1),
            "tested": Reading.of(len(digits), sources.test_count(), 0),
            "first": self.percent(0),
            "early": self.percent(1),
            "early_epoch": self.epoch(1),
            "last": self.percent(last),
            "epochs": self.epoch(last),
        }

    def words(self) -> dict[str, str]:
        """Return words of the narration that differ for other networks, by name."""
        ours = self.network.hash == shipped_network().hash
        return {
            "whose": ""
            if ours
            else translate("saved states of the network that comes with the film"),
            "of_whom": "" if ours else translate(", of the network that comes with the film,"),
            "layer": translate(
                "first hidden layer" if len(self.network.weights) > 1 else "output layer"
            ),
        }

    @cached_property
    def layer_sizes(self) -> list[Reading]:
        """Number of neurons in each layer, the pixels first."""
        sizes = enumerate(self.network.sizes)
        return [Reading.of(size, sources.layer_size(layer), 0) for layer, size in sizes]

    @cached_property
    def weights_into(self) -> list[Reading]:
        """Number of weights into each layer after the pixels."""
        weights = enumerate(self.network.weights, start=1)
        return [Reading.of(w.size, sources.weights_into(layer), 0) for layer, w in weights]

    @property
    def strongest_weight(self) -> Reading:
        """Value of the knob that matters most."""
        knob = self.strongest
        return Reading.of(knob.value, sources.weight(1, knob.neuron, knob.pixel))

    @property
    def strongest_activation(self) -> Reading:
        """Activation of the neuron that this knob leads to."""
        neuron = self.strongest.neuron
        return Reading.of(self.read.layers[1][neuron], sources.activation(1, neuron))

    def epoch(self, state: int) -> Reading:
        """Return the epoch of a saved state of the training."""
        return Reading.of(self.states[state][0].epoch, sources.state_epoch(state), 0)

    def percent(self, state: int) -> Reading:
        """Return the percentage of test digits that a saved state reads correctly."""
        return Reading.of(100 * self.states[state][1], sources.state_percent(state), 1)

    def off(self, state: int) -> Reading:
        """Return the sum of absolute differences between a saved state's outputs and the wanted."""
        outputs = self.states[state][0].network.read(self.hero).outputs
        distance = np.abs(outputs - np.eye(len(outputs))[self.meant]).sum()
        return Reading.of(distance, state_off(state))

    def wanted_outputs(self) -> list[Reading]:
        """Return the wanted outputs: 1 for the right digit, 0 for all others."""
        digits = range(self.network.sizes[-1])
        return [Reading.of(float(digit == self.meant), wanted(digit), 0) for digit in digits]

    def as_trained(self) -> Setting:
        """Return the setting of the network as it is."""
        last = len(self.network.weights)
        of_outputs = [sources.activation(last, i) for i in range(self.network.sizes[-1])]
        return self._setting(self.network, of_outputs, sources.answer())

    def random_setting(self, number: int) -> Setting:
        """Return one of the settings at random."""
        network, seed = self.at_random[number], SEEDS[number]
        of_outputs = [turned_a(seed, i) for i in range(network.sizes[-1])]
        return self._setting(network, of_outputs, turned_answer(seed))

    def state_setting(self, state: int) -> Setting:
        """Return the setting of a saved state of the training."""
        network = self.states[state][0].network
        of_outputs = [state_a(state, i) for i in range(network.sizes[-1])]
        return self._setting(network, of_outputs, state_answer(state))

    def _setting(self, network: Network, of_outputs: list[Source], of_answer: Source) -> Setting:
        read = network.read(self.hero)
        outputs = [Reading.of(*pair) for pair in zip(read.outputs, of_outputs, strict=True)]
        return Setting(self.turns(network), outputs, Reading.of(read.answer, of_answer, 0))

    def turns(self, network: Network) -> FloatArray:
        """Return how far the knobs on the panel are turned in a network, (n,)."""
        return self._shown[network.sizes].turns(network)

    def answers(self, count: int, *, wild: bool) -> tuple[list[Reading], npt.NDArray[np.bool_]]:
        """Return the answers for the first ``count`` test digits, and whether each is correct.

        Parameters
        ----------
        wild : true for the last setting at random, false for the network as it was trained.
        """
        network = self.at_random[-1] if wild else self.network
        found = network.read_many(test_set().pixels[:count])[-1].argmax(axis=1)
        readings = [
            Reading.of(
                answer,
                turned_answer(SEEDS[-1], of=f"test:{index}")
                if wild
                else sources.answer(of=f"test:{index}"),
                0,
            )
            for index, answer in enumerate(found)
        ]
        return readings, found == test_set().labels[:count]
