"""The language of a film: words from a gettext catalogue, and the signs of numbers.

English is the language of the source, so an English sentence is its own key. A new language is a
folder with a ``.po`` file in ``scenes/language/locale``. Babel reads such files as they are, so
that a translator can try a sentence without compiling.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import c2py
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from scenes.look import LANGUAGES, LOCALE, SOURCE_LANGUAGE

DOMAIN = "digitfilm"
FORMULA = re.compile(r"\$[^$]*\$")
# code, fields, functions, labels, escaped signs
MARKUP = re.compile(r"`[^`]*`|\{[a-z_]*\}|#[a-z.]+(\([^)]*\))?|<[a-z_-]+>|\\.")
WORD = re.compile(r"[^\W\d_]")

_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)
missing: set[str] = set()  # messages looked for and not found; tests hold it to be empty


class CatalogueError(ValueError):
    """A mistake in a catalogue; the message is one sentence that names the words with it."""


class UnknownLanguageError(CatalogueError):
    """A language without a catalogue."""


class Told(str):
    """Words that are in the language of the film already."""

    __slots__ = ()


@contextmanager
def using(code: str) -> Iterator[None]:
    """Translate into a language for as long as the context lasts.

    Parameters
    ----------
    code : ``en``, or the name of a folder of catalogues.

    Raises
    ------
    UnknownLanguageError
        When there is no catalogue for the language.

    Examples
    --------
    >>> with using("de"):
    ...     with_number_signs("13,002.5")
    '13.002,5'
    """
    if code not in LANGUAGES:
        raise UnknownLanguageError(
            f"there is no translation for the language {code!r}; use {', '.join(LANGUAGES)}."
        )
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def current() -> str:
    """Return the language in use."""
    return _language.get()


def translate(message: str, /, **fields: object) -> Told:
    """Return a message in the language in use, in English where the catalogue lacks it.

    Parameters
    ----------
    message : English sentence; words that are in the language of the film already stay as they are.
    fields : values for the ``{fields}`` of the message.

    Examples
    --------
    >>> translate("{one} and {other}", one="a loop", other="a line")
    'a loop and a line'
    """
    told = message if isinstance(message, Told) else said_in(current(), message)
    return Told(filled(told, fields) if fields else told)


def plural(one: str, many: str, number: float, /, **fields: object) -> Told:
    """Return the message for a number of things, in the plural form that the language asks for.

    Parameters
    ----------
    one, many : English sentences for one thing, and for any other number.
    fields : values for the ``{fields}`` of the message.

    Examples
    --------
    >>> plural("one loop", "{number} loops", 2, number="two")
    'two loops'
    """
    chosen = (one, many)[number != 1]
    if current() != SOURCE_LANGUAGE:
        forms, form = _forms(one, current()), _plural_form(current())(int(number))
        chosen = forms[form] if form < len(forms) else chosen
    return Told(filled(chosen, fields))


def filled(words: str, fields: Mapping[str, object]) -> str:
    """Return words with the values of their ``{fields}``.

    Raises
    ------
    CatalogueError
        When they have a field without a value, or a brace without its other half.

    Examples
    --------
    >>> filled("{number} loops", {"numbr": 2})
    Traceback (most recent call last):
    ...
    scenes.language.catalogue.CatalogueError: '{number} loops' (en): there is no value 'number'
    """
    try:
        return words.format_map(fields)
    except KeyError as error:
        raise CatalogueError(f"{words!r} ({current()}): there is no value {error}") from error
    except (ValueError, IndexError, AttributeError, TypeError) as error:
        raise CatalogueError(f"{words!r} ({current()}): {str(error).lower()}") from error


def said_in(code: str, message: str) -> Told:
    """Return a message without fields in a language, whichever is in use."""
    return Told(message if code == SOURCE_LANGUAGE else (*_forms(message, code), message)[0])


def _forms(message: str, code: str) -> tuple[str, ...]:
    """Return the forms of a message: one, or one for each plural; none if a language lacks it."""
    found = _forms_of(catalogue(code).get(message))
    if not found or not all(found):
        if has_words(message):
            missing.add(message)
        return ()
    return found


def has_words(markup: str) -> bool:
    """Return whether markup holds words, and not only formulas and numbers.

    Examples
    --------
    >>> has_words("the weights $W$"), has_words("$W$ 16")
    (True, False)
    """
    return bool(WORD.search(MARKUP.sub(" ", FORMULA.sub(" ", markup))))


def catalogue_file(code: str) -> Path:
    """Return the path of the messages of a language."""
    return LOCALE / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def _forms_of(entry: Message | None) -> tuple[str, ...]:
    string = entry.string if entry is not None else None
    return (string,) if isinstance(string, str) else tuple(string or ())


@cache
def catalogue(code: str) -> Catalog:
    """Return the messages of a language.

    Raises
    ------
    CatalogueError
        When its file cannot be read.
    """
    path = catalogue_file(code)
    try:
        with path.open("rb") as file:
            return read_po(file, locale=code, domain=DOMAIN, abort_invalid=True)
    except (OSError, ValueError, PoFileError) as error:
        raise CatalogueError(f"{path}: can't read this catalogue ({error})") from error


@cache
def _plural_form(code: str) -> Callable[[int], int]:
    """Return the rule by which a catalogue orders plural forms, as its header has it."""
    return c2py(catalogue(code).plural_expr)


def all_words(code: str) -> str:
    """Return all messages of a language, one on each line; none of English, the source's."""
    if code == SOURCE_LANGUAGE:
        return ""
    return "\n".join(
        "\n".join(forms)
        for message in catalogue(code)
        if (forms := _forms_of(message)) and message.id
    )


def number_signs(code: str = "") -> tuple[str, str]:
    """Return the signs before decimals and between thousands: point and comma in English.

    Examples
    --------
    >>> number_signs("en"), number_signs("pt")
    (('.', ','), (',', '.'))
    """
    signs = Locale.parse(code or current()).number_symbols["latn"]
    return str(signs["decimal"]), str(signs["group"])


def percent_sign(code: str = "") -> str:
    """Return the sign behind percentages, with the space that the language sets before it.

    Examples
    --------
    >>> percent_sign("en"), percent_sign("de") == "\N{NO-BREAK SPACE}%"
    ('%', True)
    """
    return str(Locale.parse(code or current()).percent_formats[None].suffix[0])


def with_number_signs(plain: str) -> str:
    """Return a number as Python prints it with the signs of the language in use."""
    decimal, group = number_signs()
    return "".join({".": decimal, ",": group}.get(sign, sign) for sign in plain)


def without_number_signs(shown: str) -> str:
    """Return a number on the screen as Python reads it."""
    decimal, group = number_signs()
    return shown.replace(group, "").replace(decimal, ".").replace("−", "-")


def decimals_of(shown: str) -> int:
    """Return the number of places after the decimal sign of a number on the screen.

    Examples
    --------
    >>> decimals_of("12,345.60")
    2
    """
    return len(without_number_signs(shown).partition(".")[2])
