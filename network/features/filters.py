"""Small filters of 3 x 3 numbers that find edges in a picture, and what they find."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import ndimage

FloatArray = npt.NDArray[np.float64]

AROUND = np.array(
    [[-1.0, -1, -1], [-1, 8, -1], [-1, -1, -1]]
)  # one pixel against its eight neighbours
UPRIGHT = np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]])  # right against left (Sobel)
LEVEL = -UPRIGHT.T  # above against below


def filtered(image: FloatArray, weights: FloatArray) -> FloatArray:
    """For each pixel the sum of it and its neighbours, each times the filter's number that lies over it.

    Parameters
    ----------
    image : (rows, columns); beyond its border everything is 0.
    weights : (3, 3)
    """
    return np.asarray(ndimage.correlate(image, weights, mode="constant"))
