"""Outputs that change from frame to frame, and what is wanted of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group, VGroup

from scenes import style
from scenes.chapters.thirteen_thousand_knobs.layout import OutputsLayout
from scenes.figures import OutputColumn
from scenes.language import msgid
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, formatted, line_of, text


class LiveOutputs(Group):
    """The ten outputs with their values, the brightest marked; all of it can change.

    Parameters
    ----------
    readings : one for each output.
    layout : their place.

    Attributes
    ----------
    column, values : the neurons with their digits, and the numbers.
    """

    def __init__(self, readings: Sequence[Reading], layout: OutputsLayout) -> None:
        levels = np.array([reading.value for reading in readings])
        self.column = OutputColumn(
            levels, layout.spacing, layout.diameter, in_a_row=layout.in_a_row
        )
        self.column.shift(at(*layout.middle))
        self.values = self.column.values(readings)
        super().__init__(self.column, self.values)
        self.show_outputs(levels)

    def show_outputs(self, outputs: FloatArray) -> None:
        """Show other activations, (n,)."""
        brightest = int(np.argmax(outputs))
        self.column.cells.fill = style.grey(outputs)
        for number, (value, readout) in enumerate(zip(outputs, self.values, strict=True)):
            is_brightest = number == brightest
            readout.ink = theme().talked_about if is_brightest else theme().quiet
            readout.set_characters(formatted(value, 2))
            digit = self.column.digits[number]
            digit.set_color(theme().talked_about if is_brightest else theme().ink)
            digit.submobjects[0].set_opacity(0)

    def show_readings(self, readings: Sequence[Reading]) -> None:
        """Show activations at rest, each number with its source."""
        self.show_outputs(np.array([reading.value for reading in readings]))
        for readout, reading in zip(self.values, readings, strict=True):
            readout.readings = (reading,)


class WantedOutputs(VGroup):
    """The wanted value beside each output; and below, how far all are from it together.

    Parameters
    ----------
    outputs : as they stand, in a column.
    wanted : a reading for each.
    off : how far off they are.
    off_size : Manim font size of the words before that.

    Attributes
    ----------
    column, heads, together : the wanted values, the heads of both columns, and the line below.
    """

    def __init__(
        self, outputs: LiveOutputs, wanted: Sequence[Reading], off: Reading, off_size: float
    ) -> None:
        values = outputs.values
        top, bottom = outputs.column.cells.centres[[0, -1], 1]
        self.column = VGroup()
        for reading, value in zip(wanted, values, strict=True):
            self.column.add(Readout(reading, style.TYPE_LABEL).move_to(value).shift(at(1.0, 0)))
        self.heads = VGroup()
        for words, column in ((msgid("is"), values), (msgid("wanted"), self.column)):
            head = text(words, style.TYPE_SMALL, theme().quiet).move_to(column)
            self.heads.add(head.stand_on(top + 0.41))
        self.off = Readout(off, style.TYPE_BODY, theme().talked_about)
        self.together = line_of([text("total error", off_size, theme().quiet), self.off])
        self.together.move_to(values).shift(at(-0.4, (bottom - top) / 2 - 0.56))
        beyond = self.together.get_right()[0] - (style.frame().width / 2 - style.MARGIN)
        self.together.shift(at(-max(beyond, 0), 0))
        super().__init__(self.column, self.heads, self.together)

    def show_distance(self, off: Reading) -> None:
        """Write how far off the outputs are now."""
        self.off.readings = (off,)
        self.off.set_characters(off.shown)
