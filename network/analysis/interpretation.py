"""Interpretation of a network: edges in its first layer, contributions, mistakes, and noise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from network.arrays import FloatArray, IntArray
from network.digits import SIDE
from network.mnist import TestSet
from network.model import DATA, Activations, Network

SEEDS = 1_000  # pictures of noise that are read
SURE = 0.9  # an output above it counts as sure
ANGLES = 16  # of half a turn, at which an edge is tried


def plain_twin() -> Network:
    """Return a network of the shipped one's shape, trained plainly: no augmentation, no decay."""
    return Network.load(DATA / "plain_twin.npz")


def edge_templates(rows: FloatArray, columns: FloatArray, angles: FloatArray) -> FloatArray:
    """Return weights made by hand: a short positive stroke between two negative ones.

    Parameters
    ----------
    rows, columns : arrays, shape (n,): middle of each stroke, in pixels from the upper left.
    angles : array, shape (n,): direction across each stroke, in radians, counter-clockwise from
        the right.

    Returns
    -------
    array, shape (n, 784)
    """
    down, right = np.mgrid[:SIDE, :SIDE]
    x, y = right - columns[:, None, None], rows[:, None, None] - down
    cos, sin = np.cos(angles)[:, None, None], np.sin(angles)[:, None, None]
    across, along = x * cos + y * sin, y * cos - x * sin
    stroke = np.exp(-((along / 3.2) ** 4))
    weights = stroke * (
        np.exp(-((across / 1.3) ** 2)) - 0.6 * np.exp(-(((np.abs(across) - 3.0) / 1.1) ** 2))
    )
    return np.asarray(weights.reshape(len(angles), -1))


def hoped_edges(count: int = 16) -> FloatArray:
    """Return weights that one might hope for: edges on a ring, as the outline of a loop.

    Parameters
    ----------
    count : number of edges; each has a place and an angle of its own.
    """
    angles = 2 * np.pi * np.arange(count) / count
    middle = (SIDE - 1) / 2
    return edge_templates(middle - 7 * np.sin(angles), middle + 7 * np.cos(angles), angles)


@dataclass(frozen=True)
class EdgeMatch:
    """The edge that fits each of some pictures of weights best, and how alike the two are.

    Attributes
    ----------
    values : array, shape (n,): Pearson correlation, 1 for the same picture.
    places : array, shape (n, 3): number of the edge's angle, row and column of its middle.
    edges : array, shape (n, 784): weights of the edges.
    """

    values: FloatArray
    places: IntArray
    edges: FloatArray

    @classmethod
    def of(cls, weights: FloatArray) -> EdgeMatch:
        """Match weights, (n, 784), with edges at every pixel and at ``ANGLES`` angles."""
        middles = np.indices((SIDE, SIDE)).reshape(2, -1)
        places = np.array([(angle, *middle) for angle in range(ANGLES) for middle in middles.T])
        rows, columns = middles.astype(np.float64)
        turned = np.pi * np.arange(ANGLES) / ANGLES
        correlations = np.hstack(
            [
                _correlations(weights, edge_templates(rows, columns, np.full(len(rows), angle)))
                for angle in turned
            ]
        )
        best = places[correlations.argmax(axis=1)]
        rows, columns = best[:, 1:].T.astype(np.float64)
        edges = edge_templates(rows, columns, turned[best[:, 0]])
        return cls(correlations.max(axis=1), best, edges)


def _correlations(weights: FloatArray, edges: FloatArray) -> FloatArray:
    """Return the Pearson correlation of each picture of weights with each edge."""
    one, other = (each - each.mean(axis=1, keepdims=True) for each in (weights, edges))
    sizes = np.outer(np.linalg.norm(one, axis=1), np.linalg.norm(other, axis=1))
    return np.asarray(one @ other.T / np.maximum(sizes, 1e-12))


@dataclass(frozen=True)
class Contributions:
    """Contributions of the neurons of the last hidden layer to the weighted sum of one output.

    Attributes
    ----------
    terms : array, shape (n,): weight times activation of each neuron.
    raising, lowering : neurons that raise and that lower the sum most, strongest first.
    others : all other neurons.
    """

    terms: FloatArray
    raising: tuple[int, ...]
    lowering: tuple[int, ...]
    others: tuple[int, ...]

    @classmethod
    def to_output(
        cls, network: Network, activations: Activations, output: int, most: tuple[int, int]
    ) -> Contributions:
        """Compute the contributions to an output.

        Parameters
        ----------
        most : numbers of neurons to single out, of those that raise it and of those that lower it.
        """
        terms = network.weights[-1][output] * activations.layers[-2]
        order = [int(i) for i in np.argsort(-terms, kind="stable")]
        raising = [i for i in order if terms[i] > 0][: most[0]]
        lowering = [i for i in reversed(order) if terms[i] < 0][: most[1]]
        others = [i for i in range(len(terms)) if i not in {*raising, *lowering}]
        return cls(terms, tuple(raising), tuple(lowering), tuple(others))


@dataclass(frozen=True)
class Mistakes:
    """Test digits that are read wrongly.

    Attributes
    ----------
    surest : indices of those with the highest outputs, highest first.
    count : number of all mistakes.
    sure : number of mistakes with an answer above ``SURE``.
    """

    surest: tuple[int, ...]
    count: int
    sure: int

    @classmethod
    def of(cls, network: Network, digits: TestSet, most: int) -> Mistakes:
        """Find the mistakes among ``digits``, of which at most ``most`` are singled out."""
        outputs = network.read_many(digits.pixels)[-1]
        wrong = np.flatnonzero(outputs.argmax(axis=1) != digits.labels)
        highest = outputs[wrong].max(axis=1)
        surest = wrong[np.argsort(-highest, kind="stable")][:most]
        return cls(tuple(int(index) for index in surest), len(wrong), int(np.sum(highest > SURE)))


def noise(seed: int) -> FloatArray:
    """Return 784 pixels, each drawn evenly from 0 to 1 and independently of the others."""
    return np.random.default_rng(seed).random(SIDE * SIDE)


@dataclass(frozen=True)
class NoiseSearch:
    """Answers of a network to many pictures of noise.

    Attributes
    ----------
    seed : seed of the picture whose answer is farthest ahead of the runner-up.
    sure : number of pictures with an answer above ``SURE``.
    tried : number of pictures, with the seeds 0, 1, 2, ...
    """

    seed: int
    sure: int
    tried: int

    @classmethod
    @lru_cache(maxsize=2)
    def over(cls, network: Network, tried: int = SEEDS) -> NoiseSearch:
        """Read the pictures of that many seeds."""
        outputs = network.read_many(np.stack([noise(seed) for seed in range(tried)]))[-1]
        ranked = np.sort(outputs, axis=1)
        lead = ranked[:, -1] - ranked[:, -2]
        return cls(int(np.argmax(lead)), int(np.sum(ranked[:, -1] > SURE)), tried)


def read_noise(network: Network, seed: int) -> Activations:
    """Read one picture of noise."""
    return network.read(noise(seed))
