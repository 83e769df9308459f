"""Parts of digits: pieces of ink in a colour, and strokes coloured by direction."""

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
from scenes.language.vocabulary import in_words
from scenes.marks import msgid
from scenes.style import at, theme
from scenes.text.paragraph import paragraph

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Step = tuple[list[Any], float]  # animations played at once, and for how many seconds
NAMES = {"loop": msgid("loop"), "stroke": msgid("line")}
CROP = 2  # empty rows and columns that are cut off on every side


class Outline(Protocol):
    """Edges of a picture: their pixels (n,), and their directions (n,), 0 to pi."""

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
    """Say how many loops and how many lines there are; what there is none of is left out.

    Parameters
    ----------
    kinds : ``loop`` or ``stroke`` for each part.

    Examples
    --------
    >>> parts_in_words(["loop", "stroke", "stroke"])
    'one loop and two lines'
    """
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
    """Draw ink on nothing: a digit, or one part of it in the colour of what is talked about.

    Parameters
    ----------
    image : ink, (rows, columns), 0..1.
    width : width of what is left after cropping, in scene units.
    part : mask of the pixels of the part; the whole digit without it.
    crop : number of rows and columns to cut off on every side.

    Examples
    --------
    >>> picture = ink_picture(np.eye(28), width=2.4, crop=2)
    >>> picture.cells.shape, float(picture.cells[..., 3].sum()), round(float(picture.width), 6)
    ((24, 24, 4), 24.0, 2.4)
    """
    inside = slice(crop, len(image) - crop)
    shown = image if part is None else image * part
    color = theme().ink if part is None else theme().talked_about
    cells = np.empty((*image.shape, 4))
    cells[..., :3], cells[..., 3] = color.to_rgb(), shown
    return PictureField(cells[inside, inside], width / (len(image) - 2 * crop))


class PartPicture(PictureField):
    """One part of a digit in the colour of what is talked about, cut to its bounding box.

    Parameters
    ----------
    image : ink of the digit, (rows, columns), 0..1.
    part : mask of the pixels of the part, (rows, columns).
    pixel : width of a pixel, in scene units.

    Attributes
    ----------
    place : middle of the part, seen from the middle of the digit, in pixels to the right and up.

    Examples
    --------
    >>> mask = np.zeros((28, 28), dtype=bool)
    >>> mask[:4, :6] = True
    >>> part = PartPicture(np.ones((28, 28)), mask, pixel=0.1)
    >>> part.cells.shape, tuple(map(float, part.place))
    ((4, 6, 4), (-11.0, 12.0))
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
        """Return its place in a picture of the whole digit, (3,)."""
        pixel = digit.width / digit.cells.shape[1]
        return np.array(digit.get_center() + at(*self.place) * pixel)


def direction_colors(angles: FloatArray) -> FloatArray:
    """Return a colour for each direction, the same after half a turn, deep on a light background.

    Parameters
    ----------
    angles : directions, (n,), 0 to pi.

    Returns
    -------
    FloatArray
        RGBA (n, 4).

    Examples
    --------
    >>> level, upright, level_again = direction_colors(np.array([0, np.pi / 2, np.pi]))
    >>> bool(np.allclose(level, level_again)), bool(np.allclose(level, upright))
    (True, False)
    """
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
    centres : middles of the strokes, (n, 3).
    angles : directions, (n,), 0 to pi, from the horizontal, counter-clockwise.
    length, width : size of each stroke, in scene units.

    Examples
    --------
    >>> strokes = EdgeStrokes(np.zeros((1, 3)), np.array([np.pi / 2]), length=1.0, width=0.1)
    >>> strokes.points.round(6)[:, 1].tolist()
    [-0.5, 0.5]
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
        """Return a copy in which every stroke is still a point."""
        twin: EdgeStrokes = self.copy()
        middles = (self.points[::2] + self.points[1::2]) / 2
        twin.points = np.repeat(middles, 2, axis=0)
        return twin

    def pulled_apart(self, share: float) -> EdgeStrokes:
        """Return a copy in which every stroke is farther from the middle of all by a share."""
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
    """Draw the edges of a picture as strokes around the origin.

    Parameters
    ----------
    rows, columns, angles : pixel and direction of each edge, (n,).
    width : width of the picture, in scene units.
    side : number of pixels along a side of the picture.

    Examples
    --------
    >>> strokes = edge_strokes(np.array([0]), np.array([27]), np.array([0.0]), width=2.8)
    >>> strokes.points.mean(axis=0).round(2).tolist()
    [1.35, 1.35, 0.0]
    """
    spacing = width / side
    centres = grid_centres(side, spacing)[rows * side + columns]
    return EdgeStrokes(centres, angles, 1.5 * spacing, 0.25 * spacing)


def even_directions(count: int) -> FloatArray:
    """Return ``count`` directions, evenly spread over half a turn from the horizontal."""
    return np.arange(count) * np.pi / count


def nearest_direction(angles: FloatArray, directions: FloatArray) -> npt.NDArray[np.int64]:
    """Return the index of the direction nearest to each angle, half a turn making no difference.

    Examples
    --------
    >>> nearest_direction(np.array([0.1, 1.5, 3.1]), np.array([0, np.pi / 2])).tolist()
    [0, 1, 0]
    """
    apart = np.abs(angles[:, None] - directions)
    return np.asarray(np.minimum(apart, np.pi - apart).argmin(axis=1))


class TintedPart(Group):
    """A digit, and over it one part in the colour of what is talked about.

    Parameters
    ----------
    image : ink, (rows, columns), 0..1.
    part : mask of the pixels of the part, (rows, columns).
    width : width of what is left after cropping, in scene units.
    light : opacity of the digit below.
    crop : number of rows and columns to cut off on every side.

    Examples
    --------
    >>> digit, part = TintedPart(np.ones((28, 28)), np.eye(28) > 0, width=2.4, light=0.3)
    >>> digit.opacity, float(part.cells[..., 3].sum())
    (0.3, 24.0)
    """

    def __init__(
        self, image: FloatArray, part: Mask, width: float, *, light: float = 1.0, crop: int = CROP
    ) -> None:
        digit = ink_picture(image, width, crop=crop).set_opacity(light)
        super().__init__(digit, ink_picture(image, width, part, crop=crop))


def empty_margin(image: FloatArray) -> int:
    """Return the number of empty rows and columns on every side.

    Examples
    --------
    >>> empty_margin(np.pad(np.ones((20, 20)), 4))
    4
    """
    seen = np.argwhere(image > 0)
    return int(min(seen.min(), *(np.array(image.shape) - 1 - seen.max(axis=0))))


class HopeMark(VGroup):
    """A framed note that something is a hope and not a finding.

    Parameters
    ----------
    words : markup of the note.
    color : colour of frame and words; that of what is talked about without it.
    width : largest width, in scene units; that of the frame in use without it.

    Examples
    --------
    >>> one_line, more_lines = HopeMark(), HopeMark(width=2.0)
    >>> bool(more_lines.width <= 2.0), bool(more_lines.height > one_line.height)
    (True, True)
    """

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
