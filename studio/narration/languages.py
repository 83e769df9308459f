"""Names of a language in other systems, derived from its code: a catalogue is all it needs."""

from __future__ import annotations

from babel import Locale
from babel.core import get_global


def iso_639_2(code: str) -> str:
    """Return the code of three letters by which files of films name a language (ISO 639-2/T).

    Babel knows several for some languages, such as ``deu`` and ``ger``. The terminological one is
    that in which the two letters follow each other.

    Examples
    --------
    >>> iso_639_2("de"), iso_639_2("en"), iso_639_2("fr")
    ('deu', 'eng', 'fra')
    """
    language = Locale.parse(code).language
    known = [
        alias
        for alias, target in get_global("language_aliases").items()
        if target == language and len(alias) == 3
    ]
    return min(known, key=lambda alias: (not _follow(language, alias), alias), default=language)


def _follow(letters: str, word: str) -> bool:
    """Return whether a word holds these letters in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def with_territory(code: str) -> str:
    """Return a language with the country where most speak it, unless the code names one.

    Examples
    --------
    >>> with_territory("en"), with_territory("de"), with_territory("pt_PT")
    ('en-us', 'de-de', 'pt-pt')
    """
    locale = Locale.parse(code)
    likely = get_global("likely_subtags").get(locale.language, locale.language)
    territory = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}-{territory}".lower()
