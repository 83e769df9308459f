"""Skeleton of ink, one pixel wide, its crossings and its corners."""

from __future__ import annotations

import numpy as np

from network.arrays import IntArray, Mask


def thin(ink: Mask) -> Mask:
    """Return the skeleton of ink: one pixel wide, connected as the ink is.

    Notes
    -----
    T. Y. Zhang and C. Y. Suen, "A fast parallel algorithm for thinning digital patterns",
    Communications of the ACM 27 (3), 1984, pages 236 to 239.
    """
    skeleton = np.pad(ink, 1)
    changed = True
    while changed:
        changed = False
        for first in (True, False):
            north, east, south, west = (np.roll(skeleton, step, axis) for step, axis in _SIDES)
            around = _neighbours(skeleton)
            count = around.sum(axis=0)
            rises = (~around & np.roll(around, -1, axis=0)).sum(axis=0)
            if first:
                sides = ~(north & east & south) & ~(east & south & west)
            else:
                sides = ~(north & east & west) & ~(north & south & west)
            gone = skeleton & (count >= 2) & (count <= 6) & (rises == 1) & sides
            skeleton = skeleton & ~gone
            changed = changed or bool(gone.any())
    return skeleton[1:-1, 1:-1]


# step and axis of np.roll that bring here the neighbour in the north, east, south, west
_SIDES = ((1, 0), (-1, 1), (-1, 0), (1, 1))


def _neighbours(mask: Mask) -> Mask:
    """Return the eight neighbours of pixels, clockwise from the north: (8, rows, columns)."""
    steps = ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))
    return np.stack([np.roll(mask, step, axis=(0, 1)) for step in steps])


def crossings(skeleton: Mask) -> Mask:
    """Return the pixels at which three or more branches of a skeleton meet."""
    around = _neighbours(np.pad(skeleton, 1))[:, 1:-1, 1:-1]
    rises = (~around & np.roll(around, -1, axis=0)).sum(axis=0)
    return skeleton & (rises >= 3)


def split_at_corners(run: Mask, shortest: int, bend: float) -> list[Mask]:
    """Split a run of skeleton without crossings into pieces that are nearly straight.

    Parameters
    ----------
    run : mask of connected pixels, shape (rows, columns).
    shortest : number of pixels that each piece has at least.
    bend : distance, in pixels, by which a piece may leave the line between its ends.

    Notes
    -----
    U. Ramer, "An iterative procedure for the polygonal approximation of plane curves",
    Computer Graphics and Image Processing 1 (3), 1972, pages 244 to 256.
    """
    pieces = []
    for stretch in _split(_in_order(np.argwhere(run)), shortest, bend):
        piece = np.zeros_like(run)
        piece[tuple(stretch.T)] = True
        pieces.append(piece)
    return pieces


def _in_order(points: IntArray) -> IntArray:
    """Sort the pixels of a run (n, 2) by the number of steps from one end of it."""
    touching = np.abs(points[:, None] - points[None]).max(axis=-1) <= 1
    end = 0
    for _ in range(2):  # the pixel that is farthest from any pixel is an end
        steps = _steps_from(end, touching)
        end = int(steps.argmax())
    return points[np.argsort(_steps_from(end, touching), kind="stable")]


def _steps_from(start: int, touching: Mask) -> IntArray:
    """Count the steps from one pixel to each, (n,), where ``touching`` (n, n) allows them."""
    steps = np.full(len(touching), -1)
    reached = np.zeros(len(touching), dtype=bool)
    reached[start] = True
    while reached.any():
        steps[reached] = steps.max() + 1
        reached = touching[reached].any(axis=0) & (steps < 0)
    return steps


def _split(points: IntArray, shortest: int, bend: float) -> list[IntArray]:
    """Split at the pixel that lies farthest from the line between the ends, and so on."""
    along = (points[-1] - points[0]).astype(float)
    away = points - points[0]
    if not along.any():
        return [points]
    aside = np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / np.hypot(*along)
    inner = aside[shortest : len(points) - shortest]
    if not inner.size or inner.max() <= bend:
        return [points]
    corner = shortest + int(inner.argmax())
    return [*_split(points[:corner], shortest, bend), *_split(points[corner:], shortest, bend)]
