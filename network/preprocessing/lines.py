"""Printed lines: the ruling of squared and ruled paper, told from strokes by how far they run."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from network.preprocessing.ink import WINDOW, Bytes

LONGEST_STROKE = 3  # windows; straight runs of ink beyond that are printed
BROADEST = 0.25  # of a window: thickness of a line
FEWEST = 3  # parallel lines that are ruling;
UNBROKEN = 0.65  # of its length that a line is seen on; what crosses it hides the rest
ACROSS = 0.8  # of the picture, that fewer must run across
STRONGER = 1.4  # times the level of its line: ink that crosses a line is stronger than that
LEVEL_STEP = 8  # of 255, beyond that
TOUCHING = np.ones((3, 3), np.uint8)


@dataclass(frozen=True)
class Lines:
    """Lines in one direction: 1 where they run, and their thickness in pixels, 0 without any."""

    mask: Bytes
    thickness: float


def remove_lines(ink: Bytes, levels: Bytes, window: int = WINDOW) -> tuple[Bytes, Bytes | None]:
    """Remove printed lines from a mask of ink, but not the strokes that cross them.

    Parameters
    ----------
    ink : array, shape (rows, columns), 1 where there is ink.
    levels : array of the same shape, how strong the ink is.

    Returns
    -------
    ink : the mask without lines.
    removed : the lines, or None where there are none.
    """
    level = find_lines(ink, levels, window)
    upright = find_lines(ink.T.copy(), levels.T.copy(), window)
    if not level.thickness and not upright.thickness:
        return ink, None
    removed = _lines_alone(ink, level, upright.mask.T)
    removed |= _lines_alone(ink.T.copy(), upright, level.mask.T).T
    return ink & ~removed, removed


def find_lines(ink: Bytes, levels: Bytes, window: int = WINDOW) -> Lines:
    """Find lines that run from left to right, tilted by some degrees at most."""
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, window // 2), np.uint8))
    bridge = 3 * window // 2 + 1
    joined = cv2.dilate(runs, np.ones((3, bridge), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    places = np.flatnonzero(runs)
    own = labels.ravel()[places]
    area = np.bincount(own, minlength=count)
    length = np.maximum(1, stats[:, cv2.CC_STAT_WIDTH] - 2 * (bridge // 2))
    columns = np.unique(own * np.int64(ink.shape[1]) + places % ink.shape[1]) // ink.shape[1]
    unbroken = np.bincount(columns, minlength=count) >= UNBROKEN * length
    are_lines = (
        unbroken & (length >= LONGEST_STROKE * window) & (area <= BROADEST * window * length)
    )
    are_lines[0] = False
    if are_lines.sum() < FEWEST:
        are_lines &= length >= ACROSS * ink.shape[1]
    mask = np.zeros(ink.shape, np.uint8)
    if not are_lines.any():
        return Lines(mask, 0.0)
    strength = levels.ravel()[places]
    usual = np.zeros(count)
    for line in np.flatnonzero(are_lines):
        usual[line] = np.median(strength[own == line])
    usual = np.minimum(usual, np.median(usual[are_lines]))  # ink may run along some of them
    weak = strength < STRONGER * usual[own] + LEVEL_STEP
    mask.ravel()[places[are_lines[own] & weak]] = 1
    return Lines(mask, float(np.median(area[are_lines] / length[are_lines])))


def _lines_alone(ink: Bytes, lines: Lines, across: Bytes) -> Bytes:
    """Return level lines where no stroke crosses them; lines ``across`` are no strokes."""
    if not lines.thickness:
        return np.zeros(ink.shape, np.uint8)
    across = np.ascontiguousarray(across)
    higher = np.ones((int(2 * lines.thickness + 2.5), 1), np.uint8)
    strokes = cv2.dilate(cv2.morphologyEx(ink & ~across, cv2.MORPH_OPEN, higher), TOUCHING)
    return cv2.dilate(lines.mask, TOUCHING) & ink & ~(strokes & ~across)
