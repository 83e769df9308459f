"""The edges into one neuron after the other, each bundle a fan."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation

from scenes.figures import EdgeBundle

LIGHT_AT_REST = 240.0  # edges of full strength that may lie over each other
BRIGHTEST_REST = 0.6


def resting_share(edges: EdgeBundle) -> float:
    """Return the brightness at which all edges of a bundle stay clear, however many they are."""
    return min(BRIGHTEST_REST, LIGHT_AT_REST / max(float(edges.colors[:, 3].sum()), 1.0))


class FanByFan(Animation):
    """The edges into one neuron light up after those into another; afterwards all stay faint.

    Parameters
    ----------
    edges : into one layer.
    """

    def __init__(self, edges: EdgeBundle, **kwargs: Any) -> None:
        targets, self.place = np.unique(edges.into, return_inverse=True)
        self.count, self.full, self.rest = len(targets), edges.colors.copy(), resting_share(edges)
        super().__init__(edges, introducer=True, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Light the fan that has been reached; those before it fade to their rest."""
        since = -1 + self.rate_func(alpha) * (self.count + 1.6) - self.place
        after = self.rest + (1 - self.rest) * np.clip(1 - since / 1.5, 0, 1)
        colors = self.full.copy()
        colors[:, 3] *= np.where(since < 0, np.clip(1 + since, 0, 1), after)
        self.mobject.colors = colors
