"""Depth study: a network of five hidden layers, trained with sigmoid and with ReLU.

``python -m network.training.depth_study --data DIR`` makes the file that ships.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import numpy as np

from network.arrays import FloatArray
from network.model import DATA, Activation, NetworkError, write_npz
from network.training.trainer import (
    Data,
    Recipe,
    State,
    back_propagate,
    initial_parameters,
    load_training_set,
    train,
)

SHIPPED_CURVES = DATA / "deep_training.npz"
HIDDEN = (16,) * 5
EPOCHS = 20
RATES = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
NAMES: tuple[Activation, ...] = get_args(Activation)


@dataclass(frozen=True)
class PlainRecipe(Recipe):
    """Plain gradient descent with a learning rate of its own.

    Parameters
    ----------
    rate : the learning rate.
    """

    plain: bool = True
    rate: float = 1.0

    @property
    def learning_rate(self) -> float:
        """Learning rate, the same for every step."""
        return self.rate


@dataclass(frozen=True)
class DeepTraining:
    """One deep network, trained with each activation in two ways.

    Attributes
    ----------
    hidden : sizes of the hidden layers, the same for all.
    plain : arrays, shape (epochs + 1,), by activation: share of validation digits read correctly
        before the first epoch and after every one, by plain gradient descent with the best of
        ``RATES`` for that activation.
    rates : that rate, by activation.
    careful : arrays like ``plain``, by the recipe of the shipped network (Adam, warped digits, a
        start in the middle of the range).
    signal : arrays, shape (layers,), by activation: strength of the error in each layer of the
        network from which the plain training sets out, the first hidden layer first, the outputs
        last; see :func:`signal_by_layer`.
    """

    hidden: tuple[int, ...]
    plain: dict[Activation, FloatArray]
    rates: dict[Activation, float]
    careful: dict[Activation, FloatArray]
    signal: dict[Activation, FloatArray]

    @property
    def epochs(self) -> int:
        """Number of passes over the training digits."""
        return len(self.plain["sigmoid"]) - 1

    def save(self, path: Path) -> None:
        """Write an ``.npz`` (no pickle): ``hidden``, and ``plain_sigmoid``, ``rate_relu`` etc."""
        arrays = {"hidden": np.array(self.hidden)}
        for name in NAMES:
            arrays[f"plain_{name}"] = self.plain[name]
            arrays[f"rate_{name}"] = np.array(self.rates[name])
            arrays[f"careful_{name}"] = self.careful[name]
            arrays[f"signal_{name}"] = self.signal[name]
        write_npz(path, **arrays)

    @classmethod
    def load(cls, path: Path = SHIPPED_CURVES) -> DeepTraining:
        """Read an ``.npz`` that ``save`` wrote."""
        with np.load(path, allow_pickle=False) as file:
            return cls(
                tuple(int(size) for size in file["hidden"]),
                {name: file[f"plain_{name}"] for name in NAMES},
                {name: float(file[f"rate_{name}"]) for name in NAMES},
                {name: file[f"careful_{name}"] for name in NAMES},
                {name: file[f"signal_{name}"] for name in NAMES},
            )


def accuracy_by_epoch(data: Data, recipe: Recipe) -> FloatArray:
    """Train by a recipe, and return the validation accuracy before the first and after every epoch.

    A training whose parameters grow without bounds stays at 0 from there on.
    """
    accuracies = np.zeros(recipe.epochs + 1)

    def note(state: State) -> None:
        accuracies[state.epoch] = state.accuracy

    try:
        with np.errstate(over="ignore", invalid="ignore"):
            train(data, recipe, note)
    except NetworkError:
        pass
    return accuracies


def signal_by_layer(data: Data, recipe: Recipe) -> FloatArray:
    """Return the strength of the error in each layer before the first step of a training.

    Returns
    -------
    array, shape (layers,), the first hidden layer first: derivative of the cost by the weighted sum
    of a neuron, as a mean of absolute values over the neurons of the layer and over the validation
    digits.
    """
    pixels, labels = data.validation
    sizes = (data.pixels.shape[1], *recipe.hidden, 10)
    weights, biases = initial_parameters(sizes, recipe, np.random.default_rng(recipe.seed))
    targets = np.eye(10, dtype=np.float32)
    signal = np.zeros(len(weights))
    # one by one, as signs cancel in a mean over digits
    for digit, label in zip(pixels - data.mean, labels, strict=True):
        gradients = back_propagate(weights, biases, digit[np.newaxis], targets[[label]], recipe)
        signal += [np.abs(of_bias).mean() for of_bias in gradients[len(weights) :]]
    return signal / len(labels)


def compare(
    data: Data, hidden: tuple[int, ...] = HIDDEN, epochs: int = EPOCHS, seed: int = 0
) -> DeepTraining:
    """Train a network with each activation, plainly at several rates and with care."""
    plain, rates, careful, signal = {}, {}, {}, {}
    for name in NAMES:
        trials = {
            rate: accuracy_by_epoch(data, PlainRecipe(hidden, name, epochs, seed, rate=rate))
            for rate in RATES
        }
        rates[name] = max(trials, key=lambda rate: float(trials[rate][-1]))
        plain[name] = trials[rates[name]]
        careful[name] = accuracy_by_epoch(data, Recipe(hidden, name, epochs, seed))
        signal[name] = signal_by_layer(data, PlainRecipe(hidden, name, epochs, seed))
    return DeepTraining(hidden, plain, rates, careful, signal)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train a deep network with each activation, and write its curves."""
    parser = argparse.ArgumentParser(
        prog="python -m network.training.depth_study", description=main.__doc__
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the MNIST training set (IDX)"
    )
    parser.add_argument("--out", type=Path, default=SHIPPED_CURVES)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    compare(load_training_set(chosen.data), epochs=chosen.epochs, seed=chosen.seed).save(chosen.out)


if __name__ == "__main__":
    main()
