"""Numbers on the screen, each of which knows where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
from manim import Animation, ManimColor, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import with_number_signs
from scenes.sources import Source
from scenes.style import FloatArray, at, theme
from scenes.text.typesetting import anchor, escaped, text


@dataclass(frozen=True)
class Reading:
    """A number on the screen, and where it came from.

    Attributes
    ----------
    value : what was computed.
    source : where it came from.
    shown : the characters that stand on the screen.
    """

    value: float
    source: Source
    shown: str

    @classmethod
    def of(cls, value: float, source: Source, decimals: int = 2, *, sign: bool = False) -> Reading:
        """A reading shown with ``decimals`` places."""
        return cls(float(value), source, formatted(value, decimals, sign=sign))

    def __str__(self) -> str:
        return self.shown


def formatted(value: float, decimals: int, *, sign: bool = False) -> str:
    """A number as it is printed: a true minus, thousands parted, the signs of the language, never a negative zero."""
    rounded = round(float(value), decimals) + 0.0
    plain = f"{rounded:{'+' if sign else ''},.{decimals}f}"
    return with_number_signs(plain.replace("-", "−"))


@lru_cache(maxsize=256)
def _glyph(character: str, size: float) -> tuple[VMobject, float]:
    """A character as a shape, placed as if a zero began at the origin on the baseline, and its advance."""
    zeros, probe = text("00", size), text(f"0{escaped(character)}0", size)
    zero = zeros.submobjects[2].get_left()[0] - zeros.submobjects[1].get_left()[0]
    _, first, shape, last = probe.submobjects
    start = np.array([first.get_left()[0] + zero, probe.baseline, 0])
    return shape.copy().shift(-start), float(last.get_left()[0] - start[0])


def numeral(characters: str, size: float, start: FloatArray | None = None) -> VGroup:
    """Return the characters of a number as glyphs, after an invisible point where they begin.

    Parameters
    ----------
    characters : as they stand on the screen.
    size : Manim font size.
    start : left end on the baseline, (3,); the origin without it.
    """
    pen = np.zeros(3) if start is None else start
    glyphs = [anchor(pen)]
    for character in characters:
        shape, advance = _glyph(character, size)
        glyphs.append(shape.copy().shift(pen))
        pen = pen + at(advance, 0)
    return VGroup(*glyphs)


class Readout(VGroup):
    """A number on screen that knows what it shows and where that came from.

    Parameters
    ----------
    reading : the number; a test computes every one of them again.
    size : Manim font size.
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
        """What it shows when it is pen rest."""
        return self.readings[0]

    @property
    def baseline(self) -> float:
        """Height of the line on which the digits stand."""
        return float(self.origin.points[0, 1])

    def stand_on(self, height: float) -> Readout:
        """Move so that the baseline is pen ``height``."""
        self.shift(at(0, height - self.baseline))
        return self

    def set_characters(self, characters: str) -> Readout:
        """Set other characters where the number stands: its left end and its baseline stay."""
        start = self.origin.points[0]
        self.origin, *glyphs = numeral(characters, self.size, start).submobjects
        for glyph in glyphs:
            glyph.set_color(self.ink)
        self.submobjects = [self.origin, *glyphs]
        return self


class CountUp(Animation):
    """A readout runs up to its value, from ``start``, through what is honestly on the way."""

    def __init__(self, readout: Readout, start: float, decimals: int, **kwargs: Any) -> None:
        self.start, self.decimals = start, decimals
        super().__init__(readout, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Show the number of this moment; at the end just what the reading says."""
        share = self.rate_func(alpha)
        reading = self.mobject.reading
        between = self.start + share * (reading.value - self.start)
        self.mobject.set_characters(
            reading.shown if share >= 1 else formatted(between, self.decimals)
        )


def line_of(parts: Sequence[VMobject], gap: float = 0.15) -> VGroup:
    """Words and numbers side by side on one baseline, beginning where the first one stands."""
    for before, after in pairwise(parts):
        after.next_to(before, buff=gap)
        after.stand_on(before.baseline)
    return VGroup(*parts)
