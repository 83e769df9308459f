"""Places and sizes of one neuron, and of pixels that become neurons, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes.style import Place


@dataclass(frozen=True)
class ANumberThatLightsLayout:
    """Sizes and centres, in scene units.

    Attributes
    ----------
    cell_scale, cell, origin : drawing of a nerve cell, and the height of the words that say so.
    cell_is_turned : True where it sends its signals downwards, and not to the right.
    diameter, neuron, name : the large neuron, and the height of its name.
    raised : distance that both go up to make room for the scale.
    scale : scale of brightness.
    aside, scale_aside : shifts of neuron and scale that make room for the word.
    word, word_is_below : the word for the number; True where it stands below the neuron, and not to
        its right.
    image_width, image : the hero whose pixels become neurons.
    small, slots : diameter and places of these neurons.
    is_turned : True where they stand in a row below the image, and not to its right.
    name_gap, name_width : from each of them to the name of its pixel, and greatest width of that.
    row_image, row_place : width and place of the image above a row of neurons.
    spacing, row : from neuron to neuron in the row, and its height.
    offsets : heights of the values above the row, for one neuron after the other.
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
    name_gap: float
    name_width: float
    row_image: float
    row_place: Place
    spacing: float
    row: float
    offsets: tuple[float, ...]


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
    name_gap=0.45,
    name_width=4.0,
    row_image=4.2,
    row_place=(0, 1.45),
    spacing=0.47,
    row=-2.2,
    offsets=(-0.47, 0.47),
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
        name_gap=0.4,
        name_width=3.1,
        spacing=0.343,
        row=-2.1,
        offsets=(-0.42, 0.42, -0.9, 0.9),
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
        name_gap=0.3,
        name_width=2.2,
        row_image=4.0,
        row_place=(0, 1.3),
        spacing=0.245,
        row=-2.2,
        offsets=(-0.38, 0.38, -0.8, 0.8),
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
        name_gap=0.3,
        name_width=2.2,
        row_image=5.6,
        row_place=(-0.7, 2.6),
        spacing=0.245,
        row=-3.5,
        offsets=(-0.5, 0.5, -1.1, 1.1),
    ),
}
