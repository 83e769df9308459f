"""Parameters as knobs that can be turned, and what the outputs say to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Animation, Group

from scenes import style
from scenes.figures.edges import EdgeBundle
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.lettering import Reading, Readout, formatted
from scenes.figures.outputs import OutputColumn
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
FARTHEST = np.radians(135)  # how far a knob turns to either side
FAINTEST = 0.5


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
        self.length = 0.36 * spacing
        ring = (*style.OUTLINE.to_rgb(), 1)
        self.rings = CellField(centres, 0.84 * spacing, fill=(0, 0, 0, 1), stroke=ring, stroke_width=style.LINE)
        self.pointers = EdgeField(centres, centres, style.signed(values), 3.5 * style.LINE)
        super().__init__(self.rings, self.pointers)
        self.turn(values)

    def turn(self, values: FloatArray) -> None:
        """Turn every knob to its value."""
        values = np.clip(values, -1, 1)
        angle = FARTHEST * values
        points = np.repeat(self.rings.centres, 2, axis=0)
        points[1::2] += self.length * np.column_stack([np.sin(angle), np.cos(angle), np.zeros(len(values))])
        self.pointers.points = points
        self.pointers.colors = style.signed(values, FAINTEST + (1 - FAINTEST) * np.abs(values))


class KnobMachine(Group):
    """Knobs, the ten outputs that come of them, and the answer.

    Parameters
    ----------
    knobs : (n,), -1..1, those that are shown.
    outputs : a reading for each output.
    answer : the brightest of them.
    """

    def __init__(self, knobs: FloatArray, outputs: Sequence[Reading], answer: Reading, columns: int) -> None:
        self.panel = KnobPanel(knobs, columns, 0.46).shift(at(-0.75, 0.95))
        self.outputs = OutputColumn(np.array([reading.value for reading in outputs])).shift(at(4.1, 0.0))
        self.values = self.outputs.values(outputs)
        self.answer = Readout(answer, style.TYPE_FORMULA, style.TALKED_ABOUT).move_to(at(0.8, -2.35)).stand_on(-2.6)
        super().__init__(self.panel, self.outputs, self.values, self.answer)
        self.show(knobs, self.outputs_of(outputs))

    @staticmethod
    def outputs_of(readings: Sequence[Reading]) -> FloatArray:
        """The values of the readings."""
        return np.array([reading.value for reading in readings])

    def show(self, knobs: FloatArray, outputs: FloatArray) -> None:
        """Turn the knobs, and show what comes out."""
        brightest = int(np.argmax(outputs))
        self.panel.turn(knobs)
        self.outputs.cells.fill = style.grey(outputs)
        for number, (value, readout) in enumerate(zip(outputs, self.values, strict=True)):
            readout.ink = style.TALKED_ABOUT if number == brightest else style.QUIET
            readout.set_characters(formatted(value, 2))
            self.outputs.digits[number].set_color(style.TALKED_ABOUT if number == brightest else style.INK)
            self.outputs.digits[number].submobjects[0].set_opacity(0)
        self.answer.set_characters(str(brightest))

    def keep(self, outputs: Sequence[Reading], answer: Reading) -> None:
        """Say what the numbers on screen are, now that the knobs rest."""
        for readout, reading in zip(self.values, outputs, strict=True):
            readout.readings = (reading,)
        self.answer.readings = (answer,)


class FanByFan(Animation):
    """The edges into one neuron light up after those into another; afterwards all stay faint.

    Parameters
    ----------
    edges : into one layer.
    rest : brightness of a fan that has had its turn, as a share.
    """

    def __init__(self, edges: EdgeBundle, *, rest: float = 0.2, **kwargs: Any) -> None:
        self.into, self.rest, self.full = edges.into, rest, edges.colors.copy()
        super().__init__(edges, introducer=True, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Light the fan whose turn it is."""
        since = -1 + self.rate_func(alpha) * (self.into.max() + 2.6) - self.into
        after = self.rest + (1 - self.rest) * np.clip(1 - since / 1.5, 0, 1)
        colors = self.full.copy()
        colors[:, 3] *= np.where(since < 0, np.clip(1 + since, 0, 1), after)
        self.mobject.colors = colors
