"""Where the pixels, the numbers and the column stand while pixels become neurons, in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class PixelsBecomeNeuronsLayout:
    """Sizes and middles, in scene units.

    Attributes
    ----------
    image_width, image : of the digit as it comes in.
    grid_width, grid : of its neurons, once something is told beside them.
    sum_of, sum_width : how many neurons that makes, and how wide the words below may get.
    large_width, large : of the neuron that is enlarged.
    ends, inked : how many neurons the column shows at both of its ends, and of its inked middle.
    column, spacing, diameter : where it stands, from neuron to neuron, and of one.
    column_name, column_name_width : what it is, and how wide these words may get.
    name : the words at the end.
    title, words : Manim font sizes of what is to be seen first, and of what explains it.
    """

    image_width: float
    image: Place
    grid_width: float
    grid: Place
    sum_of: Place
    sum_width: float
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
        sum_of=(3.6, 0.5),
        sum_width=7.0,
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
        sum_of=(2.8, 0.3),
        sum_width=4.0,
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
        sum_of=(0, -2.7),
        sum_width=7.0,
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
        sum_of=(0, -3.6),
        sum_width=7.0,
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
