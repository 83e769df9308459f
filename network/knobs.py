"""All weights and biases of a network as one row of knobs, and what happens when they are turned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from network.digits import test_set
from network.model import DATA, Network
from network.states import load_states
from network.training import State

FloatArray = npt.NDArray[np.float64]


def knobs_of(network: Network) -> FloatArray:
    """Every parameter in one row: weights and biases of the first layer, then of the next."""
    return np.concatenate([part for pair in _pairs(network) for part in pair])


def _pairs(network: Network) -> list[tuple[FloatArray, FloatArray]]:
    return [(w.ravel(), b) for w, b in zip(network.weights, network.biases, strict=True)]


def with_knobs(network: Network, knobs: FloatArray) -> Network:
    """A network of the same shape whose parameters are ``knobs``."""
    weights, biases, at = [], [], 0
    for w, b in zip(network.weights, network.biases, strict=True):
        weights.append(knobs[at : at + w.size].reshape(w.shape))
        biases.append(knobs[at + w.size : at + w.size + b.size])
        at += w.size + b.size
    return replace(network, weights=tuple(weights), biases=tuple(biases))


def full_turns(network: Network) -> FloatArray:
    """For every knob the standard deviation of the weights of its layer: what is a large turn for it."""
    return np.concatenate(
        [np.full(w.size + b.size, w.std()) for w, b in zip(network.weights, network.biases, strict=True)]
    )


def turned(network: Network, seed: int, amount: float) -> Network:
    """All parameters changed at random.

    Parameters
    ----------
    seed : of the random numbers, drawn in the order of :func:`knobs_of`.
    amount : standard deviation of the change, as a share of that of the weights of the layer.
    """
    noise = np.random.default_rng(seed).standard_normal(network.parameter_count)
    return with_knobs(network, knobs_of(network) + amount * full_turns(network) * noise)


def some_knobs(network: Network, pixels: FloatArray, counts: tuple[int, int, int]) -> npt.NDArray[np.intp]:
    """Which knobs to show: places in :func:`knobs_of`, evenly spread over each kind.

    Parameters
    ----------
    pixels : of a digit; of the first layer, only weights of pixels with ink are shown, as the others do nothing to it.
    counts : how many weights of the first layer, weights of the later layers, and biases.
    """
    first = network.weights[0]
    kinds: tuple[list[int], list[int], list[int]] = ([], [], [])
    kinds[0].extend(np.flatnonzero(np.broadcast_to(pixels > 0, first.shape)).tolist())
    at = 0
    for number, (w, b) in enumerate(_pairs(network)):
        if number:
            kinds[1].extend(range(at, at + w.size))
        kinds[2].extend(range(at + w.size, at + w.size + b.size))
        at += w.size + b.size
    picked = [
        np.array(kind, dtype=np.intp)[np.linspace(0, len(kind) - 1, min(count, len(kind))).astype(np.intp)]
        for kind, count in zip(kinds, counts, strict=True)
        if kind
    ]
    return np.concatenate(picked)


@dataclass(frozen=True)
class ShownKnobs:
    """Some knobs of a network, and how far each is turned in it and in others of its shape.

    Attributes
    ----------
    indices : which they are.
    large : what turns each all the way.
    """

    indices: npt.NDArray[np.intp]
    large: FloatArray

    @classmethod
    def of(cls, network: Network, pixels: FloatArray, counts: tuple[int, int, int]) -> ShownKnobs:
        """Chosen by :func:`some_knobs`; twice the standard deviation of a layer's weights turns a knob all the way."""
        indices = some_knobs(network, pixels, counts)
        return cls(indices, 2 * full_turns(network)[indices])

    def turns(self, network: Network) -> FloatArray:
        """How far they are turned, 1 being all the way to the right."""
        found: FloatArray = knobs_of(network)[self.indices] / self.large
        return found


@lru_cache(maxsize=1)
def learning() -> tuple[tuple[State, float], ...]:
    """The shipped states of the training run, each with the share of the test digits that it reads rightly."""
    digits = test_set()
    states = load_states(DATA / "training_states.npz")
    return tuple((state, state.network.accuracy(digits.pixels, digits.labels)) for state in states)
