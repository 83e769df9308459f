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
    """A sentence in which numbers stand, on one baseline: ``{name}`` is where the part of that name goes.

    The language says in which order they come, so nothing is glued from halves of sentences. Words come out as
    letterings of their own between the parts.
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
