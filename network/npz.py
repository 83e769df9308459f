"""Arrays in ``.npz`` files of anybody's: none is read before its header says how large it is."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from network.paths import exists, is_folder, read_bytes

MOST_VALUES = 20_000_000  # of all arrays together; a network of 784-2000-2000-10 has 5.6 million
MOST_ARRAYS = 400
LARGEST_TEXT = 400  # bytes of an array of text, of which there are names of functions
LARGEST_FILE = 200_000_000  # bytes; as many values in double precision, and some more
DIRECTORY_ENTRY = b"PK\x01\x02"  # as the list of a ZIP's members has it for each
SUFFIX = ".npy"
WANTED = "use an .npz file with W1, b1, W2, b2, ..."


class NpzError(ValueError):
    """A file whose arrays cannot be read; the message is a sentence that does not name the file."""


class NpzFile:
    """An ``.npz`` file: the kinds and shapes of its arrays, and each array when it is asked for.

    Attributes
    ----------
    headers : shape and type of each array by its name; None for what is no array.

    Raises
    ------
    NpzError
        When it is not there, is no such file, or holds more than such a file may.
    """

    def __init__(self, path: Path) -> None:
        content = _content_of(path)
        if content.count(DIRECTORY_ENTRY) > MOST_ARRAYS:
            raise NpzError(f"there are more than {MOST_ARRAYS} arrays in this file")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._members = {
                info.filename.removesuffix(SUFFIX): info
                for info in self._zip.infolist()
                if info.filename.endswith(SUFFIX)
            }
            self.headers = {name: self._header(name) for name in self._members}
        except Exception as error:  # whatever a damaged file makes a decoder stumble over
            raise NpzError(f"not a network file, or it is damaged; {WANTED}") from error

    def _header(self, name: str) -> tuple[tuple[int, ...], np.dtype[Any]] | None:
        with self._zip.open(self._members[name]) as file:
            version = np.lib.format.read_magic(file)
            read = {
                (1, 0): np.lib.format.read_array_header_1_0,
                (2, 0): np.lib.format.read_array_header_2_0,
            }.get(version)
            if read is None:
                return None
            shape, _, dtype = read(file)
        return shape, dtype

    def read(self, names: Sequence[str]) -> Mapping[str, npt.NDArray[Any]]:
        """Return the arrays of these names, which the file has.

        Raises
        ------
        NpzError
            When one is no array of numbers or a short text, or is damaged, or all together have
            too many values.
        """
        count = 0
        for name in names:
            header = self.headers[name]
            if header is None or header[1].hasobject or min(header[0], default=0) < 0:
                raise NpzError(f"not a network file; {name} is not an array of numbers")
            shape, dtype = header
            count += math.prod(shape)
            if count > MOST_VALUES:
                raise NpzError(
                    f"this network is too large: up to {name} it has more than {MOST_VALUES:,} "
                    "weights and biases"
                )
            if dtype.itemsize > LARGEST_TEXT:
                raise NpzError(f"{name} holds a text that is too long")
        return {name: self._read(name) for name in names}

    def _read(self, name: str) -> npt.NDArray[Any]:
        try:
            with self._zip.open(self._members[name]) as file:
                return np.asarray(np.lib.format.read_array(file, allow_pickle=False))
        except Exception as error:  # likewise
            raise NpzError(f"{name} is damaged") from error


def _content_of(path: Path) -> bytes:
    if not exists(path):
        raise NpzError("there is no such network file (.npz)")
    if is_folder(path):
        raise NpzError("this is a folder, not a network file (.npz)")
    try:
        content = read_bytes(path, LARGEST_FILE)
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise NpzError(f"can't read this network file ({reason})") from error
    if not content:
        raise NpzError(f"not a network file; it is empty; {WANTED}")
    return content
