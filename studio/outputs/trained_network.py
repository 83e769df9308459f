"""Trains networks, and keeps the best of them."""

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
class Trained:
    """The best of some networks, and how it came to be."""

    network: Network
    seed: int
    states: list[State]
    data: Data

    @property
    def validation_accuracy(self) -> float:
        """Share of the 5,000 that chose it which it reads rightly."""
        return self.network.accuracy(*self.data.validation)

    @property
    def test_accuracy(self) -> float:
        """Share of the 10,000 test digits that it reads rightly; they had no say in anything."""
        digits = test_set()
        return self.network.accuracy(digits.pixels, digits.labels)


def train_best(
    data: Data, recipes: Sequence[Recipe], on_epoch: Callable[[Recipe, State], None]
) -> Trained:
    """Train one network for each recipe, and keep the one that reads most validation digits rightly."""
    networks: list[Network] = []
    histories: list[list[State]] = []
    for recipe in recipes:
        kept = epochs_to_keep(recipe.epochs)
        histories.append([])

        def note(state: State, recipe: Recipe = recipe, kept: set[int] = kept) -> None:
            if state.epoch in kept:
                histories[-1].append(state)
            on_epoch(recipe, state)

        networks.append(train(data, recipe, note))
    best = best_of_seeds(networks, data)
    return Trained(networks[best], recipes[best].seed, histories[best], data)


def keep(trained: Trained, out: Path, states: Path | None) -> None:
    """Write the network, and if asked for its states.

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
    """Refuse a path in time, before minutes of training.

    Raises
    ------
    StudioError
        When a file cannot be written there.
    """
    folder = path.parent
    check_may_be_file(path)
    if not folder.is_dir():
        raise cannot_write(path, NotADirectoryError(0, f"{folder} is not a folder"))
    if not os.access(folder, os.W_OK) or os.statvfs(folder).f_flag & os.ST_RDONLY:
        raise cannot_write(path, PermissionError(0, "permission denied"))
