"""Places and sizes of the network, its close-ups and its counts, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes.figures import NETWORK, NetworkLayout
from scenes.style import Place


@dataclass(frozen=True)
class LayersBetweenLayout:
    """Places of centres and sizes, in scene units.

    Attributes
    ----------
    network : places of the layers.
    close_ups, close_up_size : the two enlarged outputs, that of the smaller digit first, and their
        diameter.
    is_said_above : True where the words of an enlarged output stand above it, as its ray leaves it
        below.
    heading, heading_is_flush : sizes of the layers; True where they begin where the pixels do.
    counts, counts_are_flush : numbers of edges and parameters, and legend; True where they begin
        where the pixels do.
    in_two_lines : True where the counts, and the legend, take two lines.
    note : note on relative brightness.
    """

    network: NetworkLayout
    close_ups: tuple[Place, Place]
    close_up_size: float
    is_said_above: bool
    heading: Place
    heading_is_flush: bool
    counts: Place
    counts_are_flush: bool
    in_two_lines: bool
    note: Place


LAYOUTS = {
    "16:9": LayersBetweenLayout(
        network=NETWORK["16:9"],
        close_ups=((1.9, 1.6), (1.9, -1.6)),
        close_up_size=1.9,
        is_said_above=False,
        heading=(-3.95, 3.25),
        heading_is_flush=False,
        counts=(-3.95, -3.2),
        counts_are_flush=True,
        in_two_lines=False,
        note=(3, 3.65),
    ),
    "4:3": LayersBetweenLayout(
        network=NETWORK["4:3"],
        close_ups=((1.0, 1.6), (1.0, -1.6)),
        close_up_size=1.9,
        is_said_above=False,
        heading=(-2.95, 3.0),
        heading_is_flush=True,
        counts=(-2.95, -2.75),
        counts_are_flush=True,
        in_two_lines=True,
        note=(2.2, 3.65),
    ),
    "1:1": LayersBetweenLayout(
        network=replace(NETWORK["1:1"], grid_width=3.2, grid=(0.0, 1.25), last=(0.0, -2.35)),
        close_ups=((-2.65, -0.2), (2.65, -0.2)),
        close_up_size=1.6,
        is_said_above=True,
        heading=(0.0, 3.3),
        heading_is_flush=False,
        counts=(0.0, -3.4),
        counts_are_flush=False,
        in_two_lines=False,
        note=(0.0, 3.3),
    ),
    "9:16": LayersBetweenLayout(
        network=NETWORK["9:16"],
        close_ups=((-1.85, -2.3), (1.85, -2.3)),
        close_up_size=2.0,
        is_said_above=True,
        heading=(0.0, 6.4),
        heading_is_flush=False,
        counts=(0.0, -6.2),
        counts_are_flush=False,
        in_two_lines=False,
        note=(0.0, 6.4),
    ),
}
