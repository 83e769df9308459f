"""A picture and the digits found in it, each brought to the form of MNIST's digits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray
from network.digits import Digit, DigitError, as_numbers
from network.preprocessing.candidates import (
    Candidate,
    Findings,
    cut_in_two,
    filled_outline,
    find_digits,
)
from network.preprocessing.ink import Bytes
from network.preprocessing.loading import read_picture
from network.preprocessing.normalize import has_mnist_form
from network.preprocessing.segmentation import Box, Group
from network.second_reader import CLEAR, NONE, ODD, second_reading
from network.selection import is_picture

SMALLEST = 8  # pixels on the shorter side below which no digit can be told
SHOWN = 1_000  # pixels of the longer side of what is shown of a picture


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture, and what in it may be a digit.

    Attributes
    ----------
    path : file that it is in; of a picture without one, a name for messages and origins.
    original : array, shape (rows, columns, 3), 0 to 255.
    candidates : what may be digits, row by row, each from left to right.
    findings : how they were found; None where the picture has MNIST's form already.
    """

    path: Path
    original: Bytes
    candidates: tuple[Candidate, ...]
    findings: Findings | None

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

        Parameters
        ----------
        pixels : array, shape (rows, columns) or (rows, columns, 3), bytes or numbers from 0 to 1.

        Raises
        ------
        DigitError
            When it holds nothing like a digit; the sentence does not name the picture.
        """
        original = _as_bytes(pixels)
        rows, columns = original.shape[:2]
        if min(rows, columns) < SMALLEST:
            raise DigitError(
                f"the image is only {columns} x {rows} pixels; "
                f"a digit needs at least {SMALLEST} x {SMALLEST}"
            )
        if _is_grey(original) and has_mnist_form(original[..., 0] / 255):
            return cls(path, original, (Candidate.whole(original[..., 0]),), None)
        findings = _likeliest(find_digits(original))
        return cls(path, original, findings.candidates, findings)

    def __len__(self) -> int:
        return len(self.candidates)

    @property
    def is_mnist(self) -> bool:
        """True where the picture has MNIST's form already, so that it is read as it is."""
        return self.findings is None

    @cached_property
    def pixels(self) -> FloatArray:
        """Picture to show, shape (rows, columns, 3), of about 1,000 pixels at most, 0 to 1."""
        rows, columns = self.original.shape[:2]
        times = max(1, max(rows, columns) // SHOWN)
        size = max(1, columns // times), max(1, rows // times)
        return cv2.resize(self.original, size, interpolation=cv2.INTER_AREA) / 255

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Boxes around the digits, in pixels of what is shown, in the order of the candidates."""
        share = self.pixels.shape[0] / self.original.shape[0]
        return tuple(candidate.box.scaled(share) for candidate in self.candidates)

    def digit(self, number: int | None = None) -> Digit:
        """Return the digit, or where there are several, the one of that number.

        Parameters
        ----------
        number : place of the digit, row by row and from left to right, from 1.

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
        candidate = self.candidates[number - 1]
        if self.is_mnist:
            return Digit(self.original[..., 0] / 255, origin)
        return Digit(candidate.form, origin)


def _likeliest(all_findings: Iterator[Findings]) -> Findings:
    """Return the first findings if they may be digits, or others at its place that clearly are.

    Raises
    ------
    DigitError
        When there are none; the reason is that of the first.
    """
    first = next(all_findings)
    place = _place(first)
    refused, best = None, None
    try:
        best = _like_digits(first)
        if _certainty(best) > ODD:
            return best
    except DigitError as error:
        refused = error
    for findings in all_findings:
        with suppress(DigitError):
            other = _like_digits(findings)
            if _certainty(other) > CLEAR and _place(other).covers(place):
                return replace(other, is_second_choice=True)
    if best is None:
        raise refused or DigitError("no digit found")
    return best


def _certainty(findings: Findings) -> float:
    return max(second_reading(one.form).certainty for one in findings.candidates)


def _place(findings: Findings) -> Box:
    """Return the box around all digits."""
    return reduce(Box.union, (one.box for one in findings.candidates))


def _like_digits(findings: Findings) -> Findings:
    """Cut apart what is more like two digits that touch, and drop what is like none.

    Raises
    ------
    DigitError
        When nothing is left.
    """
    kept: list[tuple[Group, Candidate]] = []
    reasons = []
    for group, candidate in zip(findings.groups, findings.candidates, strict=True):
        for own in _apart(candidate):
            part, reason = own, _why_no_digit(own)
            if reason and (outlined := filled_outline(own)):
                reason = _why_no_digit(outlined)
                part = own if reason else outlined
            if reason is None:
                kept.append((group, part))
            else:
                reasons.append(reason)
    if not kept:
        raise DigitError(f"no digit found; there is some ink, but {reasons[0]}")
    groups = list(dict.fromkeys(id(group) for group, _ in kept))
    return replace(
        findings,
        groups=[group for group in findings.groups if id(group) in groups],
        candidates=tuple(part for _, part in kept),
        left_out=len(reasons),
    )


def _apart(candidate: Candidate) -> list[Candidate]:
    """Return the digits that a candidate is made of, more than one where they touch."""
    parts = cut_in_two(candidate)
    if not parts:
        return [candidate]
    whole = second_reading(candidate.form).certainty
    least, most = sorted(second_reading(part.form).certainty for part in parts)
    are_two = least > CLEAR if whole > ODD else most > CLEAR and least > NONE
    if whole > CLEAR or not are_two:
        return [candidate]
    return [one for part in parts for one in _apart(part)]


def _why_no_digit(candidate: Candidate) -> str | None:
    """Say why a candidate can't be a digit; one that is cut off needn't look like any."""
    if candidate.cut_off or second_reading(candidate.form).is_digit:
        return None
    return "it looks more like a letter, a sign or a scribble than like a digit"


def _as_bytes(pixels: npt.ArrayLike) -> Bytes:
    """Return a picture as bytes, (rows, columns, 3)."""
    values = np.asarray(pixels)
    if values.dtype != np.uint8:
        values = as_numbers(pixels)
    if values.ndim not in (2, 3) or (values.ndim == 3 and values.shape[2] != 3) or not values.size:
        raise DigitError(
            "a picture needs the shape (rows, columns) or, in color, (rows, columns, 3)"
        )
    if values.dtype != np.uint8:
        if not np.isfinite(values).all() or values.min() < 0 or values.max() > 1:
            raise DigitError("pixels must be between 0 and 1")
        values = (values * 255).round().astype(np.uint8)
    return values if values.ndim == 3 else np.repeat(values[..., np.newaxis], 3, axis=2)


def _is_grey(picture: Bytes) -> bool:
    return bool((np.ptp(picture, axis=2) == 0).all()) if picture.size < 10_000 else False
