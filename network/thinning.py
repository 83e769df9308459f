"""The skeleton of ink: one pixel wide, connected as the ink is; and where its branches meet."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

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
