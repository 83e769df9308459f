"""Short strokes in the directions of edges, colored by direction."""

from __future__ import annotations

import colorsys
from typing import Any

import numpy as np

from scenes import style
from scenes.drawing.fields import EdgeField
from scenes.style import FloatArray, theme


def direction_colors(angles: FloatArray) -> FloatArray:
    """Return a color for each direction, the same after half a turn, deep on a light background.

    Parameters
    ----------
    angles : directions, (n,), 0 to pi.

    Returns
    -------
    FloatArray
        RGBA (n, 4).

    Examples
    --------
    >>> level, upright, level_again = direction_colors(np.array([0, np.pi / 2, np.pi]))
    >>> bool(np.allclose(level, level_again)), bool(np.allclose(level, upright))
    (True, False)
    """
    colors = [
        colorsys.hsv_to_rgb((angle / np.pi) % 1, theme().direction_saturation, 1.0)
        for angle in angles
    ]
    rgb = np.array(colors).reshape(-1, 3)
    rgb = rgb * np.minimum(theme().deepest_direction / style.luminance(rgb), 1)[:, None] ** (
        1 / 2.4
    )
    return np.column_stack([rgb, np.ones(len(rgb))])


class EdgeStrokes(EdgeField):
    """Short strokes in the directions of edges, colored by direction.

    Parameters
    ----------
    centres : middles of the strokes, (n, 3).
    angles : directions, (n,), 0 to pi, from the horizontal, counter-clockwise.
    length, width : size of each stroke, in scene units.

    Examples
    --------
    >>> strokes = EdgeStrokes(np.zeros((1, 3)), np.array([np.pi / 2]), length=1.0, width=0.1)
    >>> strokes.points.round(6)[:, 1].tolist()
    [-0.5, 0.5]
    """

    def __init__(
        self, centres: FloatArray, angles: FloatArray, length: float, width: float, **kwargs: Any
    ) -> None:
        along = (
            np.stack([np.cos(angles), np.sin(angles), np.zeros_like(angles)], axis=1) * length / 2
        )
        super().__init__(
            centres - along, centres + along, direction_colors(angles), width, **kwargs
        )

    def closed(self) -> EdgeStrokes:
        """Return a copy in which every stroke is still a point."""
        twin: EdgeStrokes = self.copy()
        middles = (self.points[::2] + self.points[1::2]) / 2
        twin.points = np.repeat(middles, 2, axis=0)
        return twin

    def pulled_apart(self, share: float) -> EdgeStrokes:
        """Return a copy in which every stroke is farther from the middle of all by a share."""
        twin: EdgeStrokes = self.copy()
        middles = (self.points[::2] + self.points[1::2]) / 2
        twin.points = self.points + np.repeat(share * (middles - middles.mean(axis=0)), 2, axis=0)
        return twin


def even_directions(count: int) -> FloatArray:
    """Return ``count`` directions, evenly spread over half a turn from the horizontal.

    Examples
    --------
    >>> even_directions(2).round(2).tolist()
    [0.0, 1.57]
    """
    return np.arange(count) * np.pi / count
