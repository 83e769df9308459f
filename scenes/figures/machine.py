"""A function as a box: numbers go in on the left, numbers come out on the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

import numpy as np
from manim import Dot, RoundedRectangle, VGroup

from scenes import style
from scenes.figures.curves import ReluPlot
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.sigmoid import SigmoidPlot
from scenes.language import msgid
from scenes.style import FloatArray, at

OF_MANY = 0.25  # share of its brightness for a ray among hundreds
MANY = 100


def _frame(width: float, height: float) -> RoundedRectangle:
    return RoundedRectangle(width=width, height=height, corner_radius=0.2, color=style.TALKED_ABOUT, stroke_width=3)


class SquashBox(VGroup):
    """A box with the curve of sigmoid, or of ReLU, in it; numbers pass through it in rows.

    Parameters
    ----------
    name : "sigmoid" or "relu".
    numbers : what goes in and what comes out, for each row, from the top.
    height : of the box.

    Attributes
    ----------
    passes : for each row the number, the way in, where it lies on the curve, the way out, and what comes out.
    """

    WIDTH, PLOT, REACH, AWAY = 4.0, 3.2, 8.0, 2.3
    NAMES: ClassVar = {"sigmoid": "sigmoid", "relu": "ReLU"}

    def __init__(self, name: str, numbers: Sequence[tuple[Reading, Reading]], height: float) -> None:
        self.frame = _frame(self.WIDTH, height)
        farthest = max(self.REACH, *(abs(z.value) for z, _ in numbers))
        plot = ReluPlot(farthest, self.PLOT) if name == "relu" else SigmoidPlot(farthest, self.PLOT, self.PLOT / 2)
        plot.shift(at(0, -0.4 - plot.zero[1]))
        title = (
            text(self.NAMES[name], style.TYPE_BODY, style.TALKED_ABOUT).move_to(at(0, 0)).stand_on(-height / 2 + 0.5)
        )
        heads = [(msgid("goes in"), -self.WIDTH / 2 - self.AWAY), (msgid("comes out"), self.WIDTH / 2 + self.AWAY)]
        above = [text(word, color=style.QUIET).move_to(at(x, 0)).stand_on(height / 2 - 0.1) for word, x in heads]
        super().__init__(self.frame, plot.anchor, plot.curve(), title, *above)
        heights = 0.8 * height * (0.5 - (np.arange(len(numbers)) + 0.5) / len(numbers))
        self.passes = [self._through(plot, *pair, y) for pair, y in zip(numbers, heights, strict=True)]

    def _through(
        self, plot: SigmoidPlot, z: Reading, a: Reading, y: float
    ) -> tuple[Readout, EdgeField, Dot, EdgeField, Readout]:
        number, result = Readout(z, style.TYPE_TITLE), Readout(a, style.TYPE_TITLE)
        side = at(self.WIDTH / 2, y)
        for readout, x in ((number, -self.WIDTH / 2 - self.AWAY), (result, self.WIDTH / 2 + self.AWAY)):
            readout.move_to(at(x, y))
        ways = [
            EdgeField(np.array([start]), np.array([end]), np.array([(1.0, 1.0, 1.0, 0.6)]), style.LINE)
            for start, end in (
                (at(number.get_right()[0] + 0.25, y), side * (-1, 1, 1)),
                (side, at(result.get_left()[0] - 0.25, y)),
            )
        ]
        return number, ways[0], Dot(plot.on_curve(z.value), radius=0.11, color=style.TALKED_ABOUT), ways[1], result


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
            text("$f$", 1.4 * style.TYPE_FORMULA, style.TALKED_ABOUT).move_to(at(0, 0.55)),
            Readout(parameters, style.TYPE_BODY).move_to(at(0, -0.45)),
            text("weights and biases", style.TYPE_SMALL, style.QUIET).move_to(at(0, -0.95)),
        )
        super().__init__(self.frame, self.inside)

    def rays_in(self, cells: CellField, levels: FloatArray) -> EdgeField:
        """From every neuron to the left side, each as bright as its activation."""
        return self._rays(cells.centres, self._along(cells, self.frame.get_left()), levels)

    def rays_out(self, cells: CellField, levels: FloatArray) -> EdgeField:
        """From the right side to every neuron, each as bright as its activation."""
        return self._rays(self._along(cells, self.frame.get_right()), cells.centres, levels)

    def _along(self, cells: CellField, side: FloatArray) -> FloatArray:
        """For each neuron a point of a side of the box: as high there as the neuron is in its layer."""
        heights = cells.centres[:, 1]
        share = (heights - heights.mean()) / max(float(np.ptp(heights)), 1e-9)
        return np.array(side) + np.outer(0.8 * self.frame.height * share, np.array(at(0, 1)))

    @staticmethod
    def _rays(starts: FloatArray, ends: FloatArray, levels: FloatArray) -> EdgeField:
        alpha = np.clip(levels, 0, 1) * (OF_MANY if len(levels) > MANY else 1.0)
        colors = np.column_stack([np.tile(style.INK.to_rgb(), (len(alpha), 1)), alpha])
        return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)
