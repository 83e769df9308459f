"""How layers are wired, whatever the weights: all neurons between input and output, and who is connected to whom."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from scenes import style
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.fields import CellField, EdgeField

LIGHT_INTO_ONE = 5.0  # shared by the edges into one neuron, so that thousands of them are not a white wall


def joined(layers: Sequence[CellField]) -> CellField:
    """All neurons of several layers as one field, so that they can become those of other layers."""
    whole = layers[0].copy()
    whole.points = np.concatenate([cells.points for cells in layers])
    for name in whole.arrays:
        setattr(whole, name, np.concatenate([getattr(cells, name) for cells in layers]))
    return whole


def connections(layers: Sequence[CellField]) -> EdgeField:
    """An edge from every neuron to every one of the next layer, all of a layer alike: nothing is said of weights."""
    starts, ends, alphas = [], [], []
    for before, after in pairwise(layers):
        count = before.count * after.count
        starts.append(np.repeat(before.centres, after.count, axis=0))
        ends.append(np.tile(after.centres, (before.count, 1)))
        alphas.append(np.full(count, min(LIGHT_INTO_ONE / before.count, 0.3)))
    alpha = np.concatenate(alphas)
    colors = np.column_stack([np.tile(style.INK.to_rgb(), (len(alpha), 1)), alpha])
    return EdgeField(np.concatenate(starts), np.concatenate(ends), colors, style.HAIRLINE, z_index=BELOW_NEURONS)
