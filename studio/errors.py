"""Errors that the user can do something about, and those of the computer, in one sentence each."""

from __future__ import annotations

import errno
import os

from network import DigitError, NetworkError
from network.printable import printable

NO_MEMORY = "there isn't enough memory; close other programs, or try --jobs 1 or a lower --quality"
OF_THE_SYSTEM = {  # by error number; the file's name is put in front where there is one
    errno.ENOSPC: "there is no space left on the disk",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "a file would become larger than this system allows (ulimit -f)",
    errno.EMFILE: "too many files are open at once; raise the limit (ulimit -n), or try --jobs 1",
    errno.ENFILE: "too many files are open at once on this computer",
    errno.EAGAIN: "the system starts no more processes or threads (ulimit -u); try --jobs 1",
    errno.ENOMEM: NO_MEMORY,
}
NO_THREAD = "can't start new thread"  # a RuntimeError of Python's
ZERO_BYTE = "embedded null byte"  # a ValueError of Python's, about a name


class StudioError(Exception):
    """An input that nothing can be made of; the message is one sentence for the user."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


def sentence_about(error: BaseException) -> str:
    """Return a sentence for the user, or nothing where the error is a fault of the program.

    Examples
    --------
    >>> sentence_about(OSError(errno.ENOSPC, "No space left on device", "renders/film.mp4"))
    'renders/film.mp4: there is no space left on the disk'
    >>> sentence_about(KeyError("a bug"))
    ''
    """
    from scenes.language.catalogue import CatalogueError  # Babel takes time

    if isinstance(error, StudioError | DigitError | NetworkError | CatalogueError):
        return printable(str(error))
    if isinstance(error, MemoryError):
        return NO_MEMORY
    if isinstance(error, OSError):
        return printable(_about_system(error))
    if isinstance(error, RuntimeError) and NO_THREAD in str(error):
        return OF_THE_SYSTEM[errno.EAGAIN]
    if isinstance(error, ValueError) and str(error) == ZERO_BYTE:
        return "the name of a file or folder can't hold a zero byte"
    return ""


def reason_of(error: OSError | MemoryError) -> str:
    """Return the reason for an error as part of a sentence, without the name of the file.

    Examples
    --------
    >>> reason_of(PermissionError(errno.EACCES, "Permission denied", "secret.txt"))
    'permission denied'
    """
    if isinstance(error, MemoryError):
        return NO_MEMORY
    reason = error.strerror or "a file or folder can't be used"
    return OF_THE_SYSTEM.get(error.errno or 0, f"{reason[:1].lower()}{reason[1:]}")


def _about_system(error: OSError) -> str:
    if error.strerror is None:  # Python's own words, as of temporary folders
        return f"the system says: {error}"
    prefix = "" if error.errno in OF_THE_SYSTEM else "the system says: "
    name, reason = error.filename, f"{prefix}{reason_of(error)}"
    return f"{os.fsdecode(name)}: {reason}" if isinstance(name, str | bytes) and name else reason
