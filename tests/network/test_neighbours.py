"""The digits beside the hero: of its class, far apart, and what they share."""

from __future__ import annotations

import numpy as np
import pytest

from network import Digit, find_digit, shipped_network, test_set
from network.analysis.neighbours import (
    class_of,
    farthest_of_class,
    first_of_class,
    nearest_of_other_classes,
    overlap,
)


@pytest.mark.parametrize("name", ["3", "1", "test:8"])
def test_the_farthest_of_a_class_are_as_far_as_it_goes(name: str) -> None:
    hero, digits = find_digit(name, shipped_network()), test_set()
    kind = class_of(hero, shipped_network())
    chosen = farthest_of_class(hero, kind, shipped_network())
    assert len(set(chosen)) == 3 and (digits.labels[chosen] == kind).all()
    outputs = shipped_network().read_many(digits.pixels)[-1].argmax(axis=1)
    candidates = np.flatnonzero((digits.labels == kind) & (outputs == kind))
    before = [hero.pixels]
    for index in chosen:
        gaps = [
            min(((digits.pixels[i] - p) ** 2).sum() for p in before) for i in (*candidates, index)
        ]
        assert gaps[-1] == pytest.approx(max(gaps))
        before.append(digits.pixels[index])


def test_a_picture_without_a_label_counts_as_what_is_read() -> None:
    picture = Digit(test_set().pixels[0], "array")
    assert class_of(picture, shipped_network()) == shipped_network().read(picture).answer
    assert class_of(Digit(picture.pixels, "array", 5), shipped_network()) == 5


def test_nearest_of_other_classes_are_nearest() -> None:
    hero, digits = find_digit("3", shipped_network()), test_set()
    found = nearest_of_other_classes(hero, 3)
    assert sorted(found) == [0, 1, 2, 4, 5, 6, 7, 8, 9]
    for label, index in found.items():
        of_class = digits.pixels[digits.labels == label]
        least = np.sqrt(((of_class - hero.pixels) ** 2).sum(axis=1)).min()
        assert digits.labels[index] == label
        assert np.linalg.norm(digits.pixels[index] - hero.pixels) == pytest.approx(least)


def test_overlap_counts_ink_pixels() -> None:
    laid = overlap(np.array([0.9, 0.6, 0.5, 0.0]), np.array([1.0, 0.2, 0.7, 0.0]))
    assert (laid.both, laid.either) == (1, 3)
    assert laid.percent == pytest.approx(100 / 3)


def test_the_first_of_class_a_class_leave_the_hero_out() -> None:
    digits = test_set()
    of_class = np.flatnonzero(digits.labels == 7)
    assert first_of_class(digits.digit(int(of_class[1])), 7, 3) == [
        of_class[0],
        of_class[2],
        of_class[3],
    ]
    assert (
        first_of_class(digits.digit(int(of_class[1])), 6, 2)
        == np.flatnonzero(digits.labels == 6)[:2].tolist()
    )
