"""Words, formulas and numbers, set by Typst in New Computer Modern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import DEFAULT_FONT_SIZE, Animation, ManimColor, Typst, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import translate, with_number_signs
from scenes.style import at
from scenes.text.fonts import check_letters

FloatArray = npt.NDArray[np.float64]

PREAMBLE = """#set text(font: "New Computer Modern")
#show raw: set text(font: "DejaVu Sans Mono", size: 0.8em)"""


def _code_theme() -> str:
    """Colours of code by meaning, in the form that Typst reads (a TextMate theme), quoted for Typst."""
    scopes = {
        "keyword, storage": style.BIAS,
        "entity.name.function, support.function, variable.function": style.TALKED_ABOUT,
        "constant.numeric": style.EXCITES,
    }
    rules = "".join(
        f"<dict><key>scope</key><string>{scope}</string><key>settings</key><dict><key>foreground</key>"
        f"<string>{color.to_hex()}</string></dict></dict>"
        for scope, color in scopes.items()
    )
    ground = f"<dict><key>settings</key><dict><key>foreground</key><string>{style.INK.to_hex()}</string></dict></dict>"
    return (
        "<?xml version='1.0' encoding='UTF-8'?><plist version='1.0'><dict><key>name</key><string>film</string>"
        f"<key>settings</key><array>{ground}{rules}</array></dict></plist>"
    )


def _other_font() -> str:
    """The font that the look names, for what New Computer Modern lacks."""
    return f'\n#set text(font: ("New Computer Modern", "{style.LOOK.font}"))' if style.LOOK.font else ""


BASE = "H#h(0pt)"  # a letter that stands on the baseline, set before the words and then taken away


class Lettering(Typst):
    """Words or a formula; parts can be labelled in the markup and selected (``#box[...] <name>``).

    Parameters
    ----------
    markup : Typst markup; formulas between dollar signs.

    Notes
    -----
    The first submobject is an invisible point on the baseline, at the left end. Manim's own record of baselines is
    mirrored and lost on its way through its cache.
    """

    def __init__(self, markup: str) -> None:
        self.submobjects: list[VMobject]
        check_letters(markup, style.LOOK.font)
        super().__init__(BASE + markup, typst_preamble=PREAMBLE + _other_font(), use_svg_cache=False)
        letter, *words = self.submobjects
        left = min(word.get_left()[0] for word in words)
        self.submobjects = [anchor([left, letter.get_bottom()[1], 0]), *words]
        self.initial_height = self.height
        forget_paths(words)
        self.center()

    @property
    def baseline(self) -> float:
        """Height of the line on which the first word stands."""
        return float(self.submobjects[0].points[0, 1])

    def stand_on(self, height: float) -> Lettering:
        """Move so that the baseline is at ``height``, so that labels in a row line up whatever hangs below."""
        self.shift(at(0, height - self.baseline))
        return self


def forget_paths(glyphs: Iterable[VMobject]) -> None:
    """Drop the parsed SVG paths: read only when a glyph is made, they are most of the work of every copy of it."""
    for glyph in glyphs:
        glyph.path_obj = None


def anchor(point: Sequence[float] | FloatArray) -> VMobject:
    """An invisible point that moves with its group."""
    return VMobject(stroke_width=0).set_points(np.tile(np.asarray(point, dtype=float), (4, 1))).set_opacity(0)


@lru_cache(maxsize=1024)
def _compiled(markup: str, font: str) -> Lettering:
    """Each markup is compiled once in a process, in one size."""
    return Lettering(markup)


def text(
    markup: str, size: float = style.TYPE_LABEL, color: ManimColor | None = None, *, paint: bool = True
) -> Lettering:
    """Words or a formula in Manim font size ``size`` and one colour; words in the language of the film.

    With ``paint`` off, the colours are those that Typst chose (highlighted code).
    """
    lettering: Lettering = _compiled(translate(markup), style.LOOK.font).copy()
    lettering.scale(size / DEFAULT_FONT_SIZE)
    if paint:
        lettering.set_color(color or style.INK)
    lettering.submobjects[0].set_opacity(0)
    return lettering


def escaped(words: str) -> str:
    """Words of a user (a file's name) as Typst markup that means just them."""
    return "".join(f"\\{c}" if c in r"\#$*_`<>@[]=-+/~'\"" else c for c in words)


@dataclass(frozen=True)
class Reading:
    """A number on the screen, and where it came from.

    Attributes
    ----------
    value : what was computed.
    source : what it is, in a form that others can compute again: ``z[1][5]`` (weighted sum of neuron 5 of layer 1), ...
    shown : the characters that stand on the screen.
    """

    value: float
    source: str
    shown: str

    @classmethod
    def of(cls, value: float, source: str, decimals: int = 2, *, sign: bool = False) -> Reading:
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


class Readout(VGroup):
    """A number on screen that knows what it shows and where that came from.

    Parameters
    ----------
    reading : the number; a test computes every one of them again.
    size : Manim font size.
    """

    def __init__(self, reading: Reading, size: float = style.TYPE_LABEL, color: ManimColor | None = None) -> None:
        self.submobjects: list[VMobject]
        super().__init__()
        self.origin = anchor(np.zeros(3))
        self.readings: tuple[Reading, ...] = (reading,)
        self.size = size
        self.ink = color or style.INK
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
        self.origin = anchor(start)
        glyphs = []
        pen = start.copy()
        for character in characters:
            shape, advance = _glyph(character, self.size)
            glyphs.append(shape.copy().shift(pen).set_color(self.ink))
            pen = pen + np.array(at(advance, 0))
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
        self.mobject.set_characters(reading.shown if share >= 1 else formatted(between, self.decimals))


def line_of(parts: Sequence[VMobject], gap: float = 0.15) -> VGroup:
    """Words and numbers side by side on one baseline, beginning where the first one stands."""
    for before, after in pairwise(parts):
        after.next_to(before, buff=gap)
        after.stand_on(before.baseline)
    return VGroup(*parts)


class Listing(VGroup):
    """Lines of Python, or what they printed, in a typewriter face; words and signs coloured by Typst's own grammar."""

    def __init__(self, lines: str, size: float, *, plain: bool) -> None:
        language = "" if plain else ', lang: "python"'
        quoted = lines.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        source = f'#raw("{quoted}", block: true{language}, theme: bytes("{_code_theme()}"))'
        ink = f'\n#set text(fill: rgb("{style.INK.to_hex()}"))'
        super().__init__(*Typst(source, typst_preamble=PREAMBLE + ink, font_size=size).submobjects)
        forget_paths(self.submobjects)


def code(lines: str, size: float = style.TYPE_BODY, *, plain: bool = False) -> Listing:
    """Python as a listing; with ``plain``, text as it was printed."""
    return Listing(lines, size, plain=plain)
