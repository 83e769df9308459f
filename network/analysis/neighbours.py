"""Test digits far from the hero within its class, and test digits near it in other classes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from network.arrays import FloatArray, Mask
from network.digits import Digit
from network.mnist import test_set
from network.model import Network

INK = 0.5  # a pixel brighter than this counts as ink


@dataclass(frozen=True)
class Overlap:
    """Two digits laid over each other.

    Attributes
    ----------
    one, other : masks of the ink of each, shape (784,).
    """

    one: Mask
    other: Mask

    @property
    def both(self) -> int:
        """Number of pixels that are ink in both."""
        return int(np.sum(self.one & self.other))

    @property
    def either(self) -> int:
        """Number of pixels that are ink in at least one."""
        return int(np.sum(self.one | self.other))

    @property
    def percent(self) -> float:
        """Shared ink in percent of all ink of the two."""
        return 100 * self.both / max(self.either, 1)


def overlap(one: FloatArray, other: FloatArray) -> Overlap:
    """Lay two digits, (784,) each, over each other."""
    return Overlap(one > INK, other > INK)


def class_of(hero: Digit, network: Network) -> int:
    """Return the class that the hero counts as: its label or, without one, the answer to it."""
    return network.read(hero).answer if hero.label is None else hero.label


def distances(pixels: FloatArray) -> FloatArray:
    """Return the Euclidean distances of a digit (784,) to all test digits, (10000,)."""
    return np.asarray(np.linalg.norm(test_set().pixels - pixels, axis=1))


def farthest_of_class(hero: Digit, label: int, network: Network, count: int = 3) -> list[int]:
    """Return test digits of a class that lie far from the hero and from each other, by index.

    One after the other, each is the digit whose pixel distance to the nearest of those before it
    (the hero first) is largest: greedy farthest-point sampling. Only digits that ``network`` reads
    as their label are taken, so that none is too sloppy to be told, and none that is the hero
    itself.
    """
    digits = test_set()
    answers = network.read_many(digits.pixels)[-1].argmax(axis=1)
    nearest = distances(hero.pixels)
    taken = (digits.labels == label) & (answers == label) & (nearest > 0)
    if taken.sum() < count:
        taken = (digits.labels == label) & (nearest > 0)
    chosen: list[int] = []
    for _ in range(count):
        chosen.append(int(np.argmax(np.where(taken, nearest, -1.0))))
        nearest = np.minimum(nearest, distances(digits.pixels[chosen[-1]]))
    return chosen


def nearest_of_other_classes(hero: Digit, label: int) -> dict[int, int]:
    """Return for each class but ``label`` the index of the test digit nearest to the hero."""
    labels, away = test_set().labels, distances(hero.pixels)
    return {
        other: int(np.argmin(np.where(labels == other, away, np.inf)))
        for other in range(10)
        if other != label
    }


def first_of_class(hero: Digit, label: int, count: int) -> list[int]:
    """Return the indices of the first test digits of a class that are not the hero."""
    same = (test_set().labels == label) & (distances(hero.pixels) > 0)
    return [int(index) for index in np.flatnonzero(same)[:count]]
