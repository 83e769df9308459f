"""Product of a patch of pixels and a filter: their numbers, and the weighted sum of both."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Group, VGroup

from scenes import style
from scenes.chapters.layers_everywhere.layout import FilterProductLayout
from scenes.chapters.layers_everywhere.number_grid import filter_grid, patch_grid
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Reading, Readout, text


class FilterProduct(Group):
    """A patch of pixels times a filter equals their weighted sum, each with its name below.

    Parameters
    ----------
    pixels, numbers : of the patch and of the filter, (9,), row by row.
    total : the weighted sum.
    layout : places of all of them.

    Attributes
    ----------
    patch, filter, total : the grids, and the sum.
    times, equals : signs between them.
    names : of the three.
    """

    def __init__(
        self,
        pixels: Sequence[Reading],
        numbers: Sequence[Reading],
        total: Reading,
        layout: FilterProductLayout,
    ) -> None:
        left, times, middle, equals, right = layout.columns
        height, width = layout.height, layout.grid_width
        self.patch = patch_grid(pixels, width).move_to(at(left, height))
        self.filter = filter_grid(numbers, width).move_to(at(middle, height))
        shown = Readout(total, style.TYPE_TITLE, theme().talked_about)
        self.total = shown.move_to(at(right, height))
        self.times = text("$times$", style.TYPE_TITLE).move_to(at(times, height))
        self.equals = text("$=$", style.TYPE_TITLE).move_to(at(equals, height))
        named = ((msgid("pixels"), left), (msgid("filter"), middle), (msgid("sum"), right))
        self.names = VGroup(
            *(
                text(words, style.TYPE_LABEL, theme().quiet)
                .move_to(at(x, 0))
                .stand_on(layout.names)
                for words, x in named
            )
        )
        super().__init__(self.patch, self.filter, self.total, self.times, self.equals, self.names)
