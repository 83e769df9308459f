"""How the shipped parameters were made: NumPy and SciPy alone, reproducible by seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage, sparse
from scipy.special import expit

from network.digits import DigitError, read_idx
from network.model import Activation, Network, write_npz

Float32 = npt.NDArray[np.floating[Any]]  # single precision while training, double in a gradient check
VALIDATION = 5_000  # the last digits of the training set choose; they never train
WARPED_TOGETHER = 32  # images that share one warp: a sparse product pays from here on


@dataclass(frozen=True)
class Recipe:
    """What to train and how.

    Parameters
    ----------
    hidden : layer sizes between the pixels and the ten outputs.
    activation : of the hidden layers; the ten outputs are sigmoids.
    epochs : passes over the 55,000 digits.
    plain : the twin for comparison: SGD on the quadratic cost, no augmentation, no decay.
    """

    hidden: tuple[int, ...] = (16, 16)
    activation: Activation = "sigmoid"
    epochs: int = 220
    seed: int = 0
    plain: bool = False
    warps: int = 2_000
    first_layer_decay: float = 0.1
    warm_up_steps: int = 300

    @property
    def batch(self) -> int:
        """Digits in one step; plain gradient descent needs many small ones."""
        return 16 if self.plain else 128

    @property
    def learning_rate(self) -> float:
        """Peak rate: Adam wants less when ReLU lets the sums grow; plain descent on a quadratic cost wants a lot."""
        return 3.0 if self.plain else 2e-2 if self.activation == "sigmoid" else 2e-3


@dataclass(frozen=True)
class State:
    """The network after some epochs, and the share of the validation digits it then reads rightly."""

    epoch: int
    network: Network
    accuracy: float


@dataclass
class Data:
    """55,000 digits to train and 5,000 to choose, pixels 0..1, and the mean image of the former."""

    pixels: Float32
    labels: npt.NDArray[np.uint8]
    mean: Float32 = field(init=False)

    def __post_init__(self) -> None:
        self.mean = self.pixels[:-VALIDATION].mean(axis=0)

    @property
    def validation(self) -> tuple[Float32, npt.NDArray[np.uint8]]:
        """The digits that choose among seeds."""
        return self.pixels[-VALIDATION:], self.labels[-VALIDATION:]


def load_training_set(folder: Path) -> Data:
    """Read ``train-images-idx3-ubyte[.gz]`` and its labels from ``folder``.

    Raises
    ------
    DigitError
        When a file is missing or is not IDX.
    """

    def find(name: str) -> Path:
        for candidate in (folder / f"{name}.gz", folder / name):
            if candidate.is_file():
                return candidate
        raise DigitError(f"{folder}: {name}.gz is not there; name the folder that holds the MNIST IDX files")

    images = read_idx(find("train-images-idx3-ubyte"))
    labels = read_idx(find("train-labels-idx1-ubyte"))
    if images.shape[1:] != (28, 28) or len(images) != len(labels) or len(images) <= VALIDATION:
        raise DigitError(f"{folder}: not the MNIST training set ({images.shape} images, {labels.shape} labels)")
    return Data(images.reshape(len(images), -1).astype(np.float32) / 255, labels)


def train(data: Data, recipe: Recipe, on_epoch: Callable[[State], None] = lambda state: None) -> Network:
    """Train one network; ``on_epoch`` gets the state before the first and after every epoch.

    Returns
    -------
    Network
        After the last epoch, with the mean image folded into b1, so that it reads raw pixels.
    """
    rng = np.random.default_rng(recipe.seed)
    sizes = (data.pixels.shape[1], *recipe.hidden, 10)
    weights, biases = initial_parameters(sizes, recipe, rng)
    train_pixels = data.pixels[:-VALIDATION] - data.mean
    targets = np.eye(10, dtype=np.float32)[data.labels[:-VALIDATION]]
    warps = None if recipe.plain else make_warps(recipe.warps, np.random.default_rng(recipe.seed + 1))
    step_parameters = sgd(recipe) if recipe.plain else adam(recipe, len(train_pixels) // recipe.batch)

    on_epoch(_state(0, data, recipe, weights, biases))
    for epoch in range(1, recipe.epochs + 1):
        for chosen in _batches(len(train_pixels), recipe.batch, rng):
            batch: Float32 = train_pixels[chosen]
            if warps is not None:
                batch = warp(batch, warps, data.mean, rng)
            gradients = back_propagate(weights, biases, batch, targets[chosen], recipe)
            step_parameters([*weights, *biases], gradients)
        on_epoch(_state(epoch, data, recipe, weights, biases))
    return _folded(data, recipe, weights, biases)


def initial_parameters(
    sizes: tuple[int, ...], recipe: Recipe, rng: np.random.Generator
) -> tuple[list[Float32], list[Float32]]:
    """Random weights, and biases that start each sigmoid near the middle of its range."""
    weights, biases = [], []
    depth = len(sizes) - 1
    for layer, (before, here) in enumerate(pairwise(sizes), start=1):
        if recipe.activation == "relu":
            scale = 0.1 if layer == 1 else np.sqrt(2 / before)  # He et al. 2015, behind centred pixels
        elif recipe.plain:
            scale = 1 / np.sqrt(before)
        else:
            scale = 0.1 if layer == 1 else 0.5 if layer == depth else 1.0
        w = (scale * rng.standard_normal((here, before))).astype(np.float32)
        b = np.zeros(here, dtype=np.float32)
        if not recipe.plain and layer == depth:
            b -= 2
        elif not recipe.plain and recipe.activation == "sigmoid" and layer > 1:
            b -= w.sum(axis=1) / 2
        weights.append(w)
        biases.append(b)
    return weights, biases


def back_propagate(
    weights: list[Float32], biases: list[Float32], pixels: Float32, targets: Float32, recipe: Recipe
) -> list[Float32]:
    """Gradients of all weights, then of all biases, for one batch (means over the batch)."""
    layers = [pixels]
    last = len(weights) - 1
    for i, (w, b) in enumerate(zip(weights, biases, strict=True)):
        z = layers[-1] @ w.T + b
        layers.append(np.maximum(z, 0) if recipe.activation == "relu" and i < last else expit(z))
    error = (layers[-1] - targets) / np.float32(len(pixels))  # binary cross-entropy on sigmoids
    if recipe.plain:
        error = error * layers[-1] * (1 - layers[-1])  # quadratic cost
    weight_gradients: list[Float32] = []
    bias_gradients: list[Float32] = []
    for i in range(last, -1, -1):
        weight_gradients.insert(0, error.T @ layers[i])
        bias_gradients.insert(0, error.sum(axis=0))
        if i:
            slope = (layers[i] > 0) if recipe.activation == "relu" else layers[i] * (1 - layers[i])
            error = (error @ weights[i]) * slope
    return weight_gradients + bias_gradients


def adam(recipe: Recipe, steps_per_epoch: int) -> Callable[[list[Float32], list[Float32]], None]:
    """Adam (Kingma and Ba 2015) with warm-up, cosine to zero, and decoupled decay on W1 alone."""
    total = steps_per_epoch * recipe.epochs
    first: list[Float32] = []
    second: list[Float32] = []
    step = 0

    def update(parameters: list[Float32], gradients: list[Float32]) -> None:
        nonlocal step
        if not first:
            first.extend(np.zeros_like(p) for p in parameters)
            second.extend(np.zeros_like(p) for p in parameters)
        step += 1
        warm = min(1.0, step / recipe.warm_up_steps)
        rate = recipe.learning_rate * warm * 0.5 * (1 + np.cos(np.pi * min(1.0, step / total)))
        bias_correction = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        for i, (parameter, gradient) in enumerate(zip(parameters, gradients, strict=True)):
            first[i] += 0.1 * (gradient - first[i])
            second[i] += 0.001 * (gradient * gradient - second[i])
            if i == 0:
                np.multiply(parameter, 1 - rate * recipe.first_layer_decay, out=parameter)
            parameter[...] -= (rate * bias_correction) * first[i] / (np.sqrt(second[i]) + 1e-8)

    return update


def sgd(recipe: Recipe) -> Callable[[list[Float32], list[Float32]], None]:
    """Plain gradient descent with one learning rate."""

    def update(parameters: list[Float32], gradients: list[Float32]) -> None:
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter[...] -= recipe.learning_rate * gradient

    return update


def make_warps(count: int, rng: np.random.Generator, side: int = 28) -> list[sparse.csr_matrix]:
    """Sparse (784, 784) bilinear warps: small rotation, scale, shear, shift and elastic bending.

    The spreads are standard deviations: rotation 3.6 degrees, scale and shear 3.6 %, shift 0.35 pixels, bending about
    0.3 pixels. Almost all warps so lie within 10 degrees and 10 %.
    """
    rows, columns = np.mgrid[:side, :side].astype(float)
    centre = (side - 1) / 2
    warps = []
    for _ in range(count):
        turn = np.deg2rad(rng.normal(0, 3.6))
        scale = np.exp(rng.normal(0, 0.036, 2))
        shear = rng.normal(0, 0.036)
        matrix = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        matrix = matrix @ np.array([[1, shear], [0, 1]]) @ np.diag(scale)
        away = np.stack([rows - centre, columns - centre]).reshape(2, -1)
        bend = np.stack([ndimage.gaussian_filter(rng.normal(0, 1, (side, side)), 4).ravel() for _ in range(2)])
        source = matrix @ away + centre + rng.normal(0, 0.35, (2, 1)) + 4 * bend
        warps.append(_bilinear(source, side))
    return warps


def _bilinear(source: npt.NDArray[np.float64], side: int) -> sparse.csr_matrix:
    """The matrix that reads an image at ``source`` (2, side * side: row, column), zero outside."""
    corner = np.floor(source).astype(int)
    part = source - corner
    target = np.arange(side * side)
    entries, to, of = [], [], []
    for down in (0, 1):
        for right in (0, 1):
            row, column = corner[0] + down, corner[1] + right
            inside = (row >= 0) & (row < side) & (column >= 0) & (column < side)
            share = np.abs(1 - down - part[0]) * np.abs(1 - right - part[1])
            entries.append(share[inside])
            to.append(target[inside])
            of.append((row * side + column)[inside])
    triple = (np.concatenate(entries).astype(np.float32), (np.concatenate(to), np.concatenate(of)))
    return sparse.csr_matrix(triple, shape=(side * side, side * side), dtype=np.float32)


def warp(batch: Float32, warps: list[sparse.csr_matrix], mean: Float32, rng: np.random.Generator) -> Float32:
    """Each run of 32 images under a warp of its own; ``batch`` comes and goes with ``mean`` taken off."""
    images = batch + mean
    out = np.empty_like(images)
    for start in range(0, len(images), WARPED_TOGETHER):
        part = slice(start, start + WARPED_TOGETHER)
        out[part] = (warps[rng.integers(len(warps))] @ images[part].T).T
    out -= mean
    return out


def best_of_seeds(networks: list[Network], data: Data) -> int:
    """Index of the network that reads most of the validation digits rightly."""
    return int(np.argmax([network.accuracy(*data.validation) for network in networks]))


def epochs_to_keep(epochs: int, count: int = 24) -> set[int]:
    """Epochs whose states are shipped: dense at first, when most happens, the last one included."""
    spread = np.geomspace(1, epochs, 4 * count).round().astype(int)
    kept = [0, *np.unique(spread)]
    while len(kept) > count:
        gaps = np.log(np.array(kept[2:]) / np.maximum(kept[:-2], 0.5))
        kept.pop(int(np.argmin(gaps)) + 1)
    return {int(epoch) for epoch in kept}


def save_states(path: Path, states: list[State], data: Data) -> None:
    """Ship states as half-precision arrays; their accuracies are those of the rounded parameters."""
    arrays: dict[str, npt.NDArray[np.generic]] = {"epoch": np.array([s.epoch for s in states], dtype=np.int32)}
    for i in range(len(states[0].network.weights)):
        arrays[f"W{i + 1}"] = np.stack([s.network.weights[i] for s in states]).astype(np.float16)
        arrays[f"b{i + 1}"] = np.stack([s.network.biases[i] for s in states]).astype(np.float16)
    accuracies = [network.accuracy(*data.validation) for _, network in _networks_of(arrays)]
    write_npz(path, accuracy=np.array(accuracies), **arrays)


def load_states(path: Path) -> list[State]:
    """The shipped states of a training run, in order."""
    with np.load(path, allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files}
    accuracies = arrays.pop("accuracy")
    return [
        State(epoch, network, float(accuracy))
        for (epoch, network), accuracy in zip(_networks_of(arrays), accuracies, strict=True)
    ]


def _networks_of(arrays: dict[str, npt.NDArray[np.generic]]) -> Iterator[tuple[int, Network]]:
    depth = sum(name.startswith("W") for name in arrays)
    for n, epoch in enumerate(arrays["epoch"]):
        yield (
            int(epoch),
            Network(
                tuple(arrays[f"W{i}"][n] for i in range(1, depth + 1)),
                tuple(arrays[f"b{i}"][n] for i in range(1, depth + 1)),
            ),
        )


def _batches(count: int, size: int, rng: np.random.Generator) -> Iterator[npt.NDArray[np.int64]]:
    order = rng.permutation(count)
    for start in range(0, count - size + 1, size):
        yield order[start : start + size]


def _folded(data: Data, recipe: Recipe, weights: list[Float32], biases: list[Float32]) -> Network:
    """The network that reads raw pixels: W1 (x - mean) + b1 = W1 x + (b1 - W1 mean)."""
    first = biases[0] - weights[0] @ data.mean
    return Network(
        tuple(w.astype(np.float64) for w in weights),
        tuple(b.astype(np.float64) for b in (first, *biases[1:])),
        recipe.activation,
    )


def _state(epoch: int, data: Data, recipe: Recipe, weights: list[Float32], biases: list[Float32]) -> State:
    network = _folded(data, recipe, weights, biases)
    return State(epoch, network, network.accuracy(*data.validation))
