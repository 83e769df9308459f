"""Likeness: how much ink in MNIST's form looks like a handwritten digit, whichever one it is.

The 10,000 test digits are what it is held against; no network takes part in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.arrays import FloatArray
from network.digits import FAINT, SIDE
from network.features.skeleton import thin
from network.mnist import test_set

Float32 = npt.NDArray[np.float32]

BLUR = 1.0  # standard deviation in pixels: strokes a pixel apart are still alike
NEAREST = 5  # digits whose likeness is averaged
ASKED = 10  # nearest digits that are asked for their label
INK = 0.45  # brighter than this is ink
HOLE, PIECE = 2, 3  # pixels: least sizes of a hole, and of a piece of ink
# none but a few of the 60,000 training digits have as many, or strokes as long for their size
MOST_HOLES, MOST_PIECES, LONGEST = 2, 3, 3.5
# of training digits, 1 in 100 is less like the test digits, whichever way it is turned; where the
# nearest ones do not even agree, it has to be more like them
LEAST, LEAST_DISPUTED, AGREED = 0.82, 0.86, 0.5
TURNED = 0.035  # how much more like a digit it is if it is turned, when it is taken for turned


@dataclass(frozen=True)
class Likeness:
    """Likeness of an image to handwritten digits.

    Attributes
    ----------
    upright : mean cosine of the angle between the image and the nearest digits, 0 to 1.
    turned : the same for the image turned by the best of 90, 180 and 270 degrees.
    quarters : number of quarter turns to the left of that.
    labels : labels of the nearest digits.
    """

    upright: float
    turned: float
    quarters: int
    labels: npt.NDArray[np.uint8]

    @classmethod
    def of(cls, image: FloatArray) -> Likeness:
        """Compare an image, shape (28, 28), with the test digits."""
        turned = np.stack([np.rot90(image, quarters) for quarters in range(4)])
        cosines = _directions(turned) @ _test_directions().T
        nearest = np.sort(cosines, axis=1)[:, -NEAREST:].mean(axis=1)
        quarters = 1 + int(np.argmax(nearest[1:]))
        asked = np.argsort(-cosines[0])[:ASKED]
        return cls(float(nearest[0]), float(nearest[quarters]), quarters, test_set().labels[asked])

    @property
    def is_turned(self) -> bool:
        """True where it looks much more like a digit when it is turned."""
        return self.turned > self.upright + TURNED

    @property
    def is_like_digits(self) -> bool:
        """True where it looks like a digit, upright or turned."""
        agreed = np.bincount(self.labels).max() / len(self.labels)
        is_disputed = not self.is_turned and agreed < AGREED
        least = LEAST_DISPUTED if is_disputed else LEAST
        return max(self.upright, self.turned if self.is_turned else 0.0) >= least


def why_not_drawn(image: FloatArray) -> str | None:
    """Say why no digit is drawn as an image is, or return None where some may be.

    Parameters
    ----------
    image : array, shape (28, 28), 0 to 1.
    """
    ink = image > INK
    if _count(~np.pad(ink, 1), HOLE, ndimage.generate_binary_structure(2, 1)) - 1 > MOST_HOLES:
        return "it has more loops than any digit"
    if _count(ink, PIECE, np.ones((3, 3))) > MOST_PIECES:
        return "it is in more pieces than any digit"
    size = max(np.ptp(places) + 1 for places in np.nonzero(image > FAINT))
    if thin(ink).sum() > LONGEST * size:
        return "it has longer strokes than any digit"
    return None


def why_unlike(image: FloatArray) -> str | None:
    """Say that an image is like no handwritten digit, or return None where it is like some.

    Parameters
    ----------
    image : array, shape (28, 28), 0 to 1.
    """
    if Likeness.of(image).is_like_digits:
        return None
    return "it doesn't look like any of 10,000 handwritten digits"


def _count(mask: npt.NDArray[np.bool_], smallest: int, touching: npt.NDArray[np.generic]) -> int:
    labels, _ = ndimage.label(mask, touching)
    return int((np.bincount(labels.ravel())[1:] >= smallest).sum())


def _directions(images: npt.NDArray[np.floating]) -> Float32:
    """Return images, shape (count, 28, 28), blurred, as vectors of length 1."""
    blurred = ndimage.gaussian_filter(images.astype(np.float32), (0, BLUR, BLUR))
    rows = blurred.reshape(len(images), SIDE * SIDE)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)


@cache
def _test_directions() -> Float32:
    return _directions(test_set().pixels.reshape(-1, SIDE, SIDE))
