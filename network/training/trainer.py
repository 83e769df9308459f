"""Trainer of networks, with NumPy and SciPy alone, reproducible by seed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from network.digits import DigitError
from network.mnist import read_idx
from network.model import Activation, Network
from network.paths import is_file
from network.training.augmentation import augment, make_warps

# single precision while training, double in a gradient check
Float32 = npt.NDArray[np.floating[Any]]
VALIDATION = 5_000  # the last digits of the training set choose; they never train,
DRAWN = 1_000  # nor do as many digits drawn from strokes, from a seed of their own
DRAWN_SEED = 2**32
FRESH = 5  # epochs that see digits in the same warps: to warp takes longer than to learn from it
EASED = 0.8  # after this share of the epochs, digits come closer to MNIST's,
SHARE_AT_LAST = 0.4  # with this share of the changes to their strokes


@dataclass(frozen=True)
class Recipe:
    """Settings of a training.

    Parameters
    ----------
    hidden : layer sizes between the pixels and the ten outputs.
    activation : function of the hidden layers; the ten outputs are sigmoids.
    epochs : number of passes over the 55,000 digits.
    seed : seed of all random numbers.
    plain : True for the twin for comparison: SGD on the quadratic cost, no augmentation, no decay.
    warps : number of warps that digits are put under, at random.
    drawn : share of the digits in an epoch that are drawn from strokes of our own.
    first_layer_decay : decay of the first layer's weights, as a share of the learning rate.
    warm_up_steps : number of steps in which the learning rate rises to its peak.
    """

    hidden: tuple[int, ...] = (16, 16)
    activation: Activation = "sigmoid"
    epochs: int = 240
    seed: int = 0
    plain: bool = False
    warps: int = 2_000
    drawn: float = 0.1
    first_layer_decay: float = 0.14
    warm_up_steps: int = 300

    @property
    def batch(self) -> int:
        """Number of digits in one step; plain gradient descent needs many small steps."""
        return 16 if self.plain else 128

    @property
    def learning_rate(self) -> float:
        """Peak of the learning rate."""
        if self.plain:
            return 3.0  # on a quadratic cost, plain descent wants a lot
        # Adam wants less when ReLU lets the sums grow
        return 2e-2 if self.activation == "sigmoid" else 2e-3


@dataclass(frozen=True)
class State:
    """A network after some epochs, and its accuracy on the validation digits."""

    epoch: int
    network: Network
    accuracy: float


@dataclass
class Data:
    """The training set: 55,000 digits to train on, and 5,000 to choose among networks.

    Attributes
    ----------
    pixels : array, shape (60000, 784), 0 (background) to 1 (ink); the last 5,000 validate.
    labels : array, shape (60000,).
    mean : array, shape (784,): mean image of the digits that train.
    """

    pixels: Float32
    labels: npt.NDArray[np.uint8]
    mean: Float32 = field(init=False)

    def __post_init__(self) -> None:
        self.mean = self.pixels[:-VALIDATION].mean(axis=0)

    @property
    def validation(self) -> tuple[Float32, npt.NDArray[np.uint8]]:
        """Pixels and labels of the digits that choose among seeds."""
        return self.pixels[-VALIDATION:], self.labels[-VALIDATION:]


def load_training_set(folder: Path) -> Data:
    """Read ``train-images-idx3-ubyte[.gz]`` and its labels from ``folder``.

    Raises
    ------
    DigitError
        When a file is missing or is not IDX.
    """

    def find(name: str) -> Path:
        for path in (folder / f"{name}.gz", folder / name):
            if is_file(path):
                return path
        raise DigitError(
            f"{folder}: can't find {name}.gz in this folder; "
            "set --data to the folder with the MNIST training files"
        )

    images = read_idx(find("train-images-idx3-ubyte"))
    labels = read_idx(find("train-labels-idx1-ubyte"))
    is_mnist = images.shape[1:] == (28, 28) and labels.shape == images.shape[:1]
    if not is_mnist or len(images) <= VALIDATION:
        raise DigitError(
            f"{folder}: not the MNIST training set (images {images.shape}, labels {labels.shape})"
        )
    if labels.max() > 9:
        raise DigitError(f"{folder}: a label in these files is {labels.max()}; labels are 0 to 9")
    return Data(images.reshape(len(images), -1).astype(np.float32) / 255, labels)


def train(
    data: Data, recipe: Recipe, on_epoch: Callable[[State], None] = lambda state: None
) -> Network:
    """Train one network.

    Parameters
    ----------
    on_epoch : called with the state before the first and after every epoch.

    Returns
    -------
    network after the last epoch, with the mean image folded into b1, so that it reads raw pixels.
    """
    rng = np.random.default_rng(recipe.seed)
    sizes = (data.pixels.shape[1], *recipe.hidden, 10)
    weights, biases = initial_parameters(sizes, recipe, rng)
    pixels, labels = digits_to_train(data, recipe)
    targets = np.eye(10, dtype=np.float32)[labels]
    warps = (
        None if recipe.plain else make_warps(recipe.warps, np.random.default_rng(recipe.seed + 1))
    )
    step_parameters = sgd(recipe) if recipe.plain else adam(recipe, len(pixels) // recipe.batch)

    on_epoch(_state(0, data, recipe, weights, biases))
    seen = pixels
    for epoch in range(1, recipe.epochs + 1):
        if warps is not None and epoch % FRESH == 1:
            share = 1.0 if epoch <= EASED * recipe.epochs else SHARE_AT_LAST
            seen = augment(pixels, warps, rng, share)
        for chosen in batches(len(pixels), recipe.batch, rng):
            batch = seen[chosen] - data.mean
            gradients = back_propagate(weights, biases, batch, targets[chosen], recipe)
            step_parameters([*weights, *biases], gradients)
        on_epoch(_state(epoch, data, recipe, weights, biases))
    return _folded(data, recipe, weights, biases)


def digits_to_train(data: Data, recipe: Recipe) -> tuple[Float32, npt.NDArray[np.uint8]]:
    """Return pixels and labels of all digits that train; with care, drawn ones are among them."""
    pixels, labels = data.pixels[:-VALIDATION], data.labels[:-VALIDATION]
    if recipe.plain:
        return pixels, labels
    from network.training.stroke_digits import draw_digits  # its splines load slowly

    count = round(len(labels) * recipe.drawn / (1 - recipe.drawn))
    drawn, meant = draw_digits(count, np.random.default_rng(recipe.seed + 2))
    return np.concatenate([pixels, drawn]), np.concatenate([labels, meant])


def initial_parameters(
    sizes: tuple[int, ...], recipe: Recipe, rng: np.random.Generator
) -> tuple[list[Float32], list[Float32]]:
    """Draw random weights, and biases that start each sigmoid near the middle of its range."""
    weights, biases = [], []
    depth = len(sizes) - 1
    for layer, (before, here) in enumerate(pairwise(sizes), start=1):
        if recipe.activation == "relu":
            scale = 0.1 if layer == 1 else np.sqrt(2 / before)  # He et al. 2015, but for pixels
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
    """Return the gradients of all weights, then of all biases, as means over one batch."""
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
    """Return a step of Adam, with warm-up, cosine to zero, and decoupled decay on W1 alone.

    Notes
    -----
    D. P. Kingma and J. Ba, "Adam: A method for stochastic optimization", ICLR 2015.
    """
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
        rate = recipe.learning_rate * warm * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total)))
        bias_correction = math.sqrt(1 - 0.999**step) / (1 - 0.9**step)
        for i, (parameter, gradient) in enumerate(zip(parameters, gradients, strict=True)):
            first[i] += 0.1 * (gradient - first[i])
            second[i] += 0.001 * (gradient * gradient - second[i])
            if i == 0:
                np.multiply(parameter, 1 - rate * recipe.first_layer_decay, out=parameter)
            parameter[...] -= (rate * bias_correction) * first[i] / (np.sqrt(second[i]) + 1e-8)

    return update


def sgd(recipe: Recipe) -> Callable[[list[Float32], list[Float32]], None]:
    """Return a step of plain gradient descent with one learning rate."""

    def update(parameters: list[Float32], gradients: list[Float32]) -> None:
        for parameter, gradient in zip(parameters, gradients, strict=True):
            parameter[...] -= recipe.learning_rate * gradient

    return update


def best_of_seeds(networks: list[Network], data: Data) -> int:
    """Return the index of the network that reads most of 6,000 digits correctly.

    They are the 5,000 validation digits and 1,000 drawn ones, so that other styles count, too.
    """
    from network.training.stroke_digits import draw_digits  # its splines load slowly

    pixels, labels = data.validation
    drawn, meant = draw_digits(DRAWN, np.random.default_rng(DRAWN_SEED))
    pixels, labels = np.concatenate([pixels, drawn]), np.concatenate([labels, meant])
    return int(np.argmax([network.accuracy(pixels, labels) for network in networks]))


def batches(count: int, size: int, rng: np.random.Generator) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the places of the images of one step after the other, in random order."""
    order = rng.permutation(count)
    for start in range(0, count - size + 1, size):
        yield order[start : start + size]


def _folded(data: Data, recipe: Recipe, weights: list[Float32], biases: list[Float32]) -> Network:
    """Return a network that reads raw pixels: W1 (x - mean) + b1 = W1 x + (b1 - W1 mean)."""
    first = biases[0] - weights[0] @ data.mean
    return Network(
        tuple(w.astype(np.float64) for w in weights),
        tuple(b.astype(np.float64) for b in (first, *biases[1:])),
        recipe.activation,
    )


def _state(
    epoch: int, data: Data, recipe: Recipe, weights: list[Float32], biases: list[Float32]
) -> State:
    network = _folded(data, recipe, weights, biases)
    return State(epoch, network, network.accuracy(*data.validation))
