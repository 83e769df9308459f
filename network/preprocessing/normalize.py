"""Normalisation: from the ink of a candidate to MNIST's form.

A digit is fitted into 20 x 20 pixels and centred by mass in 28 x 28, as MNIST was made (LeCun et
al. 1998, section III A). Strokes thinner than any of MNIST's are made as thick as its thin ones.
"""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image
from scipy import ndimage

from network.arrays import FloatArray
from network.digits import FAINT, SIDE
from network.preprocessing.ink import Bytes
from network.preprocessing.segmentation import TOUCHING, Box

INK_BOX = 20  # MNIST fits the ink into 20 x 20 before it is centred by mass
FULL = 95  # percentile of a candidate's ink that counts as ink all over
CENTRE = (
    14.0  # row and column of the centre of mass of MNIST's digits, on average, within a hundredth
)
FAINT_EDGE = 0.08  # of that: ink at the edge of a stroke below which there is none
THINNEST = 0.06  # of the longer side: strokes thinner than that are thickened
USUAL = 0.085  # of the longer side: to that


def has_mnist_form(grey: FloatArray) -> bool:
    """Return whether grey levels, 0 (black) to 1 (white), have MNIST's form, as all test digits do.

    That is light ink, centred by mass in 28 x 28 pixels.
    """
    if grey.shape != (SIDE, SIDE):
        return False
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    if np.mean(border > 0.05) > 0.2 or grey.max() < 0.5:
        return False
    centre = np.array(ndimage.center_of_mass(grey))
    return bool(np.abs(centre - CENTRE).max() <= 1.0)


def to_mnist_form(levels: Bytes, mask: Bytes) -> FloatArray:
    """Bring a candidate to MNIST's form.

    Parameters
    ----------
    levels : array, shape (rows, columns), how strong the ink is, 0 to 255.
    mask : array of the same shape, 1 where the candidate's ink is; its faint edge comes along.

    Returns
    -------
    array, shape (28, 28), 0 to 1.
    """
    full = np.percentile(levels[mask > 0], FULL)
    faint = FAINT_EDGE * full
    ink = np.clip((levels.astype(np.float32) - faint) / (full - faint), 0, 1)
    ink[cv2.dilate(mask, TOUCHING) == 0] = 0
    box = Box.around(mask)
    ink = _thickened(ink, stroke_thickness(mask), max(box.height, box.width))
    return _centre_by_mass(_fit_into_box(ink[Box.around(ink > FAINT).slices]))


def stroke_thickness(mask: Bytes) -> float:
    """Return the usual thickness of strokes in pixels: twice the depth along their middle."""
    depth = cv2.distanceTransform(np.pad(mask, 1), cv2.DIST_L2, 5)
    middle = (depth > 0) & (depth >= cv2.dilate(depth, TOUCHING) - 1e-3)
    return float(2 * np.median(depth[middle]))


def _thickened(ink: FloatArray, thickness: float, side: int) -> FloatArray:
    """Thicken strokes that are thinner than MNIST's; others stay as they are."""
    if thickness >= THINNEST * side:
        return ink
    radius = (USUAL * side - thickness) / 2
    reach = int(np.ceil(radius))
    rows, columns = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    disc = (rows**2 + columns**2 <= (radius + 0.3) ** 2).astype(np.uint8)
    return np.asarray(cv2.dilate(np.pad(ink, reach + 1), disc))


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
        int(np.clip(round(CENTRE - c), 0, SIDE - n))
        for c, n in zip(centre, small.shape, strict=True)
    )
    out[top : top + small.shape[0], left : left + small.shape[1]] = small
    return out
