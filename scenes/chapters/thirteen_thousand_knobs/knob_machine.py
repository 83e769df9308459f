"""Knobs on the left, outputs that change with them on the right, and what is wanted of these."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import UP, Group, VGroup

from scenes import style
from scenes.chapters.thirteen_thousand_knobs.knob_layout import LAYOUTS, OutputsLayout
from scenes.chapters.thirteen_thousand_knobs.knobs import KnobPanel
from scenes.figures.edges import Legend
from scenes.figures.outputs import OutputColumn
from scenes.language.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text.paragraph import paragraph, wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, formatted, line_of
from scenes.text.typesetting import Lettering, text


class LiveOutputs(Group):
    """The ten outputs with their values, the brightest marked; all of it can change from frame to frame.

    Parameters
    ----------
    readings : one for each output.
    layout : where they are.
    """

    def __init__(self, readings: Sequence[Reading], layout: OutputsLayout) -> None:
        levels = np.array([reading.value for reading in readings])
        self.column = OutputColumn(
            levels, layout.spacing, layout.diameter, in_a_row=layout.in_a_row
        )
        self.column.shift(at(*layout.middle))
        self.values = self.column.values(readings)
        super().__init__(self.column, self.values)
        self.show(levels)

    def show(self, outputs: FloatArray) -> None:
        """Show what comes out now."""
        brightest = int(np.argmax(outputs))
        self.column.cells.fill = style.grey(outputs)
        for number, (value, readout) in enumerate(zip(outputs, self.values, strict=True)):
            readout.ink = theme().talked_about if number == brightest else theme().quiet
            readout.set_characters(formatted(value, 2))
            self.column.digits[number].set_color(
                theme().talked_about if number == brightest else theme().ink
            )
            self.column.digits[number].submobjects[0].set_opacity(0)

    def keep(self, readings: Sequence[Reading]) -> None:
        """Say what the numbers on screen are, now that all is at rest."""
        for readout, reading in zip(self.values, readings, strict=True):
            readout.readings = (reading,)


class Wanted(VGroup):
    """What every output should be, beside what it is; and below, how far they are from it together.

    Parameters
    ----------
    outputs : as they stand, in a column.
    wanted : a reading for each.
    off : how far off they are.
    """

    def __init__(self, outputs: LiveOutputs, wanted: Sequence[Reading], off: Reading) -> None:
        values = outputs.values
        top, bottom = outputs.column.cells.centres[[0, -1], 1]
        self.column = VGroup()
        for reading, value in zip(wanted, values, strict=True):
            self.column.add(Readout(reading, style.TYPE_LABEL).move_to(value).shift(at(1.0, 0)))
        self.heads = VGroup(
            *(
                text(words, style.TYPE_SMALL, theme().quiet)
                for words in (msgid("is"), msgid("wanted"))
            )
        )
        for head, column in zip(self.heads, (values, self.column), strict=True):
            head.move_to(column).stand_on(top + 0.41)
        self.off = Readout(off, style.TYPE_BODY, theme().talked_about)
        self.together = line_of(
            [text("together off by", style.for_frame(LAYOUTS).off_size, theme().quiet), self.off]
        )
        self.together.move_to(values).shift(at(-0.4, (bottom - top) / 2 - 0.56))
        beyond = self.together.get_right()[0] - (style.frame().width / 2 - style.MARGIN)
        self.together.shift(at(-max(beyond, 0), 0))
        super().__init__(self.column, self.heads, self.together)

    def show(self, off: Reading) -> None:
        """Say how far off the outputs are now."""
        self.off.readings = (off,)
        self.off.set_characters(off.shown)


class KnobMachine(Group):
    """Knobs, the ten outputs that come of them, and the answer.

    Parameters
    ----------
    knobs : (n,), -1..1, those that are shown.
    outputs : what the knobs give.
    answer : the brightest of them.
    of_all : how many knobs there are, with those that are not shown.

    Attributes
    ----------
    legend : what the pointers and their colours mean.
    asked : the answer, with a word that says so.
    note : how many of the knobs are shown.
    """

    def __init__(
        self, knobs: FloatArray, outputs: Sequence[Reading], answer: Reading, of_all: Reading
    ) -> None:
        self.layout = layout = style.for_frame(LAYOUTS)
        self.panel = KnobPanel(knobs, layout.columns, layout.spacing).shift(at(*layout.panel))
        self.outputs = LiveOutputs(outputs, layout.outputs)
        self.answer = Readout(answer, style.TYPE_FORMULA, theme().talked_about)
        self.answer.move_to(at(*layout.answer)).stand_on(layout.answer[1])
        self.legend = Legend(
            "right: positive", "left: negative", "up: zero", upright=layout.legend_upright
        )
        self.legend.move_to(at(*layout.legend))
        words = (
            text("the answer", style.TYPE_BODY, theme().quiet)
            .move_to(at(*layout.words))
            .stand_on(layout.words[1])
        )
        self.asked = VGroup(words, self.answer)
        count = Readout(Reading.of(len(knobs), f"count(0:{len(knobs)})", 0))
        self.note = phrase(
            "{some} of the {all} knobs; all of them turn", some=count, all=Readout(of_all)
        )
        wrapped(self.note.move_to(at(*layout.note)), layout.note_width)
        super().__init__(self.panel, self.legend, self.outputs, self.asked, self.note)

    def make_room(self, words: str) -> Lettering:
        """Outputs move aside for what is wanted of them, and answer and note go; words that stand in its place."""
        self.remove(self.asked, self.note)
        self.outputs.shift(at(-self.layout.room, 0))
        line = text(words).move_to(at(*self.layout.note))
        if line.width <= self.layout.note_width:
            return line
        lines = paragraph(words, self.layout.note_width, even=True)
        return lines.next_to(self.panel, UP, buff=0.15).set_x(line.get_x())

    def show(self, knobs: FloatArray, outputs: FloatArray) -> None:
        """Turn the knobs, and show what comes out."""
        self.panel.turn(knobs)
        self.outputs.show(outputs)
        self.answer.set_characters(str(int(np.argmax(outputs))))

    def keep(self, outputs: Sequence[Reading], answer: Reading) -> None:
        """Say what the numbers on screen are, now that the knobs rest."""
        self.outputs.keep(outputs)
        self.answer.readings = (answer,)
