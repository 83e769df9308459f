"""Where digits come from: the MNIST test set, an image file, an array."""

from __future__ import annotations

import gzip
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from network.model import DATA, FloatArray, Network
from network.preprocessing.loading import DigitError, as_numbers, read_picture
from network.preprocessing.normalize import Scan, scan, several

SIDE = 28
CLEAR_MARGIN = 0.9  # answer less runner-up, for a digit that stands for its class


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


@dataclass(frozen=True, eq=False)
class TestSet:
    """The 10,000 MNIST test digits: pixels (10000, 784) in 0..1, labels (10000,)."""

    __test__ = False  # not a test, whatever pytest thinks of the name

    pixels: FloatArray
    labels: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.labels)

    def digit(self, index: int) -> Digit:
        """One of the 10,000.

        Raises
        ------
        DigitError
            When there is no such index.
        """
        if not 0 <= index < len(self):
            raise DigitError(f"test:{index}: there are {len(self):,} test digits, test:0 to test:{len(self) - 1}")
        return Digit(self.pixels[index], f"test:{index}", int(self.labels[index]))


@lru_cache(maxsize=1)
def test_set() -> TestSet:
    """The test digits that ship with the project."""
    images = read_idx(DATA / "t10k-images-idx3-ubyte.gz")
    labels = read_idx(DATA / "t10k-labels-idx1-ubyte.gz")
    pixels = images.reshape(len(images), -1) / 255
    pixels.setflags(write=False)
    return TestSet(pixels, labels)


test_set.__test__ = False  # type: ignore[attr-defined]


def read_idx(path: Path) -> npt.NDArray[np.uint8]:
    """Read an IDX file of bytes, gzipped or not.

    Format: http://yann.lecun.com/exdb/mnist/ (magic number 0x0000 08 ndim, sizes as big-endian int32, data).

    Raises
    ------
    DigitError
        When the file is no such IDX file.
    """
    try:
        raw = path.read_bytes()
        if path.suffix == ".gz":
            raw = gzip.decompress(raw)
        ndim = raw[3]
        if raw[:3] != b"\x00\x00\x08":
            raise ValueError("magic number")
        shape = struct.unpack(f">{ndim}I", raw[4 : 4 + 4 * ndim])
        return np.frombuffer(raw, dtype=np.uint8, offset=4 + 4 * ndim).reshape(shape)
    except (OSError, EOFError, ValueError, IndexError, struct.error) as error:
        raise DigitError(f"{path}: not an IDX file of bytes that can be read") from error


def clear_digit(label: int, network: Network) -> Digit:
    """The test digit of a class that is written most like the others, and that ``network`` reads rightly.

    Among the digits of the class that are read rightly with a clear margin, it is the one whose pixels
    correlate best with the mean image of the class; where none is read rightly, the most typical one.
    """
    digits = test_set()
    indices = np.flatnonzero(digits.labels == label)
    pixels = digits.pixels[indices]
    outputs = network.read_many(pixels)[-1]
    top = np.sort(outputs, axis=1)
    clear = (outputs.argmax(axis=1) == label) & (top[:, -1] - top[:, -2] >= CLEAR_MARGIN)
    centred = pixels - pixels.mean(axis=1, keepdims=True)
    mean = centred.mean(axis=0)
    typical = centred @ mean / np.linalg.norm(centred, axis=1)
    best = np.argmax(np.where(clear, typical, typical - 2 * abs(typical).max()))
    return digits.digit(int(indices[best]))
