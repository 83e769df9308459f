"""One part serves many wholes: little edges, parts made of them, and digits made of the parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import Group, ManimColor, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.fields import EdgeField, PictureField
from scenes.figures.lettering import text
from scenes.figures.parts import CROP, EdgeStrokes, PartPicture, direction_colors
from scenes.language import msgid
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
KINDS = ("loop", "stroke")


def tint(kind: str) -> ManimColor:
    """The colour of a loop or of a stroke."""
    return style.ONE if kind == "loop" else style.OTHER


@dataclass(frozen=True, eq=False)
class Whole:
    """A digit (rows, columns) and its parts: of each the kind (``loop`` or ``stroke``) and its pixels."""

    image: FloatArray
    parts: Sequence[tuple[str, Mask]]


def tinted_whole(whole: Whole, width: float) -> PictureField:
    """A digit whose loops are in one tint and whose lines are in another."""
    cells = np.zeros((*whole.image.shape, 4))
    cells[..., :3], cells[..., 3] = style.INK.to_rgb(), whole.image
    for kind, part in whole.parts:
        cells[part, :3] = tint(kind).to_rgb()
    inside = slice(CROP, len(cells) - CROP)
    return PictureField(cells[inside, inside], width / (len(cells) - 2 * CROP))


class PartsOfMany(Group):
    """Edges on the left, a loop and a line in the middle, and digits that have them on the right.

    Parameters
    ----------
    directions : (n,), of the edges.
    loop, line : digits whose first loop and whose first line are shown.
    wholes : the digits.

    Attributes
    ----------
    edges, parts, wholes, names : the three columns, and what they are.
    ways_to_parts, ways_to_wholes : lines between them; for each part, and for each digit.
    """

    EDGES_X, PARTS_X, WHOLES_X = -5.2, -0.6, 4.9
    TOP, STEP = 2.35, 1.3

    def __init__(self, directions: FloatArray, loop: Whole, line: Whole, wholes: Sequence[Whole]) -> None:
        heights = np.linspace(2.3, -2.9, len(directions))
        places = np.array([at(self.EDGES_X, height) for height in heights])
        self.edges = EdgeStrokes(places, directions, 0.5, 2 * style.RING)
        self.parts = [
            _first(kind, whole).move_to(at(self.PARTS_X, height))
            for (kind, whole), height in zip((("loop", loop), ("stroke", line)), (1.1, -1.7), strict=True)
        ]
        self.wholes = [
            tinted_whole(whole, 1.25).move_to(at(self.WHOLES_X, self.TOP - number * self.STEP))
            for number, whole in enumerate(wholes)
        ]
        self.ways_to_parts = [self._from_edges(part, direction_colors(directions)) for part in self.parts]
        self.ways_to_wholes = [
            self._to_whole(picture, whole) for picture, whole in zip(self.wholes, wholes, strict=True)
        ]
        columns = zip(
            (msgid("edges"), msgid("parts"), msgid("digits")), (self.EDGES_X, self.PARTS_X, self.WHOLES_X), strict=True
        )
        self.names = VGroup(
            *(text(words, style.TYPE_LABEL, style.QUIET).move_to(at(x, 0)).stand_on(3.2) for words, x in columns)
        )
        super().__init__(self.edges, *self.parts, *self.wholes, self.names, *self.ways_to_parts, *self.ways_to_wholes)

    def _from_edges(self, part: PartPicture, colors: FloatArray) -> EdgeField:
        """From every direction to a loop; from the upright ones alone to a line."""
        chosen = np.arange(len(colors))
        if part is self.parts[1]:
            middle = len(colors) // 2
            chosen = chosen[middle - 1 : middle + 2]
        starts = self.edges.points.reshape(-1, 2, 3).mean(axis=1)[chosen] + at(0.4, 0)
        end = part.get_left() + at(-0.15, 0)
        faint = np.column_stack([colors[chosen, :3], np.full(len(chosen), 0.7)])
        return EdgeField(starts, np.tile(end, (len(starts), 1)), faint, style.LINE, z_index=BELOW_NEURONS)

    def _to_whole(self, picture: PictureField, whole: Whole) -> EdgeField:
        """From each kind of part that a digit has, in its tint."""
        kinds = [kind for kind in KINDS if any(kind == each for each, _ in whole.parts)]
        starts = [self.parts[KINDS.index(kind)].get_right() + at(0.15, 0) for kind in kinds]
        colors = [(*tint(kind).to_rgb(), 0.8) for kind in kinds]
        ends = np.tile(picture.get_left() + at(0.05, 0), (len(kinds), 1))
        return EdgeField(np.array(starts), ends, np.array(colors), style.LINE, z_index=BELOW_NEURONS)


def _first(kind: str, whole: Whole) -> PartPicture:
    """The first part of a kind, alone and in its tint."""
    part = next(mask for each, mask in whole.parts if each == kind)
    picture = PartPicture(whole.image, part, 0.1)
    picture.cells[..., :3] = tint(kind).to_rgb()
    return picture
