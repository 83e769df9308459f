"""Places of a function, a neuron and the network as boxes, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes.figures import NETWORK, NetworkLayout
from scenes.style import Place


@dataclass(frozen=True)
class SquashLayout:
    """A box with a curve in it, in scene units.

    Attributes
    ----------
    box : its width and height.
    plot : width of the curve.
    away : from the box to the numbers that pass through it.
    is_turned : true where they pass from the top to the bottom, false where from left to right.
    """

    box: tuple[float, float]
    plot: float
    away: float
    is_turned: bool = False


@dataclass(frozen=True)
class JustAFunctionLayout:
    """Places and sizes, in scene units; headings are placed by their middle and their baseline.

    Attributes
    ----------
    squash : box with the curve of the squeezing function.
    pixels_width, pixels : size and middle of the pixels that go into a neuron.
    heading : over these pixels.
    neuron, number, reach : middles of the neuron and of its number; ends of the arrow between them,
        measured from the one and from the other.
    heading_out : at the number.
    name : the side of the neuron on which its name stands.
    legend, legend_is_flush : its middle; true where it rather begins where the pixels do.
    farther, longest : the first hidden layer as input of another neuron, and the largest height of
        its column.
    farther_heading : over that layer.
    network : the layers.
    network_in, network_out : the headings at the pixels and at the outputs.
    box, box_size : middle and size of the box that stands for the network.
    ray_sides : the sides of the box on which numbers go in and come out.
    """

    squash: SquashLayout
    pixels_width: float
    pixels: Place
    heading: Place
    neuron: Place
    number: Place
    reach: tuple[float, float]
    heading_out: Place
    name: Place
    legend: Place
    legend_is_flush: bool
    farther: NetworkLayout
    longest: float
    farther_heading: Place
    network: NetworkLayout
    network_in: Place
    network_out: Place
    box: Place
    box_size: tuple[float, float]
    ray_sides: tuple[Place, Place]


LEFT, RIGHT, UP, DOWN = (-1.0, 0.0), (1.0, 0.0), (0.0, 1.0), (0.0, -1.0)

LAYOUTS = {
    "16:9": JustAFunctionLayout(
        squash=SquashLayout((4.0, 5.2), plot=3.2, away=2.3),
        pixels_width=5.25,
        pixels=(-3.95, 0.0),
        heading=(-3.95, 3.25),
        neuron=(1.3, 0.0),
        number=(4.9, 0.0),
        reach=(0.75, 0.85),
        heading_out=(4.9, 0.75),
        name=DOWN,
        legend=(0.0, -3.2),
        legend_is_flush=True,
        farther=replace(NETWORK["16:9"], first=(-3.95, 0.0)),
        longest=5.5,
        farther_heading=(-3.95, 3.25),
        network=NETWORK["16:9"],
        network_in=(-3.95, 3.25),
        network_out=(5.55, 3.25),
        box=(1.92, 0.0),
        box_size=(3.3, 3.2),
        ray_sides=(LEFT, RIGHT),
    ),
    "4:3": JustAFunctionLayout(
        squash=SquashLayout((3.6, 5.2), plot=2.9, away=2.05),
        pixels_width=4.6,
        pixels=(-2.58, 0.0),
        heading=(-2.58, 2.75),
        neuron=(1.3, 0.0),
        number=(3.7, 0.0),
        reach=(0.75, 0.75),
        heading_out=(3.7, 0.75),
        name=DOWN,
        legend=(0.0, -3.3),
        legend_is_flush=True,
        farther=replace(NETWORK["16:9"], first=(-2.58, 0.0)),
        longest=5.6,
        farther_heading=(-2.58, 3.25),
        network=replace(NETWORK["4:3"], length=5.5),
        network_in=(-2.95, 2.4),
        network_out=(3.7, 3.25),
        box=(1.13, 0.0),
        box_size=(3.1, 3.2),
        ray_sides=(LEFT, RIGHT),
    ),
    "1:1": JustAFunctionLayout(
        squash=SquashLayout((3.0, 5.2), plot=2.4, away=1.3),
        pixels_width=4.1,
        pixels=(-1.5, 0.4),
        heading=(-1.5, 2.85),
        neuron=(2.25, 0.4),
        number=(2.25, -1.8),
        reach=(0.75, 0.45),
        heading_out=(2.25, -2.6),
        name=UP,
        legend=(0.0, -3.35),
        legend_is_flush=True,
        farther=replace(NETWORK["16:9"], first=(-1.5, 0.05)),
        longest=5.6,
        farther_heading=(-1.5, 3.3),
        network=replace(
            NETWORK["1:1"],
            grid_width=3.2,
            grid=(-1.95, 1.45),
            first=(0.0, -0.65),
            last=(0.0, -2.05),
        ),
        network_in=(-1.95, 3.3),
        network_out=(0.0, -3.5),
        box=(1.95, 1.45),
        box_size=(3.1, 2.7),
        ray_sides=(LEFT, DOWN),
    ),
    "9:16": JustAFunctionLayout(
        squash=SquashLayout((7.1, 6.4), plot=6.0, away=1.6, is_turned=True),
        pixels_width=6.2,
        pixels=(0.0, 2.85),
        heading=(0.0, 6.25),
        neuron=(0.0, -2.2),
        number=(0.0, -4.6),
        reach=(0.8, 0.5),
        heading_out=(0.0, -5.45),
        name=RIGHT,
        legend=(0.0, -6.45),
        legend_is_flush=False,
        farther=replace(NETWORK["9:16"], first=(0.0, 3.2)),
        longest=5.5,
        farther_heading=(0.0, 5.2),
        network=replace(
            NETWORK["9:16"], grid_width=5.6, grid=(0.0, 3.15), first=(0.0, -0.9), last=(0.0, -4.55)
        ),
        network_in=(0.0, 6.25),
        network_out=(0.0, -6.35),
        box=(0.0, -1.95),
        box_size=(4.6, 2.7),
        ray_sides=(UP, DOWN),
    ),
}
