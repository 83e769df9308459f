"""Walls of pictures, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Group, Mobject

from scenes.style import at


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
