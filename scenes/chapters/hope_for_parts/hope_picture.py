"""The whole hope in one picture: from pixels to edges, from edges to parts, from parts to the digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import LEFT, FadeIn, Group, Transform, VGroup

from scenes import style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures.edges import RunLight
from scenes.figures.hopes import (
    HopedEdges,
    hoped_ways,
    laid_out,
    ringed,
    shown_neurons,
    ways_of_edges,
    ways_of_parts,
)
from scenes.figures.layers import CollapsedColumn, NeuronColumn, NeuronGrid, digits_beside
from scenes.figures.parts import EdgeStrokes, Outline, Step, TintedPart, edge_strokes, empty_margin
from scenes.language.marks import msgid
from scenes.style import along, at, theme
from scenes.text.typesetting import Lettering, text

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class PictureLayout:
    """Where the layers stand.

    Attributes
    ----------
    grid_width, grid : size and middle of the pixels.
    first, last, outputs : how far the first and the last hidden layer and the outputs are along the way from left to
        right, or from top to bottom where they are turned.
    middle : of the layers, across that way.
    length, output_spacing : of the longest layer, and between neighbouring outputs.
    room : for the picture of a part.
    names : height of the names, or their left end where the layers are turned.
    is_turned : whether the layers are rows below the pixels, and not columns to the right of them.
    """

    grid_width: float
    grid: tuple[float, float]
    first: float
    last: float
    outputs: float
    middle: float
    length: float
    output_spacing: float
    room: float
    names: float
    is_turned: bool = False


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

    MOST = 20

    def __init__(self, pixels: FloatArray, sizes: Sequence[int], layout: PictureLayout) -> None:
        self.layout, self.dots = layout, VGroup()
        grid = NeuronGrid(pixels, layout.grid_width).shift(at(*layout.grid))
        hidden = len(sizes) - 2
        places = (
            np.linspace(layout.first, layout.last, hidden)
            if hidden > 1
            else [0.5 * (layout.first + layout.last)]
        )
        columns = [self._column(size, x) for size, x in zip(sizes[1:-1], places, strict=True)]
        outputs = self._laid_out(
            NeuronColumn(np.zeros(sizes[-1]), layout.output_spacing, 0.34), layout.outputs
        )
        self.digits = digits_beside(outputs, 0.48, self._along(1, 0))
        self.cells: list[CellField] = [grid, *columns, outputs]
        named = {
            msgid("pixels"): grid,
            msgid("edges"): columns[0],
            msgid("parts"): columns[-1],
            msgid("digit"): outputs,
        }
        if hidden == 1:
            del named["parts"]
        self.names = VGroup(*(self._name(name, cells) for name, cells in named.items()))
        super().__init__(*self.cells, self.digits, self.names, self.dots)

    def _along(self, x: float, y: float) -> FloatArray:
        return along(x, y, is_turned=self.layout.is_turned)

    def _laid_out(self, column: CellField, x: float) -> CellField:
        across = at(self.layout.middle, 0) if self.layout.is_turned else at(0, self.layout.middle)
        return laid_out(column, x, self.layout.is_turned).shift(across)

    def _name(self, words: str, cells: CellField) -> Lettering:
        name: Lettering = text(words, style.TYPE_LABEL, theme().quiet)
        if self.layout.is_turned:
            name.stand_on(cells.get_center()[1] - 0.12)
            return name.align_to(at(self.layout.names, 0), LEFT)
        return name.move_to(at(cells.get_center()[0], self.layout.names)).stand_on(
            self.layout.names
        )

    def _column(self, count: int, x: float) -> CellField:
        if count > self.MOST:
            ends = [range(self.MOST // 2 - 2), range(count - self.MOST // 2 + 2, count)]
            column = CollapsedColumn(np.zeros(count), ends, 0, 0.3, 0.25)
            for three, _ in column.left_out:
                self.dots.add(self._laid_out(three, x))
            return self._laid_out(column, x)
        spacing = min(self.layout.length / max(count - 1, 1), 0.6)
        return self._laid_out(NeuronColumn(np.zeros(count), spacing, min(0.34, 0.88 * spacing)), x)

    def edges_found(self, edges: Outline) -> tuple[EdgeStrokes, HopedEdges, EdgeField]:
        """The edges of the digit, directions beside the neurons hoped to stand for them, and the ways to these."""
        grid, first, *_ = self.cells
        strokes = edge_strokes(
            edges.rows, edges.columns, edges.angles, self.layout.grid_width
        ).shift(grid.get_center())
        little = HopedEdges(first, self._along(-0.36, 0))
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
        layout = self.layout
        width = min(layout.room, 0.85 * layout.length / len(parts))
        pictures = [
            TintedPart(image, part, width, light=0.3, crop=empty_margin(image)) for part in parts
        ]
        middle = self.cells[-2].get_center() + self._along(0.35 + width / 2, 0)
        for number, picture in enumerate(pictures):
            share = 0.5 - (number + 0.5) / len(parts)
            picture.move_to(middle + self._along(0, layout.length * share))
        return pictures

    def find_parts(
        self, image: FloatArray, parts: Sequence[Mask], angles: Sequence[FloatArray]
    ) -> Iterator[Step]:
        """From the neurons for the directions that a part has to one for the part, and its picture.

        Parameters
        ----------
        angles : for each part the directions along its outline.
        """
        first, column = self.cells[1], self.cells[-2]
        directions = HopedEdges(first, self._along(-0.36, 0)).directions
        starts, neurons = first.centres[shown_neurons(first)], self.neurons_for(len(parts))
        for neuron, directed, beside in zip(
            neurons, angles, self.parts_beside(image, parts), strict=True
        ):
            ways = ways_of_parts(starts, directions, [directed], column.centres[[neuron]])
            yield (
                [RunLight(ways), Transform(column, ringed(column, [neuron])), FadeIn(beside)],
                style.IDEA,
            )

    def find_digit(self, digit: int, neurons: npt.NDArray[np.int64]) -> Iterator[Step]:
        """From neurons of the last hidden layer to the output of a digit."""
        before, outputs = self.cells[-2:]
        ends = np.tile(outputs.centres[digit], (len(neurons), 1))
        yield [RunLight(hoped_ways(before.centres[neurons], ends))], style.LONG_IDEA
        marked = self.digits[digit].animate.set_color(theme().talked_about)
        yield [Transform(outputs, ringed(outputs, [digit])), marked], style.QUICK
