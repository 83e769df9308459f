"""Picture of the whole hope: from pixels to edges, from edges to parts, from parts to the digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from manim import LEFT, FadeIn, Group, Transform, VGroup

from network.features.strokes import Edges, Mask
from scenes import style
from scenes.chapters.hope_for_parts.hoped_layers import (
    HopedEdges,
    Step,
    hoped_ways,
    ringed,
    shown_neurons,
    ways_of_edges,
    ways_of_parts,
)
from scenes.chapters.hope_for_parts.layout import HopePictureLayout
from scenes.chapters.hope_for_parts.outline_strokes import edge_strokes
from scenes.chapters.hope_for_parts.tinted_part import TintedPart, empty_margin
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures import (
    CollapsedColumn,
    EdgeStrokes,
    NeuronColumn,
    NeuronGrid,
    RunLight,
    digits_beside,
    laid_out,
)
from scenes.language import msgid
from scenes.style import FloatArray, along, at, theme
from scenes.text import Lettering, text


class HopePicture(Group):
    """Pixels, neurons for edges, neurons for parts, and the outputs with their digits; all named.

    Parameters
    ----------
    pixels : (784,), 0..1.
    sizes : of all layers; with a single hidden layer there is none for parts.
    layout : places of the layers.

    Attributes
    ----------
    cells : the layers.
    names : of the layers.
    dots : in place of the neurons that are left out of a layer too long to be drawn.
    """

    MOST_IN_A_COLUMN = 20

    def __init__(self, pixels: FloatArray, sizes: Sequence[int], layout: HopePictureLayout) -> None:
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
        most = self.MOST_IN_A_COLUMN
        if count > most:
            ends = [range(most // 2 - 2), range(count - most // 2 + 2, count)]
            column = CollapsedColumn(np.zeros(count), ends, 0, 0.3, 0.25)
            for three, _ in column.left_out:
                self.dots.add(self._laid_out(three, x))
            return self._laid_out(column, x)
        spacing = min(self.layout.length / max(count - 1, 1), 0.6)
        return self._laid_out(NeuronColumn(np.zeros(count), spacing, min(0.34, 0.88 * spacing)), x)

    def edges_found(self, edges: Edges) -> tuple[EdgeStrokes, HopedEdges, EdgeField]:
        """Return the edges of the digit, those beside the neurons for them, and links to these."""
        grid, first, *_ = self.cells
        strokes = edge_strokes(
            edges.rows, edges.columns, edges.angles, self.layout.grid_width
        ).shift(grid.get_center())
        little = HopedEdges(first, self._along(-0.36, 0))
        places = grid.centres[round(grid.count**0.5) * edges.rows + edges.columns]
        targets = first.centres[shown_neurons(first)]
        return strokes, little, ways_of_edges(places, edges.angles, targets, little.directions)

    def neurons_for(self, count: int) -> npt.NDArray[np.int64]:
        """Return ``count`` neurons of the last hidden layer, evenly spread."""
        shown = shown_neurons(self.cells[-2])
        share = (np.arange(count) + 0.5) / count
        return shown[np.round(share * (len(shown) - 1)).astype(int)]

    def parts_beside(self, image: FloatArray, parts: Sequence[Mask]) -> list[TintedPart]:
        """Return the parts of a digit, tinted in it, beside the neurons hoped to stand for them."""
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

    def lead_to_parts(
        self, image: FloatArray, parts: Sequence[Mask], angles: Sequence[FloatArray]
    ) -> Iterator[Step]:
        """Lead from the neurons for the directions of a part to one for the part.

        Parameters
        ----------
        image : of the digit, (rows, columns), 0..1.
        parts : masks of the pixels of each part.
        angles : of the edges of each part, 0 to pi.
        """
        first, column = self.cells[1], self.cells[-2]
        directions = HopedEdges(first, self._along(-0.36, 0)).directions
        starts, neurons = first.centres[shown_neurons(first)], self.neurons_for(len(parts))
        for neuron, directed, beside in zip(
            neurons, angles, self.parts_beside(image, parts), strict=True
        ):
            links = ways_of_parts(starts, directions, [directed], column.centres[[neuron]])
            yield (
                [RunLight(links), Transform(column, ringed(column, [neuron])), FadeIn(beside)],
                style.IDEA,
            )

    def lead_to_digit(self, digit: int, neurons: npt.NDArray[np.int64]) -> Iterator[Step]:
        """Lead from neurons of the last hidden layer to the output of a digit."""
        before, outputs = self.cells[-2:]
        ends = np.tile(outputs.centres[digit], (len(neurons), 1))
        yield [RunLight(hoped_ways(before.centres[neurons], ends))], style.LONG_IDEA
        marked = self.digits[digit].animate.set_color(theme().talked_about)
        yield [Transform(outputs, ringed(outputs, [digit])), marked], style.QUICK
