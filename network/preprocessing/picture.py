"""A picture and the digits found in it, each brought to the form of MNIST's digits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray, Mask
from network.digits import SIDE, Digit, DigitError
from network.preprocessing.loading import read_picture
from network.preprocessing.normalize import (
    SMALLEST,
    find_ink,
    grey_levels,
    has_mnist_form,
    to_mnist_form,
)
from network.preprocessing.segmentation import Box, find_candidates
from network.selection import is_picture


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture, and what in it may be a digit.

    Attributes
    ----------
    path : file that it is in; of a picture without one, a name for messages and origins.
    pixels : array, shape (rows, columns, 3) or, of grey levels, (rows, columns), 0 to 1.
    ink : array, shape (rows, columns), 0 (background) to 1 (ink).
    candidates : masks of the pixels of each digit, shape (rows, columns), from left to right.
    is_mnist : True where the picture has MNIST's form already, so that it is read as it is.
    """

    path: Path
    pixels: FloatArray
    ink: FloatArray
    candidates: tuple[Mask, ...]
    is_mnist: bool = False

    @classmethod
    def open(cls, path: Path) -> Picture:
        """Read a picture from a file and find the digits in it.

        Raises
        ------
        DigitError
            With one sentence, when it cannot be read or holds nothing like a digit.
        """
        pixels = read_picture(path)
        try:
            return cls.of(pixels, path)
        except DigitError as error:
            raise DigitError(f"{path}: {error}") from error

    @classmethod
    def of(cls, pixels: npt.ArrayLike, path: Path) -> Picture:
        """Find the digits in a picture of any size.

        Raises
        ------
        DigitError
            When it holds nothing like a digit; the sentence does not name the picture.
        """
        grey = grey_levels(pixels)
        if min(grey.shape) < SMALLEST:
            raise DigitError(
                f"the image is only {grey.shape[1]} x {grey.shape[0]} pixels; "
                f"a digit needs at least {SMALLEST} x {SMALLEST}"
            )
        if has_mnist_form(grey):
            whole = np.ones((SIDE, SIDE), dtype=bool)
            return cls(path, np.asarray(pixels), grey, (whole,), is_mnist=True)
        ink, drawn = find_ink(grey)
        return cls(path, np.asarray(pixels), ink, tuple(find_candidates(drawn)))

    def __len__(self) -> int:
        return len(self.candidates)

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Boxes around the digits, in pixels of the picture, from left to right."""
        return tuple(Box.around(candidate) for candidate in self.candidates)

    def digit(self, number: int | None = None) -> Digit:
        """Return the digit, or where there are several, the one of that number.

        Parameters
        ----------
        number : place of the digit from left to right, from 1.

        Raises
        ------
        DigitError
            When there are several and none is named, or not as many.
        """
        count = len(self)
        if number is None and count > 1:
            raise DigitError(
                f"{self.path}: there are {count} digits in this picture; choose one "
                f"(counting from the left) with --pick 1 to {count}, or crop the picture"
            )
        number = 1 if number is None else number
        if not 1 <= number <= count:
            held = "only one was found" if count == 1 else f"only {count} were found"
            raise DigitError(f"{self.path}: there is no digit {number}; {held}")
        name = self.path.name
        # as it is typed, so that no file is taken for a test digit, whatever its name is
        name = name if is_picture(name, self.path.parent) else f"./{name}"
        origin = name if count == 1 else f"{name}#{number}"
        if self.is_mnist:
            return Digit(self.ink, origin)
        return Digit(to_mnist_form(self.ink, self.candidates[number - 1]), origin)
