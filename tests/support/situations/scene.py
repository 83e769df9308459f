"""A picture in the making, what is written on it and where, and the finished case."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from support.situations import pens
from support.situations.pens import Colour, Pen
from support.situations.strokes import Figure, FloatArray, Generator, Strokes, digit_strokes

Pixels = npt.NDArray[Any]  # mostly of 32 bits, which take half the time of 64
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Box:
    """The box around a digit, in pixels; bottom and right lie just outside."""

    top: float
    left: float
    bottom: float
    right: float

    @classmethod
    def around(cls, points: FloatArray) -> Box:
        """Return the box around points (x, y)."""
        (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
        return cls(float(top), float(left), float(bottom), float(right))

    @property
    def corners(self) -> FloatArray:
        """Corners (x, y), array of shape (4, 2)."""
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        return np.array([(left, top), (right, top), (right, bottom), (left, bottom)])


@dataclass
class Sheet:
    """A picture in the making.

    Attributes
    ----------
    pixels : array, shape (rows, columns, 3), 0 to 1; or of bytes, where it is very large.
    right : the digits on it, as they are to be read.
    boxes : a box around each digit.
    quality : of JPEG; None keeps every pixel, as PNG does.
    alpha : array, shape (rows, columns), 0 where the picture is transparent; None where nowhere.
    encoded : the bytes of the file, where the situation is its format.
    extension : of that file.
    """

    pixels: Pixels
    right: str = ""
    boxes: list[Box] = field(default_factory=list)
    quality: int | None = None
    alpha: Pixels | None = None
    encoded: bytes | None = None
    extension: str = ".png"

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.pixels.shape[0], self.pixels.shape[1]

    def write(
        self,
        digit: str,
        rng: Generator,
        pen: Pen,
        height: float,
        at: tuple[float, float] | None = None,
        form: Figure | None = None,
    ) -> Strokes:
        """Write a digit, and return its strokes in pixels.

        Parameters
        ----------
        height : in pixels.
        at : its middle (x, y) in pixels; somewhere near the middle of the picture if None.
        form : its strokes; one of its ordinary forms if None.
        """
        strokes = digit_strokes(digit, rng, form)
        middle = near_middle(self.shape, rng) if at is None else at
        placed = self.draw(strokes, rng, pen, height, middle)
        self.note(digit, placed)
        return placed

    def note(self, digit: str, strokes: Strokes) -> None:
        """Keep which digit stands where."""
        self.right += digit
        self.boxes.append(Box.around(np.concatenate(strokes)))

    def draw(
        self, strokes: Strokes, rng: Generator, pen: Pen, height: float, at: tuple[float, float]
    ) -> Strokes:
        """Draw strokes of a height around a point (x, y), and return them in pixels."""
        placed = around(strokes, height, at)
        pens.lay(self.pixels, pens.ink_of(placed, pen, height, rng, self.shape), pen.colour)
        return placed

    def line(self, points: FloatArray, width: float, colour: Colour, opacity: float = 1.0) -> None:
        """Draw a line through points (x, y) in pixels."""
        patch = pens.covered([points], width, self.shape)
        cover = patch.cover * np.float32(opacity)
        pens.lay(self.pixels, pens.Patch(patch.top, patch.left, cover), colour)


def around(strokes: Strokes, height: float, at: tuple[float, float]) -> Strokes:
    """Return strokes scaled to a height in pixels, with their middle at a point (x, y)."""
    points = np.concatenate(strokes)
    middle = (points.min(axis=0) + points.max(axis=0)) / 2
    return [(stroke - middle) * height + at for stroke in strokes]


def near_middle(shape: tuple[int, int], rng: Generator, off: float = 0.08) -> tuple[float, float]:
    """Return a point (x, y) near the middle of a picture, off by a share of its sides at most."""
    rows, columns = shape
    x, y = rng.uniform(0.5 - off, 0.5 + off, 2) * (columns, rows)
    return float(x), float(y)


@dataclass(frozen=True)
class Case:
    """A picture and what is to be read in it.

    Attributes
    ----------
    kind, situation : what it is a picture of.
    picture : array, shape (rows, columns, 3 or 4), or the bytes of a file.
    right : the digits from left to right, row by row; empty when there is none.
    boxes : a box around each digit, in pixels of the picture as it is to be seen.
    extension : of the file.
    quality : of JPEG; None for PNG.
    """

    kind: str
    situation: str
    picture: Bytes | bytes
    right: str
    boxes: tuple[Box, ...] = ()
    extension: str = ".png"
    quality: int | None = None

    def encode(self) -> bytes:
        """Return the bytes of the file, as a phone or a program saves it."""
        if isinstance(self.picture, bytes):
            return self.picture
        stream, image = BytesIO(), Image.fromarray(self.picture)
        if self.quality is None:
            image.save(stream, "PNG", compress_level=1)
        else:
            image.save(stream, "JPEG", quality=self.quality)
        return stream.getvalue()

    def save(self, stem: Path) -> Path:
        """Write the file beside others, and return its path.

        Parameters
        ----------
        stem : path without the extension.
        """
        path = stem.with_name(stem.name + self.extension)
        path.write_bytes(self.encode())
        return path


Draw = Callable[[Generator, str], Sheet]


@dataclass(frozen=True)
class Situation:
    """A way in which digits come to be seen.

    Attributes
    ----------
    kind, name : what it belongs to, and what it is.
    draw : returns a sheet with a digit on it; of no digit, it may leave the digit aside.
    digits : the digits that it can show, in turn.
    """

    kind: str
    name: str
    draw: Draw
    digits: str = "0123456789"

    def __call__(self, rng: Generator, digit: str | None = None) -> Case:
        """Return a case from random numbers; of any digit if none is named."""
        chosen = self.digits[int(rng.integers(len(self.digits)))] if digit is None else digit
        sheet = self.draw(rng, chosen)
        extension = ".jpg" if sheet.quality is not None else sheet.extension
        return Case(
            self.kind,
            self.name,
            as_bytes(sheet) if sheet.encoded is None else sheet.encoded,
            sheet.right,
            tuple(sheet.boxes),
            extension,
            sheet.quality,
        )


def of_kind(kind: str, **draws: Draw) -> tuple[Situation, ...]:
    """Return the situations of one kind, of any digit."""
    return tuple(Situation(kind, name, draw) for name, draw in draws.items())


def as_bytes(sheet: Sheet) -> Bytes:
    """Return the pixels of a sheet, 0 to 255, with alpha where it has one."""
    colours = to_uint8(sheet.pixels)
    if sheet.alpha is None:
        return colours
    return np.concatenate([colours, to_uint8(sheet.alpha)[..., np.newaxis]], axis=2)


def to_uint8(values: Pixels) -> Bytes:
    """Return values 0..1 as 0..255; whole bytes as they are."""
    if values.dtype == np.uint8:
        return np.asarray(values, dtype=np.uint8)
    return np.asarray(np.clip(values, 0, 1) * 255 + 0.5, dtype=np.uint8)
