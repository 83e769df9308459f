"""Contact sheet of test digits to choose from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from network import Digit, Network, test_set
from network.arrays import FloatArray
from scenes.themes import THEMES
from studio.files import check_may_be_file, publish, work_folder
from studio.outputs.sheets import Tile, contact_sheet

COLUMNS = 12
RIGHT, WRONG = 10, 2  # digits of each class; five times as many where one class is asked for
SIGNS = THEMES["dark"]["signs"]["classic"]  # right and wrong
SIDE = 84  # pixels of a tile


def make_digits_sheet(network: Network, label: int | None, path: Path) -> Path:
    """Write a contact sheet of test digits of one class, or of all.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    check_may_be_file(path)
    digits = test_set()
    outputs = network.read_many(digits.pixels)[-1]
    classes, times = (range(10), 1) if label is None else ([label], 5)
    tiles = [
        tile(digits.digit(int(index)), int(index), int(outputs[index].argmax()))
        for wanted in classes
        for index in choose_digits(outputs, digits.labels, wanted, times)
    ]
    with work_folder(path.parent) as work:
        contact_sheet(tiles, COLUMNS, (SIDE, SIDE), work / path.name)
        publish(work, path.parent, [path.name])
    return path


def choose_digits(
    outputs: FloatArray, labels: npt.NDArray[np.uint8], wanted: int, times: int
) -> npt.NDArray[np.intp]:
    """Return the indices of digits of one class.

    First come those that are read correctly, from the clearest to the most doubtful, then the
    misread ones.

    Parameters
    ----------
    outputs, labels : outputs of the network, (n, 10), and labels, (n,), of all test digits.
    times : number by which ``RIGHT`` and ``WRONG`` are multiplied.
    """
    own = np.flatnonzero(labels == wanted)
    own = own[np.argsort(-outputs[own, wanted], kind="stable")]
    is_right = outputs[own].argmax(axis=1) == wanted
    right, wrong = own[is_right], own[~is_right]
    spread = np.unique(
        np.linspace(0, len(right) - 1, min(len(right), RIGHT * times)).round().astype(int)
    )
    return np.concatenate([right[spread], wrong[: WRONG * times]])


def tile(digit: Digit, index: int, answer: int) -> Tile:
    """Draw one digit with its index and the network's answer, in the color of right or wrong."""
    picture = Image.fromarray((digit.image * 255).round().astype(np.uint8))
    color = SIGNS["excites" if answer == digit.label else "inhibits"]
    return Tile(picture, f"{index}: {answer}", color)
