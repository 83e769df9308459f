"""Sentences in which numbers and other things stand, in the order of the language."""

from __future__ import annotations

import string
from itertools import pairwise

from manim import ManimColor, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import Told, translate
from scenes.text.typesetting import text


def phrase(
    template: str,
    size: float = style.TYPE_LABEL,
    color: ManimColor | None = None,
    **parts: VMobject,
) -> VGroup:
    """Set a sentence with numbers or other parts in it, on one baseline.

    The language decides on the order of the parts, so nothing is glued from halves of sentences.

    Parameters
    ----------
    template : message of the catalogue in which ``{name}`` is the place of a part.
    size, color : Manim font size and colour of the words; that of ink without it.
    parts : the parts by name, each with a ``baseline``.

    Returns
    -------
    VGroup
        Letterings of the words, and between them the parts.

    Examples
    --------
    >>> sentence = phrase("{some} of {all}", some=text("2"), all=text("3"))
    >>> [part.typst_code.removeprefix("H#h(0pt)") for part in sentence]
    ['2', 'of', '3']
    """
    line: list[VMobject] = []
    closed_up = []
    for words, name, _, _ in string.Formatter().parse(translate(template)):
        if words.strip():
            line.append(text(Told(words.strip()), size, color))
            closed_up.append(words[0] in ".,:;")
        if name:
            line.append(parts[name])
            closed_up.append(False)
    for (before, after), close in zip(pairwise(line), closed_up[1:], strict=True):
        after.next_to(before, buff=0.04 if close else 0.15)
        after.stand_on(before.baseline)
    return VGroup(*line)
