"""How a film looks and in which language it speaks: chosen once, for all of its chapters."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from pathlib import Path

from scenes.themes import SIGN_WORDS, THEMES

LOCALE = (
    Path(__file__).parent / "language" / "locale"
)  # a folder for each language, but for English, the source's
PALETTES = tuple(SIGN_WORDS)
ASPECTS = {
    "16:9": Fraction(16, 9),
    "9:16": Fraction(9, 16),
    "1:1": Fraction(1),
    "4:3": Fraction(4, 3),
}
LANGUAGES = ("en", *sorted(path.name for path in LOCALE.iterdir() if path.is_dir()))
CHOICES = {
    "theme": tuple(THEMES),
    "palette": PALETTES,
    "aspect": tuple(ASPECTS),
    "language": LANGUAGES,
}


@dataclass(frozen=True)
class Look:
    """What is chosen for a whole film.

    Raises
    ------
    ValueError
        When there is no such theme, palette, aspect or language; the message lists those that there are.
    """

    theme: str = "dark"
    palette: str = "classic"
    aspect: str = "16:9"
    language: str = "en"
    font: str = ""  # of this computer, for letters that the fonts of the film lack

    def __post_init__(self) -> None:
        """Refuse what does not exist."""
        for name, choices in CHOICES.items():
            chosen = getattr(self, name)
            if chosen not in choices:
                raise ValueError(f"{chosen!r} is no {name}; there are {', '.join(choices)}")

    @property
    def suffix(self) -> str:
        """What differs from the default, for a file's name: ``-light-9x16``."""
        chosen = [
            getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        ]
        return "".join(f"-{name.replace(':', 'x').replace(' ', '_').lower()}" for name in chosen)


DEFAULT = Look()
