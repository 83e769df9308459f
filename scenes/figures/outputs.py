"""The outputs with their digits: the values beside them, and the box around the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, Group, ManimColor, SurroundingRectangle, VGroup

from scenes import sources, style
from scenes.figures.layers import NeuronColumn, digits_beside
from scenes.style import FloatArray, at, theme
from scenes.text.readout import Reading, Readout


class OutputColumn(Group):
    """Output neurons from 0 at the top, each with its digit to the right.

    Parameters
    ----------
    levels : activation of each, (n,), 0..1.
    spacing, diameter : distance of the middles of neighbours, and size of a neuron, in scene units.
    in_a_row : whether they stand in a row, from 0 at the left, with the digits below.

    Attributes
    ----------
    cells : the neurons.
    digits : the digits that they stand for.

    Examples
    --------
    >>> from scenes import sources
    >>> column = OutputColumn(levels := np.linspace(0, 1, 10))
    >>> values = column.values(output_readings(levels, layer=3))
    >>> values[9].reading.shown, str(values[9].reading.source)
    ('1.00', 'a[3][9]')
    """

    def __init__(
        self,
        levels: FloatArray,
        spacing: float = 0.62,
        diameter: float = 0.42,
        *,
        in_a_row: bool = False,
    ) -> None:
        self.in_a_row = in_a_row
        self.cells = NeuronColumn(levels, spacing, diameter)
        if in_a_row:
            self.cells.rotate(np.pi / 2, about_point=np.zeros(3))
        self.digits = digits_beside(self.cells, 0.3 + diameter / 2, DOWN if in_a_row else RIGHT)
        super().__init__(self.cells, self.digits)

    def values(self, readings: Sequence[Reading]) -> VGroup:
        """Place a number beside each digit, or below it in a row."""
        if self.in_a_row:
            return values_beside(self.digits, readings, style.TYPE_SMALL, 0.45, DOWN)
        return values_beside(self.digits, readings, style.TYPE_LABEL, 0.85)

    def fold(self, parts: int, across: float) -> Self:
        """Fold the column into several ones, ``across`` apart, each read from the top."""
        centres = self.cells.centres
        part, row = np.divmod(np.arange(len(centres)), -(-len(centres) // parts))
        places = centres[row] + np.outer(across * part, at(1, 0))
        for digit, offset in zip(self.digits, places - centres, strict=True):
            digit.shift(offset)
        self.cells.place(places)
        return self


def output_readings(
    outputs: FloatArray, layer: int, of: str = "", decimals: int = 2
) -> list[Reading]:
    """Return the activations of all outputs with their sources.

    Parameters
    ----------
    outputs : activations, (n,).
    layer : number of the layer of the outputs, the pixels being 0.
    of : origin of the digit that they were computed of, ``test:12``; empty for the hero.
    decimals : number of places that are shown.

    Examples
    --------
    >>> first, second = output_readings(np.array([0.984, 0.016]), layer=3, of="test:12")
    >>> str(second), str(second.source)
    ('0.02', 'a[3][1]@test:12')
    """
    return [
        Reading.of(value, sources.activation(layer, digit, of=of), decimals)
        for digit, value in enumerate(outputs)
    ]


def values_beside(
    digits: VGroup,
    readings: Sequence[Reading],
    size: float = style.TYPE_SMALL,
    away: float = 0.68,
    way: FloatArray = RIGHT,
) -> VGroup:
    """Place a number beside each digit.

    Parameters
    ----------
    size : Manim font size.
    away : distance of the middles of a digit and its number, in scene units.
    way : direction from a digit to its number, (3,).

    Examples
    --------
    >>> digits = OutputColumn(np.zeros(2)).digits
    >>> values = values_beside(digits, output_readings(np.zeros(2), 3), away=0.7)
    >>> round(float(values[0].get_x() - digits[0].get_x()), 6)
    0.7
    """
    values = VGroup()
    for reading, digit in zip(readings, digits, strict=True):
        values.add(Readout(reading, size, theme().quiet).move_to(digit).shift(away * way))
    return values


def mark_answer(digits: VGroup, values: VGroup, answer: int) -> VGroup:
    """Give digit and value of the answer the color of what is talked about; return both.

    All other digits get the color of ink.

    Examples
    --------
    >>> digits = OutputColumn(np.zeros(3)).digits
    >>> chosen = mark_answer(digits, values_beside(digits, output_readings(np.zeros(3), 3)), 2)
    >>> digits[2].get_color() == theme().talked_about, digits[0].get_color() == theme().ink
    (True, True)
    """
    digits.set_color(theme().ink)
    return VGroup(digits[answer], values[answer]).set_color(theme().talked_about)


def box_around(
    digits: VGroup, values: VGroup, which: int, color: ManimColor | None = None
) -> SurroundingRectangle:
    """Draw a box around the digit and the value of an output.

    Parameters
    ----------
    which : index of the output.
    color : color of the box; that of what is talked about without it.

    Examples
    --------
    >>> digits = OutputColumn(np.zeros(3)).digits
    >>> box = box_around(digits, values_beside(digits, output_readings(np.zeros(3), 3)), 1)
    >>> bool(abs(box.get_y()) < 0.1)
    True
    """
    chosen = VGroup(digits[which], values[which])
    return SurroundingRectangle(
        chosen, color=color or theme().talked_about, buff=0.11, corner_radius=0.08, stroke_width=3
    )
