"""The machine of chapter 12, knobs and the outputs that they give, in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class OutputsLayout:
    """Where outputs with their values stand, and how large they are.

    Attributes
    ----------
    middle : of the neurons.
    spacing, diameter : of them.
    in_a_row : with digits and values below, and not a column with these on the right.
    """

    middle: Place
    spacing: float = 0.62
    diameter: float = 0.42
    in_a_row: bool = False


@dataclass(frozen=True)
class MachineLayout:
    """Where the parts of the machine stand.

    Attributes
    ----------
    columns, spacing, panel : knobs in a row, from one to the next, and the middle of all.
    legend, legend_upright : its middle, and whether its lines stand below each other.
    note, note_width : middle of the first line over the panel, and what its lines may take.
    words, answer : middles of the words and of the number, on their baselines.
    outputs : where they stand.
    room : how far they move aside for a column of what is wanted.
    off_size : type size of the words that tell how far they are off.
    """

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


LAYOUTS = {
    "16:9": MachineLayout(
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
    "4:3": MachineLayout(
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
    "1:1": MachineLayout(
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
    "9:16": MachineLayout(
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
}
