"""A number line with the logistic curve over it."""

from __future__ import annotations

import numpy as np
from manim import DashedLine, Line, VGroup, VMobject
from scipy.special import expit

from scenes import style
from scenes.style import FloatArray, at, theme
from scenes.text.readout import formatted
from scenes.text.typesetting import text

MOST = 5  # numbers on either side of 0
WIDE = 100  # larger numbers may be wider than they are apart
GAP, NARROW_GAP = 0.15, 0.02  # between two such numbers, and between others


class SigmoidPlot(VGroup):
    """A number line for weighted sums, and the logistic function above it.

    Parameters
    ----------
    reach : end of the line, which goes from -reach to reach.
    width, height : length of the line, and of one unit of activation, in scene units.
    apart : least distance between two numbers of the line.

    Attributes
    ----------
    line : axis with its ticks and numbers.
    scale_up : upright axis from 0 to 1.

    Examples
    --------
    >>> plot = SigmoidPlot(reach=10, width=8.0, height=3.0)
    >>> plot.on_line(5.0).tolist(), plot.on_curve(0.0).tolist()
    ([2.0, 0.0, 0.0], [0.0, 1.5, 0.0])
    """

    TICK = 0.09

    def __init__(self, reach: float, width: float, height: float, apart: float = 0.0) -> None:
        self.reach, self.unit, self.rise = reach, width / (2 * reach), height
        step = self._step(apart)
        values = np.arange(-(reach // step) * step, reach + 1e-9, step)
        axis = Line(
            at(-width / 2, 0),
            at(width / 2, 0),
            color=theme().quiet,
            stroke_width=style.LINE * style.STROKE,
        )
        self.line = VGroup(axis)
        for value in values:
            x = value * self.unit
            self.line.add(self._tick(at(x, -self.TICK), at(x, self.TICK)))
            words = text(formatted(value, 0), style.TYPE_SMALL, theme().quiet)
            if abs(value) <= WIDE or abs(x) + words.width / 2 <= width / 2 + GAP:
                self.line.add(words.move_to(at(x, 0)).stand_on(-0.42))
        self.scale_up = VGroup(self._tick(at(0, 0), at(0, height)))
        for level in (0.5, 1.0):
            self.scale_up.add(
                self._tick(at(-self.TICK, level * height), at(self.TICK, level * height))
            )
        self.scale_up.add(text("1", style.TYPE_SMALL, theme().quiet).move_to(at(0, height + 0.28)))
        self.anchor = axis
        super().__init__(self.line, self.scale_up)

    def _step(self, apart: float) -> int:
        """Return the distance of two numbers of the line, which is a round one: 5, 10, 20, 50, ...

        There are at most ``MOST`` of them on either side, none nearer to the next than ``apart``
        and than it is wide, but at least one, unless the line ends before 5.
        """
        powers = 10 ** np.arange(1, 16, dtype=np.int64)
        steps = [5, *np.outer(powers, (1, 2, 5)).ravel().tolist()]
        fitting = [step for step in steps if step <= self.reach] or steps[:1]
        for step in fitting:
            width = text(formatted(-(self.reach // step * step), 0), style.TYPE_SMALL).width
            gap = GAP if step > WIDE else NARROW_GAP
            if self.reach <= MOST * step and step * self.unit >= max(apart, width + gap):
                return int(step)
        return int(fitting[-1])

    @staticmethod
    def _tick(start: FloatArray, end: FloatArray) -> Line:
        return Line(start, end, color=theme().quiet, stroke_width=style.LINE * style.STROKE)

    @property
    def zero(self) -> FloatArray:
        """Point of the line at 0, (3,)."""
        return self.anchor.get_center()

    def on_line(self, z: float) -> FloatArray:
        """Return the point of the line at a weighted sum."""
        return self.zero + np.array(at(z * self.unit, 0))

    def on_curve(self, z: float, shift: float = 0.0) -> FloatArray:
        """Return the point of the curve above a sum; ``shift`` moves the curve to the right."""
        return self.on_line(z) + np.array([0, self.rise * float(expit(z - shift)), 0])

    def curve(self, shift: float = 0.0) -> VMobject:
        """Draw sigma(z - shift) over the whole line."""
        points = [self.on_curve(z, shift) for z in np.linspace(-self.reach, self.reach, 161)]
        return VMobject(
            stroke_color=theme().ink, stroke_width=2 * style.LINE * style.STROKE
        ).set_points_smoothly(points)

    def flat(self) -> VMobject:
        """Draw the line itself, as a path that can bend into the curve."""
        points = [self.on_line(z) for z in np.linspace(-self.reach, self.reach, 161)]
        return VMobject(
            stroke_color=theme().ink, stroke_width=2 * style.LINE * style.STROKE
        ).set_points_smoothly(points)

    def guides(self, z: float, shift: float = 0.0) -> VGroup:
        """Draw dashed lines from the sum up to the curve, and over to the upright axis."""
        top = self.on_curve(z, shift)
        across = np.array([self.zero[0], top[1], 0])
        lines = VGroup()
        for start, end in ((self.on_line(z), top), (top, across)):
            if np.linalg.norm(end - start) > 0.05:
                lines.add(
                    DashedLine(
                        start, end, color=theme().talked_about, stroke_width=2, dash_length=0.08
                    )
                )
        return lines
