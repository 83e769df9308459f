"""The look and the language of a film: chosen once, for all of its chapters."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path

from scenes.themes import SIGN_WORDS, THEMES

LOCALE = Path(__file__).parent / "language" / "locale"  # a folder for each other language
SOURCE_LANGUAGE = "en"  # of the sentences in the code
PALETTES = tuple(SIGN_WORDS)
ASPECTS = {
    "16:9": Fraction(16, 9),
    "9:16": Fraction(9, 16),
    "1:1": Fraction(1),
    "4:3": Fraction(4, 3),
}
LANGUAGES = (
    SOURCE_LANGUAGE,
    *sorted(path.name for path in LOCALE.iterdir() if path.is_dir()),
)
CHOICES = {
    "theme": tuple(THEMES),
    "palette": PALETTES,
    "aspect": tuple(ASPECTS),
    "language": LANGUAGES,
}


@dataclass(frozen=True)
class Look:
    """The choices that hold for a whole film.

    Parameters
    ----------
    theme, palette, aspect, language : names in ``CHOICES``.
    font : font of this computer for letters that the fonts of the film lack; empty for none.

    Raises
    ------
    ValueError
        When there is no such theme, palette, aspect or language; the message lists them.

    Examples
    --------
    >>> Look(theme="light", aspect="9:16").suffix
    '-light-9x16'
    """

    theme: str = "dark"
    palette: str = "classic"
    aspect: str = "16:9"
    language: str = SOURCE_LANGUAGE
    font: str = ""

    def __post_init__(self) -> None:
        """Refuse choices that do not exist."""
        for name, choices in CHOICES.items():
            chosen = getattr(self, name)
            if chosen not in choices:
                raise ValueError(f"unknown {name} {chosen!r}; use {', '.join(choices)}")

    @property
    def suffix(self) -> str:
        """Choices that differ from the default, for the name of a file: ``-light-9x16``."""
        chosen = [
            getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        ]
        return "".join(f"-{name.replace(':', 'x').replace(' ', '_').lower()}" for name in chosen)


DEFAULT = Look()
