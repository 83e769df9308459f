"""Feature map of a filter: a picture of what the filter finds at every pixel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group

from scenes import style
from scenes.chapters.layers_everywhere.layout import FilterRowLayout
from scenes.chapters.layers_everywhere.number_grid import filter_grid
from scenes.figures import Picture, label_over, square
from scenes.style import FloatArray, at
from scenes.text import Lettering, Reading, text


def map_cells(response: FloatArray) -> FloatArray:
    """Return the cells of a picture of what a filter finds, (n * n,) to (n, n, 4)."""
    return style.signed(square(response))


class FilterRow(Group):
    """A filter, its feature map beside it or below it, still empty, and the name of the edges.

    Parameters
    ----------
    numbers : of the filter, (9,).
    response : of the filter at each pixel, (784,).
    name : of the edges that the filter finds.
    layout : places of the three.

    Attributes
    ----------
    filter, map, name : in this order.
    cells : contents of the map once it is found.
    """

    def __init__(
        self, numbers: Sequence[Reading], response: FloatArray, name: str, layout: FilterRowLayout
    ) -> None:
        self.cells = map_cells(response)
        self.filter = filter_grid(numbers, layout.filter_width)
        self.map = Picture(np.zeros_like(self.cells), layout.width).shift(at(*layout.map))
        if layout.name_left is not None:
            words: Lettering = text(name, style.TYPE_LABEL)
            self.name = words.shift(at(layout.name_left - words.get_left()[0], 0))
        else:
            self.name = label_over(self.filter if layout.name_over_filter else self.map, name)
        super().__init__(self.filter, self.map, self.name)
