"""Checkpoints: states of a training run, from random to trained, in one small file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from network.model import Network, write_npz
from network.training.trainer import Data, State


def epochs_to_keep(epochs: int, count: int = 24) -> set[int]:
    """Choose epochs whose states are kept: dense at first, when most happens, and the last one."""
    spread = np.geomspace(1, epochs, 4 * count).round().astype(int)
    kept = [0, *np.unique(spread)]
    while len(kept) > count:
        gaps = np.log(np.array(kept[2:]) / np.maximum(kept[:-2], 0.5))
        kept.pop(int(np.argmin(gaps)) + 1)
    return {int(epoch) for epoch in kept}


def save_states(path: Path, states: list[State], data: Data) -> None:
    """Write states in half precision; their accuracies are those of the rounded parameters."""
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "epoch": np.array([s.epoch for s in states], dtype=np.int32)
    }
    for i in range(len(states[0].network.weights)):
        arrays[f"W{i + 1}"] = np.stack([s.network.weights[i] for s in states]).astype(np.float16)
        arrays[f"b{i + 1}"] = np.stack([s.network.biases[i] for s in states]).astype(np.float16)
    accuracies = [network.accuracy(*data.validation) for _, network in _networks_of(arrays)]
    write_npz(path, accuracy=np.array(accuracies), **arrays)


def load_states(path: Path) -> list[State]:
    """Read the states of a training run, in order."""
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
