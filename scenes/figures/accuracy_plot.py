"""Axes for the accuracy of a training: epochs to the right, percent upwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import Line, VGroup

from scenes import style
from scenes.language.catalogue import percent_sign
from scenes.style import FloatArray, at, theme
from scenes.text.readout import formatted
from scenes.text.typesetting import Lettering, text

LOGARITHMIC_REACH = 0.97  # share of the width at which the last epoch lies


@dataclass(frozen=True)
class AxisMarks:
    """Ticks and numbers along both axes.

    Attributes
    ----------
    epochs, percents : numbers along the axes; epochs after the last one are left out.
    are_percents : whether a percent sign stands behind each percentage.
    upright_ticks : whether the percentages have ticks; the epochs always do.
    tick : half the length of a tick, in scene units.
    drop, gap : depth of the baseline of the epochs below their axis, and distance of the
        percentages from theirs.
    """

    epochs: Sequence[int]
    percents: Sequence[int]
    are_percents: bool = False
    upright_ticks: bool = True
    tick: float = 0.08
    drop: float = 0.42
    gap: float = 0.2


class AccuracyPlot(VGroup):
    """Axes of a training: epochs to the right, the share that is read correctly upwards.

    Parameters
    ----------
    last : number of the last epoch.
    width, height : lengths of the axes, in scene units; the height is that of 100 %.
    marks : ticks and numbers along the axes.
    is_logarithmic : whether the first epochs lie far apart and the later ones close.

    Attributes
    ----------
    axes : lines of both axes.

    Examples
    --------
    >>> marks = AxisMarks(epochs=(0, 5, 10), percents=(0, 50, 100))
    >>> plot = AccuracyPlot(10, width=5.0, height=2.0, marks=marks)
    >>> plot.point(epoch=5, percent=100).tolist()
    [2.5, 2.0, 0.0]
    """

    def __init__(
        self,
        last: int,
        width: float,
        height: float,
        marks: AxisMarks,
        *,
        is_logarithmic: bool = False,
    ) -> None:
        self.last, self.size, self.is_logarithmic = last, (width, height), is_logarithmic
        self.axes = VGroup(self._line(at(0, 0), at(width, 0)), self._line(at(0, 0), at(0, height)))
        super().__init__(self.axes)
        for epoch in marks.epochs:
            if epoch <= last:
                foot = self.point(epoch, 0)
                self.add(self._line(foot - at(0, marks.tick), foot + at(0, marks.tick)))
                self.add(self._number(formatted(epoch, 0), foot).stand_on(-marks.drop))
        for percent in marks.percents:
            level = self.point(0, percent)
            if marks.upright_ticks:
                self.add(self._line(level - at(marks.tick, 0), level + at(marks.tick, 0)))
            sign = percent_sign() if marks.are_percents else ""
            number = self._number(formatted(percent, 0) + sign, level)
            self.add(number.shift(at(-marks.gap - number.get_right()[0], 0)))

    @staticmethod
    def _line(start: FloatArray, end: FloatArray) -> Line:
        return Line(start, end, color=theme().quiet, stroke_width=style.LINE * style.STROKE)

    @staticmethod
    def _number(characters: str, middle: FloatArray) -> Lettering:
        return text(characters, style.TYPE_SMALL, theme().quiet).move_to(middle)

    def point(self, epoch: float, percent: float) -> FloatArray:
        """Return the place of an epoch and a percentage, (3,), where the axes stand now."""
        width, height = self.size
        if self.is_logarithmic:
            across = LOGARITHMIC_REACH * np.log1p(epoch) / np.log1p(max(self.last, 1))
        else:
            across = epoch / self.last
        origin: FloatArray = self.axes[0].get_start()
        return origin + at(across * width, percent / 100 * height)
