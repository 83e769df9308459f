"""train: train a network on MNIST."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from network.training.trainer import Recipe, load_training_set
from studio.cli.progress import TrainingProgress
from studio.errors import StudioError
from studio.outputs import trained_network


class SizesParameter(click.ParamType):
    """Sizes of layers, divided by commas."""

    name = "sizes"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Return the sizes: (16, 16) for ``16,16``."""
        if isinstance(value, tuple):
            return value
        parts = str(value).split(",")
        if not all(part.strip().isdecimal() and int(part) > 0 for part in parts):
            raise StudioError(
                f"--hidden {value}: layer sizes are whole numbers parted by commas, such as 16,16"
            )
        return tuple(int(part) for part in parts)


@click.command("train")
@click.option(
    "--data",
    type=click.Path(path_type=Path),
    required=True,
    help="Folder with the MNIST training IDX files.",
)
@click.option(
    "--hidden",
    type=SizesParameter(),
    default="16,16",
    show_default=True,
    help="Sizes of the hidden layers.",
)
@click.option(
    "--activation", type=click.Choice(["sigmoid", "relu"]), default="sigmoid", show_default=True
)
@click.option("--epochs", type=click.IntRange(min=1), default=Recipe.epochs, show_default=True)
@click.option(
    "--seed", type=click.IntRange(min=0), default=0, show_default=True, help="The first seed."
)
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Train so many, keep the best.",
)
@click.option(
    "--plain", is_flag=True, help="Plain gradient descent on the quadratic cost, for comparison."
)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("parameters.npz"), show_default=True
)
@click.option(
    "--states", type=click.Path(path_type=Path), help="Also write about 24 states on the way."
)
def train_command(
    out: Path, data: Path, seed: int, seeds: int, states: Path | None, **recipe: Any
) -> None:
    """Train a network on MNIST; the best seed on 5,000 validation digits is kept."""
    recipes = [Recipe(seed=seed + number, **recipe) for number in range(seeds)]
    for path in filter(None, (out, states)):
        trained_network.check_writable(path)
    with TrainingProgress(recipes) as progress:
        trained = trained_network.train_best(load_training_set(data), recipes, progress.update)
    trained_network.save(trained, out, states)
    validation, test = trained.validation_accuracy, trained.test_accuracy
    click.echo(f"{out}  (seed {trained.seed}: validation {validation:.2%}, test {test:.2%})")
