"""What is shown of what a network computed: the choices that several chapters share, made from the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network import Activations, Network
from scenes.text.readout import Reading

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class NeuronView:
    """One neuron of the first hidden layer, with all that makes up its activation for one digit.

    Attributes
    ----------
    index : which of the layer.
    weights, products : (784,), w and w a.
    """

    index: int
    weights: FloatArray
    products: FloatArray
    bias: float
    activation: float

    @property
    def positive(self) -> Reading:
        """What pushes it up, summed."""
        return Reading.of(self.products[self.products > 0].sum(), f"positive[1][{self.index}]")

    @property
    def negative(self) -> Reading:
        """What pushes it down, summed."""
        return Reading.of(self.products[self.products < 0].sum(), f"negative[1][{self.index}]")

    @property
    def dot(self) -> Reading:
        """The weighted sum, before the bias."""
        return Reading.of(self.products.sum(), f"dot[1][{self.index}]")

    @property
    def z(self) -> Reading:
        """The weighted sum with the bias."""
        return Reading.of(self.products.sum() + self.bias, f"z[1][{self.index}]")

    @property
    def b(self) -> Reading:
        """The bias."""
        return Reading.of(self.bias, f"b[1][{self.index}]")

    @property
    def a(self) -> Reading:
        """The activation."""
        return Reading.of(self.activation, f"a[1][{self.index}]")

    @property
    def number(self) -> Reading:
        """Which neuron it is, counted from 1."""
        return Reading.of(self.index + 1, f"number({self.index})", 0)


def most_telling_neuron(network: Network, activations: Activations) -> NeuronView:
    """The neuron of the first hidden layer with the most to tell: much that pushes up, and much that pushes down.

    Its score is the smaller of the two parts, plus what is left of their sum where that is positive.
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
    """How bright the neurons of each layer are drawn: their activations, where all of these lie in 0..1.

    A layer of ReLU has no upper end; its activations are drawn relative to the largest of them.
    """
    return [levels / max(1.0, float(levels.max())) for levels in layers]


def is_relative(layers: Sequence[FloatArray]) -> bool:
    """Whether some layer is drawn relative to its largest activation."""
    return any(levels.max() > 1 for levels in layers)


def squashing_of(network: Network) -> str:
    """What the first layer after the pixels applies to its sums: sigmoid, relu or softmax."""
    return network.activation if len(network.weights) > 1 else network.read_out
