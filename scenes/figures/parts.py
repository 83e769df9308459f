"""Parts of digits: tinted pieces of ink, little edges in the colours of their directions, and the mark of a hope."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from manim import FadeIn, Group, ManimColor, RoundedRectangle, VGroup

from scenes import style
from scenes.figures.fields import EdgeField, PictureField
from scenes.figures.layers import grid_centres
from scenes.figures.lettering import Lettering, text
from scenes.language import msgid, plural, translate
from scenes.style import at
from scenes.words import in_words

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Step = tuple[list[Any], float]  # what is played at once, and for how many seconds
NAMES = {"loop": msgid("loop"), "stroke": msgid("line")}
CROP = 2  # empty rows and columns that are cut off on every side


class Outline(Protocol):
    """Edges of a picture: the pixels (n,) where they are, and their directions (n,), 0 to pi."""

    @property
    def rows(self) -> npt.NDArray[np.int64]:
        """Rows of the pixels."""

    @property
    def columns(self) -> npt.NDArray[np.int64]:
        """Columns of the pixels."""

    @property
    def angles(self) -> FloatArray:
        """Directions, from the horizontal, counter-clockwise."""


def parts_in_words(kinds: Sequence[str]) -> str:
    """How many loops and how many lines, as one says it; what there is none of is not said."""
    loops, lines = (sum(each == kind for each in kinds) for kind in NAMES)
    said = []
    if loops:
        said.append(plural("one loop", "{number} loops", loops, number=in_words(loops)))
    if lines:
        said.append(plural("one line", "{number} lines", lines, number=in_words(lines)))
    return translate("{one} and {other}", one=said[0], other=said[1]) if len(said) == 2 else "".join(said)


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


class PartPicture(PictureField):
    """One part of a digit in the colour of what is talked about, cut to where it is.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    part : which pixels belong to it.
    pixel : width of a pixel.

    Attributes
    ----------
    place : its middle, seen from the middle of the digit, in pixels to the right and up.
    """

    def __init__(self, image: FloatArray, part: Mask, pixel: float) -> None:
        rows, columns = (np.flatnonzero(part.any(axis=axis)) for axis in (1, 0))
        inside = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        cells = np.empty((*part[inside].shape, 4))
        cells[..., :3], cells[..., 3] = style.TALKED_ABOUT.to_rgb(), (image * part)[inside]
        middle = (np.array(image.shape) - 1) / 2
        self.place = ((columns[0] + columns[-1]) / 2 - middle[1], middle[0] - (rows[0] + rows[-1]) / 2)
        super().__init__(cells, pixel)

    def over(self, digit: PictureField) -> FloatArray:
        """Where it lies in a picture of the whole digit."""
        pixel = digit.width / digit.cells.shape[1]
        return np.array(digit.get_center() + at(*self.place) * pixel)


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
        pixel = self.WIDTH / (len(image) - 2 * CROP)
        self.pieces = [PartPicture(image, part, pixel) for part in parts]
        self.signs, self.names = VGroup(), VGroup()
        for number, (piece, name) in enumerate(zip(self.pieces, names, strict=True), start=1):
            x = number * self.STEP
            sign = text("$=$" if number == 1 else "$+$", style.TYPE_TITLE)
            self.signs.add(sign.move_to(at(x - self.STEP / 2, 0)))
            words: Lettering = text(name, style.TYPE_SMALL, style.QUIET)
            self.names.add(words.move_to(at(x, 0)).stand_on(-self.WIDTH / 2 - 0.35))
            piece.move_to(at(x, piece.over(self.digit)[1]))
        super().__init__(self.digit, *self.pieces, self.signs, self.names)

    def lift_off(self, pace: float) -> Iterator[Step]:
        """The digit appears; each part is tinted where it is, and moves to where it goes on to be."""
        homes = [piece.get_center() for piece in self.pieces]
        for piece in self.pieces:
            piece.move_to(piece.over(self.digit))
        yield [FadeIn(self.digit)], pace
        for piece, home, sign, name in zip(self.pieces, homes, self.signs, self.names, strict=True):
            yield [FadeIn(piece)], style.QUICK
            yield [piece.animate.move_to(home), FadeIn(sign, name)], pace


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

    def pulled_apart(self, share: float) -> EdgeStrokes:
        """A copy in which every stroke, as long as it is, lies farther from the middle of all by this share."""
        twin: EdgeStrokes = self.copy()
        middles = (self.points[::2] + self.points[1::2]) / 2
        twin.points = self.points + np.repeat(share * (middles - middles.mean(axis=0)), 2, axis=0)
        return twin


def edge_strokes(
    rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], angles: FloatArray, width: float, side: int = 28
) -> EdgeStrokes:
    """The edges of a picture of ``side`` x ``side`` pixels, drawn ``width`` wide around the origin."""
    spacing = width / side
    centres = grid_centres(side, spacing)[rows * side + columns]
    return EdgeStrokes(centres, angles, 1.5 * spacing, 0.25 * spacing)


def nearest_direction(angles: FloatArray, directions: FloatArray) -> npt.NDArray[np.int64]:
    """For each angle which of some directions is nearest, half a turn making no difference."""
    apart = np.abs(angles[:, None] - directions)
    return np.asarray(np.minimum(apart, np.pi - apart).argmin(axis=1))


class TintedPart(Group):
    """A digit, and over it one part in the colour of what is talked about.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    part : which pixels belong to the part.
    light : opacity of the digit below.
    crop : rows and columns to cut off on every side.
    """

    def __init__(self, image: FloatArray, part: Mask, width: float, *, light: float = 1.0, crop: int = CROP) -> None:
        digit = ink_picture(image, width, crop=crop).set_opacity(light)
        super().__init__(digit, ink_picture(image, width, part, crop=crop))


def empty_margin(image: FloatArray) -> int:
    """How many rows and columns can be cut off on every side without losing anything."""
    seen = np.argwhere(image > 0)
    return int(min(seen.min(), *(np.array(image.shape) - 1 - seen.max(axis=0))))


class HopeMark(VGroup):
    """What is hoped for, and not found, says so."""

    def __init__(self, words: str = "a hope, not a finding", color: ManimColor | None = None) -> None:
        color = color or style.TALKED_ABOUT
        label = text(words, style.TYPE_SMALL, color)
        frame = RoundedRectangle(
            corner_radius=0.12,
            width=label.width + 0.5,
            height=0.6,
            color=color,
            stroke_width=style.LINE * style.STROKE,
        )
        super().__init__(frame.move_to(label), label)
