"""A part of a grid of pixels, opened up until each cell has room for its value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, Group, Line, Rectangle, VGroup, VMobject

from scenes import style
from scenes.drawing.fields import CellField
from scenes.figures.layers import grid_centres
from scenes.figures.pictures import DigitImage, square
from scenes.language.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout

NOUGHT = 0.65  # brightness of the value of a black cell, which is of less interest


class OpenedCells(Group):
    """Square cells, each with its value written in it: dark on light, light on dark.

    Parameters
    ----------
    readings : of all cells, row by row.
    columns : cells in a row.
    cell : width of a cell.

    Attributes
    ----------
    cells : the squares.
    values : one group of readouts for each row.
    """

    def __init__(self, readings: Sequence[Reading], columns: int, cell: float) -> None:
        rows = len(readings) // columns
        levels = np.array([reading.value for reading in readings])
        self.cells = CellField(
            grid_centres(rows, cell, columns),
            cell,
            roundness=0.0,
            fill=style.grey(levels),
            stroke=(*theme().outline.to_rgb(), 1),
            stroke_width=style.HAIRLINE,
        )
        self.values = VGroup(*(VGroup() for _ in range(rows)))
        for place, (reading, centre) in enumerate(zip(readings, self.cells.centres, strict=True)):
            color = (
                style.readable_on(reading.value) if reading.value > 0 else style.grey_color(NOUGHT)
            )
            self.values[place // columns].add(
                Readout(reading, style.TYPE_SMALL, color).move_to(centre)
            )
        super().__init__(self.cells, self.values)


class OpenedPart(Group):
    """A part of a digit, framed where it is in the picture, and opened up at another place.

    Parameters
    ----------
    pixels : of the digit, (784,).
    image : the whole picture, where it stands.
    window : rows and columns of the part: those in which most pixels are neither black nor white.
    middle, cell : where the part opens up, and how wide its cells are then.
    way : from the picture to there: to the right, or down.

    Attributes
    ----------
    frame : around the part in the picture.
    closed : the cells of the part, where they are in the picture.
    opened : the same, opened up, with their values.
    rays : from the frame to the opened cells.
    place : in words and numbers, which part it is; below the picture.
    """

    def __init__(
        self,
        pixels: FloatArray,
        image: DigitImage,
        window: tuple[int, int],
        middle: FloatArray,
        cell: float,
        way: tuple[float, float] = (1, 0),
    ) -> None:
        high, wide = window
        greys = square(pixels * (1 - pixels))
        parts = np.lib.stride_tricks.sliding_window_view(greys, window).sum(axis=(2, 3))
        row, column = (int(n) for n in np.unravel_index(np.argmax(parts), parts.shape))
        spacing = image.frame.width / len(greys)
        corner = at((column + wide / 2) * spacing, -(row + high / 2) * spacing)
        self.frame = Rectangle(
            color=theme().talked_about, width=wide * spacing, height=high * spacing
        )
        self.frame.set_stroke(width=1.5 * style.LINE * style.STROKE)
        self.frame.move_to(np.array(image.get_corner(np.array(at(-1, 1)))) + corner)
        chosen = [(row + i) * len(greys) + column + j for i in range(high) for j in range(wide)]
        self.opened = OpenedCells(
            [Reading.of(pixels[n], f"a[0][{n}]") for n in chosen], wide, cell
        ).move_to(middle)
        self.closed = (
            self.opened.cells.copy().scale_to_fit_width(self.frame.width).move_to(self.frame)
        )
        self.rays = lens(self.frame, self.opened.cells, way)
        ends = chosen[0], chosen[-1]
        numbers = _ends("row", (row + 1, row + high), ends) | _ends(
            "column", (column + 1, column + wide), ends
        )
        said = msgid("rows {first_row} to {last_row} and columns {first_column} to {last_column}")
        self.place = phrase(said, style.TYPE_SMALL, theme().quiet, **numbers)
        self.place.next_to(image, DOWN, buff=0.3)
        super().__init__(self.frame, self.closed, self.opened, self.rays, self.place)


def _ends(name: str, numbers: tuple[int, int], pixels: tuple[int, int]) -> dict[str, VMobject]:
    """The row, or the column, of one pixel and of another."""
    return {
        f"{which}_{name}": Readout(Reading.of(number, f"{name}({pixel})", 0), style.TYPE_SMALL)
        for which, number, pixel in zip(("first", "last"), numbers, pixels, strict=True)
    }


def lens(part: Rectangle, opened: Group, way: tuple[float, float]) -> VGroup:
    """From the near corners of a small part of a picture to those of what it opens into, which lies that ``way``."""
    along, across = np.array(at(*way)), np.array(at(way[1], way[0]))
    lines = VGroup()
    for side in (across, -across):
        start, end = part.get_corner(along + side), opened.get_corner(side - along)
        lines.add(
            Line(start, end, color=theme().talked_about, stroke_width=style.LINE * style.STROKE)
        )
    return lines
