"""Digits from what a program holds in memory: arrays of any kind, and images of Pillow's."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from network.arrays import FloatArray
from network.digits import SIDE, Digit, DigitError, as_numbers
from network.preprocessing.loading import pixels_of
from network.preprocessing.picture import Picture

ARRAY, IMAGE = "array", "image"  # origins
CHANNELS = (3, 4)  # of a picture in color, without and with transparency
BRIGHTEST = 255  # of whole numbers
DIGIT_SHAPES = ((SIDE, SIDE), (SIDE * SIDE,))


def digit_in_memory(picture: Any) -> Digit:
    """Return the digit of an image, or of an array or nested list of 28 x 28 values.

    An image is read like a picture in a file, whatever its size, and so are 28 x 28 values of
    several channels. Other values are ink as they are: real numbers from 0 (paper) to 1 (ink),
    whole numbers from 0 to 255, or False and True. Axes of length 1 do not matter.

    Raises
    ------
    DigitError
        With one sentence, when they are something else, or hold nothing like a digit.
    """
    if isinstance(picture, Image.Image):
        return _digit_in_image(picture)
    try:
        values = np.asarray(picture).squeeze()
    except Exception as error:  # whatever a tensor raises that does not give its values away
        raise DigitError(f"{ARRAY}: not an array of real numbers") from error
    if values.shape in ((SIDE, SIDE, count) for count in CHANNELS):
        return _digit_in_image(_as_image(values))
    if values.shape in ((count, SIDE, SIDE) for count in CHANNELS):
        return _digit_in_image(_as_image(np.moveaxis(values, 0, -1)))
    if values.shape not in DIGIT_SHAPES:
        raise DigitError(
            f"{ARRAY}: a digit has 28 x 28 = 784 pixels, and this array has the shape "
            f"{np.shape(picture)}; for a picture of another size, use its file or a PIL image"
        )
    return Digit(_as_ink(values), ARRAY)


def _digit_in_image(image: Image.Image) -> Digit:
    try:
        found = Picture.of(pixels_of(image), Path(IMAGE))
    except DigitError as error:
        raise DigitError(f"{IMAGE}: {error}") from error
    except (OSError, ValueError) as error:  # closed, or cut off
        raise DigitError(f"{IMAGE}: can't read this picture") from error
    if len(found) > 1:
        raise DigitError(f"{IMAGE}: there are {len(found)} digits in this picture; crop it to one")
    return found.digit()


def _as_image(values: npt.NDArray[Any]) -> Image.Image:
    return Image.fromarray((BRIGHTEST * _as_ink(values)).round().astype(np.uint8))


def _as_ink(values: npt.NDArray[Any]) -> FloatArray:
    """Return values from 0 to 1."""
    try:
        numbers = as_numbers(values)
    except DigitError as error:
        raise DigitError(f"{ARRAY}: {error}") from error
    largest = numbers.max()
    if 1 < largest <= BRIGHTEST and numbers.min() >= 0:
        if values.dtype.kind not in "iu":
            raise DigitError(
                f"{ARRAY}: the values go up to {largest:g}; divide them by {BRIGHTEST}, so that "
                "they are between 0 (paper) and 1 (ink)"
            )
        return numbers / BRIGHTEST
    if not (numbers.min() >= 0 and largest <= 1):  # NaN included
        raise DigitError(
            f"{ARRAY}: the values must be between 0 (paper) and 1 (ink), or whole numbers up to "
            f"{BRIGHTEST}"
        )
    return numbers
