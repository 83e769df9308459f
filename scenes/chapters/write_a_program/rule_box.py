"""A rule in its box, and the numbers that it goes by."""

from __future__ import annotations

from manim import RoundedRectangle, VGroup

from scenes import style
from scenes.language import translate
from scenes.style import theme
from scenes.text import Reading, Readout, line_of, text


class RuleBox(VGroup):
    """The name of a rule in a box.

    Parameters
    ----------
    words : name of the rule.
    width : of the box.

    Attributes
    ----------
    box, words : the two parts.
    """

    def __init__(self, words: str, width: float) -> None:
        self.box = RoundedRectangle(0.2, width=width, height=0.85, color=theme().ink)
        self.words = text(words, style.TYPE_BODY, theme().talked_about).move_to(self.box)
        super().__init__(self.box, self.words)


def labelled(words: str, reading: Reading, size: float = style.TYPE_LABEL) -> VGroup:
    """Set ``words: number`` on one baseline."""
    label = translate("{what}:", what=translate(words))
    return line_of([text(label, size), Readout(reading, size)])
