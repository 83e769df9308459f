"""Names: of films and chapters as users type them, and of the files that are made."""

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

LONGEST_STEM = (
    80  # characters; file systems allow 255, of which the work folder and suffixes take some
)


def find_chapters(names: Sequence[str]) -> tuple[type[Storyboard], ...]:
    """The chapters of all films and chapters named; case and ``_`` or ``-`` do not matter.

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
                f"{name}: no such film or chapter (films: {films}; chapters: {chapters})"
            )
    return tuple(chapter for name in names for chapter in known[key(name)])


def is_film_or_chapter(name: str) -> bool:
    """Whether there is a film or chapter of that name."""
    return key(name) in FILMS or any(key(name) == key(chapter.__name__) for chapter in CHAPTERS)


def key(name: str) -> str:
    """A name as it is compared: ``Reading-a-digit``, ``reading_a_digit`` and ``ReadingADigit`` are one."""
    return re.sub(r"[\s_-]", "", name).lower()


def snake_case(chapter: type[Storyboard]) -> str:
    """A chapter in a file's name: that of its own folder, ``reading_a_digit``."""
    return chapter.__module__.split(".")[-2]


def shortened(text: str) -> str:
    """Text that fits into a file's name; what was cut off is told apart by a hash."""
    if len(text) <= LONGEST_STEM:
        return text
    return f"{text[: LONGEST_STEM - 9]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def digit_name(digit: Digit) -> str:
    """The digit in a file's name: ``test_1234``, or the user's file, which digit in it, and a hash of its pixels."""
    if re.fullmatch(r"test:\d+", digit.origin):
        return digit.origin.replace(":", "_")
    named = re.sub(r"^(.*)(\.\w+)(#[0-9]+)$", r"\1\3\2", digit.origin)  # scan.png#2: scan#2.png
    words = re.sub(r"[^\w.]+", "_", Path(named).stem) or "digit"
    return f"{shortened(words)}_{hashlib.sha256(np.ascontiguousarray(digit.pixels).tobytes()).hexdigest()[:8]}"


def network_name(network: Network) -> str:
    """The network in a file's name: nothing for the shipped one."""
    return "" if network.hash == shipped_network().hash else f"-net_{network.hash[:8]}"
