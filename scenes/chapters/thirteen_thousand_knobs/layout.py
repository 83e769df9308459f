"""Chapter 12 in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.chapters.thirteen_thousand_knobs.knob_layout import OutputsLayout
from scenes.figures.training_log import WIDE, LogLayout
from scenes.style import Place


@dataclass(frozen=True)
class KnobsLayout:
    """Sizes and places, in scene units.

    Attributes
    ----------
    count, count_width : middle and first baseline of what tells the weights of a neuron, and how wide it may be.
    legend, legend_upright : how far to the right of the pixels' left end it begins and its height; whether its lines
        stand below each other.
    small, small_at : how much smaller the network is beside the count of its knobs, and where its middle is then.
    image_alone, image_alone_width : the digit beside a single knob.
    outputs_alone : the outputs that a single knob leads to.
    image, image_learning, image_width : the digit with the panel of knobs, and its middle while these learn.
    wall, wall_width, wall_height : rows and columns of test digits, the width of each, and the middle of the wall.
    wall_heading, wall_note : heights of the words over and under it.
    log : how far the training has come.
    """

    count: Place
    count_width: float
    legend: Place
    legend_upright: bool
    small: float
    small_at: Place
    image_alone: Place
    image_alone_width: float
    outputs_alone: OutputsLayout
    image: Place
    image_learning: Place
    image_width: float
    wall: tuple[int, int]
    wall_width: float
    wall_height: float
    wall_heading: float
    wall_note: float
    log: LogLayout


LAYOUTS = {
    "16:9": KnobsLayout(
        count=(-3.95, 3.0),
        count_width=6.0,
        legend=(0.0, -3.2),
        legend_upright=False,
        small=0.54,
        small_at=(-3.3, 0.2),
        image_alone=(-5.2, 0.95),
        image_alone_width=2.6,
        outputs_alone=OutputsLayout((3.9, 0.0)),
        image=(-5.2, 0.95),
        image_learning=(-5.2, 0.95),
        image_width=2.6,
        wall=(3, 12),
        wall_width=0.92,
        wall_height=-0.1,
        wall_heading=3.05,
        wall_note=-3.25,
        log=WIDE,
    ),
    "4:3": KnobsLayout(
        count=(-2.95, 3.1),
        count_width=4.8,
        legend=(0.0, -2.75),
        legend_upright=True,
        small=0.47,
        small_at=(-2.85, 0.4),
        image_alone=(-3.75, 0.95),
        image_alone_width=2.2,
        outputs_alone=OutputsLayout((2.95, 0.3)),
        image=(-3.95, 1.1),
        image_learning=(-3.95, 1.1),
        image_width=1.85,
        wall=(4, 9),
        wall_width=0.77,
        wall_height=-0.2,
        wall_heading=3.2,
        wall_note=-3.3,
        log=LogLayout((2.7, 1.05), (-1.45, -2.9), ((-4.85, -1.7), (-4.85, -2.9)), name_above=True),
    ),
    "1:1": KnobsLayout(
        count=(1.75, 3.2),
        count_width=3.1,
        legend=(4.0, 1.62),
        legend_upright=True,
        small=0.52,
        small_at=(-1.65, 1.9),
        image_alone=(-2.55, 2.0),
        image_alone_width=2.0,
        outputs_alone=OutputsLayout((0.0, -1.2), 0.68, in_a_row=True),
        image=(-2.93, -1.55),
        image_learning=(-2.93, -1.55),
        image_width=1.2,
        wall=(4, 7),
        wall_width=0.78,
        wall_height=-0.22,
        wall_heading=3.25,
        wall_note=-3.35,
        log=LogLayout((2.2, 0.65), (1.25, -3.1), ((-3.5, -2.9), (-2.15, -2.9)), name_above=True),
    ),
    "9:16": KnobsLayout(
        count=(0.0, 6.3),
        count_width=7.0,
        legend=(0.0, -6.45),
        legend_upright=False,
        small=0.6,
        small_at=(0.0, 3.2),
        image_alone=(0.0, 4.6),
        image_alone_width=4.0,
        outputs_alone=OutputsLayout((0.0, -4.6), 0.7, in_a_row=True),
        image=(-2.0, -1.6),
        image_learning=(-2.0, -0.3),
        image_width=2.8,
        wall=(7, 6),
        wall_width=0.96,
        wall_height=-0.35,
        wall_heading=6.3,
        wall_note=-6.45,
        log=LogLayout((4.9, 0.85), (-2.5, -6.1), ((-3.4, -2.5), (-3.4, -3.8))),
    ),
}
