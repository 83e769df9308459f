"""The ten outputs by themselves: a column of neurons with their digits and, when wanted, their values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.figures.layers import NeuronColumn
from scenes.figures.lettering import Reading, Readout, text
from scenes.style import at


class OutputColumn(Group):
    """Output neurons from 0 at the top, each with its digit to the right.

    Parameters
    ----------
    levels : activation of each.
    spacing, diameter : of the column.

    Attributes
    ----------
    cells : the neurons.
    digits : what they stand for.
    """

    def __init__(self, levels: npt.NDArray[np.float64], spacing: float = 0.62, diameter: float = 0.42) -> None:
        self.cells = NeuronColumn(levels, spacing, diameter)
        self.digits = VGroup(
            *(
                text(str(digit), style.TYPE_BODY).move_to(centre + at(0.3 + diameter / 2, 0))
                for digit, centre in enumerate(self.cells.centres)
            )
        )
        super().__init__(self.cells, self.digits)

    def values(self, readings: Sequence[Reading]) -> VGroup:
        """A number beside each digit, where the column stands now."""
        values = VGroup()
        for reading, digit in zip(readings, self.digits, strict=True):
            readout = Readout(reading, style.TYPE_LABEL, style.QUIET)
            values.add(readout.move_to(digit).shift(at(0.85, 0)))
        return values
