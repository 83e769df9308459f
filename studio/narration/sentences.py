"""Sentences of a narration, which voices say one by one, with a breath between them."""

from __future__ import annotations

import re

ABBREVIATION = re.compile(  # after which a sentence goes on
    r"\b(?:e\.g|i\.e|z\. ?B|vs|cf|vgl|ca|bzw|Nr|Fig|Abb|Dr|Mr|Mrs|Ms|Prof)\.[\"'”’»)\]]*$"
)
END = re.compile(r"(?<=[.!?…])([\"'”’“»«)\]]*) +(?![a-zß-öø-ÿ]|B\. )")  # but for "z. B."


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a text; joined by single spaces, they are the text again.

    Examples
    --------
    >>> split_sentences('It says 0.98. "Sure?" Yes, e.g. Anna is. Is this a 3? No, an 8 …')
    ['It says 0.98.', '"Sure?"', 'Yes, e.g. Anna is.', 'Is this a 3?', 'No, an 8 …']
    """
    whole = " ".join(text.split())
    sentences, start = [], 0
    for gap in END.finditer(whole):
        end = gap.end(1)
        if not ABBREVIATION.search(whole, start, end) and _has_words(whole[start:end]):
            sentences.append(whole[start:end])
            start = gap.end()
    rest = whole[start:]
    if rest and sentences and not _has_words(rest):
        return [*sentences[:-1], f"{sentences[-1]} {rest}"]
    return [*sentences, rest] if rest else sentences


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
