"""Pages of PDFs by name: ``scan.pdf#2`` is the second page, ``scan.pdf#2#3`` a digit on it."""

from __future__ import annotations

import re
from pathlib import Path

from network.paths import exists, is_file

HEAD = 512  # bytes that tell what a file is
BEFORE = b"\xef\xbb\xbf \t\r\n"  # bytes that may come before the first sign
PAGE = re.compile(r"(.+)#([1-9][0-9]{0,8})", re.DOTALL)


def is_pdf_head(head: bytes) -> bool:
    """Return whether these are the first bytes of a PDF."""
    return head.lstrip(BEFORE).startswith(b"%PDF")


def is_pdf(path: Path) -> bool:
    """Return whether there is a PDF at a path, whatever its name is."""
    if not is_file(path):
        return False
    try:
        with path.open("rb") as file:
            return is_pdf_head(file.read(HEAD))
    except OSError:
        return False


def page_path(file: Path, page: int) -> Path:
    """Return the path that names a page of a PDF, from 1."""
    return file.parent / f"{file.name}#{page}"


def split_page(path: Path) -> tuple[Path, int | None]:
    """Return the file that a path names, and the page of it; None where no page is named.

    A file with such a name itself comes first.
    """
    parts = PAGE.fullmatch(path.name)
    if parts and not exists(path) and is_pdf(path.parent / parts[1]):
        return path.parent / parts[1], int(parts[2])
    return path, None
