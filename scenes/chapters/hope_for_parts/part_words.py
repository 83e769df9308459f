"""Words for the parts of a digit."""

from __future__ import annotations

from collections.abc import Sequence

from scenes.language import plural, translate
from scenes.language.vocabulary import in_words
from scenes.marks import msgid

NAMES = {"loop": msgid("loop"), "stroke": msgid("line")}


def parts_in_words(kinds: Sequence[str]) -> str:
    """Say how many loops and how many lines there are; what there is none of is left out.

    Parameters
    ----------
    kinds : ``loop`` or ``stroke`` for each part.

    Examples
    --------
    >>> parts_in_words(["loop", "stroke", "stroke"])
    'one loop and two lines'
    """
    loops, lines = (sum(each == kind for each in kinds) for kind in NAMES)
    said = []
    if loops:
        said.append(plural("one loop", "{number} loops", loops, number=in_words(loops)))
    if lines:
        said.append(plural("one line", "{number} lines", lines, number=in_words(lines)))
    return (
        translate("{one} and {other}", one=said[0], other=said[1])
        if len(said) == 2
        else "".join(said)
    )
