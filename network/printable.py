"""Text that is safe to print, whatever the names of files and the files themselves hold."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "?"


def printable(text: str) -> str:
    r"""Return text on one line, with a question mark for all that is no letter, sign, or space.

    Names of files may hold line breaks, escape sequences that a terminal obeys, signs that turn
    the direction of writing, and bytes that are no text at all. Every name and message that comes
    from outside goes through here before it is printed or becomes part of a film.

    Examples
    --------
    >>> print(printable("anna\x1b[31m\n\udcfc.png"))
    anna?[31m??.png
    """
    return text if text.isprintable() else "".join(map(_printable_sign, text))


def _printable_sign(sign: str) -> str:
    if sign.isprintable():
        return sign
    return " " if unicodedata.category(sign) == "Zs" else REPLACEMENT
