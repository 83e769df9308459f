"""The wiring of layers, whatever their weights: sizes, connections, and one neuron up close."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import DOWN, Line, VGroup, VMobject

from scenes import sources, style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures import BELOW_NEURONS, FilledNeuron
from scenes.language import plural, translate
from scenes.language.vocabulary import in_words
from scenes.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, line_of, phrase, text

LIGHT_INTO_ONE = 5.0  # shared by the edges into a neuron, so that thousands are not all white
NEXT_LINE = 0.5  # from the baseline of one line to that of the next


def joined(layers: Sequence[CellField]) -> CellField:
    """Return all neurons of several layers as one field, for ``Transform`` into other layers.

    Examples
    --------
    >>> from scenes.figures.layers import NeuronColumn
    >>> joined([NeuronColumn(np.zeros(count), 0.6, 0.4) for count in (3, 2)]).count
    5
    """
    whole = layers[0].copy()
    whole.points = np.concatenate([cells.points for cells in layers])
    for name in whole.arrays:
        setattr(whole, name, np.concatenate([getattr(cells, name) for cells in layers]))
    return whole


def connections(layers: Sequence[CellField]) -> EdgeField:
    """Draw an edge from every neuron to every one of the next layer, all of a layer alike.

    Nothing is said of weights.

    Examples
    --------
    >>> from scenes.figures.layers import NeuronColumn
    >>> connections([NeuronColumn(np.zeros(count), 0.6, 0.4) for count in (3, 2, 2)]).count
    10
    """
    return _wires(layers, [np.ones(cells.count) for cells in layers[:-1]])


def sent(before: CellField, after: CellField, levels: FloatArray) -> EdgeField:
    """Draw an edge from every neuron to every one of the next layer, as bright as its origin.

    Parameters
    ----------
    before, after : the two layers.
    levels : activations of ``before``, (n,), 0..1.

    Examples
    --------
    >>> from scenes.figures.layers import NeuronColumn
    >>> layers = [NeuronColumn(np.zeros(2), 0.6, 0.4) for _ in range(2)]
    >>> sent(*layers, np.array([0.0, 1.0])).colors[:, 3].round(1).tolist()  # none from the first
    [0.3, 0.3]
    """
    return _wires([before, after], [levels])


def _wires(layers: Sequence[CellField], levels: Sequence[FloatArray]) -> EdgeField:
    """Draw edges between neurons that are drawn; none from or to one that is left out."""
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


class CloseUp(VGroup):
    """A neuron of a diagram magnified, with its activation, words, and a line to its place.

    Parameters
    ----------
    reading : activation of the neuron.
    words : words beside the large neuron.
    middle, place : middles of the large neuron, and of the neuron in the diagram, (3,).
    size : diameter of the large neuron, in scene units.
    side : direction from the large neuron to the words, (3,).

    Examples
    --------
    >>> reading = Reading.of(0.5, sources.activation(1, 0))
    >>> close_up = CloseUp(reading, text("a neuron"), middle=at(0, 0), place=at(5, 0))
    >>> close_up.ray.get_start().round(2).tolist()
    [4.78, 0.0, 0.0]
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
        towards = (middle - place) / np.linalg.norm(middle - place)
        ends = place + 0.22 * towards, middle - size / 2 * towards
        self.ray = Line(*ends, color=theme().talked_about, stroke_width=2)
        self.ray.set_z_index(BELOW_NEURONS)
        super().__init__(self.neuron, self.words, self.ray)


def sizes_in_a_row(sizes: Sequence[int]) -> VGroup:
    """Write the sizes of all layers in a row, those of hidden layers in a color.

    The color is that of what is talked about.

    Examples
    --------
    >>> [str(size.reading.source) for size in sizes_in_a_row((784, 16, 10))[::2]]
    ['nth(0:784-16-10)', 'nth(1:784-16-10)', 'nth(2:784-16-10)']
    """
    entries: list[VGroup] = []
    for place, size in enumerate(sizes):
        color = theme().talked_about if 0 < place < len(sizes) - 1 else theme().ink
        reading = Reading.of(size, sources.layer_size_of(place, *sizes), 0)
        entries += [Readout(reading, style.TYPE_TITLE, color)]
        entries += [text("–", style.TYPE_TITLE, theme().quiet)]
    return line_of(entries[:-1])


def edges_in(sizes: Sequence[int]) -> Reading:
    """Return the number of edges of a network with layers of such sizes.

    Examples
    --------
    >>> str(edges_in((784, 16, 16, 10)))
    '12,960'
    """
    count = sum(before * after for before, after in pairwise(sizes))
    return Reading.of(count, sources.edges_of(*sizes), 0)


def edges_and_numbers(sizes: Sequence[int], *, in_two_lines: bool = False) -> VGroup:
    """Say how many edges a network has, and how many weights and biases.

    Parameters
    ----------
    sizes : sizes of the layers, the pixels first.
    in_two_lines : whether weights and biases have a line of their own.

    Examples
    --------
    >>> line = edges_and_numbers((784, 16, 16, 10))
    >>> [part.reading.shown for part in line if isinstance(part, Readout)]
    ['12,960', '13,002']
    """
    edges = edges_in(sizes)
    numbers = Reading.of(edges.value + sum(sizes[1:]), sources.parameters_of(*sizes), 0)
    said = msgid("{edges} connections, {numbers} numbers to learn")
    line = phrase(
        said, color=theme().quiet, edges=Readout(edges), numbers=(learned := Readout(numbers))
    )
    if in_two_lines:
        second = VGroup(*line[line.submobjects.index(learned) :])
        second.shift(at(line.get_left()[0] - second.get_left()[0], -NEXT_LINE))
    return line


def hidden_in_words(hidden: tuple[int, ...]) -> str:
    """Say how many hidden layers of how many neurons there are.

    Examples
    --------
    >>> hidden_in_words((16, 16)), hidden_in_words((32,)), hidden_in_words(())
    ('two layers of 16 neurons', 'one layer of 32 neurons', 'no layers')
    """
    sizes = str(hidden[0]) if len(set(hidden)) == 1 else ", ".join(map(str, hidden))
    counted = {"count": in_words(len(hidden)), "sizes": sizes}
    said = plural(
        "one layer of {sizes} neurons", "{count} layers of {sizes} neurons", len(hidden), **counted
    )
    return said if hidden else translate("no layers")
