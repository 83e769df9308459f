"""The sigmoid and ReLU side by side, and what happens to the same sums on both."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Animation, Circle, Group, Line, VGroup, wiggle

from scenes import style
from scenes.drawing.fields import CellField
from scenes.figures.curves import ReluPlot, Walk, Walker, line_at, tangent
from scenes.figures.layers import Ripple
from scenes.figures.sigmoid_plot import SigmoidPlot
from scenes.style import FloatArray, Place, at, theme
from scenes.text.paragraph import wrapped
from scenes.text.typesetting import text

FORMULAS = {"sigmoid": "$sigma(z) = 1 / (1 + e^(-z))$", "relu": '$"ReLU"(z) = max(0, z)$'}


@dataclass(frozen=True)
class CurvesLayout:
    """Where two plots stand, and what belongs to each of them.

    Attributes
    ----------
    zeros : where 0 lies on the number line of each plot, by name.
    width, rise : of a plot; the rise is that of the sigmoid.
    heading, letters : where the formula stands, from the zero of its plot, and its Manim font size.
    lamp : where the neuron stands that is lit, from the zero of its plot.
    room : widest line of words beside or below a plot.
    """

    zeros: Mapping[str, Place]
    width: float
    rise: float
    heading: Place
    letters: float
    lamp: Place
    room: float


class BothCurves:
    """Two plots over the same sums, side by side or below each other.

    Parameters
    ----------
    reach : their lines go from -reach to reach.
    layout : where everything stands.

    Attributes
    ----------
    plots : by name, sigmoid and relu.
    """

    APART = 0.58  # of the numbers on a line

    def __init__(self, reach: float, layout: CurvesLayout) -> None:
        self.layout = layout
        self.plots = {
            "sigmoid": SigmoidPlot(reach, layout.width, layout.rise, self.APART),
            "relu": ReluPlot(reach, layout.width, self.APART),
        }
        for name, plot in self.plots.items():
            plot.shift(at(*layout.zeros[name]) - plot.zero)

    def beside(self, place: Place) -> dict[str, FloatArray]:
        """A place that is told from the zero of a plot, for each of the plots."""
        return {name: at(*zero) + np.array(at(*place)) for name, zero in self.layout.zeros.items()}

    def lines(
        self, parts: Callable[[str], Sequence[Any]], place: Place, gap: float = 0.15
    ) -> VGroup:
        """Words and numbers beside each plot, around a place from its zero; ``parts`` makes them, by name."""
        spots = self.beside(place).items()
        return VGroup(
            *(
                wrapped(line_at(parts(name), x, y, gap), self.layout.room)
                for name, (x, y, _) in spots
            )
        )

    def headings(self) -> VGroup:
        """The formula of each plot."""
        spots = self.beside(self.layout.heading).items()
        return VGroup(
            *(text(FORMULAS[name], self.layout.letters).move_to(spot) for name, spot in spots)
        )

    def walkers(self, z: float) -> list[Walker]:
        """On each curve a dot above the same sum, with the neuron that it lights."""
        lamp = Circle(0.3, theme().ink, stroke_width=style.RING * style.STROKE)
        spots = self.beside(self.layout.lamp)
        return [
            Walker(plot, z, lamp.copy().move_to(spots[name])) for name, plot in self.plots.items()
        ]

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
            low, high = (
                np.array([place(z) for z in sums]) for place in (plot.on_line, plot.on_curve)
            )
            dots.add(CellField(low, 0.17, fill=fill))
            rises.append(Ripple(dots[-1], CellField(high, 0.17, fill=fill), order))
        return dots, rises

    def tangents(self, z: float) -> list[Line]:
        """A straight line that touches each curve above a sum."""
        return [tangent(plot, z) for plot in self.plots.values()]
