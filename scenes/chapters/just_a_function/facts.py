"""Numbers that go into functions, one neuron or the whole network, and what comes out."""

from __future__ import annotations

import numpy as np

from network import Activations, Digit, Network, test_set
from scenes import sources
from scenes.facts import most_telling_neuron
from scenes.style import FloatArray
from scenes.text import Reading

SPREAD = (0.0, 0.8, 0.25)  # activations of the neuron that the digits shown come near to
CANDIDATES = 500  # test digits among which these are looked for
NEW_DIGITS = 6


class FunctionFacts:
    """Neurons and digits that show that a neuron, and the whole network, is a function.

    Attributes
    ----------
    neuron : of the first hidden layer, the one that is followed.
    varied : indices of test digits for which the neuron's activation is near ``SPREAD``.
    new : indices of the first test digits other than the hero.
    last : number of the layer of outputs, the pixels being 0.
    """

    def __init__(self, network: Network, activations: Activations, hero: Digit) -> None:
        self.network, self.activations = network, activations
        self.neuron = most_telling_neuron(network, activations)
        self.last = len(network.weights)
        of_neuron = network.read_many(test_set().pixels[:CANDIDATES])[1][:, self.neuron.index]
        self.varied = [int(np.argmin(np.abs(of_neuron - level))) for level in SPREAD]
        self.new = [index for index in range(NEW_DIGITS + 1) if hero.origin != f"test:{index}"]
        self.new = self.new[:NEW_DIGITS]

    @property
    def goes_on(self) -> bool:
        """True where the first layer after the pixels is hidden, and another one follows."""
        return self.last > 1

    @property
    def carried(self) -> FloatArray:
        """Weight times activation of each edge into the second layer after the pixels."""
        return self.network.weights[1] * self.activations.layers[1]

    @property
    def farther(self) -> int:
        """Index of the neuron of the second layer that its inputs most speak for."""
        return int(np.argmax(self.carried.clip(0).sum(axis=1)))

    @property
    def squashed(self) -> list[tuple[Reading, Reading]]:
        """Sums with their activations: the neuron's, the least, a middle one, and its again."""
        sums, found = self.activations.weighted_sums[0], self.activations.layers[1]
        index = self.neuron.index
        others = [int(i) for i in np.argsort(sums) if i != index]
        shown = [index, *others[:1], *others[len(others) // 2 :][:1], index]
        return [
            (
                Reading.of(sums[i], sources.weighted_sum_and_bias(1, i)),
                Reading.of(found[i], sources.activation(1, i)),
            )
            for i in shown
        ]

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        sizes, last = self.network.sizes, self.last
        told = {
            "inputs": Reading.of(sizes[0], sources.layer_size(0), 0),
            "hidden": Reading.of(sizes[1], sources.layer_size(1), 0),
            "outputs": Reading.of(sizes[-1], sources.layer_size(last), 0),
            "parameters": Reading.of(self.network.parameter_count, sources.parameters(), 0),
            "number": self.neuron.number,
            "z": self.neuron.z,
            "a": self.neuron.a,
        }
        if self.goes_on:
            i = self.farther
            told["farther"] = Reading.of(i + 1, sources.neuron_number(i), 0)
            told["out"] = Reading.of(self.activations.layers[2][i], sources.activation(2, i))
        return told
