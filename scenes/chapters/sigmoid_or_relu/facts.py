"""What is shown of sigmoid and ReLU: two sums on both curves, and what became of a deep network with each."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from scipy.special import expit

from network import Activations
from network.training.depth_study import NAMES, Activation, DeepTraining
from scenes.language.catalogue import translate
from scenes.style import FloatArray
from scenes.text.readout import Reading


class TwoSums:
    """The largest sum of the first hidden layer and the one nearest to half of it, and what the functions make of them.

    Attributes
    ----------
    all : the sums of the layer.
    most, second : which the two are.
    """

    def __init__(self, activations: Activations) -> None:
        self.all = activations.weighted_sums[0]
        self.most = int(np.argmax(self.all))
        others = np.where(self.all == self.all[self.most], np.inf, self.all)
        self.second = int(np.argmin(np.abs(others - self.all[self.most] / 2)))

    @property
    def reach(self) -> float:
        """How far a number line goes that holds all of them."""
        return float(np.ceil(np.abs(self.all).max() / 5) * 5 + 1)

    @property
    def kept(self) -> str:
        """What ReLU does with the two, in a sentence."""
        far = self.all[self.second] > 0
        return translate(
            "ReLU keeps them as far apart." if far else "ReLU passes on what is above zero."
        )

    def squashed(self, name: str, i: int) -> Reading:
        """What a function makes of a sum."""
        z = float(self.all[i])
        return Reading.of(expit(z) if name == "sigmoid" else max(0.0, z), f"{name} z[1][{i}]")

    def slope(self, name: str) -> Reading:
        """How steep a function is at the largest sum."""
        z = float(self.all[self.most])
        steep = expit(z) * (1 - expit(z)) if name == "sigmoid" else float(z > 0)
        return Reading.of(steep, f"{name}_slope z[1][{self.most}]")

    def facts(self) -> dict[str, Reading]:
        """What captions tell of them."""
        return {
            "most": Reading.of(self.all[self.most], f"z[1][{self.most}]"),
            "second": Reading.of(self.all[self.second], f"z[1][{self.second}]"),
            "flat": self.squashed("sigmoid", self.most),
            "flat_second": self.squashed("sigmoid", self.second),
        }


class DeepReadings:
    """The trainings that ship, each number with its source."""

    @cached_property
    def trained(self) -> DeepTraining:
        """All that was kept of them."""
        return DeepTraining.load()

    def percents(self, way: str, name: Activation) -> FloatArray:
        """Right answers before the first epoch and after every one; ``way`` is plain or careful."""
        accuracies: dict[Activation, FloatArray] = getattr(self.trained, way)
        return 100 * accuracies[name]

    def accuracy(self, way: str, name: Activation, epoch: int) -> Reading:
        """One of them."""
        return Reading.of(self.percents(way, name)[epoch], f"deep_{way}_{name}[{epoch}]", 1)

    def felt(self, name: Activation) -> list[Reading]:
        """How strongly the error is felt in each layer before the plain training, in percent of the outputs."""
        shares = 100 * self.trained.signal[name] / self.trained.signal[name][-1]
        return [
            Reading.of(share, f"deep_signal_{name}[{layer}]", 2)
            for layer, share in enumerate(shares)
        ]

    def facts(self) -> dict[str, Reading]:
        """What captions tell of them."""
        told = {
            "layers": Reading.of(len(self.trained.hidden), "deep_layers", 0),
            "neurons": Reading.of(self.trained.hidden[0], "deep_neurons", 0),
        }
        for name in NAMES:
            told[f"{name}_first"] = self.accuracy("plain", name, 1)
            told[f"{name}_last"] = self.accuracy("careful", name, self.trained.epochs)
            told[f"{name}_left"] = self.felt(name)[0]
        return told
