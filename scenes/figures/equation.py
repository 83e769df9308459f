"""A layer as an equation in short form."""

from __future__ import annotations

import itertools

from manim import VGroup

from scenes.style import theme
from scenes.text.typesetting import text

SYMBOLS = {"sigmoid": "sigma", "relu": '"ReLU"', "softmax": '"softmax"'}  # as Typst sets them


def short_form(function: str, size: float) -> VGroup:
    """Return a' = sigma(W a + b) as one group of glyphs for each part of ``in_order``.

    Examples
    --------
    >>> len(short_form("sigmoid", size=64))
    9
    """
    glyphs = iter(text(f"$a^((1)) = {SYMBOLS[function]}(W a^((0)) + b)$", size).submobjects[1:])
    of_name = len(text(f"${SYMBOLS[function]}$").submobjects) - 1
    letters = VGroup(
        *(VGroup(*itertools.islice(glyphs, count)) for count in (4, 1, of_name, 1, 1, 4, 1, 1, 1))
    )
    for place, color in ((2, theme().talked_about), (4, theme().excites), (7, theme().bias)):
        letters[place].set_color(color)
    return letters
