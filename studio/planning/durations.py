"""Shipped durations of films, chapters and beats for the default digit, for instant listing.

``make durations`` writes them anew; a test holds that they are still true.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

SHIPPED = Path(__file__).parent / "durations.json"
SOURCE_LANGUAGE = "en"


class BeatDuration(msgspec.Struct, frozen=True):
    """A beat and its length in seconds."""

    name: str
    seconds: float


class ChapterDuration(msgspec.Struct, frozen=True):
    """A chapter, its title, its length in seconds, and its beats."""

    name: str
    title: str
    seconds: float
    beats: list[BeatDuration]


class Durations(msgspec.Struct, frozen=True):
    """The lengths of all chapters in one language, and the chapters of each film by their names.

    Examples
    --------
    >>> short = shipped_durations("en").films["short"]
    >>> short[0], len(short)
    ('PixelsBecomeNeurons', 5)
    """

    language: str
    films: dict[str, list[str]]
    chapters: list[ChapterDuration]

    def table(self, *, is_about: bool = False) -> str:
        """Return films, chapters and beats with their seconds, one a line.

        Parameters
        ----------
        is_about : the lengths are those of another digit, and each is marked with "about".
        """
        about = "about " if is_about else ""
        by_name = {chapter.name: chapter for chapter in self.chapters}
        lines = []
        for film, names in self.films.items():
            total = sum(by_name[name].seconds for name in names)
            lines.append(f"{film}  {about}{total:.0f} s")
            for chapter in (by_name[name] for name in names):
                lines.append(f"  {chapter.name}  {about}{chapter.seconds:.0f} s  {chapter.title}")
                lines += [f"    {beat.name}  {about}{beat.seconds:.1f} s" for beat in chapter.beats]
        return "\n".join(lines)


def shipped_durations(language: str) -> Durations:
    """Return the shipped durations in a language, or in English where there are none in it."""
    shipped = msgspec.json.decode(SHIPPED.read_bytes(), type=dict[str, Durations])
    return shipped.get(language, shipped[SOURCE_LANGUAGE])
