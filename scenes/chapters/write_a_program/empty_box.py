"""A program as an empty box, with its input and its output."""

from __future__ import annotations

import numpy as np
from manim import Arrow, RoundedRectangle, VGroup

from scenes import style
from scenes.chapters.write_a_program.layout import EmptyBoxLayout
from scenes.figures import NeuronGrid, Ripple
from scenes.style import at, theme
from scenes.text import paragraph, text


class EmptyBox(VGroup):
    """A box with a question mark, an arrow in and an arrow out to ten digits.

    Parameters
    ----------
    layout : places of its parts.

    Attributes
    ----------
    box, question, arrow_in, arrow_out, digits, out : its parts; ``out`` are the words below the
        digits.
    is_turned : True where the output lies below the box, and not to its right.
    """

    def __init__(self, layout: EmptyBoxLayout) -> None:
        self.is_turned = layout.step[1] == 0
        self.box = RoundedRectangle(0.2, width=layout.width, height=layout.width, color=theme().ink)
        self.question = text("?", style.TYPE_FORMULA * layout.width / 1.2, theme().talked_about)
        self.arrow_in, self.arrow_out = (
            Arrow(at(*start), at(*end), color=theme().quiet)
            for start, end in (layout.arrow_in, layout.arrow_out)
        )
        (x, y), (right, up) = layout.first, layout.step
        self.digits = VGroup(
            *(
                text(str(digit), style.TYPE_BODY).move_to(at(x + right * digit, y + up * digit))
                for digit in range(10)
            )
        )
        width = style.frame().width - 2 * (style.MARGIN + abs(layout.box[0] + layout.out[0]))
        self.out = paragraph("one digit out", width).move_to(at(*layout.out))
        super().__init__(
            self.box, self.question, self.arrow_in, self.arrow_out, self.digits, self.out
        )
        self.shift(at(*layout.box))

    def swallow(self, squares: NeuronGrid) -> Ripple:
        """Return the flight of all squares of a picture into the box, those nearest to it first."""
        row, column = np.divmod(np.arange(squares.count), round(squares.count**0.5))
        inside = squares.copy().scale(0.02).move_to(self.box)
        before = row if self.is_turned else column
        return Ripple(squares, inside, 1 - before / (before.max() + 1), overlap=0.5)
