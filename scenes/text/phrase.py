"""Sentences in which numbers and other things stand, in the order of the language."""

from __future__ import annotations

import string
from itertools import pairwise

from manim import ManimColor, VMobject

from scenes import style
from scenes.language.catalogue import Told, percent_sign, translate
from scenes.text.line import CLOSED_UP, SPACE, TextLine, line_of
from scenes.text.readout import Readout
from scenes.text.typesetting import text


def phrase(
    template: str,
    size: float = style.TYPE_LABEL,
    color: ManimColor | None = None,
    **parts: VMobject,
) -> TextLine:
    """Set a sentence with numbers or other parts in it, on one baseline.

    The language decides on the order of the parts, so nothing is glued from halves of sentences.

    Parameters
    ----------
    template : message of the catalogue in which ``{name}`` is the place of a part.
    size, color : Manim font size and color of the words; that of ink without it.
    parts : the parts by name, each with a ``baseline``.

    Returns
    -------
    TextLine
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
            closed_up.append(not words[0].isspace())
        if name:
            line.append(parts[name])
            closed_up.append(bool(words) and not words[-1].isspace())
    for (before, after), close in zip(pairwise(line), closed_up[1:], strict=True):
        after.next_to(before, buff=CLOSED_UP if close else SPACE)
        after.stand_on(before.baseline)
    return TextLine(*line)


def with_percent(number: Readout, size: float, color: ManimColor | None = None) -> TextLine:
    """Set the percent sign behind a number, as far from it as the language sets it.

    Parameters
    ----------
    number : the percentage.
    size, color : Manim font size and color of the sign; that of ink without it.

    Examples
    --------
    >>> from scenes import sources
    >>> from scenes.text import Reading
    >>> share = Readout(Reading.of(97.1, sources.test_accuracy_percent(), 1))
    >>> number, sign = with_percent(share, style.TYPE_LABEL)
    >>> bool(0 < sign.get_left()[0] - number.get_right()[0] < 0.1)
    True
    """
    sign = percent_sign()
    gap = SPACE if sign[0].isspace() else CLOSED_UP
    return line_of([number, text(sign.strip(), size, color)], gap * size / style.TYPE_LABEL)
