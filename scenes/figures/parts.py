"""Parts of digits: tinted pieces of ink, little edges in the colours of their directions, and the mark of a hope."""

from __future__ import annotations

import colorsys
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from manim import Group, ManimColor, RoundedRectangle, VGroup

from scenes import style
from scenes.drawing.fields import EdgeField, PictureField
from scenes.figures.layers import grid_centres
from scenes.language.catalogue import plural, translate
from scenes.language.marks import msgid
from scenes.language.vocabulary import in_words
from scenes.style import at, theme
from scenes.text.paragraph import paragraph

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
    return (
        translate("{one} and {other}", one=said[0], other=said[1])
        if len(said) == 2
        else "".join(said)
    )


def ink_picture(
    image: FloatArray, width: float, part: Mask | None = None, *, crop: int = 0
) -> PictureField:
    """Ink on nothing: the digit in white, or one part of it in the colour of what is talked about.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    part : which pixels belong to the part.
    crop : rows and columns to cut off on every side.
    """
    inside = slice(crop, len(image) - crop)
    shown = image if part is None else image * part
    color = theme().ink if part is None else theme().talked_about
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
        cells[..., :3], cells[..., 3] = theme().talked_about.to_rgb(), (image * part)[inside]
        middle = (np.array(image.shape) - 1) / 2
        self.place = (
            (columns[0] + columns[-1]) / 2 - middle[1],
            middle[0] - (rows[0] + rows[-1]) / 2,
        )
        super().__init__(cells, pixel)

    def over(self, digit: PictureField) -> FloatArray:
        """Where it lies in a picture of the whole digit."""
        pixel = digit.width / digit.cells.shape[1]
        return np.array(digit.get_center() + at(*self.place) * pixel)


def direction_colors(angles: FloatArray) -> FloatArray:
    """A colour for each direction 0..pi, the same after half a turn: (n, 4); deep ones on a light ground."""
    colors = [
        colorsys.hsv_to_rgb((angle / np.pi) % 1, theme().direction_saturation, 1.0)
        for angle in angles
    ]
    rgb = np.array(colors).reshape(-1, 3)
    rgb = rgb * np.minimum(theme().deepest_direction / style.luminance(rgb), 1)[:, None] ** (
        1 / 2.4
    )
    return np.column_stack([rgb, np.ones(len(rgb))])


class EdgeStrokes(EdgeField):
    """Short strokes in the directions of edges, coloured by direction.

    Parameters
    ----------
    centres : (n, 3)
    angles : (n,), 0 to pi, from the horizontal, counter-clockwise.
    length : of each stroke.
    """

    def __init__(
        self, centres: FloatArray, angles: FloatArray, length: float, width: float, **kwargs: Any
    ) -> None:
        along = (
            np.stack([np.cos(angles), np.sin(angles), np.zeros_like(angles)], axis=1) * length / 2
        )
        super().__init__(
            centres - along, centres + along, direction_colors(angles), width, **kwargs
        )

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
    rows: npt.NDArray[np.int64],
    columns: npt.NDArray[np.int64],
    angles: FloatArray,
    width: float,
    side: int = 28,
) -> EdgeStrokes:
    """The edges of a picture of ``side`` x ``side`` pixels, drawn ``width`` wide around the origin."""
    spacing = width / side
    centres = grid_centres(side, spacing)[rows * side + columns]
    return EdgeStrokes(centres, angles, 1.5 * spacing, 0.25 * spacing)


def even_directions(count: int) -> FloatArray:
    """Return ``count`` directions, evenly spread over half a turn from the horizontal."""
    return np.arange(count) * np.pi / count


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

    def __init__(
        self, image: FloatArray, part: Mask, width: float, *, light: float = 1.0, crop: int = CROP
    ) -> None:
        digit = ink_picture(image, width, crop=crop).set_opacity(light)
        super().__init__(digit, ink_picture(image, width, part, crop=crop))


def empty_margin(image: FloatArray) -> int:
    """How many rows and columns can be cut off on every side without losing anything."""
    seen = np.argwhere(image > 0)
    return int(min(seen.min(), *(np.array(image.shape) - 1 - seen.max(axis=0))))


class HopeMark(VGroup):
    """What is hoped for, and not found, says so; in several lines, if it would be wider than ``width``."""

    def __init__(
        self,
        words: str = "a hope, not a finding",
        color: ManimColor | None = None,
        width: float | None = None,
    ) -> None:
        color = color or theme().talked_about
        label = paragraph(
            words, (width or style.frame().width) - 0.5, style.TYPE_SMALL, color, even=True
        )
        frame = RoundedRectangle(
            corner_radius=0.12,
            width=label.width + 0.5,
            height=max(0.6, label.height + 0.3),
            color=color,
            stroke_width=style.LINE * style.STROKE,
        )
        super().__init__(frame.move_to(label), label)
