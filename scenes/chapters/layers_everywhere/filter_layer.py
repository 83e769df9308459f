"""Filters: nine numbers each, what they find in a digit, and the same as a small layer of neurons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.chapters.layers_everywhere.lattice import NumberLattice, mixed, signed_square
from scenes.drawing.fields import CellField
from scenes.figures.edges import BELOW_NEURONS, EdgeBundle
from scenes.figures.hopes import laid_out
from scenes.figures.layers import NeuronColumn
from scenes.figures.pictures import Picture, label_over
from scenes.style import along, at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text

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


@dataclass(frozen=True)
class RowLayout:
    """Where a filter, what it finds and its name stand.

    Attributes
    ----------
    filter_width, width : of the filter and of the picture of what it finds.
    found : the middle of that picture, seen from the filter.
    name : where the name is: beside the picture, above it, or above the filter.
    """

    filter_width: float = 1.95
    width: float = 3.2
    found: tuple[float, float] = (3.35, 0.0)
    name: Literal["beside", "above", "first"] = "beside"


class FilterRow(Group):
    """A filter, beside it or below it a picture for what it finds, still empty, and what that is.

    Parameters
    ----------
    readings : (9,), the numbers of the filter.
    found : (784,), the sum at each pixel.

    Attributes
    ----------
    lattice, map, name : what there is.
    cells : what the picture comes to hold.
    """

    def __init__(
        self, readings: Sequence[Reading], found: FloatArray, name: str, layout: RowLayout
    ) -> None:
        self.cells = signed_square(found)
        self.lattice = filter_lattice(readings, layout.filter_width)
        self.map = Picture(np.zeros_like(self.cells), layout.width).shift(at(*layout.found))
        if layout.name == "beside":
            words: Lettering = text(name, style.TYPE_LABEL)
            self.name = words.shift(at(5.2 - words.get_left()[0], 0))
        else:
            self.name = label_over(self.map if layout.name == "above" else self.lattice, name)
        super().__init__(self.lattice, self.map, self.name)


@dataclass(frozen=True)
class FilterLayerLayout:
    """Where nine pixels as neurons and a neuron for each filter stand.

    Attributes
    ----------
    inputs, neurons : how far both are along the way from left to right, or from top to bottom where they are turned.
    spacing : of the pixels.
    step : from one neuron to the next.
    sum : where its sum is, seen from a neuron.
    name : how far right of the neuron its name begins (where it has its middle, if turned), and how far it stands above
        the baseline of the sum.
    is_turned : whether both are rows, one below the other.
    """

    inputs: float = -1.6
    neurons: float = 2.0
    spacing: float = 0.68
    step: float = 2.0
    sum: tuple[float, float] = (1.35, 0.0)
    name: tuple[float, float] = (2.15, 0.0)
    is_turned: bool = False


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
    inputs, values : the pixels, and their numbers before them.
    bundles : for each filter its edges, in the colours of its numbers' signs.
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
        before = at(0, 0.48) if layout.is_turned else at(-0.65, 0)
        self.values = VGroup(
            *(
                Readout(pixel, style.TYPE_SMALL).move_to(centre + before)
                for pixel, centre in zip(pixels, self.inputs.centres, strict=True)
            )
        )
        self.neurons, self.sums, self.names, self.bundles = [], VGroup(), VGroup(), []
        line = (*theme().ink.to_rgb(), 1)
        heights = layout.step * (np.arange(len(sums))[::-1] - (len(sums) - 1) / 2)
        for row, total, name, height in zip(weights, sums, names, heights, strict=True):
            place = along(layout.neurons, float(height), is_turned=layout.is_turned)
            neuron = CellField(
                place[np.newaxis], 0.9, fill=(0, 0, 0, 1), stroke=line, stroke_width=style.RING
            )
            self.neurons.append(neuron)
            bundle = EdgeBundle(
                self.inputs.centres, neuron.centres, row[np.newaxis], 2 * style.RING
            )
            self.bundles.append(bundle.set_z_index(BELOW_NEURONS))
            shown = Readout(total, style.TYPE_BODY, theme().talked_about)
            self.sums.add(shown.move_to(place + at(*layout.sum)))
            self.names.add(self._name(name, place, shown, layout))
        super().__init__(
            self.inputs, self.values, *self.bundles, *self.neurons, self.sums, self.names
        )

    @staticmethod
    def _name(name: str, place: FloatArray, shown: Readout, layout: FilterLayerLayout) -> Lettering:
        """What the neuron at a place looks for, in line with its sum."""
        words: Lettering = text(name, style.TYPE_LABEL).move_to(place)
        words.stand_on(shown.baseline + layout.name[1])
        return words.shift(at(layout.name[0] + (0 if layout.is_turned else words.width / 2), 0))
