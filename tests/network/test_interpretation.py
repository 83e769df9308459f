"""The hope and how near it comes, what decides, the surest mistakes and the surest noise."""

from __future__ import annotations

import numpy as np
import pytest
from support.smoothness import neighbour_correlation

from network import shipped_network, test_set
from network.analysis.interpretation import (
    Contributions,
    EdgeMatch,
    Mistakes,
    NoiseSearch,
    edge_templates,
    hoped_edges,
    noise,
    plain_twin,
)


def test_hoped_edges_are_strokes_with_a_negative_surround() -> None:
    edges = hoped_edges(16)
    assert edges.shape == (16, 784)
    assert (edges.max(axis=1) > 0.8).all() and (edges.min(axis=1) < -0.4).all()
    assert len(np.unique(edges.argmax(axis=1))) == 16  # each somewhere else
    assert np.abs(edges.sum(axis=1)).max() < 0.2 * np.abs(edges).sum(axis=1).min()
    assert neighbour_correlation(edges) > 0.6


def test_the_match_is_where_an_edge_was_put() -> None:
    rows, columns, angles = (
        np.array([9.0, 17.0]),
        np.array([12.0, 6.0]),
        np.pi * np.array([3.0, 5.0]) / 16,
    )
    found = EdgeMatch.of(4 * edge_templates(rows, columns, angles) - 1)
    assert found.values == pytest.approx([1.0, 1.0])
    assert found.places.tolist() == [[3, 9, 12], [5, 17, 6]]
    assert np.isfinite(EdgeMatch.of(np.zeros((1, 784))).values).all()


def test_no_edge_is_more_alike() -> None:
    weights = shipped_network().weights[0]
    found = EdgeMatch.of(weights)
    for i, (row, best) in enumerate(zip(weights, found.edges, strict=True)):
        assert found.values[i] == pytest.approx(np.corrcoef(row, best)[0, 1])
    rng = np.random.default_rng(0)
    rows, columns = rng.integers(0, 28, (2, 200)).astype(float)
    tried = edge_templates(rows, columns, np.pi * rng.integers(0, 16, 200) / 16)
    assert all(
        np.corrcoef(row, tried)[0, 1:].max() <= value
        for row, value in zip(weights, found.values, strict=True)
    )


def test_contributions_add_up_to_the_weighted_sum() -> None:
    network = shipped_network()
    read = network.read(test_set().digit(0))
    found = Contributions.to_output(network, read, read.answer, (4, 3))
    assert found.terms.sum() + network.biases[-1][read.answer] == pytest.approx(
        read.weighted_sums[-1][read.answer]
    )
    assert sorted([*found.raising, *found.lowering, *found.others]) == list(range(16))
    assert found.raising[0] == found.terms.argmax() and found.lowering[0] == found.terms.argmin()
    assert (np.diff(found.terms[[*found.raising]]) <= 0).all() and (
        np.diff(found.terms[[*found.lowering]]) >= 0
    ).all()
    assert Contributions.to_output(network, read, 0, (99, 99)).others == tuple(
        np.flatnonzero(found.terms == 0)
    )


def test_no_mistake_is_surer() -> None:
    digits, network = test_set(), shipped_network()
    found = Mistakes.of(network, digits, 8)
    outputs = network.read_many(digits.pixels)[-1]
    highest = {
        int(i): outputs[i].max() for i in np.flatnonzero(outputs.argmax(axis=1) != digits.labels)
    }
    assert found.count == len(highest) and found.sure == sum(
        value > 0.9 for value in highest.values()
    )
    assert list(found.surest) == sorted(highest, key=lambda i: -highest[i])[:8]
    assert highest[found.surest[0]] > 0.95


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
