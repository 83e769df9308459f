"""One weight as a large knob between a pixel and its neuron, and what comes of turning it."""

from __future__ import annotations

import numpy as np
from manim import Arc, Circle, Group, Line, VGroup

from scenes import style
from scenes.chapters.thirteen_thousand_knobs.knob_panel import FARTHEST
from scenes.chapters.thirteen_thousand_knobs.layout import OneKnobLayout
from scenes.drawing.fields import EdgeField
from scenes.figures import BELOW_NEURONS, FilledNeuron
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, fewer, formatted, line_of, text, wrapped


class LargeKnob(VGroup):
    """One weight as a knob with its value; an arc shows how far it can be turned.

    Parameters
    ----------
    weight : its value.
    large : value that turns it all the way.
    beside : true where the value stands on the right, false where it stands below.
    """

    RADIUS = 0.85
    NEXT = 1.4 * RADIUS  # from its middle to words beside it

    def __init__(self, weight: Reading, large: float, *, beside: bool = False) -> None:
        self.large, self.beside = large, beside
        ring = Circle(radius=self.RADIUS, color=theme().ink, stroke_width=style.RING * style.STROKE)
        self.ring = ring.set_fill(theme().background, opacity=1)
        arc = Arc(1.22 * self.RADIUS, np.pi / 2 + FARTHEST, -2 * FARTHEST)
        arc.set_stroke(theme().outline, style.LINE * style.STROKE)
        self.pointer = Line(at(0, 0), at(0, 1), stroke_width=3 * style.LINE * style.STROKE)
        self.value = Readout(weight, style.TYPE_BODY)
        super().__init__(self.ring, arc, self.pointer, self.value)
        self.turn(weight.value, weight.shown)

    def turn(self, weight: float, shown: str) -> None:
        """Turn it to a value, and write that."""
        share = weight / self.large if self.large else 0.0  # where all weights are zero
        angle = FARTHEST * float(np.clip(share, -1, 1))
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
    """One weight on its way from a pixel to a neuron, as a knob, and the activation that it gives.

    Parameters
    ----------
    weight, activation : their values.
    large : value of the weight that turns the knob all the way.
    pixel : (3,), where the edge comes from.
    outputs : (n, 3), where it all leads to.
    change : the most that turning it all the way changes an output.
    layout : places of the parts.

    Attributes
    ----------
    knob, neuron, change : the parts that change.
    """

    def __init__(
        self,
        weight: Reading,
        activation: Reading,
        large: float,
        pixel: FloatArray,
        outputs: FloatArray,
        change: Reading,
        layout: OneKnobLayout,
    ) -> None:
        self.layout = layout
        self.knob = LargeKnob(weight, large, beside=layout.goes_down).shift(at(*layout.knob))
        self.neuron = FilledNeuron(activation, 1.2).shift(at(*layout.neuron))
        self.wires = self._wires(pixel)
        self.most, self.change = 0.0, Readout(change, style.TYPE_TITLE, theme().talked_about)
        said = line_of(
            [text("largest change in an output so far:", color=theme().quiet), self.change]
        )
        wrapped(said.shift(at(layout.change[0] - said.get_center()[0], layout.change[1])))
        spot = Circle(radius=0.12, color=theme().talked_about, stroke_width=3).move_to(pixel)
        parts = self.wires, self.knob, self.neuron, self._names(), spot, said
        super().__init__(self._onward(outputs), *parts)
        self.turn_to(weight.value, activation.value, 0.0)

    def _wires(self, pixel: FloatArray) -> VGroup:
        """Return the edge in two parts: from the pixel to the knob, and on to the neuron."""
        through = at(*self.layout.through)
        before, after = (
            self.knob.ring.get_center() + side * LargeKnob.RADIUS * through for side in (-1, 1)
        )
        to_neuron = Line(after, self.neuron.circle.get_critical_point(-through))
        return VGroup(Line(pixel, before), to_neuron).set_stroke(
            width=2 * style.LINE * style.STROKE
        )

    def _onward(self, outputs: FloatArray) -> EdgeField:
        """Return faint edges from the neuron to all outputs."""
        count = len(outputs)
        start = self.neuron.circle.get_critical_point(at(*self.layout.onward))
        faint = np.tile((*theme().quiet.to_rgb(), 0.6), (count, 1))
        return EdgeField(
            np.tile(start, (count, 1)), outputs, faint, style.HAIRLINE, z_index=BELOW_NEURONS
        )

    def _names(self) -> VGroup:
        """Return the names of knob and neuron, above them on one line, or on their left."""
        names = VGroup(
            text("a weight").move_to(self.knob.ring), text("its neuron").move_to(self.neuron)
        )
        for name in names.set_color(theme().quiet):
            if self.layout.goes_down:
                name.shift(at(self.knob.ring.get_x() - LargeKnob.NEXT - name.get_right()[0], 0))
            else:
                name.stand_on(self.knob.get_top()[1] + 0.25)
        return names

    def turn_to(self, weight: float, activation: float, change: float) -> None:
        """Turn the knob to a weight, and show the activation and the largest change so far."""
        self.most = max(self.most, change)
        self.change.set_characters(formatted(self.most, 3))
        self.knob.turn(weight, formatted(weight, fewer(2, weight)))
        self.wires.set_color(style.sign_color(weight))
        self.neuron.show_activation(activation)
