"""Rules that tell digits apart: what each goes by, how it decides, and how it is judged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from manim import (
    DOWN,
    Arrow,
    Group,
    Line,
    RoundedRectangle,
    VGroup,
)

from scenes import style
from scenes.chapters.write_a_program.bars import Bars
from scenes.chapters.write_a_program.layout import InkLayout, StandingsLayout
from scenes.figures.pictures import DigitImage, square
from scenes.figures.tints import HoleTint
from scenes.language.catalogue import Told, translate
from scenes.style import at, theme
from scenes.text.paragraph import paragraph
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text


class HoleCase(Group):
    """A number of holes, the digit that a rule takes it for, and an example with its holes tinted.

    Parameters
    ----------
    pixels, holes : of the example, (784,) and (28, 28).
    words : the number of holes.
    says : the digit.
    width : of the example.
    places : to the right of its middle: the words, both ends of the arrow, and the digit.

    Attributes
    ----------
    image, line : the example, and the words with their arrow and digit.
    """

    def __init__(
        self,
        pixels: npt.NDArray[np.float64],
        holes: npt.NDArray[np.int64],
        words: str,
        says: Reading,
        width: float,
        places: tuple[float, float, float, float],
    ) -> None:
        middle, start, end, last = places
        self.image = DigitImage(pixels, width)
        self.image.add(HoleTint(holes, width))
        name = text(words, style.TYPE_BODY).move_to(at(middle, 0))
        arrow = Arrow(at(start, 0), at(end, 0), color=theme().quiet)
        self.line = VGroup(name, arrow, Readout(says, style.TYPE_FORMULA).move_to(at(last, 0)))
        super().__init__(self.image, self.line)

    def set_chosen(self) -> HoleCase:
        """Mark it as the case at hand."""
        self.image.frame.set_color(theme().talked_about)
        self.line.set_color(theme().talked_about)
        return self


class CrossedDigit(Group):
    """A digit with a line straight down through it, thick wherever it meets a stroke, and a number below.

    Parameters
    ----------
    pixels : (784,)
    column : that the line goes down.
    strokes : first and last row of each stroke that it meets.
    count : how many these are.

    Attributes
    ----------
    image, line, met, value : the digit, the line, the strokes on it, and the number.
    """

    def __init__(
        self,
        pixels: npt.NDArray[np.float64],
        column: int,
        strokes: Sequence[tuple[int, int]],
        count: Reading,
        width: float,
    ) -> None:
        self.image = DigitImage(pixels, width)
        spacing = width / len(square(pixels))
        start = np.array(self.image.get_corner(np.array(at(-1, 1)))) + np.array(
            at((column + 0.5) * spacing, 0)
        )
        self.line = Line(start, start - np.array(at(0, width)), color=theme().one, stroke_width=2)
        self.met = VGroup(
            *(
                Line(
                    start - np.array(at(0, first * spacing)),
                    start - np.array(at(0, (last + 1) * spacing)),
                )
                for first, last in strokes
            )
        ).set_stroke(theme().one, max(style.STROKE * spacing, 7))
        self.value = Readout(count, style.TYPE_BODY).next_to(self.image, DOWN, buff=0.15)
        super().__init__(self.image, self.line, self.met, self.value)


class InkChart(VGroup):
    """The average ink of each digit as bars, and where that of one digit lies.

    Parameters
    ----------
    means : of the ten classes.
    ink : of the digit at hand.
    says : the class whose mean is nearest.
    layout : how long the bars are, and what stands where; the left end of the first bar is at ``page.place``.
    """

    def __init__(
        self, means: Sequence[Reading], ink: Reading, says: int, layout: InkLayout
    ) -> None:
        full = max(ink.value, *(mean.value for mean in means))
        self.bars = Bars(
            [str(c) for c in range(len(means))], means, full, layout.width, layout.spacing
        )
        self.bars.values_in_column(layout.values)
        self.head = text("average ink of each digit", style.TYPE_LABEL, theme().quiet).move_to(
            at(*layout.head)
        )
        self.mark = self.bars.mark(ink.value)
        self.chosen = VGroup(self.bars.names[says], self.bars.values[says])
        super().__init__(self.head, self.bars, self.mark)
        self.shift(at(*layout.place))


class Standings(VGroup):
    """How often several programs are right, as bars, and what each says of the digit at hand.

    Parameters
    ----------
    names, right, says : of each program; the last one is marked.
    count : how many digits each has read.
    layout : where the bars, their names and the columns stand.

    Attributes
    ----------
    head, bars, column : the words above, the bars, and what each says below its heading.
    """

    def __init__(
        self,
        names: Sequence[str],
        right: Sequence[Reading],
        says: Sequence[Reading],
        count: Reading,
        layout: StandingsLayout,
    ) -> None:
        self.bars = Bars(
            names,
            right,
            100,
            layout.width,
            layout.spacing,
            suffix="%",
            size=style.TYPE_BODY,
            thickness=layout.thickness,
        ).shift(at(*layout.place))
        if layout.named_above:
            self.bars.names_above()
        self.bars.bars[-1].set_fill(theme().talked_about)
        tested = Readout(count, style.TYPE_BODY)
        self.head = phrase(
            "right, of {tested} test digits", style.TYPE_BODY, tested=tested
        ).move_to(at(0, layout.head))
        self.head.align_to(self.bars.bars, at(-1, 0))
        self.column = self.bars.beside("this digit", says, layout.column, self.head[0].baseline)
        self.head.shift(
            at(min(0, self.column[0].get_left()[0] - 0.45 - self.head.get_right()[0]), 0)
        )
        super().__init__(self.head, self.bars, self.column)


class RuleName(VGroup):
    """A rule in its box.

    Attributes
    ----------
    box, words : what it is made of.
    """

    def __init__(self, words: str, width: float) -> None:
        self.box = RoundedRectangle(0.2, width=width, height=0.85, color=theme().ink)
        self.words = text(words, style.TYPE_BODY, theme().talked_about).move_to(self.box)
        super().__init__(self.box, self.words)


def named(words: str, reading: Reading, size: float = style.TYPE_LABEL) -> VGroup:
    """``words: number`` on one baseline."""
    return line_of(
        [text(translate("{what}:", what=translate(words)), size), Readout(reading, size)]
    )


def fine_print(*lines: str, width: float) -> VGroup:
    """Lines that say how something was done, broken at other places where they are wider than ``width``."""
    as_they_are = VGroup(*(text(line, style.TYPE_SMALL, theme().quiet) for line in lines)).arrange(
        DOWN, buff=0.15
    )
    if as_they_are.width <= width:
        return as_they_are
    return VGroup(
        paragraph(
            Told(" ".join(map(translate, lines))), width, style.TYPE_SMALL, theme().quiet, even=True
        )
    )
