"""The language of the film: its words come from a gettext catalogue, its numbers follow its signs.

English is the language of the source, so an English sentence is its own key. Catalogues are the ``.po`` files under
``scenes/language/locale``; Babel reads them as they are, so that a translator can try a sentence without compiling.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from scenes.look import LANGUAGES, LOCALE

DOMAIN = "digitfilm"
ENGLISH = "en"
FORMULA = re.compile(r"\$[^$]*\$")
MARKUP = re.compile(
    r"`[^`]*`|\{[a-z_]*\}|#[a-z.]+(\([^)]*\))?|<[a-z_-]+>|\\."
)  # code, fields, functions, labels
WORD = re.compile(r"[^\W\d_]")

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)
missing: set[str] = set()  # what was looked for and not found; tests hold it to be empty


class UnknownLanguageError(ValueError):
    """A language without a catalogue."""


class Told(str):
    """Words that are in the film's language already."""

    __slots__ = ()


@contextmanager
def using(code: str) -> Iterator[None]:
    """Translate into a language for as long as the context lasts: ``en``, or one that has a catalogue.

    Raises
    ------
    UnknownLanguageError
        When there is no catalogue for it.

    Examples
    --------
    >>> with using("de"):
    ...     with_number_signs("13,002.5")
    '13.002,5'
    """
    if code not in LANGUAGES:
        raise UnknownLanguageError(
            f"no catalogue for the language {code!r}; there are {', '.join(LANGUAGES)}."
        )
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def current() -> str:
    """The language in use."""
    return _language.get()


def translate(message: str, /, **fields: object) -> Told:
    """A message in the language in use, its ``{fields}`` filled in; English where the catalogue lacks it."""
    told = message if isinstance(message, Told) else said_in(current(), message)
    return Told(told.format(**fields) if fields else told)


def plural(one: str, many: str, number: float, /, **fields: object) -> Told:
    """The message for this many: ``one`` or ``many``, in the plural forms of the language."""
    chosen = (one, many)[number != 1]
    if current() != ENGLISH:
        forms = _forms(one, current())
        chosen = forms[number != 1] if len(forms) == 2 else chosen
    return Told(chosen.format(**fields))


def said_in(code: str, message: str) -> Told:
    """A message without fields in a language, whichever is in use."""
    return Told(message if code == ENGLISH else (*_forms(message, code), message)[0])


def _forms(message: str, code: str) -> tuple[str, ...]:
    """What a message is in a language: one form, two where it can be counted, none if it is not there."""
    found = _forms_of(catalogue(code).get(message))
    if not found or not all(found):
        if has_words(message):
            missing.add(message)
        return ()
    return found


def has_words(markup: str) -> bool:
    """Whether markup holds words of a language; formulas and numbers are the same in all of them."""
    return bool(WORD.search(MARKUP.sub(" ", FORMULA.sub(" ", markup))))


def catalogue_file(code: str) -> Path:
    """Where the messages of a language are."""
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def _forms_of(entry: Message | None) -> tuple[str, ...]:
    string = entry.string if entry is not None else None
    return (string,) if isinstance(string, str) else tuple(string or ())


@cache
def catalogue(code: str) -> Catalog:
    """The messages of a language."""
    with catalogue_file(code).open("rb") as file:
        return read_po(file, locale=code, domain=DOMAIN)


def all_words(code: str) -> str:
    """Everything that there is to say in a language."""
    if code == ENGLISH:
        return ""
    return "\n".join(
        "\n".join(forms)
        for message in catalogue(code)
        if (forms := _forms_of(message)) and message.id
    )


def number_signs(code: str = "") -> tuple[str, str]:
    """What parts decimals and what parts thousands: point and comma in English, the other way round in German."""
    signs = Locale.parse(code or current()).number_symbols["latn"]
    return str(signs["decimal"]), str(signs["group"])


def with_number_signs(plain: str) -> str:
    """A number as Python prints it, with the signs of the language."""
    decimal, group = number_signs()
    return "".join({".": decimal, ",": group}.get(sign, sign) for sign in plain)


def without_number_signs(shown: str) -> str:
    """A number on the screen as Python reads it."""
    decimal, group = number_signs()
    return shown.replace(group, "").replace(decimal, ".").replace("−", "-")


def decimals_of(shown: str) -> int:
    """How many places a number on the screen has after its decimal sign."""
    return len(without_number_signs(shown).partition(".")[2])
