"""Narrations as a voice is to say them: signs, numbers and formulas that engines guess wrongly."""

from __future__ import annotations

import re

from scenes.language.catalogue import number_signs, said_in
from scenes.marks import msgid

SIGNS = {  # each is said as a word, whatever stands around it
    "−": msgid("minus"),
    "%": msgid("percent"),
    "σ": msgid("sigma"),
    "·": msgid("times"),
    "×": msgid("times"),
    "≈": msgid("about"),
    "≤": msgid("at most"),
    "≥": msgid("at least"),
    "=": msgid("equals"),
    "+": msgid("plus"),
    "…": msgid("and so on"),
}
NAMES = {  # as narrations of every language write them, and spelled as an English voice reads them
    "ReLU": msgid("ray loo"),
    "NumPy": msgid("num pie"),
    "W times a, plus b": msgid("W times A, plus B"),
    "MNIST": msgid("em nist"),
}


def as_spoken(narration: str, language: str) -> str:
    """Return a narration in words that an engine says well.

    Examples
    --------
    >>> as_spoken("It is −1.28: 13,002 knobs, 97 % right.", "en")
    'It is minus 1.28: 13002 knobs, 97 percent right.'
    """
    words = " ".join(narration.split())
    for written, heard in NAMES.items():
        words = re.sub(rf"\b{re.escape(written)}\b", said_in(language, heard), words)
    decimal, group = number_signs(language)
    words = re.sub(rf"(?<=\d){re.escape(group)}(?=\d\d\d(?!\d))", "", words)
    if decimal == ",":
        words = re.sub(r"(?<=\d)\.(?=\d)", ",", words)
    words = re.sub(r"(?<!\w)-(?=\d)", "−", words)
    for sign, heard in SIGNS.items():
        words = words.replace(sign, f" {said_in(language, heard)} ")
    return re.sub(r" +([.,;:!?])", r"\1", " ".join(words.split()))
