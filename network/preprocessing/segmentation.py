"""Segmentation: join pieces of ink into candidates for digits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.arrays import Mask
from network.digits import DigitError

Labels = npt.NDArray[np.int32]

TOUCHING = np.ones((3, 3))
SPECK = 0.02  # a piece with less ink than this share of the largest one's is dust
BRIDGED = 0.03  # of the tallest piece: gaps narrower than twice this are within a stroke
SLIGHT = 0.4  # of the tallest candidate's height: lower ones (commas, dashes) are dropped
SLIGHT_STROKE = 0.6  # of the taller piece's height: lower pieces count as its loose strokes
OVERLAP = 0.4  # of the narrower width: parts of one digit overlap sideways by at least this
FARTHEST = 0.25  # of a digit's height: how far above or below it a loose stroke may lie
BROKEN = 0.15  # of the joint height: largest gap between the two halves of a broken digit
BROKEN_STROKE = 0.06  # the same if the joint box is narrow: it may be two digits in two rows
TALLEST = 2.2  # height / width above which a joint box is narrow
MOST_PIECES = 150  # more than these are a page of text, or noise
SMALLEST_PIECE = 4  # pixels of ink
ALIKE = 0.1  # of the largest piece's ink: pieces with at least this much are comparable
MOST_ALIKE = 40  # with more comparable pieces than this, the image is text
LARGE = 0.2  # of all ink: with more than this off the border, pieces on the border are dropped
LINED = 0.2  # of all ink: more weak ink than this, away from strong ink, is printed lines
SMALLEST = 5  # pixels: least length of the longer side of a digit
SOLID = 0.93  # share of ink in its box above which a candidate is a blot; a 1 is exempt


@dataclass(frozen=True)
class Box:
    """Rectangle of pixels; bottom and right lie just outside."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def around(cls, mask: Mask) -> Box:
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

    def union(self, other: Box) -> Box:
        """Return the smallest box around both."""
        return Box(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


def find_candidates(drawn: Mask) -> list[Mask]:
    """Return the candidates for digits, each the pixels of its ink, from left to right.

    Parameters
    ----------
    drawn : mask of the ink, shape (rows, columns).

    Raises
    ------
    DigitError
        When there are none, or so many that it is no picture of digits.
    """
    _check_is_no_text(drawn)
    pieces, boxes = _find_pieces(drawn)
    candidates = _join_loose_strokes(boxes)
    tallest = max(box.height for _, box in candidates)
    kept = sorted((box.left, own) for own, box in candidates if box.height >= SLIGHT * tallest)
    masks = [np.isin(pieces, own) for _, own in kept]
    for mask in masks:
        _check_is_drawn(mask)
    return masks


def remove_border_pieces(drawn: Mask) -> Mask:
    """Remove the pieces that touch the border, unless too little ink would be left."""
    pieces, _ = ndimage.label(drawn, TOUCHING)
    at_border = np.unique(np.concatenate([pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]]))
    inner = drawn & ~np.isin(pieces, at_border)
    return inner if inner.sum() > LARGE * drawn.sum() else drawn


def has_spanning_piece(drawn: Mask) -> bool:
    """Return whether some piece reaches from border to border.

    Shadows and printed lines do, and ink seldom does.
    """
    pieces, _ = ndimage.label(drawn, TOUCHING)
    edges = (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1])
    top, bottom, left, right = (set(pieces[edge].ravel()) - {0} for edge in edges)
    return bool(top & bottom or left & right)


def remove_lines(drawn: Mask, strong: Mask) -> Mask:
    """Return only the strong ink if much weak ink lies apart from it, as printed lines do.

    Weak ink close to strong ink is just the edge of a stroke, and does not count.
    """
    weak = drawn & ~ndimage.binary_dilation(strong, TOUCHING, iterations=3)
    return strong if weak.sum() > LINED * drawn.sum() else drawn


def _check_is_no_text(drawn: Mask) -> None:
    sizes = np.bincount(ndimage.label(drawn, TOUCHING)[0].ravel())[1:]
    alike = sizes >= ALIKE * sizes.max(initial=1)
    if (sizes >= SMALLEST_PIECE).sum() > MOST_PIECES or alike.sum() > MOST_ALIKE:
        raise DigitError(
            "found many pieces of ink, as in a page of text; crop the picture to one digit or a few"
        )


def _find_pieces(drawn: Mask) -> tuple[Labels, dict[int, Box]]:
    """Find the pieces of ink that are no dust, across narrow gaps.

    Returns
    -------
    pieces : array, shape (rows, columns): the number of the piece that a pixel belongs to.
    boxes : for the number of each piece, the box around it.
    """
    found = ndimage.find_objects(ndimage.label(drawn, TOUCHING)[0])
    reach = int(BRIDGED * max((rows.stop - rows.start for rows, _ in found), default=0))
    bridged = ndimage.binary_dilation(drawn, TOUCHING, iterations=reach) if reach else drawn
    pieces, count = ndimage.label(bridged, TOUCHING)
    pieces = np.where(drawn, pieces, 0)
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
    large = np.flatnonzero(sizes >= max(SMALLEST_PIECE, SPECK * sizes.max(initial=0)))
    if not large.size:
        raise DigitError("no digit found, only specks of ink")
    around = ndimage.find_objects(pieces)
    boxes = {}
    for index in large.tolist():
        rows, columns = around[index]
        boxes[index + 1] = Box(rows.start, columns.start, rows.stop, columns.stop)
    return pieces, boxes


def _join_loose_strokes(boxes: dict[int, Box]) -> list[tuple[list[int], Box]]:
    """Group pieces into digits; return the piece numbers and the joint box of each group."""
    tallest_first = sorted(boxes.items(), key=lambda piece: piece[1].height, reverse=True)
    joined: list[tuple[list[int], Box]] = []
    for number, box in tallest_first:
        for place, (others, large) in enumerate(joined):
            if _belong_together(box, large):
                joined[place] = ([*others, number], large.union(box))
                break
        else:
            joined.append(([number], box))
    return joined


def _belong_together(small: Box, large: Box) -> bool:
    """Return whether a stroke belongs to a taller one, or both are halves of a broken digit."""
    shared = min(small.right, large.right) - max(small.left, large.left)
    apart = max(small.top, large.top) - min(small.bottom, large.bottom)
    if shared < OVERLAP * min(small.width, large.width):
        return False
    if small.height < SLIGHT_STROKE * large.height:
        return apart <= FARTHEST * large.height
    both = small.union(large)
    nearest = BROKEN if both.height <= TALLEST * both.width else BROKEN_STROKE
    return apart <= nearest * both.height


def _check_is_drawn(candidate: Mask) -> None:
    box = Box.around(candidate)
    if max(box.height, box.width) < SMALLEST:
        raise DigitError("no digit found, only specks of ink")
    share = float(candidate[box.slices].mean())
    if share > SOLID and box.height < 2 * box.width:
        raise DigitError("no digit found, just a solid patch; digits are made of strokes")
