"""Places and sizes of the chapter's figures, for each aspect; in scene units."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.figures import WIDE, LogLayout
from scenes.style import Place


@dataclass(frozen=True)
class RowsLayout:
    """Pieces row by row.

    Attributes
    ----------
    width, columns : of one picture, and number of pieces in a row.
    across, down : from the middle of a piece to that of its neighbour.
    middle : of the whole.
    """

    width: float
    columns: int
    across: float
    down: float
    middle: Place


@dataclass(frozen=True)
class GridsLayout:
    """Grids of pictures of weights, each with words.

    Attributes
    ----------
    width, columns : of one picture, and number of pictures in a row.
    middles : of the grids.
    room : for a line of words; a wider one is broken.
    drop : from a grid down to the line on which the words below it stand; None for words to its
        right.
    """

    width: float
    columns: int
    middles: tuple[Place, ...]
    room: float
    drop: float | None = None


@dataclass(frozen=True)
class LikenedLayout:
    """Two large pictures that are compared.

    Attributes
    ----------
    width, gap : of a picture, and between the two.
    room : for a line of words below a picture.
    drop : from the pictures down to the measure.
    middle : of all of it.
    """

    width: float
    gap: float
    room: float
    drop: float
    middle: Place


@dataclass(frozen=True)
class ProductsLayout:
    """A digit, and weights times ink of each neuron.

    Attributes
    ----------
    image, middle : size of the digit, and its middle; that of the digit with the legend, where this
        is beside it.
    cells : neurons with their weights times ink.
    neuron : diameter of a neuron.
    under : true where a neuron stands below its picture, false where to the right of it.
    beside : true where the legend stands beside the digit, false where at the foot.
    """

    image: float
    middle: Place
    cells: RowsLayout
    neuron: float
    under: bool
    beside: bool


@dataclass(frozen=True)
class ContributionsLayout:
    """Columns and rows of contributions that add up to a sum.

    Attributes
    ----------
    names, bars, values : left end of the names, both ends of the bars, right end of the values.
    top, spacing, bar : height of the first row, from row to row, and height of a bar.
    heading, legend : middles of the heading, and of the meaning of the colors.
    outcome, diameter : middle of the output, from the middle of the frame and above the row of the
        sum; and its size.
    digit : direction from the output to its digit.
    """

    names: float
    bars: tuple[float, float]
    values: float
    top: float
    spacing: float
    bar: float
    heading: Place
    legend: Place
    outcome: Place
    diameter: float
    digit: Place


@dataclass(frozen=True)
class InspectedLayout:
    """A picture and its outputs.

    Attributes
    ----------
    width, image : size and middle of the picture.
    words, room : height on which the words below the picture stand, and room for a line of them.
    outputs, spacing : middle of the outputs with their digits; from one down to the next.
    parts, across : number of their columns, and the distance between these.
    """

    width: float
    image: Place
    words: float
    room: float
    outputs: Place
    spacing: float = 0.62
    parts: int = 1
    across: float = 0.0


@dataclass(frozen=True)
class TrainedLayout:
    """Pictures of weights and the log of their training.

    Attributes
    ----------
    grid, log : the pictures, and the progress of the training.
    note, legend : middles of the words about all of it, and of the meaning of the colors.
    room : for a line of the note.
    is_aside : true where all these words are flush below each other, with the numbers of the log
        between them.
    """

    grid: GridsLayout
    log: LogLayout
    note: Place
    room: float
    legend: Place
    is_aside: bool = False


@dataclass(frozen=True)
class WhatItReallySeesLayout:
    """Everything in the chapter.

    Attributes
    ----------
    hope : the grid that was hoped for, alone.
    note, note_room : middle of its words, and room for a line of them.
    two, three : hope and network beside each other; the same with the twin.
    legend : middle of the meaning of the colors.
    likened, numbered : the most alike pair; beside it all neurons, each with a number below it.
    products : weights times ink for the hero.
    contributions : for and against the answer.
    inspected : a picture and its outputs.
    mistakes, in_two_lines : the surest ones; true where their words are broken.
    noise, noises : pictures of noise, and their number.
    heading, learned, room : middles of the words above the noise and above the digits; room for a
        line of the latter.
    digits : examples of the digits that it was trained on.
    trained, own : weights through the training; of a network without saved states.
    """

    hope: GridsLayout
    note: Place
    note_room: float
    two: GridsLayout
    three: GridsLayout
    legend: Place
    likened: LikenedLayout
    numbered: RowsLayout
    products: ProductsLayout
    contributions: ContributionsLayout
    inspected: InspectedLayout
    mistakes: RowsLayout
    in_two_lines: bool
    noise: RowsLayout
    noises: int
    heading: Place
    learned: Place
    room: float
    digits: RowsLayout
    trained: TrainedLayout
    own: GridsLayout


WIDE_GRIDS = GridsLayout(0.94, 4, ((-4.5, 0.55), (0.0, 0.55), (4.5, 0.55)), 4.4, drop=0.8213)

LAYOUTS = {
    "16:9": WhatItReallySeesLayout(
        hope=GridsLayout(1.4, 4, ((-1.9, 0.55),), 4.0),
        note=(3.7, 0.55),
        note_room=4.0,
        two=WIDE_GRIDS,
        three=WIDE_GRIDS,
        legend=(0.0, -3.25),
        likened=LikenedLayout(3.0, 0.7, 4.0, 1.65, (-3.1, 0.25)),
        numbered=RowsLayout(0.94, 4, 1.07 * 0.94, 1.42, (4.2, 0.65)),
        products=ProductsLayout(
            image=2.7,
            middle=(-5.15, 0.3),
            cells=RowsLayout(1.3, 4, 2.38, 1.52, (1.75, 0.3)),
            neuron=0.8,
            under=False,
            beside=False,
        ),
        contributions=ContributionsLayout(
            names=-6.3,
            bars=(-2.9, 3.4),
            values=4.9,
            top=2.65,
            spacing=0.52,
            bar=0.34,
            heading=(0.0, 3.4),
            legend=(0.0, -3.3),
            outcome=(6.1, 0.0),
            diameter=1.1,
            digit=(0.0, 1.0),
        ),
        inspected=InspectedLayout(4.6, (-2.9, 0.35), -2.75, 13.0, (2.6, 0.1)),
        mistakes=RowsLayout(2.1, 4, 3.3, 3.1, (0.0, 0.2)),
        in_two_lines=False,
        noise=RowsLayout(0.98, 8, 1.62, 1.62, (0.0, 1.5)),
        noises=16,
        heading=(0.0, 3.4),
        learned=(0.0, -0.9),
        room=13.0,
        digits=RowsLayout(1.15, 10, 1.3, 1.3, (0.0, -2.2)),
        trained=TrainedLayout(
            GridsLayout(1.5, 8, ((0.0, 1.75),), 13.0), WIDE, (4.6, -1.35), 4.6, (4.6, -2.1)
        ),
        own=GridsLayout(1.5, 8, ((0.0, 1.0),), 13.0, drop=1.6975),
    ),
    "4:3": WhatItReallySeesLayout(
        hope=GridsLayout(1.3, 4, ((-2.0, 0.45),), 4.0),
        note=(2.95, 0.45),
        note_room=3.6,
        two=GridsLayout(1.1, 4, ((-2.46, 0.6), (2.46, 0.6)), 4.6, drop=0.65),
        three=GridsLayout(0.84, 8, ((-1.35, 2.6), (-1.35, 0.35), (-1.35, -1.9)), 2.4),
        legend=(0.0, -3.35),
        likened=LikenedLayout(2.35, 0.25, 2.6, 1.95, (-2.35, 0.3)),
        numbered=RowsLayout(0.94, 4, 1.07 * 0.94, 1.42, (2.8, 0.55)),
        products=ProductsLayout(
            image=1.9,
            middle=(0.0, 2.55),
            cells=RowsLayout(1.12, 8, 1.22, 2.45, (0.0, -1.1)),
            neuron=0.8,
            under=True,
            beside=True,
        ),
        contributions=ContributionsLayout(
            names=-4.85,
            bars=(-2.35, 2.15),
            values=3.4,
            top=2.65,
            spacing=0.54,
            bar=0.36,
            heading=(0.0, 3.35),
            legend=(0.0, -3.3),
            outcome=(4.3, 0.0),
            diameter=1.1,
            digit=(0.0, 1.0),
        ),
        inspected=InspectedLayout(4.8, (-1.9, 0.35), -2.85, 5.6, (2.45, 0.1)),
        mistakes=RowsLayout(2.1, 4, 2.5, 3.4, (0.0, 0.0)),
        in_two_lines=True,
        noise=RowsLayout(0.95, 6, 1.62, 1.4, (0.0, 0.68)),
        noises=18,
        heading=(0.0, 3.3),
        learned=(0.0, -1.95),
        room=9.76,
        digits=RowsLayout(0.88, 10, 0.97, 0.97, (0.0, -2.9)),
        trained=TrainedLayout(
            GridsLayout(1.13, 8, ((0.0, 2.3),), 9.76),
            LogLayout((5.4, 1.7), (-1.2, -2.95), ((-4.7, -1.0), (-4.7, -2.5))),
            (-2.6, 0.5),
            4.6,
            (3.0, 0.5),
        ),
        own=GridsLayout(1.25, 4, ((0.0, 0.9),), 9.76, drop=0.6),
    ),
    "1:1": WhatItReallySeesLayout(
        hope=GridsLayout(1.32, 4, ((0.0, 0.75),), 7.0),
        note=(0.0, -2.5),
        note_room=7.0,
        two=GridsLayout(0.81, 4, ((-1.82, 0.7), (1.82, 0.7)), 3.4, drop=0.6),
        three=GridsLayout(0.75, 8, ((0.0, 2.77), (0.0, 0.54), (0.0, -1.69)), 7.0, drop=0.4),
        legend=(0.0, -3.4),
        likened=LikenedLayout(2.3, 1.1, 3.4, 1.3, (0.0, 1.75)),
        numbered=RowsLayout(0.8, 8, 0.89, 1.35, (0.0, -1.55)),
        products=ProductsLayout(
            image=2.1,
            middle=(0.0, 2.45),
            cells=RowsLayout(0.86, 4, 1.82, 1.2, (0.0, -1.3)),
            neuron=0.68,
            under=False,
            beside=True,
        ),
        contributions=ContributionsLayout(
            names=-3.5,
            bars=(-1.0, 2.35),
            values=3.5,
            top=2.7,
            spacing=0.5,
            bar=0.34,
            heading=(0.0, 3.4),
            legend=(-1.9, -2.95),
            outcome=(2.95, -1.05),
            diameter=1.0,
            digit=(-1.0, 0.0),
        ),
        inspected=InspectedLayout(4.2, (-1.45, 0.5), -2.35, 4.4, (1.87, 0.1)),
        mistakes=RowsLayout(1.65, 4, 1.81, 3.2, (0.0, 0.0)),
        in_two_lines=True,
        noise=RowsLayout(0.8, 4, 1.8, 1.22, (0.0, 0.48)),
        noises=12,
        heading=(0.0, 3.3),
        learned=(0.0, -2.05),
        room=5.6,
        digits=RowsLayout(0.64, 10, 0.71, 0.71, (0.0, -3.15)),
        trained=TrainedLayout(
            GridsLayout(1.0, 4, ((-1.42, 1.4),), 7.0),
            LogLayout((5.4, 1.5), (-2.6, -3.0), ((1.05, 1.95), (1.05, 0.8))),
            (2.25, 3.15),
            2.5,
            (0.0, -0.4),
            is_aside=True,
        ),
        own=GridsLayout(1.25, 4, ((0.0, 0.9),), 7.0, drop=0.6),
    ),
    "9:16": WhatItReallySeesLayout(
        hope=GridsLayout(1.65, 4, ((0.0, 0.85),), 7.0),
        note=(0.0, -3.4),
        note_room=7.0,
        two=GridsLayout(1.22, 4, ((0.0, 3.95), (0.0, -2.3)), 7.0, drop=0.55),
        three=GridsLayout(0.93, 4, ((-1.55, 4.5), (-1.55, 0.3), (-1.55, -3.9)), 3.0),
        legend=(0.0, -6.4),
        likened=LikenedLayout(3.3, 0.4, 3.6, 1.6, (0.0, 4.0)),
        numbered=RowsLayout(1.2, 4, 1.75, 1.75, (0.0, -2.3)),
        products=ProductsLayout(
            image=2.3,
            middle=(0.0, 5.4),
            cells=RowsLayout(1.3, 4, 1.8, 2.6, (0.0, -1.35)),
            neuron=0.8,
            under=True,
            beside=True,
        ),
        contributions=ContributionsLayout(
            names=-3.5,
            bars=(-1.0, 2.35),
            values=3.5,
            top=4.9,
            spacing=0.98,
            bar=0.6,
            heading=(0.0, 6.1),
            legend=(-1.9, -6.0),
            outcome=(2.85, -1.6),
            diameter=1.3,
            digit=(-1.0, 0.0),
        ),
        inspected=InspectedLayout(
            6.2, (0.0, 3.3), -0.8, 7.0, (-0.62, -4.0), spacing=0.98, parts=2, across=3.4
        ),
        mistakes=RowsLayout(2.5, 2, 3.5, 3.3, (0.0, 0.0)),
        in_two_lines=False,
        noise=RowsLayout(1.35, 4, 1.8, 1.85, (0.0, 1.45)),
        noises=16,
        heading=(0.0, 6.15),
        learned=(0.0, -3.15),
        room=5.6,
        digits=RowsLayout(1.2, 5, 1.4, 1.4, (0.0, -5.2)),
        trained=TrainedLayout(
            GridsLayout(1.6, 4, ((0.0, 3.2),), 7.0),
            LogLayout((5.3, 2.0), (-2.5, -6.0), ((-3.3, -2.75), (0.6, -2.75))),
            (0.0, -1.55),
            7.0,
            (0.0, -0.75),
        ),
        own=GridsLayout(1.6, 4, ((0.0, 1.3),), 7.0, drop=1.2),
    ),
}
