"""Filters: nine numbers each, what they find in a digit, and the same as a small layer of neurons."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS, EdgeBundle
from scenes.figures.fields import CellField
from scenes.figures.lattice import NumberLattice, mixed, signed_square
from scenes.figures.layers import NeuronColumn
from scenes.figures.lettering import Lettering, Reading, Readout, text
from scenes.figures.pictures import Picture
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
WEAKEST = 0.45  # how strong the colour of the smallest number of a filter is


def filter_lattice(readings: Sequence[Reading], width: float) -> NumberLattice:
    """The numbers of a filter in the colours of their signs, those that are zero in the dark.

    Parameters
    ----------
    readings : (9,), row by row.
    """
    weights = np.array([reading.value for reading in readings])
    size = np.abs(weights) / np.abs(weights).max()
    strength = np.where(size > 0, WEAKEST + (0.95 - WEAKEST) * size, 0)
    return NumberLattice(readings, mixed(style.signed(weights, strength)), width)


class FilterRow(Group):
    """A filter, beside it a picture for what it finds, still empty, and what that is.

    Parameters
    ----------
    readings : (9,), the numbers of the filter.
    found : (784,), the sum at each pixel.

    Attributes
    ----------
    lattice, map, name : what there is.
    cells : what the picture comes to hold.
    """

    WIDTH = 3.2

    def __init__(self, readings: Sequence[Reading], found: FloatArray, name: str) -> None:
        self.cells = signed_square(found)
        self.lattice = filter_lattice(readings, 1.95)
        self.map = Picture(np.zeros_like(self.cells), self.WIDTH).shift(at(3.35, 0))
        words: Lettering = text(name, style.TYPE_LABEL)
        self.name = words.shift(at(5.2 - words.get_left()[0], 0))
        super().__init__(self.lattice, self.map, self.name)


class FilterLayer(Group):
    """Nine pixels as neurons, wired to a neuron for each filter, with the weighted sums and what each looks for.

    Parameters
    ----------
    pixels : (9,), with where they come from.
    weights : (n, 9), the filters.
    sums : (n,), of these pixels.
    names : (n,), what each filter finds.

    Attributes
    ----------
    inputs, values : the pixels, and their numbers on the left.
    bundles : for each filter its edges, in the colours of its numbers' signs.
    neurons, sums, names : for each filter.
    """

    def __init__(
        self, pixels: Sequence[Reading], weights: FloatArray, sums: Sequence[Reading], names: Sequence[str]
    ) -> None:
        self.inputs = NeuronColumn(np.array([pixel.value for pixel in pixels]), 0.68, 0.46).shift(at(-1.6, 0))
        self.values = VGroup(
            *(
                Readout(pixel, style.TYPE_SMALL).move_to(centre + np.array(at(-0.65, 0)))
                for pixel, centre in zip(pixels, self.inputs.centres, strict=True)
            )
        )
        self.neurons, self.sums, self.names, self.bundles = [], VGroup(), VGroup(), []
        line = (*style.INK.to_rgb(), 1)
        for row, total, name, height in zip(weights, sums, names, np.linspace(2, -2, len(sums)), strict=True):
            place = at(2.0, float(height))
            neuron = CellField(place[np.newaxis], 0.9, fill=(0, 0, 0, 1), stroke=line, stroke_width=style.RING)
            self.neurons.append(neuron)
            bundle = EdgeBundle(self.inputs.centres, neuron.centres, row[np.newaxis], 2 * style.RING)
            self.bundles.append(bundle.set_z_index(BELOW_NEURONS))
            shown = Readout(total, style.TYPE_BODY, style.TALKED_ABOUT)
            self.sums.add(shown.move_to(place + at(1.35, 0)))
            words: Lettering = text(name, style.TYPE_LABEL)
            words.move_to(place).stand_on(shown.baseline).shift(at(2.15 + words.width / 2, 0))
            self.names.add(words)
        super().__init__(self.inputs, self.values, *self.bundles, *self.neurons, self.sums, self.names)
