"""The sigmoid and ReLU side by side, and what happens to the same sums on both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Animation, Circle, Group, Line, VGroup, wiggle

from scenes import style
from scenes.figures.curves import ReluPlot, Walk, Walker, line_at, tangent
from scenes.figures.fields import CellField
from scenes.figures.layers import Ripple
from scenes.figures.lettering import text
from scenes.figures.sigmoid import SigmoidPlot
from scenes.style import FloatArray, at

FORMULAS = {"sigmoid": "$sigma(z) = 1 / (1 + e^(-z))$", "relu": '$"ReLU"(z) = max(0, z)$'}


class BothCurves:
    """Two plots over the same sums, in two halves of the frame.

    Parameters
    ----------
    reach : their lines go from -reach to reach.

    Attributes
    ----------
    plots : by name, sigmoid and relu.
    """

    WIDTH, RISE = 5.6, 2.5
    X = {"sigmoid": -3.45, "relu": 3.45}  # noqa: RUF012
    FOOT, LAMP_AT = -0.9, -2.05

    def __init__(self, reach: float) -> None:
        self.plots = {"sigmoid": SigmoidPlot(reach, self.WIDTH, self.RISE), "relu": ReluPlot(reach, self.WIDTH)}
        for name, plot in self.plots.items():
            plot.shift(at(self.X[name], self.FOOT) - plot.zero)

    def lines(self, parts: Callable[[str], Sequence[Any]], height: float, gap: float = 0.15) -> VGroup:
        """Words and numbers below (or above) each plot; ``parts`` makes them, by name."""
        return VGroup(*(line_at(parts(name), x, height, gap) for name, x in self.X.items()))

    def headings(self) -> VGroup:
        """The formula above each plot."""
        return VGroup(*(text(FORMULAS[name], style.TYPE_BODY).move_to(at(x, 3.0)) for name, x in self.X.items()))

    def walkers(self, z: float) -> list[Walker]:
        """On each curve a dot above the same sum, with the neuron that it lights below."""
        lamp = Circle(0.3, style.INK, stroke_width=style.RING * style.STROKE)
        places = {name: lamp.copy().move_to(at(x, self.LAMP_AT)) for name, x in self.X.items()}
        return [Walker(plot, z, places[name]) for name, plot in self.plots.items()]

    @staticmethod
    def walks(walkers: Sequence[Walker], end: float, **kwargs: Any) -> list[Animation]:
        """All of them go to the same sum at once."""
        return [Walk(walker, end, **kwargs) for walker in walkers]

    @staticmethod
    def nudges(walkers: Sequence[Walker], by: float = 3.0) -> list[Animation]:
        """All of them are pushed to and fro, and end where they were."""
        return [Walk(walker, walker.z + by, rate_func=wiggle) for walker in walkers]

    def rising(self, sums: FloatArray, fill: npt.ArrayLike) -> tuple[Group, list[Animation]]:
        """Dots on both lines, one for each sum, and how they rise onto the curves, the smallest first."""
        order = np.argsort(np.argsort(sums)) / len(sums)
        dots, rises = Group(), list[Animation]()
        for plot in self.plots.values():
            low, high = (np.array([place(z) for z in sums]) for place in (plot.on_line, plot.on_curve))
            dots.add(CellField(low, 0.17, fill=fill))
            rises.append(Ripple(dots[-1], CellField(high, 0.17, fill=fill), order))
        return dots, rises

    def tangents(self, z: float) -> list[Line]:
        """A straight line that touches each curve above a sum."""
        return [tangent(plot, z) for plot in self.plots.values()]
