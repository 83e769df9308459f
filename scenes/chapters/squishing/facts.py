"""Weighted sums of the first layer before the bias, and one activation for different biases."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from network import Activations, Network
from scenes import sources
from scenes.facts import NeuronView, most_telling_neuron
from scenes.language import msgid
from scenes.sources import Quantity
from scenes.style import FloatArray
from scenes.text import Reading

# The bar is the sum at which the sigmoid is 0.5; a bias b puts it at -b
BAR = 10  # of the example: the neuron lights up only where its sum is above ten

least_sum = Quantity("min dot", msgid("smallest weighted sum in {layer}"))
largest_sum = Quantity("max dot", msgid("largest weighted sum in {layer}"))
above_bar = Quantity("above_bar", msgid("share of an activation above the bar, of {neuron}"))
example_bias = Quantity("example_bias", msgid("bias of an example"))
example_bar = Quantity("example_bar", msgid("what the sum has to beat, in an example"))


@dataclass(frozen=True)
class SquishingFacts:
    """Sums of the first layer, and the one of its neurons that the chapter follows.

    Attributes
    ----------
    neuron : the one that is followed.
    sums : (n,), of all neurons of the layer, before the bias.
    """

    neuron: NeuronView
    sums: FloatArray

    @classmethod
    def of(cls, network: Network, activations: Activations) -> SquishingFacts:
        """Return the facts about what a network computed for a digit."""
        neuron = most_telling_neuron(network, activations)
        return cls(neuron, activations.weighted_sums[0] - network.biases[0])

    @property
    def reach(self) -> float:
        """Largest number of a line that holds all sums and the bar of the example."""
        farthest = max(np.abs(self.sums).max(), BAR + 3)
        return float(np.ceil(farthest / 5) * 5 + 1)

    def activation_above(self, bar: int) -> Reading:
        """Return the activation of the neuron if its sum were measured from ``bar``."""
        value = expit(self.neuron.dot.value - bar)
        return Reading.of(value, above_bar(1, self.neuron.index, bar))

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        return {
            "count": Reading.of(len(self.sums), sources.layer_size(1), 0),
            "least": Reading.of(self.sums.min(), least_sum(1)),
            "most": Reading.of(self.sums.max(), largest_sum(1)),
            "sum": self.neuron.dot,
            "squeezed": self.activation_above(0),
            "example": Reading.of(-BAR, example_bias(), 0),
            "bar": Reading.of(BAR, example_bar(), 0),
            "a": self.neuron.a,
            "b": self.neuron.b,
        }
