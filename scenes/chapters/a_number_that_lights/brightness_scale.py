"""The scale of activations, and a neuron whose brightness follows its number."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation, Group, Triangle

from scenes import style
from scenes.figures import FilledNeuron, Picture
from scenes.language.catalogue import decimals_of
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, formatted, text


class LightTo(Animation):
    """Animation of a neuron that takes on another activation, brightness and number together.

    Parameters
    ----------
    neuron : neuron that changes; not scaled since it was made.
    reading : its new activation.

    Examples
    --------
    >>> from scenes import sources
    >>> off, on = (Reading.of(level, sources.activation(1, 0)) for level in (0.0, 1.0))
    >>> change = LightTo(neuron := FilledNeuron(off, 2.0), on)
    >>> change.begin()
    >>> change.finish()
    >>> neuron.value.reading.shown, neuron.circle.get_fill_color() == style.grey_color(1.0)
    ('1.00', True)
    """

    def __init__(self, neuron: FilledNeuron, reading: Reading, **kwargs: Any) -> None:
        self.reading = reading
        super().__init__(neuron, **kwargs)

    def begin(self) -> None:
        """Remember the activation that it has."""
        value = self.mobject.value
        self.start = value.reading.value
        value.readings = (self.reading,)
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the number of this moment, and as bright as it says."""
        share = self.rate_func(alpha)
        level = self.start + share * (self.reading.value - self.start)
        decimals = decimals_of(self.reading.shown)
        circle, value = self.mobject.circle, self.mobject.value
        circle.set_fill(style.grey_color(level), opacity=1)
        value.ink = style.readable_on(level)
        value.set_characters(self.reading.shown if share >= 1 else formatted(level, decimals))
        value.move_to(circle)


class BrightnessScale(Group):
    """Activations from 0 to 1 in a row, each as bright as it is, and a mark that points at one.

    Parameters
    ----------
    width, height : size of the row, in scene units.
    level : activation at which the mark stands at first.

    Examples
    --------
    >>> scale = BrightnessScale(width=4.0, height=0.5, level=0.25)
    >>> round(float(scale.mark.get_x()), 2)
    -1.0
    """

    STEPS = 128

    def __init__(self, width: float, height: float, level: float) -> None:
        shades = style.grey(np.linspace(0, 1, self.STEPS))[np.newaxis]
        self.row = Picture(shades, width, height)
        self.ends = Group(*(text(words, style.TYPE_LABEL, theme().quiet) for words in ("0", "1")))
        for words, x in zip(self.ends, (-width / 2, width / 2), strict=True):
            words.move_to(at(x, 0)).stand_on(-height / 2 - 0.5)
        self.mark = Triangle(color=theme().talked_about, fill_opacity=1, stroke_width=0).rotate(
            np.pi
        )
        self.mark.set(width=0.26)
        super().__init__(self.row, self.ends, self.mark)
        self.mark.move_to(self.above(level))

    def above(self, level: float) -> FloatArray:
        """Return the place of the mark for an activation, (3,)."""
        row = self.row.frame
        share = float(np.clip(level, 0, 1)) - 0.5
        return np.array(row.get_top()) + np.array(at(share * row.width, 0.22))
