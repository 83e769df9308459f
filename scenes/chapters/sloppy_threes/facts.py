"""Numbers of the same digit by other hands: shared ink, and distances in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from network import Digit, Network, test_set
from network.analysis.neighbours import (
    Overlap,
    class_of,
    distances,
    farthest_of_class,
    nearest_of_other_classes,
    overlap,
)
from scenes import sources
from scenes.language import msgid
from scenes.sources import Quantity
from scenes.style import FloatArray
from scenes.text import Reading

shared_percent = Quantity("shared_percent", msgid("percent of ink that both digits share"))
ink_in_both = Quantity("ink_in_both", msgid("pixels with ink in both digits"))
ink_in_either = Quantity("ink_in_either", msgid("pixels with ink in either digit"))
distance = Quantity("distance", msgid("distance in pixels from our digit"))
other_classes = Quantity("other_classes", msgid("number of other digits"))
other_classes_nearer = Quantity(
    "other_classes_nearer", msgid("other digits that have a closer one in pixels")
)


@dataclass(frozen=True, eq=False)
class ComparedDigits:
    """Test digits that are compared with the hero, each by its index in the test set.

    Attributes
    ----------
    hero : the digit that they are compared with.
    label : class of the hero.
    companions : digits of that class, far from the hero and from each other.
    nearest : for each other class, its digit that is nearest to the hero.
    distances : (10000,), of every test digit from the hero, in pixels.
    """

    hero: Digit
    label: int
    companions: list[int]
    nearest: dict[int, int]
    distances: FloatArray

    @classmethod
    def of(cls, hero: Digit, network: Network) -> Self:
        """Choose the digits to compare with the hero."""
        label = class_of(hero, network)
        return cls(
            hero,
            label,
            farthest_of_class(hero, label, network),
            nearest_of_other_classes(hero, label),
            distances(hero.pixels),
        )

    @cached_property
    def least_alike(self) -> int:
        """The companion that shares the smallest part of its ink with the hero."""
        return min(self.companions, key=lambda index: self._overlap_with(index).percent)

    @cached_property
    def overlap(self) -> Overlap:
        """Ink of the hero and of the companion that is least like it."""
        return self._overlap_with(self.least_alike)

    def _overlap_with(self, index: int) -> Overlap:
        """Lay the hero and a test digit over each other."""
        return overlap(self.hero.pixels, test_set().pixels[index])

    @property
    def readings(self) -> dict[str, Reading]:
        """Numbers that the chapter tells, by their names in narrations."""
        laid, of = self.overlap, f"test:{self.least_alike}"
        of_class = np.sum(test_set().labels == self.label)
        return {
            "side": Reading.of(len(self.hero.pixels) ** 0.5, sources.side(), 0),
            "kind": Reading.of(self.label, sources.hero_class(), 0),
            "of_class": Reading.of(of_class, sources.test_digits(self.label), 0),
            "shared": Reading.of(laid.percent, shared_percent(of=of), 0),
            "both": Reading.of(laid.both, ink_in_both(of=of), 0),
            "either": Reading.of(laid.either, ink_in_either(of=of), 0),
            "nearer": self._classes_nearer(),
            "classes": Reading.of(len(self.nearest), other_classes(), 0),
        }

    def _classes_nearer(self) -> Reading:
        """Number of other classes with a digit nearer to the hero than its nearest companion."""
        closest = min(self.companions, key=lambda index: self.distances[index])
        nearer = self.distances[list(self.nearest.values())] < self.distances[closest]
        return Reading.of(nearer.sum(), other_classes_nearer(of=f"test:{closest}"), 0)

    @property
    def labels_of_companions(self) -> list[Reading]:
        """Class of each companion, as the test set has it."""
        return [_label_of(index) for index in self.companions]

    @property
    def labels_of_nearest(self) -> dict[int, Reading]:
        """For each other class, the class of its nearest digit, as the test set has it."""
        return {label: _label_of(index) for label, index in self.nearest.items()}

    def distance_of(self, index: int) -> Reading:
        """Return the distance of a test digit from the hero, in pixels."""
        return Reading.of(self.distances[index], distance(of=f"test:{index}"), 1)


def _label_of(index: int) -> Reading:
    """Return the class of a test digit."""
    return Reading.of(test_set().labels[index], sources.label(of=f"test:{index}"), 0)
