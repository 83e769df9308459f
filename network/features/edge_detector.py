"""An edge detector made by hand: positive weights, and a surround that counts against them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from network.arrays import FloatArray
from network.digits import SIDE
from network.mnist import test_set

Place = tuple[int, int]

MIDDLE = (3, 7)  # rows and columns of ones
RIM = (2, 1)  # rows and columns of the surround on each side
SURROUND = -0.5  # as much in all as the middle, so that even brightness gives 0
BIAS = -10.0
FULL = 0.85  # share of the middle that is bright, for a blob


def kernel(surround: float = SURROUND) -> FloatArray:
    """Return the weights of the detector, 7 x 9: ones in the middle, ``surround`` around it."""
    weights = np.full((MIDDLE[0] + 2 * RIM[0], MIDDLE[1] + 2 * RIM[1]), float(surround))
    weights[RIM[0] : -RIM[0], RIM[1] : -RIM[1]] = 1
    return weights


def places() -> Place:
    """Return the number of rows and of columns in which the kernel's upper left corner can be."""
    rows, columns = kernel().shape
    return SIDE - rows + 1, SIDE - columns + 1


def weights_at(place: Place, surround: float = SURROUND) -> FloatArray:
    """Return the 784 weights of a neuron that are the kernel at a place, and zero elsewhere.

    Parameters
    ----------
    place : row and column of the kernel's upper left corner.
    """
    row, column = place
    part = kernel(surround)
    weights = np.zeros((SIDE, SIDE))
    weights[row : row + part.shape[0], column : column + part.shape[1]] = part
    return weights.ravel()


def sums(pixels: FloatArray, surround: float = SURROUND) -> FloatArray:
    """Return the weighted sum at every place: (..., 784) to (..., rows, columns)."""
    images = np.asarray(pixels, dtype=np.float64).reshape(*np.shape(pixels)[:-1], SIDE, SIDE)
    part = kernel(surround)
    inside = (
        slice(RIM[0], RIM[0] + places()[0] + MIDDLE[0] - 1),
        slice(RIM[1], RIM[1] + places()[1] + MIDDLE[1] - 1),
    )
    middle = _boxes(images[..., inside[0], inside[1]], MIDDLE)
    return middle * (1 - surround) + _boxes(images, (part.shape[0], part.shape[1])) * surround


def _boxes(images: FloatArray, size: tuple[int, int]) -> FloatArray:
    """Return the sums over all boxes of a size, from running sums."""
    running = (
        np.pad(images, [(0, 0)] * (images.ndim - 2) + [(1, 0), (1, 0)])
        .cumsum(axis=-2)
        .cumsum(axis=-1)
    )
    rows, columns = size
    found: FloatArray = (
        running[..., rows:, columns:]
        - running[..., :-rows, columns:]
        - running[..., rows:, :-columns]
        + running[..., :-rows, :-columns]
    )
    return found


def best_place(pixels: FloatArray, surround: float = SURROUND) -> Place:
    """Return the place at which the weighted sum is greatest."""
    found = sums(pixels, surround)
    row, column = np.unravel_index(int(np.argmax(found)), found.shape)
    return int(row), int(column)


@dataclass(frozen=True)
class EdgeAndBlob:
    """Two test digits that are bright at the same place, one with an edge there, one with a blob.

    Attributes
    ----------
    place : row and column of the kernel's upper left corner.
    edge, blob : indices of the test digits.
    """

    place: Place
    edge: int
    blob: int


@lru_cache(maxsize=1)
def edge_and_blob() -> EdgeAndBlob:
    """Return the place and the two test digits for which the kernel's sums lie farthest apart.

    Both fill the middle with ink, at least 85% of it.
    """
    pixels = test_set().pixels
    full = sums(pixels, 0.0) >= FULL * MIDDLE[0] * MIDDLE[1]
    found = sums(pixels)
    highest = np.where(full, found, -np.inf).max(axis=0)
    lowest = np.where(full, found, np.inf).min(axis=0)
    row, column = np.unravel_index(int(np.argmax(highest - lowest)), highest.shape)
    here, enough = found[:, row, column], full[:, row, column]
    edge = int(np.argmax(np.where(enough, here, -np.inf)))
    blob = int(np.argmin(np.where(enough, here, np.inf)))
    return EdgeAndBlob((int(row), int(column)), edge, blob)
