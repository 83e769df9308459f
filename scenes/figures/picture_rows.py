"""Pictures in rows, and words and numbers below them."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, UP, Group, Mobject, VMobject

from scenes import style
from scenes.figures.pictures import DigitImage
from scenes.marks import msgid
from scenes.style import FloatArray, Place, at, theme
from scenes.text.line import line_of
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout


def wall(
    pieces: Sequence[Mobject], columns: int, across: float, down: float | None = None
) -> Group:
    """Lay pieces out in a grid, row by row from the upper left, centred on the origin.

    Parameters
    ----------
    columns : number of pieces in a row.
    across, down : distance of the middles of neighbours, in scene units; ``down`` is ``across``
        if it is left out.

    Examples
    --------
    >>> from manim import Square
    >>> grid = wall([Square(1) for _ in range(6)], columns=3, across=1.5)
    >>> float(grid.width), float(grid.height)
    (4.0, 2.5)
    """
    for place, piece in enumerate(pieces):
        row, column = divmod(place, columns)
        piece.move_to(at(across * column, -(across if down is None else down) * row))
    return Group(*pieces).center()


def row_places(
    lengths: Sequence[int], across: float, down: float, first: Place = (0.0, 0.0)
) -> tuple[Place, ...]:
    """Return places row by row, each row centred.

    Parameters
    ----------
    lengths : number of places in each row.
    across, down : from a place to the next one, and from row to row, in scene units.
    first : centre of the first row.

    Examples
    --------
    >>> row_places((2, 1), 3.0, 2.0)
    ((-1.5, 0.0), (1.5, 0.0), (0.0, -2.0))
    """
    x, y = first
    return tuple(
        (x + across * (column - (length - 1) / 2), y - down * row)
        for row, length in enumerate(lengths)
        for column in range(length)
    )


def captioned(
    pixels: FloatArray, words: Sequence[VMobject], width: float = 1.2, more: Sequence[VMobject] = ()
) -> Group:
    """Draw a digit with words and numbers below it, and ``more`` of them in a second line.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes.text.typesetting import text
    >>> picture, line, more = captioned(np.zeros(784), [text("a digit")], more=[text("no ink")])
    >>> bool(picture.get_bottom()[1] > line.get_top()[1] > more.get_top()[1])
    True
    """
    line = line_of(words, 0.1)
    piece = Group(DigitImage(pixels, width).next_to(line, UP, buff=0.12), line)
    if more:
        piece.add(line_of(more, 0.1).next_to(line, DOWN, buff=0.14))
    return piece


def misread(
    pixels: FloatArray,
    meant: Reading,
    answer: Reading,
    width: float = 1.2,
    value: Reading | None = None,
    *,
    in_two_lines: bool = False,
) -> Group:
    """Draw a digit that is read wrongly, with its label and the answer that it gets.

    Parameters
    ----------
    pixels : ink of the digit, (784,), 0..1.
    meant, answer : its label, and the digit that the network reads.
    width : width of the picture, in scene units.
    value : activation of the answer; left out without it.
    in_two_lines : whether the activation stands below the rest.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes import sources
    >>> meant = Reading.of(5, sources.label(of="test:8"), 0)
    >>> answer = Reading.of(6, sources.answer(of="test:8"), 0)
    >>> picture, words = misread(np.zeros(784), meant, answer)
    >>> [str(part.reading) for part in words if isinstance(part, Readout)]
    ['5', '6']
    """
    said = msgid("{meant} read as {answer}")
    parts = {
        "meant": Readout(meant, style.TYPE_SMALL),
        "answer": Readout(answer, style.TYPE_SMALL, theme().inhibits),
    }
    if value is not None:
        said = msgid("{meant} read as {answer} at {value}")
        parts["value"] = Readout(value, style.TYPE_SMALL)
    words = list(phrase(said, style.TYPE_SMALL, theme().quiet, **parts))
    end = words.index(parts["value"]) - 1 if in_two_lines else len(words)
    return captioned(pixels, words[:end], width, words[end:])
