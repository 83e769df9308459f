"""Layout of the network with its heading and legend, and of the mistakes, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.style import Place


@dataclass(frozen=True)
class ReadingLayout:
    """Places and sizes, in scene units. The heading and the legend go along with the pixels.

    Attributes
    ----------
    heading_is_beside : True where the heading stands to the right of the pixels, not above them.
    heading_gap : from the pixels to the heading.
    legend_height : of the centre of the legend, whose left end is that of the pixels; without
        it, the legend stands below the pixels, or below the heading where that is beside them.
    legend_gap : from there down to the legend.
    legend_is_upright : True where the entries of the legend stand below each other.
    relative_note : centre of the note that hidden layers are drawn relative to their largest.
    mistakes : rows and columns of the grid of mistakes.
    mistake_step : from a mistake to its neighbours, across and down.
    """

    heading_gap: float
    relative_note: Place
    mistakes: tuple[int, int]
    mistake_step: Place
    legend_height: float | None = None
    legend_gap: float = 0.0
    legend_is_upright: bool = False
    heading_is_beside: bool = False


LAYOUTS = {
    "16:9": ReadingLayout(
        heading_gap=0.25,
        legend_height=-3.2,
        relative_note=(3, 3.65),
        mistakes=(3, 8),
        mistake_step=(1.62, 1.9),
    ),
    "4:3": ReadingLayout(
        heading_gap=0.25,
        legend_gap=0.35,
        legend_is_upright=True,
        relative_note=(2.2, 3.65),
        mistakes=(3, 6),
        mistake_step=(1.62, 1.9),
    ),
    "1:1": ReadingLayout(
        heading_gap=0.35,
        heading_is_beside=True,
        legend_gap=0.4,
        legend_is_upright=True,
        relative_note=(0.6, 3.72),
        mistakes=(3, 4),
        mistake_step=(1.62, 1.75),
    ),
    "9:16": ReadingLayout(
        heading_gap=0.25,
        legend_height=-6.45,
        relative_note=(0.2, 6.75),
        mistakes=(6, 4),
        mistake_step=(1.62, 1.9),
    ),
}
