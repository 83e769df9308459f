"""How pictures hang in a frame of a certain shape: rows of them, and walls of weights with their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manim import DOWN, LEFT, RIGHT, Group, Mobject, VGroup, VMobject

from scenes.figures.grids import ASCENT, wall, weight_wall, words_under
from scenes.style import FloatArray, Place, at
from scenes.text.readout import line_of


@dataclass(frozen=True)
class RowsLayout:
    """How pieces lie row by row.

    Attributes
    ----------
    width : of one picture.
    columns : pieces in a row.
    across, down : from the middle of a piece to that of its neighbour.
    middle : of the whole.
    """

    width: float
    columns: int
    across: float
    down: float
    middle: Place

    def lay(self, pieces: Sequence[Mobject]) -> Group:
        """The pieces, where they belong."""
        return wall(pieces, self.columns, self.across, self.down).shift(at(*self.middle))


@dataclass(frozen=True)
class GridsLayout:
    """How walls of weights hang, each with words.

    Attributes
    ----------
    width : of one picture.
    columns : pictures in a row of a wall.
    middles : of the walls.
    room : for a line of words; what is wider is broken.
    drop : from a wall down to the line on which the words below it stand; without it they are to its right.
    """

    width: float
    columns: int
    middles: tuple[Place, ...]
    room: float
    drop: float | None = None

    def wall(self, weights: FloatArray, which: int = 0) -> Group:
        """Pictures of weights, as one of the walls."""
        return weight_wall(weights, self.width, self.columns).move_to(at(*self.middles[which]))

    def words(self, picture: Group, *parts: VMobject) -> VGroup:
        """The words of a wall in one line; or, if there is no room for that, its first part and below it the others."""
        first, *others = parts
        whole = line_of(parts)
        is_broken = bool(others) and whole.width > self.room
        if self.drop is None:
            lines = (
                VGroup(first, line_of(others)).arrange(DOWN, buff=0.2, aligned_edge=LEFT)
                if is_broken
                else whole
            )
            return lines.next_to(picture, RIGHT, buff=0.4)
        if is_broken:
            lines = VGroup(first, line_of(others)).arrange(DOWN, buff=0.2)
            return lines.next_to(picture, DOWN, buff=self.drop - ASCENT)
        return words_under(picture, parts, self.drop)
