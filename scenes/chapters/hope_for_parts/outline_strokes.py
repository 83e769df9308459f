"""The edges of a digit as strokes, and the direction that is nearest to each."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scenes.figures import EdgeStrokes, grid_centres
from scenes.style import FloatArray


def edge_strokes(
    rows: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
    angles: FloatArray,
    width: float,
    side: int = 28,
) -> EdgeStrokes:
    """Draw the edges of a picture as strokes around the origin.

    Parameters
    ----------
    rows, columns, angles : pixel and direction of each edge, (n,).
    width : width of the picture, in scene units.
    side : number of pixels along a side of the picture.

    Examples
    --------
    >>> strokes = edge_strokes(np.array([0]), np.array([27]), np.array([0.0]), width=2.8)
    >>> strokes.points.mean(axis=0).round(2).tolist()
    [1.35, 1.35, 0.0]
    """
    spacing = width / side
    centres = grid_centres(side, spacing)[rows * side + columns]
    return EdgeStrokes(centres, angles, 1.5 * spacing, 0.25 * spacing)


def nearest_direction(angles: FloatArray, directions: FloatArray) -> npt.NDArray[np.int64]:
    """Return the index of the direction nearest to each angle, half a turn making no difference.

    Examples
    --------
    >>> nearest_direction(np.array([0.1, 1.5, 3.1]), np.array([0, np.pi / 2])).tolist()
    [0, 1, 0]
    """
    apart = np.abs(angles[:, None] - directions)
    return np.asarray(np.minimum(apart, np.pi - apart).argmin(axis=1))
