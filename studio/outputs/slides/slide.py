"""What one slide of a deck is made of, whatever the deck is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Slide:
    """A beat as a slide.

    Attributes
    ----------
    title : of the chapter.
    place : which beat of its chapter it is, such as ``3 / 8``.
    numbers : the real numbers that are in it, each with what it is.
    still : a PNG of its last frame.
    clip, seconds, backwards : its video, how long it lasts, and the same from the last frame to the first, where the
        deck plays.
    """

    number: int
    name: str
    title: str
    place: str
    narration: str
    numbers: tuple[str, ...]
    still: Path
    seconds: float = 0.0
    clip: Path | None = None
    backwards: Path | None = None

    @property
    def label(self) -> str:
        """Where one is in the talk."""
        return f"{self.number}. {self.title} ({self.place})"

    @property
    def notes(self) -> str:
        """What is told, and the numbers."""
        return "\n".join([self.narration, *(["", *self.numbers] if self.numbers else [])])


@dataclass(frozen=True)
class Deck:
    """All slides, their title, size in pixels, and the colours around them."""

    title: str
    language: str
    width: int
    height: int
    ground: str
    ink: str
    slides: tuple[Slide, ...]
