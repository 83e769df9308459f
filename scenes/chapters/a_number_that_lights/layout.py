"""How one neuron, and the pixels that become neurons, are laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes.style import Place


@dataclass(frozen=True)
class ANumberThatLightsLayout:
    """Sizes, and places of middles, in scene units.

    Attributes
    ----------
    cell_scale, cell, origin : of the drawing of a nerve cell, and the height of what it is called.
    cell_is_turned : whether it sends its signals downwards, and not to the right.
    diameter, neuron, name : of the large neuron, and the height of its name.
    raised : how far both go up to make room for the scale.
    scale : where the scale of brightness stands.
    aside, scale_aside : how far neuron and scale make room for the word.
    word, word_is_below : where the word for its number stands, and whether below the neuron, not to its right.
    image_width, image : the hero whose pixels become neurons.
    small, slots : diameter and places of these neurons.
    is_turned : whether they stand in a row below the image, and not to its right.
    word_gap, word_width : from each of them to what its pixel is, and the room for that.
    row_image, row_place : width and place of the image above a row of neurons.
    spacing, row : from one neuron of the row to the next, and the height of the row.
    drops : how far from the row the values stand, for one neuron after the other.
    """

    cell_scale: float
    cell: Place
    origin: float
    cell_is_turned: bool
    diameter: float
    neuron: Place
    name: float
    raised: float
    scale: Place
    aside: Place
    scale_aside: Place
    word: Place
    word_is_below: bool
    image_width: float
    image: Place
    small: float
    slots: tuple[Place, ...]
    is_turned: bool
    word_gap: float
    word_width: float
    row_image: float
    row_place: Place
    spacing: float
    row: float
    drops: tuple[float, ...]


WIDE = ANumberThatLightsLayout(
    cell_scale=1.35,
    cell=(0, 0.3),
    origin=-3.1,
    cell_is_turned=False,
    diameter=2.9,
    neuron=(0, -0.15),
    name=2,
    raised=1.1,
    scale=(0, -2.2),
    aside=(-2.1, 0),
    scale_aside=(-2.1, 0),
    word=(3.6, 0.95),
    word_is_below=False,
    image_width=5.25,
    image=(-3.95, 0),
    small=1.55,
    slots=((1.9, 2.2), (1.9, 0), (1.9, -2.2)),
    is_turned=False,
    word_gap=0.45,
    word_width=4.0,
    row_image=4.2,
    row_place=(0, 1.45),
    spacing=0.47,
    row=-2.2,
    drops=(-0.47, 0.47),
)

LAYOUTS = {
    "16:9": WIDE,
    "4:3": replace(
        WIDE,
        aside=(-1.65, 0),
        scale_aside=(-1.65, 0),
        word=(3.1, 0.95),
        image_width=4.2,
        image=(-2.75, 0),
        small=1.4,
        slots=((0.75, 2.1), (0.75, 0), (0.75, -2.1)),
        word_gap=0.4,
        word_width=3.1,
        spacing=0.343,
        row=-2.1,
        drops=(-0.42, 0.42, -0.9, 0.9),
    ),
    "1:1": ANumberThatLightsLayout(
        cell_scale=1.2,
        cell=(0, 0.3),
        origin=-3.1,
        cell_is_turned=False,
        diameter=2.7,
        neuron=(0, -0.15),
        name=2,
        raised=1.1,
        scale=(0, -2.2),
        aside=(-2.15, 0),
        scale_aside=(0, 0),
        word=(1.85, 0.95),
        word_is_below=False,
        image_width=3.6,
        image=(0, 1.75),
        small=1.3,
        slots=((-2.3, -1.3), (0, -1.3), (2.3, -1.3)),
        is_turned=True,
        word_gap=0.3,
        word_width=2.2,
        row_image=4.0,
        row_place=(0, 1.3),
        spacing=0.245,
        row=-2.2,
        drops=(-0.38, 0.38, -0.8, 0.8),
    ),
    "9:16": ANumberThatLightsLayout(
        cell_scale=1.75,
        cell=(0, 0.7),
        origin=-5.6,
        cell_is_turned=True,
        diameter=4.2,
        neuron=(0, -0.5),
        name=2.6,
        raised=1.9,
        scale=(0, -4.0),
        aside=(0, 0.7),
        scale_aside=(0, -0.3),
        word=(0, -1.7),
        word_is_below=True,
        image_width=6.6,
        image=(0, 2.4),
        small=1.8,
        slots=((-2.4, -3.2), (0, -3.2), (2.4, -3.2)),
        is_turned=True,
        word_gap=0.3,
        word_width=2.2,
        row_image=5.6,
        row_place=(-0.7, 2.6),
        spacing=0.245,
        row=-3.5,
        drops=(-0.5, 0.5, -1.1, 1.1),
    ),
}
