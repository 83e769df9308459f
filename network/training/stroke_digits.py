"""Digits drawn from strokes of our own, in MNIST's form: styles that MNIST hardly has."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import ndimage
from scipy.interpolate import CubicSpline

from network.arrays import FloatArray
from network.digits import SIDE
from network.preprocessing.normalize import INK_BOX
from network.training.augmentation import CELLS, Float32, coarsened
from network.training.stroke_styles import STYLES

PENS = (0.014, 0.16)  # thickness of strokes, as a share of the digit's longer side
TYPE = 0.2  # share drawn as type is, with strokes thinner across than upright
SMALL = 0.25  # share that looks like a small picture, enlarged
STEP = 0.01  # between points on a path, as a share of the height: finer than a fine pixel
# where the shipped network saw them centred; MNIST's own are half a pixel further down and right
MIDDLE = (SIDE - 1) / 2
FINE = 4  # fine pixels on a side of one pixel


@dataclass(frozen=True)
class Style:
    """One way to write a digit.

    Attributes
    ----------
    label : the digit.
    corners : array, shape (n, 2): the points (x, y) that its strokes pass, y down from 0 to 1.
    through : array, shape (points, n): weights of the corners in each point of the paths.
    """

    label: int
    corners: FloatArray
    through: FloatArray

    @classmethod
    def of(cls, label: int, strokes: tuple[str, ...]) -> Style:
        """Return the style whose strokes are ``line`` or ``curve``, then points ``x,y``."""
        kinds, points = zip(*(_parsed(stroke) for stroke in strokes), strict=True)
        corners, places = np.unique(np.concatenate(points), axis=0, return_inverse=True)
        ends = np.cumsum([len(part) for part in points])
        through = [
            _path(kind, part) @ np.eye(len(corners))[place]
            for kind, part, place in zip(
                kinds, points, np.split(places.ravel(), ends[:-1]), strict=True
            )
        ]
        return cls(label, corners, np.concatenate(through))


def _parsed(stroke: str) -> tuple[str, FloatArray]:
    kind, *points = stroke.split()
    return kind, np.array([[float(number) for number in point.split(",")] for point in points])


def _path(kind: str, points: FloatArray) -> FloatArray:
    """Return the weights of the points of a stroke in each point of its path; both are linear."""
    lengths = np.hypot(*np.diff(points, axis=0).T)
    at = np.concatenate([[0], np.cumsum(lengths)])
    along = np.linspace(0, at[-1], int(np.ceil(at[-1] / STEP)) + 1)
    of_points = np.eye(len(points))
    if kind == "line":
        return np.stack([np.interp(along, at, row) for row in of_points], axis=1)
    if (points[0] == points[-1]).all():
        of_points[-1] = of_points[0]
        return CubicSpline(at, of_points, bc_type="periodic")(along)
    return CubicSpline(at, of_points, bc_type="natural")(along)


@cache
def all_styles() -> dict[str, Style]:
    """Return the styles, by name."""
    return {name: Style.of(int(name[0]), strokes) for name, strokes in STYLES.items()}


def draw_digits(
    count: int, rng: np.random.Generator, centre: float = MIDDLE
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.uint8]]:
    """Draw digits in all styles, each digit 0 to 9 as often as the others, and a quarter coarsely.

    Parameters
    ----------
    centre : row and column of their centre of mass.

    Returns
    -------
    pixels : array, shape (count, 784), 0 to 1.
    labels : array, shape (count,).
    """
    styles = all_styles().values()
    by_label = [[style for style in styles if style.label == label] for label in range(10)]
    labels = np.arange(count) % 10
    pixels = np.empty((count, SIDE * SIDE), dtype=np.float32)
    for row, label in zip(pixels, labels, strict=True):
        style = by_label[label][rng.integers(len(by_label[label]))]
        image: Float32 = draw(style, rng, centre).reshape(1, -1)
        if rng.random() < SMALL:
            image = coarsened(image, rng.uniform(*CELLS), rng.random())
        row[:] = image[0]
    return pixels, labels.astype(np.uint8)


def draw(style: Style, rng: np.random.Generator, centre: float = MIDDLE) -> FloatArray:
    """Draw a digit with a hand more or less steady, and a pen thin or thick.

    Parameters
    ----------
    centre : row and column of its centre of mass.

    Returns
    -------
    array, shape (28, 28), 0 to 1, in MNIST's form.
    """
    unsteady = rng.uniform(0, 0.035)
    corners = style.corners + rng.normal(0, unsteady, style.corners.shape)
    pen = INK_BOX * rng.uniform(*PENS)
    contrast = rng.uniform(1, 2.5) if rng.random() < TYPE else 1.0
    small = _rendered(style.through @ corners @ _slant_and_turn(rng), pen, contrast)
    return centred(small, centre)


def _slant_and_turn(rng: np.random.Generator) -> FloatArray:
    """Return a random matrix (2, 2) for points (x, y): width, slant, and a turn, seldom large."""
    width, slant = np.exp(rng.normal(0, 0.15)), rng.normal(0.08, 0.14)
    turn = np.deg2rad(rng.uniform(-20, 20) if rng.random() < 0.2 else rng.normal(0, 4))
    return np.array([[width, 0], [-slant, 1]]) @ np.array(
        [[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]
    )


def _rendered(path: FloatArray, pen: float, contrast: float) -> FloatArray:
    """Draw a path with a pen, ``pen`` pixels wide, and ``contrast`` times less high.

    As in MNIST's digits, the ink fits in 20 x 20 pixels.
    """
    pens = np.array([pen, pen / contrast])
    low = path.min(axis=0)
    scale = ((INK_BOX - pens) / np.maximum(np.ptp(path, axis=0), 1e-6)).min()
    columns, rows = np.floor(FINE * ((path - low) * scale + pens / 2)).astype(int).T
    away = np.ones((FINE * INK_BOX, FINE * INK_BOX), dtype=bool)
    away[np.minimum(rows, len(away) - 1), np.minimum(columns, len(away) - 1)] = False
    distance = ndimage.distance_transform_edt(away, sampling=(contrast, 1))
    ink = np.clip(FINE * pen / 2 - distance + 0.5, 0, 1)
    small = ink.reshape(INK_BOX, FINE, INK_BOX, FINE).mean(axis=(1, 3))
    return small / small.max()


def centred(small: FloatArray, middle: float) -> npt.NDArray[Any]:
    """Place ink in 28 x 28 pixels, its centre of mass in the middle, and cut nothing off."""
    rows, columns = (np.flatnonzero(small.any(axis=axis)) for axis in (1, 0))
    ink = small[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    out = np.zeros((SIDE, SIDE))
    top, left = (
        int(np.clip(np.round(middle - centre), 0, SIDE - size))
        for centre, size in zip(ndimage.center_of_mass(ink), ink.shape, strict=True)
    )
    out[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return out
