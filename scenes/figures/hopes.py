"""What one would hope the layers stand for: neurons with parts beside them, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import cycle

import numpy as np
import numpy.typing as npt
from manim import DOWN, Group, Line, Transform, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS, RunLight
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.layers import NeuronColumn, digits_beside
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.parts import EdgeStrokes, PartPicture, Step, direction_colors, nearest_direction
from scenes.figures.phrases import phrase
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
    """Some neurons of a layer with room for a part beside each, and the outputs with their digits; all of them dark.

    Attributes
    ----------
    column, outputs, digits : what there is.
    """

    SPACING, ROOM = 0.8, 1.5

    def __init__(self, count: int, outputs: int) -> None:
        self.column = NeuronColumn(np.zeros(count), self.SPACING, 0.42).shift(at(-0.7, 0))
        self.outputs = NeuronColumn(np.zeros(outputs), 0.62, 0.34).shift(at(4.7, 0))
        self.digits = digits_beside(self.outputs, 0.48)
        super().__init__(self.column, self.outputs, self.digits)

    def place(self, pieces: Sequence[PartPicture]) -> list[PartPicture]:
        """Copies of the parts where they belong: beside the neurons, left and right in turns, as large as fits."""
        share = min(self.ROOM / max(max(piece.width, piece.height) for piece in pieces), 1.3)
        placed = []
        for piece, centre, side in zip(pieces, self.column.centres, cycle((-1, 1)), strict=False):
            twin: PartPicture = piece.copy().scale(share)
            placed.append(twin.move_to(centre + np.array(at(side * (0.4 + twin.width / 2), 0))))
        return placed

    def lead_to(self, label: int, neurons: Sequence[int]) -> Iterator[Step]:
        """From the neurons for the parts of a digit to its output."""
        ends = np.tile(self.outputs.centres[label], (len(neurons), 1))
        ways = RunLight(hoped_ways(self.column.centres[list(neurons)], ends))
        yield [Transform(self.column, ringed(self.column, neurons)), ways], style.STEP
        named = self.digits[label].animate.set_color(style.TALKED_ABOUT)
        yield [Transform(self.outputs, ringed(self.outputs, [label])), named], style.QUICK


def some_of_a_layer(count: int, size: int, layer: int) -> VGroup:
    """How many neurons of the last hidden layer are drawn, in words."""
    some = Readout(Reading.of(count, f"count(0:{count})", 0), style.TYPE_BODY)
    if count < size:
        of_all = Readout(Reading.of(size, f"size[{layer}]", 0), style.TYPE_BODY)
        first = phrase("{some} of the {all} neurons", style.TYPE_BODY, some=some, all=of_all)
    else:
        first = phrase("{some} neurons" if size > 1 else "{some} neuron", style.TYPE_BODY, some=some)
    return VGroup(first, text("of the last hidden layer", color=style.QUIET).next_to(first, DOWN, 0.25))


def share_of(some: Reading, all_: Reading, template: str) -> VGroup:
    """How many of how many, and what of them: ``{some}`` and ``{all}`` stand in the template."""
    looped = Readout(some, style.TYPE_BODY, style.TALKED_ABOUT)
    return phrase(template, style.TYPE_BODY, some=looped, all=Readout(all_, style.TYPE_BODY))


class HopedNeuron(Group):
    """A large dark neuron, the ray that reaches it from the left, and on its right what one hopes that it looks for."""

    def __init__(self, words: str) -> None:
        ring = (*style.TALKED_ABOUT.to_rgb(), 1)
        neuron = CellField(np.zeros((1, 3)), 1.2, fill=(0, 0, 0, 1), stroke=ring, stroke_width=0.05)
        hoped = text(words, style.TYPE_LABEL)
        ray = Line(at(-2.7, 0), at(-0.6, 0), color=style.TALKED_ABOUT, stroke_width=3)
        super().__init__(ray, neuron, hoped.move_to(at(1.0 + hoped.width / 2, 0)))
