"""Small lattices of numbers, and a window that slides over a picture while another picture appears."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Animation, Group, Square, VGroup

from scenes import style
from scenes.drawing.fields import CellField
from scenes.figures.layers import grid_centres
from scenes.figures.pictures import Picture, square
from scenes.style import theme
from scenes.text.readout import Reading, Readout

FloatArray = npt.NDArray[np.float64]


class NumberLattice(Group):
    """A few square cells with a number in each.

    Parameters
    ----------
    readings : (n * n,), row by row from the top.
    fill : (n * n, 4), RGBA, opaque.
    width : of the lattice.
    """

    def __init__(self, readings: Sequence[Reading], fill: FloatArray, width: float) -> None:
        side = round(len(readings) ** 0.5)
        spacing = width / side
        line = (*theme().outline.to_rgb(), 1)
        centres = grid_centres(side, spacing)
        self.cells = CellField(
            centres, spacing, roundness=0, fill=fill, stroke=line, stroke_width=style.LINE
        )
        self.values = VGroup(
            *(
                Readout(reading, style.TYPE_SMALL, style.readable_over(color[:3])).move_to(centre)
                for reading, color, centre in zip(readings, fill, centres, strict=True)
            )
        )
        super().__init__(self.cells, self.values)


def mixed(colors: FloatArray) -> FloatArray:
    """RGBA over the background, opaque."""
    alpha = colors[..., 3:]
    rgb = colors[..., :3] * alpha + theme().background.to_rgb() * (1 - alpha)
    return np.concatenate([rgb, np.ones_like(alpha)], axis=-1)


class SlidingWindow(Animation):
    """A frame goes over a picture, row by row; whatever it has passed appears in other pictures.

    Parameters
    ----------
    window : the frame that slides.
    over : the picture that it slides over.
    results : the pictures that appear, and what each comes to hold, as many rows and columns as there are below.
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
        """Put the window where it is, and show what it has left behind."""
        rows, columns = self.over.cells.cells.shape[:2]
        passed = int(np.clip(round(self.rate_func(alpha) * rows * columns), 0, rows * columns))
        self.window.move_to(centre_of(self.over, max(passed - 1, 0)))
        shown = (np.arange(rows * columns) < passed).reshape(rows, columns, 1)
        for result, whole in self.results:
            result.cells.cells = np.where(shown, whole, (0.0, 0.0, 0.0, 0.0))


def centre_of(picture: Picture, pixel: int) -> FloatArray:
    """Where the middle of a pixel of a square picture lies now."""
    side = picture.cells.cells.shape[1]
    spacing = picture.cells.width / side
    return np.array(picture.cells.get_center()) + grid_centres(side, spacing)[pixel]


def patch_indices(pixel: int, side: int) -> list[int]:
    """The pixel and its eight neighbours, row by row; the pixel must not lie on the border."""
    return [pixel + side * down + right for down in (-1, 0, 1) for right in (-1, 0, 1)]


def signed_square(values: FloatArray) -> FloatArray:
    """(n * n,) signed values to the cells of a picture."""
    return style.signed(square(values))
