"""A part of a grid of pixels, opened up until each cell has room for its value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group, Line, Square, VGroup

from scenes import style
from scenes.figures.fields import CellField
from scenes.figures.layers import grid_centres
from scenes.figures.lettering import Reading, Readout


class OpenedCells(Group):
    """Square cells, each with its value written in it: dark on light, light on dark.

    Parameters
    ----------
    readings : of all cells, row by row; a square number of them.
    cell : width of a cell.

    Attributes
    ----------
    cells : the squares.
    values : one group of readouts for each row.
    """

    def __init__(self, readings: Sequence[Reading], cell: float) -> None:
        side = round(len(readings) ** 0.5)
        levels = np.array([reading.value for reading in readings])
        self.cells = CellField(
            grid_centres(side, cell),
            cell,
            roundness=0.0,
            fill=style.grey(levels),
            stroke=(*style.OUTLINE.to_rgb(), 1),
            stroke_width=style.HAIRLINE,
        )
        self.values = VGroup(*(VGroup() for _ in range(side)))
        for place, (reading, centre) in enumerate(zip(readings, self.cells.centres, strict=True)):
            color = style.readable_on(reading.value) if reading.value > 0 else style.QUIET
            self.values[place // side].add(Readout(reading, style.TYPE_SMALL, color).move_to(centre))
        super().__init__(self.cells, self.values)


def lens(part: Square, opened: Group) -> VGroup:
    """From the right corners of a small part of a picture to the left corners of what it opens into."""
    lines = VGroup()
    for way in ((1, 1, 0), (1, -1, 0)):
        start = part.get_corner(np.array(way))
        end = opened.get_corner(np.array((-1, way[1], 0)))
        lines.add(Line(start, end, color=style.TALKED_ABOUT, stroke_width=style.LINE * style.STROKE))
    return lines
