"""Files made beside their places, alone or in a work folder, and moved there when finished."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from studio.errors import OF_THE_SYSTEM, StudioError, reason_of
from studio.interrupts import uninterrupted

PREFIX = ".digitfilm-"
LONGEST_NAME = 200  # characters; file systems allow 255 bytes
ABANDONED = 3600.0  # seconds after which a file beside its place is nobody's
PATIENCE = 20.0  # seconds to wait for another program, which needs a folder for moments only


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
    folder, lock = out, -1
    try:
        with uninterrupted():
            try:
                out.mkdir(parents=True, exist_ok=True)
                with locked(out):
                    _remove_abandoned(out)
                    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=out))
                    lock = _lock(folder)
            except OSError as error:
                raise cannot_write(out, error) from error
        yield folder
    except OSError as error:
        if error.errno not in OF_THE_SYSTEM:
            raise
        raise cannot_write(out, error) from error  # and not a hidden file in it
    finally:
        if lock >= 0:
            with uninterrupted():
                shutil.rmtree(folder, ignore_errors=True)
                os.close(lock)


def publish(work: Path, folder: Path, names: list[str]) -> None:
    """Move finished files from the work folder into place, each at one stroke.

    Where the last file is new, all that belongs to it is there, even after a ``kill -9``; until
    then, an older version of it stays.

    Parameters
    ----------
    names : of the files, in the order in which they are moved.

    Raises
    ------
    StudioError
        When they cannot be written there.
    """
    with uninterrupted():
        try:
            folder.mkdir(exist_ok=True)
            for name in names:
                (work / name).replace(folder / name)
        except OSError as error:
            raise cannot_write(folder, error) from error


def publish_folder(made: Path, folder: Path, last: str, own: re.Pattern[str]) -> None:
    """Move the files of a finished folder into one that may hold others, each at one stroke.

    Files of an older version go; those of the user, such as notes, stay.

    Parameters
    ----------
    last : file that is moved last, as it shows all others.
    own : pattern of the paths below the folder that we give to files; older ones are removed.

    Raises
    ------
    StudioError
        When they cannot be written there.
    """
    files = {path.relative_to(made).as_posix() for path in made.rglob("*") if path.is_file()}
    with uninterrupted():
        try:
            for name in [*sorted(files - {last}), last]:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (made / name).replace(folder / name)
            for path in list(folder.rglob("*")):
                name = path.relative_to(folder).as_posix()
                if name not in files and own.fullmatch(name) and path.is_file():
                    path.unlink()
        except OSError as error:
            raise cannot_write(folder, error) from error


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file beside its place, and move it there at one stroke.

    Raises
    ------
    StudioError
        When it cannot be written there; nothing is left behind.
    """
    beside = path.with_name(f"{PREFIX}{os.getpid()}-{path.name}"[:LONGEST_NAME])
    with uninterrupted():
        try:
            beside.write_bytes(content)
            beside.replace(path)
        except OSError as error:
            raise cannot_write(path, error) from error
        finally:
            with suppress(OSError):
                beside.unlink()


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
    number = getattr(error, "errno", None) or 0
    reason = reason_of(error) if isinstance(error, OSError) else str(error)
    if number in {errno.EEXIST, errno.ENOTDIR}:
        reason = "a file is in the way"
    return StudioError(f"{path}: can't write there ({reason})")


def _remove_abandoned(out: Path) -> None:
    """Remove the work folders in ``out`` that no run holds locked, and files left beside others."""
    for path in out.glob(f"{PREFIX}*"):
        with suppress(OSError):
            if path.is_dir():
                os.close(_lock(path))  # fails while another run holds it
                shutil.rmtree(path)
            elif time.time() - path.lstat().st_mtime > ABANDONED:
                path.unlink()


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
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder while the context lasts, once nobody else does.

    Raises
    ------
    StudioError
        When another program does not let go of it.
    """
    deadline = time.monotonic() + PATIENCE
    while (descriptor := _try_lock(folder)) is None:
        if time.monotonic() > deadline:
            raise StudioError(f"{folder}: another program has locked this folder for a long time")
        time.sleep(0.02)
    try:
        yield
    finally:
        os.close(descriptor)


def _try_lock(folder: Path) -> int | None:
    """Lock a folder if it is free, and return its descriptor."""
    try:
        return _lock(folder)
    except BlockingIOError:
        return None
