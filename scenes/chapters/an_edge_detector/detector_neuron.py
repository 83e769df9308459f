"""Neuron of the edge detector: a digit with the kernel over it, sum, bias and activation."""

from __future__ import annotations

import numpy as np
from manim import LEFT, RIGHT, Group, Line, ManimColor, VGroup

from scenes.chapters.an_edge_detector.facts import PlacedKernel, bias_reading
from scenes.chapters.an_edge_detector.kernel_over_digit import KernelOverDigit
from scenes.chapters.an_edge_detector.layout import DetectorNeuronLayout
from scenes.figures import EdgeBundle, FilledNeuron, NeuronColumn, grid_centres, label_over
from scenes.language import msgid
from scenes.style import Place, at, theme
from scenes.text import Reading, Readout, text

ABOVE_PICTURE = 1


class DetectorNeuron(Group):
    """A digit with the kernel laid over it, edges to a neuron, and the lines of its sum below.

    Parameters
    ----------
    placed : kernel, digit and place.
    name : above the digit.
    centre : of the whole figure.
    layout : places of the parts, seen from the centre.

    Attributes
    ----------
    head : the picture, its name and the neuron, still dark.
    cell, filled : the neuron alone, and with its activation.
    edges : from the pixels to the neuron, as strong as what they carry.
    rows, rule : sum, bias, both together; the stroke above the last of them.
    """

    def __init__(
        self, placed: PlacedKernel, name: str, centre: Place, layout: DetectorNeuronLayout
    ) -> None:
        self.layout, self.centre = layout, at(*centre)
        over = KernelOverDigit(placed, layout.width).shift(self.centre + at(*layout.picture))
        self.cell = NeuronColumn(np.zeros(1), 1.0, layout.diameter)
        self.cell.shift(self.centre + at(*layout.neuron)).set_z_index(ABOVE_PICTURE + 1)
        self.filled = FilledNeuron(placed.activation, layout.diameter)
        self.filled.move_to(self.cell).set_z_index(ABOVE_PICTURE + 2)
        self.head = Group(over, label_over(over, name), self.cell)
        side = round(len(placed.pixels) ** 0.5)
        centres = grid_centres(side, over.cell) + over.image.get_center()
        self.edges = EdgeBundle(centres, self.cell.centres, placed.products[np.newaxis])
        self.edges.set_z_index(ABOVE_PICTURE)
        entries = (
            (msgid("weighted sum"), placed.weighted_sum, theme().ink),
            (msgid("bias"), bias_reading(), theme().bias),
            (msgid("together"), placed.z, theme().talked_about),
        )
        self.rows = [
            self._row(*entry, baseline)
            for entry, baseline in zip(entries, layout.rows, strict=True)
        ]
        ends = (self.centre + at(x, layout.rule) for x in layout.ends)
        self.rule = Line(*ends, color=theme().quiet, stroke_width=2)
        super().__init__(self.head, self.edges, *self.rows, self.rule, self.filled)

    def _row(self, words: str, reading: Reading, color: ManimColor, baseline: float) -> VGroup:
        """Write words at the left end, and a number at the right one."""
        size, size_of_number = self.layout.sizes
        left, right = (self.centre + at(x, baseline) for x in self.layout.ends)
        said = text(words, size, theme().quiet if color is theme().ink else color).stand_on(left[1])
        value = Readout(reading, size_of_number, color).stand_on(left[1])
        return VGroup(said.align_to(left, LEFT), value.align_to(right, RIGHT))
