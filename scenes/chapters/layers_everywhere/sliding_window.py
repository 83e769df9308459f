"""Window that slides over a picture while what a filter finds there appears in other pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from manim import Animation, Group, Square

from scenes import style
from scenes.figures import Picture, grid_centres
from scenes.style import FloatArray

ACROSS = 3  # pixels under the window


def window_over(picture: Picture, pixel: int = 0) -> Square:
    """Draw the outline of a pixel and its neighbours over a square picture."""
    side = ACROSS * picture.cells.width / picture.cells.cells.shape[1]
    window = Square(side, color=style.theme_over_pictures().talked_about, stroke_width=4)
    return window.move_to(centre_of(picture, pixel))


def centre_of(picture: Picture, pixel: int) -> FloatArray:
    """Return the centre of a pixel of a square picture, as it lies now."""
    side = picture.cells.cells.shape[1]
    spacing = picture.cells.width / side
    return np.array(picture.cells.get_center()) + grid_centres(side, spacing)[pixel]


class SlidingWindow(Animation):
    """A window goes over a picture, row by row; what it has passed appears in other pictures.

    Parameters
    ----------
    window : outline that slides.
    over : picture that it slides over.
    results : pictures that appear, and the cells that each comes to hold, as many rows and
        columns as there are below the window.
    """

    def __init__(
        self,
        window: Square,
        over: Picture,
        results: Sequence[tuple[Picture, FloatArray]],
        **kwargs: Any,
    ) -> None:
        self.window, self.over, self.results = window, over, results
        super().__init__(Group(window, *(result for result, _ in results)), **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Put the window where it is at this moment, and show what it has left behind."""
        rows, columns = self.over.cells.cells.shape[:2]
        passed = int(np.clip(round(self.rate_func(alpha) * rows * columns), 0, rows * columns))
        self.window.move_to(centre_of(self.over, max(passed - 1, 0)))
        shown = (np.arange(rows * columns) < passed).reshape(rows, columns, 1)
        for result, whole in self.results:
            result.cells.cells = np.where(shown, whole, (0.0, 0.0, 0.0, 0.0))
