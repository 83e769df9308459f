"""Glyphs of what Typst has set: each outline is read only once in a process, and quick to copy.

Manim parses every glyph of every lettering anew, and copies all that it knows of a glyph for every
animation: together that took most of the time of a dry run.
"""

from __future__ import annotations

import re
from copy import deepcopy
from enum import Enum
from functools import lru_cache
from typing import Any, Self
from xml.etree import ElementTree

import numpy as np
import svgelements  # type: ignore[import-untyped]
from manim import RIGHT, ManimColor, Typst
from manim.mobject.svg.svg_mobject import VMobjectFromSVGPath
from typst import Fonts

from scenes.drawing.fields import FloatArray

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
PLAIN = {LINK, "x", "y", "fill", "fill-rule"}  # what Typst says of most glyphs
UNCHANGING = (str, bool, int, float, type(None), ManimColor, Enum)


class Glyph(VMobjectFromSVGPath):
    """The outline of a glyph, without its parsed path, which Manim reads only when it is made."""

    def __init__(self, path: svgelements.Path, **kwargs: Any) -> None:
        super().__init__(path, **kwargs)
        self.path_obj = None

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        """Copy as Manim does, but share what cannot change."""
        result = type(self).__new__(type(self))
        memo[id(self)] = result
        for name, value in self.__dict__.items():
            if isinstance(value, np.ndarray):
                result.__dict__[name] = value.copy()
            elif isinstance(value, UNCHANGING):
                result.__dict__[name] = value
            else:
                result.__dict__[name] = deepcopy(value, memo)
        result.original_id = str(id(self))
        return result


class Typeset(Typst):
    """Words and formulas set by Typst, as glyphs.

    Parameters
    ----------
    markup : Typst markup.
    fonts : all that Typst may use; it would search the computer for them anew every time.
    """

    def __init__(self, markup: str, fonts: Fonts, **kwargs: Any) -> None:
        # Manim hands them on as they are
        super().__init__(markup, font_paths=fonts, **kwargs)  # type: ignore[arg-type]

    def generate_mobject(self) -> Self:
        """Read the glyphs of the SVG, by Manim where there are lines or other shapes as well."""
        glyphs = glyphs_of(ElementTree.parse(self.get_file_path()).getroot())
        if glyphs is None:
            super().generate_mobject()
            self.id_to_vgroup_dict.clear()  # groups of the SVG: more to copy than all glyphs
        else:
            self.add(*glyphs)
            self.flip(RIGHT)
        return self

    def path_to_mobject(self, path: svgelements.Path) -> Glyph:
        """Return the glyph of a path."""
        return Glyph(path, **self.path_string_config)


def glyphs_of(page: ElementTree.Element) -> list[Glyph] | None:
    """Return the glyphs of a page, in its order; nothing where there are other shapes on it."""
    paths = {
        f"#{symbol.get('id')}": path.get("d", "")
        for symbol in page.iter(f"{SVG}symbol")
        for path in symbol
    }
    found: list[Glyph] = []
    waiting = [(page, np.eye(3))]
    while waiting:
        element, place = waiting.pop()
        if element.tag in (f"{SVG}svg", f"{SVG}g"):
            place = place @ _transformation(element.get("transform", ""))
            waiting += [(part, place) for part in reversed(element)]
        elif _is_plain(element):
            place = place @ _shift(float(element.attrib["x"]), float(element.attrib["y"]))
            glyph = _outline(paths[element.attrib[LINK]], element.attrib["fill"]).copy()
            glyph.points = glyph.points @ place.T + [*place[:2, 2], 0]
            found += [glyph] * glyph.has_points()
        elif element.tag != f"{SVG}defs":
            return None
    return found


def _is_plain(element: ElementTree.Element) -> bool:
    """Return whether it is a glyph of one opaque color, without an outline of another."""
    is_glyph = element.tag == f"{SVG}use" and set(element.attrib) == PLAIN
    return is_glyph and len(element.attrib["fill"]) == len("#rrggbb")


@lru_cache(maxsize=2048)
def _outline(path: str, fill: str) -> Glyph:
    glyph = Glyph(svgelements.Path(path))
    glyph.set_style(fill_color=fill, fill_opacity=1.0, stroke_width=0)
    return glyph


def _shift(x: float, y: float) -> FloatArray:
    return np.array([[1.0, 0.0, x], [0.0, 1.0, y], [0.0, 0.0, 1.0]])


def _transformation(words: str) -> FloatArray:
    """Return the matrix of a ``matrix(...)`` or ``translate(...)``, as Typst writes them."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", words)]
    if words.startswith("matrix"):
        return np.array([numbers[0::2], numbers[1::2], [0.0, 0.0, 1.0]])
    return _shift(*numbers, *[0.0] * (2 - len(numbers)))  # down is left out where it is 0
