"""A digit of 28 x 28 pixels: the input of the network."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray
from network.printable import printable

SIDE = 28  # pixels
FAINT = 0.25  # ink that is fainter counts as background where the extent of a digit is measured


class DigitError(ValueError):
    """A digit that cannot be had; the message is one sentence for the user, on one line."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


@dataclass(frozen=True, eq=False)
class Digit:
    """One digit of 28 x 28 pixels.

    Attributes
    ----------
    pixels : array, shape (784,), 0 (background) to 1 (ink), row by row; (28, 28) is flattened.
    origin : ``test:1234``, the name of a file (``scan.png#2``: the second digit in it), ``array``;
        made printable, as it gets into films and onto terminals.
    label : class that it is meant to be, where that is known.
    chosen : sentence that says why a criterion chose it; empty where it was named outright.

    Raises
    ------
    DigitError
        When there are not 784 numbers from 0 to 1, or no ink among them.

    Examples
    --------
    >>> import numpy as np
    >>> strokes = np.zeros((28, 28))
    >>> strokes[4:24, 13:15] = 1
    >>> one = Digit(strokes, "array", label=1)
    >>> one.pixels.shape, one.image.shape
    ((784,), (28, 28))
    """

    pixels: FloatArray
    origin: str
    label: int | None = None
    chosen: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "origin", printable(self.origin))
        pixels = as_numbers(self.pixels).reshape(-1)
        if pixels.size != SIDE * SIDE:
            raise DigitError(f"{self.origin}: a digit has 28 x 28 = 784 pixels, not {pixels.size}")
        if not np.isfinite(pixels).all() or pixels.min() < 0 or pixels.max() > 1:
            raise DigitError(f"{self.origin}: pixels must be between 0 and 1, from paper to ink")
        if pixels.max() == 0:
            raise DigitError(f"{self.origin}: the image is blank")
        pixels.setflags(write=False)
        object.__setattr__(self, "pixels", pixels)

    @property
    def test_index(self) -> int | None:
        """Index of a test digit; None of any other digit."""
        number = re.fullmatch(r"test:([0-9]{1,9})", self.origin)
        return int(number[1]) if number else None

    @property
    def image(self) -> FloatArray:
        """The pixels as rows and columns, shape (28, 28)."""
        return self.pixels.reshape(SIDE, SIDE)


def as_numbers(values: npt.ArrayLike) -> FloatArray:
    """Return a copy of values as an array of real numbers.

    Raises
    ------
    DigitError
        When they are something else.
    """
    try:
        if np.iscomplexobj(values):
            raise TypeError("complex numbers")
        return np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise DigitError("not an array of real numbers") from error
