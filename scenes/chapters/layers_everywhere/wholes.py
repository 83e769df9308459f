"""One part serves many wholes: little edges, parts made of them, and digits made of the parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
from manim import Group, ManimColor, VGroup

from scenes import style
from scenes.drawing.fields import EdgeField, PictureField
from scenes.figures.edges import BELOW_NEURONS
from scenes.figures.parts import CROP, EdgeStrokes, PartPicture, direction_colors
from scenes.language.marks import msgid
from scenes.style import Place, along, at, theme
from scenes.text.typesetting import text

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
KINDS = ("loop", "stroke")


def tint(kind: str) -> ManimColor:
    """The colour of a loop or of a stroke."""
    return theme().one if kind == "loop" else theme().other


@dataclass(frozen=True, eq=False)
class Whole:
    """A digit (rows, columns) and its parts: of each the kind (``loop`` or ``stroke``) and its pixels."""

    image: FloatArray
    parts: Sequence[tuple[str, Mask]]


def tinted_whole(whole: Whole, width: float) -> PictureField:
    """A digit whose loops are in one tint and whose lines are in another."""
    cells = np.zeros((*whole.image.shape, 4))
    cells[..., :3], cells[..., 3] = theme().ink.to_rgb(), whole.image
    for kind, part in whole.parts:
        cells[part, :3] = tint(kind).to_rgb()
    inside = slice(CROP, len(cells) - CROP)
    return PictureField(cells[inside, inside], width / (len(cells) - 2 * CROP))


@dataclass(frozen=True)
class WholesLayout:
    """Where edges, parts and digits stand.

    Attributes
    ----------
    edges, parts, wholes : how far each are along the way from left to right, or from top to bottom if turned.
    first_edge, last_edge, both_parts, first_whole, step : where each are across that way, seen from the left: upwards.
    pixel, width : size of a pixel of the parts, and of a digit.
    names : middles of the names, on whose heights they stand.
    is_turned : whether these are rows, and not columns.
    """

    edges: float
    parts: float
    wholes: float
    first_edge: float
    last_edge: float
    both_parts: tuple[float, float]
    first_whole: float
    step: float
    pixel: float
    width: float
    names: tuple[Place, Place, Place]
    is_turned: bool = False


class PartsOfMany(Group):
    """Edges on the left or on top, a loop and a line in the middle, and digits that have them on the right or below.

    Parameters
    ----------
    directions : (n,), of the edges.
    loop, line : digits whose first loop and whose first line are shown.
    wholes : the digits.
    layout : where all of them are.

    Attributes
    ----------
    edges, parts, wholes, names : the three columns, and what they are.
    ways_to_parts, ways_to_wholes : lines between them; for each part, and for each digit.
    """

    def __init__(
        self,
        directions: FloatArray,
        loop: Whole,
        line: Whole,
        wholes: Sequence[Whole],
        layout: WholesLayout,
    ) -> None:
        place = partial(along, is_turned=layout.is_turned)
        self.way = place(1, 0)
        heights = np.linspace(layout.first_edge, layout.last_edge, len(directions))
        places = np.array([place(layout.edges, height) for height in heights])
        self.edges = EdgeStrokes(places, directions, 0.5, 2 * style.RING)
        self.parts = [
            _first(kind, whole, layout.pixel).move_to(place(layout.parts, height))
            for (kind, whole), height in zip(
                (("loop", loop), ("stroke", line)), layout.both_parts, strict=True
            )
        ]
        self.wholes = [
            tinted_whole(whole, layout.width).move_to(
                place(layout.wholes, layout.first_whole - number * layout.step)
            )
            for number, whole in enumerate(wholes)
        ]
        self.ways_to_parts = [
            self._from_edges(part, direction_colors(directions)) for part in self.parts
        ]
        self.ways_to_wholes = [
            self._to_whole(picture, whole)
            for picture, whole in zip(self.wholes, wholes, strict=True)
        ]
        columns = zip((msgid("edges"), msgid("parts"), msgid("digits")), layout.names, strict=True)
        self.names = VGroup(
            *(
                text(words, style.TYPE_LABEL, theme().quiet).move_to(at(x, 0)).stand_on(y)
                for words, (x, y) in columns
            )
        )
        super().__init__(
            self.edges,
            *self.parts,
            *self.wholes,
            self.names,
            *self.ways_to_parts,
            *self.ways_to_wholes,
        )

    def _from_edges(self, part: PartPicture, colors: FloatArray) -> EdgeField:
        """From every direction to a loop; from the upright ones alone to a line."""
        chosen = np.arange(len(colors))
        if part is self.parts[1]:
            middle = len(colors) // 2
            chosen = chosen[middle - 1 : middle + 2]
        starts = self.edges.points.reshape(-1, 2, 3).mean(axis=1)[chosen] + 0.4 * self.way
        end = part.get_edge_center(-self.way) - 0.15 * self.way
        faint = np.column_stack([colors[chosen, :3], np.full(len(chosen), 0.7)])
        return EdgeField(
            starts, np.tile(end, (len(starts), 1)), faint, style.LINE, z_index=BELOW_NEURONS
        )

    def _to_whole(self, picture: PictureField, whole: Whole) -> EdgeField:
        """From each kind of part that a digit has, in its tint."""
        kinds = [kind for kind in KINDS if any(kind == each for each, _ in whole.parts)]
        starts = [
            self.parts[KINDS.index(kind)].get_edge_center(self.way) + 0.15 * self.way
            for kind in kinds
        ]
        colors = [(*tint(kind).to_rgb(), 0.8) for kind in kinds]
        ends = np.tile(picture.get_edge_center(-self.way) + 0.05 * self.way, (len(kinds), 1))
        return EdgeField(
            np.array(starts), ends, np.array(colors), style.LINE, z_index=BELOW_NEURONS
        )


def _first(kind: str, whole: Whole, pixel: float) -> PartPicture:
    """The first part of a kind, alone and in its tint."""
    part = next(mask for each, mask in whole.parts if each == kind)
    picture = PartPicture(whole.image, part, pixel)
    picture.cells[..., :3] = tint(kind).to_rgb()
    return picture
