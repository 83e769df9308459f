"""How a neuron, its weighted sum and its weights as a picture are laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.figures.layers import NetworkDiagram
from scenes.style import Place

PIXELS = NetworkDiagram.GRID_WIDTH


@dataclass(frozen=True)
class WeightsLayout:
    """Sizes and places, in scene units.

    Attributes
    ----------
    grid_width, grid : size and middle of the pixels.
    neuron : middle of the neuron.
    name_width : how wide a line of its name may be.
    legend : left end of the legend, without which it is centred, and its height.
    remark : middle of the number of weights; the line that explains it is below.
    terms : how many terms of the sum are written out.
    columns : where weights, activations and products stand.
    words : where the words of the sum's last lines stand.
    table_top, row_gap : height of the first term of the sum, and from line to line.
    rule : left and right end of the stroke above the sum.
    picture_width, picture : size and middle of the weights as a picture.
    extremes : where the two most extreme weights are told, by height or from the left.
    extremes_are_below : whether they stand below the picture, and not beside it.
    widths, pictures : of the activations, the weights and the products.
    signs : of the multiplication and the equation.
    sums : middles of the two parts of the sum and of the sum, each on its baseline.
    sum_signs : of the addition and the equation.
    words_below : from the baseline of these to that of the words that explain them.
    """

    grid_width: float
    grid: Place
    neuron: Place
    name_width: float
    legend: tuple[float | None, float]
    remark: Place
    terms: int
    columns: tuple[float, float, float]
    words: float
    table_top: float
    row_gap: float
    rule: tuple[float, float]
    picture_width: float
    picture: Place
    extremes: tuple[Place, Place]
    extremes_are_below: bool
    widths: tuple[float, float, float]
    pictures: tuple[Place, Place, Place]
    signs: tuple[Place, Place]
    sums: tuple[Place, Place, Place]
    sum_signs: tuple[Place, Place]
    words_below: float


LAYOUTS = {
    "16:9": WeightsLayout(
        grid_width=PIXELS,
        grid=(NetworkDiagram.GRID_X, 0.25),
        neuron=(0.75, 0.25),
        name_width=4.0,
        legend=(-6.56, -3.2),
        remark=(4.5, 0.55),
        terms=4,
        columns=(2.75, 4.4, 6.05),
        words=3.55,
        table_top=1.85,
        row_gap=0.55,
        rule=(2.2, 6.7),
        picture_width=PIXELS,
        picture=(NetworkDiagram.GRID_X, 0.25),
        extremes=((3.4, 1.3), (3.4, -0.8)),
        extremes_are_below=False,
        widths=(3.7, 3.7, 3.7),
        pictures=((-4.85, 0.85), (0, 0.85), (4.85, 0.85)),
        signs=((-2.425, 0.85), (2.425, 0.85)),
        sums=((-4.4, -2.35), (0, -2.35), (4.4, -2.35)),
        sum_signs=((-2.2, -2.2), (2.2, -2.2)),
        words_below=0.65,
    ),
    "4:3": WeightsLayout(
        grid_width=3.8,
        grid=(-2.95, 0.4),
        neuron=(0.1, 0.4),
        name_width=1.7,
        legend=(-4.85, -2.9),
        remark=(2.9, 0.7),
        terms=4,
        columns=(1.68, 2.98, 4.32),
        words=2.45,
        table_top=2.0,
        row_gap=0.55,
        rule=(1.25, 4.85),
        picture_width=5.0,
        picture=(-2.35, 0.4),
        extremes=((3.1, 1.5), (3.1, -0.6)),
        extremes_are_below=False,
        widths=(2.8, 2.8, 2.8),
        pictures=((-3.45, 0.85), (0, 0.85), (3.45, 0.85)),
        signs=((-1.725, 0.85), (1.725, 0.85)),
        sums=((-3.45, -2.1), (0, -2.1), (3.45, -2.1)),
        sum_signs=((-1.725, -1.95), (1.725, -1.95)),
        words_below=0.65,
    ),
    "1:1": WeightsLayout(
        grid_width=3.3,
        grid=(-1.85, 1.85),
        neuron=(2.1, 2.2),
        name_width=1.7,
        legend=(None, -3.38),
        remark=(0, -1.25),
        terms=3,
        columns=(-2.1, 0, 2.1),
        words=-1.05,
        table_top=-0.72,
        row_gap=0.43,
        rule=(-3.0, 3.0),
        picture_width=4.9,
        picture=(0, 1.05),
        extremes=((-1.85, -2.0), (1.85, -2.0)),
        extremes_are_below=True,
        widths=(2.75, 2.75, 2.75),
        pictures=((-1.65, 1.65), (2.0, 1.65), (-1.65, -2.0)),
        signs=((0.175, 1.65), (-3.3, -2.0)),
        sums=((2.0, -1.05), (2.0, -2.1), (2.0, -3.15)),
        sum_signs=((0.75, -1.95), (0.75, -3.0)),
        words_below=0.4,
    ),
    "9:16": WeightsLayout(
        grid_width=5.8,
        grid=(0, 3.65),
        neuron=(0, -0.6),
        name_width=7.0,
        legend=(None, -6.4),
        remark=(0, -3.3),
        terms=4,
        columns=(-2.2, 0, 2.2),
        words=-1.1,
        table_top=-2.75,
        row_gap=0.52,
        rule=(-3.0, 3.0),
        picture_width=6.9,
        picture=(0, 2.2),
        extremes=((-1.85, -3.2), (1.85, -3.2)),
        extremes_are_below=True,
        widths=(3.1, 3.1, 5.2),
        pictures=((-2.0, 4.6), (2.0, 4.6), (0, -0.65)),
        signs=((0, 4.6), (-3.2, -0.65)),
        sums=((-2.7, -4.9), (-0.25, -4.9), (2.15, -4.9)),
        sum_signs=((-1.5, -4.75), (0.95, -4.75)),
        words_below=0.75,
    ),
}
