"""What a voice should say for signs, numbers and formulas, which engines guess wrongly or leave out."""

from __future__ import annotations

import re

from scenes.language.catalogue import number_signs

WORDS = {
    "en": {
        "−": "minus",
        "%": "percent",
        "σ": "sigma",
        "·": "times",
        "×": "times",
        "≈": "about",
        "≤": "at most",
        "≥": "at least",
        "=": "equals",
        "+": "plus",
        "…": "and so on",
    },
    "de": {
        "−": "minus",
        "%": "Prozent",
        "σ": "Sigma",
        "·": "mal",
        "×": "mal",
        "≈": "ungefähr",
        "≤": "höchstens",
        "≥": "mindestens",
        "=": "gleich",
        "+": "plus",
        "…": "und so weiter",
    },
}
READ_OTHERWISE = {  # as they are written in narrations, and as they are heard
    "en": {"ReLU": "ray loo", "NumPy": "num pie", "W a plus b": "W A plus B", "MNIST": "em nist"},
    "de": {"ReLU": "Relu", "NumPy": "Nampai", "W a plus b": "W A plus B", "MNIST": "Em-Nist"},
}


def as_spoken(narration: str, language: str) -> str:
    """A narration in words that an engine says well: "−1.28" as "minus 1.28", "13,002" without its comma."""
    words = " ".join(narration.split())
    for written, heard in READ_OTHERWISE[language].items():
        words = re.sub(rf"\b{re.escape(written)}\b", heard, words)
    decimal, group = number_signs(language)
    words = re.sub(rf"(?<=\d){re.escape(group)}(?=\d\d\d(?!\d))", "", words)
    if decimal == ",":
        words = re.sub(r"(?<=\d)\.(?=\d)", ",", words)
    words = re.sub(r"(?<!\w)-(?=\d)", "−", words)
    for sign, heard in WORDS[language].items():
        words = words.replace(sign, f" {heard} ")
    return re.sub(r" +([.,;:!?])", r"\1", " ".join(words.split()))
