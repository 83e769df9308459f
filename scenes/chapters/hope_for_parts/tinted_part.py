"""A digit with one part in a color."""

from __future__ import annotations

import numpy as np
from manim import Group

from network.features.strokes import Mask
from scenes.figures import CROP, ink_picture
from scenes.style import FloatArray


class TintedPart(Group):
    """A digit, and over it one part in the color of what is talked about.

    Parameters
    ----------
    image : ink, (rows, columns), 0..1.
    part : mask of the pixels of the part, (rows, columns).
    width : width of what is left after cropping, in scene units.
    light : opacity of the digit below.
    crop : number of rows and columns to cut off on every side.

    Examples
    --------
    >>> digit, part = TintedPart(np.ones((28, 28)), np.eye(28) > 0, width=2.4, light=0.3)
    >>> digit.opacity, float(part.cells[..., 3].sum())
    (0.3, 24.0)
    """

    def __init__(
        self, image: FloatArray, part: Mask, width: float, *, light: float = 1.0, crop: int = CROP
    ) -> None:
        digit = ink_picture(image, width, crop=crop).set_opacity(light)
        super().__init__(digit, ink_picture(image, width, part, crop=crop))


def empty_margin(image: FloatArray) -> int:
    """Return the number of empty rows and columns on every side.

    Examples
    --------
    >>> empty_margin(np.pad(np.ones((20, 20)), 4))
    4
    """
    seen = np.argwhere(image > 0)
    return int(min(seen.min(), *(np.array(image.shape) - 1 - seen.max(axis=0))))
