"""Brightness of neurons in decoded frames, and activations computed without our network code."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from network.model import SHIPPED

FloatArray = npt.NDArray[np.float64]


def computed_again(pixels: npt.ArrayLike) -> list[FloatArray]:
    """The activations of all layers by an expression of its own."""
    with np.load(SHIPPED) as file:
        layers = [np.asarray(pixels, dtype=float)]
        for number in (1, 2, 3):
            layers.append(expit(file[f"W{number}"].astype(float) @ layers[-1] + file[f"b{number}"]))
    return layers


def brightness(frame: npt.NDArray, centres: npt.ArrayLike) -> FloatArray:
    """Mean of the 2 x 2 pixels around each centre."""
    x, y = np.floor(np.asarray(centres) - 0.5).astype(int).T
    return (frame[y, x] + frame[y + 1, x] + frame[y, x + 1] + frame[y + 1, x + 1]) / 4
