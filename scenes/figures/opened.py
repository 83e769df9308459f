"""A part of a grid of pixels, opened up until each cell has room for its value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, Group, Line, Square, VGroup, VMobject

from scenes import style
from scenes.figures.fields import CellField
from scenes.figures.layers import grid_centres
from scenes.figures.lettering import Reading, Readout
from scenes.figures.phrases import phrase
from scenes.figures.pictures import DigitImage, square
from scenes.language import msgid
from scenes.style import FloatArray, at


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


class OpenedPart(Group):
    """A square part of a digit, framed where it is in the picture, and opened up at another place.

    Parameters
    ----------
    pixels : of the digit, (784,).
    image : the whole picture, where it stands.
    side : rows and columns of the part: those in which most pixels are neither black nor white.
    middle, cell : where the part opens up, and how wide its cells are then.

    Attributes
    ----------
    frame : around the part in the picture.
    closed : the cells of the part, where they are in the picture.
    opened : the same, opened up, with their values.
    rays : from the frame to the opened cells.
    place : in words and numbers, which part it is; below the picture.
    """

    def __init__(self, pixels: FloatArray, image: DigitImage, side: int, middle: FloatArray, cell: float) -> None:
        greys = square(pixels * (1 - pixels))
        parts = np.lib.stride_tricks.sliding_window_view(greys, (side, side)).sum(axis=(2, 3))
        row, column = (int(n) for n in np.unravel_index(np.argmax(parts), parts.shape))
        spacing = image.frame.width / len(greys)
        corner = at((column + side / 2) * spacing, -(row + side / 2) * spacing)
        self.frame = Square(side * spacing, color=style.TALKED_ABOUT, stroke_width=1.5 * style.LINE * style.STROKE)
        self.frame.move_to(np.array(image.get_corner(np.array(at(-1, 1)))) + corner)
        chosen = [(row + i) * len(greys) + column + j for i in range(side) for j in range(side)]
        self.opened = OpenedCells([Reading.of(pixels[n], f"a[0][{n}]") for n in chosen], cell).move_to(middle)
        self.closed = self.opened.cells.copy().scale_to_fit_width(self.frame.width).move_to(self.frame)
        self.rays = lens(self.frame, self.opened.cells)
        ends = chosen[0], chosen[-1]
        numbers = _ends("row", (row + 1, row + side), ends) | _ends("column", (column + 1, column + side), ends)
        said = msgid("rows {first_row} to {last_row} and columns {first_column} to {last_column}")
        self.place = phrase(said, style.TYPE_SMALL, style.QUIET, **numbers)
        self.place.next_to(image, DOWN, buff=0.3)
        super().__init__(self.frame, self.closed, self.opened, self.rays, self.place)


def _ends(name: str, numbers: tuple[int, int], pixels: tuple[int, int]) -> dict[str, VMobject]:
    """The row, or the column, of one pixel and of another."""
    return {
        f"{which}_{name}": Readout(Reading.of(number, f"{name}({pixel})", 0), style.TYPE_SMALL)
        for which, number, pixel in zip(("first", "last"), numbers, pixels, strict=True)
    }


def lens(part: Square, opened: Group) -> VGroup:
    """From the right corners of a small part of a picture to the left corners of what it opens into."""
    lines = VGroup()
    for way in ((1, 1, 0), (1, -1, 0)):
        start = part.get_corner(np.array(way))
        end = opened.get_corner(np.array((-1, way[1], 0)))
        lines.add(Line(start, end, color=style.TALKED_ABOUT, stroke_width=style.LINE * style.STROKE))
    return lines
