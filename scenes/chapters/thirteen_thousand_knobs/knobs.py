"""Parameters as knobs that can be turned: many on a panel, or one between a pixel and its neuron."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from manim import Arc, Circle, Group, Line, VGroup

from scenes import style
from scenes.drawing.fields import CellField, EdgeField
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.sigmoid_plot import FilledNeuron
from scenes.style import FloatArray, Place, at, theme
from scenes.text.paragraph import wrapped
from scenes.text.readout import Reading, Readout, formatted, line_of
from scenes.text.typesetting import text

FARTHEST = np.radians(135)  # how far a knob turns to either side
FAINTEST = 0.5


@dataclass(frozen=True)
class OneKnobLayout:
    """Where one knob stands between its pixel and the outputs.

    Attributes
    ----------
    knob, neuron : their middles.
    way, onward : unit vectors: from the pixel through the knob to the neuron, and from there to the outputs.
    change : middle and baseline of the line that tells how much the outputs change.
    """

    knob: Place
    neuron: Place
    way: Place
    onward: Place
    change: Place

    @property
    def goes_down(self) -> bool:
        """Whether wires run through the knob from above, so that words stand beside it."""
        return self.way[1] < 0


LAYOUTS = {
    "16:9": OneKnobLayout((-1.65, 0.95), (1.35, 0.95), (1, 0), (1, 0), (-3.35, -2.3)),
    "4:3": OneKnobLayout((-1.05, 0.95), (1.1, 0.95), (1, 0), (1, 0), (-0.8, -3.2)),
    "1:1": OneKnobLayout((-0.35, 2.0), (2.3, 2.0), (1, 0), (0, -1), (0.0, -3.2)),
    "9:16": OneKnobLayout((0.0, 0.6), (0.0, -2.1), (0, -1), (0, -1), (0.0, -6.5)),
}


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
        ring, ground = ((*color.to_rgb(), 1) for color in (theme().outline, theme().background))
        self.rings = CellField(
            centres, 0.84 * spacing, fill=ground, stroke=ring, stroke_width=style.LINE
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


class LargeKnob(VGroup):
    """One weight as a knob with its value below or on the right; an arc shows how far it can be turned.

    Parameters
    ----------
    weight : its value.
    large : what turns it all the way.
    beside : whether the value stands on the right.
    """

    RADIUS = 0.85
    NEXT = 1.4 * RADIUS  # from its middle to words beside it

    def __init__(self, weight: Reading, large: float, *, beside: bool = False) -> None:
        self.large, self.beside = large, beside
        ring = Circle(radius=self.RADIUS, color=theme().ink, stroke_width=style.RING * style.STROKE)
        ring.set_fill(theme().background, opacity=1)
        way = Arc(1.22 * self.RADIUS, np.pi / 2 + FARTHEST, -2 * FARTHEST)
        way.set_stroke(theme().outline, style.LINE * style.STROKE)
        self.pointer = Line(at(0, 0), at(0, 1), stroke_width=3 * style.LINE * style.STROKE)
        self.ring = ring
        self.value = Readout(weight, style.TYPE_BODY)
        super().__init__(ring, way, self.pointer, self.value)
        self.turn(weight.value, weight.shown)

    def turn(self, weight: float, shown: str) -> None:
        """Turn it, and write its value."""
        angle = FARTHEST * float(np.clip(weight / self.large, -1, 1))
        middle = self.ring.get_center()
        self.pointer.put_start_and_end_on(
            middle, middle + 0.8 * self.RADIUS * at(np.sin(angle), np.cos(angle))
        )
        self.pointer.set_color(style.sign_color(weight))
        self.value.ink = style.sign_color(weight)
        self.value.set_characters(shown)
        self.value.move_to(middle).stand_on(
            middle[1] - (0.15 if self.beside else 1.65 * self.RADIUS)
        )
        if self.beside:
            self.value.shift(at(middle[0] + self.NEXT - self.value.get_left()[0], 0))


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

    def __init__(
        self,
        weight: Reading,
        activation: Reading,
        large: float,
        pixel: FloatArray,
        outputs: FloatArray,
        change: Reading,
    ) -> None:
        spot = Circle(radius=0.12, color=theme().talked_about, stroke_width=3).move_to(pixel)
        layout = style.for_frame(LAYOUTS)
        way = at(*layout.way)
        self.knob = LargeKnob(weight, large, beside=layout.goes_down).shift(at(*layout.knob))
        self.neuron = FilledNeuron(activation, 1.2).shift(at(*layout.neuron))
        begin, end = (
            self.knob.ring.get_center() + side * LargeKnob.RADIUS * way for side in (-1, 1)
        )
        self.wires = VGroup(
            Line(pixel, begin), Line(end, self.neuron.circle.get_critical_point(-way))
        )
        self.wires.set_stroke(width=2 * style.LINE * style.STROKE)
        starts = np.tile(
            self.neuron.circle.get_critical_point(at(*layout.onward)), (len(outputs), 1)
        )
        faint = (*theme().quiet.to_rgb(), 0.6)
        self.onward = EdgeField(
            starts,
            outputs,
            np.tile(faint, (len(outputs), 1)),
            style.HAIRLINE,
            z_index=BELOW_NEURONS,
        )
        names = self._names(beside=layout.goes_down)
        self.most, self.change = 0.0, Readout(change, style.TYPE_TITLE, theme().talked_about)
        said = line_of(
            [text("largest change of an output so far:", color=theme().quiet), self.change]
        )
        wrapped(said.shift(at(layout.change[0] - said.get_center()[0], layout.change[1])))
        super().__init__(self.onward, self.wires, self.knob, self.neuron, names, spot, said)
        self.show(weight.value, activation.value, 0.0)

    def _names(self, *, beside: bool) -> VGroup:
        """What the two are, above them on one line, or on their left."""
        names = VGroup(
            text("a weight").move_to(self.knob.ring), text("its neuron").move_to(self.neuron)
        )
        for name in names.set_color(theme().quiet):
            if beside:
                name.shift(at(self.knob.ring.get_x() - LargeKnob.NEXT - name.get_right()[0], 0))
            else:
                name.stand_on(self.knob.get_top()[1] + 0.25)
        return names

    def show(self, weight: float, activation: float, change: float) -> None:
        """Turn the knob, and show what comes out of the neuron and how much the outputs have changed."""
        self.most = max(self.most, change)
        self.change.set_characters(formatted(self.most, 3))
        self.knob.turn(weight, formatted(weight, 2))
        self.wires.set_color(style.sign_color(weight))
        self.neuron.show(activation)
