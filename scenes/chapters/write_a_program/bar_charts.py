"""Bar charts: the average ink of each digit, and how often rules are right."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, LEFT, UP, Line, Rectangle, VGroup

from scenes import style
from scenes.chapters.write_a_program.layout import InkLayout, StandingsLayout
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Reading, Readout, phrase, text, with_percent


class Bars(VGroup):
    """One bar for each value, from the top, growing from a common left edge at the origin.

    Parameters
    ----------
    names : words to the left of the bars.
    values : lengths of the bars; each stands at the end of its bar.
    full : value of a bar of the length ``width``.
    spacing : from bar to bar.
    are_percents : whether values are percentages, and say so.
    size : Manim font size of names and values.
    thickness : of a bar, as a share of ``spacing``.

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
        are_percents: bool = False,
        size: float = style.TYPE_SMALL,
        thickness: float = 0.5,
    ) -> None:
        self.unit = width / full
        self.bars, self.names, self.values = VGroup(), VGroup(), VGroup()
        drop = 0.0034 * size  # from the centre of a bar to the baseline beside it
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
            self.values.add(self._value(value, size, bar, y - drop, percent=are_percents))
        super().__init__(self.bars, self.names, self.values)

    @staticmethod
    def _value(
        value: Reading, size: float, bar: Rectangle, baseline: float, *, percent: bool
    ) -> VGroup:
        """Set a value at the end of a bar, with a percent sign if it is a percentage."""
        readout = Readout(value, size).stand_on(baseline)
        readout.shift(at(bar.get_right()[0] + 0.2 - readout.get_left()[0], 0))
        return with_percent(readout, size) if percent else VGroup(readout)

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
        """Draw an upright line through all bars, where a value lies."""
        x = self.bars[0].get_left()[0] + value * self.unit
        top, bottom = self.bars.get_corner(UP)[1] + 0.15, self.bars.get_corner(DOWN)[1] - 0.15
        return Line(
            at(x, top),
            at(x, bottom),
            color=theme().talked_about,
            stroke_width=1.5 * style.LINE * style.STROKE,
        )

    def column(self, words: str, readings: Sequence[Reading], x: float, height: float) -> VGroup:
        """Set another number for each bar, in a column below a heading.

        Parameters
        ----------
        words : heading of the column.
        readings : one for each bar.
        x : of the column, in the frame.
        height : of the heading's baseline, in the frame.
        """
        heading = text(words, style.TYPE_SMALL, theme().quiet).move_to(at(x, 0)).stand_on(height)
        column = VGroup(heading)
        for reading, value in zip(readings, self.values, strict=True):
            readout = Readout(reading, style.TYPE_BODY).move_to(at(x, 0))
            column.add(readout.stand_on(value[0].baseline))
        return column


class InkChart(VGroup):
    """The average ink of each digit as bars, and a line where the ink of one digit lies.

    Parameters
    ----------
    means : of the ten classes.
    ink : of the digit at hand.
    answer : class whose mean is nearest.
    layout : places and lengths; the left end of the first bar is at ``layout.place``.

    Attributes
    ----------
    bars, heading, mark : bars, words, and the line.
    chosen : name and value of the class whose mean is nearest.
    """

    def __init__(
        self, means: Sequence[Reading], ink: Reading, answer: int, layout: InkLayout
    ) -> None:
        full = max(ink.value, *(mean.value for mean in means))
        names = [str(label) for label in range(len(means))]
        self.bars = Bars(names, means, full, layout.width, layout.spacing)
        self.bars.values_in_column(layout.values)
        self.heading = text("average ink of each digit", style.TYPE_LABEL, theme().quiet)
        self.heading.move_to(at(*layout.heading))
        self.mark = self.bars.mark(ink.value)
        self.chosen = VGroup(self.bars.names[answer], self.bars.values[answer])
        super().__init__(self.heading, self.bars, self.mark)
        self.shift(at(*layout.place))


class Standings(VGroup):
    """Bars for how often several programs are right, with the answer of each for one digit.

    Parameters
    ----------
    names, right, answers : of each program; the last one is marked.
    count : number of digits that each has read.
    layout : places and lengths of bars, names and columns.

    Attributes
    ----------
    heading, bars, column : words above, bars, and the answers below their heading.
    """

    def __init__(
        self,
        names: Sequence[str],
        right: Sequence[Reading],
        answers: Sequence[Reading],
        count: Reading,
        layout: StandingsLayout,
    ) -> None:
        self.bars = Bars(
            names,
            right,
            100,
            layout.width,
            layout.spacing,
            are_percents=True,
            size=style.TYPE_BODY,
            thickness=layout.thickness,
        ).shift(at(*layout.place))
        if layout.named_above:
            self.bars.names_above()
        self.bars.bars[-1].set_fill(theme().talked_about)
        tested = Readout(count, style.TYPE_BODY)
        self.heading = phrase("right, out of {tested} test digits", style.TYPE_BODY, tested=tested)
        self.heading.move_to(at(0, layout.heading)).align_to(self.bars.bars, at(-1, 0))
        self.column = self.bars.column(
            msgid("this digit"), answers, layout.column, self.heading[0].baseline
        )
        beyond = self.column[0].get_left()[0] - 0.45 - self.heading.get_right()[0]
        self.heading.shift(at(min(0, beyond), 0))
        super().__init__(self.heading, self.bars, self.column)
