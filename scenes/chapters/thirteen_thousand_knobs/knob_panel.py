"""Many parameters as knobs on a panel."""

from __future__ import annotations

import numpy as np
from manim import Group

from scenes import style
from scenes.drawing.fields import CellField, EdgeField
from scenes.style import FloatArray, theme

FARTHEST = np.radians(135)  # angle by which a knob turns to either side
FAINTEST = 0.5  # opacity of a pointer at zero


class KnobPanel(Group):
    """Knobs in rows, each with a pointer: straight up is zero, right is positive, left is negative.

    Parameters
    ----------
    values : (n,), -1..1.
    columns : knobs in a row.
    spacing : between neighbours.
    """

    def __init__(self, values: FloatArray, columns: int, spacing: float) -> None:
        rows, across = np.divmod(np.arange(len(values)), columns)
        centres = np.zeros((len(values), 3))
        centres[:, 0] = (across - (columns - 1) / 2) * spacing
        centres[:, 1] = (rows.max() / 2 - rows) * spacing
        self.length = 0.38 * spacing
        ring, fill = ((*color.to_rgb(), 1) for color in (theme().outline, theme().background))
        self.rings = CellField(
            centres, 0.84 * spacing, fill=fill, stroke=ring, stroke_width=style.LINE
        )
        self.pointers = EdgeField(centres, centres, style.signed(values), 2 * style.LINE)
        super().__init__(self.rings, self.pointers)
        self.turn(values)

    def turn(self, values: FloatArray) -> None:
        """Turn every knob to its value."""
        values = np.clip(values, -1, 1)
        angle = FARTHEST * values
        points = np.repeat(self.rings.centres, 2, axis=0)
        points[1::2] += self.length * np.column_stack(
            [np.sin(angle), np.cos(angle), np.zeros(len(values))]
        )
        self.pointers.points = points
        self.pointers.colors = style.signed(values, FAINTEST + (1 - FAINTEST) * np.abs(values))
