"""Digits, and the pictures that they come from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from network.model import FloatArray
from network.preprocessing.loading import DigitError, as_numbers, read_picture
from network.preprocessing.normalize import Scan, scan, several

SIDE = 28


@dataclass(frozen=True, eq=False)
class Digit:
    """One 28 x 28 digit.

    Attributes
    ----------
    pixels : array, shape (784,), 0 (background) to 1 (ink), row by row.
    origin : ``test:1234``, or the name of the file (``scan.png#2`` for the second digit in it), or ``array``.
    label : what it is meant to be, where that is known.
    """

    pixels: FloatArray
    origin: str
    label: int | None = None

    def __post_init__(self) -> None:
        pixels = as_numbers(self.pixels).reshape(-1)
        if pixels.size != SIDE * SIDE:
            raise DigitError(f"{self.origin}: a digit has 28 x 28 = 784 pixels, not {pixels.size}")
        if not np.isfinite(pixels).all() or pixels.min() < 0 or pixels.max() > 1:
            raise DigitError(f"{self.origin}: pixels must lie between 0 and 1")
        if pixels.max() == 0:
            raise DigitError(f"{self.origin}: the image is blank")
        pixels.setflags(write=False)
        object.__setattr__(self, "pixels", pixels)

    @property
    def image(self) -> FloatArray:
        """The pixels as (28, 28)."""
        return self.pixels.reshape(SIDE, SIDE)

    @classmethod
    def from_image(cls, path: Path, pick: int | None = None) -> Digit:
        """A digit from a picture, brought to 28 x 28 the way MNIST was made; ``pick`` counts from 1, left to right."""
        return Sight.of(path).digit(pick)


@dataclass(frozen=True, eq=False)
class Sight:
    """A picture in a file, and what in it may be a digit.

    Attributes
    ----------
    picture : (rows, columns, 3), upright, perhaps reduced.
    scan : the ink in it; boxes are in pixels of ``picture``.
    """

    path: Path
    picture: FloatArray
    scan: Scan

    @classmethod
    def of(cls, path: Path) -> Sight:
        """Look at a picture.

        Raises
        ------
        DigitError
            With one sentence, when it cannot be read or holds nothing like a digit.
        """
        picture = read_picture(path)
        try:
            return cls(path, picture, scan(picture))
        except DigitError as error:
            raise DigitError(f"{path}: {error}") from error

    def __len__(self) -> int:
        return len(self.scan.boxes)

    def digit(self, pick: int | None = None) -> Digit:
        """The digit, or where there are several, the one picked: from left to right, from 1.

        Raises
        ------
        DigitError
            When there are several and none is picked, or not as many.
        """
        if pick is None and len(self) > 1:
            raise DigitError(f"{self.path}: {several(len(self))}")
        number = 1 if pick is None else pick
        if not 1 <= number <= len(self):
            held = "one digit" if len(self) == 1 else f"{len(self)} digits"
            raise DigitError(f"{self.path}: there is no digit {number} in it, as it holds {held}")
        origin = self.path.name if len(self) == 1 else f"{self.path.name}#{number}"
        return Digit(self.scan.digit(number), origin)
