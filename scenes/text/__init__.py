"""Words, formulas and numbers, set by Typst."""

from scenes.text.paragraph import LINE_GAP, paragraph, small_print, wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import CountUp, Reading, Readout, formatted, line_of
from scenes.text.typesetting import Lettering, code, text

__all__ = [
    "LINE_GAP",
    "CountUp",
    "Lettering",
    "Reading",
    "Readout",
    "code",
    "formatted",
    "line_of",
    "paragraph",
    "phrase",
    "small_print",
    "text",
    "wrapped",
]
