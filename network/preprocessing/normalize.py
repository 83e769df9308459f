"""Ink on any ground, found and brought to 28 x 28 the way MNIST was made.

Grey levels become ink levels (the light taken off, ink 1, ground 0), ink falls into marks, each of which may be a
digit, and a mark is fitted into 20 x 20 and centred by mass in 28 x 28 (LeCun et al. 1998, section III A).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from network.preprocessing.loading import DigitError, as_numbers
from network.preprocessing.page import sheet_alone
from network.preprocessing.segmentation import (
    Box,
    Mask,
    inner_pieces,
    marks_of,
    spans,
    without_lines,
)

FloatArray = npt.NDArray[np.float64]

SIDE = 28
INK_BOX = 20  # MNIST fits the ink into 20 x 20 before it is centred by mass
SMALLEST = 8  # pixels on the shorter side below which no digit can be told
GRAIN = 250  # paper's grain and a camera's noise are finer than this share of the picture,
COARSEST = 1.5  # and than this many pixels
FAINTEST = 0.1  # contrast of ink and ground, of full scale, below which a picture counts as blank
WIDEST_STROKE = 0.4  # of the picture's shorter side; what is broader is no stroke but a shadow
SHADED = 0.2  # of the border: ink seldom runs along it, a shadow does
SMALLEST_PHOTO = 100  # pixels on the shorter side; in smaller pictures nothing is in the shadow
FULL = 99  # percentile of what is drawn that counts as ink all over
EDGE, FAINT = 2, 0.25  # pixels around a mark that may belong to it, and the ink in them that does
TILTED = 0.88  # a plane that does not bring the levels this much closer to it than a constant does is no light
DARKEST = 0.15  # paper is never darker than this, however deep the shadow
LIGHT_GRID = 40  # points on a side that the plane of light is fitted to
ROUNDS = 12  # of weighting anew, by when the plane stands still


@dataclass(frozen=True, eq=False)
class Scan:
    """A picture in which ink was found.

    Attributes
    ----------
    ink : (rows, columns), 0 (ground) to 1 (ink).
    marks : for each thing that may be a digit, from left to right, the pixels that belong to it.
    is_mnist : whether the picture had MNIST's form already, so that it passes as it is.
    """

    ink: FloatArray
    marks: tuple[Mask, ...]
    boxes: tuple[Box, ...]
    is_mnist: bool = False

    def digit(self, number: int) -> FloatArray:
        """One of the marks, counted from 1, in MNIST's form, (784,)."""
        if self.is_mnist:
            return self.ink.reshape(-1)
        own = ndimage.binary_dilation(self.marks[number - 1], iterations=EDGE)
        ink = np.where(own, self.ink, 0)
        return centred(fitted(ink[Box.around(ink > FAINT).slices])).reshape(-1)


def scan(picture: npt.ArrayLike) -> Scan:
    """Find the ink in a picture: grey (rows, columns) or colour (rows, columns, 3), 0 to 1, of any size.

    Raises
    ------
    DigitError
        When it holds nothing that may be a digit.
    """
    grey = _grey_of(picture)
    if min(grey.shape) < SMALLEST:
        raise DigitError(
            f"the image is {grey.shape[1]} x {grey.shape[0]} pixels; a digit needs at least {SMALLEST} x {SMALLEST}"
        )
    if grey.shape == (SIDE, SIDE) and is_like_mnist(grey):
        return Scan(grey, (grey > 0,), (Box(0, 0, SIDE, SIDE),), is_mnist=True)
    light = _Light(grey)
    levels = light.ink(light.plane)
    drawn = levels > otsu_threshold(levels)
    if light.may_cast_shadows and (np.mean(border_of(drawn)) > SHADED or spans(drawn)):
        levels = light.ink(light.local)
        drawn = inner_pieces(levels > otsu_threshold(levels))
        if spans(drawn):
            drawn = without_lines(drawn, levels > otsu_threshold(levels[drawn]))
    marks = marks_of(drawn)
    return Scan(levels, tuple(marks), tuple(Box.around(mark) for mark in marks))


def ink_to_digit(picture: npt.ArrayLike) -> FloatArray:
    """Bring a picture of one digit to MNIST's form, (784,); one of 28 x 28 that has it already passes untouched."""
    found = scan(picture)
    if len(found.marks) > 1:
        raise DigitError(several(len(found.marks)))
    return found.digit(1)


def several(count: int) -> str:
    """What is said of a picture with more than one digit."""
    return f"there are {count} digits in it; pick one from left to right (--pick 1 to {count}), or cut it out"


# --- from grey to ink -------------------------------------------------------------------------------------------------


class _Light:
    """The light that falls on a picture, and what of it the ink takes away (or adds, on a dark ground)."""

    def __init__(self, grey: FloatArray) -> None:
        grain = min(COARSEST, min(grey.shape) / GRAIN)
        self._grey = ndimage.gaussian_filter(grey, grain) if grain > 0.5 else grey
        if np.ptp(self._grey) < FAINTEST:
            raise DigitError("the image is blank: ink and background do not differ")
        self.may_cast_shadows = min(grey.shape) >= SMALLEST_PHOTO
        if self.may_cast_shadows:
            self._grey = sheet_alone(self._grey, otsu_threshold(self._grey))
        self.plane = plane_of_light(self._grey)
        flat = self._grey - self.plane
        self._on_paper = bool(np.median(border_of(flat)) > (flat.min() + flat.max()) / 2)

    @property
    def local(self) -> FloatArray:
        """The ground as it is around each pixel, with the edges of shadows: strokes are narrower than the window."""
        window = round(WIDEST_STROKE * min(self._grey.shape))
        return (ndimage.grey_closing if self._on_paper else ndimage.grey_opening)(
            self._grey, size=(window, window)
        )

    def ink(self, ground: FloatArray) -> FloatArray:
        """Ink relative to its ground: paper gives back a share of its light, chalk and screens add to it."""
        ink = (
            1 - self._grey / np.maximum(ground, DARKEST) if self._on_paper else self._grey - ground
        )
        if ink.max() < FAINTEST:
            raise DigitError("the image is blank: ink and background do not differ")
        ink = np.clip(ink / ink.max(), 0, 1)
        drawn = ink > otsu_threshold(ink)
        low, high = np.median(ink[~drawn]), np.percentile(ink[drawn], FULL)
        return np.clip((ink - low) / max(high - low, 1e-6), 0, 1)


def plane_of_light(grey: FloatArray) -> FloatArray:
    """The plane of the ground under the ink, by least absolute deviations; level where no slope is to be seen."""
    rows, columns = (
        np.linspace(0, n - 1, min(n, LIGHT_GRID)).round().astype(int) for n in grey.shape
    )
    y, x = (2 * places / (n - 1) - 1 for places, n in zip((rows, columns), grey.shape, strict=True))
    terms = np.stack(
        [np.ones((len(y), len(x))), *np.meshgrid(y, x, indexing="ij")], axis=-1
    ).reshape(-1, 3)
    values = grey[np.ix_(rows, columns)].ravel()
    weights = np.ones(len(values))
    for _ in range(ROUNDS):
        weighted = terms * weights[:, np.newaxis]
        plane = np.linalg.lstsq(weighted.T @ terms, weighted.T @ values, rcond=None)[0]
        weights = 1 / np.maximum(abs(values - terms @ plane), 1e-3)
    flat = np.median(values)
    if abs(values - terms @ plane).mean() > TILTED * abs(values - flat).mean():
        return np.full(grey.shape, flat)
    ys, xs = (np.linspace(-1, 1, n) for n in grey.shape)
    return np.asarray(plane[0] + plane[1] * ys[:, np.newaxis] + plane[2] * xs)


def otsu_threshold(values: FloatArray) -> float:
    """The threshold that parts two classes of values best (Otsu 1979), from a histogram of 256 bins."""
    counts, edges = np.histogram(values, bins=256, range=(0.0, 1.0))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sum_below = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sum_below / below - (sum_below[-1] - sum_below) / above) ** 2
    return float(edges[1:][np.argmax(np.nan_to_num(between))])


def is_like_mnist(image: FloatArray) -> bool:
    """Whether a 28 x 28 image already has MNIST's form, as all its test digits have: light ink, centred by mass."""
    if np.mean(border_of(image) > 0.05) > 0.2 or image.max() < 0.5:
        return False
    centre = np.array(ndimage.center_of_mass(image))
    return bool(np.abs(centre - (SIDE - 1) / 2).max() <= 1.0)


def border_of(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """What lies within a twentieth of the border."""
    margin = max(1, min(values.shape) // 20)
    parts = values[:margin], values[-margin:], values[:, :margin], values[:, -margin:]
    return np.concatenate([part.ravel() for part in parts])


def _grey_of(picture: npt.ArrayLike) -> FloatArray:
    """Grey along the direction in which colours of ink and ground differ most; luma takes red and green for one."""
    values = as_numbers(picture)
    if values.ndim not in (2, 3) or (values.ndim == 3 and values.shape[2] != 3) or not values.size:
        raise DigitError(
            "a picture has rows and columns, and in colour three values for each pixel"
        )
    if not np.isfinite(values).all() or values.min() < 0 or values.max() > 1:
        raise DigitError("levels must lie between 0 and 1")
    if values.ndim == 2:
        return values
    if np.ptp(values, axis=2).max() == 0:
        return np.ascontiguousarray(values[..., 0])
    apart = values - np.median(values, axis=(0, 1))
    direction = np.linalg.eigh(np.tensordot(apart, apart, axes=((0, 1), (0, 1))))[1][:, -1]
    direction *= np.sign(direction.sum()) or 1
    direction /= np.abs(direction).sum()
    return np.clip(values @ direction - np.minimum(direction, 0).sum(), 0, 1)


# --- to MNIST's form --------------------------------------------------------------------------------------------------


def fitted(ink: FloatArray) -> FloatArray:
    """Scale the ink so that its longer side is 20 pixels, averaging over areas."""
    scale = INK_BOX / max(ink.shape)
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    smooth = Image.fromarray(ink.astype(np.float32)).resize(
        size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC
    )
    small = np.clip(np.asarray(smooth, dtype=np.float64), 0, 1)
    return small / small.max()


def centred(small: FloatArray) -> FloatArray:
    """Place the ink in 28 x 28 so that its centre of mass is the centre, never cutting any off."""
    centre = ndimage.center_of_mass(small)
    out = np.zeros((SIDE, SIDE))
    top, left = (
        int(np.clip(round((SIDE - 1) / 2 - c), 0, SIDE - n))
        for c, n in zip(centre, small.shape, strict=True)
    )
    out[top : top + small.shape[0], left : left + small.shape[1]] = small
    return out
