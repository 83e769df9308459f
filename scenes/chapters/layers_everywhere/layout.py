"""How filters, parts of many wholes, and speech are laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.chapters.layers_everywhere.filter_layer import FilterLayerLayout, RowLayout
from scenes.chapters.layers_everywhere.speech_ladder import LadderLayout
from scenes.chapters.layers_everywhere.wholes import WholesLayout
from scenes.style import Place


@dataclass(frozen=True)
class LayersEverywhereLayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    image_width, image : size and middle of the digit, where one filter lies on it.
    lattice : size of the pixels below the filter, and of the filter.
    product, product_height : where pixels, sign, filter, sign and sum are from left to right, and how high.
    product_names : height on which their names stand.
    product_legend : of what the colours of the filter are.
    over_width, over, found : size of the digit and of what the filter finds, and the middles of both.
    found_legend, is_upright : of the colours of what it finds; whether that is in two lines.
    small_width, small : size and middle of the digit beside two filters.
    row, rows : a filter, and where the two are.
    small_legend : of their colours.
    seen_width, seen : size and middle of the digit beside the layer.
    layer, layer_at, layer_legend : the layer of neurons, its middle, and the colours of its edges.
    wholes, mark : edges, parts and digits, and that it is but an idea.
    ladder, ladder_x : speech, and where its middle is.
    names : the left end of the names of its rows.
    schematic : that it is but a drawing.
    """

    image_width: float
    image: Place
    lattice: float
    product: tuple[float, float, float, float, float]
    product_height: float
    product_names: float
    product_legend: Place
    over_width: float
    over: Place
    found: Place
    found_legend: Place
    is_upright: bool
    small_width: float
    small: Place
    row: RowLayout
    rows: tuple[Place, Place]
    small_legend: Place
    seen_width: float
    seen: Place
    layer: FilterLayerLayout
    layer_at: Place
    layer_legend: Place
    wholes: WholesLayout
    mark: Place
    ladder: LadderLayout
    ladder_x: float
    names: float
    schematic: Place


LAYOUTS = {
    "16:9": LayersEverywhereLayout(
        image_width=4.2,
        image=(-4.3, 0.1),
        lattice=2.25,
        product=(0.0, 1.5, 3.0, 4.6, 5.75),
        product_height=0.1,
        product_names=-1.6,
        product_legend=(3.0, -2.6),
        over_width=5.0,
        over=(-3.3, 0.35),
        found=(3.3, 0.35),
        found_legend=(0, -2.95),
        is_upright=False,
        small_width=3.6,
        small=(-4.85, 0.3),
        row=RowLayout(),
        rows=((-1.1, 1.75), (-1.1, -1.65)),
        small_legend=(-4.85, -2.2),
        seen_width=3.0,
        seen=(-5.1, 0),
        layer=FilterLayerLayout(),
        layer_at=(0.4, 0.15),
        layer_legend=(0.6, -3.2),
        wholes=WholesLayout(
            -5.2,
            -0.6,
            4.9,
            2.3,
            -2.9,
            (1.1, -1.7),
            2.35,
            1.3,
            0.1,
            1.25,
            ((-5.2, 3.2), (-0.6, 3.2), (4.9, 3.2)),
        ),
        mark=(-0.6, -3.3),
        ladder=LadderLayout(9.4, (2.25, 0.75, -0.75, -2.6)),
        ladder_x=1.7,
        names=-6.3,
        schematic=(1.7, 3.3),
    ),
    "4:3": LayersEverywhereLayout(
        image_width=3.2,
        image=(0, 1.95),
        lattice=2.25,
        product=(-2.6, -1.1, 0.4, 2.0, 3.15),
        product_height=-1.05,
        product_names=-2.65,
        product_legend=(0.4, -3.35),
        over_width=4.4,
        over=(-2.5, 0.35),
        found=(2.5, 0.35),
        found_legend=(0, -2.75),
        is_upright=False,
        small_width=3.2,
        small=(-3.25, 0.3),
        row=RowLayout(1.95, 2.9, (2.9, 0), "above"),
        rows=((0.1, 1.65), (0.1, -1.95)),
        small_legend=(-3.25, -2.0),
        seen_width=2.6,
        seen=(-3.55, 0),
        layer=FilterLayerLayout(-1.3, 1.3, 0.68, 2.0, (1.45, 0.28), (0.95, -0.62)),
        layer_at=(0.4, 0.15),
        layer_legend=(0.4, -3.3),
        wholes=WholesLayout(
            -4.2,
            -0.4,
            4.0,
            2.3,
            -2.9,
            (1.1, -1.7),
            2.35,
            1.3,
            0.1,
            1.25,
            ((-4.2, 3.2), (-0.4, 3.2), (4.0, 3.2)),
        ),
        mark=(-0.4, -3.3),
        ladder=LadderLayout(7.2, (2.3, 0.95, -0.4, -1.95), (-0.3, 0.0), (-0.16, 0.38, 1.25)),
        ladder_x=1.2,
        names=-4.85,
        schematic=(1.2, 3.3),
    ),
    "1:1": LayersEverywhereLayout(
        image_width=3.2,
        image=(0, 1.9),
        lattice=2.1,
        product=(-2.5, -1.15, 0.2, 1.65, 2.75),
        product_height=-1.1,
        product_names=-2.6,
        product_legend=(0, -3.3),
        over_width=3.4,
        over=(-1.8, 0.5),
        found=(1.8, 0.5),
        found_legend=(0, -2.2),
        is_upright=True,
        small_width=2.2,
        small=(-2.45, 0.6),
        row=RowLayout(1.6, 2.7, (2.45, 0), "above"),
        rows=((-0.25, 1.7), (-0.25, -1.9)),
        small_legend=(-2.45, -1.3),
        seen_width=2.2,
        seen=(0, 2.4),
        layer=FilterLayerLayout(-0.25, 1.3, 0.78, 2.45, (0, -0.78), (0, -0.5), True),
        layer_at=(0, 0.0),
        layer_legend=(0, -3.4),
        wholes=WholesLayout(
            -3.05,
            -0.2,
            2.9,
            2.3,
            -2.9,
            (1.1, -1.7),
            2.35,
            1.3,
            0.1,
            1.25,
            ((-3.0, 3.2), (-0.2, 3.2), (2.9, 3.2)),
        ),
        mark=(-0.4, -3.3),
        ladder=LadderLayout(
            5.0, (2.35, 1.0, -0.35, -1.9), (-0.43, 0.0), (-0.38, 0.34, 1.3), style.TYPE_BODY
        ),
        ladder_x=1.05,
        names=-3.55,
        schematic=(0, 3.3),
    ),
    "9:16": LayersEverywhereLayout(
        image_width=6.0,
        image=(0, 3.3),
        lattice=2.25,
        product=(-2.45, -0.95, 0.4, 1.85, 2.85),
        product_height=-2.3,
        product_names=-4.05,
        product_legend=(0, -5.3),
        over_width=5.2,
        over=(0, 3.35),
        found=(0, -2.9),
        found_legend=(0, -6.1),
        is_upright=False,
        small_width=4.2,
        small=(0, 4.3),
        row=RowLayout(2.2, 3.3, (0, -3.1), "first"),
        rows=((-1.85, -0.6), (1.85, -0.6)),
        small_legend=(0, -6.0),
        seen_width=4.4,
        seen=(0, 4.1),
        layer=FilterLayerLayout(-0.9, 3.0, 0.78, 2.45, (0, -0.95), (0, -0.65), True),
        layer_at=(0, 0.0),
        layer_legend=(0, -5.9),
        wholes=WholesLayout(
            -5.0,
            -0.9,
            4.0,
            3.1,
            -3.1,
            (1.7, -1.8),
            2.8,
            1.4,
            0.15,
            1.3,
            ((0, 5.7), (0.15, 0.8), (0, -5.3)),
            is_turned=True,
        ),
        mark=(0, -6.2),
        ladder=LadderLayout(
            5.0, (4.7, 2.2, -0.5, -3.2), (-0.42, 0.0), (-0.44, 0.34, 2.4), style.TYPE_BODY, 1.6
        ),
        ladder_x=1.05,
        names=-3.55,
        schematic=(0, 6.3),
    ),
}
