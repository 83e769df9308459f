"""Work folders, in which files are made before they are moved into place."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.errors import StudioError

PREFIX = ".digitfilm-"


@contextmanager
def work_folder(out: Path) -> Iterator[Path]:
    """Make a hidden folder in ``out`` for as long as the context lasts.

    It is locked while in use, and removed whatever happens. Folders left by runs that were killed
    are recognised by their free locks, and removed as well.

    Raises
    ------
    StudioError
        When nothing can be written in ``out``.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            _remove_abandoned(out)
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
            lock = _lock(folder)
    except OSError as error:
        raise cannot_write(out, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def publish(work: Path, folder: Path, names: list[str]) -> None:
    """Move finished files from the work folder into place, each at one stroke.

    An older version of the last file is removed first. Where the last file is, all that belongs to
    it is there, even after a ``kill -9``.

    Parameters
    ----------
    names : of the files, in the order in which they are moved.

    Raises
    ------
    StudioError
        When they cannot be written there.
    """
    try:
        folder.mkdir(exist_ok=True)
        if len(names) > 1:
            (folder / names[-1]).unlink(missing_ok=True)
        for name in names:
            (work / name).replace(folder / name)
    except OSError as error:
        raise cannot_write(folder, error) from error


def check_may_be_file(path: Path) -> None:
    """Refuse a path that no file can have, before anything is made for it.

    Raises
    ------
    StudioError
        When there is a folder, or the name is longer than the system allows.
    """
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):  # is left to those who make the folder
        return
    except (OSError, ValueError) as error:  # a ValueError for a name with a zero byte in it
        raise cannot_write(path, error) from error
    if is_folder:
        raise cannot_write(path, IsADirectoryError(0, "this is a folder"))


def cannot_write(path: Path, error: OSError | ValueError) -> StudioError:
    """Return the error for a path where nothing can be written."""
    reason = getattr(error, "strerror", None) or str(error)
    if getattr(error, "errno", 0) in {errno.EEXIST, errno.ENOTDIR}:
        reason = "a file is in the way"
    return StudioError(f"{path}: can't write there ({reason[:1].lower()}{reason[1:]})")


def _remove_abandoned(out: Path) -> None:
    """Remove the work folders in ``out`` that no run holds locked."""
    for folder in out.glob(f"{PREFIX}*"):
        with suppress(OSError):
            os.close(_lock(folder))  # fails while another run holds it
            shutil.rmtree(folder)


def _lock(folder: Path) -> int:
    """Lock a folder and return its descriptor, which holds the lock until it is closed.

    Raises
    ------
    OSError
        When it is locked already.
    """
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait for the lock of a folder, and hold it while the context lasts."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
