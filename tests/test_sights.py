"""The hope, the surest mistake and the surest noise."""

from __future__ import annotations

import numpy as np
import pytest

from network import shipped_network, test_set
from network.model import neighbour_correlation
from network.sights import NoiseSearch, hoped_edges, noise, plain_twin, surest_mistake


def test_hoped_edges_are_strokes_with_a_negative_surround() -> None:
    edges = hoped_edges(16)
    assert edges.shape == (16, 784)
    assert (edges.max(axis=1) > 0.8).all() and (edges.min(axis=1) < -0.4).all()
    assert len(np.unique(edges.argmax(axis=1))) == 16  # each somewhere else
    assert np.abs(edges.sum(axis=1)).max() < 0.2 * np.abs(edges).sum(axis=1).min()
    assert neighbour_correlation(edges) > 0.6


def test_no_mistake_is_surer() -> None:
    digits, network = test_set(), shipped_network()
    index = surest_mistake(network, digits)
    read = network.read(digits.digit(index))
    assert read.answer != digits.labels[index] and read.outputs.max() > 0.95
    outputs = network.read_many(digits.pixels)[-1]
    for other in np.flatnonzero(outputs.argmax(axis=1) != digits.labels):
        assert outputs[other].max() <= read.outputs.max() + 1e-12


def test_noise_is_searched_by_seed() -> None:
    network = shipped_network()
    found = NoiseSearch.over(network, 200)
    leads = [network.read(noise(seed)).margin for seed in range(200)]
    assert found.seed == int(np.argmax(leads)) and found.tried == 200
    assert found.sure == sum(network.read(noise(seed)).outputs.max() > 0.9 for seed in range(200))
    assert noise(3) == pytest.approx(np.random.default_rng(3).random(784))


def test_the_twin_looks_more_like_noise() -> None:
    shipped, twin = shipped_network(), plain_twin()
    assert twin.sizes == shipped.sizes
    assert neighbour_correlation(twin.weights[0]) < neighbour_correlation(shipped.weights[0]) - 0.2
