"""The language of a film: catalogues, and the words that chapters share."""

from scenes.language.catalogue import Told, plural, translate
from scenes.language.vocabulary import (
    FUNCTION,
    SQUEEZE,
    SQUEEZED,
    SQUEEZES,
    plural_of,
    with_article,
)
from scenes.marks import msgid

__all__ = [
    "FUNCTION",
    "SQUEEZE",
    "SQUEEZED",
    "SQUEEZES",
    "Told",
    "msgid",
    "plural",
    "plural_of",
    "translate",
    "with_article",
]
