"""A digit that runs through a network: light along the edges, neurons that fill, the answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Animation, AnimationGroup, FadeIn, LaggedStart, VGroup

from scenes import style
from scenes.figures import NetworkDiagram, RunLight, box_around, fill_to
from scenes.style import FloatArray, theme
from scenes.text import Reading, Readout


class NetworkRun:
    """A diagram whose layers are still dark behind the pixels, and the light for it.

    Parameters
    ----------
    levels : brightness of the neurons of each layer, 0..1, once they are lit.
    contributions : weight times activation of each edge into each layer.

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
        """Return for each layer the light that runs into it and lets its neurons fill."""
        parts = zip(self.bundles, self.diagram.cells[1:], self.levels[1:], strict=True)
        return [
            LaggedStart(RunLight(bundle), fill_to(cells, level, overlap=0.7), lag_ratio=0.6)
            for bundle, cells, level in parts
        ]

    def again(self) -> Animation:
        """Return light that runs through the lit edges once more, from layer to layer."""
        return LaggedStart(*(RunLight(bundle, ahead=1.0) for bundle in self.bundles), lag_ratio=0.6)

    def box_the_answer(self, answer: int, value: Reading) -> Animation:
        """Mark and box the digit of the brightest output with its activation."""
        digit, layout = self.diagram.digits[answer], self.diagram.layout
        number = Readout(value, style.TYPE_SMALL, theme().talked_about).move_to(digit)
        number.shift(layout.away[1] * layout.outwards)
        box = box_around(VGroup(digit), VGroup(number), 0)
        return AnimationGroup(
            digit.animate.set_color(theme().talked_about), FadeIn(number), FadeIn(box, scale=1.3)
        )
