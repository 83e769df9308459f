"""Segmentation: pieces of ink, and which of them are strokes of one thing."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from network.preprocessing.ink import WINDOW, Bytes

Labels = npt.NDArray[np.int32]

TOUCHING = np.ones((3, 3), np.uint8)
BRIDGED = 2  # pixels: gaps narrower than twice this are within a stroke
SMALLEST_PIECE = 6  # pixels of ink
MOST_PIECES = 250  # the tallest ones, which are joined to groups
BROADEST = 0.75  # of the window: what is thicker is cut off by it, and no stroke
SLIGHT_STROKE = 0.6  # of the taller piece's height: lower pieces count as its loose strokes
OVERLAP = 0.4  # of the narrower width: parts of one digit overlap sideways by at least this
FARTHEST = 0.25  # of a digit's height: how far above or below it a loose stroke may lie
BROKEN = 0.15  # of the joint height: largest gap between the two halves of a broken digit
BROKEN_STROKE = 0.06  # the same if the joint box is narrow: it may be two digits in two rows
WIDER, LARGEST_WIDTH = 1.3, 0.9  # of its width, of its height: a digit with a loose stroke
TALLEST = 2.2  # height / width above which a joint box is narrow
FAINTER = 0.5  # of a group's contrast: fainter pieces are not its strokes
MOST = 0.6  # of the area of a box
INSIDE = 0.35  # of a group's height: a piece within it that is as tall is no stroke of it


@dataclass(frozen=True)
class Box:
    """Rectangle of pixels; bottom and right lie just outside."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def around(cls, mask: npt.NDArray[np.bool_] | Bytes) -> Box:
        """Return the smallest box with all of a mask in it."""
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        return cls(int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)

    @property
    def height(self) -> int:
        """Number of rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index that cuts the box out of an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def covers(self, other: Box) -> bool:
        """Return whether most of another box lies within this one."""
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        width = min(self.right, other.right) - max(self.left, other.left)
        return max(0, height) * max(0, width) >= MOST * other.height * other.width

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )

    def grown(self, by: int, shape: tuple[int, ...]) -> Box:
        """Return the box with a margin around it, as far as a picture of that shape reaches."""
        return Box(
            max(0, self.top - by),
            max(0, self.left - by),
            min(shape[0], self.bottom + by),
            min(shape[1], self.right + by),
        )

    def scaled(self, factor: float) -> Box:
        """Return the box in a picture that is larger by a factor."""
        edges = (self.top, self.left, self.bottom, self.right)
        return Box(*(round(edge * factor) for edge in edges))


@dataclass
class Group:
    """Pieces of ink that are strokes of one thing, perhaps of a digit.

    Attributes
    ----------
    pieces : numbers of the pieces.
    box : rectangle around them.
    area : pixels of ink.
    contrast : mean level of the ink, 0 to 1.
    thickness : of the thickest stroke, in pixels.
    depth : mean distance of ink from the edge of its stroke, in pixels.
    """

    pieces: list[int]
    box: Box
    area: float
    contrast: float
    thickness: float
    depth: float

    @property
    def length(self) -> float:
        """Length of the strokes in pixels: their area by their usual thickness."""
        return self.area / max(1.0, 4 * self.depth - 1)

    def join(self, other: Group) -> None:
        """Take the pieces of another group in."""
        area = self.area + other.area
        self.contrast = (self.contrast * self.area + other.contrast * other.area) / area
        self.depth = (self.depth * self.area + other.depth * other.area) / area
        self.area = area
        self.thickness = max(self.thickness, other.thickness)
        self.box = self.box.union(other.box)
        self.pieces = [*self.pieces, *other.pieces]


@dataclass(frozen=True)
class Pieces:
    """Connected pieces of ink, across narrow gaps.

    Attributes
    ----------
    labels : array, shape (rows, columns): number of the piece that a pixel belongs to, or 0.
    groups : one group for each piece that may be strokes, from the tallest on.
    count : number of pieces that are no specks.
    """

    labels: Labels
    groups: list[Group] = field(repr=False)
    count: int

    @classmethod
    def of(cls, ink: Bytes, levels: Bytes, window: int = WINDOW, bridged: int = BRIDGED) -> Pieces:
        """Find the pieces in a mask of ink.

        Parameters
        ----------
        levels : array of the same shape, how strong the ink is, 0 to 255.
        """
        near = cv2.dilate(ink, TOUCHING, iterations=bridged)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(near)
        labels[ink == 0] = 0
        places = np.flatnonzero(labels)
        own = labels.ravel()[places]
        area = np.bincount(own, minlength=count)
        strength = np.bincount(own, levels.ravel()[places], minlength=count) / 255
        depths = cv2.distanceTransform(ink, cv2.DIST_L2, 3).ravel()[places]
        deepest, depth = np.zeros(count), np.bincount(own, depths, minlength=count)
        np.maximum.at(deepest, own, depths)
        thickness = 2 * deepest - 1
        large = np.flatnonzero(area >= SMALLEST_PIECE)
        strokes = large[thickness[large] <= BROADEST * window]
        tallest = strokes[np.argsort(-stats[strokes, cv2.CC_STAT_HEIGHT], kind="stable")]
        groups = [
            Group(
                [int(n)],
                _box_within(stats[n], bridged, ink.shape),
                float(area[n]),
                float(strength[n] / area[n]),
                float(thickness[n]),
                float(depth[n] / area[n]),
            )
            for n in tallest[:MOST_PIECES]
        ]
        return cls(labels, groups, len(large))

    def joined(self) -> list[Group]:
        """Join loose strokes to the taller pieces that they belong to."""
        found: list[Group] = []
        for piece in self.groups:
            left, right = piece.box.left, piece.box.right
            for group in found:
                if group.box.right <= left or group.box.left >= right:
                    continue  # beside each other, as nearly all are
                paler, darker = sorted((piece.contrast, group.contrast))
                alike = paler > FAINTER * darker
                if alike and _belong_together(piece, group):
                    group.join(piece)
                    break
            else:
                found.append(piece)
        return found


def _box_within(stats: npt.NDArray[np.int32], bridged: int, shape: tuple[int, ...]) -> Box:
    """Return the box of a piece from that of the same piece grown by some pixels."""
    left, top, width, height = (int(value) for value in stats[:4])
    bottom, right = top + height, left + width
    return Box(
        top + bridged if top else 0,
        left + bridged if left else 0,
        bottom - bridged if bottom < shape[0] else bottom,
        right - bridged if right < shape[1] else right,
    )


def _belong_together(one: Group, other: Group) -> bool:
    """Return whether a stroke belongs to a taller one, or both are halves of a broken digit."""
    small, large = sorted((one.box, other.box), key=lambda box: box.height)
    shared = min(small.right, large.right) - max(small.left, large.left)
    apart = max(small.top, large.top) - min(small.bottom, large.bottom)
    if shared < OVERLAP * min(small.width, large.width):
        return False
    both = small.union(large)
    if both == large and small.height >= INSIDE * large.height:
        return False
    if small.height < SLIGHT_STROKE * large.height:
        is_line = small.left < large.left and small.right > large.right and apart >= 0
        fits = both.width <= max(WIDER * large.width, LARGEST_WIDTH * large.height)
        return fits and not is_line and apart <= FARTHEST * large.height
    nearest = BROKEN if both.height <= TALLEST * both.width else BROKEN_STROKE
    return apart <= nearest * both.height
