"""Digits on which rules are shown: crossed by a line, or with their holes tinted."""

from __future__ import annotations

import numpy as np
from manim import DOWN, Arrow, Group, Line, VGroup

from scenes import style
from scenes.chapters.write_a_program.facts import Crossing, HoleExample
from scenes.chapters.write_a_program.hole_tint import HoleTint
from scenes.chapters.write_a_program.layout import HolesLayout
from scenes.figures import DigitImage, square
from scenes.style import at, theme
from scenes.text import Readout, text


class CrossedDigit(Group):
    """A digit with a line straight down it, thick where it meets a stroke, and the count below.

    Parameters
    ----------
    crossing : the digit and the strokes that the line meets.
    width : of the digit.

    Attributes
    ----------
    image, line, met, value : the digit, the line, the strokes on it, and their number.
    """

    def __init__(self, crossing: Crossing, width: float) -> None:
        self.image = DigitImage(crossing.pixels, width)
        spacing = width / len(square(crossing.pixels))
        start = np.array(self.image.get_corner(np.array(at(-1, 1)))) + np.array(
            at((crossing.line.column + 0.5) * spacing, 0)
        )
        self.line = Line(start, start - np.array(at(0, width)), color=theme().one, stroke_width=2)
        self.met = VGroup(
            *(
                Line(
                    start - np.array(at(0, first * spacing)),
                    start - np.array(at(0, (last + 1) * spacing)),
                )
                for first, last in crossing.line.strokes
            )
        ).set_stroke(theme().one, max(style.STROKE * spacing, 7))
        self.value = Readout(crossing.count, style.TYPE_BODY).next_to(self.image, DOWN, buff=0.15)
        super().__init__(self.image, self.line, self.met, self.value)


class HoleCase(Group):
    """A number of holes and the digit that a rule takes it for, with an example.

    Parameters
    ----------
    example : a digit with so many holes, which are tinted.
    words : the number of holes.
    layout : width of the example; to the right of its centre the words, the arrow and the answer.

    Attributes
    ----------
    image, line : the example, and the words with their arrow and answer.
    """

    def __init__(self, example: HoleExample, words: str, layout: HolesLayout) -> None:
        self.image = DigitImage(example.pixels, layout.width)
        self.image.add(HoleTint(example.holes, layout.width))
        name = text(words, style.TYPE_BODY).move_to(at(layout.words, 0))
        start, end = (at(x, 0) for x in layout.arrow)
        answer = Readout(example.answer, style.TYPE_FORMULA).move_to(at(layout.answer, 0))
        self.line = VGroup(name, Arrow(start, end, color=theme().quiet), answer)
        super().__init__(self.image, self.line)

    def set_chosen(self) -> HoleCase:
        """Mark it as the case at hand."""
        self.image.frame.set_color(theme().talked_about)
        self.line.set_color(theme().talked_about)
        return self
