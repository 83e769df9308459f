"""A panel of knobs on the left, the outputs that change with them on the right, and the answer."""

from __future__ import annotations

import numpy as np
from manim import UP, Group, VGroup

from scenes import sources, style
from scenes.chapters.thirteen_thousand_knobs.facts import Setting
from scenes.chapters.thirteen_thousand_knobs.knob_panel import KnobPanel
from scenes.chapters.thirteen_thousand_knobs.layout import MachineLayout
from scenes.chapters.thirteen_thousand_knobs.live_outputs import LiveOutputs
from scenes.figures import Legend
from scenes.style import FloatArray, at, theme
from scenes.text import Lettering, Reading, Readout, paragraph, phrase, text, wrapped


class KnobMachine(Group):
    """Knobs, the ten outputs that they give, and the answer.

    Parameters
    ----------
    setting : of the knobs.
    of_all : number of knobs, with those that are not shown.
    layout : places of the parts.

    Attributes
    ----------
    panel, outputs : the knobs, and what comes of them.
    legend : meaning of the pointers and their colors.
    asked : the answer, with a word that says so.
    note : number of knobs that are shown.
    """

    def __init__(self, setting: Setting, of_all: Reading, layout: MachineLayout) -> None:
        self.layout = layout
        self.panel = self._panel_of(setting.turns)
        self.outputs = LiveOutputs(setting.outputs, layout.outputs)
        self.answer = Readout(setting.answer, style.TYPE_FORMULA, theme().talked_about)
        self.answer.move_to(at(*layout.answer)).stand_on(layout.answer[1])
        self.legend = Legend(
            "right: positive", "left: negative", "up: zero", upright=layout.legend_upright
        )
        self.legend.move_to(at(*layout.legend))
        words = text("the answer", style.TYPE_BODY, theme().quiet).move_to(at(*layout.words))
        self.asked = VGroup(words.stand_on(layout.words[1]), self.answer)
        self.note = self._note(len(setting.turns), of_all)
        super().__init__(self.panel, self.legend, self.outputs, self.asked, self.note)

    def _panel_of(self, turns: FloatArray) -> KnobPanel:
        panel = KnobPanel(turns, self.layout.columns, self.layout.spacing)
        return panel.shift(at(*self.layout.panel))

    def _change_panel(self, turns: FloatArray) -> None:
        """Put a panel of another network in the place of that of a smaller or larger one."""
        self.remove(self.panel)
        self.panel = self._panel_of(turns)
        self.add(self.panel)

    def _note(self, shown: int, of_all: Reading) -> VGroup:
        """Write over the panel how many knobs of how many it shows."""
        count = Readout(Reading.of(shown, sources.count(0, shown), 0))
        note = phrase("{some} of the {all} knobs; they all turn", some=count, all=Readout(of_all))
        return wrapped(note.move_to(at(*self.layout.note)), self.layout.note_width)

    def make_room(self, words: str) -> Lettering:
        """Make room beside the outputs, drop answer and note, and return words in the note's place.

        Parameters
        ----------
        words : for the place of the note.
        """
        self.remove(self.asked, self.note)
        self.outputs.shift(at(-self.layout.room, 0))
        line = text(words).move_to(at(*self.layout.note))
        if line.width <= self.layout.note_width:
            return line
        lines = paragraph(words, self.layout.note_width, even=True)
        return lines.next_to(self.panel, UP, buff=0.15).set_x(line.get_x())

    def turn_to(self, turns: FloatArray, outputs: FloatArray) -> None:
        """Turn the knobs, and show the outputs that this gives."""
        self.panel.turn(turns)
        self.outputs.show_outputs(outputs)
        self.answer.set_characters(str(int(np.argmax(outputs))))

    def show_setting(self, setting: Setting) -> None:
        """Turn the knobs to a setting and let them rest there, each number with its source."""
        if len(setting.turns) != len(self.panel.rings.centres):
            self._change_panel(setting.turns)
        self.panel.turn(setting.turns)
        self.outputs.show_readings(setting.outputs)
        self.answer.set_characters(setting.answer.shown)
        self.answer.readings = (setting.answer,)
