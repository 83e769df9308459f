"""Facts that several chapters tell: a neuron and what it adds up; how bright layers are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from network import Activations, Network
from scenes import sources
from scenes.style import FloatArray
from scenes.text import Reading


@dataclass(frozen=True, eq=False)
class NeuronView:
    """One neuron of the first hidden layer, with all that makes up its activation for one digit.

    Attributes
    ----------
    index : position in the layer, from 0.
    weights : of its inputs, (784,).
    products : weights times activations of the inputs, (784,).
    bias, activation : of the neuron.
    """

    index: int
    weights: FloatArray
    products: FloatArray
    bias: float
    activation: float

    @property
    def positive(self) -> Reading:
        """Sum of all that pushes it up."""
        pushing_up = self.products[self.products > 0]
        return Reading.of(pushing_up.sum(), sources.positive_part(1, self.index))

    @property
    def negative(self) -> Reading:
        """Sum of all that pushes it down."""
        pushing_down = self.products[self.products < 0]
        return Reading.of(pushing_down.sum(), sources.negative_part(1, self.index))

    @property
    def dot(self) -> Reading:
        """Weighted sum, before the bias."""
        return Reading.of(self.products.sum(), sources.weighted_sum(1, self.index))

    @property
    def z(self) -> Reading:
        """Weighted sum with the bias."""
        z = self.products.sum() + self.bias
        return Reading.of(z, sources.weighted_sum_and_bias(1, self.index))

    @property
    def b(self) -> Reading:
        """Bias."""
        return Reading.of(self.bias, sources.bias(1, self.index))

    @property
    def a(self) -> Reading:
        """Activation."""
        return Reading.of(self.activation, sources.activation(1, self.index))

    @property
    def number(self) -> Reading:
        """Number of the neuron in its layer, counted from 1."""
        return Reading.of(self.index + 1, sources.neuron_number(self.index), 0)


def most_telling_neuron(network: Network, activations: Activations) -> NeuronView:
    """Return the neuron of the first hidden layer into which most is added, up and down.

    Its score is the smaller of the positive and the negative part of its sum, plus what is left
    of the sum where that is positive.
    """
    products = network.weights[0] * activations.pixels
    up, down = np.maximum(products, 0).sum(axis=1), np.maximum(-products, 0).sum(axis=1)
    index = int(np.argmax(np.minimum(up, down) + np.maximum(up - down, 0)))
    return NeuronView(
        index,
        network.weights[0][index],
        products[index],
        float(network.biases[0][index]),
        float(activations.layers[1][index]),
    )


def brightness(layers: Sequence[FloatArray]) -> list[FloatArray]:
    """Return the brightness 0..1 of every neuron: its activation, where the layer's lie in 0..1.

    A layer of ReLU has no upper end; its activations are drawn relative to the largest of them.
    """
    return [levels / max(1.0, float(levels.max())) for levels in layers]


def is_relative(layers: Sequence[FloatArray]) -> bool:
    """Return whether some layer is drawn relative to its largest activation."""
    return any(levels.max() > 1 for levels in layers)


def squashing_of(network: Network) -> str:
    """Name the function of the first layer after the pixels: sigmoid, relu or softmax."""
    return network.activation if len(network.weights) > 1 else network.read_out
