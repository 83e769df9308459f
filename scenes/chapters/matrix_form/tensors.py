"""Vectors and matrices of real values, with dots for values that are left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import ManimColor, VGroup, VMobject

from scenes import style
from scenes.figures import dots
from scenes.style import at, theme
from scenes.text import Reading, Readout, formatted, text
from scenes.text.readout import numeral

Row = Sequence[Reading | None]


class ValueMatrix(VGroup):
    """Values in square brackets; a row or a column of None is drawn as dots.

    Parameters
    ----------
    rows : entries of each row, from the top; the same number in each.
    size : Manim font size.
    color : color of values, dots and brackets; that of ink without it.

    Attributes
    ----------
    rows : one group for each row, dots included.
    brackets : left and right bracket.
    column_width, row_height : distances of neighbouring entries, in scene units.

    Examples
    --------
    >>> from scenes import sources
    >>> first, last = (Reading.of(0.5, sources.weight(1, 0, pixel)) for pixel in (0, 783))
    >>> matrix = ValueMatrix([[first, None, last], [None, None, None]])
    >>> matrix.rows[0][2].reading.shown, str(matrix.rows[0][2].reading.source)
    ('0.50', 'w[1][0][783]')
    """

    def __init__(
        self, rows: Sequence[Row], size: float = style.TYPE_SMALL, color: ManimColor | None = None
    ) -> None:
        self.ink = color or theme().ink
        widest = numeral(formatted(-0.88, 2), size)
        entries = {entry.shown for row in rows for entry in row if entry is not None}
        longer = [numeral(shown, size).width for shown in entries if len(shown) > len("-0.88")]
        self.column_width = max([widest.width, *longer]) + 0.22
        self.row_height = 2.0 * widest.height
        shown = next(row for row in rows if any(entry is not None for entry in row))
        widths = [self.column_width * (0.62 if entry is None else 1.0) for entry in shown]
        self.rows = VGroup(
            *(
                self._row(row, widths, -self.row_height * number, size)
                for number, row in enumerate(rows)
            )
        )
        self.rows.center()
        self.brackets = brackets_around(self.rows, self.ink)
        super().__init__(self.rows, self.brackets)

    def _row(self, row: Row, widths: Sequence[float], height: float, size: float) -> VGroup:
        left_out = all(entry is None for entry in row)
        ends = np.cumsum(widths)
        entries = VGroup()
        for entry, width, end in zip(row, widths, ends, strict=True):
            shape = (
                dots(self.ink, upright=left_out)
                if entry is None
                else Readout(entry, size, self.ink)
            )
            entries.add(shape.move_to(at(end - width / 2, height)))
        return entries


class ValueVector(ValueMatrix):
    """A column of values in square brackets; None for dots.

    Examples
    --------
    >>> from scenes import sources
    >>> a = Reading.of(0.5, sources.activation(1, 0))
    >>> len(ValueVector([a, None, a]).rows)
    3
    """

    def __init__(
        self, values: Row, size: float = style.TYPE_SMALL, color: ManimColor | None = None
    ) -> None:
        super().__init__([[value] for value in values], size, color)


def brackets_around(
    inside: VMobject, color: ManimColor, gap: float = 0.12, foot: float = 0.1
) -> VGroup:
    """Draw square brackets left and right of a mobject."""
    top, bottom = inside.get_top()[1] + 0.12, inside.get_bottom()[1] - 0.12
    both = VGroup()
    for edge, inwards in ((inside.get_left()[0] - gap, 1), (inside.get_right()[0] + gap, -1)):
        corners = [
            at(edge + inwards * foot, top),
            at(edge, top),
            at(edge, bottom),
            at(edge + inwards * foot, bottom),
        ]
        bracket = VMobject(stroke_color=color, stroke_width=style.LINE * style.STROKE)
        both.add(bracket.set_points_as_corners([np.array(corner) for corner in corners]))
    return both


def round_brackets(inside: VMobject, color: ManimColor, gap: float = 0.16) -> VGroup:
    """Draw round brackets left and right of a mobject, as tall as it is.

    Examples
    --------
    >>> left, right = round_brackets(text("$W a + b$"), theme().ink)
    >>> bool(left.get_x() < 0 < right.get_x())
    True
    """
    both = VGroup()
    for edge, outwards in ((inside.get_left()[0] - gap, -1), (inside.get_right()[0] + gap, 1)):
        middle, half = inside.get_center()[1], inside.height / 2 + 0.1
        heights = np.linspace(-1, 1, 21)
        points = np.stack(
            [edge + outwards * 0.2 * (1 - heights**2), middle + half * heights, np.zeros(21)],
            axis=1,
        )
        curve = VMobject(stroke_color=color, stroke_width=1.3 * style.LINE * style.STROKE)
        both.add(curve.set_points_smoothly(points))
    return both


def shape_label(words: str, under: VMobject) -> VMobject:
    """Place the shape of a matrix or vector below it.

    Examples
    --------
    >>> from scenes import sources
    >>> matrix = ValueMatrix([[Reading.of(0, sources.weight(1, 0, 0))]])
    >>> bool(shape_label("$1 times 1$", matrix).get_top()[1] < matrix.get_bottom()[1])
    True
    """
    return text(words, style.TYPE_SMALL, theme().quiet).next_to(under, at(0, -1), buff=0.18)
