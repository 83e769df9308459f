"""An addition that can be seen: each term a bar that begins where the one before it ends, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from manim import (
    LEFT,
    RIGHT,
    AnimationGroup,
    FadeIn,
    Group,
    GrowFromEdge,
    Line,
    ManimColor,
    Rectangle,
    VGroup,
    VMobject,
)

from scenes import style
from scenes.figures.edges import Legend
from scenes.figures.sigmoid_plot import FilledNeuron
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text


@dataclass(frozen=True)
class AddedLayout:
    """Where the columns and rows of an addition stand.

    Attributes
    ----------
    names, bars, values : left end of the names, both ends of the bars, right end of the values.
    top, spacing : height of the first row, and from row to row.
    bar : height of a bar.
    heading, legend : middles of what it is about, and of what the colours mean.
    outcome : middle of the output: how far to the right, and how far above the row of the sum.
    diameter : of the output.
    digit : which way from the output its digit is.
    """

    names: float
    bars: tuple[float, float]
    values: float
    top: float
    spacing: float
    bar: float
    heading: tuple[float, float]
    legend: tuple[float, float]
    outcome: tuple[float, float]
    diameter: float
    digit: tuple[float, float]


class AddedUp(Group):
    """Terms row by row with their names, and below a rule their sum.

    Parameters
    ----------
    names : what stands to the left of each row, the sum's last.
    terms : what is added, from the top.
    total : what it comes to.
    colors : of each term's bar, or None for that of its sign.
    answer, level : which output it is about, and its activation.
    layout : where all of it stands.

    Attributes
    ----------
    rows : for each term its name, its bar and its value; the sum's comes last.
    heading : what it is about, and what the colours mean.
    outcome : the output, as bright as the sum makes it.
    """

    def __init__(
        self,
        names: Sequence[VMobject],
        terms: Sequence[Reading],
        total: Reading,
        colors: Sequence[ManimColor | None],
        answer: Reading,
        level: Reading,
        layout: AddedLayout,
    ) -> None:
        self.layout = layout
        ends = list(accumulate((term.value for term in terms), initial=0.0))
        self.least = min(ends)
        self.unit = (layout.bars[1] - layout.bars[0]) / max(max(ends) - self.least, 1e-9)
        heights = [layout.top - layout.spacing * row for row in range(len(terms))]
        self.rows: list[tuple[VMobject, Rectangle, Readout]] = []
        for name, term, color, (start, end), y in zip(
            names, terms, colors, pairwise(ends), heights, strict=False
        ):
            self.rows.append(
                self._row(name, term, (start, end), color or style.sign_color(term.value), y)
            )
        foot = heights[-1] - 1.3 * layout.spacing
        self.rows.append(
            self._row(names[-1], total, (0.0, total.value), theme().talked_about, foot)
        )
        self.rows[-1][2].set_color(theme().talked_about)
        rule, zero = foot + 0.62 * layout.spacing, self._x(0.0)
        thin = {"color": theme().quiet, "stroke_width": style.LINE * style.STROKE}
        self.zero = Line(at(zero, layout.top + 0.3), at(zero, foot - 0.3), **thin)
        self.rule = Line(at(layout.values - 1.1, rule), at(layout.values, rule), **thin)
        head = line_of(
            [text("for and against the", style.TYPE_BODY), Readout(answer, style.TYPE_BODY)]
        )
        self.heading = Group(
            head.move_to(at(*layout.heading)),
            Legend("for", "against", "").move_to(at(*layout.legend)),
        )
        neuron = FilledNeuron(level, layout.diameter, style.TYPE_LABEL)
        neuron.move_to(at(layout.outcome[0], foot + layout.outcome[1]))
        digit = Readout(answer, style.TYPE_TITLE, theme().talked_about).next_to(
            neuron, at(*layout.digit), buff=0.2
        )
        self.outcome = VGroup(neuron, digit)
        super().__init__(
            self.heading, self.zero, *(VGroup(*row) for row in self.rows), self.rule, self.outcome
        )

    def _x(self, value: float) -> float:
        return float(self.layout.bars[0] + (value - self.least) * self.unit)

    def _row(
        self, name: VMobject, term: Reading, reach: tuple[float, float], color: ManimColor, y: float
    ) -> tuple[VMobject, Rectangle, Readout]:
        start, end = (self._x(value) for value in reach)
        bar = Rectangle(width=max(abs(end - start), 0.02), height=self.layout.bar, stroke_width=0)
        bar.set_fill(color, 1).move_to(at((start + end) / 2, y))
        value = Readout(term, style.TYPE_LABEL).move_to(at(0, y))
        value.shift(at(self.layout.values - value.get_right()[0], 0))
        name.shift(at(self.layout.names - name.get_left()[0], y - name.get_center()[1]))
        return name, bar, value

    def entrances(self) -> list[AnimationGroup]:
        """For each term how it comes in: its bar grows from where the sum has come to."""
        return [self._entrance(*row) for row in self.rows[:-1]]

    def _entrance(self, name: VMobject, bar: Rectangle, value: Readout) -> AnimationGroup:
        return AnimationGroup(
            FadeIn(name),
            GrowFromEdge(bar, RIGHT if value.reading.value < 0 else LEFT),
            FadeIn(value),
        )

    def conclusion(self) -> AnimationGroup:
        """How the sum comes in, below the rule."""
        return AnimationGroup(FadeIn(self.rule), self._entrance(*self.rows[-1]))


def names_of(named: Sequence[tuple[Reading, Reading]], others: Reading) -> list[VGroup]:
    """What stands before each row: neurons as bright as they are, the others, the bias, and what all of it is.

    Parameters
    ----------
    named : number and activation of each neuron that has a row of its own.
    others : how many have one together.
    """
    names = []
    for number, level in named:
        disc = FilledNeuron(level, 0.34).circle
        words = line_of([text("neuron").next_to(disc, RIGHT, buff=0.2), Readout(number)])
        names.append(VGroup(disc, words))
    rest = [line_of([text("the other"), Readout(others)]), text("bias", color=theme().bias)]
    return [*names, *rest, text("in all", color=theme().talked_about)]
