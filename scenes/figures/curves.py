"""Curves over axes: ReLU beside the sigmoid, a sum that walks along one, and how accuracy grows in a training."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import (
    LEFT,
    Animation,
    Circle,
    DashedLine,
    Dot,
    Line,
    ManimColor,
    VGroup,
    VMobject,
    there_and_back,
)

from scenes import style
from scenes.figures.sigmoid_plot import SigmoidPlot
from scenes.language.marks import msgid
from scenes.style import at, theme
from scenes.text.paragraph import paragraph
from scenes.text.readout import Reading, Readout, formatted, line_of
from scenes.text.typesetting import Lettering, text

FloatArray = npt.NDArray[np.float64]


class ReluPlot(SigmoidPlot):
    """The same number line, and max(0, z) above it, in one scale for both axes."""

    def __init__(self, reach: float, width: float, apart: float = 0.0) -> None:
        super().__init__(reach, width, width / 2, apart)
        self.rise = self.unit
        self.remove(self.scale_up)
        self.scale_up = VGroup(self._tick(at(0, 0), at(0, reach * self.unit)))
        self.add(self.scale_up)

    def on_curve(self, z: float, shift: float = 0.0) -> FloatArray:
        """The point above a weighted sum."""
        return self.on_line(z) + np.array([0, self.rise * max(0.0, z - shift), 0])

    def curve(self, shift: float = 0.0) -> VMobject:
        """max(0, z - shift) over the whole line, with its sharp bend."""
        points = [self.on_curve(z, shift) for z in np.linspace(-self.reach, self.reach, 161)]
        return VMobject(
            stroke_color=theme().ink, stroke_width=2 * style.LINE * style.STROKE
        ).set_points_as_corners(points)

    def flat(self) -> VMobject:
        """The line itself, as a path that can bend into the curve."""
        points = [self.on_line(z) for z in np.linspace(-self.reach, self.reach, 161)]
        return VMobject(
            stroke_color=theme().ink, stroke_width=2 * style.LINE * style.STROKE
        ).set_points_as_corners(points)


class Walker(VGroup):
    """A dot that stands on a curve above a weighted sum, and a circle that is lit by it, as a neuron.

    Parameters
    ----------
    plot : whose curve it stands on.
    z : the weighted sum.
    lamp : as bright as the dot is high, relative to the end of the curve.
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

    def stirs(self, end: float, **kwargs: Any) -> Walk:
        """It goes towards another sum, and falls back."""
        return Walk(self, end, rate_func=there_and_back, **kwargs)


class Walk(Animation):
    """A walker goes along its curve, as evenly in sums as another one on another curve, to the sum ``end``."""

    def __init__(self, walker: Walker, end: float, **kwargs: Any) -> None:
        self.end = end
        super().__init__(walker, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Stand where it is at this moment."""
        walker, share = self.mobject, self.rate_func(alpha)
        walker.stand_at(walker.z + share * (self.end - walker.z))

    def finish(self) -> None:
        """From here the next walk begins."""
        super().finish()
        self.mobject.z += self.rate_func(1) * (self.end - self.mobject.z)


def tangent(plot: SigmoidPlot, z: float, length: float = 1.8) -> Line:
    """A short straight line that touches the curve of a plot at ``z``."""
    here, step = plot.on_curve(z), 1e-3
    way = plot.on_curve(z + step) - plot.on_curve(z - step)
    half = way / np.linalg.norm(way) * length / 2
    return Line(here - half, here + half, color=theme().talked_about, stroke_width=6)


def line_at(parts: Sequence[Any], x: float, height: float, gap: float = 0.15) -> VGroup:
    """Words and numbers side by side, their middle at ``x``, their baseline at ``height``."""
    line = line_of(parts, gap)
    return line.shift(at(x - line.get_x(), height - parts[0].baseline))


class TrainingPlot(VGroup):
    """Axes for a training: epochs to the right, percent upwards.

    Parameters
    ----------
    epochs : how far to the right it goes.
    width, height : of the axes, in scene units.
    words : what lies across, and what upwards.
    guessing : percentage that is right by chance, as a dashed line.
    """

    def __init__(
        self, epochs: int, width: float, height: float, words: tuple[str, str], guessing: float
    ) -> None:
        self.epochs, self.across, self.up = epochs, width / epochs, height / 100
        thin = {"color": theme().quiet, "stroke_width": style.LINE * style.STROKE}
        self.foot = Line(at(0, 0), at(width, 0), **thin)
        super().__init__(self.foot, Line(at(0, 0), at(0, height), **thin))
        for epoch in range(0, epochs + 1, 5):
            self.add(Line(at(epoch * self.across, -0.08), at(epoch * self.across, 0.08), **thin))
            label = text(str(epoch), style.TYPE_SMALL, theme().quiet)
            self.add(label.move_to(at(epoch * self.across, 0)).stand_on(-0.42))
        for percent in (0, 50, 100):
            self.add(Line(at(-0.08, percent * self.up), at(0.08, percent * self.up), **thin))
            label = text(formatted(percent, 0), style.TYPE_SMALL, theme().quiet)
            label.move_to(at(0, percent * self.up))
            self.add(label.shift(at(-0.2 - label.get_right()[0], 0)))

        ends = self.point(0, guessing), self.point(epochs, guessing)
        self.add(DashedLine(*ends, color=theme().outline, stroke_width=2, dash_length=0.1))
        quiet = (
            (words[0], width / 2, -0.9),
            (words[1], 2.1, height + 0.3),
            (msgid("guessing"), width - 0.7, ends[0][1] + 0.1),
        )
        for note, x, y in quiet:
            self.add(line_at([text(note, style.TYPE_SMALL, theme().quiet)], x, y))

    def title(self, words: str) -> Lettering:
        """Words above the plot, beginning where its numbers do, in as many lines as the frame asks for."""
        lines = paragraph(
            words, style.frame().width - 2 * style.MARGIN, style.TYPE_BODY, side="left", even=True
        )
        lines.align_to(self, LEFT).stand_on(self.get_top()[1] + 0.25)
        layout = lines.baseline - lines.get_bottom()[1]
        return lines.shift(at(0, layout)) if layout > 0.3 else lines

    def point(self, epoch: float, percent: float) -> FloatArray:
        """Where an epoch and a percentage lie."""
        start: FloatArray = self.foot.get_start()
        return start + np.array(at(epoch * self.across, percent * self.up))

    def curve(self, percents: Sequence[float] | FloatArray, color: ManimColor) -> VMobject:
        """The percentages after 0, 1, 2, ... epochs, joined by straight lines."""
        points = [self.point(epoch, percent) for epoch, percent in enumerate(percents)]
        return VMobject(stroke_color=color, stroke_width=4).set_points_as_corners(points)

    def ends(
        self,
        entries: Sequence[tuple[Reading, str, ManimColor]],
        apart: float = 0.6,
        *,
        below: bool = False,
    ) -> VGroup:
        """To the right of the axes, as high as the curves end there: a name and a percentage each, never too close.

        Parameters
        ----------
        entries : percentage, name and colour of each curve.
        apart : least distance between two lines.
        below : they stand between the axes, below the ends of all curves.
        """
        lowest = min(self.point(self.epochs, reading.value)[1] for reading, _, _ in entries)
        lines, above = VGroup(), lowest if below else np.inf
        for reading, name, color in sorted(entries, key=lambda entry: -entry[0].value):
            end = self.point(self.epochs, reading.value)
            above = min(end[1], above - apart)
            value = Readout(reading, style.TYPE_BODY, color)
            line = line_of(
                [text(name, style.TYPE_BODY, color), value, text("%", style.TYPE_BODY, color)], 0.2
            )
            aside = (
                end[0] - 0.1 - line.get_right()[0] if below else end[0] + 0.3 - line.get_left()[0]
            )
            lines.add(line.shift(at(aside, above - 0.12 - line[0].baseline)))
        return lines
