"""The whole hope in one picture: from pixels to edges, from edges to parts, from parts to the digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from manim import FadeIn, Group, Transform, VGroup

from scenes import style
from scenes.figures.edges import RunLight
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.hopes import HopedEdges, hoped_ways, ringed, shown_neurons, ways_of_edges, ways_of_parts
from scenes.figures.layers import CollapsedColumn, NeuronColumn, NeuronGrid, digits_beside
from scenes.figures.lettering import Lettering, text
from scenes.figures.parts import EdgeStrokes, Outline, Step, TintedPart, edge_strokes, empty_margin
from scenes.language import msgid
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


class HopePicture(Group):
    """The whole hope: pixels, neurons for edges, neurons for parts, and the outputs with their digits, named above.

    Parameters
    ----------
    pixels : (784,), 0..1.
    sizes : of all layers; with a single hidden layer there is none for parts.

    Attributes
    ----------
    cells : the layers.
    names : of the layers.
    dots : where a layer is too long for all of its neurons to be drawn.
    """

    GRID_WIDTH, GRID_X, MIDDLE = 4.6, -4.4, -0.2
    FIRST_X, LAST_X, OUTPUT_X = -0.75, 2.2, 5.55
    HEIGHT, MOST = 5.6, 20
    ROOM = 1.7  # for the picture of a part
    NAMES_AT = 3.2

    def __init__(self, pixels: FloatArray, sizes: Sequence[int]) -> None:
        self.dots = VGroup()
        grid = NeuronGrid(pixels, self.GRID_WIDTH).shift(at(self.GRID_X, self.MIDDLE))
        hidden = len(sizes) - 2
        places = np.linspace(self.FIRST_X, self.LAST_X, hidden) if hidden > 1 else [0.5 * (self.FIRST_X + self.LAST_X)]
        columns = [self._column(size, x) for size, x in zip(sizes[1:-1], places, strict=True)]
        outputs = NeuronColumn(np.zeros(sizes[-1]), 0.56, 0.34).shift(at(self.OUTPUT_X, self.MIDDLE))
        self.digits = digits_beside(outputs, 0.48)
        self.cells: list[CellField] = [grid, *columns, outputs]
        named = {
            msgid("pixels"): grid,
            msgid("edges"): columns[0],
            msgid("parts"): columns[-1],
            msgid("digit"): outputs,
        }
        if hidden == 1:
            del named["parts"]
        self.names = VGroup(*(self._name(name, cells.get_center()[0]) for name, cells in named.items()))
        super().__init__(*self.cells, self.digits, self.names, self.dots)

    def _name(self, words: str, x: float) -> Lettering:
        return text(words, style.TYPE_LABEL, style.QUIET).move_to(at(x, self.NAMES_AT)).stand_on(self.NAMES_AT)

    def _column(self, count: int, x: float) -> CellField:
        if count > self.MOST:
            ends = [range(self.MOST // 2 - 2), range(count - self.MOST // 2 + 2, count)]
            column = CollapsedColumn(np.zeros(count), ends, x, 0.3, 0.25).shift(at(0, self.MIDDLE))
            self.dots.add(*(dots_and_count[0].shift(at(0, self.MIDDLE)) for dots_and_count in column.left_out))
            return column
        spacing = min(self.HEIGHT / max(count - 1, 1), 0.6)
        return NeuronColumn(np.zeros(count), spacing, min(0.34, 0.88 * spacing)).shift(at(x, self.MIDDLE))

    def edges_found(self, edges: Outline) -> tuple[EdgeStrokes, HopedEdges, EdgeField]:
        """The edges of the digit, directions beside the neurons hoped to stand for them, and the ways to these."""
        grid, first, *_ = self.cells
        strokes = edge_strokes(edges.rows, edges.columns, edges.angles, self.GRID_WIDTH).shift(grid.get_center())
        little = HopedEdges(first)
        places = grid.centres[round(grid.count**0.5) * edges.rows + edges.columns]
        targets = first.centres[shown_neurons(first)]
        return strokes, little, ways_of_edges(places, edges.angles, targets, little.directions)

    def neurons_for(self, count: int) -> npt.NDArray[np.int64]:
        """Neurons of the last hidden layer, evenly spread, for so many parts."""
        shown = shown_neurons(self.cells[-2])
        share = (np.arange(count) + 0.5) / count
        return shown[np.round(share * (len(shown) - 1)).astype(int)]

    def parts_beside(self, image: FloatArray, parts: Sequence[Mask]) -> list[TintedPart]:
        """The parts of a digit, each where it is in the digit, beside the neurons that are hoped to stand for them."""
        width = min(self.ROOM, 0.85 * self.HEIGHT / len(parts))
        pictures = [TintedPart(image, part, width, light=0.3, crop=empty_margin(image)) for part in parts]
        x = self.cells[-2].get_center()[0] + 0.35 + width / 2
        for number, picture in enumerate(pictures):
            share = 0.5 - (number + 0.5) / len(parts)
            picture.move_to(at(x, self.MIDDLE + self.HEIGHT * share))
        return pictures

    def find_parts(self, image: FloatArray, parts: Sequence[Mask], angles: Sequence[FloatArray]) -> Iterator[Step]:
        """From the neurons for the directions that a part has to one for the part, and its picture.

        Parameters
        ----------
        angles : for each part the directions along its outline.
        """
        first, column = self.cells[1], self.cells[-2]
        directions = HopedEdges(first).directions
        starts, neurons = first.centres[shown_neurons(first)], self.neurons_for(len(parts))
        for neuron, along, beside in zip(neurons, angles, self.parts_beside(image, parts), strict=True):
            ways = ways_of_parts(starts, directions, [along], column.centres[[neuron]])
            yield [RunLight(ways), Transform(column, ringed(column, [neuron])), FadeIn(beside)], style.IDEA

    def find_digit(self, digit: int, neurons: npt.NDArray[np.int64]) -> Iterator[Step]:
        """From neurons of the last hidden layer to the output of a digit."""
        before, outputs = self.cells[-2:]
        ends = np.tile(outputs.centres[digit], (len(neurons), 1))
        yield [RunLight(hoped_ways(before.centres[neurons], ends))], style.LONG_IDEA
        marked = self.digits[digit].animate.set_color(style.TALKED_ABOUT)
        yield [Transform(outputs, ringed(outputs, [digit])), marked], style.QUICK
