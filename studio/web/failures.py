"""Failures of the computer, such as a full disk, in a sentence for the page."""

from __future__ import annotations

import errno

FULL = "the disk is full; make some room, and try again"
REASONS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EMFILE: "too many files are open; try again in a moment",
    errno.ENFILE: "too many files are open; try again in a moment",
}
NO_MEMORY = "there is not enough memory; close other programs, and try again"


def reason_of(error: OSError | MemoryError) -> str:
    """Return the reason for an error as part of a sentence; it names no files."""
    if isinstance(error, MemoryError):
        return NO_MEMORY
    reason = error.strerror or "something went wrong with a file"
    return REASONS.get(error.errno or 0, f"{reason[:1].lower()}{reason[1:]}")
