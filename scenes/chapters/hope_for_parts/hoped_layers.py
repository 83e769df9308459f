"""Layers as one would hope them to be: neurons that stand for parts, and lines between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import DOWN, Group, Line, Transform, VGroup

from scenes import sources, style
from scenes.chapters.hope_for_parts.outline_strokes import nearest_direction
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures import (
    BELOW_NEURONS,
    EdgeStrokes,
    NeuronColumn,
    PartPicture,
    RunLight,
    digits_beside,
    direction_colors,
    even_directions,
    laid_out,
)
from scenes.style import FloatArray, along, at, theme
from scenes.text import Reading, Readout, paragraph, phrase, text, wrapped

Step = tuple[list[Any], float]  # animations played at once, and for how many seconds


def shown_neurons(cells: CellField) -> npt.NDArray[np.int64]:
    """Return the indices of the neurons of a layer that are drawn.

    Examples
    --------
    >>> from scenes.figures.layers import CollapsedColumn
    >>> shown_neurons(CollapsedColumn(np.zeros(9), [range(2), range(7, 9)], 0, 1, 0.5)).tolist()
    [0, 1, 7, 8]
    """
    return np.flatnonzero(cells.stroke[:, 3] > 0)


def ringed(cells: CellField, which: Sequence[int] | npt.NDArray[np.int64]) -> CellField:
    """Return a copy of a layer, for ``Transform``, in which some neurons have a colored ring.

    The ring has the highlight color. The fill stays, as a hoped-for neuron has no activation.

    Examples
    --------
    >>> column = NeuronColumn(np.zeros(3), 0.6, 0.4)
    >>> (ringed(column, [1]).stroke_width / column.stroke_width).round(1).tolist()
    [1.0, 1.6, 1.0]
    """
    twin: CellField = cells.copy()
    twin.stroke[np.asarray(which, dtype=int), :3] = theme().talked_about.to_rgb()
    twin.stroke_width[np.asarray(which, dtype=int)] *= 1.6
    return twin


def hoped_ways(starts: FloatArray, ends: FloatArray, colors: FloatArray | None = None) -> EdgeField:
    """Return lines between what one hopes belongs together; unlike weights, not colored by sign.

    Parameters
    ----------
    starts, ends : ends of the lines, (n, 3).
    colors : RGBA of each line, (n, 4); default: the highlight color.

    Examples
    --------
    >>> hoped_ways(np.zeros((2, 3)), np.ones((2, 3))).count
    2
    """
    if colors is None:
        colors = np.tile((*theme().talked_about.to_rgb(), 0.7), (len(starts), 1))
    return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)


class HopedEdges(EdgeStrokes):
    """A short stroke beside each shown neuron; the directions are evenly spaced over half a turn.

    Parameters
    ----------
    away : offset of each stroke from its neuron, (3,).

    Attributes
    ----------
    directions : direction of each shown neuron, (n,), 0 to pi.

    Examples
    --------
    >>> HopedEdges(NeuronColumn(np.zeros(4), 0.6, 0.4), at(0.5, 0)).directions / np.pi
    array([0.  , 0.25, 0.5 , 0.75])
    """

    def __init__(self, cells: CellField, away: FloatArray) -> None:
        shown = shown_neurons(cells)
        self.directions = even_directions(len(shown))
        super().__init__(cells.centres[shown] + away, self.directions, 0.26, 2 * style.RING)


def ways_of_edges(
    places: FloatArray, angles: FloatArray, targets: FloatArray, directions: FloatArray
) -> EdgeField:
    """Draw a line from each piece of an outline to the neuron hoped to stand for its direction.

    Parameters
    ----------
    places, angles : middles of the pieces, (n, 3), and their directions, (n,), 0 to pi.
    targets, directions : middles of the neurons, (m, 3), and the directions hoped for, (m,).

    Examples
    --------
    >>> targets, directions = np.eye(3)[:2], np.array([0.0, np.pi / 2])
    >>> ways_of_edges(np.zeros((1, 3)), np.array([1.5]), targets, directions).points[1].tolist()
    [0.0, 1.0, 0.0]
    """
    nearest = nearest_direction(angles, directions)
    colors = direction_colors(angles)
    colors[:, 3] = theme().hoped_edge_opacity
    return EdgeField(places, targets[nearest], colors, style.LINE, z_index=BELOW_NEURONS)


def ways_of_parts(
    starts: FloatArray, directions: FloatArray, angles: Sequence[FloatArray], ends: FloatArray
) -> EdgeField:
    """Draw lines from the neurons for the directions of a part to the neuron for the part.

    Parameters
    ----------
    starts, directions : middle of the neuron of each short stroke, (n, 3), and its direction, (n,).
    angles : directions along the outline of each part.
    ends : middle of the neuron of each part, (parts, 3).

    Examples
    --------
    >>> outlines = [np.array([0.1, 0.2]), np.array([0.0, 1.6])]  # level; level and upright
    >>> ways_of_parts(np.eye(3)[:2], np.array([0.0, np.pi / 2]), outlines, np.eye(3)[:2]).count
    3
    """
    needed = [np.unique(nearest_direction(each, directions)) for each in angles]
    return hoped_ways(
        starts[np.concatenate(needed)], np.repeat(ends, [len(each) for each in needed], axis=0)
    )


@dataclass(frozen=True)
class HopedLayerLayout:
    """Layout of some neurons of a layer, the parts beside them and the outputs, in scene units.

    Attributes
    ----------
    column, outputs : places of the neurons and of the outputs along the direction from left to
        right.
    spacing, output_spacing : distances of neighbours.
    room, most : size to which the largest part is scaled, and limit of the scale.
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
    """Some neurons of a layer with room for a part beside each, and the outputs; all of them dark.

    Parameters
    ----------
    count, outputs : number of neurons and of outputs.

    Attributes
    ----------
    column, outputs, digits : the neurons, the outputs, and the digits beside these.

    Examples
    --------
    >>> layer = HopedLayer(2, 10, HopedLayerLayout(-2.0, 2.0, 1.5, 0.6))
    >>> layer.column.count, layer.outputs.count, len(layer.digits)
    (2, 10, 10)
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
        """Return scaled copies of the parts beside their neurons, on alternating sides."""
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
        """Yield the steps that lead from the neurons for the parts of a digit to its output."""
        ends = np.tile(self.outputs.centres[label], (len(neurons), 1))
        lines = RunLight(hoped_ways(self.column.centres[list(neurons)], ends))
        yield [Transform(self.column, ringed(self.column, neurons)), lines], style.STEP
        named = self.digits[label].animate.set_color(theme().talked_about)
        yield [Transform(self.outputs, ringed(self.outputs, [label])), named], style.QUICK


def some_of_a_layer(count: int, size: int, layer: int, width: float) -> VGroup:
    """Return a caption: how many neurons of the last hidden layer are drawn, within ``width``.

    Parameters
    ----------
    count, size : number of neurons drawn, and in the whole layer.
    layer : number of the last hidden layer; the pixels are layer 0.

    Examples
    --------
    >>> bool(some_of_a_layer(2, 16, 2, width=3.0).width <= 3.0)
    True
    """
    some = Readout(Reading.of(count, sources.count(0, count), 0), style.TYPE_BODY)
    if count < size:
        of_all = Readout(Reading.of(size, sources.layer_size(layer), 0), style.TYPE_BODY)
        first = phrase("{some} of the {all} neurons", style.TYPE_BODY, some=some, all=of_all)
    else:
        first = phrase(
            "{some} neurons" if size > 1 else "{some} neuron", style.TYPE_BODY, some=some
        )
    of_which = paragraph("in the last hidden layer", width, color=theme().quiet)
    return VGroup(wrapped(first, width), of_which.next_to(first, DOWN, 0.25))


def share_of(some: Reading, all_: Reading, template: str) -> VGroup:
    """Return a line such as "3 of 10" from a template with ``{some}`` and ``{all}``.

    Examples
    --------
    >>> some, all_ = (Reading.of(n, sources.test_digits(n), 0) for n in (2, 3))
    >>> len(share_of(some, all_, "{some} of {all}"))
    3
    """
    looped = Readout(some, style.TYPE_BODY, theme().talked_about)
    return phrase(template, style.TYPE_BODY, some=looped, all=Readout(all_, style.TYPE_BODY))


class HopedNeuron(Group):
    """A large dark neuron, the ray that reaches it, and words for what it is hoped to look for.

    Parameters
    ----------
    words : markup, to the right of the neuron or below it.
    ray : start of the ray, seen from the neuron.
    is_above : whether the neuron is above its words.

    Examples
    --------
    >>> line, neuron, words = HopedNeuron("a loop?", is_above=True)
    >>> bool(words.get_top()[1] < neuron.get_bottom()[1])
    True
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
