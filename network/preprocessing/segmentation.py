"""Which ink belongs together: pieces of a mask become marks, each of which may be a digit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.preprocessing.loading import DigitError

Mask = npt.NDArray[np.bool_]

TOUCHING = np.ones((3, 3))
SPECK = 0.02  # a piece with less ink than this share of the largest mark's is dust
BRIDGED = 0.03  # of the tallest piece: gaps narrower than twice this are within a stroke, not between strokes
SLIGHT = (
    0.4  # a mark less tall than this share of the tallest is a comma, a line, or part of a digit
)
SLIGHT_STROKE = 0.6  # ... and less than this, a loose stroke of it, if it lies near enough
OVERLAP = 0.4  # of the narrower one's width: parts of one digit lie above each other
FARTHEST = (
    0.25  # of the taller one's height: how far above or below a digit its loose stroke may lie
)
BROKEN = 0.15  # of the height of both: how far the halves of a broken digit may lie apart
BROKEN_STROKE = (
    0.06  # the same, where both together are tall and narrow, as two digits in two rows are
)
TALLEST = 2.2  # times its width
MOST_PIECES = 150  # more than these are a page of text, or noise
SMALLEST_PIECE = 4  # pixels of ink
ALIKE, MOST_ALIKE = (
    0.1,
    40,
)  # of the largest piece's ink, and how many pieces have as much: not as many as letters
LARGE = 0.2  # of all ink: what lies within is then the digit, and what touches the border is not
LINED = 0.2  # of all ink: printed lines are at least that much
SMALLEST = 5  # pixels that the longer side of a digit has at least
SOLID = (
    0.93  # a digit with more ink than this in its box is none, unless it is a stroke that stands
)


@dataclass(frozen=True)
class Box:
    """Where a mark is, in pixels; bottom and right lie just outside."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def around(cls, mark: Mask) -> Box:
        """The smallest box with all of a mark in it."""
        rows, columns = np.flatnonzero(mark.any(axis=1)), np.flatnonzero(mark.any(axis=0))
        return cls(int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)

    @property
    def height(self) -> int:
        """Rows."""
        return self.bottom - self.top

    @property
    def width(self) -> int:
        """Columns."""
        return self.right - self.left

    @property
    def slices(self) -> tuple[slice, slice]:
        """To cut it out of an array."""
        return slice(self.top, self.bottom), slice(self.left, self.right)

    def with_(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


def marks_of(drawn: Mask) -> list[Mask]:
    """The marks that may be digits, from left to right.

    Raises
    ------
    DigitError
        When there are none, or so many that it is no picture of digits.
    """
    loose = ndimage.label(drawn, TOUCHING)[0]
    sizes = np.bincount(loose.ravel())[1:]
    if (sizes >= SMALLEST_PIECE).sum() > MOST_PIECES or (
        sizes >= ALIKE * sizes.max(initial=1)
    ).sum() > MOST_ALIKE:
        raise DigitError(
            "the image holds no single digit: there are many pieces of ink, as in a page of text"
        )
    reach = int(
        BRIDGED
        * max((rows.stop - rows.start for rows, _ in ndimage.find_objects(loose)), default=0)
    )
    bridged = ndimage.binary_dilation(drawn, TOUCHING, iterations=reach) if reach else drawn
    pieces, count = ndimage.label(bridged, TOUCHING)
    pieces = np.where(drawn, pieces, 0)
    sizes = np.bincount(pieces.ravel(), minlength=count + 1)[1:]
    numbers = [
        int(n) + 1
        for n in np.flatnonzero(sizes >= max(SMALLEST_PIECE, SPECK * sizes.max(initial=0)))
    ]
    if not numbers:
        raise DigitError("the image holds no digit: there are only specks of ink")
    around = ndimage.find_objects(pieces)
    boxes = {
        n: Box(s[0].start, s[1].start, s[0].stop, s[1].stop)
        for n in numbers
        for s in [around[n - 1]]
    }
    groups = _grouped(boxes)
    tallest = max(box.height for _, box in groups)
    kept = sorted((box.left, members) for members, box in groups if box.height >= SLIGHT * tallest)
    marks = [np.isin(pieces, members) for _, members in kept]
    for mark in marks:
        _check_digit_like(mark, Box.around(mark))
    return marks


def inner_pieces(drawn: Mask) -> Mask:
    """Only the pieces that do not touch the border, if there are any large ones."""
    pieces, _ = ndimage.label(drawn, TOUCHING)
    at_border = np.unique(np.concatenate([pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]]))
    inner = drawn & ~np.isin(pieces, at_border)
    return inner if inner.sum() > LARGE * drawn.sum() else drawn


def spans(drawn: Mask) -> bool:
    """Whether some piece reaches from border to border, as shadows and printed lines do and ink seldom does."""
    pieces, _ = ndimage.label(drawn, TOUCHING)
    sides = [
        set(pieces[edge].ravel()) - {0} for edge in (np.s_[0], np.s_[-1], np.s_[:, 0], np.s_[:, -1])
    ]
    return bool(sides[0] & sides[1] or sides[2] & sides[3])


def without_lines(drawn: Mask, strong: Mask) -> Mask:
    """Strong ink alone, where what is weaker lies apart from it, as printed lines do, and is not its mere edge."""
    weak = drawn & ~ndimage.binary_dilation(strong, TOUCHING, iterations=3)
    return strong if weak.sum() > LINED * drawn.sum() else drawn


def _grouped(boxes: dict[int, Box]) -> list[tuple[list[int], Box]]:
    """Join loose strokes with the digits that they belong to."""
    groups = [([number], box) for number, box in boxes.items()]
    groups.sort(key=lambda group: group[1].height, reverse=True)
    joined: list[tuple[list[int], Box]] = []
    for members, box in groups:
        for place, (others, large) in enumerate(joined):
            if _belongs(box, large):
                joined[place] = ([*others, *members], large.with_(box))
                break
        else:
            joined.append((members, box))
    return joined


def _belongs(small: Box, large: Box) -> bool:
    """Whether two marks are one digit: a slight one by a taller one, or two halves of a broken one."""
    shared = min(small.right, large.right) - max(small.left, large.left)
    apart = max(small.top, large.top) - min(small.bottom, large.bottom)
    if shared < OVERLAP * min(small.width, large.width):
        return False
    if small.height < SLIGHT_STROKE * large.height:
        return apart <= FARTHEST * large.height
    both = small.with_(large)
    nearest = BROKEN if both.height <= TALLEST * both.width else BROKEN_STROKE
    return apart <= nearest * both.height


def _check_digit_like(mark: Mask, box: Box) -> None:
    if max(box.height, box.width) < SMALLEST:
        raise DigitError("the image holds no digit: there are only specks of ink")
    share = float(mark[box.slices].mean())
    if share > SOLID and box.height < 2 * box.width:
        raise DigitError("the image holds no digit: there is a solid patch, not a stroke")
