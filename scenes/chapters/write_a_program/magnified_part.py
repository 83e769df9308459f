"""A part of a picture, magnified until each cell has room for its value."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, Group, Line, Rectangle, VGroup

from scenes import sources, style
from scenes.chapters.write_a_program.layout import MagnifiedLayout
from scenes.drawing.fields import CellField
from scenes.figures import DigitImage, grid_centres, square
from scenes.style import FloatArray, Place, at, theme
from scenes.text import Reading, Readout, phrase, wrapped

ZERO = 0.65  # brightness of the value of a black cell, which is of less interest


class MagnifiedCells(Group):
    """Square cells, each with its value written in it: dark on light, light on dark.

    Parameters
    ----------
    readings : values of all cells, row by row.
    columns : cells in a row.
    cell : width of a cell, in scene units.

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
                style.readable_on(reading.value) if reading.value > 0 else style.grey_color(ZERO)
            )
            self.values[place // columns].add(
                Readout(reading, style.TYPE_SMALL, color).move_to(centre)
            )
        super().__init__(self.cells, self.values)


class MagnifiedPart(Group):
    """A part of a digit, framed where it is in the picture, and magnified at another place.

    The part is the one with the most greys: pixels that are neither black nor white.

    Parameters
    ----------
    pixels : (784,), of the digit.
    image : the whole picture, where it stands.
    layout : size of the part, and place and size of the magnified cells.

    Attributes
    ----------
    frame : around the part in the picture.
    unmagnified : cells of the part, where they are in the picture.
    magnified : the same, magnified, with their values.
    rays : from the frame to the magnified cells.
    position : rows and columns of the part, in words and numbers.
    """

    def __init__(self, pixels: FloatArray, image: DigitImage, layout: MagnifiedLayout) -> None:
        high, wide = layout.window
        side = len(square(pixels))
        row, column = _greyest_window(pixels, layout.window)
        spacing = image.frame.width / side
        centre = at((column + wide / 2) * spacing, -(row + high / 2) * spacing)
        self.frame = Rectangle(
            color=theme().talked_about, width=wide * spacing, height=high * spacing
        )
        self.frame.set_stroke(width=1.5 * style.LINE * style.STROKE)
        self.frame.move_to(np.array(image.get_corner(np.array(at(-1, 1)))) + centre)
        chosen = [(row + i) * side + column + j for i in range(high) for j in range(wide)]
        readings = [Reading.of(pixels[n], sources.activation(0, n)) for n in chosen]
        self.magnified = MagnifiedCells(readings, wide, layout.cell).move_to(at(*layout.magnified))
        self.unmagnified = (
            self.magnified.cells.copy().scale_to_fit_width(self.frame.width).move_to(self.frame)
        )
        self.rays = magnifying_rays(self.frame, self.magnified.cells, layout.direction)
        self.position = _position(row, column, layout.window, (chosen[0], chosen[-1]))
        self.position.next_to(image, DOWN, buff=0.3)
        wrapped(self.position, layout.position_width)
        if layout.position_at:
            self.position.move_to(at(*layout.position_at))
        super().__init__(self.frame, self.unmagnified, self.magnified, self.rays, self.position)


def _greyest_window(pixels: FloatArray, window: tuple[int, int]) -> tuple[int, int]:
    """Return the first row and column of the window in which most pixels are grey."""
    greys = square(pixels * (1 - pixels))
    sums = np.lib.stride_tricks.sliding_window_view(greys, window).sum(axis=(2, 3))
    row, column = (int(n) for n in np.unravel_index(np.argmax(sums), sums.shape))
    return row, column


def _position(row: int, column: int, window: tuple[int, int], corners: tuple[int, int]) -> VGroup:
    """Set the rows and columns of a part, counted from 1.

    Parameters
    ----------
    row, column : first ones, counted from 0.
    window : number of rows and of columns.
    corners : first and last pixel of the part.
    """
    first, last = corners
    high, wide = window
    numbers = {
        "first_row": Reading.of(row + 1, sources.pixel_row(first), 0),
        "last_row": Reading.of(row + high, sources.pixel_row(last), 0),
        "first_column": Reading.of(column + 1, sources.pixel_column(first), 0),
        "last_column": Reading.of(column + wide, sources.pixel_column(last), 0),
    }
    return phrase(
        "rows {first_row} to {last_row} and columns {first_column} to {last_column}",
        style.TYPE_SMALL,
        theme().quiet,
        **{name: Readout(number, style.TYPE_SMALL) for name, number in numbers.items()},
    )


def magnifying_rays(part: Rectangle, magnified: Group, direction: Place) -> VGroup:
    """Draw lines from the near corners of a small part of a picture to those of its magnification.

    Parameters
    ----------
    direction : in which the magnification lies: to the right (1, 0), or down (0, -1).
    """
    along, across = np.array(at(*direction)), np.array(at(direction[1], direction[0]))
    lines = VGroup()
    for side in (across, -across):
        start, end = part.get_corner(along + side), magnified.get_corner(side - along)
        lines.add(
            Line(start, end, color=theme().talked_about, stroke_width=style.LINE * style.STROKE)
        )
    return lines
