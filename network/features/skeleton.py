"""The skeleton of ink: one pixel wide, connected as the ink is; where its branches meet, and where they bend."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


def thinned(ink: Mask) -> Mask:
    """The skeleton: one pixel wide, connected as the ink is.

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


_SIDES = ((1, 0), (-1, 1), (-1, 0), (1, 1))  # what np.roll brings here: north, east, south, west


def _neighbours(mask: Mask) -> Mask:
    """The eight neighbours of every pixel, clockwise from the north: (8, rows, columns)."""
    steps = ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))
    return np.stack([np.roll(mask, step, axis=(0, 1)) for step in steps])


def crossings(skeleton: Mask) -> Mask:
    """Where three or more branches of a skeleton meet."""
    around = _neighbours(np.pad(skeleton, 1))[:, 1:-1, 1:-1]
    rises = (~around & np.roll(around, -1, axis=0)).sum(axis=0)
    return skeleton & (rises >= 3)


def straight_pieces(run: Mask, shortest: int, bend: float) -> list[Mask]:
    """A run of skeleton without crossings, cut at its corners.

    Parameters
    ----------
    run : the pixels, connected.
    shortest : pixels that each piece has at least.
    bend : how far a piece may leave the straight way between its ends, in pixels.

    Notes
    -----
    U. Ramer, "An iterative procedure for the polygonal approximation of plane curves",
    Computer Graphics and Image Processing 1 (3), 1972, pages 244 to 256.
    """
    pieces = []
    for stretch in _cut(_in_order(np.argwhere(run)), shortest, bend):
        piece = np.zeros_like(run)
        piece[tuple(stretch.T)] = True
        pieces.append(piece)
    return pieces


def _in_order(points: Points) -> Points:
    """Pixels sorted by how many steps they are away from one end of their run."""
    touching = np.abs(points[:, None] - points[None]).max(axis=-1) <= 1
    end = 0
    for _ in range(2):  # the pixel that is farthest from any pixel is an end
        steps = _steps_from(end, touching)
        end = int(steps.argmax())
    return points[np.argsort(_steps_from(end, touching), kind="stable")]


def _steps_from(start: int, touching: Mask) -> Points:
    steps = np.full(len(touching), -1)
    reached = np.zeros(len(touching), dtype=bool)
    reached[start] = True
    while reached.any():
        steps[reached] = steps.max() + 1
        reached = touching[reached].any(axis=0) & (steps < 0)
    return steps


def _cut(points: Points, shortest: int, bend: float) -> list[Points]:
    along = (points[-1] - points[0]).astype(float)
    away = points - points[0]
    if not along.any():
        return [points]
    aside = np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / np.hypot(*along)
    inner = aside[shortest : len(points) - shortest]
    if not inner.size or inner.max() <= bend:
        return [points]
    corner = shortest + int(inner.argmax())
    return [*_cut(points[:corner], shortest, bend), *_cut(points[corner:], shortest, bend)]
