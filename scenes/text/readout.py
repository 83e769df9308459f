"""Numbers on the screen, each with its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from manim import Animation, ManimColor, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import with_number_signs
from scenes.sources import Source
from scenes.style import FloatArray, at, theme
from scenes.text.typesetting import anchor, escaped, text

DIGITS = 5  # of a number with decimals, as far as there are so many before the point


@dataclass(frozen=True)
class Reading:
    """A number on the screen, and its source.

    Attributes
    ----------
    value : the number as it was computed.
    source : quantity and indices that identify the number, so that others can recompute it.
    shown : characters on the screen.

    Examples
    --------
    >>> from scenes import sources
    >>> reading = Reading.of(-0.876, sources.bias(1, 5))
    >>> reading.shown, str(reading.source)
    ('−0.88', 'b[1][5]')
    """

    value: float
    source: Source
    shown: str

    @classmethod
    def of(cls, value: float, source: Source, decimals: int = 2, *, sign: bool = False) -> Reading:
        """Return a reading that is shown with ``decimals`` places.

        Parameters
        ----------
        sign : whether to show a plus sign as well.
        """
        return cls(float(value), source, formatted(value, fewer(decimals, value), sign=sign))

    def __str__(self) -> str:
        return self.shown


def fewer(decimals: int, value: float) -> int:
    """Return the decimals that a number is shown with: fewer from 1,000 on, so that it has room.

    Examples
    --------
    >>> [fewer(2, value) for value in (999.123, -1234.567, 17345.678)]
    [2, 1, 0]
    """
    return min(decimals, max(0, DIGITS - len(str(int(abs(value))))))


def formatted(value: float, decimals: int, *, sign: bool = False) -> str:
    """Format a number for the screen: real minus sign, separators of the language, no "-0".

    Examples
    --------
    >>> formatted(13002, 0), formatted(-0.001, 2), formatted(0.5, 1, sign=True)
    ('13,002', '0.00', '+0.5')
    """
    rounded = round(float(value), decimals) + 0.0  # which turns -0.0 into 0.0
    plain = f"{rounded:{'+' if sign else ''},.{decimals}f}"
    return with_number_signs(plain.replace("-", "−"))


@lru_cache(maxsize=256)
def _glyph(character: str, size: float) -> tuple[VMobject, float]:
    """Return a character as a shape on the baseline at the origin, and its advance."""
    zeros, probe = text("00", size), text(f"0{escaped(character)}0", size)
    zero = zeros.submobjects[2].get_left()[0] - zeros.submobjects[1].get_left()[0]
    _, first, *shapes, last = probe.submobjects
    shape = (
        shapes[0] if shapes else VMobject()
    )  # a space, which separates thousands in some languages
    start = np.array([first.get_left()[0] + zero, probe.baseline, 0])
    return shape.copy().shift(-start), float(last.get_left()[0] - start[0])


def numeral(characters: str, size: float, start: FloatArray | None = None) -> VGroup:
    """Return the glyphs of a number, preceded by an invisible anchor at its left end.

    Parameters
    ----------
    characters : as they stand on the screen.
    size : Manim font size.
    start : left end of the baseline, (3,); default: the origin.
    """
    pen = np.zeros(3) if start is None else start
    glyphs = [anchor(pen)]
    for character in characters:
        shape, advance = _glyph(character, size)
        glyphs.append(shape.copy().shift(pen))
        pen = pen + at(advance, 0)
    return VGroup(*glyphs)


class Readout(VGroup):
    """A number on the screen that keeps its value and source.

    Parameters
    ----------
    reading : the number and its source.
    size : Manim font size.
    color : color of the number; default: the theme's ink.

    Attributes
    ----------
    readings : the number as a tuple of one, as mobjects with several numbers have them.
    ink : color of the characters that ``set_characters`` sets.

    Examples
    --------
    >>> from scenes import sources
    >>> number = Readout(Reading.of(0.984, sources.activation(3, 3))).stand_on(2.0)
    >>> number.reading.shown, round(number.baseline, 6)
    ('0.98', 2.0)
    """

    def __init__(
        self, reading: Reading, size: float = style.TYPE_LABEL, color: ManimColor | None = None
    ) -> None:
        self.submobjects: list[VMobject]
        super().__init__()
        self.origin = anchor(np.zeros(3))
        self.readings: tuple[Reading, ...] = (reading,)
        self.size = size
        self.ink = color or theme().ink
        self.set_characters(reading.shown)

    @property
    def reading(self) -> Reading:
        """The final number; a :class:`CountUp` may show others on the way to it."""
        return self.readings[0]

    @property
    def baseline(self) -> float:
        """Height of the baseline, in scene units."""
        return float(self.origin.points[0, 1])

    def stand_on(self, height: float) -> Readout:
        """Move so that the baseline is at ``height``."""
        self.shift(at(0, height - self.baseline))
        return self

    def set_characters(self, characters: str) -> Readout:
        """Replace the characters; the left end and the baseline stay."""
        start = self.origin.points[0]
        self.origin, *glyphs = numeral(characters, self.size, start).submobjects
        for glyph in glyphs:
            glyph.set_color(self.ink)
        self.submobjects = [self.origin, *glyphs]
        return self


class CountUp(Animation):
    """Animation of a readout that counts from a start to its value.

    Parameters
    ----------
    start : first number.
    decimals : number of places shown on the way.

    Examples
    --------
    >>> from scenes import sources
    >>> number = Readout(Reading.of(784, sources.layer_size(0), 0))
    >>> CountUp(number, start=0, decimals=0).interpolate(0.5)
    >>> len(number.submobjects) - 1  # as many characters as 392 has
    3
    """

    def __init__(self, readout: Readout, start: float, decimals: int, **kwargs: Any) -> None:
        self.start, self.decimals = start, decimals
        super().__init__(readout, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the number of this moment; at the end exactly the characters of the reading."""
        share = self.rate_func(alpha)
        reading = self.mobject.reading
        between = self.start + share * (reading.value - self.start)
        self.mobject.set_characters(
            reading.shown if share >= 1 else formatted(between, self.decimals)
        )
