"""Words in several lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import DOWN, ManimColor, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import Told, translate
from scenes.style import at, theme
from scenes.text.typesetting import Lettering, text

LINE_GAP = 0.25  # between two lines of words, in scene units


def paragraph(
    words: str,
    width: float,
    size: float = style.TYPE_LABEL,
    color: ManimColor | None = None,
    *,
    side: str = "center",
    even: bool = False,
) -> Lettering:
    """Set words in as few lines as have room in a width.

    Parameters
    ----------
    words : Typst markup, a message of the catalogue.
    width : largest width of a line, in scene units.
    size : Manim font size.
    color : color of the words; that of ink without it.
    side : alignment of the lines: ``center``, ``left`` or ``right``.
    even : whether lines are about equally long.

    Examples
    --------
    >>> line = text("one line or two")
    >>> lines = paragraph("one line or two", width=0.7 * line.width)
    >>> bool(lines.width < line.width), bool(lines.height > line.height)
    (True, True)
    """
    line = text(words, size, color)
    if line.width <= width:
        return line
    ten_em = text("0#h(10em)0", size).width - text("00", size).width

    def broken(room: float) -> Lettering:
        box = f"#box(width: {10 * room / ten_em:.3f}em)[#set align({side}); {translate(words)}]"
        return text(Told(box), size, color)

    widest = broken(width)
    rooms = np.linspace(line.width / np.ceil(line.width / width), width, 6)[:-1] if even else ()
    found = (
        lines
        for room in rooms
        if (lines := broken(room)).height < widest.height + 0.1 and lines.width <= width
    )
    return next(found, widest)


def wrapped(line: VGroup, width: float | None = None) -> VGroup:
    """Break a line of words and numbers that is too wide into centred lines; return it.

    Parameters
    ----------
    line : words and numbers, side by side.
    width : largest width of a line, in scene units; that of the frame in use without it.

    Examples
    --------
    >>> words = VGroup(text("one"), text("two")).arrange()
    >>> one, two = wrapped(words, width=1.0)
    >>> bool(one.get_bottom()[1] > two.get_top()[1])
    True
    """
    width = style.frame().width - 2 * style.MARGIN if width is None else width
    parts: Sequence[VMobject] = line.submobjects
    rows: list[list[VMobject]] = [[]]
    for part in parts:
        if rows[-1] and part.get_right()[0] - rows[-1][0].get_left()[0] > width:
            rows.append([])
        rows[-1].append(part)
    middle = line.get_x()
    groups = [VGroup(*row) for row in rows]
    for group in groups:
        group.shift(at(middle - group.get_x(), 0))
    for before, after in pairwise(groups):
        after.shift(at(0, before.get_bottom()[1] - LINE_GAP - after.get_top()[1]))
    return line


def small_print(*lines: str, width: float) -> VMobject:
    """Set quiet words in small type, in these lines or in others that suit the room for them.

    Parameters
    ----------
    lines : as they are broken where all of them fit into ``width`` and their words do not in one.
        Otherwise the words stand in as few lines as it takes, about equally long ones.
    width : in scene units.
    """
    quiet = theme().quiet
    as_given = VGroup(*(text(line, style.TYPE_SMALL, quiet) for line in lines))
    as_given.arrange(DOWN, buff=0.15)
    words = Told(" ".join(translate(line) for line in lines))
    if as_given.width <= width < text(words, style.TYPE_SMALL).width:
        return as_given
    return paragraph(words, width, style.TYPE_SMALL, quiet, even=True)
