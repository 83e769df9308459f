"""A function as a box: numbers go in on one side, numbers come out on another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from manim import LEFT, RIGHT, UP, Dot, RoundedRectangle, VGroup

from scenes import style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures.relu_plot import ReluPlot
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.sigmoid_plot import SigmoidPlot
from scenes.language.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text.paragraph import paragraph
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text

OF_MANY = 0.25  # share of its brightness for a ray among hundreds
MANY = 100


def _frame(width: float, height: float) -> RoundedRectangle:
    return RoundedRectangle(
        width=width, height=height, corner_radius=0.2, color=theme().talked_about, stroke_width=3
    )


class SquashBox(VGroup):
    """A box with the curve of sigmoid, or of ReLU, in it; numbers pass through it in rows.

    Parameters
    ----------
    name : "sigmoid" or "relu".
    numbers : what goes in and what comes out, for each row from the top, or each column from the left.
    width, height : of the box.
    plot : width of the curve.
    away : how far the numbers are from the box.
    is_turned : whether they pass through it in columns, from the top to the bottom.

    Attributes
    ----------
    passes : for each row the number, the way in, where it lies on the curve, the way out, and what comes out.
    """

    REACH, SPACE = 8.0, 0.25
    NAMES: ClassVar = {"sigmoid": "sigmoid", "relu": "ReLU"}

    def __init__(
        self,
        name: str,
        numbers: Sequence[tuple[Reading, Reading]],
        width: float,
        height: float,
        *,
        plot: float = 3.2,
        away: float = 2.3,
        is_turned: bool = False,
    ) -> None:
        self.frame = _frame(width, height)
        self.onwards, self.across = (at(0, -1), at(-1, 0)) if is_turned else (at(1, 0), at(0, 1))
        self.half, self.length = (height / 2, width) if is_turned else (width / 2, height)
        self.away = away
        farthest = max(self.REACH, *(abs(z.value) for z, _ in numbers))
        curve = (
            ReluPlot(farthest, plot) if name == "relu" else SigmoidPlot(farthest, plot, plot / 2)
        )
        curve.shift(at(0, -plot / 8 - curve.zero[1]))
        title = (
            text(self.NAMES[name], style.TYPE_BODY, theme().talked_about)
            .move_to(at(0, 0))
            .stand_on(-height / 2 + 0.5)
        )
        super().__init__(self.frame, curve.anchor, curve.curve(), title, *self._heads())
        places = (
            (1.0 if is_turned else 0.8)
            * self.length
            * (0.5 - (np.arange(len(numbers)) + 0.5) / len(numbers))
        )
        self.passes = [
            self._through(curve, *pair, place) for pair, place in zip(numbers, places, strict=True)
        ]

    def _heads(self) -> list[Lettering]:
        """What goes in and what comes out: over the numbers, or above and below the rows of them."""
        heads, middle = [], self.half + self.away
        room = 2 * min(self.away, style.frame().width / 2 - style.MARGIN - middle)
        for word, way in ((msgid("goes in"), -self.onwards), (msgid("comes out"), self.onwards)):
            place = way * middle + (0.85 * way if way[1] else self.across * (self.length / 2))
            head = text(word, color=theme().quiet).move_to(place).stand_on(place[1] - 0.1)
            if head.width > room and not way[1]:
                head = paragraph(word, room, color=theme().quiet).next_to(
                    at(place[0], head.baseline), UP, buff=0
                )
            heads.append(head)
        return heads

    def _through(
        self, plot: SigmoidPlot, z: Reading, a: Reading, place: float
    ) -> tuple[Readout, EdgeField, Dot, EdgeField, Readout]:
        number, result = Readout(z, style.TYPE_TITLE), Readout(a, style.TYPE_TITLE)
        row, far = place * self.across, (self.half + self.away) * self.onwards
        number.move_to(row - far)
        result.move_to(row + far)
        begin = float(number.get_edge_center(self.onwards) @ self.onwards) + self.SPACE
        end = float(result.get_edge_center(-self.onwards) @ self.onwards) - self.SPACE
        ways = [
            EdgeField(
                np.array([row + start * self.onwards]),
                np.array([row + stop * self.onwards]),
                np.array([(*theme().ink.to_rgb(), 0.6)]),
                style.LINE,
            )
            for start, stop in ((begin, -self.half), (self.half, end))
        ]
        return (
            number,
            ways[0],
            Dot(plot.on_curve(z.value), radius=0.11, color=theme().talked_about),
            ways[1],
            result,
        )


class FunctionBox(VGroup):
    """A box named f, and how many numbers it was made with.

    Parameters
    ----------
    parameters : how many weights and biases are in it.

    Attributes
    ----------
    frame : the box itself.
    inside : what is written in it.
    """

    def __init__(self, parameters: Reading, width: float, height: float) -> None:
        self.frame = _frame(width, height)
        self.inside = VGroup(
            text("$f$", 1.4 * style.TYPE_FORMULA, theme().talked_about).move_to(at(0, 0.55)),
            Readout(parameters, style.TYPE_BODY).move_to(at(0, -0.45)),
            text("weights and biases", style.TYPE_SMALL, theme().quiet).move_to(at(0, -0.95)),
        )
        super().__init__(self.frame, self.inside)

    def rays_in(self, cells: CellField, levels: FloatArray, side: FloatArray = LEFT) -> EdgeField:
        """From every neuron to a side of the box, each as bright as its activation."""
        return self._rays(cells.centres, self._along(cells, side), levels)

    def rays_out(self, cells: CellField, levels: FloatArray, side: FloatArray = RIGHT) -> EdgeField:
        """From a side of the box to every neuron, each as bright as its activation."""
        return self._rays(self._along(cells, side), cells.centres, levels)

    def _along(self, cells: CellField, side: FloatArray) -> FloatArray:
        """For each neuron a point of a side of the box: as high there, or as far right, as it is in its layer."""
        upright = bool(side[0])
        places = cells.centres[:, 1 if upright else 0]
        share = (places - places.mean()) / max(float(np.ptp(places)), 1e-9)
        length = self.frame.height if upright else self.frame.width
        return self.frame.get_edge_center(side) + np.outer(
            0.8 * length * share, at(0, 1) if upright else at(1, 0)
        )

    @staticmethod
    def _rays(starts: FloatArray, ends: FloatArray, levels: FloatArray) -> EdgeField:
        alpha = np.clip(levels, 0, 1) * (OF_MANY if len(levels) > MANY else 1.0)
        colors = np.column_stack([np.tile(theme().ink.to_rgb(), (len(alpha), 1)), alpha])
        return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)
