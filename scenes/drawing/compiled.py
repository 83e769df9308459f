"""Compiled loops kept on disk: a cache that may be damaged, full or missing, and never fails.

Numba keeps compiled code beside the source, or in the user's cache folder where that is read-only,
and raises an error where neither can be written, or where a file in it is damaged. Here each file
has a checksum, and whatever cannot be read or written is compiled again.
"""

from __future__ import annotations

import atexit
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import numba
from numba import njit
from numba.core.caching import FunctionCache, IndexDataCacheFile

FOLDER = "NUMBA_CACHE_DIR"  # environment variable that workers inherit
CHECKSUM = sha256().digest_size  # bytes at the beginning of a file

Loop = Callable[..., Any]


class DamagedFileError(ValueError):
    """A file of compiled code that is not as it was written."""


class CheckedFile(IndexDataCacheFile):
    """Files of one function: an index, and compiled code with a checksum in front."""

    def _load_index(self) -> dict[Any, str]:
        try:
            index: dict[Any, str] = super()._load_index()
        except Exception:  # a damaged pickle raises whatever it stumbles over
            return {}
        return index

    def _load_data(self, name: str) -> Any:
        content = Path(self._data_path(name)).read_bytes()
        checksum, data = content[:CHECKSUM], content[CHECKSUM:]
        if sha256(data).digest() != checksum:
            raise DamagedFileError(name)
        return pickle.loads(data)  # as Numba does, in a folder of the user's own

    def _save_data(self, name: str, data: Any) -> None:
        dumped = self._dump(data)
        with self._open_for_write(self._data_path(name)) as file:
            file.write(sha256(dumped).digest() + dumped)


class ForgivingCache(FunctionCache):
    """Cache of one function that misses where its files cannot be used."""

    def __init__(self, function: Loop) -> None:
        super().__init__(function)
        self._cache_file = CheckedFile(
            cache_path=self._cache_path,
            filename_base=self._impl.filename_base,
            source_stamp=self._impl.locator.get_source_stamp(),
        )

    def load_overload(self, signature: Any, target: Any) -> Any:
        """Return the compiled function, or None where there is none that can be used."""
        try:
            return super().load_overload(signature, target)
        except Exception:  # compiled again, and written over what was damaged
            return None

    def save_overload(self, signature: Any, compiled_function: Any) -> None:
        """Keep a compiled function, unless that is not possible."""
        with suppress(OSError):
            super().save_overload(signature, compiled_function)


def compiled(**options: Any) -> Callable[[Loop], Loop]:
    """Compile a loop when it is first called, and keep it on disk where that is possible.

    Parameters
    ----------
    options : of :func:`numba.njit`.
    """

    def decorate(function: Loop) -> Loop:
        dispatcher: Any = njit(**options)(function)
        with suppress(OSError, RuntimeError):  # there is no folder at all: compiled in each process
            dispatcher._cache = _cache_of(function)
        return dispatcher  # type: ignore[no-any-return]

    return decorate


def _cache_of(function: Loop) -> ForgivingCache:
    """Return the cache of a function, in a temporary folder where no other can be written."""
    try:
        return ForgivingCache(function)
    except RuntimeError:
        folder = tempfile.mkdtemp(prefix="digitfilm-kernels-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        os.environ[FOLDER] = folder
        numba.config.CACHE_DIR = folder  # type: ignore[attr-defined]
        return ForgivingCache(function)
