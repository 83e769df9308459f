"""Trained networks: the best of several seeds, saved with its states."""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from network import Network, test_set
from network.paths import exists
from network.training.checkpoints import epochs_to_keep, save_states
from network.training.trainer import Data, Recipe, State, best_of_seeds, train
from studio.errors import StudioError
from studio.files import cannot_write, check_may_be_file


@dataclass(frozen=True)
class TrainedNetwork:
    """The best of some networks, its seed, states of its training, and the data."""

    network: Network
    seed: int
    states: list[State]
    data: Data

    @property
    def validation_accuracy(self) -> float:
        """Share of the 5,000 validation digits, which it didn't train on, that it reads rightly."""
        return self.network.accuracy(*self.data.validation)

    @property
    def test_accuracy(self) -> float:
        """Share of the 10,000 test digits, which nothing was chosen by, that it reads rightly."""
        digits = test_set()
        return self.network.accuracy(digits.pixels, digits.labels)


def train_best(
    data: Data, recipes: Sequence[Recipe], on_epoch: Callable[[Recipe, State], None]
) -> TrainedNetwork:
    """Train one network for each recipe, and return the one that is best on other digits."""
    networks: list[Network] = []
    histories: list[list[State]] = []
    for recipe in recipes:
        epochs = epochs_to_keep(recipe.epochs)
        histories.append([])

        def end_epoch(state: State, recipe: Recipe = recipe, epochs: set[int] = epochs) -> None:
            if state.epoch in epochs:
                histories[-1].append(state)
            on_epoch(recipe, state)

        networks.append(train(data, recipe, end_epoch))
    best = best_of_seeds(networks, data)
    return TrainedNetwork(networks[best], recipes[best].seed, histories[best], data)


def save(trained: TrainedNetwork, out: Path, states: Path | None) -> None:
    """Write the network to ``out``, and the states of its training to ``states`` where given.

    Where the network cannot be written there, as the disk is full by now, it is written to another
    place: minutes of training are not lost.

    Raises
    ------
    StudioError
        When something is not at its place; the sentence says where the network is instead.
    """
    try:
        trained.network.save(out)
    except OSError as error:
        elsewhere = _save_elsewhere(trained.network, out.name)
        raise StudioError(
            f"{cannot_write(out, error)}; the network that was trained is in {elsewhere}"
            if elsewhere
            else f"{cannot_write(out, error)}, nor anywhere else"
        ) from error
    if states is not None:
        try:
            save_states(states, trained.states, trained.data)
        except OSError as error:
            raise StudioError(f"{cannot_write(states, error)}; the network is in {out}") from error


def _save_elsewhere(network: Network, name: str) -> Path | None:
    """Write a network to the first folder that takes it; return its file, or None for none."""
    for folder in (Path.cwd, Path.home, lambda: Path(tempfile.gettempdir())):
        with suppress(OSError, RuntimeError):  # there may be no home
            path = _free_name(folder() / name)
            network.save(path)
            return path
    return None


def _free_name(path: Path) -> Path:
    """Return the path, with a number where there is such a file already."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in itertools.count(2))
    return next(free for free in itertools.chain([path], numbered) if not exists(free))


def check_writable(path: Path) -> None:
    """Refuse a path before minutes of training are spent.

    Raises
    ------
    StudioError
        When a file cannot be written there.
    """
    folder = path.parent
    check_may_be_file(path)
    if not folder.is_dir():
        raise cannot_write(path, NotADirectoryError(0, f"there is no folder {folder}"))
    if not os.access(folder, os.W_OK) or os.statvfs(folder).f_flag & os.ST_RDONLY:
        raise cannot_write(path, PermissionError(0, "permission denied"))
