"""Progress of a training: its epoch, what is read correctly, and the curve of that so far."""

from __future__ import annotations

from dataclasses import dataclass

from manim import Dot, Group, VGroup

from scenes import style
from scenes.figures.accuracy_plot import AccuracyPlot, AxisMarks
from scenes.style import Place, at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text

MARKS = AxisMarks(
    epochs=(0, 1, 10, 100),
    percents=(0, 100),
    are_percents=True,
    upright_ticks=False,
    tick=0.07,
    drop=0.38,
    gap=0.15,
)


@dataclass(frozen=True)
class LogLayout:
    """Places of the parts of a training log, in scene units.

    Attributes
    ----------
    plot : width and height of the axes.
    corner : origin of the axes.
    numbers : left ends of the baselines of the epoch and of the share.
    name_above : whether the axis is named above its right end instead of below it.
    """

    plot: tuple[float, float]
    corner: Place
    numbers: tuple[Place, Place]
    name_above: bool = False


WIDE = LogLayout((4.9, 0.95), (-3.2, -2.75), ((-6.45, -1.2), (-6.45, -2.55)))


class TrainingLog(Group):
    """Epoch and share of right answers as large numbers on the left, and their curve beside them.

    Parameters
    ----------
    last : number of the last epoch.
    epoch, percent : numbers of the first state that is shown.
    layout : places of the parts.

    Attributes
    ----------
    plot, numbers : axes, and the two large numbers.
    dots : points of the states that were shown.

    Examples
    --------
    >>> from scenes import sources
    >>> epoch = Reading.of(1, sources.state_epoch(1), 0)
    >>> percent = Reading.of(91.2, sources.state_percent(1), 1)
    >>> log = TrainingLog(20, epoch, percent)
    >>> log.show_state(epoch, percent)
    >>> len(log.dots), str(log.numbers[1].reading)
    (1, '91.2')
    """

    def __init__(
        self, last: int, epoch: Reading, percent: Reading, layout: LogLayout = WIDE
    ) -> None:
        self.plot = AccuracyPlot(last, *layout.plot, MARKS, is_logarithmic=True)
        self.plot.add(self._axis_name(layout)).shift(at(*layout.corner))
        colors = (theme().ink, theme().talked_about)
        self.numbers = [
            Readout(reading, style.TYPE_TITLE, color)
            for reading, color in zip((epoch, percent), colors, strict=True)
        ]
        words = [text("epoch", color=theme().quiet), text("% read correctly", color=theme().quiet)]
        for number, word, (left, height) in zip(self.numbers, words, layout.numbers, strict=True):
            self._put(number, left, height)
            self._put(word, left, height - 0.5)
        self.dots = VGroup()
        super().__init__(self.plot, *words, *self.numbers, self.dots)

    @staticmethod
    def _axis_name(layout: LogLayout) -> Lettering:
        """Return the name of the axis of epochs, at its right end."""
        width = layout.plot[0]
        name = text("epoch", style.TYPE_SMALL, theme().quiet).move_to(at(width + 0.1, 0))
        name.stand_on(-MARKS.drop)
        return name.shift(at(width - name.get_right()[0], 0.6)) if layout.name_above else name

    @staticmethod
    def _put(words: Lettering | Readout, left: float, height: float) -> None:
        """Let words or a number begin at ``left``, standing on ``height``."""
        words.stand_on(height)
        words.shift(at(left - words.get_left()[0], 0))

    def show_state(self, epoch: Reading, percent: Reading) -> None:
        """Go on to another epoch, and add its point to the curve."""
        for number, reading in zip(self.numbers, (epoch, percent), strict=True):
            number.readings = (reading,)
            number.set_characters(reading.shown)
        spot = self.plot.point(epoch.value, percent.value)
        self.dots.add(Dot(spot, radius=0.05, color=theme().talked_about))
