"""Parts of a digit: loops, strokes, and the directions of its edges, found with scipy.ndimage.

A loop is background that ink encloses. A stroke is a piece of the skeleton between ends, crossings and corners that
runs around no loop. Every pixel of ink belongs to the part whose skeleton is nearest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.digits import Digit
from network.features.skeleton import crossings, straight_pieces, thinned
from network.mnist import test_set

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]

INK_LEVEL = 0.4  # brighter than this is ink
SMALLEST_HOLE = 3  # pixels; smaller ones are gaps in the scan
SHORTEST_STROKE = 4  # pixels of skeleton; shorter ones are spurs of the thinning
BEND = (
    2.5  # pixels; a stroke that leaves the straight way between its ends by more has a corner there
)
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
    ink : (rows, columns), the pixels of ink that belong to it.
    center : (row, column) of what it encloses, or of its skeleton.
    length : pixels of its skeleton.
    straightness : of a stroke, from end to end as a share of its length; 0 for a loop.
    """

    kind: str
    ink: Mask
    center: tuple[float, float]
    length: int
    straightness: float = 0.0


@dataclass(frozen=True, eq=False)
class Edges:
    """The outline of the ink, and how it runs.

    Attributes
    ----------
    rows, columns : (n,), of the pixels.
    angles : (n,), direction of the edge, 0 to pi: 0 lies flat, pi / 2 stands upright, between them it rises rightwards.
    """

    rows: npt.NDArray[np.int64]
    columns: npt.NDArray[np.int64]
    angles: FloatArray


def ink_of(image: FloatArray) -> Mask:
    """Which pixels are ink."""
    return np.asarray(image) > INK_LEVEL


def holes(image: FloatArray) -> list[Mask]:
    """Background that ink encloses, the highest first; an empty list where there is none."""
    labels, count = ndimage.label(~np.pad(ink_of(image), 1))
    outside = labels[0, 0]
    found = [(labels == number)[1:-1, 1:-1] for number in range(1, count + 1) if number != outside]
    large = [hole for hole in found if hole.sum() >= SMALLEST_HOLE]
    return sorted(large, key=lambda hole: float(np.nonzero(hole)[0].mean()))


def has_loop_near_the_top(image: FloatArray) -> bool:
    """Whether the middle of a hole lies in the upper half of the ink."""
    rows = np.nonzero(ink_of(image).any(axis=1))[0]
    return any(
        float(np.nonzero(hole)[0].mean()) < (rows[0] + rows[-1]) / 2 for hole in holes(image)
    )


def find_parts(image: FloatArray) -> list[Part]:
    """All loops of a digit from the top, then all strokes from the top.

    Parameters
    ----------
    image : (rows, columns), 0..1.

    Raises
    ------
    PartsError
        When there is no ink long enough to be a stroke, and no loop.
    """
    ink = ink_of(image)
    skeleton = thinned(ink)
    pieces = _pieces_around(holes(image), skeleton)
    on_loops = np.any([mask for _, mask in pieces], axis=0) if pieces else np.zeros_like(ink)
    rest, count = ndimage.label(skeleton & ~on_loops & ~_grown(crossings(skeleton)), EIGHT)
    runs = [rest == number for number in range(1, count + 1)]
    strokes = [
        piece
        for run in runs
        if run.sum() >= SHORTEST_STROKE
        for piece in straight_pieces(run, SHORTEST_STROKE, BEND)
    ]
    strokes.sort(key=lambda stroke: float(np.nonzero(stroke)[0].mean()))
    if not pieces and not strokes:
        raise PartsError("there is neither a loop nor a stroke in this picture")
    shares = _shares(ink, [*(mask for _, mask in pieces), *strokes])
    loops = [
        Part("loop", share, _center(hole), int(mask.sum()))
        for (hole, mask), share in zip(pieces, shares, strict=False)
    ]
    lines = [
        Part("stroke", share, _center(stroke), int(stroke.sum()), _straightness(stroke))
        for stroke, share in zip(strokes, shares[len(pieces) :], strict=True)
    ]
    return [*loops, *lines]


def _pieces_around(found: Iterable[Mask], skeleton: Mask) -> list[tuple[Mask, Mask]]:
    """For each hole the skeleton that runs around it: what borders on the region in which the hole lies."""
    regions, _ = ndimage.label(~skeleton)
    pieces = []
    for hole in found:
        region = regions == regions[hole][0]
        pieces.append((hole, skeleton & _grown(region)))
    return pieces


def _grown(mask: Mask) -> Mask:
    grown: Mask = ndimage.binary_dilation(mask, EIGHT)
    return grown


def _shares(ink: Mask, skeletons: list[Mask]) -> list[Mask]:
    """The ink, divided among skeletons: each pixel goes to the nearest."""
    away = np.stack([ndimage.distance_transform_edt(~mask) for mask in skeletons])
    nearest = away.argmin(axis=0)
    return [ink & (nearest == number) for number in range(len(skeletons))]


def _center(mask: Mask) -> tuple[float, float]:
    rows, columns = np.nonzero(mask)
    return float(rows.mean()), float(columns.mean())


def _straightness(stroke: Mask) -> float:
    """Longest distance between two of its pixels, over the length of the way along it."""
    points = np.argwhere(stroke).astype(float)
    apart = np.linalg.norm(points[:, None] - points[None], axis=-1)
    diagonal = int((stroke[:-1, :-1] & stroke[1:, 1:]).sum()) + int(
        (stroke[:-1, 1:] & stroke[1:, :-1]).sum()
    )
    return min(1.0, float(apart.max() / max(len(points) - 1 + 0.41 * diagonal, 1)))


def find_edges(image: FloatArray) -> Edges:
    """Where the outline of the ink runs, and in which direction.

    Raises
    ------
    PartsError
        When there is no ink.
    """
    ink = ink_of(image)
    rows, columns = np.nonzero(ink & ~ndimage.binary_erosion(ink))
    if not rows.size:
        raise PartsError("there is no edge in this picture: it holds no ink")
    smooth = ndimage.gaussian_filter(image, SMOOTHING)
    down, right = (ndimage.sobel(smooth, axis=axis)[rows, columns] for axis in (0, 1))
    return Edges(rows, columns, (np.arctan2(-down, right) + np.pi / 2) % np.pi)


def clearest(images: FloatArray, loops: int, strokes: int) -> tuple[int, list[Part]]:
    """The digit of a set that falls most clearly into so many loops and strokes.

    Among those that fit, it is the one whose strokes are straight and whose parts are large and alike in size.

    Parameters
    ----------
    images : (n, rows, columns), looked at in order.

    Returns
    -------
    index : in ``images``.
    parts : of that digit.

    Raises
    ------
    PartsError
        When none falls into such parts.
    """
    best: tuple[float, int, list[Part]] | None = None
    for index, image in enumerate(images):
        if len(holes(image)) != loops:
            continue
        parts = find_parts(image)
        lines = [part for part in parts if part.kind == "stroke"]
        if len(lines) != strokes or min(part.length for part in parts) < 2 * SHORTEST_STROKE:
            continue
        if not all(holes(image * part.ink) for part in parts if part.kind == "loop"):
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
class Example:
    """A test digit that falls clearly into parts."""

    digit: Digit
    parts: list[Part]


@lru_cache(maxsize=32)
def example(label: int, loops: int, strokes: int) -> Example:
    """The test digit of a class that falls most clearly into so many parts, of the first ``SEARCHED``.

    Raises
    ------
    PartsError
        When none of them does.
    """
    digits = test_set()
    indices = np.flatnonzero(digits.labels == label)[:SEARCHED]
    found, parts = clearest(digits.pixels[indices].reshape(-1, 28, 28), loops, strokes)
    return Example(digits.digit(int(indices[found])), parts)


@lru_cache(maxsize=10)
def with_loop_near_the_top(label: int) -> tuple[int, ...]:
    """Which test digits of a class have a loop near the top."""
    digits = test_set()
    indices = np.flatnonzero(digits.labels == label)
    return tuple(
        int(index) for index in indices if has_loop_near_the_top(digits.digit(int(index)).image)
    )
