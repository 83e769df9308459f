"""How far a training has come: its epoch, what is read rightly, and the curve of it so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import Dot, Group, Line, VGroup

from scenes import style
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text

FloatArray = npt.NDArray[np.float64]


class AccuracyPlot(VGroup):
    """How much is read rightly, over the epochs of training (the first ones far apart, the later ones close).

    Parameters
    ----------
    last : the last epoch.
    width, height : in scene units; the height is that of 100 %.
    name_above : whether the axis is named above its right end, and not below it.
    """

    def __init__(self, last: int, width: float, height: float, *, name_above: bool = False) -> None:
        self.last, self.size = last, (width, height)
        axes = VGroup(Line(at(0, 0), at(width, 0)), Line(at(0, 0), at(0, height)))
        axes.set_stroke(theme().quiet, style.LINE * style.STROKE)
        super().__init__(axes)
        for epoch in (0, 1, 10, 100):
            if epoch <= last:
                x = self.spot(epoch, 0)[0]
                self.add(
                    Line(at(x, -0.07), at(x, 0.07)).set_stroke(
                        theme().quiet, style.LINE * style.STROKE
                    )
                )
                self.add(
                    text(str(epoch), style.TYPE_SMALL, theme().quiet)
                    .move_to(at(x, 0))
                    .stand_on(-0.38)
                )
        name = (
            text("epoch", style.TYPE_SMALL, theme().quiet)
            .move_to(at(width + 0.1, 0))
            .stand_on(-0.38)
        )
        self.add(name.shift(at(width - name.get_right()[0], 0.6)) if name_above else name)
        for share in (0, 1):
            label = text(f"{100 * share} %", style.TYPE_SMALL, theme().quiet).move_to(
                at(0, share * height)
            )
            self.add(label.shift(at(-0.15 - label.get_right()[0], 0)))
        self.axes = axes

    def spot(self, epoch: int, share: float) -> FloatArray:
        """Where a state of the training lies."""
        across = np.log1p(epoch) / np.log1p(max(self.last, 1))
        origin = self[0][0].get_start()
        return np.asarray(origin + at(across * self.size[0] * 0.97, share * self.size[1]))


@dataclass(frozen=True)
class LogLayout:
    """Where a training log stands.

    Attributes
    ----------
    plot : width and height of the axes.
    corner : where they begin.
    numbers : left ends of the epoch and of the share, on the lines on which they stand.
    name_above : whether the axis is named above its right end, and not below it.
    """

    plot: tuple[float, float]
    corner: tuple[float, float]
    numbers: tuple[tuple[float, float], tuple[float, float]]
    name_above: bool = False


WIDE = LogLayout((4.9, 0.95), (-3.2, -2.75), ((-6.45, -1.2), (-6.45, -2.55)))


class TrainingLog(Group):
    """Epoch and share of right answers as large numbers on the left, and their curve beside them.

    Parameters
    ----------
    last : the last epoch.
    epoch, percent : where it begins.
    layout : where all of it stands.
    """

    def __init__(
        self, last: int, epoch: Reading, percent: Reading, layout: LogLayout = WIDE
    ) -> None:
        self.plot = AccuracyPlot(last, *layout.plot, name_above=layout.name_above).shift(
            at(*layout.corner)
        )
        colors = (theme().ink, theme().talked_about)
        self.numbers = [
            Readout(reading, style.TYPE_TITLE, color)
            for reading, color in zip((epoch, percent), colors, strict=True)
        ]
        words = [text("epoch", color=theme().quiet), text("% read rightly", color=theme().quiet)]
        for number, word, (left, height) in zip(self.numbers, words, layout.numbers, strict=True):
            self._put(number, left, height)
            self._put(word, left, height - 0.5)
        self.dots = VGroup()
        super().__init__(self.plot, *words, *self.numbers, self.dots)

    @staticmethod
    def _put(words: Lettering | Readout, left: float, height: float) -> None:
        words.stand_on(height)
        words.shift(at(left - words.get_left()[0], 0))

    def show(self, epoch: Reading, percent: Reading) -> None:
        """Go on to another epoch; the curve gets a point more."""
        for number, reading in zip(self.numbers, (epoch, percent), strict=True):
            number.readings = (reading,)
            number.set_characters(reading.shown)
        spot = self.plot.spot(int(epoch.value), percent.value / 100)
        self.dots.add(Dot(spot, radius=0.05, color=theme().talked_about))
