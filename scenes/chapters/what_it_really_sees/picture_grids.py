"""Pictures row by row, and grids of weights with their words, placed as a layout has them."""

from __future__ import annotations

from collections.abc import Sequence

from manim import DOWN, LEFT, RIGHT, Group, Mobject, VGroup, VMobject

from scenes.chapters.what_it_really_sees.layout import GridsLayout, RowsLayout
from scenes.chapters.what_it_really_sees.picture_words import ASCENT, weight_wall, words_under
from scenes.figures import wall
from scenes.style import FloatArray, at
from scenes.text import line_of


def in_rows(pieces: Sequence[Mobject], layout: RowsLayout) -> Group:
    """Place pieces row by row."""
    return wall(pieces, layout.columns, layout.across, layout.down).shift(at(*layout.middle))


def weight_grid(weights: FloatArray, layout: GridsLayout, which: int = 0) -> Group:
    """Draw the weights of each neuron, (n, 784), as one of the grids of a layout."""
    return weight_wall(weights, layout.width, layout.columns).move_to(at(*layout.middles[which]))


def words_of_grid(grid: Group, layout: GridsLayout, *parts: VMobject) -> VGroup:
    """Place words and numbers below a grid or to its right.

    They stand in one line; where there is no room for that, the first part has a line of its own.
    """
    first, *others = parts
    line = line_of(parts)
    is_broken = bool(others) and line.width > layout.room
    if layout.drop is None:
        if is_broken:
            line = VGroup(first, line_of(others)).arrange(DOWN, buff=0.2, aligned_edge=LEFT)
        return line.next_to(grid, RIGHT, buff=0.4)
    if is_broken:
        lines = VGroup(first, line_of(others)).arrange(DOWN, buff=0.2)
        return lines.next_to(grid, DOWN, buff=layout.drop - ASCENT)
    return words_under(grid, parts, layout.drop)
