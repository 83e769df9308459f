"""Places and sizes of pixels that become neurons, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class PixelsBecomeNeuronsLayout:
    """Sizes and centres, in scene units.

    Attributes
    ----------
    image_width, image : digit as it comes in.
    grid_width, grid : its neurons, once there is something beside them.
    product, product_width : number of neurons as a product, and greatest width of the words below.
    large_width, large : the neuron up close.
    ends, inked : number of neurons that the column shows at either end, and between them.
    column, spacing, diameter : x of the column, from neuron to neuron, and diameter of a neuron.
    column_name, column_name_width : words beside the column, and their greatest width.
    name : words at the end.
    title, words : Manim font sizes of headings and of the words that explain them.
    """

    image_width: float
    image: Place
    grid_width: float
    grid: Place
    product: Place
    product_width: float
    large_width: float
    large: Place
    ends: int
    inked: int
    column: float
    spacing: float
    diameter: float
    column_name: Place
    column_name_width: float
    name: Place
    title: float = style.TYPE_TITLE
    words: float = style.TYPE_LABEL


LAYOUTS = {
    "16:9": PixelsBecomeNeuronsLayout(
        image_width=5.8,
        image=(0, 0),
        grid_width=5.8,
        grid=(-2.9, 0),
        product=(3.6, 0.5),
        product_width=7.0,
        large_width=2.0,
        large=(3.1, 0.4),
        ends=3,
        inked=10,
        column=0.6,
        spacing=0.36,
        diameter=0.31,
        column_name=(-3.4, 0),
        column_name_width=7.0,
        name=(3.1, 0),
    ),
    "4:3": PixelsBecomeNeuronsLayout(
        image_width=5.8,
        image=(0.2, -0.3),
        grid_width=4.6,
        grid=(-1.75, -0.2),
        product=(2.8, 0.3),
        product_width=4.0,
        large_width=1.8,
        large=(1.9, 0.3),
        ends=3,
        inked=10,
        column=1.1,
        spacing=0.36,
        diameter=0.31,
        column_name=(-2.2, 0),
        column_name_width=3.4,
        name=(1.95, 0),
    ),
    "1:1": PixelsBecomeNeuronsLayout(
        image_width=5.9,
        image=(0.4, -0.35),
        grid_width=4.7,
        grid=(0.3, 0.4),
        product=(0, -2.7),
        product_width=7.0,
        large_width=1.4,
        large=(-0.8, -2.8),
        ends=3,
        inked=10,
        column=1.2,
        spacing=0.36,
        diameter=0.31,
        column_name=(-1.6, 0),
        column_name_width=3.0,
        name=(0, -1.8),
    ),
    "9:16": PixelsBecomeNeuronsLayout(
        image_width=6.1,
        image=(0.42, -0.35),
        grid_width=6.1,
        grid=(0.42, 2.4),
        product=(0, -3.6),
        product_width=7.0,
        large_width=3.0,
        large=(-1.2, -3.7),
        ends=5,
        inked=13,
        column=1.1,
        spacing=0.5,
        diameter=0.43,
        column_name=(-1.6, 0),
        column_name_width=3.4,
        name=(0, -3.3),
        title=style.TYPE_FORMULA,
        words=style.TYPE_BODY,
    ),
}
