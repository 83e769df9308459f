"""Words, formulas and numbers, set by Typst in New Computer Modern."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from manim import DEFAULT_FONT_SIZE, ManimColor, Typst, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import translate
from scenes.style import at, theme
from scenes.text.fonts import check_letters

FloatArray = npt.NDArray[np.float64]

PREAMBLE = """#set text(font: "New Computer Modern")
#show raw: set text(font: "DejaVu Sans Mono", size: 0.8em)"""


def _code_theme() -> str:
    """Colours of code by meaning, in the form that Typst reads (a TextMate theme), quoted for Typst."""
    scopes = {
        "keyword, storage": theme().bias,
        "entity.name.function, support.function, variable.function": theme().talked_about,
        "constant.numeric": theme().excites,
    }
    rules = "".join(
        f"<dict><key>scope</key><string>{scope}</string><key>settings</key><dict><key>foreground</key>"
        f"<string>{color.to_hex()}</string></dict></dict>"
        for scope, color in scopes.items()
    )
    ground = f"<dict><key>settings</key><dict><key>foreground</key><string>{theme().ink.to_hex()}</string></dict></dict>"
    return (
        "<?xml version='1.0' encoding='UTF-8'?><plist version='1.0'><dict><key>name</key><string>film</string>"
        f"<key>settings</key><array>{ground}{rules}</array></dict></plist>"
    )


def _other_font() -> str:
    """The font that the look names, for what New Computer Modern lacks."""
    return (
        f'\n#set text(font: ("New Computer Modern", "{style.look().font}"))'
        if style.look().font
        else ""
    )


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
        check_letters(markup, style.look().font)
        super().__init__(
            BASE + markup, typst_preamble=PREAMBLE + _other_font(), use_svg_cache=False
        )
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
    return (
        VMobject(stroke_width=0)
        .set_points(np.tile(np.asarray(point, dtype=float), (4, 1)))
        .set_opacity(0)
    )


@lru_cache(maxsize=1024)
def _compiled(markup: str, font: str) -> Lettering:
    """Each markup is compiled once in a process, in one size."""
    return Lettering(markup)


def text(
    markup: str,
    size: float = style.TYPE_LABEL,
    color: ManimColor | None = None,
    *,
    paint: bool = True,
) -> Lettering:
    """Words or a formula in Manim font size ``size`` and one colour; words in the language of the film.

    With ``paint`` off, the colours are those that Typst chose (highlighted code).
    """
    lettering: Lettering = _compiled(translate(markup), style.look().font).copy()
    lettering.scale(size / DEFAULT_FONT_SIZE)
    if paint:
        lettering.set_color(color or theme().ink)
    lettering.submobjects[0].set_opacity(0)
    return lettering


def escaped(words: str) -> str:
    """Words of a user (a file's name) as Typst markup that means just them."""
    return "".join(f"\\{c}" if c in r"\#$*_`<>@[]=-+/~'\"" else c for c in words)


class Listing(VGroup):
    """Lines of Python, or what they printed, in a typewriter face; words and signs coloured by Typst's own grammar."""

    def __init__(self, lines: str, size: float, *, plain: bool) -> None:
        language = "" if plain else ', lang: "python"'
        quoted = lines.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        source = f'#raw("{quoted}", block: true{language}, theme: bytes("{_code_theme()}"))'
        ink = f'\n#set text(fill: rgb("{theme().ink.to_hex()}"))'
        super().__init__(*Typst(source, typst_preamble=PREAMBLE + ink, font_size=size).submobjects)
        forget_paths(self.submobjects)


def code(lines: str, size: float = style.TYPE_BODY, *, plain: bool = False) -> Listing:
    """Python as a listing; with ``plain``, text as it was printed."""
    return Listing(lines, size, plain=plain)
