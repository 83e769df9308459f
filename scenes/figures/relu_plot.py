"""A number line for weighted sums, and ReLU over it."""

from __future__ import annotations

import numpy as np
from manim import VGroup, VMobject

from scenes import style
from scenes.figures.sigmoid_plot import SigmoidPlot
from scenes.style import FloatArray, at, theme


class ReluPlot(SigmoidPlot):
    """The number line of the sigmoid with max(0, z) above it, in one scale for both axes.

    Parameters
    ----------
    reach : end of the line, which goes from -reach to reach.
    width : length of the line, in scene units.
    apart : least distance between two numbers of the line.

    Examples
    --------
    >>> plot = ReluPlot(reach=10, width=8.0)
    >>> plot.on_curve(5.0).tolist(), plot.on_curve(-5.0).tolist()
    ([2.0, 2.0, 0.0], [-2.0, 0.0, 0.0])
    """

    def __init__(self, reach: float, width: float, apart: float = 0.0) -> None:
        super().__init__(reach, width, width / 2, apart)
        self.rise = self.unit
        self.remove(self.scale_up)
        self.scale_up = VGroup(self._tick(at(0, 0), at(0, reach * self.unit)))
        self.add(self.scale_up)

    def on_curve(self, z: float, shift: float = 0.0) -> FloatArray:
        """Return the point above a weighted sum; ``shift`` moves the curve to the right."""
        return self.on_line(z) + at(0, self.rise * max(0.0, z - shift))

    def curve(self, shift: float = 0.0) -> VMobject:
        """Draw max(0, z - shift) over the whole line, with its sharp bend."""
        return self._joined([self.on_curve(z, shift) for z in self._sums()])

    def flat(self) -> VMobject:
        """Draw the line itself, as a path that can bend into the curve."""
        return self._joined([self.on_line(z) for z in self._sums()])

    def _sums(self) -> FloatArray:
        return np.linspace(-self.reach, self.reach, 161)

    @staticmethod
    def _joined(points: list[FloatArray]) -> VMobject:
        path = VMobject(stroke_color=theme().ink, stroke_width=2 * style.LINE * style.STROKE)
        return path.set_points_as_corners(points)
