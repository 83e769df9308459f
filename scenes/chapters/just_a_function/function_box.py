"""The network as a box named f: numbers go in on one side, and come out on another."""

from __future__ import annotations

import numpy as np
from manim import LEFT, RIGHT, RoundedRectangle, VGroup

from scenes import style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures import BELOW_NEURONS
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, text

OF_MANY = 0.25  # share of its brightness for a ray among hundreds
MANY = 100


def box_frame(width: float, height: float) -> RoundedRectangle:
    """Return the outline of a box that stands for a function."""
    return RoundedRectangle(
        width=width, height=height, corner_radius=0.2, color=theme().talked_about, stroke_width=3
    )


class FunctionBox(VGroup):
    """A box named f, with the number of parameters in it.

    Parameters
    ----------
    parameters : number of weights and biases.
    width, height : of the box.

    Attributes
    ----------
    frame, inside : the box itself, and the words in it.
    """

    def __init__(self, parameters: Reading, width: float, height: float) -> None:
        self.frame = box_frame(width, height)
        self.inside = VGroup(
            text("$f$", 1.4 * style.TYPE_FORMULA, theme().talked_about).move_to(at(0, 0.55)),
            Readout(parameters, style.TYPE_BODY).move_to(at(0, -0.45)),
            text("weights and biases", style.TYPE_SMALL, theme().quiet).move_to(at(0, -0.95)),
        )
        super().__init__(self.frame, self.inside)

    def rays_in(self, cells: CellField, levels: FloatArray, side: FloatArray = LEFT) -> EdgeField:
        """Return rays from every neuron to a side of the box, as bright as the activations."""
        return self._rays(cells.centres, self._along(cells, side), levels)

    def rays_out(self, cells: CellField, levels: FloatArray, side: FloatArray = RIGHT) -> EdgeField:
        """Return rays from a side of the box to every neuron, as bright as the activations."""
        return self._rays(self._along(cells, side), cells.centres, levels)

    def _along(self, cells: CellField, side: FloatArray) -> FloatArray:
        """Return a point of a side of the box for each neuron, in proportion to its layer."""
        upright = bool(side[0])
        places = cells.centres[:, 1 if upright else 0]
        share = (places - places.mean()) / max(float(np.ptp(places)), 1e-9)
        length = self.frame.height if upright else self.frame.width
        return self.frame.get_edge_center(side) + np.outer(
            0.8 * length * share, at(0, 1) if upright else at(1, 0)
        )

    @staticmethod
    def _rays(starts: FloatArray, ends: FloatArray, levels: FloatArray) -> EdgeField:
        alpha = np.clip(levels, 0, 1) * (OF_MANY if len(levels) > MANY else 1.0)
        colors = np.column_stack([np.tile(theme().ink.to_rgb(), (len(alpha), 1)), alpha])
        return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)
