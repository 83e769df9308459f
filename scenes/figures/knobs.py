"""Parameters as knobs that can be turned: many on a panel, or one between a pixel and its neuron."""

from __future__ import annotations

import numpy as np
from manim import Arc, Circle, Group, Line, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.fields import CellField, EdgeField
from scenes.figures.lettering import Reading, Readout, formatted, line_of, text
from scenes.figures.sigmoid import FilledNeuron
from scenes.style import FloatArray, at

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
        self.length = 0.38 * spacing
        ring = (*style.OUTLINE.to_rgb(), 1)
        self.rings = CellField(centres, 0.84 * spacing, fill=(0, 0, 0, 1), stroke=ring, stroke_width=style.LINE)
        self.pointers = EdgeField(centres, centres, style.signed(values), 2 * style.LINE)
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


class LargeKnob(VGroup):
    """One weight as a knob with its value below; an arc shows how far it can be turned.

    Parameters
    ----------
    weight : its value.
    large : what turns it all the way.
    """

    RADIUS = 0.85

    def __init__(self, weight: Reading, large: float) -> None:
        self.large = large
        ring = Circle(radius=self.RADIUS, color=style.INK, stroke_width=style.RING * style.STROKE)
        ring.set_fill(style.BACKGROUND, opacity=1)
        way = Arc(1.22 * self.RADIUS, np.pi / 2 + FARTHEST, -2 * FARTHEST)
        way.set_stroke(style.OUTLINE, style.LINE * style.STROKE)
        self.pointer = Line(at(0, 0), at(0, 1), stroke_width=3 * style.LINE * style.STROKE)
        self.ring = ring
        self.value = Readout(weight, style.TYPE_BODY)
        super().__init__(ring, way, self.pointer, self.value)
        self.turn(weight.value, weight.shown)

    def turn(self, weight: float, shown: str) -> None:
        """Turn it, and write its value."""
        angle = FARTHEST * float(np.clip(weight / self.large, -1, 1))
        middle = self.ring.get_center()
        self.pointer.put_start_and_end_on(middle, middle + 0.8 * self.RADIUS * at(np.sin(angle), np.cos(angle)))
        self.pointer.set_color(style.sign_color(weight))
        self.value.ink = style.sign_color(weight)
        self.value.set_characters(shown)
        self.value.move_to(middle).stand_on(middle[1] - 1.65 * self.RADIUS)


class OneKnob(Group):
    """One weight on its way from a pixel to a neuron, as a knob, and the activation that comes of it.

    Parameters
    ----------
    weight, activation : their values.
    large : what turns the knob all the way.
    pixel : where the edge comes from.
    outputs : (n, 3), where it all leads to.
    change : the most that turning it all the way changes an output.

    Attributes
    ----------
    knob, neuron : what moves.
    """

    HEIGHT, CHANGE_Y = 0.95, -2.3

    def __init__(
        self,
        weight: Reading,
        activation: Reading,
        large: float,
        pixel: FloatArray,
        outputs: FloatArray,
        change: Reading,
    ) -> None:
        spot = Circle(radius=0.12, color=style.TALKED_ABOUT, stroke_width=3).move_to(pixel)
        self.knob = LargeKnob(weight, large).shift(at(-1.65, self.HEIGHT))
        self.neuron = FilledNeuron(activation, 1.2).shift(at(1.35, self.HEIGHT))
        left, right = (self.knob.ring.get_center() + way * LargeKnob.RADIUS for way in (at(-1, 0), at(1, 0)))
        self.wires = VGroup(Line(pixel, left), Line(right, self.neuron.circle.get_left()))
        self.wires.set_stroke(width=2 * style.LINE * style.STROKE)
        starts = np.tile(self.neuron.circle.get_right(), (len(outputs), 1))
        faint = (*style.QUIET.to_rgb(), 0.6)
        self.onward = EdgeField(
            starts, outputs, np.tile(faint, (len(outputs), 1)), style.HAIRLINE, z_index=BELOW_NEURONS
        )
        names = VGroup(text("a weight").move_to(self.knob.ring), text("its neuron").move_to(self.neuron))
        for name in names:
            name.set_color(style.QUIET).stand_on(self.knob.get_top()[1] + 0.25)
        self.most, self.change = 0.0, Readout(change, style.TYPE_TITLE, style.TALKED_ABOUT)
        said = line_of([text("largest change of an output so far:", color=style.QUIET), self.change])
        said.shift(at(self.knob.ring.get_x() - 1.7 - said.get_center()[0], self.CHANGE_Y))
        super().__init__(self.onward, self.wires, self.knob, self.neuron, names, spot, said)
        self.show(weight.value, activation.value, 0.0)

    def show(self, weight: float, activation: float, change: float) -> None:
        """Turn the knob, and show what comes out of the neuron and how much the outputs have changed."""
        self.most = max(self.most, change)
        self.change.set_characters(formatted(self.most, 3))
        self.knob.turn(weight, formatted(weight, 2))
        self.wires.set_color(style.sign_color(weight))
        self.neuron.show(activation)
