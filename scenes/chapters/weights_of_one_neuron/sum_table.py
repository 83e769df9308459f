"""Table of a weighted sum: its largest terms, the rest, and the sum below a rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from manim import Line, VGroup, VMobject

from scenes import style
from scenes.chapters.weights_of_one_neuron.facts import Term, TermsOfSum
from scenes.chapters.weights_of_one_neuron.layout import SumTableLayout
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Readout, line_of, text

COLUMNS = (msgid("weight"), msgid("activation"), msgid("product"))
CLOSE = 1.5  # columns with less from one to the next have small headings
TOUCHING = 0.02  # between two entries of a row, at least
APART = 0.15  # least distance of two headings on one line


class SumTable(VGroup):
    """Weight, activation and product of each term in columns; then the rest, a rule and the sum.

    Attributes
    ----------
    headings : a word over each column.
    terms : rows of the largest terms.
    end : rows of the rest and of the sum, with the rule between them.
    """

    def __init__(self, found: TermsOfSum, layout: SumTableLayout) -> None:
        self.layout = layout
        below = layout.top - layout.row_gap * len(found.largest)
        foot = below - 0.55
        self.headings = self._headings()
        self.terms = [
            self._term(term, layout.top - layout.row_gap * number)
            for number, term in enumerate(found.largest)
        ]
        quiet = theme().quiet
        more = line_of([Readout(found.others, color=quiet), text("more terms", color=quiet)])
        rest = Readout(found.rest, color=style.sign_color(found.rest.value))
        ends = (at(x, foot + 0.2) for x in layout.rule)
        rule = VGroup(Line(*ends, color=quiet, stroke_width=2))
        total = Readout(found.total, style.TYPE_BODY, theme().talked_about)
        words_and_products = (layout.words, layout.columns[2])
        self.end = [
            _shrunk(_in_columns([more, rest], words_and_products, below)),
            rule,
            _shrunk(_in_columns([text("weighted sum"), total], words_and_products, foot - 0.25)),
        ]
        super().__init__(self.headings, *self.terms, *self.end)

    def _headings(self) -> VGroup:
        """Write a word over each column, smaller where the columns are close."""
        close = self.layout.columns[1] - self.layout.columns[0] < CLOSE
        words = [
            text(name, style.TYPE_SMALL if close else style.TYPE_LABEL, theme().quiet)
            for name in COLUMNS
        ]
        headings = _in_columns(words, self.layout.columns, 0)
        first, middle, last = (word.stand_on(self.layout.top + 0.55) for word in words)
        gaps = (
            middle.get_left()[0] - first.get_right()[0],
            last.get_left()[0] - middle.get_right()[0],
        )
        if min(gaps) < APART:  # long words stand on two lines by turns
            middle.shift(at(0, 0.42))
        return headings

    def _term(self, term: Term, height: float) -> VGroup:
        color = style.sign_color(term.product.value)
        entries = [
            Readout(term.weight, color=color),
            Readout(term.activation),
            Readout(term.product, color=color),
        ]
        return _shrunk(_in_columns(entries, self.layout.columns, height))


def _in_columns(entries: Sequence[VMobject], columns: Sequence[float], height: float) -> VGroup:
    """Place the entries of a row, each in the middle of its column."""
    for entry, x in zip(entries, columns, strict=True):
        entry.move_to(at(x, height))
    return VGroup(*entries)


def _shrunk(row: VGroup) -> VGroup:
    """Return a row in which an entry that reaches into the one before it has become smaller."""
    for before, entry in pairwise(row):
        room = entry.get_x() - before.get_right()[0] - TOUCHING
        if 0 < room < entry.width / 2:
            entry.scale(2 * room / entry.width)
    return row
