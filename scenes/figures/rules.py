"""A program as a box: what goes in, what comes out, and one case of a rule."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import DOWN, Arrow, Group, RoundedRectangle, VGroup

from scenes import style
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.pictures import DigitImage
from scenes.figures.tints import HoleTint
from scenes.style import at


class EmptyBox(VGroup):
    """A box with a question mark, an arrow in and an arrow out to ten digits.

    Attributes
    ----------
    box, question, way_in, way_out, digits, out : its parts; ``out`` are the words below the digits.
    """

    def __init__(self) -> None:
        self.box = RoundedRectangle(0.2, width=2.4, height=2.4, color=style.INK)
        self.question = text("?", 2 * style.TYPE_FORMULA, style.TALKED_ABOUT)
        self.way_in = Arrow(at(-2.7, 0), at(-1.3, 0), color=style.QUIET)
        self.way_out = Arrow(at(1.3, 0), at(3.4, 0), color=style.QUIET)
        self.digits = VGroup(
            *(text(str(digit), style.TYPE_BODY).move_to(at(3.9, 2.85 - 0.58 * digit)) for digit in range(10))
        )
        self.out = text("one digit out").move_to(at(3.9, -3.1))
        super().__init__(self.box, self.question, self.way_in, self.way_out, self.digits, self.out)


class HoleCase(Group):
    """A number of holes, the digit that a rule takes it for, and an example with its holes tinted.

    Parameters
    ----------
    pixels, holes : of the example, (784,) and (28, 28).
    words : the number of holes.
    says : the digit.

    Attributes
    ----------
    image, line : the example, and the words with their arrow and digit.
    """

    def __init__(
        self, pixels: npt.NDArray[np.float64], holes: npt.NDArray[np.int64], words: str, says: Reading, width: float
    ) -> None:
        self.image = DigitImage(pixels, width)
        self.image.add(HoleTint(holes, width))
        name = text(words, style.TYPE_BODY).move_to(at(2.5, 0))
        arrow = Arrow(at(3.9, 0), at(5.0, 0), color=style.QUIET)
        self.line = VGroup(name, arrow, Readout(says, style.TYPE_FORMULA).move_to(at(5.5, 0)))
        super().__init__(self.image, self.line)

    def set_chosen(self) -> HoleCase:
        """Mark it as the case at hand."""
        self.image.frame.set_color(style.TALKED_ABOUT)
        self.line.set_color(style.TALKED_ABOUT)
        return self


def named(words: str, reading: Reading) -> VGroup:
    """``words: number`` on one baseline."""
    return line_of([text(f"{words}:"), Readout(reading)])


def fine_print(*lines: str) -> VGroup:
    """Lines that say how something was done."""
    return VGroup(*(text(line, style.TYPE_SMALL, style.QUIET) for line in lines)).arrange(DOWN, buff=0.15)
