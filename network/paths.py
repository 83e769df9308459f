"""Tests of paths that a user typed, which may be such as no system could have.

Up to Python 3.13, ``Path.exists`` and its kin raise an OSError for a name that is longer than the
system allows or lies in a folder that may not be looked into. Here such a file is one that does not
exist, so that a caller goes on to the sentence that it has for those.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

UNTOLD = 1_000_000  # bytes that are read at most of a file that is said to have none


def exists(path: Path) -> bool:
    """Return whether there is something at a path."""
    return _mode_of(path) != 0


def is_file(path: Path) -> bool:
    """Return whether there is a file at a path."""
    return stat.S_ISREG(_mode_of(path))


def is_folder(path: Path) -> bool:
    """Return whether there is a folder at a path."""
    return stat.S_ISDIR(_mode_of(path))


def read_bytes(path: Path, largest: int) -> bytes:
    """Return what is in a file, but never of one without an end, and never more than expected.

    Parameters
    ----------
    largest : number of bytes that such a file may have.

    Raises
    ------
    OSError
        When it cannot be read, is a folder, a pipe, or a device, or is larger.
    """
    # a pipe without a writer would block for ever
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(descriptor)
        mode, size = status.st_mode, status.st_size
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "This is a folder", str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "This is not a regular file", str(path))
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            # as much as it has; where a system's own file tells none, a little
            content = b"" if size > largest else file.read((size or UNTOLD) + 1)
    finally:
        os.close(descriptor)
    if max(size, len(content)) > largest:
        raise OSError(errno.EFBIG, f"More than {largest / 1e6:.0f} MB are too many", str(path))
    return content


def _mode_of(path: Path) -> int:
    """Return the kind and the permissions of what is at a path, 0 where there is nothing."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):  # a ValueError for a name with a zero byte in it
        return 0
