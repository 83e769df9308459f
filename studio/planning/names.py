"""Names of films and chapters as users type them, and names of the files that are made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from network import Digit, Network, shipped_network
from scenes.film import CHAPTERS, FILMS
from scenes.storyboard import Storyboard
from studio.errors import StudioError

LONGEST_SLUG = 80  # characters; file systems allow 255, of which folder and suffixes take some


def find_chapters(names: Sequence[str]) -> tuple[type[Storyboard], ...]:
    """Return the chapters of all films and chapters named; case, ``_`` and ``-`` do not matter.

    Raises
    ------
    StudioError
        When a name is neither a film's nor a chapter's.
    """
    known = {key(chapter.__name__): (chapter,) for chapter in CHAPTERS} | {
        key(name): FILMS[name] for name in FILMS
    }
    for name in names:
        if key(name) not in known:
            films, chapters = ", ".join(FILMS), ", ".join(chapter.__name__ for chapter in CHAPTERS)
            raise StudioError(
                f"{name}: there is no such film or chapter; use {films}, or a chapter: {chapters}"
            )
    return tuple(chapter for name in names for chapter in known[key(name)])


def is_film_or_chapter(name: str) -> bool:
    """Return whether there is a film or chapter of that name."""
    return key(name) in FILMS or any(key(name) == key(chapter.__name__) for chapter in CHAPTERS)


def key(name: str) -> str:
    """Return a name in the form in which names are compared.

    Examples
    --------
    >>> key("Reading-a-digit"), key("reading_a_digit"), key("ReadingADigit")
    ('readingadigit', 'readingadigit', 'readingadigit')
    """
    return re.sub(r"[\s_-]", "", name).lower()


def chapter_slug(chapter: type[Storyboard]) -> str:
    """Return a chapter's part of file names: the name of its folder, such as ``reading_a_digit``.

    A chapter of somebody else's may lie in any file, so that its class names it.
    """
    if chapter in CHAPTERS:
        return chapter.__module__.split(".")[-2]
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", chapter.__name__).lower()


def shorten(text: str) -> str:
    """Return text short enough for a file's name; a hash stands for what is cut off."""
    if len(text) <= LONGEST_SLUG:
        return text
    return f"{text[: LONGEST_SLUG - 9]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def digit_slug(digit: Digit) -> str:
    """Return a digit's part of file names: ``test_1234``, or ``scan_2_1f3a90bc`` for the user's.

    The latter is the picture's name, the digit's number in it, and a hash of the pixels.
    """
    if digit.test_index is not None:
        return f"test_{digit.test_index}"
    # scan.png#2: scan#2.png, and scan.pdf#2#3: scan#2#3.pdf
    file_name = re.sub(r"^(.*)(\.\w+)((?:#[0-9]+){1,2})$", r"\1\3\2", digit.origin)
    words = re.sub(r"[^\w.]+", "_", Path(file_name).stem) or "digit"
    digest = hashlib.sha256(np.ascontiguousarray(digit.pixels).tobytes()).hexdigest()
    return f"{shorten(words)}_{digest[:8]}"


def network_suffix(network: Network) -> str:
    """Return a network's part of file names: nothing for the shipped one."""
    return "" if network.hash == shipped_network().hash else f"-net_{network.hash[:8]}"
