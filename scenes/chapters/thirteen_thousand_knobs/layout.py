"""Places and sizes of the chapter's figures, for each aspect; in scene units."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.figures import WIDE, LogLayout
from scenes.style import Place


@dataclass(frozen=True)
class TableLayout:
    """Rows and columns of the table that counts the knobs.

    Attributes
    ----------
    top, step, low : baseline of the first row, from one to the next, and the lowest of the total.
    left, products, results, right : ends of the rule, and right ends of the columns of numbers.
    """

    top: float
    step: float
    low: float
    left: float
    products: float
    results: float
    right: float


@dataclass(frozen=True)
class OutputsLayout:
    """Outputs with their values.

    Attributes
    ----------
    middle : of the neurons.
    spacing, diameter : of them.
    in_a_row : true where digits and values are below, false for a column with these on the right.
    """

    middle: Place
    spacing: float = 0.62
    diameter: float = 0.42
    in_a_row: bool = False


@dataclass(frozen=True)
class OneKnobLayout:
    """One knob between its pixel and the outputs.

    Attributes
    ----------
    image, image_width : middle and width of the digit.
    knob, neuron : their middles.
    through, onward : unit vectors: from the pixel through the knob to the neuron, and from there
        to the outputs.
    outputs : what the knob leads to.
    change : middle and baseline of the line that tells how much the outputs change.
    """

    image: Place
    image_width: float
    knob: Place
    neuron: Place
    through: Place
    onward: Place
    outputs: OutputsLayout
    change: Place

    @property
    def goes_down(self) -> bool:
        """True where wires run through the knob from above, so that words stand beside it."""
        return self.through[1] < 0


@dataclass(frozen=True)
class MachineLayout:
    """Parts of the machine: a panel of knobs, and the outputs that they give.

    Attributes
    ----------
    shown : knobs on the panel: weights of the first layer, of the later ones, biases.
    columns, spacing, panel : knobs in a row, from one to the next, and the middle of all.
    legend, legend_upright : its middle, and true where its lines stand below each other.
    note, note_width : middle of the first line over the panel, and the widest that lines may be.
    words, answer : middles of the words and of the number, on their baselines.
    outputs : their place.
    room : distance by which they move aside for a column of what is wanted.
    off_size : type size of the words that tell how far they are off.
    """

    shown: tuple[int, int, int]
    columns: int
    spacing: float
    panel: Place
    legend: Place
    legend_upright: bool
    note: Place
    note_width: float
    words: Place
    answer: Place
    outputs: OutputsLayout
    room: float = 0.0
    off_size: float = style.TYPE_SMALL


@dataclass(frozen=True)
class DigitGridLayout:
    """Test digits row by row, with words above and below.

    Attributes
    ----------
    rows, columns : of the grid.
    width : of a digit.
    height : of the middle of the grid.
    heading, note : heights of the words over and under it.
    """

    rows: int
    columns: int
    width: float
    height: float
    heading: float
    note: float


@dataclass(frozen=True)
class KnobsLayout:
    """Everything in the chapter.

    Attributes
    ----------
    count, count_width : middle and first baseline of the words that count the weights of a neuron,
        and the widest that they may be.
    legend, legend_upright : distance to the right of the pixels' left end, and height; true where
        its lines stand below each other.
    small, small_at : scale and middle of the network beside the count of its knobs.
    table : the count of the knobs.
    one_knob : a single knob.
    image, image_learning, image_width : middle of the digit beside the panel of knobs, the same
        while these learn, and its width.
    machine : the panel of knobs and its outputs.
    grid : the test digits.
    log : progress of the training.
    """

    count: Place
    count_width: float
    legend: Place
    legend_upright: bool
    small: float
    small_at: Place
    table: TableLayout
    one_knob: OneKnobLayout
    image: Place
    image_learning: Place
    image_width: float
    machine: MachineLayout
    grid: DigitGridLayout
    log: LogLayout


RIGHT, DOWN = (1.0, 0.0), (0.0, -1.0)

LAYOUTS = {
    "16:9": KnobsLayout(
        count=(-3.95, 3.0),
        count_width=6.0,
        legend=(0.0, -3.2),
        legend_upright=False,
        small=0.54,
        small_at=(-3.3, 0.2),
        table=TableLayout(
            top=2.0, step=0.8, low=-3.0, left=0.75, products=3.1, results=5.05, right=6.6
        ),
        one_knob=OneKnobLayout(
            image=(-5.2, 0.95),
            image_width=2.6,
            knob=(-1.65, 0.95),
            neuron=(1.35, 0.95),
            through=RIGHT,
            onward=RIGHT,
            outputs=OutputsLayout((3.9, 0.0)),
            change=(-3.35, -2.3),
        ),
        image=(-5.2, 0.95),
        image_learning=(-5.2, 0.95),
        image_width=2.6,
        machine=MachineLayout(
            shown=(48, 24, 12),
            columns=12,
            spacing=0.46,
            panel=(-0.75, 0.95),
            legend=(-0.75, -1.15),
            legend_upright=False,
            note=(-0.75, 3.0),
            note_width=9.0,
            words=(-1.2, -2.6),
            answer=(0.8, -2.6),
            outputs=OutputsLayout((3.9, 0.0)),
            off_size=style.TYPE_LABEL,
        ),
        grid=DigitGridLayout(3, 12, width=0.92, height=-0.1, heading=3.05, note=-3.25),
        log=WIDE,
    ),
    "4:3": KnobsLayout(
        count=(-2.95, 3.1),
        count_width=4.8,
        legend=(0.0, -2.75),
        legend_upright=True,
        small=0.47,
        small_at=(-2.85, 0.4),
        table=TableLayout(
            top=2.0, step=0.8, low=-3.0, left=-0.45, products=1.65, results=3.3, right=4.8
        ),
        one_knob=OneKnobLayout(
            image=(-3.75, 0.95),
            image_width=2.2,
            knob=(-1.05, 0.95),
            neuron=(1.1, 0.95),
            through=RIGHT,
            onward=RIGHT,
            outputs=OutputsLayout((2.95, 0.3)),
            change=(-0.8, -3.2),
        ),
        image=(-3.95, 1.1),
        image_learning=(-3.95, 1.1),
        image_width=1.85,
        machine=MachineLayout(
            shown=(46, 22, 12),
            columns=10,
            spacing=0.43,
            panel=(-0.65, 1.1),
            legend=(-1.7, -0.97),
            legend_upright=False,
            note=(-1.6, 3.2),
            note_width=6.6,
            words=(-2.3, -2.5),
            answer=(-0.3, -2.5),
            outputs=OutputsLayout((2.5, 0.0)),
            room=0.4,
        ),
        grid=DigitGridLayout(4, 9, width=0.77, height=-0.2, heading=3.2, note=-3.3),
        log=LogLayout((2.7, 1.05), (-1.45, -2.9), ((-4.85, -1.7), (-4.85, -2.9)), name_above=True),
    ),
    "1:1": KnobsLayout(
        count=(1.75, 3.2),
        count_width=3.1,
        legend=(4.0, 1.62),
        legend_upright=True,
        small=0.52,
        small_at=(-1.65, 1.9),
        table=TableLayout(
            top=-0.3, step=0.62, low=-3.4, left=-2.6, products=-0.3, results=1.4, right=2.95
        ),
        one_knob=OneKnobLayout(
            image=(-2.55, 2.0),
            image_width=2.0,
            knob=(-0.35, 2.0),
            neuron=(2.3, 2.0),
            through=RIGHT,
            onward=DOWN,
            outputs=OutputsLayout((0.0, -1.2), 0.68, in_a_row=True),
            change=(0.0, -3.2),
        ),
        image=(-2.93, -1.55),
        image_learning=(-2.93, -1.55),
        image_width=1.2,
        machine=MachineLayout(
            shown=(32, 16, 8),
            columns=8,
            spacing=0.46,
            panel=(-1.65, 0.75),
            legend=(-1.0, -1.55),
            legend_upright=True,
            note=(-1.65, 3.4),
            note_width=3.7,
            words=(-0.8, -3.1),
            answer=(1.2, -3.1),
            outputs=OutputsLayout((1.3, 0.87), 0.475, 0.36),
            room=0.55,
        ),
        grid=DigitGridLayout(4, 7, width=0.78, height=-0.22, heading=3.25, note=-3.35),
        log=LogLayout((2.2, 0.65), (1.25, -3.1), ((-3.5, -2.9), (-2.15, -2.9)), name_above=True),
    ),
    "9:16": KnobsLayout(
        count=(0.0, 6.3),
        count_width=7.0,
        legend=(0.0, -6.45),
        legend_upright=False,
        small=0.6,
        small_at=(0.0, 3.2),
        table=TableLayout(
            top=-1.0, step=0.95, low=-5.6, left=-3.0, products=-0.45, results=1.6, right=3.15
        ),
        one_knob=OneKnobLayout(
            image=(0.0, 4.6),
            image_width=4.0,
            knob=(0.0, 0.6),
            neuron=(0.0, -2.1),
            through=DOWN,
            onward=DOWN,
            outputs=OutputsLayout((0.0, -4.6), 0.7, in_a_row=True),
            change=(0.0, -6.5),
        ),
        image=(-2.0, -1.6),
        image_learning=(-2.0, -0.3),
        image_width=2.8,
        machine=MachineLayout(
            shown=(48, 24, 12),
            columns=12,
            spacing=0.54,
            panel=(0.0, 3.95),
            legend=(0.0, 1.7),
            legend_upright=False,
            note=(0.0, 6.2),
            note_width=7.0,
            words=(-1.0, -5.8),
            answer=(1.0, -5.8),
            outputs=OutputsLayout((1.25, -1.6), 0.52, 0.4),
            room=0.5,
        ),
        grid=DigitGridLayout(7, 6, width=0.96, height=-0.35, heading=6.3, note=-6.45),
        log=LogLayout((4.9, 0.85), (-2.5, -6.1), ((-3.4, -2.5), (-3.4, -3.8))),
    ),
}
