"""A digit with a kernel of weights over it, and what one neuron makes of it: sum, bias, activation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, RIGHT, Group, Line, ManimColor, VGroup

from scenes.chapters.an_edge_detector.detector import Cell, KernelOverDigit
from scenes.chapters.an_edge_detector.layout import CaseLayout, Place
from scenes.figures.edges import EdgeBundle
from scenes.figures.layers import NeuronColumn, grid_centres
from scenes.figures.pictures import label_over
from scenes.figures.sigmoid_plot import FilledNeuron
from scenes.style import FloatArray, at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import text

ABOVE_PICTURE = 1


class DetectorCase(Group):
    """One digit with the kernel laid over it, the edges to a neuron, and the lines of its sum below.

    Parameters
    ----------
    pixels, kernel, weights, place : as for the bench.
    name : of the case.
    middle : where it stands.
    entries : words, number and colour of each line: the sum, the bias, and both together.
    activation : what comes of it.
    layout : where the parts stand, relative to the middle.

    Attributes
    ----------
    head : the picture, its name and the neuron, still dark.
    edges : from the pixels to the neuron, as strong as what they carry.
    filled : the neuron with its activation.
    rows, rule : the lines, and the stroke above the last of them.
    """

    def __init__(
        self,
        pixels: FloatArray,
        kernel: FloatArray,
        weights: FloatArray,
        place: Cell,
        name: str,
        middle: Place,
        entries: Sequence[tuple[str, Reading, ManimColor]],
        activation: Reading,
        layout: CaseLayout,
    ) -> None:
        self.layout = layout
        self.middle = at(*middle)
        over = KernelOverDigit(pixels, kernel, place, layout.width).shift(
            self.middle + at(*layout.picture)
        )
        self.cell = NeuronColumn(np.zeros(1), 1.0, layout.diameter).shift(
            self.middle + at(*layout.neuron)
        )
        self.cell.set_z_index(ABOVE_PICTURE + 1)
        self.filled = (
            FilledNeuron(activation, layout.diameter)
            .move_to(self.cell)
            .set_z_index(ABOVE_PICTURE + 2)
        )
        self.head = Group(over, label_over(over, name), self.cell)
        centres = grid_centres(round(len(pixels) ** 0.5), over.cell) + over.image.get_center()
        self.edges = EdgeBundle(centres, self.cell.centres, (weights * pixels)[np.newaxis])
        self.edges.set_z_index(ABOVE_PICTURE)
        self.rows = [
            self._row(*entry, baseline)
            for entry, baseline in zip(entries, layout.rows, strict=True)
        ]
        ends = (self.middle + at(x, layout.rule) for x in layout.ends)
        self.rule = Line(*ends, color=theme().quiet, stroke_width=2)
        super().__init__(self.head, self.edges, *self.rows, self.rule, self.filled)

    def _row(self, words: str, reading: Reading, color: ManimColor, baseline: float) -> VGroup:
        """Words at the left end, the number at the right one."""
        size, size_of_number = self.layout.sizes
        left, right = (self.middle + at(x, baseline) for x in self.layout.ends)
        said = text(words, size, theme().quiet if color is theme().ink else color).stand_on(left[1])
        value = Readout(reading, size_of_number, color).stand_on(left[1])
        return VGroup(said.align_to(left, LEFT), value.align_to(right, RIGHT))
