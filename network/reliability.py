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
    from network.second_reader import SecondReading

UNSURE = 0.7  # answer less runner-up; of the test digits below this, 3 in 10 are read wrongly
UNSURE_ALTHOUGH_SECONDED = 0.3  # the same where the second reader clearly reads the same
INK = 0.4  # brighter than this is ink
# pixels of ink across a stroke; all but one in fifty of the digits it was trained on lie between
THIN, THICK = 0.8, 8.0
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
    warnings = _unlike_mnist(digit.image)
    if picture is None or picture.is_mnist:
        return [*_low_margin(activations, UNSURE), *warnings, *_at_the_edge(digit.image)]
    from network.second_reader import CLEAR, second_reading  # what it needs takes long to load

    second = second_reading(digit.image)
    is_seconded = second.answer == activations.answer and second.certainty > CLEAR
    return [
        *_low_margin(activations, UNSURE_ALTHOUGH_SECONDED if is_seconded else UNSURE),
        *warnings,
        *([] if is_seconded else _at_the_edge(digit.image)),
        *_seen_otherwise(second, activations),
        *_as_found(picture, number),
    ]


def stroke_width(image: FloatArray) -> float:
    """Return the thickness of strokes: pixels of ink for each pixel of the skeleton."""
    return float(image.sum() / max(1, thin(image > INK).sum()))


def _low_margin(activations: Activations, least: float) -> list[str]:
    if activations.margin >= least:
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
    return warnings


def _at_the_edge(image: FloatArray) -> list[str]:
    ink = image > INK
    if not (ink[[0, -1]].any() or ink[:, [0, -1]].any()):
        return []
    return ["The ink reaches the edge of the 28 x 28 pixels, which it hardly ever did in training."]


def _seen_otherwise(second: SecondReading, activations: Activations) -> list[str]:
    """Return the doubt that the second reader has, if any."""
    from network.second_reader import ODD

    if second.is_turned:
        way = {1: "by 90 degrees to the left", 2: "upside down", 3: "by 90 degrees to the right"}
        return [
            f"It looks more like a digit when it's turned {way[second.quarters]}. "
            "Is the picture the right way up?"
        ]
    if second.certainty < ODD:
        return ["It looks odd: hardly any handwritten digit is like it."]
    if second.answer != activations.answer:
        return [
            "A second network, which looks at edges instead of pixels, "
            f"reads it as {second.answer}."
        ]
    return []


def _as_found(picture: Picture, number: int) -> list[str]:
    """Return doubts that come from where a digit was found."""
    candidate, doubts = picture.candidates[number - 1], []
    if candidate.cut_off:
        doubts.append("The ink touches the edge of the picture. Is part of the digit cut off?")
    if candidate.cut_apart:
        doubts.append("It touched another digit and was cut off from it.")
    findings = picture.findings
    if findings and findings.is_second_choice:
        doubts.append("At first, something else at this place was taken for a digit.")
    if findings and findings.left_out:
        doubts.append("Something beside it was left out, since it doesn't look like a digit.")
    return doubts
