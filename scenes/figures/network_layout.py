"""Layouts of the whole network for frames of different shapes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scenes import style
from scenes.style import at


@dataclass(frozen=True)
class NetworkLayout:
    """Layout of the whole network, in scene units.

    Attributes
    ----------
    grid_width, grid : size and middle of the pixels.
    first, last : middles of the first and the last layer after the pixels; the others stand
        between them.
    is_turned : whether these layers are rows below the pixels instead of columns to the right.
    length : length of the longest layer.
    widest_spacing : largest distance of neighbours in a layer.

    Examples
    --------
    >>> layout = NETWORK["16:9"]
    >>> [place.round(2).tolist() for place in layout.places(2)]
    [[0.95, 0.0, 0.0], [5.35, 0.0, 0.0]]
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
        """Direction from an output to its digit, (3,)."""
        return at(0, -1) if self.is_turned else at(1, 0)

    @property
    def away(self) -> tuple[float, float]:
        """Distance of an output and its digit, and of the digit and its value."""
        return (0.47, 0.42) if self.is_turned else (0.48, 0.68)

    def places(self, count: int) -> list[npt.NDArray[np.float64]]:
        """Return the middles of so many layers; a single one is the first."""
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
    """Return the layout of the network for the frame in use.

    Examples
    --------
    >>> of_network() is NETWORK["16:9"]
    True
    """
    return style.for_frame(NETWORK)
