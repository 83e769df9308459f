"""Trained networks: the best of several seeds, saved with its states."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from network import Network, test_set
from network.training.checkpoints import epochs_to_keep, save_states
from network.training.trainer import Data, Recipe, State, best_of_seeds, train
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
        """Share of the 5,000 validation digits, by which it was chosen, that it reads rightly."""
        return self.network.accuracy(*self.data.validation)

    @property
    def test_accuracy(self) -> float:
        """Share of the 10,000 test digits, which nothing was chosen by, that it reads rightly."""
        digits = test_set()
        return self.network.accuracy(digits.pixels, digits.labels)


def train_best(
    data: Data, recipes: Sequence[Recipe], on_epoch: Callable[[Recipe, State], None]
) -> TrainedNetwork:
    """Train one network for each recipe, and return the one with the best validation accuracy."""
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

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    try:
        trained.network.save(out)
        if states is not None:
            save_states(states, trained.states, trained.data)
    except OSError as error:
        raise cannot_write(out, error) from error


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
