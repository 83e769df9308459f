"""Words and numbers on one baseline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from manim import VGroup, VMobject

from scenes.style import at

SPACE = 0.15  # between words of TYPE_LABEL, in scene units
CLOSED_UP = 0.04  # between a word and a sign that belongs to it


class TextLine(VGroup):
    """Words and numbers on one baseline; it can itself be a part of a line."""

    @property
    def baseline(self) -> float:
        """Height of the baseline, in scene units."""
        first: Any = self.submobjects[0]
        return float(first.baseline)

    def stand_on(self, height: float) -> TextLine:
        """Move so that the baseline is at ``height``."""
        self.shift(at(0, height - self.baseline))
        return self


def line_of(parts: Sequence[VMobject], gap: float = SPACE) -> TextLine:
    """Line up words and numbers on one baseline, to the right of the first, which stays put.

    Parameters
    ----------
    parts : words, numbers and lines of them, each with ``baseline`` and ``stand_on``.
    gap : distance of neighbours, in scene units.

    Examples
    --------
    >>> from scenes.text import text
    >>> word, number = line_of([text("one"), text("1")])
    >>> round(word.baseline - number.baseline, 6)
    0.0
    """
    for before, after in pairwise(parts):
        after.next_to(before, buff=gap)
        after.stand_on(before.baseline)
    return TextLine(*parts)
