"""Layout of a neuron, its weighted sum and its weights as a picture, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.figures import NetworkDiagram, ProductLayout
from scenes.style import Place

PIXELS = NetworkDiagram.GRID_WIDTH


@dataclass(frozen=True)
class SumTableLayout:
    """The largest terms of the sum, one below the other.

    Attributes
    ----------
    terms : number of terms that are written out.
    columns : centres of weights, activations and products.
    words : centre of the words of the last lines.
    top, row_gap : height of the first term, and from line to line.
    rule : left and right end of the stroke above the sum.
    """

    terms: int
    columns: tuple[float, float, float]
    words: float
    top: float
    row_gap: float
    rule: tuple[float, float]


@dataclass(frozen=True)
class ExtremesLayout:
    """The greatest and the least weight, told beside the picture or below it.

    Attributes
    ----------
    values : centres of the two numbers, from the top or from the left.
    are_below : True where they stand below the picture, not beside it.
    """

    values: tuple[Place, Place]
    are_below: bool = False


@dataclass(frozen=True)
class SumOfPartsLayout:
    """Positive part plus negative part equals the weighted sum.

    Attributes
    ----------
    values : centre and baseline of each of the three numbers.
    signs : centres of the signs between them.
    words_below : from the baseline of a number to that of the words that explain it.
    """

    values: tuple[Place, Place, Place]
    signs: tuple[Place, Place]
    words_below: float


@dataclass(frozen=True)
class WeightsLayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    grid, grid_width : centre and size of the pixels.
    neuron : centre of the neuron.
    name_width : of a line of its name, at most.
    legend : left end of the legend, without which it is centred, and its height.
    remark : centre of the number of weights; the line that explains it is below.
    table : the weighted sum, term by term.
    picture, picture_width : centre and size of the weights as a picture.
    extremes : the greatest and the least weight.
    product : activations, weights and products.
    parts : both parts of the sum.
    """

    grid: Place
    grid_width: float
    neuron: Place
    name_width: float
    legend: tuple[float | None, float]
    remark: Place
    table: SumTableLayout
    picture: Place
    picture_width: float
    extremes: ExtremesLayout
    product: ProductLayout
    parts: SumOfPartsLayout


LAYOUTS = {
    "16:9": WeightsLayout(
        grid=(NetworkDiagram.GRID_X, 0.25),
        grid_width=PIXELS,
        neuron=(0.75, 0.25),
        name_width=4.0,
        legend=(-6.56, -3.2),
        remark=(4.5, 0.55),
        table=SumTableLayout(
            terms=4,
            columns=(2.75, 4.4, 6.05),
            words=3.55,
            top=1.85,
            row_gap=0.55,
            rule=(2.2, 6.7),
        ),
        picture=(NetworkDiagram.GRID_X, 0.25),
        picture_width=PIXELS,
        extremes=ExtremesLayout(((3.4, 1.3), (3.4, -0.8))),
        product=ProductLayout(
            widths=(3.7, 3.7, 3.7),
            pictures=((-4.85, 0.85), (0, 0.85), (4.85, 0.85)),
            signs=((-2.425, 0.85), (2.425, 0.85)),
        ),
        parts=SumOfPartsLayout(
            values=((-4.4, -2.35), (0, -2.35), (4.4, -2.35)),
            signs=((-2.2, -2.2), (2.2, -2.2)),
            words_below=0.65,
        ),
    ),
    "4:3": WeightsLayout(
        grid=(-2.95, 0.4),
        grid_width=3.8,
        neuron=(0.1, 0.4),
        name_width=1.7,
        legend=(-4.85, -2.9),
        remark=(2.9, 0.7),
        table=SumTableLayout(
            terms=4,
            columns=(1.68, 2.98, 4.32),
            words=2.45,
            top=2.0,
            row_gap=0.55,
            rule=(1.25, 4.85),
        ),
        picture=(-2.35, 0.4),
        picture_width=5.0,
        extremes=ExtremesLayout(((3.1, 1.5), (3.1, -0.6))),
        product=ProductLayout(
            widths=(2.8, 2.8, 2.8),
            pictures=((-3.45, 0.85), (0, 0.85), (3.45, 0.85)),
            signs=((-1.725, 0.85), (1.725, 0.85)),
        ),
        parts=SumOfPartsLayout(
            values=((-3.45, -2.1), (0, -2.1), (3.45, -2.1)),
            signs=((-1.725, -1.95), (1.725, -1.95)),
            words_below=0.65,
        ),
    ),
    "1:1": WeightsLayout(
        grid=(-1.85, 1.85),
        grid_width=3.3,
        neuron=(2.1, 2.2),
        name_width=1.7,
        legend=(None, -3.38),
        remark=(0, -1.25),
        table=SumTableLayout(
            terms=3,
            columns=(-2.1, 0, 2.1),
            words=-1.05,
            top=-0.72,
            row_gap=0.43,
            rule=(-3.0, 3.0),
        ),
        picture=(0, 1.05),
        picture_width=4.9,
        extremes=ExtremesLayout(((-1.85, -2.0), (1.85, -2.0)), are_below=True),
        product=ProductLayout(
            widths=(2.75, 2.75, 2.75),
            pictures=((-1.65, 1.65), (2.0, 1.65), (-1.65, -2.0)),
            signs=((0.175, 1.65), (-3.3, -2.0)),
        ),
        parts=SumOfPartsLayout(
            values=((2.0, -1.05), (2.0, -2.1), (2.0, -3.15)),
            signs=((0.75, -1.95), (0.75, -3.0)),
            words_below=0.48,
        ),
    ),
    "9:16": WeightsLayout(
        grid=(0, 3.65),
        grid_width=5.8,
        neuron=(0, -0.6),
        name_width=7.0,
        legend=(None, -6.4),
        remark=(0, -3.3),
        table=SumTableLayout(
            terms=4,
            columns=(-2.2, 0, 2.2),
            words=-1.1,
            top=-2.75,
            row_gap=0.52,
            rule=(-3.0, 3.0),
        ),
        picture=(0, 2.2),
        picture_width=6.9,
        extremes=ExtremesLayout(((-1.85, -3.2), (1.85, -3.2)), are_below=True),
        product=ProductLayout(
            widths=(3.1, 3.1, 5.2),
            pictures=((-2.0, 4.6), (2.0, 4.6), (0, -0.65)),
            signs=((0, 4.6), (-3.2, -0.65)),
        ),
        parts=SumOfPartsLayout(
            values=((-2.7, -4.9), (-0.25, -4.9), (2.15, -4.9)),
            signs=((-1.5, -4.75), (0.95, -4.75)),
            words_below=0.75,
        ),
    ),
}
