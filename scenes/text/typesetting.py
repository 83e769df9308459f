"""Words, formulas and numbers, set by Typst in New Computer Modern."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from manim import DEFAULT_FONT_SIZE, ManimColor, VGroup, VMobject

from scenes import style
from scenes.drawing.glyphs import Typeset
from scenes.language.catalogue import translate
from scenes.style import FloatArray, at, theme
from scenes.text.fonts import check_letters, fonts_for, quoted

PREAMBLE = """#set text(font: "New Computer Modern")
#show raw: set text(font: "DejaVu Sans Mono", size: 0.8em)"""


def _code_theme() -> str:
    """Return the colors of code by meaning, as a TextMate theme, which Typst reads."""
    scopes = {
        "keyword, storage": theme().bias,
        "entity.name.function, support.function, variable.function": theme().talked_about,
        "constant.numeric": theme().excites,
    }

    def entry(color: ManimColor, scope: str = "") -> str:
        where = f"<key>scope</key><string>{scope}</string>" if scope else ""
        ink = f"<dict><key>foreground</key><string>{color.to_hex()}</string></dict>"
        return f"<dict>{where}<key>settings</key>{ink}</dict>"

    rules = "".join(entry(color, scope) for scope, color in scopes.items())
    return (
        "<?xml version='1.0' encoding='UTF-8'?><plist version='1.0'>"
        "<dict><key>name</key><string>film</string>"
        f"<key>settings</key><array>{entry(theme().ink)}{rules}</array></dict></plist>"
    )


def _other_font() -> str:
    """Return a line that adds the font of the look, for letters that New Computer Modern lacks."""
    font = style.look().font
    return f'\n#set text(font: ("New Computer Modern", {quoted(font)}))' if font else ""


BASE = "H#h(0pt)"  # a letter on the baseline, set before the words and then taken away


class Lettering(Typeset):
    """Words or a formula, a submobject for each glyph after an invisible point on the baseline.

    Parameters
    ----------
    markup : Typst markup; formulas between dollar signs.

    Notes
    -----
    The invisible point is at the left end. Manim's own record of baselines is mirrored, and lost
    on its way through its cache.
    """

    def __init__(self, markup: str) -> None:
        self.submobjects: list[VMobject]
        check_letters(markup, style.look().font)
        super().__init__(
            BASE + markup,
            fonts_for(style.look().font),
            typst_preamble=PREAMBLE + _other_font(),
            use_svg_cache=False,
        )
        letter, *words = self.submobjects
        left, height = min(word.get_left()[0] for word in words), self.height
        self.submobjects = [anchor([left, letter.get_bottom()[1], 0]), *words]
        self.initial_height *= self.height / height  # by which Manim tells the font size
        self.center()

    @property
    def baseline(self) -> float:
        """Height of the baseline of the first line, in scene units."""
        return float(self.submobjects[0].points[0, 1])

    def stand_on(self, height: float) -> Lettering:
        """Move so that the baseline is at ``height``: labels in a row line up by it."""
        self.shift(at(0, height - self.baseline))
        return self


def anchor(point: Sequence[float] | FloatArray) -> VMobject:
    """Return an invisible point that moves with its group."""
    points = np.tile(np.asarray(point, dtype=float), (4, 1))
    return VMobject(stroke_width=0).set_points(points).set_opacity(0)


@lru_cache(maxsize=1024)
def _compiled(markup: str, font: str) -> Lettering:
    """Set a markup, each only once in a process, in one size."""
    return Lettering(markup)


def text(
    markup: str,
    size: float = style.TYPE_LABEL,
    color: ManimColor | None = None,
    *,
    paint: bool = True,
) -> Lettering:
    """Set words or a formula in one color, words in the language of the film.

    Parameters
    ----------
    markup : Typst markup, a message of the catalogue; formulas between dollar signs.
    size : Manim font size.
    color : color of the words; that of ink without it.
    paint : whether they get that color instead of those that Typst chose.

    Examples
    --------
    >>> label = text("weights $W$", size=style.TYPE_BODY).stand_on(-1.0)
    >>> round(label.font_size), round(label.baseline, 6)
    (40, -1.0)
    """
    lettering: Lettering = _compiled(translate(markup), style.look().font).copy()
    lettering.scale(size / DEFAULT_FONT_SIZE)
    if paint:
        lettering.set_color(color or theme().ink)
    lettering.submobjects[0].set_opacity(0)
    return lettering


def escaped(words: str) -> str:
    r"""Return words of a user, such as the name of a file, as Typst markup for exactly these.

    Examples
    --------
    >>> print(escaped("my_3.png"))
    my\_3.png
    """
    return "".join(f"\\{c}" if c in r"\#$*_`<>@[]=-+/~'\"" else c for c in words)


class Listing(VGroup):
    """Lines of Python in a typewriter face, colored by Typst's grammar, or lines of output.

    Parameters
    ----------
    lines : code or output.
    size : Manim font size.
    plain : whether it is output.
    """

    def __init__(self, lines: str, size: float, *, plain: bool) -> None:
        language = "" if plain else ', lang: "python"'
        theme_file = f"bytes({quoted(_code_theme())})"
        source = f"#raw({quoted(lines)}, block: true{language}, theme: {theme_file})"
        ink = f'\n#set text(fill: rgb("{theme().ink.to_hex()}"))'
        super().__init__(
            *Typeset(source, fonts_for(""), typst_preamble=PREAMBLE + ink, font_size=size)
        )


def code(lines: str, size: float = style.TYPE_BODY, *, plain: bool = False) -> Listing:
    """Set Python as a listing; with ``plain``, output.

    Examples
    --------
    >>> len(code("a = 1"))  # a glyph each
    3
    """
    return Listing(lines, size, plain=plain)
