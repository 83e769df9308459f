"""train: train a network on MNIST."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from network.npz import MOST_VALUES
from network.training.trainer import Recipe, load_training_set
from studio.cli.output import say
from studio.cli.progress import TrainingProgress
from studio.errors import StudioError
from studio.outputs import trained_network
from studio.planning.networks import OUTPUTS, PIXELS


class SizesParameter(click.ParamType):
    """Sizes of layers, separated by commas."""

    name = "sizes"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Return the sizes: (16, 16) for ``16,16``."""
        if isinstance(value, tuple):
            return value
        parts = str(value).split(",")
        if not all(re.fullmatch(r"\s*0*[1-9][0-9]{0,8}\s*", part) for part in parts):
            raise StudioError(
                f"--hidden {value}: layer sizes must be whole numbers, separated by commas, "
                "such as 16,16"
            )
        sizes = tuple(int(part) for part in parts)
        count = sum((before + 1) * after for before, after in pairwise((PIXELS, *sizes, OUTPUTS)))
        if count > MOST_VALUES:
            raise StudioError(
                f"--hidden {value}: this network would have {count:,} weights and biases; "
                f"up to {MOST_VALUES:,} work"
            )
        return sizes


@click.command("train")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder with the MNIST training files: train-images-idx3-ubyte.gz and "
    "train-labels-idx1-ubyte.gz (or unzipped).",
)
@click.option(
    "--hidden",
    type=SizesParameter(),
    default="16,16",
    show_default=True,
    help="Number of neurons in each hidden layer, separated by commas.",
)
@click.option(
    "--activation",
    type=click.Choice(["sigmoid", "relu"]),
    default="sigmoid",
    show_default=True,
    help="Activation function of the hidden layers.",
)
@click.option(
    "--epochs",
    type=click.IntRange(1, 100_000),
    default=Recipe.epochs,
    show_default=True,
    help="Number of passes over the training digits.",
)
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Random seed; the same seed gives the same network.",
)
@click.option(
    "--seeds",
    type=click.IntRange(1, 1_000),
    default=1,
    show_default=True,
    help="Train this many networks, with consecutive seeds, and keep the best.",
)
@click.option(
    "--plain",
    is_flag=True,
    help="Use plain gradient descent on the quadratic cost, to compare with the full recipe.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("parameters.npz"),
    show_default=True,
    help="File to save the network in; use it with --network.",
)
@click.option(
    "--states",
    type=click.Path(path_type=Path),
    help="Also save about 24 snapshots taken during training, in this .npz file.",
)
def train_command(
    out: Path, data: Path, seed: int, seeds: int, states: Path | None, **recipe: Any
) -> None:
    """Train your own network on MNIST.

    It learns from 55,000 digits and, unless --plain, some 6,000 drawn in other styles. With several
    seeds, the network that does best on 5,000 validation digits and 1,000 drawn ones is kept.
    Accuracy on the 10,000 test digits is printed at the end.
    """
    recipes = [Recipe(seed=seed + number, **recipe) for number in range(seeds)]
    for path in filter(None, (out, states)):
        trained_network.check_writable(path)
    with TrainingProgress(recipes) as progress:
        trained = trained_network.train_best(load_training_set(data), recipes, progress.update)
    trained_network.save(trained, out, states)
    validation, test = trained.validation_accuracy, trained.test_accuracy
    say(f"{out}  (seed {trained.seed}: validation {validation:.2%}, test {test:.2%})")
