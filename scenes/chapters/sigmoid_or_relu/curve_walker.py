"""A dot that walks along a curve as a weighted sum changes, and the neuron that it lights."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation, Circle, Dot, Line, VGroup

from scenes import style
from scenes.figures import SigmoidPlot
from scenes.style import theme

EDGE = 0.15  # of the frame that stays free


class Walker(VGroup):
    """A dot on a curve above a weighted sum, and a circle that is lit by it, as a neuron.

    Parameters
    ----------
    plot : with the curve.
    z : the weighted sum.
    lamp : circle, as bright as the dot is high, relative to the end of the curve.

    Attributes
    ----------
    dot : on the curve.
    """

    def __init__(self, plot: SigmoidPlot, z: float, lamp: Circle) -> None:
        self.plot, self.z, self.lamp = plot, z, lamp
        self.dot = Dot(radius=0.11, color=theme().talked_about)
        super().__init__(self.dot, lamp)
        self.stand_at(z)

    def stand_at(self, z: float) -> None:
        """Go to the point above another sum."""
        height, top = (self.plot.on_curve(x)[1] - self.plot.zero[1] for x in (z, self.plot.reach))
        self.dot.move_to(self.plot.on_curve(z))
        self.lamp.set_fill(style.grey_color(height / top), opacity=1)


class Walk(Animation):
    """A walker goes along its curve, evenly in sums.

    Parameters
    ----------
    walker : that goes.
    end : the sum to which it goes.
    """

    def __init__(self, walker: Walker, end: float, **kwargs: Any) -> None:
        self.end = end
        super().__init__(walker, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Stand where it is at this moment."""
        walker, share = self.mobject, self.rate_func(alpha)
        walker.stand_at(walker.z + share * (self.end - walker.z))

    def finish(self) -> None:
        """Let the next walk begin where this one ended."""
        super().finish()
        self.mobject.z += self.rate_func(1) * (self.end - self.mobject.z)


def tangent(plot: SigmoidPlot, z: float, length: float = 1.8) -> Line:
    """Draw a short straight line that touches the curve of a plot at ``z``."""
    here, step = plot.on_curve(z), max(1e-3, 1e-6 * plot.reach)
    secant = plot.on_curve(z + step) - plot.on_curve(z - step)
    half = secant / np.linalg.norm(secant) * length / 2
    room = style.frame().width / 2 - EDGE - abs(here[0])  # a large sum is near the end of the line
    half *= min(1.0, max(room, 0.0) / half[0])
    return Line(here - half, here + half, color=theme().talked_about, stroke_width=6)
