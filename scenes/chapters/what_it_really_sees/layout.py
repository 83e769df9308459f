"""Where walls of weights, digits and noise stand in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.chapters.what_it_really_sees.contributions import AddedLayout
from scenes.chapters.what_it_really_sees.grid_layout import GridsLayout, Place, RowsLayout
from scenes.chapters.what_it_really_sees.inspected import ExaminedLayout, TrainedLayout
from scenes.figures.training_log import WIDE, LogLayout


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
class AddsLayout:
    """A digit, and what each neuron makes of it.

    Attributes
    ----------
    image, middle : size of the digit, and its middle; that of the digit with the legend, where this is beside it.
    cells : neurons with their weights times ink.
    neuron : diameter of a neuron.
    under : whether a neuron stands below its picture, and not to the right of it.
    beside : whether the legend stands beside the digit, and not at the foot.
    """

    image: float
    middle: Place
    cells: RowsLayout
    neuron: float
    under: bool
    beside: bool


@dataclass(frozen=True)
class WhatItReallySeesLayout:
    """Sizes and places, in scene units.

    Attributes
    ----------
    hope : the wall that was hoped for, alone.
    note, note_room : middle of its words, and for how wide a line there is room.
    two, three : hope and network beside each other; the same with the twin.
    legend : middle of what the colours mean.
    likened, numbered : the most alike pair; beside it all neurons, each with a number below it.
    adds : what the neurons add for the hero.
    added : what argues for and against the answer.
    examined : a picture and its outputs.
    mistakes, in_two_lines : the surest ones, and whether their words are broken.
    noise, noises : pictures of noise, and how many there are.
    heading, learned, room : middles of the words above the noise and above the digits; room for a line of the latter.
    digits : what it was trained on.
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
    adds: AddsLayout
    added: AddedLayout
    examined: ExaminedLayout
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


WIDE_WALLS = GridsLayout(0.94, 4, ((-4.5, 0.55), (0.0, 0.55), (4.5, 0.55)), 4.4, drop=0.8213)

LAYOUTS = {
    "16:9": WhatItReallySeesLayout(
        hope=GridsLayout(1.4, 4, ((-1.9, 0.55),), 4.0),
        note=(3.7, 0.55),
        note_room=4.0,
        two=WIDE_WALLS,
        three=WIDE_WALLS,
        legend=(0.0, -3.25),
        likened=LikenedLayout(3.0, 0.7, 4.0, 1.65, (-3.1, 0.25)),
        numbered=RowsLayout(0.94, 4, 1.07 * 0.94, 1.42, (4.2, 0.65)),
        adds=AddsLayout(
            2.7,
            (-5.15, 0.3),
            RowsLayout(1.3, 4, 2.38, 1.52, (1.75, 0.3)),
            0.8,
            under=False,
            beside=False,
        ),
        added=AddedLayout(
            -6.3,
            (-2.9, 3.4),
            4.9,
            2.65,
            0.52,
            0.34,
            (0.0, 3.4),
            (0.0, -3.3),
            (6.1, 0.0),
            1.1,
            (0.0, 1.0),
        ),
        examined=ExaminedLayout(4.6, (-2.9, 0.35), -2.75, 13.0, (2.6, 0.1)),
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
        adds=AddsLayout(
            1.9,
            (0.0, 2.55),
            RowsLayout(1.12, 8, 1.22, 2.45, (0.0, -1.1)),
            0.8,
            under=True,
            beside=True,
        ),
        added=AddedLayout(
            -4.85,
            (-2.35, 2.15),
            3.4,
            2.65,
            0.54,
            0.36,
            (0.0, 3.35),
            (0.0, -3.3),
            (4.3, 0.0),
            1.1,
            (0.0, 1.0),
        ),
        examined=ExaminedLayout(4.8, (-1.9, 0.35), -2.85, 5.6, (2.45, 0.1)),
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
        adds=AddsLayout(
            2.1,
            (0.0, 2.45),
            RowsLayout(0.86, 4, 1.82, 1.2, (0.0, -1.3)),
            0.68,
            under=False,
            beside=True,
        ),
        added=AddedLayout(
            -3.5,
            (-1.0, 2.35),
            3.5,
            2.7,
            0.5,
            0.34,
            (0.0, 3.4),
            (-1.9, -2.95),
            (2.95, -1.05),
            1.0,
            (-1.0, 0.0),
        ),
        examined=ExaminedLayout(4.2, (-1.45, 0.5), -2.35, 4.4, (1.87, 0.1)),
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
        adds=AddsLayout(
            2.3,
            (0.0, 5.4),
            RowsLayout(1.3, 4, 1.8, 2.6, (0.0, -1.35)),
            0.8,
            under=True,
            beside=True,
        ),
        added=AddedLayout(
            -3.5,
            (-1.0, 2.35),
            3.5,
            4.9,
            0.98,
            0.6,
            (0.0, 6.1),
            (-1.9, -6.0),
            (2.85, -1.6),
            1.3,
            (-1.0, 0.0),
        ),
        examined=ExaminedLayout(
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
