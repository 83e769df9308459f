"""Parts of digits: tinted pieces of ink, little edges in the colours of their directions, and the mark of a hope."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Group, ManimColor, RoundedRectangle, VGroup

from scenes import style
from scenes.figures.fields import EdgeField, PictureField
from scenes.figures.layers import grid_centres
from scenes.figures.lettering import Lettering, text
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
CROP = 2  # empty rows and columns that are cut off on every side


def ink_picture(image: FloatArray, width: float, part: Mask | None = None, *, crop: int = 0) -> PictureField:
    """Ink on nothing: the digit in white, or one part of it in the colour of what is talked about.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    part : which pixels belong to the part.
    crop : rows and columns to cut off on every side.
    """
    inside = slice(crop, len(image) - crop)
    shown = image if part is None else image * part
    color = style.INK if part is None else style.TALKED_ABOUT
    cells = np.empty((*image.shape, 4))
    cells[..., :3], cells[..., 3] = color.to_rgb(), shown
    return PictureField(cells[inside, inside], width / (len(image) - 2 * crop))


class PartsEquation(Group):
    """A digit, and beside it the parts that it is made of, with their names below.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    parts : the pixels of each part.
    names : of the parts.

    Attributes
    ----------
    digit, pieces, signs, names : the pictures, what stands between them, what stands below.
    """

    WIDTH, STEP = 1.75, 2.75

    def __init__(self, image: FloatArray, parts: Sequence[Mask], names: Sequence[str]) -> None:
        self.digit = ink_picture(image, self.WIDTH, crop=CROP)
        self.pieces = [ink_picture(image, self.WIDTH, part, crop=CROP) for part in parts]
        self.signs, self.names = VGroup(), VGroup()
        for number, (piece, name) in enumerate(zip(self.pieces, names, strict=True), start=1):
            x = number * self.STEP
            sign = text("$=$" if number == 1 else "$+$", style.TYPE_TITLE)
            self.signs.add(sign.move_to(at(x - self.STEP / 2, 0)))
            words: Lettering = text(name, style.TYPE_SMALL, style.QUIET)
            self.names.add(words.move_to(at(x, 0)).stand_on(-self.WIDTH / 2 - 0.25))
            piece.shift(at(x, 0))
        super().__init__(self.digit, *self.pieces, self.signs, self.names)


def direction_colors(angles: FloatArray) -> FloatArray:
    """A colour for each direction 0..pi, the same after half a turn: (n, 4)."""
    rgb = [colorsys.hsv_to_rgb((angle / np.pi) % 1, 0.62, 1.0) for angle in angles]
    return np.array([(*color, 1.0) for color in rgb]).reshape(-1, 4)


class EdgeStrokes(EdgeField):
    """Short strokes in the directions of edges, coloured by direction.

    Parameters
    ----------
    centres : (n, 3)
    angles : (n,), 0 to pi, from the horizontal, counter-clockwise.
    length : of each stroke.
    """

    def __init__(self, centres: FloatArray, angles: FloatArray, length: float, width: float, **kwargs: Any) -> None:
        along = np.stack([np.cos(angles), np.sin(angles), np.zeros_like(angles)], axis=1) * length / 2
        super().__init__(centres - along, centres + along, direction_colors(angles), width, **kwargs)

    def closed(self) -> EdgeStrokes:
        """A copy of which every stroke is still a point."""
        twin: EdgeStrokes = self.copy()
        middles = (self.points[::2] + self.points[1::2]) / 2
        twin.points = np.repeat(middles, 2, axis=0)
        return twin


def edge_strokes(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], angles: FloatArray, width: float, side: int = 28
) -> EdgeStrokes:
    """The edges of a picture of ``side`` x ``side`` pixels, drawn ``width`` wide around the origin."""
    spacing = width / side
    centres = grid_centres(side, spacing)[rows * side + columns]
    return EdgeStrokes(centres, angles, 1.5 * spacing, 0.25 * spacing)


class DirectionKey(Group):
    """What the colours of edges mean: a fan of strokes, each in the colour of its direction."""

    def __init__(self, count: int = 12, radius: float = 0.55) -> None:
        angles = np.arange(count) * np.pi / count
        fan = EdgeStrokes(np.zeros((count, 3)), angles, 2 * radius, 2 * style.RING)
        words = text("colour: direction of the edge", style.TYPE_SMALL, style.QUIET)
        super().__init__(fan, words.move_to(at(radius + 0.35 + words.width / 2, 0)))


class HopeMark(VGroup):
    """What is hoped for, and not found, says so."""

    def __init__(self, words: str = "a hope, not a finding", color: ManimColor = style.TALKED_ABOUT) -> None:
        label = text(words, style.TYPE_SMALL, color)
        frame = RoundedRectangle(
            corner_radius=0.12,
            width=label.width + 0.5,
            height=0.6,
            color=color,
            stroke_width=style.LINE * style.STROKE,
        )
        super().__init__(frame.move_to(label), label)
