"""Layer of neurons that does what filters do: nine pixels, and a neuron for each filter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group, VGroup

from scenes import style
from scenes.chapters.layers_everywhere.layout import FilterLayerLayout
from scenes.drawing.fields import CellField
from scenes.figures import BELOW_NEURONS, EdgeBundle, NeuronColumn, laid_out
from scenes.style import FloatArray, along, at, theme
from scenes.text import Lettering, Reading, Readout, text


class FilterLayer(Group):
    """Nine pixels as neurons, wired to a neuron for each filter, with weighted sums and names.

    Parameters
    ----------
    pixels : (9,)
    weights : of the filters, (n, 9).
    sums : of these pixels, (n,).
    names : of what each filter finds, (n,).
    layout : places of both layers.

    Attributes
    ----------
    inputs, values : the pixels, and their numbers before them.
    bundles : edges into each neuron, in the colors of the signs of its weights.
    neurons, sums, names : for each filter.
    """

    def __init__(
        self,
        pixels: Sequence[Reading],
        weights: FloatArray,
        sums: Sequence[Reading],
        names: Sequence[str],
        layout: FilterLayerLayout,
    ) -> None:
        levels = np.array([pixel.value for pixel in pixels])
        self.inputs = laid_out(
            NeuronColumn(levels, layout.spacing, 0.46), layout.inputs, layout.is_turned
        )
        self.values = self._values(pixels, at(0, 0.48) if layout.is_turned else at(-0.65, 0))
        heights = layout.step * (np.arange(len(sums))[::-1] - (len(sums) - 1) / 2)
        places = [
            along(layout.neurons, float(height), is_turned=layout.is_turned) for height in heights
        ]
        self.neurons = [_unlit_neuron(place) for place in places]
        self.bundles = [
            self._edges_into(neuron, row) for neuron, row in zip(self.neurons, weights, strict=True)
        ]
        self.sums, self.names = VGroup(), VGroup()
        for total, name, place in zip(sums, names, places, strict=True):
            shown = Readout(total, style.TYPE_BODY, theme().talked_about)
            self.sums.add(shown.move_to(place + at(*layout.sum)))
            self.names.add(_name_of(name, place, shown, layout))
        super().__init__(
            self.inputs, self.values, *self.bundles, *self.neurons, self.sums, self.names
        )

    def _values(self, pixels: Sequence[Reading], before: FloatArray) -> VGroup:
        """Write the activation of each pixel before its neuron."""
        return VGroup(
            *(
                Readout(pixel, style.TYPE_SMALL).move_to(centre + before)
                for pixel, centre in zip(pixels, self.inputs.centres, strict=True)
            )
        )

    def _edges_into(self, neuron: CellField, weights: FloatArray) -> EdgeBundle:
        centres = self.inputs.centres
        edges = EdgeBundle(centres, neuron.centres, weights[np.newaxis], 2 * style.RING)
        return edges.set_z_index(BELOW_NEURONS)


def _unlit_neuron(place: FloatArray) -> CellField:
    line = (*theme().ink.to_rgb(), 1)
    return CellField(
        place[np.newaxis], 0.9, fill=(0, 0, 0, 1), stroke=line, stroke_width=style.RING
    )


def _name_of(name: str, place: FloatArray, total: Readout, layout: FilterLayerLayout) -> Lettering:
    """Write what the neuron at a place looks for, in line with its sum."""
    words: Lettering = text(name, style.TYPE_LABEL).move_to(place)
    words.stand_on(total.baseline + layout.name[1])
    return words.shift(at(layout.name[0] + (0 if layout.is_turned else words.width / 2), 0))
