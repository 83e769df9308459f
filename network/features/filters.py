"""Filters of 3 x 3 numbers that find edges in a picture."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from network.arrays import FloatArray

# one pixel against its eight neighbours
LAPLACIAN = np.array([[-1.0, -1, -1], [-1, 8, -1], [-1, -1, -1]])
SOBEL_X = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])  # right against left: upright edges
SOBEL_Y = -SOBEL_X.T  # above against below: level edges


def apply_filter(image: FloatArray, weights: FloatArray) -> FloatArray:
    """Return for each pixel the weighted sum of it and its neighbours (a correlation).

    Parameters
    ----------
    image : array, shape (rows, columns); beyond its border everything is 0.
    weights : array, shape (3, 3), laid over each pixel in turn.

    Examples
    --------
    A wall of ink has an upright edge, and no level one:

    >>> import numpy as np
    >>> image = np.zeros((5, 6))
    >>> image[:, 3:] = 1
    >>> apply_filter(image, SOBEL_X)[2].tolist()
    [0.0, 0.0, 4.0, 4.0, 0.0, -4.0]
    >>> apply_filter(image, SOBEL_Y)[2].tolist()
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    """
    return np.asarray(ndimage.correlate(image, weights, mode="constant"))
