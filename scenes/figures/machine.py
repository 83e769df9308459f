"""A function as a box: numbers go in on the left, numbers come out on the right."""

from __future__ import annotations

import numpy as np
from manim import RoundedRectangle, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.lettering import Reading, Readout, text
from scenes.style import FloatArray, at

OF_MANY = 0.25  # share of its brightness for a ray among hundreds
MANY = 100


class FunctionBox(VGroup):
    """A box named f, and how many numbers it was made with.

    Parameters
    ----------
    parameters : how many weights and biases are in it.

    Attributes
    ----------
    frame : the box itself.
    inside : what is written in it.
    """

    def __init__(self, parameters: Reading, width: float, height: float) -> None:
        self.frame = RoundedRectangle(
            width=width, height=height, corner_radius=0.2, color=style.TALKED_ABOUT, stroke_width=3
        )
        self.inside = VGroup(
            text("$f$", 1.4 * style.TYPE_FORMULA, style.TALKED_ABOUT).move_to(at(0, 0.55)),
            Readout(parameters, style.TYPE_BODY).move_to(at(0, -0.45)),
            text("weights and biases", style.TYPE_SMALL, style.QUIET).move_to(at(0, -0.95)),
        )
        super().__init__(self.frame, self.inside)

    def rays_in(self, cells: CellField, levels: FloatArray) -> EdgeField:
        """From every neuron to the left side, each as bright as its activation."""
        return self._rays(cells.centres, self._along(cells, self.frame.get_left()), levels)

    def rays_out(self, cells: CellField, levels: FloatArray) -> EdgeField:
        """From the right side to every neuron, each as bright as its activation."""
        return self._rays(self._along(cells, self.frame.get_right()), cells.centres, levels)

    def _along(self, cells: CellField, side: FloatArray) -> FloatArray:
        """For each neuron a point of a side of the box: as high there as the neuron is in its layer."""
        heights = cells.centres[:, 1]
        share = (heights - heights.mean()) / max(float(np.ptp(heights)), 1e-9)
        return np.array(side) + np.outer(0.8 * self.frame.height * share, np.array(at(0, 1)))

    @staticmethod
    def _rays(starts: FloatArray, ends: FloatArray, levels: FloatArray) -> EdgeField:
        alpha = np.clip(levels, 0, 1) * (OF_MANY if len(levels) > MANY else 1.0)
        colors = np.column_stack([np.tile(style.INK.to_rgb(), (len(alpha), 1)), alpha])
        return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)
