"""A digit runs through a network: light along the edges, neurons that fill, and a box around the answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, AnimationGroup, FadeIn, LaggedStart, SurroundingRectangle, VGroup

from scenes import style
from scenes.figures.edges import RunLight
from scenes.figures.layers import NetworkDiagram, fill_to
from scenes.style import FloatArray, theme
from scenes.text.readout import Reading, Readout


class NetworkRun:
    """A diagram whose layers are still dark behind the pixels, and what will light it.

    Parameters
    ----------
    levels : how bright the neurons of each layer will be.
    contributions : what each edge into each layer carries, weight times activation.

    Attributes
    ----------
    diagram, bundles : the neurons, and the edges into each layer.
    """

    def __init__(self, levels: Sequence[FloatArray], contributions: Sequence[FloatArray]) -> None:
        self.levels = levels
        self.diagram = NetworkDiagram([levels[0], *(np.zeros_like(level) for level in levels[1:])])
        self.bundles = [
            self.diagram.edges(layer, values) for layer, values in enumerate(contributions, start=1)
        ]

    def steps(self) -> list[Animation]:
        """For each layer: light runs into it, and its neurons fill."""
        parts = zip(self.bundles, self.diagram.cells[1:], self.levels[1:], strict=True)
        return [
            LaggedStart(RunLight(bundle), fill_to(cells, level, overlap=0.7), lag_ratio=0.6)
            for bundle, cells, level in parts
        ]

    def again(self) -> Animation:
        """Light runs through the lit edges once more, from layer to layer."""
        return LaggedStart(*(RunLight(bundle, ahead=1.0) for bundle in self.bundles), lag_ratio=0.6)

    def box_the_answer(self, answer: int, value: Reading) -> Animation:
        """The digit of the brightest output and its activation, boxed."""
        digit, layout = self.diagram.digits[answer], self.diagram.layout
        number = Readout(value, style.TYPE_SMALL, theme().talked_about).move_to(digit)
        number.shift(layout.away[1] * layout.outwards)
        box = SurroundingRectangle(
            VGroup(digit, number),
            color=theme().talked_about,
            buff=0.11,
            corner_radius=0.08,
            stroke_width=3,
        )
        return AnimationGroup(
            digit.animate.set_color(theme().talked_about), FadeIn(number), FadeIn(box, scale=1.3)
        )
