"""How layers are wired, whatever the weights: how many neurons, who is connected to whom, and one of them up close."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import DOWN, Line, VGroup, VMobject

from scenes import sources, style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.sigmoid_plot import FilledNeuron
from scenes.language.catalogue import plural, translate
from scenes.language.marks import msgid
from scenes.language.vocabulary import in_words
from scenes.style import FloatArray, at, theme
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

LIGHT_INTO_ONE = (
    5.0  # shared by the edges into one neuron, so that thousands of them are not a white wall
)

ROOM_FOR_A_MARK = 0.3  # width of a neuron
NEXT_LINE = 0.5  # from the baseline of one line to that of the next


def joined(layers: Sequence[CellField]) -> CellField:
    """All neurons of several layers as one field, so that they can become those of other layers."""
    whole = layers[0].copy()
    whole.points = np.concatenate([cells.points for cells in layers])
    for name in whole.arrays:
        setattr(whole, name, np.concatenate([getattr(cells, name) for cells in layers]))
    return whole


def connections(layers: Sequence[CellField]) -> EdgeField:
    """An edge from every neuron to every one of the next layer, all of a layer alike: nothing is said of weights."""
    return _wires(layers, [np.ones(cells.count) for cells in layers[:-1]])


def sent(before: CellField, after: CellField, levels: FloatArray) -> EdgeField:
    """An edge from every neuron to every one of the next layer, as bright as the neuron that it comes from.

    Parameters
    ----------
    levels : (neurons of ``before``,), 0..1.
    """
    return _wires([before, after], [levels])


def _wires(layers: Sequence[CellField], levels: Sequence[FloatArray]) -> EdgeField:
    """Edges between neurons that are drawn; those of one that is left out are so as well."""
    starts, ends, alphas = [], [], []
    for (before, after), level in zip(pairwise(layers), levels, strict=True):
        alpha = level * min(LIGHT_INTO_ONE / max(float(level.sum()), 1.0), 0.3)
        of, to = np.nonzero(np.outer(alpha * before.fill[:, 3], after.fill[:, 3]))
        starts.append(before.centres[of])
        ends.append(after.centres[to])
        alphas.append(alpha[of])
    alpha = np.concatenate(alphas)
    colors = np.column_stack([np.tile(theme().ink.to_rgb(), (len(alpha), 1)), alpha])
    return EdgeField(
        np.concatenate(starts), np.concatenate(ends), colors, style.HAIRLINE, z_index=BELOW_NEURONS
    )


def question_marks(layers: Sequence[CellField]) -> VGroup:
    """One in every neuron where it fits, otherwise a large one to the left of the column, or above the row."""
    marks = VGroup()
    for cells in layers:
        if cells.cell_width > ROOM_FOR_A_MARK:
            in_each = text("?", style.TYPE_SMALL, style.theme_over_pictures().talked_about)
            marks.add(*(in_each.copy().move_to(centre) for centre in cells.centres))
        else:
            is_row = cells.width > cells.height
            large = text(
                "?", style.TYPE_TITLE if is_row else style.TYPE_FORMULA, theme().talked_about
            )
            marks.add(large.move_to(cells).shift(at(0, 0.34) if is_row else at(-0.6, 0)))
    return marks


class CloseUp(VGroup):
    """A neuron of a diagram, large, with its activation in it, words at it, and the way to where it really is.

    Parameters
    ----------
    reading : its activation.
    middle, place : of the large neuron, and of the neuron in the diagram.
    size : diameter of the large neuron.
    side : where the words are.
    """

    def __init__(
        self,
        reading: Reading,
        words: VMobject,
        middle: FloatArray,
        place: FloatArray,
        size: float = 1.9,
        side: FloatArray = DOWN,
    ) -> None:
        self.neuron = FilledNeuron(reading, size, style.TYPE_TITLE).move_to(middle)
        self.words = words.next_to(self.neuron, side, buff=0.22)
        way = (middle - place) / np.linalg.norm(middle - place)
        self.ray = Line(
            place + 0.22 * way, middle - size / 2 * way, color=theme().talked_about, stroke_width=2
        )
        self.ray.set_z_index(BELOW_NEURONS)
        super().__init__(self.neuron, self.words, self.ray)


def sizes_in_a_row(sizes: Sequence[int]) -> VGroup:
    """How many neurons each layer has, the hidden ones in the colour of what is talked about."""
    entries: list[VGroup] = []
    for place, size in enumerate(sizes):
        color = theme().talked_about if 0 < place < len(sizes) - 1 else theme().ink
        reading = Reading.of(size, sources.layer_size_of(place, *sizes), 0)
        entries += [Readout(reading, style.TYPE_TITLE, color)]
        entries += [text("–", style.TYPE_TITLE, theme().quiet)]
    return line_of(entries[:-1])


def edges_in(sizes: Sequence[int]) -> Reading:
    """How many edges a network with layers of such sizes has."""
    count = sum(before * after for before, after in pairwise(sizes))
    return Reading.of(count, sources.edges_of(*sizes), 0)


def edges_and_numbers(sizes: Sequence[int], *, in_two_lines: bool = False) -> VGroup:
    """How many edges that makes, and how many weights and biases, in words; these in a line of their own if need be."""
    edges = edges_in(sizes)
    numbers = Reading.of(edges.value + sum(sizes[1:]), sources.parameters_of(*sizes), 0)
    said = msgid("{edges} edges, {numbers} numbers to learn")
    line = phrase(
        said, color=theme().quiet, edges=Readout(edges), numbers=(learned := Readout(numbers))
    )
    if in_two_lines:
        second = VGroup(*line[line.submobjects.index(learned) :])
        second.shift(at(line.get_left()[0] - second.get_left()[0], -NEXT_LINE))
    return line


def hidden_in_words(hidden: tuple[int, ...]) -> str:
    """How many layers of how many neurons, as one says it."""
    sizes = str(hidden[0]) if len(set(hidden)) == 1 else ", ".join(map(str, hidden))
    counted = {"count": in_words(len(hidden)), "sizes": sizes}
    said = plural(
        "one layer of {sizes} neurons", "{count} layers of {sizes} neurons", len(hidden), **counted
    )
    return said if hidden else translate("no layers")
