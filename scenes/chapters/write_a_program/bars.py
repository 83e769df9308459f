"""Horizontal bars, each with its name to the left and its value at its end or in a column."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, LEFT, RIGHT, UP, Line, Rectangle, VGroup

from scenes import style
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text


class Bars(VGroup):
    """One bar for each value, from the top, growing from a common left edge at the origin.

    Parameters
    ----------
    names : what stands to the left of each bar.
    values : what each bar is as long as.
    full : the value whose bar is as long as ``width``.
    spacing : from bar to bar.
    suffix : markup behind each value.
    thickness : of a bar, as a share of ``spacing``.
    size : Manim font size of names and values.

    Attributes
    ----------
    bars, names, values : one entry for each bar.
    """

    def __init__(
        self,
        names: Sequence[str],
        values: Sequence[Reading],
        full: float,
        width: float,
        spacing: float,
        *,
        suffix: str = "",
        size: float = style.TYPE_SMALL,
        thickness: float = 0.5,
    ) -> None:
        self.unit = width / full
        self.bars, self.names, self.values = VGroup(), VGroup(), VGroup()
        drop = 0.0034 * size  # from the middle of a bar to the baseline beside it
        for place, (name, value) in enumerate(zip(names, values, strict=True)):
            y = -spacing * place
            bar = Rectangle(
                width=max(value.value * self.unit, 0.02), height=spacing * thickness, stroke_width=0
            )
            self.bars.add(
                bar.set_fill(theme().outline, 1).move_to(at(0, y), aligned_edge=at(-1, 0))
            )
            label = text(name, size).move_to(at(0, y)).stand_on(y - drop)
            self.names.add(label.shift(at(-0.25 - label.get_right()[0], 0)))
            self.values.add(self._value(value, suffix, size, bar, y - drop))
        super().__init__(self.bars, self.names, self.values)

    @staticmethod
    def _value(value: Reading, suffix: str, size: float, bar: Rectangle, baseline: float) -> VGroup:
        readout = Readout(value, size).stand_on(baseline)
        readout.shift(at(bar.get_right()[0] + 0.2 - readout.get_left()[0], 0))
        if not suffix:
            return VGroup(readout)
        sign: Lettering = text(suffix, size).next_to(readout, RIGHT, buff=0.12)
        return VGroup(readout, sign.stand_on(baseline))

    def names_above(self) -> Bars:
        """Set each name over its bar, flush left with it."""
        for name, bar in zip(self.names, self.bars, strict=True):
            name.align_to(bar, LEFT).stand_on(bar.get_top()[1] + 0.18)
        return self

    def values_in_column(self, x: float) -> Bars:
        """Set all values flush right at ``x`` (from the bars' left edge)."""
        left = self.bars[0].get_left()[0]
        for value in self.values:
            value.shift(at(left + x - value.get_right()[0], 0))
        return self

    def mark(self, value: float) -> Line:
        """An upright line through all bars, where a value lies."""
        x = self.bars[0].get_left()[0] + value * self.unit
        top, bottom = self.bars.get_corner(UP)[1] + 0.15, self.bars.get_corner(DOWN)[1] - 0.15
        return Line(
            at(x, top),
            at(x, bottom),
            color=theme().talked_about,
            stroke_width=1.5 * style.LINE * style.STROKE,
        )

    def beside(self, head: str, readings: Sequence[Reading], x: float, height: float) -> VGroup:
        """Another number for each bar, in a column of the frame at ``x`` below a heading at ``height``."""
        column = VGroup(
            text(head, style.TYPE_SMALL, theme().quiet).move_to(at(x, 0)).stand_on(height)
        )
        for reading, value in zip(readings, self.values, strict=True):
            readout = Readout(reading, style.TYPE_BODY).move_to(at(x, 0))
            column.add(readout.stand_on(value[0].baseline))
        return column
