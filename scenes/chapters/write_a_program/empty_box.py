"""A program as an empty box: what goes in, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from manim import Arrow, RoundedRectangle, VGroup

from scenes import style
from scenes.figures.layers import NeuronGrid, Ripple
from scenes.style import Place, at, theme
from scenes.text.paragraph import paragraph
from scenes.text.typesetting import text


@dataclass(frozen=True)
class BoxLayout:
    """Where the parts of an empty box stand, from its middle, in scene units.

    Attributes
    ----------
    middle, width : of the box in the frame.
    image : middle of the digit that goes in, in the frame.
    way_in, way_out : both ends of each arrow.
    first, step : the digit 0, and the way from digit to digit.
    out : middle of the words below the digits.
    in_level : whether the words below the image are level with those, and not close to the image.
    """

    middle: Place
    width: float
    image: Place
    way_in: tuple[Place, Place]
    way_out: tuple[Place, Place]
    first: Place
    step: Place
    out: Place
    in_level: bool = False


PLANS = {
    "16:9": BoxLayout(
        (1.5, 0),
        2.4,
        (-3.9, 0),
        ((-2.7, 0), (-1.3, 0)),
        ((1.3, 0), (3.4, 0)),
        (3.9, 2.85),
        (0, -0.58),
        (3.9, -3.1),
        True,
    ),
    "4:3": BoxLayout(
        (0.95, 0),
        2.0,
        (-3.05, 0),
        ((-2.1, 0), (-1.1, 0)),
        ((1.1, 0), (2.4, 0)),
        (2.8, 2.85),
        (0, -0.58),
        (2.8, -3.1),
    ),
    "1:1": BoxLayout(
        (0.5, 0),
        1.4,
        (-2.35, 0),
        ((-1.65, 0), (-0.7, 0)),
        ((0.7, 0), (1.85, 0)),
        (2.05, 2.85),
        (0, -0.58),
        (2.05, -3.1),
    ),
    "9:16": BoxLayout(
        (0, -1.4),
        2.4,
        (0, 3.7),
        ((0, 2.55), (0, 1.2)),
        ((0, -1.2), (0, -2.8)),
        (-3.0, -3.25),
        (0.667, 0),
        (0, -4.15),
    ),
}


class EmptyBox(VGroup):
    """A box with a question mark, an arrow in and an arrow out to ten digits.

    Parameters
    ----------
    layout : where its parts stand.

    Attributes
    ----------
    box, question, way_in, way_out, digits, out : its parts; ``out`` are the words below the digits.
    """

    def __init__(self, layout: BoxLayout) -> None:
        self.is_turned = layout.step[1] == 0
        self.box = RoundedRectangle(0.2, width=layout.width, height=layout.width, color=theme().ink)
        self.question = text("?", style.TYPE_FORMULA * layout.width / 1.2, theme().talked_about)
        self.way_in, self.way_out = (
            Arrow(at(*start), at(*end), color=theme().quiet)
            for start, end in (layout.way_in, layout.way_out)
        )
        (x, y), (right, up) = layout.first, layout.step
        self.digits = VGroup(
            *(
                text(str(digit), style.TYPE_BODY).move_to(at(x + right * digit, y + up * digit))
                for digit in range(10)
            )
        )
        room = style.frame().width - 2 * (style.MARGIN + abs(layout.middle[0] + layout.out[0]))
        self.out = paragraph("one digit out", room).move_to(at(*layout.out))
        super().__init__(self.box, self.question, self.way_in, self.way_out, self.digits, self.out)
        self.shift(at(*layout.middle))

    def swallow(self, squares: NeuronGrid) -> Ripple:
        """All squares of a picture fly into the box, those nearest to it first."""
        row, column = np.divmod(np.arange(squares.count), round(squares.count**0.5))
        inside = squares.copy().scale(0.02).move_to(self.box)
        before = row if self.is_turned else column
        return Ripple(squares, inside, 1 - before / (before.max() + 1), overlap=0.5)
