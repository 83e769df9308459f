"""What one would hope the layers stand for: neurons with parts beside them, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from manim import DOWN, Group, Line, Transform, VGroup

from scenes import style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures.edges import BELOW_NEURONS, RunLight
from scenes.figures.layers import NeuronColumn, digits_beside
from scenes.figures.parts import (
    EdgeStrokes,
    PartPicture,
    Step,
    direction_colors,
    even_directions,
    nearest_direction,
)
from scenes.style import along, at, theme
from scenes.text.paragraph import paragraph, wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import text

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Layer = TypeVar("Layer", bound=CellField)


def shown_neurons(cells: CellField) -> npt.NDArray[np.int64]:
    """Which neurons of a layer are drawn."""
    return np.flatnonzero(cells.stroke[:, 3] > 0)


def ringed(cells: CellField, which: Sequence[int] | npt.NDArray[np.int64]) -> CellField:
    """A copy of a layer in which some neurons have a ring in the colour of what is talked about, for ``Transform``.

    Their fill stays: a hope lights up no neuron.
    """
    twin: CellField = cells.copy()
    twin.stroke[np.asarray(which, dtype=int), :3] = theme().talked_about.to_rgb()
    twin.stroke_width[np.asarray(which, dtype=int)] *= 1.6
    return twin


def laid_out(column: Layer, x: float, is_turned: bool) -> Layer:
    """A column of neurons around the origin, moved to the right; or the row that it becomes, moved down."""
    if is_turned:
        column.rotate(np.pi / 2, about_point=np.zeros(3))
    column.shift(along(x, 0, is_turned=is_turned))
    return column


def hoped_ways(starts: FloatArray, ends: FloatArray, colors: FloatArray | None = None) -> EdgeField:
    """Lines between what is hoped to belong together; they are not weights, and are in no colour of a sign."""
    if colors is None:
        colors = np.tile((*theme().talked_about.to_rgb(), 0.7), (len(starts), 1))
    return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)


class HopedEdges(EdgeStrokes):
    """A little edge beside each neuron of a layer: the directions go once around the half-turn.

    Parameters
    ----------
    away : from each neuron to its edge.

    Attributes
    ----------
    directions : (n,), the direction of each shown neuron.
    """

    def __init__(self, cells: CellField, away: FloatArray) -> None:
        shown = shown_neurons(cells)
        self.directions = even_directions(len(shown))
        super().__init__(cells.centres[shown] + away, self.directions, 0.26, 2 * style.RING)


def ways_of_edges(
    places: FloatArray, angles: FloatArray, targets: FloatArray, directions: FloatArray
) -> EdgeField:
    """From each piece of an outline to the neuron hoped to stand for its direction, in the direction's colour."""
    nearest = nearest_direction(angles, directions)
    colors = direction_colors(angles)
    colors[:, 3] = theme().hoped_edge_opacity
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
    return hoped_ways(
        starts[np.concatenate(needed)], np.repeat(ends, [len(each) for each in needed], axis=0)
    )


@dataclass(frozen=True)
class HopedLayerLayout:
    """Where some neurons of a layer, the parts beside them and the outputs stand.

    Attributes
    ----------
    column, outputs : how far the middles of the neurons and of the outputs are along the way from left to right.
    spacing, output_spacing : between neighbours.
    room, most : the size of the largest part, and by how much parts may grow to have it.
    is_turned : whether both are rows, one below the other.
    """

    column: float
    outputs: float
    spacing: float
    output_spacing: float
    room: float = 1.5
    most: float = 1.3
    is_turned: bool = False


class HopedLayer(Group):
    """Some neurons of a layer with room for a part beside each, and the outputs with their digits; all of them dark.

    Attributes
    ----------
    column, outputs, digits : what there is.
    """

    def __init__(self, count: int, outputs: int, layout: HopedLayerLayout) -> None:
        self.layout = layout
        self.column = laid_out(
            NeuronColumn(np.zeros(count), layout.spacing, 0.42), layout.column, layout.is_turned
        )
        self.outputs = laid_out(
            NeuronColumn(np.zeros(outputs), layout.output_spacing, 0.34),
            layout.outputs,
            layout.is_turned,
        )
        self.digits = digits_beside(self.outputs, 0.48, along(1, 0, is_turned=layout.is_turned))
        super().__init__(self.column, self.outputs, self.digits)

    def place(self, pieces: Sequence[PartPicture]) -> list[PartPicture]:
        """Copies of the parts where they belong: beside the neurons, on both sides in turns, as large as fits."""
        layout = self.layout
        share = min(
            layout.room / max(max(piece.width, piece.height) for piece in pieces), layout.most
        )
        placed = []
        for piece, centre, side in zip(pieces, self.column.centres, cycle((-1, 1)), strict=False):
            twin: PartPicture = piece.copy().scale(share)
            size = twin.height if layout.is_turned else twin.width
            placed.append(
                twin.move_to(centre + along(side * (0.4 + size / 2), 0, is_turned=layout.is_turned))
            )
        return placed

    def lead_to(self, label: int, neurons: Sequence[int]) -> Iterator[Step]:
        """From the neurons for the parts of a digit to its output."""
        ends = np.tile(self.outputs.centres[label], (len(neurons), 1))
        ways = RunLight(hoped_ways(self.column.centres[list(neurons)], ends))
        yield [Transform(self.column, ringed(self.column, neurons)), ways], style.STEP
        named = self.digits[label].animate.set_color(theme().talked_about)
        yield [Transform(self.outputs, ringed(self.outputs, [label])), named], style.QUICK


def some_of_a_layer(count: int, size: int, layer: int, width: float) -> VGroup:
    """How many neurons of the last hidden layer are drawn, in words; in lines no wider than ``width``."""
    some = Readout(Reading.of(count, f"count(0:{count})", 0), style.TYPE_BODY)
    if count < size:
        of_all = Readout(Reading.of(size, f"size[{layer}]", 0), style.TYPE_BODY)
        first = phrase("{some} of the {all} neurons", style.TYPE_BODY, some=some, all=of_all)
    else:
        first = phrase(
            "{some} neurons" if size > 1 else "{some} neuron", style.TYPE_BODY, some=some
        )
    of_which = paragraph("of the last hidden layer", width, color=theme().quiet)
    return VGroup(wrapped(first, width), of_which.next_to(first, DOWN, 0.25))


def share_of(some: Reading, all_: Reading, template: str) -> VGroup:
    """How many of how many, and what of them: ``{some}`` and ``{all}`` stand in the template."""
    looped = Readout(some, style.TYPE_BODY, theme().talked_about)
    return phrase(template, style.TYPE_BODY, some=looped, all=Readout(all_, style.TYPE_BODY))


class HopedNeuron(Group):
    """A large dark neuron, the ray that reaches it, and what one hopes that it looks for.

    Parameters
    ----------
    words : on the right of the neuron, or below it.
    ray : where the ray begins, seen from the neuron.
    is_above : whether the neuron is above its words.
    """

    def __init__(
        self, words: str, ray: tuple[float, float] = (-2.7, 0.0), *, is_above: bool = False
    ) -> None:
        ring = (*theme().talked_about.to_rgb(), 1)
        neuron = CellField(np.zeros((1, 3)), 1.2, fill=(0, 0, 0, 1), stroke=ring, stroke_width=0.05)
        hoped = text(words, style.TYPE_LABEL)
        start = at(*ray)
        line = Line(
            start, 0.6 * start / np.linalg.norm(start), color=theme().talked_about, stroke_width=3
        )
        hoped.move_to(at(0, -1.05) if is_above else at(1.0 + hoped.width / 2, 0))
        super().__init__(line, neuron, hoped)
