"""What one would hope the layers stand for: neurons with parts beside them, and the ways between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.layers import NetworkDiagram, NeuronColumn
from scenes.figures.lettering import text
from scenes.figures.parts import CROP, EdgeStrokes, direction_colors, ink_picture
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


def shown_neurons(cells: CellField) -> npt.NDArray[np.int64]:
    """Which neurons of a layer are drawn."""
    return np.flatnonzero(cells.stroke[:, 3] > 0)


def ringed(cells: CellField, which: Sequence[int] | npt.NDArray[np.int64]) -> CellField:
    """A copy of a layer in which some neurons have a ring in the colour of what is talked about, for ``Transform``.

    Their fill stays: a hope lights up no neuron.
    """
    twin: CellField = cells.copy()
    twin.stroke[np.asarray(which, dtype=int), :3] = style.TALKED_ABOUT.to_rgb()
    twin.stroke_width[np.asarray(which, dtype=int)] *= 1.6
    return twin


def hoped_ways(starts: FloatArray, ends: FloatArray, colors: FloatArray | None = None) -> EdgeField:
    """Lines between what is hoped to belong together; they are not weights, and are in no colour of a sign."""
    if colors is None:
        colors = np.tile((*style.TALKED_ABOUT.to_rgb(), 0.7), (len(starts), 1))
    return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)


def parts_beside(
    centres: FloatArray, pictures: Sequence[tuple[FloatArray, Mask]], width: float, sides: Sequence[int]
) -> Group:
    """A picture of a part beside each neuron of a column; to the right (1) or the left (-1), in turns."""
    group = Group()
    for centre, (image, part), side in zip(centres, pictures, cycle(sides), strict=False):
        picture = ink_picture(image, width, part, crop=CROP)
        group.add(picture.move_to(centre + np.array(at(side * (0.32 + width / 2), 0))))
    return group


class HopedEdges(EdgeStrokes):
    """A little edge beside each neuron of a column: the directions go once around the half-turn.

    Attributes
    ----------
    directions : (n,), the direction of each shown neuron.
    """

    def __init__(self, cells: CellField, away: float = -0.36) -> None:
        shown = shown_neurons(cells)
        self.directions = np.arange(len(shown)) * np.pi / len(shown)
        super().__init__(cells.centres[shown] + np.array(at(away, 0)), self.directions, 0.26, 2 * style.RING)


def nearest_direction(angles: FloatArray, directions: FloatArray) -> npt.NDArray[np.int64]:
    """For each angle which of some directions is nearest, half a turn making no difference."""
    apart = np.abs(angles[:, None] - directions)
    return np.asarray(np.minimum(apart, np.pi - apart).argmin(axis=1))


def ways_of_edges(places: FloatArray, angles: FloatArray, targets: FloatArray, directions: FloatArray) -> EdgeField:
    """From each piece of an outline to the neuron hoped to stand for its direction, in the direction's colour."""
    nearest = nearest_direction(angles, directions)
    colors = direction_colors(angles)
    colors[:, 3] = 0.4
    return EdgeField(places, targets[nearest], colors, style.LINE, z_index=BELOW_NEURONS)


def ways_of_parts(
    starts: FloatArray, directions: FloatArray, angles: Sequence[FloatArray], ends: FloatArray
) -> EdgeField:
    """From the neurons hoped to stand for the directions that a part has, to the one hoped to stand for the part.

    Parameters
    ----------
    starts, directions : (n, 3) and (n,), where each little edge's neuron is, and its direction.
    angles : for each part the directions along its outline.
    ends : (parts, 3), where each part's neuron is.
    """
    needed = [np.unique(nearest_direction(each, directions)) for each in angles]
    return hoped_ways(starts[np.concatenate(needed)], np.repeat(ends, [len(each) for each in needed], axis=0))


class HopedLayer(Group):
    """A column of neurons with room for a part beside each, and the outputs with their digits; all of them dark.

    Attributes
    ----------
    column, outputs, digits : what there is.
    room : width of a picture beside a neuron, when they stand left and right in turns.
    """

    def __init__(self, count: int, outputs: int) -> None:
        spacing = min(NetworkDiagram.COLUMN_HEIGHT / max(count - 1, 1), 0.6)
        self.room = min(2.1 * spacing, 1.0)
        self.column = NeuronColumn(np.zeros(count), spacing, 0.34).shift(at(-0.6, 0))
        self.outputs = NeuronColumn(np.zeros(outputs), 0.6, 0.34).shift(at(4.6, 0))
        self.digits = VGroup(
            *(text(str(n), style.TYPE_BODY).move_to(c + at(0.48, 0)) for n, c in enumerate(self.outputs.centres))
        )
        super().__init__(self.column, self.outputs, self.digits)
