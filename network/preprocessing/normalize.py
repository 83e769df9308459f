"""Normalisation: from grey levels to ink levels, and from ink to MNIST's form.

The light is taken off, so that the background is 0 and the ink 1; a digit is fitted into 20 x 20
pixels and centred by mass in 28 x 28, as MNIST was made (LeCun et al. 1998, section III A).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from scipy import ndimage

from network.arrays import FloatArray, Mask
from network.digits import FAINT, SIDE, DigitError, as_numbers
from network.preprocessing.page import extend_sheet
from network.preprocessing.segmentation import (
    Box,
    has_spanning_piece,
    remove_border_pieces,
    remove_lines,
)

INK_BOX = 20  # MNIST fits the ink into 20 x 20 before it is centred by mass
SMALLEST = 8  # pixels on the shorter side below which no digit can be told
GRAIN = 250  # paper's grain and a camera's noise are finer than this share of the picture,
COARSEST = 1.5  # and than this many pixels
FAINTEST = 0.1  # contrast of ink and background below which a picture counts as blank
WIDEST_STROKE = 0.4  # of the picture's shorter side; what is broader is no stroke but a shadow
SHADED = 0.2  # of the border: ink seldom runs along it, a shadow does
SMALLEST_PHOTO = 100  # pixels on the shorter side; in smaller pictures nothing is in the shadow
FULL = 99  # percentile of what is drawn that counts as ink all over
EDGE = 2  # pixels around a candidate in which faint ink belongs to it
TILTED = 0.88  # of the residual of a constant: a plane that leaves more of it is no light
DARKEST = 0.15  # paper is never darker than this, however deep the shadow
LIGHT_GRID = 40  # points on a side that the plane of light is fitted to
ROUNDS = 12  # of weighting anew, by when the plane stands still


# --- from grey to ink -----------------------------------------------------------------------------


def grey_levels(picture: npt.ArrayLike) -> FloatArray:
    """Return a picture in grey, along the direction in which ink and background differ most.

    Luma would take some reds and greens for one.

    Parameters
    ----------
    picture : array, shape (rows, columns) or (rows, columns, 3), 0 to 1.

    Raises
    ------
    DigitError
        When it is no such array.
    """
    values = as_numbers(picture)
    if values.ndim not in (2, 3) or (values.ndim == 3 and values.shape[2] != 3) or not values.size:
        raise DigitError(
            "a picture needs the shape (rows, columns) or, in color, (rows, columns, 3)"
        )
    if not np.isfinite(values).all() or values.min() < 0 or values.max() > 1:
        raise DigitError("pixels must be between 0 and 1")
    if values.ndim == 2:
        return values
    if np.ptp(values, axis=2).max() == 0:
        return np.ascontiguousarray(values[..., 0])
    apart = values - np.median(values, axis=(0, 1))
    direction = np.linalg.eigh(np.tensordot(apart, apart, axes=((0, 1), (0, 1))))[1][:, -1]
    direction *= np.sign(direction.sum()) or 1
    direction /= np.abs(direction).sum()
    return np.clip(values @ direction - np.minimum(direction, 0).sum(), 0, 1)


def find_ink(grey: FloatArray) -> tuple[FloatArray, Mask]:
    """Find the ink in a picture, light or dark, under any light.

    Parameters
    ----------
    grey : array, shape (rows, columns), 0 (black) to 1 (white).

    Returns
    -------
    ink : array, shape (rows, columns), 0 (background) to 1 (ink).
    drawn : mask of the pixels with ink, without what is taken for shadows and printed lines.

    Raises
    ------
    DigitError
        When the picture is blank.
    """
    light = _Light(grey)
    ink = light.ink(light.plane)
    drawn = ink > otsu_threshold(ink)
    is_shaded = np.mean(border_of(drawn)) > SHADED or has_spanning_piece(drawn)
    if light.may_cast_shadows and is_shaded:
        ink = light.ink(light.local)
        drawn = remove_border_pieces(ink > otsu_threshold(ink))
        if has_spanning_piece(drawn):
            drawn = remove_lines(drawn, ink > otsu_threshold(ink[drawn]))
    return ink, drawn


class _Light:
    """The light on a picture, and the share that ink takes from it or, on dark, adds to it."""

    def __init__(self, grey: FloatArray) -> None:
        grain = min(COARSEST, min(grey.shape) / GRAIN)
        self._grey = ndimage.gaussian_filter(grey, grain) if grain > 0.5 else grey
        if np.ptp(self._grey) < FAINTEST:
            raise DigitError("the image is blank; nothing stands out from the background")
        self.may_cast_shadows = min(grey.shape) >= SMALLEST_PHOTO
        if self.may_cast_shadows:
            self._grey = extend_sheet(self._grey, otsu_threshold(self._grey))
        self.plane = plane_of_light(self._grey)
        flat = self._grey - self.plane
        self._on_paper = bool(np.median(border_of(flat)) > (flat.min() + flat.max()) / 2)

    @property
    def local(self) -> FloatArray:
        """Background around each pixel, with edges of shadows: the window is wider than strokes."""
        window = round(WIDEST_STROKE * min(self._grey.shape))
        smooth = ndimage.grey_closing if self._on_paper else ndimage.grey_opening
        return np.asarray(smooth(self._grey, size=(window, window)))

    def ink(self, background: FloatArray) -> FloatArray:
        """Return ink levels, 0 to 1, relative to a background of the same shape.

        Paper gives back a share of its light, chalk and screens add to it.
        """
        if self._on_paper:
            ink = 1 - self._grey / np.maximum(background, DARKEST)
        else:
            ink = self._grey - background
        if ink.max() < FAINTEST:
            raise DigitError("the image is blank; nothing stands out from the background")
        ink = np.clip(ink / ink.max(), 0, 1)
        drawn = ink > otsu_threshold(ink)
        low, high = np.median(ink[~drawn]), np.percentile(ink[drawn], FULL)
        return np.clip((ink - low) / max(high - low, 1e-6), 0, 1)


def plane_of_light(grey: FloatArray) -> FloatArray:
    """Fit a plane to the background under the ink, by least absolute deviations.

    Returns
    -------
    array, shape (rows, columns); level where no slope is to be seen.
    """
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
    """Return the threshold that parts two classes of values best, from a histogram of 256 bins.

    Notes
    -----
    N. Otsu, "A threshold selection method from gray-level histograms", IEEE Transactions on
    Systems, Man, and Cybernetics 9 (1), 1979, pages 62 to 66.
    """
    counts, edges = np.histogram(values, bins=256, range=(0.0, 1.0))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sum_below = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sum_below / below - (sum_below[-1] - sum_below) / above) ** 2
    return float(edges[1:][np.argmax(np.nan_to_num(between))])


def border_of(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Return the values within a twentieth of the border, in one row."""
    margin = max(1, min(values.shape) // 20)
    parts = values[:margin], values[-margin:], values[:, :margin], values[:, -margin:]
    return np.concatenate([part.ravel() for part in parts])


# --- to MNIST's form ------------------------------------------------------------------------------


def has_mnist_form(image: FloatArray) -> bool:
    """Return whether an image has MNIST's form, as all its test digits do.

    That is light ink, centred by mass in 28 x 28 pixels.
    """
    if image.shape != (SIDE, SIDE):
        return False
    if np.mean(border_of(image) > 0.05) > 0.2 or image.max() < 0.5:
        return False
    centre = np.array(ndimage.center_of_mass(image))
    return bool(np.abs(centre - (SIDE - 1) / 2).max() <= 1.0)


def to_mnist_form(ink: FloatArray, candidate: Mask) -> FloatArray:
    """Cut a candidate out of the ink of a picture, and bring it to MNIST's form.

    Parameters
    ----------
    ink : array, shape (rows, columns), 0 to 1.
    candidate : mask of the same shape; faint ink at its edge comes along.

    Returns
    -------
    array, shape (28, 28), 0 to 1.
    """
    own = np.where(ndimage.binary_dilation(candidate, iterations=EDGE), ink, 0)
    return _centre_by_mass(_fit_into_box(own[Box.around(own > FAINT).slices]))


def _fit_into_box(ink: FloatArray) -> FloatArray:
    """Scale the ink so that its longer side is 20 pixels, averaging over areas."""
    scale = INK_BOX / max(ink.shape)
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    smooth = Image.fromarray(ink.astype(np.float32)).resize(
        size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC
    )
    small = np.clip(np.asarray(smooth, dtype=np.float64), 0, 1)
    return small / small.max()


def _centre_by_mass(small: FloatArray) -> FloatArray:
    """Place the ink in 28 x 28 with its centre of mass in the middle, never cutting any off."""
    centre = ndimage.center_of_mass(small)
    out = np.zeros((SIDE, SIDE))
    top, left = (
        int(np.clip(round((SIDE - 1) / 2 - c), 0, SIDE - n))
        for c, n in zip(centre, small.shape, strict=True)
    )
    out[top : top + small.shape[0], left : left + small.shape[1]] = small
    return out
