"""Naive programs that read digits: what a person would write first, really written and really judged.

The training set does not ship with the project. So each rule takes what it needs to know from one half of the 10,000
test digits (those of even index, or those of odd index) and is judged on the other half, and the other way round: every
digit is judged once, by a rule that has never seen it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol, Self, TypeVar

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.digits import SIDE, Digit
from network.mnist import test_set
from network.model import FloatArray

IntArray = npt.NDArray[np.int64]
INK = 0.5  # a pixel brighter than this counts as ink
MOST_HOLES = 2  # two holes and more are one case
BESIDE = np.array(
    [np.zeros((3, 3)), [[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.zeros((3, 3))]
)  # within one image


class Rule(Protocol):
    """A program that answers with a class for each of many digits."""

    name: ClassVar[str]

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Take from these digits what the rule needs to know."""
        ...

    def read_many(self, pixels: FloatArray) -> IntArray:
        """Answers (n,) for digits (n, 784)."""
        ...


RuleT = TypeVar("RuleT", bound=Rule)


@dataclass(frozen=True, eq=False)
class InkCount:
    """Answer with the class whose digits have, on average, as much ink.

    Attributes
    ----------
    means : (10,), mean of the summed pixels of each class.
    """

    name: ClassVar[str] = "ink"
    means: FloatArray

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Mean ink of each class."""
        return cls(_class_means(pixels.sum(axis=1), labels))

    def read_many(self, pixels: FloatArray) -> IntArray:
        """The class with the nearest mean."""
        return np.asarray(np.abs(pixels.sum(axis=1)[:, None] - self.means).argmin(axis=1))


@dataclass(frozen=True, eq=False)
class HoleCount:
    """Answer with the class that most often has as many holes.

    Attributes
    ----------
    answers : (3,), for no hole, one, and two or more.
    """

    name: ClassVar[str] = "holes"
    answers: IntArray

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """The most frequent class for each number of holes."""
        holes, classes = _cases(pixels), np.asarray(labels)
        return cls(
            np.array(
                [
                    np.bincount(classes[holes == n], minlength=10).argmax()
                    for n in range(MOST_HOLES + 1)
                ]
            )
        )

    def read_many(self, pixels: FloatArray) -> IntArray:
        """Look the number of holes up."""
        return self.answers[_cases(pixels)]


@dataclass(frozen=True, eq=False)
class NearestMean:
    """Answer with the class whose mean image is nearest in pixel distance.

    Attributes
    ----------
    means : (10, 784)
    """

    name: ClassVar[str] = "mean"
    means: FloatArray

    @classmethod
    def fit(cls, pixels: FloatArray, labels: npt.ArrayLike) -> Self:
        """Mean image of each class."""
        return cls(_class_means(pixels, labels))

    def distances(self, pixels: FloatArray) -> FloatArray:
        """Euclidean distance of each digit (n, 784) to each mean image: (n, 10)."""
        squares = (
            (pixels**2).sum(axis=1)[:, None]
            + (self.means**2).sum(axis=1)
            - 2 * pixels @ self.means.T
        )
        return np.asarray(np.sqrt(np.maximum(squares, 0)))

    def read_many(self, pixels: FloatArray) -> IntArray:
        """The class with the nearest mean image."""
        return np.asarray(self.distances(pixels).argmin(axis=1))


def holes_of(pixels: FloatArray) -> IntArray:
    """For digits (n, 784), each pixel's hole, counted from 1 in each digit and 0 elsewhere: (n, 28, 28).

    A hole is background that ink encloses; background is connected edge to edge.
    """
    ground = np.pad(
        pixels.reshape(-1, SIDE, SIDE) <= INK, ((0, 0), (1, 1), (1, 1)), constant_values=True
    )
    labels, _ = ndimage.label(ground, BESIDE)
    outside = labels[:, :1, :1]  # the outermost ground comes first in its image
    return np.asarray(np.where(labels > 0, labels - outside, 0)[:, 1:-1, 1:-1])


@dataclass(frozen=True)
class MiddleLine:
    """A digit crossed straight down the middle of its ink.

    Attributes
    ----------
    column : that is gone down.
    strokes : first and last row of each stroke that is met, from the top.
    """

    column: int
    strokes: tuple[tuple[int, int], ...]


def middle_line(pixels: FloatArray) -> MiddleLine:
    """Go straight down the middle of one digit (784,)."""
    column, ink = _down_the_middle(pixels[np.newaxis])
    edges = np.diff(np.pad(ink[0], 1).astype(int))
    strokes = zip(
        np.flatnonzero(edges == 1).tolist(), (np.flatnonzero(edges == -1) - 1).tolist(), strict=True
    )
    return MiddleLine(int(column[0]), tuple(strokes))


def strokes_of(pixels: FloatArray) -> IntArray:
    """How many strokes are met straight down the middle of each digit (n, 784): (n,)."""
    _, ink = _down_the_middle(pixels)
    return np.asarray(ink[:, 0] + (ink[:, 1:] & ~ink[:, :-1]).sum(axis=1))


def _down_the_middle(pixels: FloatArray) -> tuple[IntArray, npt.NDArray[np.bool_]]:
    """For each digit, the column halfway between its leftmost and its rightmost ink, and where ink is in it."""
    ink = pixels.reshape(-1, SIDE, SIDE) > INK
    inked = np.asarray(ink.any(axis=1))
    columns = (inked.argmax(axis=1) + SIDE - 1 - inked[:, ::-1].argmax(axis=1)) // 2
    return columns, ink[np.arange(len(ink)), :, columns]


@dataclass(frozen=True, eq=False)
class StrokeRule:
    """The rule that one goes by as many strokes down the middle of a digit as most of its class have.

    Attributes
    ----------
    usual : number of strokes that is commonest in the class.
    breaking, keeping : test digits of the class with another number, and of other classes with just that number.
    """

    usual: int
    breaking: IntArray
    keeping: IntArray

    @classmethod
    def of_class(cls, label: int) -> Self:
        """The rule for a class, and where it fails among all test digits."""
        digits = test_set()
        strokes, of_class = strokes_of(digits.pixels), digits.labels == label
        usual = int(np.bincount(strokes[of_class]).argmax())
        fits = strokes == usual
        return cls(usual, np.flatnonzero(of_class & ~fits), np.flatnonzero(~of_class & fits))


def half_unseen(digit: Digit) -> int:
    """Which half, even (0) or odd (1) test digits, a rule may know when it reads this digit."""
    return 1 - int(digit.origin[5:]) % 2 if digit.origin.startswith("test:") else 0


def fitted(rule: type[RuleT], half: int) -> RuleT:
    """A rule that knows the even (0) or the odd (1) test digits."""
    digits = test_set()
    return rule.fit(digits.pixels[half::2], digits.labels[half::2])


def right_answers(rule: type[Rule]) -> npt.NDArray[np.bool_]:
    """Which of the 10,000 test digits are read rightly, each by the rule that knows the other half."""
    digits = test_set()
    right = np.zeros(len(digits), dtype=bool)
    for half in (0, 1):
        right[half::2] = (
            fitted(rule, 1 - half).read_many(digits.pixels[half::2]) == digits.labels[half::2]
        )
    return right


def percent_right(rule: type[Rule]) -> float:
    """How many of the test digits are read rightly."""
    return 100 * float(np.mean(right_answers(rule)))


def _class_means(values: FloatArray, labels: npt.ArrayLike) -> FloatArray:
    return np.array([values[np.asarray(labels) == label].mean(axis=0) for label in range(10)])


def _cases(pixels: FloatArray) -> IntArray:
    return np.asarray(np.minimum(holes_of(pixels).max(axis=(1, 2)), MOST_HOLES))
