"""Where things stand in frames of different shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scenes import style
from scenes.style import at


@dataclass(frozen=True)
class NetworkLayout:
    """How the whole network is laid out.

    Attributes
    ----------
    grid_width, grid : size and middle of the pixels.
    first, last : middles of the first and the last layer of those that come after; the others stand between them.
    is_turned : whether these layers are rows below the pixels, and not columns to the right of them.
    length : of the longest layer.
    """

    grid_width: float
    grid: tuple[float, float]
    first: tuple[float, float]
    last: tuple[float, float]
    is_turned: bool
    length: float
    widest_spacing: float = 0.6

    @property
    def outwards(self) -> npt.NDArray[np.float64]:
        """The way from an output to what stands beside it."""
        return at(0, -1) if self.is_turned else at(1, 0)

    @property
    def away(self) -> tuple[float, float]:
        """How far the digit of an output is from it, and the value from the digit."""
        return (0.47, 0.42) if self.is_turned else (0.48, 0.68)

    def places(self, count: int) -> list[npt.NDArray[np.float64]]:
        """Middles of that many layers; a single one is the first."""
        return [at(*place) for place in np.linspace(self.first, self.last, count)]


NETWORK = {
    "16:9": NetworkLayout(
        5.25, (-3.95, 0.0), (0.95, 0.0), (5.35, 0.0), is_turned=False, length=6.35
    ),
    "4:3": NetworkLayout(3.8, (-2.95, 0.0), (0.65, 0.0), (3.5, 0.0), is_turned=False, length=6.35),
    "1:1": NetworkLayout(
        3.6, (-1.75, 1.65), (0.0, -0.95), (0.0, -2.7), True, 6.9, widest_spacing=0.7
    ),
    "9:16": NetworkLayout(
        6.2, (0.0, 2.85), (0.0, -1.5), (0.0, -4.9), True, 6.9, widest_spacing=0.75
    ),
}


def of_network() -> NetworkLayout:
    """The arrangement of the network in the frame in use."""
    return style.for_frame(NETWORK)
