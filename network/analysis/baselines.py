"""Baselines: the naive programs that a person would write first to read digits.

The training set does not ship with the project. So each rule takes what it needs to know from one
half of the 10,000 test digits (those of even index, or those of odd index) and is judged on the
other half, and the other way round: every digit is judged once, by a rule that has never seen it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Protocol, Self, TypeVar

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.arrays import FloatArray, IntArray, Mask
from network.digits import SIDE, Digit
from network.mnist import test_set

INK = 0.5  # a pixel brighter than this counts as ink
MOST_HOLES = 2  # two holes and more are one case
CROSS = [[0, 1, 0], [1, 1, 1], [0, 1, 0]]
BESIDE = np.array([np.zeros((3, 3)), CROSS, np.zeros((3, 3))])  # neighbours within one image


class Rule(Protocol):
    """A program that answers with a class for each of many digits."""

    name: ClassVar[str]

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Learn the rule from digits, (n, 784), and their labels, (n,)."""
        ...

    def read_many(self, pixels: FloatArray) -> IntArray:
        """Return the answers, (n,), to digits, (n, 784)."""
        ...


RuleT = TypeVar("RuleT", bound=Rule)


@dataclass(frozen=True, eq=False)
class InkCount:
    """Rule that answers with the class whose digits have, on average, as much ink.

    Attributes
    ----------
    means : array, shape (10,): mean of the summed pixels of each class.
    """

    name: ClassVar[str] = "ink"
    means: FloatArray

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Compute the mean ink of each class."""
        return cls(_class_means(pixels.sum(axis=1), labels))

    def read_many(self, pixels: FloatArray) -> IntArray:
        """Return the classes with the nearest mean."""
        return np.asarray(np.abs(pixels.sum(axis=1)[:, None] - self.means).argmin(axis=1))


@dataclass(frozen=True, eq=False)
class HoleCount:
    """Rule that answers with the class that most often has as many holes.

    Attributes
    ----------
    answers : array, shape (3,): class for no hole, one, and two or more.
    """

    name: ClassVar[str] = "holes"
    answers: IntArray

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Find the most frequent class for each number of holes."""
        holes, classes = _hole_counts(pixels), np.asarray(labels)
        counts = [np.bincount(classes[holes == n], minlength=10) for n in range(MOST_HOLES + 1)]
        return cls(np.array([of_classes.argmax() for of_classes in counts]))

    def read_many(self, pixels: FloatArray) -> IntArray:
        """Return the classes that stand for the numbers of holes."""
        return self.answers[_hole_counts(pixels)]


@dataclass(frozen=True, eq=False)
class NearestMean:
    """Rule that answers with the class whose mean image is nearest in pixel distance.

    Attributes
    ----------
    means : array, shape (10, 784): mean image of each class.
    """

    name: ClassVar[str] = "mean"
    means: FloatArray

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Compute the mean image of each class."""
        return cls(_class_means(pixels, labels))

    def distances(self, pixels: FloatArray) -> FloatArray:
        """Return the Euclidean distances of digits, (n, 784), to the mean images: (n, 10)."""
        squares = (
            (pixels**2).sum(axis=1)[:, None]
            + (self.means**2).sum(axis=1)
            - 2 * pixels @ self.means.T
        )
        return np.asarray(np.sqrt(np.maximum(squares, 0)))

    def read_many(self, pixels: FloatArray) -> IntArray:
        """Return the classes with the nearest mean image."""
        return np.asarray(self.distances(pixels).argmin(axis=1))


def holes_of(pixels: FloatArray) -> IntArray:
    """Return for each pixel of digits, (n, 784), the number of the hole that it lies in.

    A hole is background that ink encloses; background is connected edge to edge.

    Returns
    -------
    array, shape (n, 28, 28): numbers from 1 in each digit, 0 outside of holes.
    """
    background = np.pad(
        pixels.reshape(-1, SIDE, SIDE) <= INK, ((0, 0), (1, 1), (1, 1)), constant_values=True
    )
    labels, _ = ndimage.label(background, BESIDE)
    outside = labels[:, :1, :1]  # the background around the digit comes first in its image
    return np.asarray(np.where(labels > 0, labels - outside, 0)[:, 1:-1, 1:-1])


@dataclass(frozen=True)
class MiddleLine:
    """The column halfway between a digit's leftmost and rightmost ink, and the strokes on it.

    Attributes
    ----------
    column : index of the column.
    strokes : first and last row of each stroke that it crosses, from the top.
    """

    column: int
    strokes: tuple[tuple[int, int], ...]


def middle_line(pixels: FloatArray) -> MiddleLine:
    """Return the middle line of one digit, (784,)."""
    column, ink = _middle_columns(pixels[np.newaxis])
    edges = np.diff(np.pad(ink[0], 1).astype(int))
    first, last = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1) - 1
    return MiddleLine(int(column[0]), tuple(zip(first.tolist(), last.tolist(), strict=True)))


def strokes_of(pixels: FloatArray) -> IntArray:
    """Return the numbers of strokes, (n,), on the middle lines of digits, (n, 784)."""
    _, ink = _middle_columns(pixels)
    return np.asarray(ink[:, 0] + (ink[:, 1:] & ~ink[:, :-1]).sum(axis=1))


def _middle_columns(pixels: FloatArray) -> tuple[IntArray, Mask]:
    """Return the middle column of each digit, (n,), and the mask of its ink, (n, 28)."""
    ink = pixels.reshape(-1, SIDE, SIDE) > INK
    inked = np.asarray(ink.any(axis=1))
    columns = (inked.argmax(axis=1) + SIDE - 1 - inked[:, ::-1].argmax(axis=1)) // 2
    return columns, ink[np.arange(len(ink)), :, columns]


@dataclass(frozen=True, eq=False)
class StrokeRule:
    """Rule that a digit of a class has the number of strokes on its middle line that most have.

    Attributes
    ----------
    usual : number of strokes that is commonest in the class.
    exceptions : indices of the test digits of the class with another number.
    lookalikes : indices of the test digits of other classes with just that number.
    """

    usual: int
    exceptions: IntArray
    lookalikes: IntArray

    @classmethod
    def of_class(cls, label: int) -> Self:
        """Find the rule for a class, and the test digits for which it fails."""
        digits = test_set()
        strokes, of_class = strokes_of(digits.pixels), digits.labels == label
        usual = int(np.bincount(strokes[of_class]).argmax())
        fits = strokes == usual
        return cls(usual, np.flatnonzero(of_class & ~fits), np.flatnonzero(~of_class & fits))


def half_unseen(digit: Digit) -> int:
    """Return the half of the test digits, even (0) or odd (1), without this digit."""
    return 0 if digit.test_index is None else 1 - digit.test_index % 2


def fit_to_half(rule: type[RuleT], half: int) -> RuleT:
    """Fit a rule to the even (0) or the odd (1) test digits."""
    digits = test_set()
    return rule.fit(digits.pixels[half::2], digits.labels[half::2])


def right_answers(rule: type[Rule]) -> Mask:
    """Return the mask of the test digits, (10000,), that a rule gets right.

    Each is read by the rule that is fitted to the other half.
    """
    digits = test_set()
    right = np.zeros(len(digits), dtype=bool)
    for half in (0, 1):
        answers = fit_to_half(rule, 1 - half).read_many(digits.pixels[half::2])
        right[half::2] = answers == digits.labels[half::2]
    return right


@lru_cache(maxsize=8)
def percent_right(rule: type[Rule]) -> float:
    """Return the percentage of the test digits that a rule gets right."""
    return 100 * float(np.mean(right_answers(rule)))


def _class_means(values: FloatArray, labels: npt.ArrayLike) -> FloatArray:
    return np.array([values[np.asarray(labels) == label].mean(axis=0) for label in range(10)])


def _hole_counts(pixels: FloatArray) -> IntArray:
    return np.asarray(np.minimum(holes_of(pixels).max(axis=(1, 2)), MOST_HOLES))
