"""Reliability of a reading: a network that is unsure, or ink unlike what it was trained on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from network.arrays import FloatArray
from network.digits import FAINT, Digit
from network.features.skeleton import thin
from network.model import Activations

if TYPE_CHECKING:
    from network.preprocessing.picture import Picture

UNSURE = 0.3  # answer less runner-up; of the test digits below this, about half are read wrongly
INK = 0.4  # brighter than this is ink
# pixels of ink across a stroke; all but one test digit in a hundred lie between
THIN, THICK = 1.1, 6.0
WIDE = 1.5  # times its height; all but one test digit in a hundred are narrower


def warnings_about(
    digit: Digit, activations: Activations, picture: Picture | None = None, number: int = 1
) -> list[str]:
    """Return the reasons not to trust a reading, each in a sentence or two.

    Parameters
    ----------
    digit, activations : the digit, and what the network computed when it read it.
    picture, number : the picture that the digit is from, and its number there, from 1.
    """
    warnings = [*_low_margin(activations), *_unlike_mnist(digit.image)]
    return warnings if picture is None else [*warnings, *_cut_off(picture, number)]


def stroke_width(image: FloatArray) -> float:
    """Return the thickness of strokes: pixels of ink for each pixel of the skeleton."""
    return float(image.sum() / max(1, thin(image > INK).sum()))


def _low_margin(activations: Activations) -> list[str]:
    if activations.margin >= UNSURE:
        return []
    first, second = activations.answer, activations.runner_up
    return [
        f"The network isn't sure: {first} ({activations.outputs[first]:.2f}) "
        f"and {second} ({activations.outputs[second]:.2f}) are close. "
        "About half of such answers are wrong."
    ]


def _unlike_mnist(image: FloatArray) -> list[str]:
    warnings = []
    width = stroke_width(image)
    if width < THIN:
        warnings.append("The strokes are thinner than those it was trained on. Try a thicker pen.")
    if width > THICK:
        warnings.append("The strokes are thicker than those it was trained on. Try a thinner pen.")
    rows, columns = np.nonzero(image > FAINT)
    if np.ptp(columns) + 1 > WIDE * (np.ptp(rows) + 1):
        warnings.append("This is wider than a digit. Could it be two that touch?")
    ink = image > INK
    if ink[[0, -1]].any() or ink[:, [0, -1]].any():
        warnings.append(
            "The ink reaches the edge of the 28 x 28 pixels, which it hardly ever did in training."
        )
    return warnings


def _cut_off(picture: Picture, number: int) -> list[str]:
    if picture.is_mnist:
        return []
    box, (rows, columns) = picture.boxes[number - 1], picture.ink.shape
    if box.top and box.left and box.bottom < rows and box.right < columns:
        return []
    return ["The ink touches the edge of the picture. Is part of the digit cut off?"]
