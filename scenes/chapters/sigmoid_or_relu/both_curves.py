"""The sigmoid and ReLU side by side, and what happens to the same sums on both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Animation, Circle, Group, Line, VGroup, wiggle

from scenes import style
from scenes.chapters.sigmoid_or_relu.centred_line import centred_line
from scenes.chapters.sigmoid_or_relu.curve_walker import Walk, Walker, tangent
from scenes.chapters.sigmoid_or_relu.layout import CurvesLayout
from scenes.drawing.fields import CellField
from scenes.figures import ReluPlot, Ripple, SigmoidPlot
from scenes.style import FloatArray, Place, at, theme
from scenes.text import text, wrapped

FORMULAS = {"sigmoid": "$sigma(z) = 1 / (1 + e^(-z))$", "relu": '$"ReLU"(z) = max(0, z)$'}

SEEN = 0.04  # of a line's half: a step that one sees


class BothCurves:
    """Two plots over the same sums, side by side or below each other.

    Parameters
    ----------
    reach : their lines go from -reach to reach.
    layout : places and sizes.

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
        """Return a place, given from the zero of a plot, for each of the plots."""
        return {name: at(*zero) + np.array(at(*place)) for name, zero in self.layout.zeros.items()}

    def lines(
        self,
        parts: Callable[[str], Sequence[Any]],
        place: Place,
        gap: float = 0.15,
        *,
        in_one: bool = False,
    ) -> VGroup:
        """Set words and numbers beside each plot.

        Parameters
        ----------
        parts : returns them, given the name of a plot.
        place : around which they stand, from the zero of the plot.
        gap : between two of them.
        in_one : never break it into several; one that is too long becomes smaller.
        """
        lines = VGroup()
        for name, (x, y, _) in self.beside(place).items():
            line = centred_line(parts(name), x, y, gap)
            if in_one:
                line.scale(min(1.0, self.layout.room / line.width))
            lines.add(line if in_one else wrapped(line, self.layout.room))
        return lines

    def headings(self) -> VGroup:
        """Write the formula of each plot."""
        spots = self.beside(self.layout.heading).items()
        return VGroup(
            *(text(FORMULAS[name], self.layout.letters).move_to(spot) for name, spot in spots)
        )

    def walkers(self, z: float) -> list[Walker]:
        """Return on each curve a dot above the same sum, with the neuron that it lights."""
        lamp = Circle(0.3, theme().ink, stroke_width=style.RING * style.STROKE)
        spots = self.beside(self.layout.lamp)
        return [
            Walker(plot, z, lamp.copy().move_to(spots[name])) for name, plot in self.plots.items()
        ]

    @staticmethod
    def walks(walkers: Sequence[Walker], end: float, **kwargs: Any) -> list[Animation]:
        """Return animations in which all of them go to the same sum."""
        return [Walk(walker, end, **kwargs) for walker in walkers]

    @staticmethod
    def nudges(walkers: Sequence[Walker], by: float = 3.0) -> list[Animation]:
        """Push all of them to and fro, as far as one sees; they end where they were."""
        far = [max(by, SEEN * walker.plot.reach) for walker in walkers]
        return [
            Walk(walker, walker.z + way, rate_func=wiggle)
            for walker, way in zip(walkers, far, strict=True)
        ]

    def rising(self, sums: FloatArray, fill: npt.ArrayLike) -> tuple[Group, list[Animation]]:
        """Return dots on both lines, and their rise onto the curves, the smallest sum first.

        Parameters
        ----------
        sums : (n,), one for each dot.
        fill : (n, 4), their colors.
        """
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
        """Draw a straight line that touches each curve above a sum."""
        return [tangent(plot, z) for plot in self.plots.values()]
