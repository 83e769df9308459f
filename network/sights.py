"""What the first layer was hoped to see, what it is sure of and wrong about, and what it makes of noise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network.digits import SIDE, TestSet
from network.model import DATA, Activations, Network

FloatArray = npt.NDArray[np.float64]
SEEDS = 1_000  # pictures of noise that are tried
SURE = 0.9  # an output above it counts as sure


def plain_twin() -> Network:
    """The network of the same shape that was trained plainly, without augmentation or decay."""
    return Network.load(DATA / "plain_twin.npz")


def hoped_edges(count: int = 16) -> FloatArray:
    """Weights one might hope for, made by hand: little edges, each at a place and an angle of its own.

    Parameters
    ----------
    count : how many; they lie on a ring around the middle, as the outline of a loop would.

    Returns
    -------
    array, shape (count, 784)
        A short positive stroke along the ring, with a negative one at each of its long sides.
    """
    rows, columns = np.mgrid[:SIDE, :SIDE] - (SIDE - 1) / 2
    angles = 2 * np.pi * np.arange(count)[:, None, None] / count
    out = columns * np.cos(angles) - rows * np.sin(angles) - 7.0
    along = columns * np.sin(angles) + rows * np.cos(angles)
    stroke = np.exp(-((along / 3.2) ** 4))
    weights = stroke * (np.exp(-((out / 1.3) ** 2)) - 0.6 * np.exp(-(((np.abs(out) - 3.0) / 1.1) ** 2)))
    return np.asarray(weights.reshape(count, -1))


def surest_mistake(network: Network, digits: TestSet) -> int:
    """Index of the test digit that is read wrongly with the highest output."""
    outputs = network.read_many(digits.pixels)[-1]
    wrong = outputs.argmax(axis=1) != digits.labels
    return int(np.argmax(np.where(wrong, outputs.max(axis=1), -1.0)))


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
