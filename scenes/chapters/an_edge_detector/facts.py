"""Kernel of the edge detector at places of digits: its sums, and what a bias makes of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from network import Digit, test_set
from network.features import edge_detector
from network.features.edge_detector import EdgeAndBlob
from scenes.language import msgid
from scenes.sources import Quantity
from scenes.style import FloatArray
from scenes.text import Reading

Cell = tuple[int, int]  # row and column of a pixel

detector_bias = Quantity("detector_bias", msgid("bias of the edge detector"))
detector_ones = Quantity("detector_ones", msgid("weights of 1 in the edge detector"))
detector_surround = Quantity(
    "detector_surround", msgid("weight around the patch of the edge detector")
)
patch_sum = Quantity("patch_sum", msgid("ink below the patch at row {first}, column {last}"))
edge_sum = Quantity(
    "edge_sum", msgid("weighted sum of the edge detector at row {first}, column {last}")
)
edge_z = Quantity(
    "edge_z", msgid("weighted sum and bias of the edge detector at row {first}, column {last}")
)
edge_a = Quantity("edge_a", msgid("activation of the edge detector at row {first}, column {last}"))


@dataclass(frozen=True, eq=False)
class PlacedKernel:
    """The kernel of the edge detector, laid over a digit.

    Attributes
    ----------
    pixels : of the digit, (784,), 0..1.
    place : row and column of the upper left corner of the kernel.
    surround : weight around the patch of ones.
    of : origin of the digit; empty for the hero.
    """

    pixels: FloatArray
    place: Cell
    surround: float
    of: str = ""

    @property
    def kernel(self) -> FloatArray:
        """Weights of the patch and its surround, (rows, columns)."""
        return edge_detector.kernel(self.surround)

    @property
    def weights(self) -> FloatArray:
        """Weights of a neuron, zero where the kernel is not, (784,)."""
        return edge_detector.weights_at(self.place, self.surround)

    @property
    def products(self) -> FloatArray:
        """Weights times pixels, (784,)."""
        return self.weights * self.pixels

    @property
    def total(self) -> float:
        """Weighted sum, also of a surround that is on its way."""
        return float(self.weights @ self.pixels)

    @property
    def weighted_sum(self) -> Reading:
        """Weighted sum of the patch alone, or of the whole detector."""
        quantity = edge_sum if self.surround else patch_sum
        return Reading.of(self.total, quantity(*self.place, of=self.of))

    @property
    def z(self) -> Reading:
        """Weighted sum with the bias."""
        z = self.total + edge_detector.BIAS
        return Reading.of(z, edge_z(*self.place, of=self.of))

    @property
    def activation(self) -> Reading:
        """Activation of the neuron."""
        a = expit(self.total + edge_detector.BIAS)
        return Reading.of(a, edge_a(*self.place, of=self.of))


def bias_reading(decimals: int = 2) -> Reading:
    """Return the bias of the detector."""
    return Reading.of(edge_detector.BIAS, detector_bias(), decimals)


def detector_on(index: int, place: Cell) -> PlacedKernel:
    """Lay the whole detector over a test digit."""
    digit = test_set().digit(index)
    return PlacedKernel(digit.pixels, place, edge_detector.SURROUND, digit.origin)


def captions_of(hero: Digit, other: Digit, cases: EdgeAndBlob) -> dict[str, Reading]:
    """Return the numbers of the narration, by name.

    Parameters
    ----------
    other : digit over which the patch slides after the hero.
    cases : an edge and a blob, which are compared.
    """
    surround, ones = edge_detector.SURROUND, int(np.sum(edge_detector.kernel() > 0))
    patch_best, best = (edge_detector.best_place(hero.pixels, each) for each in (0.0, surround))
    other_best = edge_detector.best_place(other.pixels, 0.0)
    return {
        "best_patch": PlacedKernel(hero.pixels, patch_best, 0.0).weighted_sum,
        "best_edge": PlacedKernel(hero.pixels, best, surround).weighted_sum,
        "before": PlacedKernel(other.pixels, other_best, 0.0, other.origin).weighted_sum,
        "after": PlacedKernel(other.pixels, other_best, surround, other.origin).weighted_sum,
        "edge": detector_on(cases.edge, cases.place).weighted_sum,
        "blob": detector_on(cases.blob, cases.place).weighted_sum,
        "bias": bias_reading(0),
        "ones": Reading.of(ones, detector_ones(), 0),
        "minus": Reading.of(surround, detector_surround(), 1),
    }
