"""Digits row by row, of which those that are read wrongly step back into the dark."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import Animation, Group, Rectangle, Transform

from network.digits import SIDE
from scenes import style
from scenes.drawing.fields import PictureField
from scenes.figures.grids import wall
from scenes.figures.pictures import DigitImage
from scenes.style import FloatArray, theme


class JudgedGrid(Group):
    """Digits that are read, row by row; those that are read wrongly can step back into the dark.

    Parameters
    ----------
    pixels : (n, 784), 0..1.
    columns : digits in a row.
    width : of a digit, in scene units.
    stepped_back : brightness that is left of a digit that is read wrongly.
    spacing : from the middle of a digit to those of the next one and of the one below. Without it
        the digits touch and have no frames, and n is a multiple of ``columns``.

    Attributes
    ----------
    images : the digits, where they stand apart; empty where they touch.
    """

    def __init__(
        self,
        pixels: FloatArray,
        columns: int,
        width: float,
        stepped_back: float,
        spacing: tuple[float, float] | None = None,
    ) -> None:
        self.pixels, self.stepped_back = pixels, stepped_back
        self.in_a_picture = 1 if spacing else columns
        if spacing:
            self.images = wall([DigitImage(digit, width) for digit in pixels], columns, *spacing)
            self.pictures = [image.cells for image in self.images]
            super().__init__(self.images)
        else:
            self.images = Group()
            self.pictures = [PictureField(cells, width / SIDE) for cells in self._cells_of(pixels)]
            rows = wall(self.pictures, 1, columns * width, width)
            ground = Rectangle(
                width=columns * width, height=len(rows) * width, stroke_width=0
            )  # no seams between rows on a light background
            super().__init__(ground.set_fill(theme().unlit, 1), *rows)

    def _cells_of(self, pixels: FloatArray) -> list[FloatArray]:
        """Return the cells of each picture: of a digit, or of a whole row of digits that touch."""
        digits = pixels.reshape(-1, self.in_a_picture, SIDE, SIDE)
        rows = digits.transpose(0, 2, 1, 3).reshape(len(digits), SIDE, -1)
        return [style.grey(row) for row in rows]

    def judge(self, right: npt.NDArray[np.bool_]) -> list[Animation]:
        """Return, for each picture, the change to only those digits bright that are read rightly.

        Parameters
        ----------
        right : (n,), true where a digit is read rightly.
        """
        levels = np.where(right, 1.0, self.stepped_back)[:, np.newaxis] * self.pixels
        changes = []
        for picture, cells in zip(self.pictures, self._cells_of(levels), strict=True):
            judged = picture.copy()
            judged.cells = cells
            changes.append(Transform(picture, judged))
        return changes
