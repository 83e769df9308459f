"""Words, formulas and numbers, set by Typst."""

from scenes.text.line import TextLine, line_of
from scenes.text.paragraph import LINE_GAP, paragraph, small_print, wrapped
from scenes.text.phrase import phrase, with_percent
from scenes.text.readout import CountUp, Reading, Readout, fewer, formatted
from scenes.text.typesetting import Lettering, code, text

__all__ = [
    "LINE_GAP",
    "CountUp",
    "Lettering",
    "Reading",
    "Readout",
    "TextLine",
    "code",
    "fewer",
    "formatted",
    "line_of",
    "paragraph",
    "phrase",
    "small_print",
    "text",
    "with_percent",
    "wrapped",
]
