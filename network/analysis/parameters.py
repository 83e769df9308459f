"""All weights and biases of a network as one row of knobs, and what happens when they are turned."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from network.mnist import test_set
from network.model import DATA, Network
from network.training.checkpoints import load_states
from network.training.trainer import State

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
        [
            np.full(w.size + b.size, w.std())
            for w, b in zip(network.weights, network.biases, strict=True)
        ]
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


def some_knobs(
    network: Network, pixels: FloatArray, counts: tuple[int, int, int]
) -> npt.NDArray[np.intp]:
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
        np.array(kind, dtype=np.intp)[
            np.linspace(0, len(kind) - 1, min(count, len(kind))).astype(np.intp)
        ]
        for kind, count in zip(kinds, counts, strict=True)
        if kind
    ]
    return np.concatenate(picked)


def with_weight(network: Network, neuron: int, pixel: int, value: float) -> Network:
    """The same network, but for one weight of the first layer."""
    first = network.weights[0].copy()
    first[neuron, pixel] = value
    return replace(network, weights=(first, *network.weights[1:]))


@dataclass(frozen=True)
class StrongestKnob:
    """The weight of the first layer that changes the outputs most when it is turned all the way to one side.

    Attributes
    ----------
    neuron, pixel : which weight it is.
    value : of the weight.
    large : the size of the largest weight of its layer; that, or minus that, turns it all the way.
    change : how much the output that changes most does so, at the end where it changes more.
    """

    neuron: int
    pixel: int
    value: float
    large: float
    change: float

    @classmethod
    def of(cls, network: Network, pixels: FloatArray) -> StrongestKnob:
        """Found by turning each of them, by itself, to both ends.

        A weight of the first layer shifts the weighted sum of one neuron, so only what follows is computed anew.
        """
        first, read = network.weights[0], network.read(pixels)
        large = float(np.abs(first).max())
        count = len(first)
        rest = replace(
            network,
            weights=(np.eye(count), *network.weights[1:]),
            biases=(np.zeros(count), *network.biases[1:]),
        )
        changes = np.zeros((count, 2, len(pixels)))
        for neuron, (end, far) in itertools.product(range(count), enumerate((-large, large))):
            sums = np.tile(read.weighted_sums[0], (len(pixels), 1))
            sums[:, neuron] += (far - first[neuron]) * pixels
            changes[neuron, end] = np.abs(rest.read_many(sums)[-1] - read.outputs).max(axis=1)
        neuron, _, pixel = (
            int(place) for place in np.unravel_index(int(changes.argmax()), changes.shape)
        )
        return cls(neuron, pixel, float(first[neuron, pixel]), large, float(changes.max()))


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
