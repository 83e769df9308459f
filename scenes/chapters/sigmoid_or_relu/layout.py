"""Places and sizes of the chapter's figures, for each aspect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class CurvesLayout:
    """Two plots, and what belongs to each of them.

    Attributes
    ----------
    zeros : 0 on the number line of each plot, by name.
    width, rise : of a plot; the rise is that of the sigmoid.
    heading, letters : the formula, from the zero of its plot, and its Manim font size.
    lamp : the neuron that is lit, from the zero of its plot.
    room : widest line of words beside or below a plot.
    """

    zeros: Mapping[str, Place]
    width: float
    rise: float
    heading: Place
    letters: float
    lamp: Place
    room: float


@dataclass(frozen=True)
class SketchLayout:
    """Two deep networks in small, and how much of the error is felt in each of their layers.

    Attributes
    ----------
    size : width and height of a network.
    middles, headings : middles of the networks, and of the formulas above them, by function.
    is_turned : true where its layers are rows, false where they are columns.
    away : from the middle of a layer to its number.
    note : height of the words below.
    """

    size: Place
    middles: Mapping[str, Place]
    headings: Mapping[str, Place]
    is_turned: bool
    away: float
    note: float


@dataclass(frozen=True)
class SigmoidOrReLULayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    curves : the two plots.
    alone : 0 of the sigmoid as long as it is the only curve.
    cell, cell_scale : middle and scale of the nerve cell.
    remark, rows, slope : words about a curve, two sums with what it makes of them, and its slope;
        from its zero.
    legend : middle of the legend of the dots.
    sketch : the deep networks in small.
    axes, corner : size of the plot of trainings, and where its axes meet.
    names_below : true where the names of its curves stand below their ends, false where they stand
        to the right of them.
    line, letters : middle of the line of algebra at the end, and its Manim font size.
    knobs, room : middle of the number of knobs, and the widest that it and the line of algebra
        may be.
    """

    curves: CurvesLayout
    alone: Place
    cell: Place
    cell_scale: float
    remark: Place
    rows: tuple[Place, Place]
    slope: Place
    legend: Place
    sketch: SketchLayout
    axes: Place
    corner: Place
    names_below: bool
    line: Place
    letters: float
    knobs: Place
    room: float


LAYOUTS = {
    "16:9": SigmoidOrReLULayout(
        curves=CurvesLayout(
            zeros={"sigmoid": (-3.45, -0.9), "relu": (3.45, -0.9)},
            width=5.6,
            rise=2.5,
            heading=(0, 3.9),
            letters=style.TYPE_BODY,
            lamp=(0, -1.15),
            room=6.4,
        ),
        alone=(-3.45, -0.9),
        cell=(3.4, 0.35),
        cell_scale=1.15,
        remark=(0, -2.1),
        rows=((0, -1.85), (0, -2.4)),
        slope=(0, -2.2),
        legend=(0, -1.85),
        sketch=SketchLayout(
            size=(5.4, 3.4),
            middles={"sigmoid": (-3.45, 0.45), "relu": (3.45, 0.45)},
            headings={"sigmoid": (-3.45, 3.0), "relu": (3.45, 3.0)},
            is_turned=False,
            away=2.3,
            note=-2.75,
        ),
        axes=(9.2, 4.9),
        corner=(-5.9, -2.4),
        names_below=False,
        line=(-3.95, 3.2),
        letters=style.TYPE_TITLE,
        knobs=(-3.95, -3.1),
        room=6.0,
    ),
    "4:3": SigmoidOrReLULayout(
        curves=CurvesLayout(
            zeros={"sigmoid": (-2.52, -0.5), "relu": (2.52, -0.5)},
            width=4.5,
            rise=2.25,
            heading=(0, 3.4),
            letters=style.TYPE_BODY,
            lamp=(0, -1.15),
            room=4.5,
        ),
        alone=(-2.52, -1.1),
        cell=(2.45, 0.1),
        cell_scale=0.82,
        remark=(0, -2.1),
        rows=((0, -2.15), (0, -2.7)),
        slope=(0, -2.2),
        legend=(0, -1.5),
        sketch=SketchLayout(
            size=(3.0, 4.4),
            middles={"sigmoid": (-3.05, -0.15), "relu": (1.99, -0.15)},
            headings={"sigmoid": (-2.52, 2.9), "relu": (2.52, 2.9)},
            is_turned=True,
            away=2.65,
            note=-3.2,
        ),
        axes=(5.85, 4.3),
        corner=(-4.1, -2.55),
        names_below=False,
        line=(-2.7, 2.95),
        letters=style.TYPE_TITLE,
        knobs=(-2.95, -2.7),
        room=4.3,
    ),
    "1:1": SigmoidOrReLULayout(
        curves=CurvesLayout(
            zeros={"sigmoid": (-1.6, 1.05), "relu": (-1.6, -2.85)},
            width=3.8,
            rise=2.0,
            heading=(3.63, 1.57),
            letters=style.TYPE_LABEL,
            lamp=(3.63, 0.75),
            room=2.95,
        ),
        alone=(0, 1.05),
        cell=(0, -1.35),
        cell_scale=0.75,
        remark=(3.63, -0.05),
        rows=((3.63, 0.5), (3.63, -0.05)),
        slope=(3.63, 0.0),
        legend=(0, 0.0),
        sketch=SketchLayout(
            size=(2.3, 4.4),
            middles={"sigmoid": (-2.4, 0.1), "relu": (1.3, 0.1)},
            headings={"sigmoid": (-1.85, 3.1), "relu": (1.85, 3.1)},
            is_turned=True,
            away=2.25,
            note=-2.85,
        ),
        axes=(6.1, 4.1),
        corner=(-2.75, -2.5),
        names_below=True,
        line=(1.9, 2.95),
        letters=style.TYPE_LABEL,
        knobs=(1.9, 2.0),
        room=3.3,
    ),
    "9:16": SigmoidOrReLULayout(
        curves=CurvesLayout(
            zeros={"sigmoid": (0, 2.35), "relu": (0, -4.75)},
            width=6.6,
            rise=3.1,
            heading=(0, 4.0),
            letters=style.TYPE_BODY,
            lamp=(0, -1.0),
            room=7.1,
        ),
        alone=(0, 1.9),
        cell=(0, -2.6),
        cell_scale=1.2,
        remark=(0, -1.75),
        rows=((-1.7, -1.2), (1.7, -1.2)),
        slope=(0, -1.75),
        legend=(0, 0.25),
        sketch=SketchLayout(
            size=(6.1, 4.0),
            middles={"sigmoid": (0, 3.7), "relu": (0, -3.05)},
            headings={"sigmoid": (0, 6.2), "relu": (0, -0.55)},
            is_turned=False,
            away=2.45,
            note=-6.1,
        ),
        axes=(6.1, 8.9),
        corner=(-2.75, -4.9),
        names_below=True,
        line=(0, 6.4),
        letters=style.TYPE_BODY,
        knobs=(0, -6.45),
        room=7.1,
    ),
}
