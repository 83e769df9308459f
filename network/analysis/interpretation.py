"""What the first layer was hoped to see, what decides for an answer, sure mistakes, and what is made of noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network.digits import SIDE
from network.mnist import TestSet
from network.model import DATA, Activations, Network

FloatArray = npt.NDArray[np.float64]
SEEDS = 1_000  # pictures of noise that are tried
SURE = 0.9  # an output above it counts as sure
ANGLES = 16  # of half a turn, in which a little edge is tried


def plain_twin() -> Network:
    """The network of the same shape that was trained plainly, without augmentation or decay."""
    return Network.load(DATA / "plain_twin.npz")


def little_edges(rows: FloatArray, columns: FloatArray, angles: FloatArray) -> FloatArray:
    """Weights made by hand: a short positive stroke with a negative one at each of its long sides.

    Parameters
    ----------
    rows, columns : (n,), where the middle of each is, in pixels from the upper left.
    angles : (n,), of the way across each stroke, from the right and counter-clockwise.

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
    """Weights that one might hope for: little edges on a ring around the middle, as the outline of a loop would be.

    Parameters
    ----------
    count : how many; each has a place and an angle of its own.
    """
    angles = 2 * np.pi * np.arange(count) / count
    middle = (SIDE - 1) / 2
    return little_edges(middle - 7 * np.sin(angles), middle + 7 * np.cos(angles), angles)


@dataclass(frozen=True)
class Likeness:
    """How alike pictures of weights are to a little edge, when it is slid and turned until it fits each one best.

    Attributes
    ----------
    values : (n,), Pearson correlation; 1 for the same picture.
    places : (n, 3), of each best edge the number of its angle, the row and the column of its middle.
    edges : (n, 784), the best edges.
    """

    values: FloatArray
    places: npt.NDArray[np.int64]
    edges: FloatArray

    @classmethod
    def of(cls, weights: FloatArray) -> Likeness:
        """Try an edge at every pixel and at ``ANGLES`` angles of half a turn."""
        middles = np.indices((SIDE, SIDE)).reshape(2, -1)
        places = np.array([(angle, *middle) for angle in range(ANGLES) for middle in middles.T])
        rows, columns = middles.astype(np.float64)
        turned = np.pi * np.arange(ANGLES) / ANGLES
        alike = np.hstack(
            [
                _alike(weights, little_edges(rows, columns, np.full(len(rows), one)))
                for one in turned
            ]
        )
        best = places[alike.argmax(axis=1)]
        rows, columns = best[:, 1:].T.astype(np.float64)
        return cls(alike.max(axis=1), best, little_edges(rows, columns, turned[best[:, 0]]))


def _alike(weights: FloatArray, edges: FloatArray) -> FloatArray:
    """Pearson correlation of each picture of weights with each edge."""
    one, other = (each - each.mean(axis=1, keepdims=True) for each in (weights, edges))
    sizes = np.outer(np.linalg.norm(one, axis=1), np.linalg.norm(other, axis=1))
    return np.asarray(one @ other.T / np.maximum(sizes, 1e-12))


@dataclass(frozen=True)
class Argument:
    """What each neuron of the last hidden layer adds to the weighted sum of one output.

    Attributes
    ----------
    terms : (n,), weight times activation.
    most_for, most_against : the strongest of those that raise it and that lower it, strongest first.
    others : all that remain.
    """

    terms: FloatArray
    most_for: tuple[int, ...]
    most_against: tuple[int, ...]
    others: tuple[int, ...]

    @classmethod
    def about(
        cls, network: Network, read: Activations, output: int, most: tuple[int, int]
    ) -> Argument:
        """The terms of an output; ``most`` says how many for and how many against it are singled out."""
        terms = network.weights[-1][output] * read.layers[-2]
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
    count : how many there are in all.
    sure : in how many of them the answer is above ``SURE``.
    """

    surest: tuple[int, ...]
    count: int
    sure: int

    @classmethod
    def of(cls, network: Network, digits: TestSet, most: int) -> Mistakes:
        """Read all digits, and single out at ``most`` so many."""
        outputs = network.read_many(digits.pixels)[-1]
        wrong = np.flatnonzero(outputs.argmax(axis=1) != digits.labels)
        highest = outputs[wrong].max(axis=1)
        surest = wrong[np.argsort(-highest, kind="stable")][:most]
        return cls(tuple(int(index) for index in surest), len(wrong), int(np.sum(highest > SURE)))


def noise(seed: int) -> FloatArray:
    """784 pixels, each drawn between 0 and 1 with nothing to do with its neighbours."""
    return np.random.default_rng(seed).random(SIDE * SIDE)


@dataclass(frozen=True)
class NoiseSearch:
    """What a network makes of many pictures of noise.

    Attributes
    ----------
    seed : of the picture for which the answer is farthest ahead of the runner-up.
    sure : how many pictures get an answer above ``SURE``.
    tried : how many there were, with the seeds 0, 1, 2, ...
    """

    seed: int
    sure: int
    tried: int

    @classmethod
    def over(cls, network: Network, tried: int = SEEDS) -> NoiseSearch:
        """Read them all."""
        outputs = network.read_many(np.stack([noise(seed) for seed in range(tried)]))[-1]
        ranked = np.sort(outputs, axis=1)
        lead = ranked[:, -1] - ranked[:, -2]
        return cls(int(np.argmax(lead)), int(np.sum(ranked[:, -1] > SURE)), tried)


def read_noise(network: Network, seed: int) -> Activations:
    """What a network computes for one picture of noise."""
    return network.read(noise(seed))
