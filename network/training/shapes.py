"""Shapes that are no digits, as paths: scribbles, polygons, stars, spirals, loops, and mixtures.

Each function draws one from a generator of random numbers, and returns its paths, arrays of points
(x, y), of any size.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.interpolate import CubicSpline

from network.arrays import FloatArray

Paths = list[FloatArray]
Shape = Callable[[np.random.Generator], Paths]
TURN = 2 * np.pi
FINE = 10  # points on a curve between two that it passes


def _arc(first: float, last: float, x: float = 1.0, y: float = 1.0) -> FloatArray:
    """Return an arc of an ellipse with radii x and y, between two angles."""
    angles = np.linspace(first, last, 60)
    return np.stack([x * np.cos(angles), y * np.sin(angles)], axis=1)


def _curve(points: FloatArray) -> FloatArray:
    places = np.arange(len(points))
    fine = np.linspace(0, places[-1], FINE * len(points))
    return CubicSpline(places, points, bc_type="natural")(fine)


def scribble(rng: np.random.Generator) -> Paths:
    """Draw a scribble, round or with corners."""
    shape = int(rng.integers(5, 28)), 2
    wanders = rng.random() < 0.4
    points = np.cumsum(rng.normal(0, 1, shape), axis=0) if wanders else rng.uniform(0, 1, shape)
    return [_curve(points) if rng.random() < 0.6 else points]


def joined_writing(rng: np.random.Generator) -> Paths:
    """Draw loops in a row, as in a word."""
    count = int(rng.integers(3, 8))
    along = np.linspace(0, count * TURN, 40 * count)
    heights = np.interp(
        along, np.linspace(0, along[-1], count + 1), rng.uniform(0.5, 1.5, count + 1)
    )
    x = along * rng.uniform(0.08, 0.4) + rng.uniform(0.2, 1) * np.sin(along + rng.normal())
    return [np.stack([x, np.cos(along) * heights], axis=1)]


def spiral(rng: np.random.Generator) -> Paths:
    """Draw a spiral of two to five turns."""
    angles = np.linspace(0, rng.uniform(2, 5) * TURN, 200)
    radius = angles + rng.uniform(0, 3)
    x, y = radius * np.cos(angles), radius * np.sin(angles * rng.choice([-1, 1]))
    return [np.stack([x, y * rng.uniform(0.7, 1.2)], axis=1)]


def polygon(rng: np.random.Generator) -> Paths:
    """Draw a polygon, a star, or a star in one stroke."""
    corners, kind = int(rng.integers(3, 9)), rng.random()
    if kind < 0.4:
        corners = 2 * int(rng.integers(4, 8))
        radius = np.tile([1, rng.uniform(0.3, 0.6)], corners // 2)
    else:
        radius = rng.uniform(0.85, 1.15, corners)
    step = int(rng.integers(2, (corners + 1) // 2)) if kind > 0.8 and corners > 4 else 1
    angles = step * np.arange(corners) * TURN / corners + rng.uniform(0, TURN)
    points = np.stack([radius * np.cos(angles), radius * np.sin(angles)], axis=1)
    return [np.concatenate([points, points[:1]])]


def lines_on_a_grid(rng: np.random.Generator) -> Paths:
    """Draw lines between points of a small grid, as many letters, signs and houses have them."""
    rows, columns = rng.integers(2, 4, 2)
    grid = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), axis=-1).reshape(-1, 2) / 2
    if rng.random() < 0.5:
        grid = np.concatenate([grid, [[(columns - 1) / 4, -0.5]]])  # a roof
    grid = grid + rng.normal(0, 0.04, grid.shape)
    paths: Paths = []
    here = int(rng.integers(len(grid)))
    for there in rng.integers(len(grid), size=int(rng.integers(3, 9))):
        if there != here:
            ends = grid[[here, there]]
            bend = rng.normal(0, 0.25, 2) if rng.random() < 0.25 else np.zeros(2)
            paths.append(_curve(np.array([ends[0], ends.mean(axis=0) + bend, ends[1]])))
        here = int(there) if rng.random() < 0.8 else int(rng.integers(len(grid)))
    return paths or [grid[:2]]


def mixture(rng: np.random.Generator) -> Paths:
    """Draw two to five simple shapes over each other."""
    paths = []
    for _ in range(int(rng.integers(2, 6))):
        middle = rng.uniform(0, 1, 2) if rng.random() < 0.6 else np.array([0.5, 0.5])
        start = rng.uniform(0, TURN)
        width = np.linspace(-1.3, 1.3, 30)
        simple = (
            _arc(0, TURN, y=rng.uniform(0.6, 1.2)),
            rng.uniform(-1, 1, (2, 2)),
            np.array([[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]) * rng.uniform(0.5, 1.2, 2),
            _arc(start, start + rng.uniform(1, 5)),
            _arc(0, TURN)[[0, 20, 39, 59]],
            np.stack([width, 0.3 * np.sin(width * rng.uniform(4, 11))], axis=1),
        )
        paths.append(middle + rng.uniform(0.15, 0.6) * simple[int(rng.integers(len(simple)))])
    return paths


def rays(rng: np.random.Generator) -> Paths:
    """Draw lines through one point, or a sun."""
    angles = rng.uniform(0, 3) + np.arange(int(rng.integers(3, 10))) * np.pi
    angles = angles[0] + (angles - angles[0]) / len(angles)
    ends = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    if rng.random() < 0.6:
        return [np.array([-end, end]) for end in ends]
    around = np.concatenate([ends, -ends])
    return [_arc(0, TURN, 0.5, 0.5), *(np.array([0.6 * end, end]) for end in around)]


def heart(rng: np.random.Generator) -> Paths:
    """Draw a heart."""
    angles = np.linspace(0, TURN, 80)
    y = 13 * np.cos(angles) - 5 * np.cos(2 * angles) - 2 * np.cos(3 * angles) - np.cos(4 * angles)
    return [np.stack([16 * np.sin(angles) ** 3, -y], axis=1)]


def strokes_in_a_row(rng: np.random.Generator) -> Paths:
    """Draw two to four strokes beside or below each other."""
    count = int(rng.integers(2, 5))
    ends = rng.normal(0, 0.1, count)
    paths = [np.array([[0.4 * i, 0], [0.4 * i + end, 1]]) for i, end in enumerate(ends)]
    return paths if rng.random() < 0.5 else [path[:, ::-1] for path in paths]


SHAPES: tuple[Shape, ...] = (
    scribble,
    joined_writing,
    spiral,
    heart,
    rays,
    strokes_in_a_row,
    *(polygon, lines_on_a_grid, mixture) * 2,  # these differ most from each other
)
