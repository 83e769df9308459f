"""All parameters of a network as one flat array, and networks with changed parameters."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray
from network.mnist import test_set
from network.model import DATA, Network
from network.training.checkpoints import load_states
from network.training.trainer import State


def flat_parameters(network: Network) -> FloatArray:
    """Return all parameters as one flat array: W1, b1, W2, b2, ...; each matrix row by row."""
    return np.concatenate([part for pair in _pairs(network) for part in pair])


def _pairs(network: Network) -> list[tuple[FloatArray, FloatArray]]:
    """Return the weights, as a flat array, and the biases of each layer."""
    return [(w.ravel(), b) for w, b in zip(network.weights, network.biases, strict=True)]


def with_parameters(network: Network, parameters: FloatArray) -> Network:
    """Return a copy of the network with parameters in the order of :func:`flat_parameters`."""
    weights, biases, at = [], [], 0
    for w, b in zip(network.weights, network.biases, strict=True):
        weights.append(parameters[at : at + w.size].reshape(w.shape))
        biases.append(parameters[at + w.size : at + w.size + b.size])
        at += w.size + b.size
    return replace(network, weights=tuple(weights), biases=tuple(biases))


def weight_spreads(network: Network) -> FloatArray:
    """Return for every parameter the standard deviation of the weights of its layer."""
    layers = zip(network.weights, network.biases, strict=True)
    return np.concatenate([np.full(w.size + b.size, w.std()) for w, b in layers])


def perturbed(network: Network, seed: int, amount: float) -> Network:
    """Return a network with all parameters changed at random.

    Parameters
    ----------
    seed : seed of the random numbers, drawn in the order of :func:`flat_parameters`.
    amount : standard deviation of the noise, in units of that of the layer's weights.
    """
    noise = np.random.default_rng(seed).standard_normal(network.parameter_count)
    changes = amount * weight_spreads(network) * noise
    return with_parameters(network, flat_parameters(network) + changes)


def sample_parameters(
    network: Network, pixels: FloatArray, counts: tuple[int, int, int]
) -> npt.NDArray[np.intp]:
    """Choose parameters, evenly spread over each kind.

    Parameters
    ----------
    pixels : array, shape (784,): a digit; in the first layer, only weights of pixels with ink are
        chosen, as the others do nothing to it.
    counts : how many first-layer weights, later weights and biases to choose, at most.

    Returns
    -------
    array of indices into :func:`flat_parameters`.
    """
    first = network.weights[0]
    inked = np.flatnonzero(np.broadcast_to(pixels > 0, first.shape)).tolist()
    later: list[int] = []
    biases: list[int] = []
    at = 0
    for number, (w, b) in enumerate(_pairs(network)):
        if number:
            later.extend(range(at, at + w.size))
        biases.extend(range(at + w.size, at + w.size + b.size))
        at += w.size + b.size
    chosen = []
    for kind, count in zip((inked, later, biases), counts, strict=True):
        places = np.linspace(0, len(kind) - 1, min(count, len(kind))).astype(np.intp)
        chosen.append(np.array(kind, dtype=np.intp)[places])
    return np.concatenate(chosen)


def with_weight(network: Network, neuron: int, pixel: int, value: float) -> Network:
    """Return a copy of the network with one first-layer weight replaced."""
    first = network.weights[0].copy()
    first[neuron, pixel] = value
    return replace(network, weights=(first, *network.weights[1:]))


@dataclass(frozen=True)
class StrongestWeight:
    """The first-layer weight that changes an output most when set to one of its extremes.

    Attributes
    ----------
    neuron, pixel : indices of the weight.
    value : the weight.
    large : largest absolute weight of the first layer; the extremes are plus and minus this.
    change : largest absolute change of any output, over both extremes.
    """

    neuron: int
    pixel: int
    value: float
    large: float
    change: float

    @classmethod
    def of(cls, network: Network, pixels: FloatArray) -> StrongestWeight:
        """Find it for a digit, shape (784,), by trying both extremes for each weight in turn.

        A first-layer weight shifts the weighted sum of one neuron, so only the later steps are
        rerun: ``rest`` takes weighted sums of the first layer as its input.
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
class ShownParameters:
    """Some parameters of networks of one shape, which the film shows as knobs.

    Attributes
    ----------
    indices : array, shape (n,): indices into :func:`flat_parameters`.
    large : array, shape (n,): value that turns each knob all the way.
    """

    indices: npt.NDArray[np.intp]
    large: FloatArray

    @classmethod
    def of(
        cls, network: Network, pixels: FloatArray, counts: tuple[int, int, int]
    ) -> ShownParameters:
        """Choose them by :func:`sample_parameters`.

        A knob is turned all the way at twice the standard deviation of its layer's weights.
        """
        indices = sample_parameters(network, pixels, counts)
        return cls(indices, 2 * weight_spreads(network)[indices])

    def turns(self, network: Network) -> FloatArray:
        """Return the turns of the knobs, (n,): -1 is fully left, 1 fully right; not clipped."""
        values = flat_parameters(network)[self.indices]
        # where all weights of a layer are the same, nothing says how far is far
        return np.divide(values, self.large, out=np.sign(values), where=self.large > 0)


@lru_cache(maxsize=1)
def shipped_states() -> tuple[tuple[State, float], ...]:
    """Return the shipped states of the training run, each with its accuracy on the test digits."""
    digits = test_set()
    states = load_states(DATA / "training_states.npz")
    return tuple((state, state.network.accuracy(digits.pixels, digits.labels)) for state in states)
