"""Smoothness of weights: the correlation of those of neighbouring pixels."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def neighbour_correlation(weights: npt.ArrayLike, side: int = 28) -> float:
    """Return Pearson's correlation of weights of pixels that lie side by side or one above another.

    Parameters
    ----------
    weights : array, shape (neurons, side * side).
    """
    pictures = np.asarray(weights).reshape(-1, side, side)
    here = np.concatenate([pictures[:, :, :-1].ravel(), pictures[:, :-1].ravel()])
    there = np.concatenate([pictures[:, :, 1:].ravel(), pictures[:, 1:].ravel()])
    return float(np.corrcoef(here, there)[0, 1])
