"""A box with the curve of sigmoid or ReLU in it, through which numbers pass."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from manim import UP, Dot, VGroup

from scenes import style
from scenes.chapters.just_a_function.function_box import box_frame
from scenes.chapters.just_a_function.layout import SquashLayout
from scenes.drawing.fields import EdgeField
from scenes.figures import ReluPlot, SigmoidPlot
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Lettering, Reading, Readout, paragraph, text


class SquashBox(VGroup):
    """A box with the curve of sigmoid, or of ReLU, in it; numbers pass through it in rows.

    Parameters
    ----------
    name : "sigmoid" or "relu".
    numbers : pairs of input and output, for each row from the top, or each column from the left.
    layout : sizes and direction.

    Attributes
    ----------
    onwards : unit vector in which the numbers pass.
    passes : for each row the number, its line into the box, its dot on the curve, the line out,
        and the output.
    """

    REACH, SPACE = 8.0, 0.25
    NAMES: ClassVar = {"sigmoid": "sigmoid", "relu": "ReLU"}

    def __init__(
        self, name: str, numbers: Sequence[tuple[Reading, Reading]], layout: SquashLayout
    ) -> None:
        (width, height), self.away, is_turned = layout.box, layout.away, layout.is_turned
        self.onwards, self.across = (at(0, -1), at(-1, 0)) if is_turned else (at(1, 0), at(0, 1))
        self.half, self.length = (height / 2, width) if is_turned else (width / 2, height)
        farthest = max(self.REACH, *(abs(z.value) for z, _ in numbers))
        curve = self._curve(name, farthest, layout.plot)
        title = text(self.NAMES[name], style.TYPE_BODY, theme().talked_about).move_to(at(0, 0))
        title.stand_on(-height / 2 + 0.5)
        self.frame = box_frame(width, height)
        super().__init__(self.frame, curve.anchor, curve.curve(), title, *self._heads())
        shares = 0.5 - (np.arange(len(numbers)) + 0.5) / len(numbers)
        places = (1.0 if is_turned else 0.8) * self.length * shares
        self.passes = [
            self._through(curve, *pair, place) for pair, place in zip(numbers, places, strict=True)
        ]

    @staticmethod
    def _curve(name: str, reach: float, width: float) -> SigmoidPlot:
        """Return the plot of a function, a little below the middle of the box."""
        plot = ReluPlot(reach, width) if name == "relu" else SigmoidPlot(reach, width, width / 2)
        return plot.shift(at(0, -width / 8 - plot.zero[1]))

    def _heads(self) -> list[Lettering]:
        """Write "goes in" and "comes out" over the numbers, or above and below the rows of them."""
        heads, middle = [], self.half + self.away
        room = 2 * min(self.away, style.frame().width / 2 - style.MARGIN - middle)
        for word, direction in (
            (msgid("goes in"), -self.onwards),
            (msgid("comes out"), self.onwards),
        ):
            is_upright = bool(direction[1])
            aside = 0.85 * direction if is_upright else self.across * (self.length / 2)
            place = direction * middle + aside
            head = text(word, color=theme().quiet).move_to(place).stand_on(place[1] - 0.1)
            if head.width > room and not is_upright:
                head = paragraph(word, room, color=theme().quiet).next_to(
                    at(place[0], head.baseline), UP, buff=0
                )
            heads.append(head)
        return heads

    def _through(
        self, plot: SigmoidPlot, z: Reading, a: Reading, place: float
    ) -> tuple[Readout, EdgeField, Dot, EdgeField, Readout]:
        """Return the pass of a number through the box, ``place`` away from its middle."""
        number, result = Readout(z, style.TYPE_TITLE), Readout(a, style.TYPE_TITLE)
        row, far = place * self.across, (self.half + self.away) * self.onwards
        number.move_to(row - far)
        result.move_to(row + far)
        begin = float(number.get_edge_center(self.onwards) @ self.onwards) + self.SPACE
        end = float(result.get_edge_center(-self.onwards) @ self.onwards) - self.SPACE
        line_in, line_out = (
            EdgeField(
                np.array([row + start * self.onwards]),
                np.array([row + stop * self.onwards]),
                np.array([(*theme().ink.to_rgb(), 0.6)]),
                style.LINE,
            )
            for start, stop in ((begin, -self.half), (self.half, end))
        )
        dot = Dot(plot.on_curve(z.value), radius=0.11, color=theme().talked_about)
        return number, line_in, dot, line_out, result
