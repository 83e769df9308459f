"""Gradient histograms: which way the brightness changes, and how much, in each part of an image."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from network.digits import SIDE

DIRECTIONS = 8  # bins, 45 degrees apart
CELL = 4  # pixels on a side of a part
CELLS = SIDE // CELL
COUNT = DIRECTIONS * CELLS * CELLS
LENGTH = 10.0  # of the vector of all numbers, so that they are about 1 where there is ink
TOGETHER = 5_000  # images: more would not fit in the processor's cache

Float32 = npt.NDArray[np.floating[Any]]


def gradient_histograms(images: Float32) -> Float32:
    """Return how much the brightness changes in each direction, in each part of an image.

    Each pixel's change goes to the two directions next to its own, in proportion. Contrast plays no
    part: all numbers of an image are scaled to the same length.

    Parameters
    ----------
    images : array, shape (count, 784), 0 to 1.

    Returns
    -------
    array, shape (count, 392): for 8 directions, counterclockwise from the right as rows go down,
    and for 7 x 7 parts of 4 x 4 pixels.

    Notes
    -----
    N. Dalal and B. Triggs, "Histograms of oriented gradients for human detection", CVPR 2005; here
    with signed directions, and without overlapping blocks.
    """
    runs = [images[i : i + TOGETHER] for i in range(0, len(images), TOGETHER)]
    return np.concatenate([_histograms(run) for run in runs])


def _histograms(images: Float32) -> Float32:
    pixels = images.reshape(-1, SIDE, SIDE).astype(np.float32)
    down, right = np.zeros_like(pixels), np.zeros_like(pixels)
    down[:, 1:-1] = pixels[:, 2:] - pixels[:, :-2]
    right[..., 1:-1] = pixels[..., 2:] - pixels[..., :-2]
    amount = np.hypot(right, down)
    angle = np.arctan2(down, right) / (2 * np.pi) % 1 * DIRECTIONS
    share = angle % 1
    first = angle.astype(np.int32) % DIRECTIONS
    places = np.ogrid[: len(pixels), :SIDE, :SIDE]
    by_direction = np.zeros((len(pixels), DIRECTIONS, SIDE, SIDE), np.float32)
    by_direction[places[0], first, *places[1:]] = amount * (1 - share)
    by_direction[places[0], (first + 1) % DIRECTIONS, *places[1:]] += amount * share
    parts = by_direction.reshape(-1, DIRECTIONS, CELLS, CELL, CELLS, CELL).sum((3, 5))
    numbers = parts.reshape(len(pixels), COUNT)
    lengths = np.linalg.norm(numbers, axis=1, keepdims=True)
    return numbers / np.maximum(lengths, 1e-6) * np.float32(LENGTH)
