"""Weights made by hand: their sums are what they should be, and they tell an edge from a blob."""

from __future__ import annotations

import numpy as np
import pytest

from network import test_set
from network.features import edge_detector


@pytest.mark.parametrize("surround", [0.0, edge_detector.SURROUND])
def test_sums_are_those_of_a_neuron_with_these_weights(surround: float) -> None:
    pixels = test_set().pixels[:3]
    rows, columns = edge_detector.places()
    found = edge_detector.sums(pixels, surround)
    assert found.shape == (3, rows, columns)
    for place in ((0, 0), (9, 7), (rows - 1, columns - 1)):
        weights = edge_detector.weights_at(place, surround)
        np.testing.assert_allclose(found[:, place[0], place[1]], pixels @ weights, atol=1e-9)


def test_even_brightness_gives_nothing_and_a_short_stroke_everything() -> None:
    assert edge_detector.kernel().sum() == 0
    image = np.zeros((28, 28))
    image[12:15, 10:17] = 1
    assert edge_detector.best_place(image.ravel()) == (10, 9)
    assert edge_detector.sums(image.ravel()).max() == pytest.approx(21)


def test_the_bias_parts_edge_and_blob() -> None:
    cases = edge_detector.edge_and_blob()
    both = test_set().pixels[[cases.edge, cases.blob]]
    counted = edge_detector.sums(both, 0.0)[:, cases.place[0], cases.place[1]]
    edge, blob = edge_detector.sums(both)[:, cases.place[0], cases.place[1]] + edge_detector.BIAS
    assert min(counted) >= 0.85 * 21 and edge > 4 and blob < -4
