"""A sheet of test digits to choose from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from network import Network, test_set
from scenes.themes import THEMES
from studio.files import cannot_write, publish, work_folder
from studio.outputs.sheets import Tile, contact_sheet

COLUMNS = 12
RIGHT, WRONG = 10, 2  # how many of each class; five times as many when only one class is asked for
SIGNS = THEMES["dark"]["signs"]["classic"]  # right and wrong
SIDE = 84  # pixels of a tile


def make_digits_sheet(network: Network, label: int | None, path: Path) -> Path:
    """Write a contact sheet of test digits of one class, or of all.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    if path.is_dir():
        raise cannot_write(path, IsADirectoryError(0, "it is a folder"))
    digits = test_set()
    outputs = network.read_many(digits.pixels)[-1]
    tiles = [
        tile(
            digits.pixels[index],
            int(index),
            int(digits.labels[index]),
            int(outputs[index].argmax()),
        )
        for wanted in (range(10) if label is None else [label])
        for index in chosen(outputs, digits.labels, wanted, 1 if label is None else 5)
    ]
    with work_folder(path.parent) as work:
        contact_sheet(tiles, COLUMNS, (SIDE, SIDE), work / path.name)
        publish(work, path.parent, [path.name])
    return path


def chosen(
    outputs: npt.NDArray[np.float64], labels: npt.NDArray[np.uint8], wanted: int, times: int
) -> npt.NDArray[np.intp]:
    """Indices of digits of one class: read rightly from the clearest to the most doubtful, then wrongly read ones."""
    own = np.flatnonzero(labels == wanted)
    own = own[np.argsort(-outputs[own, wanted], kind="stable")]
    is_right = outputs[own].argmax(axis=1) == wanted
    right, wrong = own[is_right], own[~is_right]
    spread = np.unique(
        np.linspace(0, len(right) - 1, min(len(right), RIGHT * times)).round().astype(int)
    )
    return np.concatenate([right[spread], wrong[: WRONG * times]])


def tile(pixels: npt.NDArray[np.float64], index: int, label: int, answer: int) -> Tile:
    """One digit with its index and what the network reads, in the colour of right or wrong."""
    picture = Image.fromarray((pixels.reshape(28, 28) * 255).round().astype(np.uint8))
    color = SIGNS["excites" if answer == label else "inhibits"]
    return Tile(picture, f"{index}: {answer}", color)
