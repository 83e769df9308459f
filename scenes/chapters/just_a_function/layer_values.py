"""Values at the neurons of a layer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import VGroup

from scenes import style
from scenes.drawing.fields import CellField
from scenes.style import at, theme
from scenes.text import Reading, Readout

NEAREST = 0.35  # to the middle of a neuron


def values_before(cells: CellField, readings: Sequence[Reading]) -> VGroup:
    """Place a number to the left of each neuron of a column.

    Examples
    --------
    >>> from scenes.figures.outputs import OutputColumn, output_readings
    >>> column = OutputColumn(np.zeros(2)).cells
    >>> values = values_before(column, output_readings(np.zeros(2), 1))
    >>> bool(values.get_right()[0] < column.get_left()[0])
    True
    """
    values = VGroup()
    apart = abs(cells.centres[0, 1] - cells.centres[1, 1]) if cells.count > 1 else np.inf
    for reading, centre in zip(readings, cells.centres, strict=True):
        value = Readout(reading, style.TYPE_SMALL, theme().quiet)
        value.scale(min(1.0, 0.9 * apart / value.height)).move_to(centre + at(-0.65, 0))
        beyond = value.get_right()[0] - centre[0] + NEAREST  # of a long number
        values.add(value.shift(at(-max(0.0, beyond), 0)))
    return values


def values_above(cells: CellField, readings: Sequence[Reading]) -> VGroup:
    """Place a number above each neuron of a row, by turns near and farther up.

    In one line they would overlap, as they are wider than the neurons are apart.

    Examples
    --------
    >>> from scenes.figures.outputs import OutputColumn, output_readings
    >>> row = OutputColumn(np.zeros(3), in_a_row=True).cells
    >>> values = values_above(row, output_readings(np.zeros(3), 1))
    >>> [round(float(value.get_y()), 2) for value in values]
    [0.45, 0.85, 0.45]
    """
    values = VGroup()
    apart = abs(cells.centres[0, 0] - cells.centres[1, 0]) if cells.count > 1 else np.inf
    for place, (reading, centre) in enumerate(zip(readings, cells.centres, strict=True)):
        value = Readout(reading, style.TYPE_SMALL, theme().quiet)
        value.scale(min(1.0, 1.9 * apart / value.width))
        values.add(value.move_to(centre + at(0, 0.85 if place % 2 else 0.45)))
    return values
