"""Training of the second reader: ``python -m network.training.second_reader_training`` does it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from network.features.gradients import COUNT, gradient_histograms
from network.model import Network
from network.preprocessing.normalize import CENTRE
from network.second_reader import HIDDEN, PARAMETERS
from network.training.augmentation import Float32, augment, make_warps
from network.training.other_marks import draw_marks, turned_digits
from network.training.stroke_digits import draw_digits
from network.training.trainer import (
    Data,
    Recipe,
    adam,
    back_propagate,
    batches,
    initial_parameters,
    load_training_set,
)

CLASSES = 11  # ten digits, and everything else
OTHER = 10
MARKS, TURNED, DRAWN = 60_000, 15_000, 20_000  # beside MNIST's 55,000 digits
WARPS = 500
RECIPE = Recipe(hidden=(HIDDEN,), epochs=24, first_layer_decay=0.003)
FRESH = 6  # epochs that see the same warps, marks and strokes


def train_second_reader(data: Data, recipe: Recipe = RECIPE) -> Network:
    """Train a network that tells ten digits and everything else apart by their gradients."""
    rng = np.random.default_rng(recipe.seed)
    warps = make_warps(WARPS, rng)
    digits, labels = data.pixels[: -len(data.validation[1])], data.labels
    targets = np.eye(CLASSES, dtype=np.float32)
    weights, biases = initial_parameters((COUNT, *recipe.hidden, CLASSES), recipe, rng)
    mean: Float32 = np.zeros(COUNT, dtype=np.float32)
    for epoch in range(recipe.epochs):
        if epoch % FRESH == 0:
            images, classes = _images(digits, labels[: len(digits)], rng)
            seen = gradient_histograms(augment(images, warps, rng))
        if epoch == 0:
            mean = seen.mean(axis=0)
            step = adam(recipe, len(seen) // recipe.batch)
        for chosen in batches(len(seen), recipe.batch, rng):
            batch = seen[chosen] - mean
            gradients = back_propagate(weights, biases, batch, targets[classes[chosen]], recipe)
            step([*weights, *biases], gradients)
    biases[0] = biases[0] - weights[0] @ mean
    return Network(
        tuple(w.astype(np.float64) for w in weights), tuple(b.astype(np.float64) for b in biases)
    )


def _images(
    digits: Float32, labels: npt.NDArray[np.uint8], rng: np.random.Generator
) -> tuple[Float32, npt.NDArray[np.uint8]]:
    """Return digits and other marks, and the class of each."""
    drawn, meant = draw_digits(DRAWN, rng, CENTRE)
    others = [draw_marks(MARKS, rng, digits), turned_digits(TURNED, rng, digits, labels)]
    classes = np.full(len(digits) + DRAWN + MARKS + TURNED, OTHER, dtype=np.uint8)
    classes[: len(digits) + DRAWN] = np.concatenate([labels, meant])
    return np.concatenate([digits, drawn, *others]), classes


def main(arguments: Sequence[str] | None = None) -> None:
    """Train the second reader, and write its parameters."""
    parser = argparse.ArgumentParser(
        prog="python -m network.training.second_reader_training", description=main.__doc__
    )
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of the MNIST training set (IDX)"
    )
    parser.add_argument("--out", type=Path, default=PARAMETERS)
    chosen = parser.parse_args(arguments)
    train_second_reader(load_training_set(chosen.data)).save(chosen.out)


if __name__ == "__main__":
    main()
