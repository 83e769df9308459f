"""When a reading is not to be relied on: the network wavers, or the ink is unlike what it has learnt from."""

from __future__ import annotations

import numpy as np
from scipy import ndimage

from network.digits import Digit, Sight
from network.features.skeleton import thinned
from network.model import Activations, FloatArray
from network.preprocessing.normalize import FAINT

UNSURE = 0.3  # answer less runner-up; of the test digits below this, about half are read wrongly
INK = 0.4  # brighter than this is ink
THIN, THICK = (
    1.1,
    6.0,
)  # pixels of ink across a stroke; all but one test digit in a hundred lie between
WIDE = 1.5  # times its height; the same


def doubts(
    digit: Digit, activations: Activations, sight: Sight | None = None, number: int = 1
) -> list[str]:
    """Why to doubt what was read: a sentence for each reason, or nothing.

    Parameters
    ----------
    sight, number : the picture that the digit is from, and which of the digits in it this is.
    """
    return [*_wavering(activations), *_unlike_mnist(digit.image), *_cut_off(sight, number)]


def stroke_width(image: FloatArray) -> float:
    """Pixels of ink for each pixel of the skeleton: how thick the strokes are."""
    return float(image.sum() / max(1, thinned(image > INK).sum()))


def _wavering(seen: Activations) -> list[str]:
    if seen.margin >= UNSURE:
        return []
    first, second = seen.outputs[seen.answer], seen.outputs[seen.runner_up]
    return [
        f"The network is not sure: {seen.answer} ({first:.2f}) and {seen.runner_up} ({second:.2f}) are close, "
        "and about half of such answers are wrong."
    ]


def _unlike_mnist(image: FloatArray) -> list[str]:
    found = []
    width = stroke_width(image)
    if width < THIN:
        found.append(
            "The strokes are thinner than those it has learnt from; draw with a broader pen."
        )
    if width > THICK:
        found.append(
            "The strokes are thicker than those it has learnt from; draw with a finer pen."
        )
    rows, columns = np.nonzero(image > FAINT)
    if np.ptp(columns) + 1 > WIDE * (np.ptp(rows) + 1):
        found.append("The ink is broader than a digit is; are these two that touch?")
    ring = ~ndimage.binary_erosion(np.ones(image.shape, dtype=bool))
    if (image[ring] > INK).any():
        found.append(
            "The ink reaches the border of the 28 x 28 pixels, as it hardly ever did where it learnt."
        )
    return found


def _cut_off(sight: Sight | None, number: int) -> list[str]:
    if sight is None or sight.scan.is_mnist:
        return []
    box, (rows, columns) = sight.scan.boxes[number - 1], sight.scan.ink.shape
    if box.top and box.left and box.bottom < rows and box.right < columns:
        return []
    return ["The ink touches the border of the picture; is a part of the digit cut off?"]
