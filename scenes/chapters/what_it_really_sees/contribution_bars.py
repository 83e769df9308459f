"""Contributions as bars, each beginning where the one before it ends, and their sum."""

from __future__ import annotations

from collections.abc import Sequence
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
from scenes.chapters.what_it_really_sees.layout import ContributionsLayout
from scenes.figures import FilledNeuron, Legend
from scenes.style import at, theme
from scenes.text import Reading, Readout, line_of, text

Row = tuple[VMobject, Rectangle, Readout]  # name, bar and value


class ContributionBars(Group):
    """Contributions to a weighted sum, row by row with their names, and below a rule the sum.

    Parameters
    ----------
    names : to the left of each row, the sum's last.
    terms : the contributions from the top, the bias last.
    total : their sum.
    answer, level : the output that they are about, and its activation.
    layout : places and sizes.

    Attributes
    ----------
    heading : its words, and the meaning of the colors.
    zero : line through the bars at 0.
    outcome : the output, as bright as the sum makes it.
    """

    def __init__(
        self,
        names: Sequence[VMobject],
        terms: Sequence[Reading],
        total: Reading,
        answer: Reading,
        level: Reading,
        layout: ContributionsLayout,
    ) -> None:
        self.layout = layout
        ends = list(accumulate((term.value for term in terms), initial=0.0))
        self._least = min(ends)
        self._unit = (layout.bars[1] - layout.bars[0]) / max(max(ends) - self._least, 1e-9)
        heights = [layout.top - layout.spacing * row for row in range(len(terms))]
        foot = heights[-1] - 1.3 * layout.spacing
        colors = [*(style.sign_color(term.value) for term in terms[:-1]), theme().bias]
        self._rows: list[Row] = [
            self._row(*row)
            for row in zip(names[:-1], terms, pairwise(ends), colors, heights, strict=True)
        ]
        self._sum = self._row(names[-1], total, (0.0, total.value), theme().talked_about, foot)
        self._sum[2].set_color(theme().talked_about)
        zero, rule = self._x(0.0), foot + 0.62 * layout.spacing
        self.zero = self._thin(at(zero, layout.top + 0.3), at(zero, foot - 0.3))
        self._rule = self._thin(at(layout.values - 1.1, rule), at(layout.values, rule))
        self.heading = self._heading(answer)
        self.outcome = self._outcome(answer, level, foot)
        rows = (VGroup(*row) for row in (*self._rows, self._sum))
        super().__init__(self.heading, self.zero, *rows, self._rule, self.outcome)

    def _x(self, value: float) -> float:
        return float(self.layout.bars[0] + (value - self._least) * self._unit)

    @staticmethod
    def _thin(start: style.FloatArray, end: style.FloatArray) -> Line:
        return Line(start, end, color=theme().quiet, stroke_width=style.LINE * style.STROKE)

    def _heading(self, answer: Reading) -> Group:
        words = text("for and against the", style.TYPE_BODY)
        line = line_of([words, Readout(answer, style.TYPE_BODY)]).move_to(at(*self.layout.heading))
        return Group(line, Legend("for", "against", "").move_to(at(*self.layout.legend)))

    def _outcome(self, answer: Reading, level: Reading, foot: float) -> VGroup:
        """Draw the output with its digit, beside the row of the sum, whose height is ``foot``."""
        across, above = self.layout.outcome
        neuron = FilledNeuron(level, self.layout.diameter, style.TYPE_LABEL)
        neuron.move_to(at(across, foot + above))
        digit = Readout(answer, style.TYPE_TITLE, theme().talked_about)
        return VGroup(neuron, digit.next_to(neuron, at(*self.layout.digit), buff=0.2))

    def _row(
        self, name: VMobject, term: Reading, reach: tuple[float, float], color: ManimColor, y: float
    ) -> Row:
        start, end = (self._x(value) for value in reach)
        bar = Rectangle(width=max(abs(end - start), 0.02), height=self.layout.bar, stroke_width=0)
        bar.set_fill(color, 1).move_to(at((start + end) / 2, y))
        value = Readout(term, style.TYPE_LABEL).move_to(at(0, y))
        value.shift(at(self.layout.values - value.get_right()[0], 0))
        name.shift(at(self.layout.names - name.get_left()[0], y - name.get_center()[1]))
        return name, bar, value

    def entrances(self) -> list[AnimationGroup]:
        """Return the entrance of each term: its bar grows from where the sum has come to."""
        return [self._entrance(*row) for row in self._rows]

    def _entrance(self, name: VMobject, bar: Rectangle, value: Readout) -> AnimationGroup:
        grows_from = RIGHT if value.reading.value < 0 else LEFT
        return AnimationGroup(FadeIn(name), GrowFromEdge(bar, grows_from), FadeIn(value))

    def conclusion(self) -> AnimationGroup:
        """Return the entrance of the sum, below the rule."""
        return AnimationGroup(FadeIn(self._rule), self._entrance(*self._sum))


def row_names(named: Sequence[tuple[Reading, Reading]], others: Reading) -> list[VGroup]:
    """Return the names of all rows: neurons as bright as they are, the others, bias and sum.

    Parameters
    ----------
    named : number and activation of each neuron that has a row of its own.
    others : number of those that have one together.
    """
    names = []
    for number, level in named:
        disc = FilledNeuron(level, 0.34).circle
        words = line_of([text("neuron").next_to(disc, RIGHT, buff=0.2), Readout(number)])
        names.append(VGroup(disc, words))
    rest = [line_of([text("the other"), Readout(others)]), text("bias", color=theme().bias)]
    return [*names, *rest, text("total", color=theme().talked_about)]
