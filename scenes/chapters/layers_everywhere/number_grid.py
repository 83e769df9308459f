"""Small grids of numbers: a patch of pixels, and a filter in the colors of its signs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group, VGroup

from scenes import style
from scenes.drawing.fields import CellField
from scenes.figures import grid_centres
from scenes.style import FloatArray, theme
from scenes.text import Reading, Readout

WEAKEST = 0.45  # strength of the color of the smallest number of a filter
STRONGEST = 0.95


class NumberGrid(Group):
    """A few square cells with a number in each.

    Parameters
    ----------
    readings : (n * n,), row by row from the top.
    fill : (n * n, 4), RGBA, opaque.
    width : of the grid.
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


def patch_grid(pixels: Sequence[Reading], width: float) -> NumberGrid:
    """Draw pixels as bright as they are, with their activations."""
    return NumberGrid(pixels, style.grey([pixel.value for pixel in pixels]), width)


def filter_grid(numbers: Sequence[Reading], width: float) -> NumberGrid:
    """Draw the numbers of a filter in the colors of their signs, zeros in that of the background.

    Parameters
    ----------
    numbers : (9,), row by row.
    width : of the grid.
    """
    weights = np.array([number.value for number in numbers])
    size = np.abs(weights) / np.abs(weights).max()
    strength = np.where(size > 0, WEAKEST + (STRONGEST - WEAKEST) * size, 0)
    return NumberGrid(numbers, style.over_background(style.signed(weights, strength)), width)
