"""Parts that many digits share: little edges, a loop and a line made of them, and the digits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from manim import Group, ManimColor, VGroup

from scenes import style
from scenes.chapters.layers_everywhere.facts import DigitInParts
from scenes.chapters.layers_everywhere.layout import SharedPartsLayout
from scenes.drawing.fields import EdgeField, PictureField
from scenes.figures import (
    BELOW_NEURONS,
    CROP,
    EdgeStrokes,
    PartPicture,
    direction_colors,
    ink_picture,
)
from scenes.language import msgid
from scenes.style import FloatArray, along, at, theme
from scenes.text import text

KINDS = ("loop", "stroke")


def tint(kind: str) -> ManimColor:
    """Return the color of a loop or of a stroke."""
    return theme().one if kind == "loop" else theme().other


def digit_in_tints(digit: DigitInParts, width: float) -> PictureField:
    """Draw a digit whose loops are in one tint and whose lines are in another."""
    picture = ink_picture(digit.image, width, crop=CROP)
    inside = slice(CROP, len(digit.image) - CROP)
    for kind, part in digit.parts:
        picture.cells[part[inside, inside], :3] = tint(kind).to_rgb()
    return picture


def part_in_tint(digit: DigitInParts, kind: str, pixel: float) -> PartPicture:
    """Return the first part of a kind of a digit, alone and in its tint."""
    picture = PartPicture(digit.image, digit.first(kind), pixel)
    picture.cells[..., :3] = tint(kind).to_rgb()
    return picture


class SharedParts(Group):
    """Edges, a loop and a line, and digits that have them; in three columns or three rows.

    Parameters
    ----------
    directions : of the edges, (n,).
    loop, line : digits whose first loop and whose first line are shown.
    digits : digits of the last column.
    layout : places and sizes of everything, in scene units.

    Attributes
    ----------
    edges, parts, digits : the three columns.
    names : captions of the columns.
    links_to_parts : links from the edges, one bundle for each part.
    links_to_digits : links from the parts, one bundle for each digit.
    """

    def __init__(
        self,
        directions: FloatArray,
        loop: DigitInParts,
        line: DigitInParts,
        digits: Sequence[DigitInParts],
        layout: SharedPartsLayout,
    ) -> None:
        place = partial(along, is_turned=layout.is_turned)
        self.direction = place(1, 0)
        heights = np.linspace(layout.first_edge, layout.last_edge, len(directions))
        places = np.array([place(layout.edges, height) for height in heights])
        self.edges = EdgeStrokes(places, directions, 0.5, 2 * style.RING)
        self.parts = [
            part_in_tint(digit, kind, layout.pixel).move_to(place(layout.parts, height))
            for digit, kind, height in zip((loop, line), KINDS, layout.both_parts, strict=True)
        ]
        rows = layout.first_digit - layout.step * np.arange(len(digits))
        self.digits = [
            digit_in_tints(digit, layout.width).move_to(place(layout.digits, height))
            for digit, height in zip(digits, rows, strict=True)
        ]
        colors = direction_colors(directions)
        self.links_to_parts = [self._from_edges(part, colors) for part in self.parts]
        self.links_to_digits = [
            self._from_parts(picture, digit)
            for picture, digit in zip(self.digits, digits, strict=True)
        ]
        self.names = _names_of(layout)
        drawn = (*self.parts, *self.digits, self.names, *self.links_to_parts)
        super().__init__(self.edges, *drawn, *self.links_to_digits)

    def _from_edges(self, part: PartPicture, colors: FloatArray) -> EdgeField:
        """Return links to a part from its directions: all for a loop, nearly upright for a line."""
        chosen = np.arange(len(colors))
        if part is self.parts[1]:
            middle = len(colors) // 2  # directions go from 0 to pi: the upright ones are there
            chosen = chosen[middle - 1 : middle + 2]
        starts = self.edges.points.reshape(-1, 2, 3).mean(axis=1)[chosen] + 0.4 * self.direction
        end = part.get_edge_center(-self.direction) - 0.15 * self.direction
        faint = np.column_stack([colors[chosen, :3], np.full(len(chosen), 0.7)])
        return _links(starts, end, faint)

    def _from_parts(self, picture: PictureField, digit: DigitInParts) -> EdgeField:
        """Draw a link from each kind of part that a digit has, in its tint."""
        parts = {
            kind: part for kind, part in zip(KINDS, self.parts, strict=True) if digit.has(kind)
        }
        starts = [part.get_edge_center(self.direction) for part in parts.values()]
        end = picture.get_edge_center(-self.direction) + 0.05 * self.direction
        colors = np.array([(*tint(kind).to_rgb(), 0.8) for kind in parts])
        return _links(np.array(starts) + 0.15 * self.direction, end, colors)


def _names_of(layout: SharedPartsLayout) -> VGroup:
    columns = zip((msgid("edges"), msgid("parts"), msgid("digits")), layout.names, strict=True)
    return VGroup(
        *(
            text(words, style.TYPE_LABEL, theme().quiet).move_to(at(x, 0)).stand_on(y)
            for words, (x, y) in columns
        )
    )


def _links(starts: FloatArray, end: FloatArray, colors: FloatArray) -> EdgeField:
    ends = np.tile(end, (len(starts), 1))
    return EdgeField(starts, ends, colors, style.LINE, z_index=BELOW_NEURONS)
