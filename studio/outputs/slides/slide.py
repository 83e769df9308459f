"""Slides and decks as data, from which decks of every kind are written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Slide:
    """A beat as a slide.

    Attributes
    ----------
    name : of chapter and beat, for files.
    title : of the chapter.
    place : of the beat in its chapter, such as ``3 / 8``.
    numbers : real numbers that are new in it, each with its label.
    still : PNG of its last frame.
    clip, seconds, reversed_clip : video, its length, and the same from the last frame to the
        first, in decks that play.
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
    reversed_clip: Path | None = None

    @property
    def label(self) -> str:
        """Heading that tells where in the talk the slide is."""
        return f"{self.number}. {self.title} ({self.place})"

    @property
    def notes(self) -> str:
        """Speaker's notes: the narration, and the numbers."""
        return "\n".join([self.narration, *(["", *self.numbers] if self.numbers else [])])


@dataclass(frozen=True)
class Deck:
    """All slides, their title and size in pixels, and the colors of the film."""

    title: str
    language: str
    width: int
    height: int
    background: str
    ink: str
    slides: tuple[Slide, ...]
