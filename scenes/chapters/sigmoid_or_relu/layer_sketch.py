"""A deep network in small, and the error that comes back through its layers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, FadeIn, Group, LaggedStart, Transform

from scenes import style
from scenes.drawing.fields import EdgeField
from scenes.figures import BELOW_NEURONS, NeuronColumn, RunLight, with_levels
from scenes.style import at, theme
from scenes.text import Reading, Readout


class LayerSketch(Group):
    """Layers in small, as columns of dark neurons.

    Parameters
    ----------
    sizes : of the layers that are drawn.
    width, height : of the whole; the largest layer takes all of the height, or of the width if they
        are turned.
    is_turned : true where the layers are rows, the first one above; false where they are columns.

    Attributes
    ----------
    columns : the layers.
    """

    EDGE = 0.5  # strength of an edge that carries everything

    def __init__(
        self, sizes: Sequence[int], width: float, height: float, *, is_turned: bool = False
    ) -> None:
        self.is_turned = is_turned
        spacing = (width if is_turned else height) / max(sizes)
        first, last = (
            (at(0, height / 2), at(0, -height / 2))
            if is_turned
            else (at(-width / 2, 0), at(width / 2, 0))
        )
        self.columns = [NeuronColumn(np.zeros(size), spacing, 0.8 * spacing) for size in sizes]
        for column, place in zip(self.columns, np.linspace(first, last, len(sizes)), strict=True):
            column.stroke_width[:] = style.LINE
            column.rotate(np.pi / 2 if is_turned else 0.0, about_point=np.zeros(3)).shift(place)
        super().__init__(*self.columns)

    def passed_back(self, percents: Sequence[Reading], away: float) -> list[Animation]:
        """Return the error's way back: light from the last layer to the first, as strong as it is.

        Parameters
        ----------
        percents : error that is felt in each layer; written under it, or to its right.
        away : from the middle of a layer to the foot, or to the right end, of its number.

        Returns
        -------
        list
            One animation for each layer, from the last to the first.
        """
        shares = [reading.value / 100 for reading in percents]
        lit = []
        for column, share, reading in zip(self.columns, shares, percents, strict=True):
            glow = Transform(column, with_levels(column, np.full(column.count, share)))
            lit.append(LaggedStart(glow, FadeIn(self._number(column, reading, away))))
        runs = [RunLight(self._edges_back(layer, share)) for layer, share in enumerate(shares[:-1])]
        steps = [
            LaggedStart(run, light, lag_ratio=0.6)
            for run, light in zip(runs, lit[:-1], strict=True)
        ]
        return [lit[-1], *reversed(steps)]

    def _number(self, column: NeuronColumn, reading: Reading, away: float) -> Readout:
        """Write the number of a layer under it, or to its right."""
        number = Readout(reading, style.TYPE_SMALL).move_to(column)
        if self.is_turned:
            return number.shift(at(column.get_x() + away - number.get_right()[0], 0))
        return number.stand_on(column.get_y() - away)

    def _edges_back(self, layer: int, share: float) -> EdgeField:
        """Return all edges into a layer from the one after it, as bright as what they carry."""
        after, here = self.columns[layer + 1].centres, self.columns[layer].centres
        color = (*theme().talked_about.to_rgb(), self.EDGE * share)
        starts, ends = np.repeat(after, len(here), axis=0), np.tile(here, (len(after), 1))
        return EdgeField(
            starts, ends, np.tile(color, (len(starts), 1)), style.HAIRLINE, z_index=BELOW_NEURONS
        )
