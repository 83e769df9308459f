"""A sheet of paper on something darker: what lies around it is no background of ink."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from network.arrays import FloatArray, Mask

SMALLEST, LARGEST = 0.15, 0.95  # shares of the picture that a sheet takes
CUT = (
    0.1  # of the border that a sheet covers at most; what covers more is the lit part of a picture
)
RECTANGULAR = 0.88  # of the narrowest rectangle around it; that around a 0 is filled to 0.79
WRITTEN = (0.002, 0.3)  # shares of a sheet that ink takes
RIM = 0.02  # of the picture: how far the edge of a sheet shines and throws shadows
TURNS = np.radians(np.arange(-45, 45, 3))


def extend_sheet(grey: FloatArray, threshold: float) -> FloatArray:
    """Return the picture with a light sheet extended to all sides, or as it is without one.

    Parameters
    ----------
    grey : array, shape (rows, columns), 0 (black) to 1 (white).
    threshold : level between the dark and the light half of the picture.
    """
    pieces, _ = ndimage.label(grey > threshold)
    sizes = np.bincount(pieces.ravel())
    sizes[0] = 0
    light = pieces == sizes.argmax()
    sheet = ndimage.binary_fill_holes(light)
    written = 1 - light.sum() / max(1, sheet.sum())
    cut = np.concatenate([sheet[0], sheet[-1], sheet[:, 0], sheet[:, -1]]).mean()
    lies_there = cut <= CUT and SMALLEST < sheet.mean() < LARGEST
    if not (lies_there and WRITTEN[0] < written < WRITTEN[1] and _is_rectangle(sheet)):
        return grey
    inside = ndimage.binary_erosion(sheet, iterations=max(1, round(RIM * min(grey.shape))))
    nearest = ndimage.distance_transform_edt(~inside, return_distances=False, return_indices=True)
    return np.asarray(grey[tuple(nearest)])


def _is_rectangle(mask: Mask) -> bool:
    """Return whether a mask fills the narrowest rectangle around it, however that is turned."""
    edge = np.argwhere(mask & ~ndimage.binary_erosion(mask))
    across = edge @ np.stack([np.cos(TURNS), np.sin(TURNS)])
    along = edge @ np.stack([-np.sin(TURNS), np.cos(TURNS)])
    around = (np.ptp(across, axis=0) + 1) * (np.ptp(along, axis=0) + 1)
    return bool(mask.sum() > RECTANGULAR * around.min())
