"""The MNIST test set that ships with the project, and the IDX files that MNIST comes in."""

from __future__ import annotations

import gzip
import io
import math
import struct
import zlib
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray
from network.digits import Digit, DigitError
from network.model import DATA, Network
from network.paths import read_bytes

LARGEST_IDX = 100_000_000  # bytes, unzipped as well; the largest file of MNIST has 47 million
GZIP, UNSIGNED_BYTE = b"\x1f\x8b", 8
CLEAR_MARGIN = 0.9  # answer less runner-up, for a digit that stands for its class


@dataclass(frozen=True, eq=False)
class TestSet:
    """The 10,000 MNIST test digits.

    Attributes
    ----------
    images : array of bytes, shape (10000, 784), 0 (background) to 255 (ink).
    labels : array, shape (10000,), the classes 0 to 9.
    """

    __test__ = False  # not a test, whatever pytest thinks of the name

    images: npt.NDArray[np.uint8]
    labels: npt.NDArray[np.uint8]

    @cached_property
    def pixels(self) -> FloatArray:
        """Pixels of all digits, shape (10000, 784), 0 to 1; read-only, and made when asked for."""
        pixels: FloatArray = self.images / 255
        pixels.setflags(write=False)
        return pixels

    def __len__(self) -> int:
        return len(self.labels)

    def digit(self, index: int) -> Digit:
        """Return the digit of an index, 0 to 9999.

        Raises
        ------
        DigitError
            When there is no such index.
        """
        if not 0 <= index < len(self):
            raise DigitError(
                f"test:{index}: there are {len(self):,} test digits; "
                f"use test:0 to test:{len(self) - 1}"
            )
        return Digit(self.images[index] / 255, f"test:{index}", int(self.labels[index]))


@lru_cache(maxsize=1)
def test_set() -> TestSet:
    """Return the test digits that ship with the project."""
    images = read_idx(DATA / "t10k-images-idx3-ubyte.gz")
    labels = read_idx(DATA / "t10k-labels-idx1-ubyte.gz")
    return TestSet(images.reshape(len(images), -1), labels)


test_set.__test__ = False  # type: ignore[attr-defined]


def read_idx(path: Path) -> npt.NDArray[np.uint8]:
    """Read an IDX file of bytes, gzipped or not.

    Raises
    ------
    DigitError
        When the file is no such IDX file.

    Notes
    -----
    Format: http://yann.lecun.com/exdb/mnist/ (magic number 0x0000 08 ndim, sizes as big-endian
    int32, data).
    """
    try:
        raw = read_bytes(path, LARGEST_IDX)
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise DigitError(f"{path}: can't read this file ({reason})") from error
    try:
        is_zipped = raw.startswith(GZIP)
        with gzip.open(io.BytesIO(raw)) if is_zipped else io.BytesIO(raw) as file:
            zeros, kind, ndim = struct.unpack(">HBB", file.read(4))
            shape = struct.unpack(f">{ndim}I", file.read(4 * ndim))
            size = math.prod(shape)
            if (zeros, kind) != (0, UNSIGNED_BYTE) or size > LARGEST_IDX:
                raise ValueError("magic number, or size")
            data = file.read(size + 1)
        if len(data) != size:
            raise ValueError("length")
        return np.frombuffer(data, dtype=np.uint8).reshape(shape)
    except (OSError, EOFError, ValueError, struct.error, zlib.error) as error:
        raise DigitError(f"{path}: not an IDX file, or it is damaged; download it again") from error


def clear_digit(label: int, network: Network) -> Digit:
    """Return the test digit of a class that is written most like the others of it.

    Among the digits of the class that ``network`` reads rightly with a clear margin, it is the one
    whose pixels correlate best with the mean image of the class; where none is read correctly, the
    most typical one.
    """
    digits = test_set()
    indices = np.flatnonzero(digits.labels == label)
    pixels = digits.images[indices] / 255
    outputs = network.read_many(pixels)[-1]
    top = np.sort(outputs, axis=1)
    clear = (outputs.argmax(axis=1) == label) & (top[:, -1] - top[:, -2] >= CLEAR_MARGIN)
    centred = pixels - pixels.mean(axis=1, keepdims=True)
    mean = centred.mean(axis=0)
    typical = centred @ mean / np.linalg.norm(centred, axis=1)
    best = np.argmax(np.where(clear, typical, typical - 2 * abs(typical).max()))
    return digits.digit(int(indices[best]))
