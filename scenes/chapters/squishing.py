"""Squishing."""

from __future__ import annotations

from manim import FadeIn

from scenes.figures.fields import CellField
from scenes.figures.lettering import Reading, Readout, text
from scenes.storyboard import Storyboard, beat
from scenes import style
import numpy as np


class Squishing(Storyboard):
    """Squishing."""

    title = "Squishing"

    def set_stage(self) -> None:
        """Choose."""
        self.facts["answer"] = Reading.of(self.activations.answer, "answer", 0)

    @beat("A placeholder beat that says the network answers {answer}.")
    def placeholder(self) -> None:
        """A placeholder."""
        column = CellField(np.stack([np.full(10, 2.0), np.linspace(3, -3, 10)], -1), 0.4, fill=style.grey(self.activations.outputs), stroke=(1, 1, 1, 1), stroke_width=0.03)
        self.neurons[2] = column
        self.play(FadeIn(column), FadeIn(text("Squishing").to_edge([0, 1, 0])), run_time=1)
        self.play(FadeIn(Readout(self.facts["answer"]).shift([-3, 0, 0])), run_time=1)
