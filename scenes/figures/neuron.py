"""A large neuron with its number."""

from __future__ import annotations

import numpy as np
from manim import Circle, VGroup

from scenes import style
from scenes.language.catalogue import decimals_of
from scenes.style import theme
from scenes.text.readout import Reading, Readout, fewer, formatted

USUAL = 5  # characters of an activation; with ReLU there may be more
INSIDE = 0.9  # of a neuron's diameter: the width of such a number in it


class FilledNeuron(VGroup):
    """A large neuron with its activation written in it.

    Parameters
    ----------
    reading : activation of the neuron.
    diameter : size of the neuron, in scene units.
    size : Manim font size of the number.

    Attributes
    ----------
    circle, value : the neuron, as bright as its activation, and the number.

    Examples
    --------
    >>> from scenes import sources
    >>> neuron = FilledNeuron(Reading.of(0.75, sources.activation(1, 5)), diameter=1.2)
    >>> neuron.value.reading.shown, neuron.circle.get_fill_color() == style.grey_color(0.75)
    ('0.75', True)
    """

    def __init__(self, reading: Reading, diameter: float, size: float = style.TYPE_BODY) -> None:
        level = float(np.clip(reading.value, 0, 1))
        self.circle = Circle(
            radius=diameter / 2,
            fill_color=style.grey_color(level),
            fill_opacity=1,
            stroke_color=theme().ink,
            stroke_width=style.RING * style.STROKE,
        )
        self.value = Readout(reading, size, style.readable_on(level))
        super().__init__(self.circle, self.value)
        self._place_value()

    def _place_value(self) -> None:
        """Write the number into the middle, smaller where it is too long for the neuron."""
        characters = len(self.value.submobjects) - 1
        if characters > USUAL:
            self.value.scale(min(1.0, INSIDE * self.circle.width / self.value.width))
        self.value.move_to(self.circle)

    def show_activation(self, activation: float) -> FilledNeuron:
        """Take on another activation at once, with as many decimals as before."""
        level = float(np.clip(activation, 0, 1))
        decimals = decimals_of(self.value.reading.shown)
        self.circle.set_fill(style.grey_color(level), opacity=1)
        self.value.ink = style.readable_on(level)
        self.value.set_characters(formatted(activation, fewer(decimals, activation)))
        self._place_value()
        return self
