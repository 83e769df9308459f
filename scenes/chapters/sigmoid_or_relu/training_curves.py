"""Curves of the accuracy of trainings, epoch by epoch, with what is right by chance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, DashedLine, ManimColor, VGroup, VMobject

from scenes import style
from scenes.chapters.sigmoid_or_relu.centred_line import centred_line
from scenes.figures import AccuracyPlot, AxisMarks
from scenes.language import msgid
from scenes.style import FloatArray, at, theme
from scenes.text import Lettering, Reading, Readout, line_of, paragraph, text, with_percent


class TrainingCurves(AccuracyPlot):
    """Axes for several trainings, and a dashed line for what is right by chance.

    Parameters
    ----------
    epochs : number of epochs along the axis.
    width, height : of the axes, in scene units.
    words : name of the axis of epochs, and of the upright one.
    guessing : percentage that is right by chance.
    """

    def __init__(
        self, epochs: int, width: float, height: float, words: tuple[str, str], guessing: float
    ) -> None:
        marks = AxisMarks(epochs=range(0, epochs + 1, 5), percents=(0, 50, 100))
        super().__init__(epochs, width, height, marks)
        ends = self.point(0, guessing), self.point(epochs, guessing)
        self.add(DashedLine(*ends, color=theme().outline, stroke_width=2, dash_length=0.1))
        quiet = (
            (words[0], width / 2, -0.9),
            (words[1], 2.1, height + 0.3),
            (msgid("guessing"), width - 0.7, ends[0][1] + 0.1),
        )
        for note, x, y in quiet:
            self.add(centred_line([text(note, style.TYPE_SMALL, theme().quiet)], x, y))

    def heading(self, words: str) -> Lettering:
        """Write words above the plot, flush left with it, in lines that fit the frame."""
        lines = paragraph(
            words, style.frame().width - 2 * style.MARGIN, style.TYPE_BODY, side="left", even=True
        )
        lines.align_to(self, LEFT).stand_on(self.get_top()[1] + 0.25)
        below_baseline = lines.baseline - lines.get_bottom()[1]
        return lines.shift(at(0, below_baseline)) if below_baseline > 0.3 else lines

    def curve(self, percents: Sequence[float] | FloatArray, color: ManimColor) -> VMobject:
        """Join the percentages after 0, 1, 2, ... epochs by straight lines."""
        points = [self.point(epoch, percent) for epoch, percent in enumerate(percents)]
        return VMobject(stroke_color=color, stroke_width=4).set_points_as_corners(points)

    def end_labels(
        self,
        entries: Sequence[tuple[Reading, str, ManimColor]],
        apart: float = 0.6,
        *,
        below: bool = False,
    ) -> VGroup:
        """Write a name and a percentage as high as each curve ends, to the right of the axes.

        Parameters
        ----------
        entries : percentage, name and color of each curve.
        apart : least distance between two lines.
        below : true where they stand between the axes, below the ends of all curves.
        """
        lowest = min(self.point(self.last, reading.value)[1] for reading, _, _ in entries)
        lines, above = VGroup(), lowest if below else np.inf
        for reading, name, color in sorted(entries, key=lambda entry: -entry[0].value):
            right, height, _ = self.point(self.last, reading.value)
            above = min(height, above - apart)
            line = self._label(reading, name, color)
            aside = right - 0.1 - line.get_right()[0] if below else right + 0.3 - line.get_left()[0]
            lines.add(line.shift(at(aside, above - 0.12 - line[0].baseline)))
        return lines

    @staticmethod
    def _label(percent: Reading, name: str, color: ManimColor) -> VGroup:
        value = with_percent(Readout(percent, style.TYPE_BODY, color), style.TYPE_BODY, color)
        return line_of([text(name, style.TYPE_BODY, color), value], 0.2)
