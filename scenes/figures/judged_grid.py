"""Digits row by row, of which those that are read wrongly can be dimmed."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import Animation, Group, Rectangle, Transform

from scenes import style
from scenes.drawing.fields import PictureField
from scenes.figures.picture_rows import wall
from scenes.figures.pictures import DigitImage
from scenes.style import FloatArray, theme


class JudgedGrid(Group):
    """Digits row by row, of which those that are read wrongly can be dimmed.

    Parameters
    ----------
    pixels : ink of each digit, (n, 784), 0..1.
    columns : number of digits in a row.
    width : width of a digit, in scene units.
    dimmed : share of its brightness that is left of a digit that is read wrongly.
    spacing : distance of the middles of neighbours, to the right and down. Without it the digits
        touch and have no frames, and n is a multiple of ``columns``.

    Attributes
    ----------
    images : the digits, where they stand apart; empty where they touch.

    Examples
    --------
    >>> grid = JudgedGrid(np.ones((4, 784)), columns=2, width=1.0, dimmed=0.25, spacing=(1.2, 1.6))
    >>> len(grid.judge(np.array([True, False, True, True])))
    4
    >>> touching = JudgedGrid(np.ones((4, 784)), columns=2, width=1.0, dimmed=0.25)
    >>> len(touching.images), len(touching.judge(np.array([True, False, True, True])))
    (0, 2)
    """

    def __init__(
        self,
        pixels: FloatArray,
        columns: int,
        width: float,
        dimmed: float,
        spacing: tuple[float, float] | None = None,
    ) -> None:
        self.pixels, self.dimmed, self.side = pixels, dimmed, round(pixels.shape[1] ** 0.5)
        self.in_a_picture = 1 if spacing else columns
        if spacing:
            self.images = wall([DigitImage(digit, width) for digit in pixels], columns, *spacing)
            self.pictures = [image.cells for image in self.images]
            super().__init__(self.images)
        else:
            self.images = Group()
            self.pictures = [
                PictureField(cells, width / self.side) for cells in self._cells_of(pixels)
            ]
            rows = wall(self.pictures, 1, columns * width, width)
            background = Rectangle(width=columns * width, height=len(rows) * width, stroke_width=0)
            background.set_fill(theme().unlit, 1)  # else a light theme shows seams between rows
            super().__init__(background, *rows)

    def _cells_of(self, pixels: FloatArray) -> list[FloatArray]:
        """Return the cells of each picture: of a digit, or of a whole row of digits that touch."""
        digits = pixels.reshape(-1, self.in_a_picture, self.side, self.side)
        rows = digits.transpose(0, 2, 1, 3).reshape(len(digits), self.side, -1)
        return [style.grey(row) for row in rows]

    def judge(self, right: npt.NDArray[np.bool_]) -> list[Animation]:
        """Return an animation for each picture that dims the digits that are read wrongly.

        Parameters
        ----------
        right : True for each digit that is read correctly, (n,).
        """
        levels = np.where(right, 1.0, self.dimmed)[:, np.newaxis] * self.pixels
        changes = []
        for picture, cells in zip(self.pictures, self._cells_of(levels), strict=True):
            judged = picture.copy()
            judged.cells = cells
            changes.append(Transform(picture, judged))
        return changes
