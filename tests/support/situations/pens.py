"""Pens, and how their strokes are drawn: smooth edges, in a box no larger than the strokes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from scipy import ndimage
from support.situations.strokes import FloatArray, Generator, Strokes

Colour = tuple[float, float, float]
Cover = npt.NDArray[np.floating[Any]]

FINE = 4  # pixels drawn for each one that is kept, along each side,
LARGEST = 2400  # while no more than this many are drawn along a side

BLACK, BLUE, RED = (0.08, 0.08, 0.10), (0.10, 0.14, 0.50), (0.72, 0.10, 0.13)
GREEN, PENCIL = (0.08, 0.36, 0.20), (0.36, 0.36, 0.38)


@dataclass(frozen=True)
class Patch:
    """Shares of ink, 0 to 1, in a box of a picture.

    Attributes
    ----------
    top, left : place of the box in the picture, in pixels.
    cover : array, shape (rows, columns).
    """

    top: int
    left: int
    cover: Cover


@dataclass(frozen=True)
class Pen:
    """A pen on its surface.

    Attributes
    ----------
    width : thickness as a share of the height of what is written.
    colour : red, green and blue, 0 to 1.
    opacity : share of the surface that a full stroke hides.
    grain : 0 for even strokes, to 1 for those that leave much of the surface's grain bare.
    coarse : size of that grain in pixels.
    unevenness : share by which the thickness varies along a stroke.
    """

    width: float
    colour: Colour
    opacity: float = 0.95
    grain: float = 0.0
    coarse: float = 1.0
    unevenness: float = 0.08


def any_ink(rng: Generator) -> Colour:
    """Return the colour of an ink, mostly blue or black."""
    inks = (BLACK, BLACK, BLUE, BLUE, RED, GREEN)
    base = np.array(inks[int(rng.integers(len(inks)))])
    red, green, blue = np.clip(base + rng.normal(0, 0.02, 3), 0, 1)
    return float(red), float(green), float(blue)


def marker(rng: Generator) -> Pen:
    """Return a felt pen."""
    return Pen(rng.uniform(0.07, 0.13), any_ink(rng))


def ballpoint(rng: Generator) -> Pen:
    """Return a ballpoint pen, whose writing is some 10 to 20 mm high."""
    ink = (BLUE, BLACK)[int(rng.integers(2))]
    return Pen(rng.uniform(0.035, 0.06), ink, rng.uniform(0.8, 0.95), 0.15, 1.0, 0.15)


def pencil(rng: Generator) -> Pen:
    """Return a pencil: grey and grainy."""
    grey = rng.uniform(0.28, 0.42)
    return Pen(
        rng.uniform(0.04, 0.08),
        (grey, grey, grey + 0.02),
        rng.uniform(0.8, 0.95),
        rng.uniform(0.4, 0.65),
        rng.uniform(0.8, 1.3),
        0.15,
    )


def chalk(rng: Generator) -> Pen:
    """Return a piece of chalk, white or yellow."""
    colour = ((0.93, 0.93, 0.9), (0.95, 0.9, 0.6))[int(rng.random() < 0.2)]
    grain, coarse = rng.uniform(0.45, 0.7), rng.uniform(1.0, 1.8)
    return Pen(rng.uniform(0.06, 0.1), colour, 0.95, grain, coarse, 0.2)


def dry_pen(rng: Generator) -> Pen:
    """Return a felt pen that has almost run dry."""
    grain, coarse = rng.uniform(0.6, 0.8), rng.uniform(3.0, 5.0)
    return Pen(rng.uniform(0.06, 0.1), any_ink(rng), 0.95, grain, coarse, 0.2)


def thin_pen(rng: Generator, low: float = 0.01, high: float = 0.02) -> Pen:
    """Return a pen whose strokes are 1 to 2 % of the height of the digit."""
    ink = (BLUE, BLACK)[int(rng.integers(2))]
    return Pen(rng.uniform(low, high), ink, rng.uniform(0.85, 1.0), 0.0, 1.0, 0.1)


def thick_marker(rng: Generator) -> Pen:
    """Return a very thick marker."""
    return Pen(rng.uniform(0.17, 0.22), any_ink(rng))


def of_colour(pen: Pen, colour: Colour) -> Pen:
    """Return the same pen with another ink."""
    return replace(pen, colour=colour)


def covered(strokes: Strokes, widths: float | list[FloatArray], shape: tuple[int, int]) -> Patch:
    """Return the shares of pixels that strokes cover, round at their ends.

    Parameters
    ----------
    strokes : rows of points (x, y) in pixels of the picture.
    widths : thickness in pixels, of all or of each point.
    shape : rows and columns of the picture, which limits the box.
    """
    widths = [np.full(len(s), widths) for s in strokes] if np.isscalar(widths) else widths
    assert isinstance(widths, list)
    points, margin = np.concatenate(strokes), max(float(w.max()) for w in widths) / 2 + 2
    left, top = np.maximum(np.floor(points.min(axis=0) - margin), 0).astype(int)
    right, bottom = np.minimum(np.ceil(points.max(axis=0) + margin), shape[::-1]).astype(int)
    rows, columns = max(1, bottom - top), max(1, right - left)
    fine = max(1, min(FINE, LARGEST // max(rows, columns)))
    image = Image.new("L", (int(columns) * fine, int(rows) * fine))
    draw = ImageDraw.Draw(image)
    for stroke, width in zip(strokes, widths, strict=True):
        _draw(draw, (stroke - (left, top)) * fine, width * fine)
    cover = np.asarray(image.reduce(fine), dtype=np.float32) / 255
    return Patch(int(top), int(left), cover)


def _draw(draw: ImageDraw.ImageDraw, points: FloatArray, widths: FloatArray) -> None:
    for (x, y), width in zip(points, widths, strict=True) if widths.max() > FINE else ():
        radius = width / 2
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), 255)
    for start, end, width in zip(points[:-1], points[1:], widths[1:], strict=True):
        draw.line((*start, *end), 255, max(1, round(width)))


def ink_of(
    strokes: Strokes, pen: Pen, height: float, rng: Generator, shape: tuple[int, int]
) -> Patch:
    """Return what a pen leaves when it writes strokes of a height in pixels."""
    thick = max(pen.width * height, 1.0)
    widths = [thick * _pressure(len(stroke), pen.unevenness, rng) for stroke in strokes]
    patch = covered(strokes, widths, shape)
    cover = patch.cover
    if pen.grain:
        noise = ndimage.gaussian_filter(rng.normal(0, 1, cover.shape), pen.coarse)
        noise *= 2 * np.sqrt(np.pi) * pen.coarse  # back to a standard deviation of 1
        bare = np.clip((noise - 1.9 + 1.5 * pen.grain) / 0.8, 0, 1)
        cover = cover * (1 - bare).astype(np.float32)
    return Patch(patch.top, patch.left, cover * np.float32(pen.opacity))


def _pressure(count: int, unevenness: float, rng: Generator) -> FloatArray:
    """Return factors of thickness along a stroke."""
    knots = rng.uniform(-1, 1, max(2, count // 25) + 1)
    along = np.interp(np.linspace(0, len(knots) - 1, count), np.arange(len(knots)), knots)
    return 1 + unevenness * along


def hollow(strokes: Strokes, thick: float, line: float, shape: tuple[int, int]) -> Patch:
    """Return the outline of thick strokes, both in pixels."""
    outer = covered(strokes, thick, shape)
    inner = covered(strokes, max(thick - 2 * line, 1.0), shape)
    cover = outer.cover.copy()
    top, left = inner.top - outer.top, inner.left - outer.left
    rows, columns = inner.cover.shape
    cover[top : top + rows, left : left + columns] -= inner.cover
    return Patch(outer.top, outer.left, np.clip(cover, 0, 1))


def filled(corners: FloatArray, shape: tuple[int, int]) -> Cover:
    """Return the shares of a whole picture that a polygon (x, y) covers."""
    fine = max(1, min(2, LARGEST // max(shape)))
    image = Image.new("L", (shape[1] * fine, shape[0] * fine))
    ImageDraw.Draw(image).polygon([tuple(point) for point in (corners * fine).tolist()], 255)
    return np.asarray(image.reduce(fine), dtype=np.float32) / 255


def lay(pixels: npt.NDArray[Any], patch: Patch, colour: Colour) -> None:
    """Lay ink of a colour on a picture, in place."""
    rows, columns = patch.cover.shape
    part = pixels[patch.top : patch.top + rows, patch.left : patch.left + columns]
    cover = patch.cover[..., np.newaxis]
    part += cover * (np.array(colour, dtype=np.float32) - part)
