"""Parts of a digit: loops, strokes, and the directions of its edges.

A loop is background that ink encloses. A stroke is a piece of the skeleton between ends, crossings
and corners that runs around no loop. Every pixel of ink belongs to the part whose skeleton is
nearest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy import ndimage

from network.arrays import FloatArray, IntArray, Mask
from network.digits import Digit
from network.features.skeleton import crossings, split_at_corners, thin
from network.mnist import test_set

INK_LEVEL = 0.4  # brighter than this is ink
SMALLEST_HOLE = 3  # pixels; smaller ones are gaps in the scan
SHORTEST_STROKE = 4  # pixels of skeleton; shorter ones are spurs of the thinning
BEND = 2.5  # pixels; a stroke that leaves the line between its ends by more has a corner there
SMOOTHING = 0.8  # pixels; evens out the gradient before its direction is taken
LONG_ENOUGH = 24  # pixels of skeleton; a part that is longer is no clearer for it
SEARCHED = 150  # test digits of a class that are looked at for an example
EIGHT = np.ones((3, 3), dtype=int)


class PartsError(ValueError):
    """A digit, or a whole set of them, has none of what was asked for."""


@dataclass(frozen=True, eq=False)
class Part:
    """One part of a digit.

    Attributes
    ----------
    kind : ``loop`` or ``stroke``.
    ink : mask of the ink that belongs to it, shape (rows, columns).
    center : (row, column) of the background that a loop encloses, or of the skeleton of a stroke.
    length : number of pixels of its skeleton.
    straightness : distance from end to end of a stroke, as a share of its length; 0 for a loop.
    """

    kind: str
    ink: Mask
    center: tuple[float, float]
    length: int
    straightness: float = 0.0


@dataclass(frozen=True, eq=False)
class Edges:
    """Pixels of the outline of the ink, and the direction of the edge at each.

    Attributes
    ----------
    rows, columns : arrays, shape (n,): places of the pixels.
    angles : array, shape (n,), 0 to pi: 0 lies flat, pi / 2 stands upright, and between them the
        edge rises to the right.
    """

    rows: IntArray
    columns: IntArray
    angles: FloatArray


def ink_mask(image: FloatArray) -> Mask:
    """Return the mask of the pixels that are ink."""
    return np.asarray(image) > INK_LEVEL


def find_holes(image: FloatArray) -> list[Mask]:
    """Return the pieces of background that ink encloses, the highest first; perhaps none."""
    labels, count = ndimage.label(~np.pad(ink_mask(image), 1))
    outside = labels[0, 0]
    found = [(labels == number)[1:-1, 1:-1] for number in range(1, count + 1) if number != outside]
    large = [hole for hole in found if hole.sum() >= SMALLEST_HOLE]
    return sorted(large, key=lambda hole: float(np.nonzero(hole)[0].mean()))


def has_top_loop(image: FloatArray) -> bool:
    """Return whether the middle of a hole lies in the upper half of the ink."""
    rows = np.nonzero(ink_mask(image).any(axis=1))[0]
    heights = [float(np.nonzero(hole)[0].mean()) for hole in find_holes(image)]
    return any(height < (rows[0] + rows[-1]) / 2 for height in heights)


def find_parts(image: FloatArray) -> list[Part]:
    """Return all loops of a digit from the top, then all strokes from the top.

    Parameters
    ----------
    image : array, shape (rows, columns), 0 (background) to 1 (ink).

    Raises
    ------
    PartsError
        When there is no ink long enough to be a stroke, and no loop.
    """
    ink = ink_mask(image)
    skeleton = thin(ink)
    around = _loops_around(find_holes(image), skeleton)
    on_loops = np.any([mask for _, mask in around], axis=0) if around else np.zeros_like(ink)
    rest, count = ndimage.label(skeleton & ~on_loops & ~_grown(crossings(skeleton)), EIGHT)
    runs = [rest == number for number in range(1, count + 1)]
    strokes = [
        piece
        for run in runs
        if run.sum() >= SHORTEST_STROKE
        for piece in split_at_corners(run, SHORTEST_STROKE, BEND)
    ]
    strokes.sort(key=lambda stroke: float(np.nonzero(stroke)[0].mean()))
    if not around and not strokes:
        raise PartsError("there's neither a loop nor a stroke in this picture")
    shares = _divide(ink, [*(mask for _, mask in around), *strokes])
    loops = [
        Part("loop", share, _center(hole), int(mask.sum()))
        for (hole, mask), share in zip(around, shares, strict=False)
    ]
    lines = [
        Part("stroke", share, _center(stroke), int(stroke.sum()), _straightness(stroke))
        for stroke, share in zip(strokes, shares[len(around) :], strict=True)
    ]
    return [*loops, *lines]


def _loops_around(holes: Iterable[Mask], skeleton: Mask) -> list[tuple[Mask, Mask]]:
    """Pair each hole with the skeleton around it, which borders on the region of the hole."""
    regions, _ = ndimage.label(~skeleton)
    return [(hole, skeleton & _grown(regions == regions[hole][0])) for hole in holes]


def _grown(mask: Mask) -> Mask:
    """Return a mask with all neighbours of its pixels."""
    grown: Mask = ndimage.binary_dilation(mask, EIGHT)
    return grown


def _divide(ink: Mask, skeletons: list[Mask]) -> list[Mask]:
    """Divide the ink among skeletons: each pixel goes to the nearest."""
    away = np.stack([ndimage.distance_transform_edt(~mask) for mask in skeletons])
    nearest = away.argmin(axis=0)
    return [ink & (nearest == number) for number in range(len(skeletons))]


def _center(mask: Mask) -> tuple[float, float]:
    rows, columns = np.nonzero(mask)
    return float(rows.mean()), float(columns.mean())


def _straightness(stroke: Mask) -> float:
    """Return the longest distance between two pixels over the length of the way along them."""
    points = np.argwhere(stroke).astype(float)
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    diagonal = int((stroke[:-1, :-1] & stroke[1:, 1:]).sum()) + int(
        (stroke[:-1, 1:] & stroke[1:, :-1]).sum()
    )
    return min(1.0, float(apart.max() / max(len(points) - 1 + 0.41 * diagonal, 1)))


def find_edges(image: FloatArray) -> Edges:
    """Find the pixels of the outline of the ink, and the direction of the edge at each.

    Raises
    ------
    PartsError
        When there is no ink.
    """
    ink = ink_mask(image)
    rows, columns = np.nonzero(ink & ~ndimage.binary_erosion(ink))
    if not rows.size:
        raise PartsError("there's no edge in this picture, because it has no ink")
    smooth = ndimage.gaussian_filter(image, SMOOTHING)
    down, right = (ndimage.sobel(smooth, axis=axis)[rows, columns] for axis in (0, 1))
    return Edges(rows, columns, (np.arctan2(-down, right) + np.pi / 2) % np.pi)


def find_clearest(images: FloatArray, loops: int, strokes: int) -> tuple[int, list[Part]]:
    """Find the digit of a set that falls most clearly into so many loops and strokes.

    Among those that fit, it is the one whose strokes are straight and whose parts are large and
    alike in size.

    Parameters
    ----------
    images : array, shape (n, rows, columns), looked at in order.

    Returns
    -------
    index : place of the digit in ``images``.
    parts : parts of that digit.

    Raises
    ------
    PartsError
        When none falls into such parts.
    """
    best: tuple[float, int, list[Part]] | None = None
    for index, image in enumerate(images):
        if len(find_holes(image)) != loops:
            continue
        parts = find_parts(image)
        lines = [part for part in parts if part.kind == "stroke"]
        if len(lines) != strokes or min(part.length for part in parts) < 2 * SHORTEST_STROKE:
            continue
        if not all(find_holes(image * part.ink) for part in parts if part.kind == "loop"):
            continue  # two loops share a wall, and one of them is open without the other
        smallest, largest = (pick(float(part.ink.sum()) for part in parts) for pick in (min, max))
        straightest = min((line.straightness for line in lines), default=1.0)
        score = (
            straightest
            + 0.5 * smallest / largest
            + 0.03 * min(LONG_ENOUGH, *(part.length for part in parts))
        )
        if best is None or score > best[0]:
            best = score, index, parts
    if best is None:
        raise PartsError(f"no digit here falls into {loops} loops and {strokes} strokes")
    return best[1], best[2]


@dataclass(frozen=True, eq=False)
class ExampleOfParts:
    """A test digit that falls clearly into parts."""

    digit: Digit
    parts: list[Part]


@lru_cache(maxsize=32)
def clearest_example(label: int, loops: int, strokes: int) -> ExampleOfParts:
    """Return the test digit of a class that falls most clearly into so many parts.

    The first ``SEARCHED`` digits of the class are looked at.

    Raises
    ------
    PartsError
        When none of them does.
    """
    digits = test_set()
    indices = np.flatnonzero(digits.labels == label)[:SEARCHED]
    found, parts = find_clearest(digits.pixels[indices].reshape(-1, 28, 28), loops, strokes)
    return ExampleOfParts(digits.digit(int(indices[found])), parts)


@lru_cache(maxsize=10)
def digits_with_top_loop(label: int) -> tuple[int, ...]:
    """Return the indices of the test digits of a class that have a loop near the top."""
    digits = test_set()
    indices = [int(index) for index in np.flatnonzero(digits.labels == label)]
    return tuple(index for index in indices if has_top_loop(digits.digit(index).image))
