"""Check of letters: drawn by the fonts that Typst carries, or by one that a look names, or refused.

Typst takes any font of the computer for a letter that the named ones lack, or sets an empty box,
and says nothing. A film is to look the same everywhere, so letters are tried one by one before
anything is drawn.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import typst

SHIPPED = "New Computer Modern"
NOWHERE = "\U0010fffd"  # for private use: no font has it
# Latin letters and common signs, all of which the shipped fonts have
PLAIN = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x180))))
SHAPE = re.compile(r'<symbol id="(\w+)"')


class FontError(ValueError):
    """Letters that no font at hand can draw, or a font that is not there."""


def quoted(text: str) -> str:
    r"""Return text as a string of Typst's, in which nothing can be code.

    Examples
    --------
    >>> print(quoted('a "quoted" word'))
    "a \"quoted\" word"
    """
    escapes = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
    return '"' + "".join(escapes.get(sign, sign) for sign in text) + '"'


def check_font(font: str) -> None:
    """Refuse a font that this computer does not have.

    Raises
    ------
    FontError
        When there is no font of that name.
    """
    if font and font not in _fonts(all_of_them=True).families():
        raise FontError(f"--font {font}: there is no font called {font!r} on this computer")


def check_letters(words: str, font: str = "") -> None:
    """Refuse words with letters that neither the shipped fonts nor ``font`` can draw.

    Raises
    ------
    FontError
        When there are such letters; it says which, and what to do.
    """
    lacking = [
        letter
        for letter in dict.fromkeys(words)
        if letter not in PLAIN and not _is_drawn(letter, font)
    ]
    if lacking:
        named = ", ".join(
            f"{letter} ({unicodedata.name(letter, f'U+{ord(letter):04X}')})"
            for letter in lacking[:3]
        )
        more = f" and {len(lacking) - 3} more" if len(lacking) > 3 else ""
        whose = f"{font} and the built-in fonts" if font else "the built-in fonts"
        raise FontError(
            f"{whose} cannot draw {named}{more}; use --font with a font on this computer that can"
        )


def _is_drawn(letter: str, font: str) -> bool:
    category = unicodedata.category(letter)
    if category[0] in "ZC" and letter != NOWHERE:
        return True  # spaces and control characters
    return _shape(letter, "") != _shape(NOWHERE, "") or (
        bool(font) and _shape(letter, font) != _shape(NOWHERE, font)
    )


@cache
def _shape(letter: str, font: str) -> str:
    """Return the name of the shape of a letter, the same for all letters that a font lacks."""
    families = f'("{SHIPPED}", {quoted(font)})' if font else f'"{SHIPPED}"'
    # without a font of the computer's, all fonts that are at hand are shipped
    fallback = "false" if font else "true"
    source = f"#set text(font: {families}, fallback: {fallback})\n#{quoted(letter)}"
    drawn = typst.compile(source.encode(), format="svg", font_paths=fonts_for(font))
    found = SHAPE.search(drawn.decode() if isinstance(drawn, bytes) else "")
    return found[1] if found else ""


def fonts_for(font: str) -> typst.Fonts:
    """Return the shipped fonts, and those of the computer where one of them is asked for."""
    return _fonts(all_of_them=bool(font))


@cache
def _fonts(*, all_of_them: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=all_of_them)
