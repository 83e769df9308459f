"""Walls of pictures, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from manim import UP, Group, Mobject, VMobject

from scenes import style
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.pictures import DigitImage, WeightPicture
from scenes.style import FloatArray, at


def wall(pieces: Sequence[Mobject], columns: int, across: float, down: float | None = None) -> Group:
    """Lay pieces out row by row from the upper left, and centre the whole.

    Parameters
    ----------
    columns : pieces in a row.
    across, down : from the middle of a piece to that of its neighbour; the same without ``down``.
    """
    for place, piece in enumerate(pieces):
        row, column = divmod(place, columns)
        piece.move_to(at(across * column, -(across if down is None else down) * row))
    return Group(*pieces).center()


def weight_wall(weights: Sequence[FloatArray] | FloatArray, width: float, columns: int = 4) -> Group:
    """A picture of the weights of each neuron, close together."""
    return wall([WeightPicture(row, width) for row in weights], columns, 1.07 * width)


def captioned(pixels: FloatArray, words: Sequence[VMobject], width: float = 1.2) -> Group:
    """A digit with words and numbers below it."""
    line = line_of(words, 0.1)
    return Group(DigitImage(pixels, width).next_to(line, UP, buff=0.12), line)


def misread(pixels: FloatArray, meant: Reading, answer: Reading, width: float = 1.2) -> Group:
    """A digit that is read wrongly, with what it was meant to be and what it was taken for."""
    words = [Readout(meant, style.TYPE_SMALL), text("read as", style.TYPE_SMALL, style.QUIET)]
    return captioned(pixels, [*words, Readout(answer, style.TYPE_SMALL, style.INHIBITS)], width)
