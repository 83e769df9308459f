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

UNSURE = (
    0.7  # answer less runner-up; of the test digits below this, about a quarter are read wrongly
)
INK = 0.4  # brighter than this is ink
# pixels of ink across a stroke; all but one in fifty of the digits it was trained on lie between
THIN, THICK = 0.8, 8.0
LOOKS_ODD = 0.87  # likeness to the nearest test digits; one digit in thirty is less like them
AGREE = 0.3  # share of the nearest test digits that have the label of the answer, at least
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
    if picture is None or picture.is_mnist:
        return warnings
    return [*warnings, *_unlike_others(digit, activations), *_as_found(picture, number)]


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
        "About a third of such answers are wrong."
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


def _unlike_others(digit: Digit, activations: Activations) -> list[str]:
    """Return doubts that come from the test digits that look most like a digit."""
    from network.likeness import Likeness  # what it needs takes long to load

    likeness, answer = Likeness.of(digit.image), activations.answer
    if likeness.is_turned:
        way = {1: "by 90 degrees to the left", 2: "upside down", 3: "by 90 degrees to the right"}
        return [
            f"It looks more like a digit when it's turned {way[likeness.quarters]}. "
            "Is the picture the right way up?"
        ]
    if likeness.upright < LOOKS_ODD:
        return ["It looks odd: few handwritten digits are like it."]
    if np.mean(likeness.labels == answer) < AGREE:
        commonest = int(np.bincount(likeness.labels).argmax())
        return [f"The handwritten digits that look most like it are mostly {commonest}s."]
    return []


def _as_found(picture: Picture, number: int) -> list[str]:
    """Return doubts that come from where a digit was found."""
    candidate, doubts = picture.candidates[number - 1], []
    if candidate.cut_off:
        doubts.append("The ink touches the edge of the picture. Is part of the digit cut off?")
    if candidate.cut_apart:
        doubts.append("It touched another digit and was cut off from it.")
    return doubts
