"""The outputs with their digits: the values beside them, and the box around the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import numpy as np
from manim import DOWN, RIGHT, Group, ManimColor, SurroundingRectangle, VGroup

from scenes import sources, style
from scenes.drawing.fields import CellField
from scenes.figures.layers import NeuronColumn, digits_beside
from scenes.style import FloatArray, at, theme
from scenes.text.readout import Reading, Readout


class OutputColumn(Group):
    """Output neurons from 0 at the top, each with its digit to the right; or in a row, with the digits below.

    Parameters
    ----------
    levels : activation of each.
    spacing, diameter : of the column.
    in_a_row : from 0 at the left.

    Attributes
    ----------
    cells : the neurons.
    digits : what they stand for.
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
        """A number beside each digit, or below it, where they stand now."""
        if self.in_a_row:
            return values_beside(self.digits, readings, style.TYPE_SMALL, 0.45, DOWN)
        return values_beside(self.digits, readings, style.TYPE_LABEL, 0.85)

    def fold(self, parts: int, across: float) -> Self:
        """Stand in several columns beside each other, ``across`` apart, each read from the top."""
        centres = self.cells.centres
        part, row = np.divmod(np.arange(len(centres)), -(-len(centres) // parts))
        places = centres[row] + np.outer(across * part, at(1, 0))
        for digit, way in zip(self.digits, places - centres, strict=True):
            digit.shift(way)
        self.cells.place(places)
        return self


def output_readings(
    outputs: FloatArray, layer: int, of: str = "", decimals: int = 2
) -> list[Reading]:
    """All outputs as numbers that know where they came from.

    Parameters
    ----------
    layer : which layer the outputs are, the pixels being 0.
    of : of what they were computed, if not of the hero: ``test:12``.
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
    """A number beside each digit (``way`` says on which side), where the digits stand now."""
    values = VGroup()
    for reading, digit in zip(readings, digits, strict=True):
        values.add(Readout(reading, size, theme().quiet).move_to(digit).shift(away * way))
    return values


def values_before(cells: CellField, readings: Sequence[Reading]) -> VGroup:
    """A number to the left of each neuron of a column."""
    values = VGroup()
    for reading, centre in zip(readings, cells.centres, strict=True):
        values.add(
            Readout(reading, style.TYPE_SMALL, theme().quiet).move_to(
                centre + np.array(at(-0.65, 0))
            )
        )
    return values


def values_above(cells: CellField, readings: Sequence[Reading]) -> VGroup:
    """A number above each neuron of a row, by turns near and farther up, as they are wider than the row is close."""
    values = VGroup()
    for place, (reading, centre) in enumerate(zip(readings, cells.centres, strict=True)):
        value = Readout(reading, style.TYPE_SMALL, theme().quiet)
        values.add(value.move_to(centre + at(0, 0.85 if place % 2 else 0.45)))
    return values


def mark_answer(digits: VGroup, values: VGroup, answer: int) -> VGroup:
    """The answer's digit and value in the colour of what is talked about, all other digits white; returns the two."""
    digits.set_color(theme().ink)
    return VGroup(digits[answer], values[answer]).set_color(theme().talked_about)


def box_around(
    digits: VGroup, values: VGroup, which: int, color: ManimColor | None = None
) -> SurroundingRectangle:
    """A box around an output's digit and its value."""
    chosen = VGroup(digits[which], values[which])
    return SurroundingRectangle(
        chosen, color=color or theme().talked_about, buff=0.11, corner_radius=0.08, stroke_width=3
    )
