"""What chapter 12 tells of turning knobs: its numbers, and the animations for which the network reads every frame."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np
import numpy.typing as npt
from manim import Group, UpdateFromAlphaFunc, linear, smooth

from network import Activations, Digit, Network, shipped_network, test_set
from network.analysis.parameters import (
    ShownParameters,
    StrongestWeight,
    flat_parameters,
    perturbed,
    shipped_states,
    with_parameters,
    with_weight,
)
from scenes import style
from scenes.chapters.thirteen_thousand_knobs.count_table import CountTable
from scenes.chapters.thirteen_thousand_knobs.knob_machine import KnobMachine, LiveOutputs
from scenes.chapters.thirteen_thousand_knobs.knobs import OneKnob
from scenes.figures.layers import grid_centres
from scenes.figures.pictures import DigitImage
from scenes.language.catalogue import translate
from scenes.style import FloatArray
from scenes.text.readout import Reading

SHOWN = {  # knobs on the panel: weights of the first layer, of the later ones, biases
    "16:9": (48, 24, 12),
    "4:3": (46, 22, 12),
    "1:1": (32, 16, 8),
    "9:16": (48, 24, 12),
}
SEEDS = (1, 2, 3)
AMOUNT = 0.8
LITTLE = 0.15  # a change of an output that is hardly seen


class Turning:
    """A network, a digit that it reads, and other networks of which its knobs are turned.

    Attributes
    ----------
    turns : the network with all its knobs turned at random.
    strongest : the weight of the first layer that matters most to this digit.
    states : of the training that comes with the film, from random to trained, each with its accuracy.
    kind : what the digit is meant to be; where nobody knows, what is read.
    """

    def __init__(self, network: Network, hero: Digit) -> None:
        self.network, self.hero, self.read = network, hero, network.read(hero)
        self.turns = [perturbed(network, seed, AMOUNT) for seed in SEEDS]
        self.strongest = StrongestWeight.of(network, hero.pixels)
        self.states = shipped_states()
        self.kind = self.read.answer if hero.label is None else hero.label
        finished = (self.states[-1][0].network, network)
        self.shown = {
            one.sizes: ShownParameters.of(one, hero.pixels, style.for_frame(SHOWN))
            for one in finished
        }

    @cached_property
    def facts(self) -> dict[str, Reading]:
        """The numbers of the captions."""
        digits, wild, last = test_set(), self.turns[-1], len(self.states) - 1
        biases = sum(self.network.sizes[1:])
        wild_share = wild.accuracy(digits.pixels, digits.labels)
        good_share = self.network.accuracy(digits.pixels, digits.labels)
        answers = {
            name: Reading.of(network.read(self.hero).answer, f"turned_answer[{seed}]", 0)
            for name, seed, network in zip(("one", "two", "three"), SEEDS, self.turns, strict=True)
        }
        return answers | {
            "pixels": Reading.of(self.network.sizes[0], "size[0]", 0),
            "weights": Reading.of(self.network.parameter_count - biases, "all_weights", 0),
            "biases": Reading.of(biases, "all_biases", 0),
            "all": Reading.of(self.network.parameter_count, "parameters", 0),
            "in_layer": Reading.of(self.network.weights[0].size, "weights[1]", 0),
            "change": Reading.of(self.strongest.change, "strongest_knob_change", 3),
            "answer": Reading.of(self.read.answer, "answer", 0),
            "wild": Reading.of(100 * wild_share, f"turned_percent[{SEEDS[-1]}]", 1),
            "good": Reading.of(100 * good_share, "test_accuracy_percent", 1),
            "tested": Reading.of(len(digits), "test_count", 0),
            "first": self.percent(0),
            "early": self.percent(1),
            "early_epoch": self.epoch(1),
            "last": self.percent(last),
            "epochs": self.epoch(last),
        }

    def words(self) -> dict[str, str]:
        """What the captions say differently for other networks."""
        ours = self.network.hash == shipped_network().hash
        return {
            "whose": ""
            if ours
            else translate("saved states of the network that comes with the film"),
            "of_whom": "" if ours else translate(", that of the network that comes with the film"),
            "layer": translate(
                "first hidden layer" if len(self.network.weights) > 1 else "output layer"
            ),
            "yet": translate("yet" if self.strongest.change < LITTLE else "and"),
        }

    def epoch(self, index: int) -> Reading:
        """Of a saved state of the training."""
        return Reading.of(self.states[index][0].epoch, f"state_epoch[{index}]", 0)

    def percent(self, index: int) -> Reading:
        """How many of the test digits a saved state reads rightly."""
        return Reading.of(100 * self.states[index][1], f"state_percent[{index}]", 1)

    def off(self, index: int) -> Reading:
        """How far the outputs of a saved state are from what is wanted, all ten together."""
        outputs = self.states[index][0].network.read(self.hero).outputs
        return Reading.of(
            np.abs(outputs - np.eye(len(outputs))[self.kind]).sum(), f"state_off[{index}]"
        )

    def wanted(self) -> list[Reading]:
        """What every output should be: 1 for the right digit, 0 for all others."""
        count = self.network.sizes[-1]
        return [
            Reading.of(float(digit == self.kind), f"wanted[{digit}]", 0) for digit in range(count)
        ]

    def outputs(self) -> list[Reading]:
        """Of the network as it is."""
        last = len(self.network.weights)
        return [Reading.of(a, f"a[{last}][{i}]") for i, a in enumerate(self.read.outputs)]

    def count_table(self) -> CountTable:
        """How many knobs there are: a product for each layer of weights, a sum for the biases, and the total."""
        sizes = [
            Reading.of(size, f"size[{number}]", 0) for number, size in enumerate(self.network.sizes)
        ]
        weights = [
            Reading.of(w.size, f"weights[{n}]", 0)
            for n, w in enumerate(self.network.weights, start=1)
        ]
        return CountTable(sizes, weights, self.facts["biases"], self.facts["all"])

    def machine(self) -> KnobMachine:
        """Some of the knobs of the network as it is, what comes of them, and how many there are."""
        return KnobMachine(
            self.knobs(self.network), self.outputs(), self.facts["answer"], self.facts["all"]
        )

    def one_knob(self, image: DigitImage, outputs: LiveOutputs) -> OneKnob:
        """The strongest knob, as it stands between its pixel and the outputs."""
        i, j = self.strongest.neuron, self.strongest.pixel
        side = round(len(self.hero.pixels) ** 0.5)
        start = grid_centres(side, image.frame.width / side)[j] + image.get_center()
        weight = Reading.of(self.strongest.value, f"w[1][{i}][{j}]")
        activation = Reading.of(self.read.layers[1][i], f"a[1][{i}]")
        change = self.facts["change"]
        return OneKnob(
            weight, activation, self.strongest.large, start, outputs.column.cells.centres, change
        )

    def sweep(self, one: OneKnob, outputs: LiveOutputs) -> UpdateFromAlphaFunc:
        """One weight is turned to the left, to the right, and back."""
        knob = self.strongest
        path = (knob.value, -knob.large, -knob.large, knob.large, knob.large, knob.value)

        def step(_: Group, alpha: float) -> None:
            stage, share = divmod(min(alpha, 1) * (len(path) - 1), 1)
            before, after = path[int(stage)], path[min(int(stage) + 1, len(path) - 1)]
            weight = before + smooth(share) * (after - before)
            read = with_weight(self.network, knob.neuron, knob.pixel, weight).read(self.hero)
            change = knob.change if alpha >= 1 else np.abs(read.outputs - self.read.outputs).max()
            one.show(weight, float(read.layers[1][knob.neuron]), change)
            outputs.show(read.outputs)

        return UpdateFromAlphaFunc(Group(one, outputs), step, rate_func=linear)

    def turn(self, machine: KnobMachine, before: Network, after: Network) -> UpdateFromAlphaFunc:
        """All knobs turn at once from where they are in one network to where they are in another."""
        start, end = flat_parameters(before), flat_parameters(after)

        def step(machine: KnobMachine, alpha: float) -> None:
            share = smooth(alpha)
            now = with_parameters(before, (1 - share) * start + share * end)
            machine.show(self.knobs(now), now.read(self.hero).outputs)

        return UpdateFromAlphaFunc(machine, step, rate_func=linear)

    def keep_turned(self, machine: KnobMachine, number: int) -> None:
        """The machine rests at one of the random turns."""
        seed = SEEDS[number]
        self._keep(
            machine,
            self.turns[number],
            lambda i: f"turned_a[{seed}][{i}]",
            f"turned_answer[{seed}]",
        )

    def keep_state(self, machine: KnobMachine, number: int) -> None:
        """The machine rests at a saved state of the training."""
        network = self.states[number][0].network
        self._keep(machine, network, lambda i: f"state_a[{number}][{i}]", f"state_answer[{number}]")

    def _keep(
        self, machine: KnobMachine, network: Network, source: Callable[[int], str], of_answer: str
    ) -> None:
        read: Activations = network.read(self.hero)
        machine.show(self.knobs(network), read.outputs)
        readings = [Reading.of(a, source(i)) for i, a in enumerate(read.outputs)]
        machine.keep(readings, Reading.of(read.answer, of_answer, 0))

    def knobs(self, network: Network) -> FloatArray:
        """How far the knobs on the panel are turned in a network."""
        return self.shown[network.sizes].turns(network)

    def answers(self, count: int, *, wild: bool) -> tuple[list[Reading], npt.NDArray[np.bool_]]:
        """What is read in the first test digits, with the last random turn or as it was trained; and which is right."""
        network, name = (
            (self.turns[-1], f"turned_answer[{SEEDS[-1]}]") if wild else (self.network, "answer")
        )
        found = network.read_many(test_set().pixels[:count])[-1].argmax(axis=1)
        readings = [
            Reading.of(answer, f"{name}@test:{index}", 0) for index, answer in enumerate(found)
        ]
        return readings, found == test_set().labels[:count]
