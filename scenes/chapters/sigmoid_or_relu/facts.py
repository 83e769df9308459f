"""Sums on the curves of sigmoid and ReLU, and what became of a deep network with each of them."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from scipy.special import expit

from network import Activations
from network.training.depth_study import NAMES, Activation, DeepTraining
from scenes import sources
from scenes.language import msgid, translate
from scenes.sources import Quantity
from scenes.style import FloatArray
from scenes.text import Reading

sigmoid_slope = Quantity("sigmoid_slope z", msgid("slope of the sigmoid at z of {neuron}"))
relu_slope = Quantity("relu_slope z", msgid("slope of ReLU at z of {neuron}"))
deep_layers = Quantity("deep_layers", msgid("layers of the deep network"))
deep_plain_sigmoid = Quantity(
    "deep_plain_sigmoid",
    msgid("percent right with the sigmoid, trained the plain way, after epoch {last}"),
)
deep_plain_relu = Quantity(
    "deep_plain_relu",
    msgid("percent right with ReLU, trained the plain way, after epoch {last}"),
)
deep_careful_sigmoid = Quantity(
    "deep_careful_sigmoid",
    msgid("percent right with the sigmoid and today's methods, after epoch {last}"),
)
deep_careful_relu = Quantity(
    "deep_careful_relu",
    msgid("percent right with ReLU and today's methods, after epoch {last}"),
)
deep_signal_sigmoid = Quantity(
    "deep_signal_sigmoid", msgid("percent of the error left at layer {last}, with the sigmoid")
)
deep_signal_relu = Quantity(
    "deep_signal_relu", msgid("percent of the error left at layer {last}, with ReLU")
)

OF_SUM = {"sigmoid": sources.sigmoid_of_sum, "relu": sources.relu_of_sum}
SLOPE = {"sigmoid": sigmoid_slope, "relu": relu_slope}
DEEP_SIGNAL = {"sigmoid": deep_signal_sigmoid, "relu": deep_signal_relu}
DEEP_ACCURACY = {
    "plain": {"sigmoid": deep_plain_sigmoid, "relu": deep_plain_relu},
    "careful": {"sigmoid": deep_careful_sigmoid, "relu": deep_careful_relu},
}


class SumFacts:
    """The largest sum of the first hidden layer and the one nearest to half of it, on both curves.

    Attributes
    ----------
    sums : (n,), of the layer.
    most, second : indices of the two.
    """

    def __init__(self, activations: Activations) -> None:
        self.sums = activations.weighted_sums[0]
        self.most = int(np.argmax(self.sums))
        largest = self.sums[self.most]
        others = np.where(self.sums == largest, np.inf, self.sums)
        self.second = int(np.argmin(np.abs(others - largest / 2)))

    @property
    def reach(self) -> float:
        """Largest number of a line that holds all of them."""
        return float(np.ceil(np.abs(self.sums).max() / 5) * 5 + 1)

    @property
    def kept(self) -> str:
        """Sentence on what ReLU does with the two."""
        far = self.sums[self.second] > 0
        return translate(
            "ReLU keeps them just as far apart."
            if far
            else "ReLU passes on whatever is above zero."
        )

    def sum_of(self, neuron: int) -> Reading:
        """Return the sum of a neuron."""
        return Reading.of(self.sums[neuron], sources.weighted_sum_and_bias(1, neuron))

    def squashed(self, name: str, neuron: int) -> Reading:
        """Return what a function makes of the sum of a neuron."""
        z = float(self.sums[neuron])
        value = expit(z) if name == "sigmoid" else max(0.0, z)
        return Reading.of(value, OF_SUM[name](1, neuron))

    def slope(self, name: str) -> Reading:
        """Return the slope of a function at the largest sum."""
        z = float(self.sums[self.most])
        steep = expit(z) * (1 - expit(z)) if name == "sigmoid" else float(z > 0)
        return Reading.of(steep, SLOPE[name](1, self.most))

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        return {
            "most": self.sum_of(self.most),
            "second": self.sum_of(self.second),
            "flat": self.squashed("sigmoid", self.most),
            "flat_second": self.squashed("sigmoid", self.second),
        }


class DeepTrainingFacts:
    """Trainings of a deep network with either function, as they ship with the film."""

    @cached_property
    def trained(self) -> DeepTraining:
        """Everything that was kept of them."""
        return DeepTraining.load()

    def percents(self, recipe: str, name: Activation) -> FloatArray:
        """Return the percentages read correctly before the first epoch and after every one.

        Parameters
        ----------
        recipe : plain or careful.
        """
        accuracies: dict[Activation, FloatArray] = getattr(self.trained, recipe)
        return 100 * accuracies[name]

    def accuracy(self, recipe: str, name: Activation, epoch: int) -> Reading:
        """Return the percentage read correctly after an epoch."""
        value = self.percents(recipe, name)[epoch]
        return Reading.of(value, DEEP_ACCURACY[recipe][name](epoch), 1)

    def error_left(self, name: Activation) -> list[Reading]:
        """Return how strongly the error is felt in each layer, in percent of the outputs.

        It is that of the network before its plain training.
        """
        shares = 100 * self.trained.signal[name] / self.trained.signal[name][-1]
        source = DEEP_SIGNAL[name]
        return [Reading.of(share, source(layer), 2) for layer, share in enumerate(shares)]

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration, by name."""
        told = {"layers": Reading.of(len(self.trained.hidden), deep_layers(), 0)}
        for name in NAMES:
            told[f"{name}_first"] = self.accuracy("plain", name, 1)
            told[f"{name}_last"] = self.accuracy("careful", name, self.trained.epochs)
            told[f"{name}_left"] = self.error_left(name)[0]
        return told
