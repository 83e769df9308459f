"""How the network, its close-ups and what is counted of it are laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scenes.figures.network_layout import NETWORK, NetworkLayout
from scenes.style import Place


@dataclass(frozen=True)
class LayersBetweenLayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    network : where the layers stand.
    close_ups, close_up_size : middles of the two enlarged outputs, that of the smaller digit first, and their diameter.
    is_said_above : whether the words of an enlarged output stand above it, as the ray leaves it below.
    heading, heading_is_flush : middle of the sizes of the layers; whether they rather begin where the pixels do.
    counts, counts_are_flush : middle of what is counted, and of the legend; whether they begin where the pixels do.
    in_two_lines : whether the counts, and the legend, take two lines.
    note : middle of what is said of relative brightness.
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
