"""Values of the first layer that an equation shows; all the others are dots."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from network import Activations, Network
from scenes import sources
from scenes.sources import Quantity
from scenes.style import FloatArray
from scenes.text import Reading

FIRST_NEURONS = 3  # that are shown, besides the last one


@dataclass(frozen=True)
class EquationFacts:
    """The first layer of a network for one digit, and which of its values are shown.

    Attributes
    ----------
    neurons, pixels : indices of those that are shown, in order; None where others are left out.
    """

    network: Network
    activations: Activations
    neurons: list[int | None]
    pixels: list[int | None]

    @classmethod
    def of(cls, network: Network, activations: Activations, window: int) -> EquationFacts:
        """Choose the first neurons and the last one, and pixels around those that vary most.

        Parameters
        ----------
        window : number of neighbouring pixels that are shown, besides the first and the last.
        """
        pixels = activations.pixels
        neurons: list[int | None] = list(range(network.sizes[1]))
        if len(neurons) > FIRST_NEURONS + 1:
            neurons[FIRST_NEURONS:-1] = [None]
        windows = np.lib.stride_tricks.sliding_window_view(pixels, window)
        start = int(np.argmax(windows.std(axis=1) if window > 1 else pixels))
        return cls(
            network,
            activations,
            neurons,
            [0, None, *range(start, start + window), None, len(pixels) - 1],
        )

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        weights, pixels = self.network.weights[0], self.activations.pixels
        return {
            "inputs": Reading.of(len(pixels), sources.layer_size(0), 0),
            "neurons": Reading.of(len(weights), sources.layer_size(1), 0),
            "weights": Reading.of(weights.size, sources.weights_into(1), 0),
            "dot": Reading.of(weights[0] @ pixels, sources.weighted_sum(1, 0)),
            "parameters": Reading.of(self.network.parameter_count, sources.parameters(), 0),
        }

    def input(self, pixel: int) -> Reading:
        """Return the activation of a pixel."""
        return Reading.of(self.activations.pixels[pixel], sources.activation(0, pixel))

    @property
    def inputs(self) -> list[Reading | None]:
        """Activations of the pixels that are shown."""
        return [None if pixel is None else self.input(pixel) for pixel in self.pixels]

    @property
    def weights(self) -> list[list[Reading | None]]:
        """Weights of the neurons that are shown, a row for each."""
        return [
            [None] * len(self.pixels)
            if neuron is None
            else self._of_pixels(neuron, self.network.weights[0][neuron], sources.weight)
            for neuron in self.neurons
        ]

    @property
    def first_products(self) -> list[Reading | None]:
        """Weight times activation of the first neuron, for the pixels that are shown."""
        products = self.network.weights[0][0] * self.activations.pixels
        return self._of_pixels(0, products, sources.weighted_input)

    @property
    def biases(self) -> list[Reading | None]:
        """Biases of the neurons that are shown."""
        return self._of_neurons(self.network.biases[0], sources.bias)

    @property
    def outputs(self) -> list[Reading | None]:
        """Activations of the neurons that are shown."""
        return self._of_neurons(self.activations.layers[1], sources.activation)

    def _of_pixels(self, neuron: int, values: FloatArray, source: Quantity) -> list[Reading | None]:
        return [
            None if pixel is None else Reading.of(values[pixel], source(1, neuron, pixel))
            for pixel in self.pixels
        ]

    def _of_neurons(self, values: FloatArray, source: Quantity) -> list[Reading | None]:
        return [
            None if neuron is None else Reading.of(values[neuron], source(1, neuron))
            for neuron in self.neurons
        ]
