"""Candidates for digits among groups of ink, and their strokes at the size that shows them best."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import cv2
import numpy as np

from network.arrays import FloatArray
from network.digits import DigitError
from network.preprocessing.detection import (
    FLATTEST,
    Level,
    Sighting,
    View,
    search,
    search_everywhere,
)
from network.preprocessing.ink import Bytes
from network.preprocessing.normalize import stroke_thickness, to_mnist_form
from network.preprocessing.segmentation import INSIDE, TOUCHING, Box, Group, Pieces

SLIGHT = 0.4  # of the tallest group's height: lower ones (commas, dates, names) are dropped
AS_LIKELY = 0.25  # of the best group's likeness to a digit: others have at least that
AS_LARGE, MOST_ALIKE = 0.1, 24  # of its area; with more things as large, it is text
PALER = 0.5  # of the best group's contrast: paler ones are dropped
WORD = 2.0  # width / height of a name or of a signature
STRAIGHT = 7.0  # length / breadth of a bar
STRAIGHTEST = 1.2  # length of the stroke / distance of its ends
MUCH_LONGER = 1.6  # times the other's height: a bar that long is a pen, not a 1
RING = 0.5  # share of its box that the ink of a frame or circle takes at most
ROUND, BROAD = 0.75, 0.5  # width / height of a frame, or of what is in it: else it's a 0's slash
OTHER_COLOR = 0.45  # largest difference of a channel, where the strongest one is 1
FINE = 100  # pixels: height from which on a digit shows all its strokes
MARGIN = 4  # windows around digits, in which printed lines can be told
KEPT = 0.2  # of the coarse ink: with less of it in the fine view, the coarse one is used
FLAT_LINE = 4  # width / height of a line above or below a digit
AS_WIDE = 0.8  # of the digit's width: such a line is at least that long
SIDE_OF_BOX = 0.08  # of a box: breadth in which a side of it runs, tilted as it may be
UNBROKEN, SIDES = 0.9, 3  # share of a side that is inked, and number of such sides, of a box
TWO = 0.6  # width / height from which on a candidate may be two digits that touch
MIDDLE = 0.25  # of its width, from either side: between them is the cut
CUT = 1.6  # thicknesses of stroke that a cut between digits goes through at most
BOTH_TALL = 0.65  # of the height: each part has at least that


@dataclass(frozen=True)
class Candidate:
    """Ink of what may be a digit, at a size that shows its strokes.

    Attributes
    ----------
    levels : array, shape (rows, columns), how strong the ink is, 0 to 255.
    mask : array of the same shape, 1 where the candidate's ink is.
    box : rectangle around it, in pixels of the picture.
    cut_off : True where it reaches the edge of the picture.
    cut_apart : True where it touched another digit.
    """

    levels: Bytes
    mask: Bytes
    box: Box
    cut_off: bool = False
    cut_apart: bool = False

    @cached_property
    def form(self) -> FloatArray:
        """The ink in MNIST's form, shape (28, 28), 0 to 1."""
        return to_mnist_form(self.levels, self.mask)

    @classmethod
    def whole(cls, levels: Bytes) -> Candidate:
        """Return all of a picture as the one candidate."""
        return cls(levels, np.ones_like(levels), Box(0, 0, *levels.shape))


@dataclass(frozen=True)
class Findings:
    """Digits found in a picture, and the view that they were found in.

    Attributes
    ----------
    view : the view in which the digits show, with all ink.
    groups : groups of its ink that are digits, row by row, each from left to right.
    candidates : the digits in the same order; more than groups where some touch.
    left_out : number of things among them that are like no digit.
    is_second_choice : whether something else there was taken for digits at first.
    """

    view: View
    groups: list[Group]
    candidates: tuple[Candidate, ...]
    left_out: int = 0
    is_second_choice: bool = False


def find_digits(picture: Bytes) -> Iterator[Findings]:
    """Find the digits in a picture, shape (rows, columns, 3).

    Yields
    ------
    what may be the digits, the likeliest first: dark or light ink, large or small things, with all
    that shows in a fine view, or with less, in which noise is no ink.

    Raises
    ------
    DigitError
        When there is nothing like a digit.
    """
    tried: set[tuple[float, bool, Box]] = set()
    for look in (search, search_everywhere):
        for sighting in look(picture):
            view = sighting.view
            place = view.level.scale, view.polarity.dark, sighting.group.box
            if place not in tried:
                tried.add(place)
                yield from _findings(picture, sighting)


def _findings(picture: Bytes, sighting: Sighting) -> Iterator[Findings]:
    view = sighting.view
    groups = digits_among(view, sighting.group)
    tallest = max(max(group.box.height, group.box.width) for group in groups)
    finest = 1 if tallest >= FINE else 2 ** int(np.ceil(np.log2(FINE / tallest)))
    for times in dict.fromkeys((finest, 1)):
        yield Findings(view, groups, tuple(refine(picture, view, groups, times)))


# --- which groups are digits ----------------------------------------------------------------------


def digits_among(view: View, best: Group) -> list[Group]:
    """Return the groups of a view that are digits like the best one, in reading order."""
    _check_is_no_text(view, best)
    least = AS_LIKELY * view.likeness(best)
    groups = [
        group
        for group in view.groups
        if group is best or (_is_like(group, best) and view.likeness(group) >= least)
    ]
    inner = [group for group in groups if not view.edges_touched(group.box)] or [best]
    drawn = _without_bars(_without_frames(inner))
    words_off = [group for group in drawn if group.box.width < WORD * group.box.height] or drawn
    alike = _of_one_color(view, words_off)
    tallest = max(group.box.height for group in alike)
    return in_reading_order([group for group in alike if group.box.height >= SLIGHT * tallest])


def _check_is_no_text(view: View, best: Group) -> None:
    """Raise a DigitError where there are so many things like the best one that it is text."""
    alike = [
        group
        for group in view.groups
        if group.contrast >= PALER * best.contrast and group.area >= AS_LARGE * best.area
    ]
    if len(alike) > MOST_ALIKE:
        raise DigitError(
            "found many pieces of ink, as in a page of text; crop the picture to one digit or a few"
        )


def _is_like(group: Group, best: Group) -> bool:
    """Return whether a group is as tall and as dark as digits beside the best one are."""
    box = group.box
    return (
        box.height >= max(SLIGHT * best.box.height, FLATTEST * box.width)
        and group.contrast >= PALER * best.contrast
    )


def _without_frames(groups: list[Group]) -> list[Group]:
    """Drop boxes of forms, and circles, around others."""
    return [one for one in groups if not any(_frames(one, other) for other in groups)]


def _frames(outer: Group, inner: Group) -> bool:
    around, within = outer.box, inner.box
    encloses = (
        around.top < within.top
        and around.left < within.left
        and around.bottom > within.bottom
        and around.right > within.right
    )
    is_round = around.width >= ROUND * around.height or within.width >= BROAD * within.height
    is_thin = outer.area < RING * around.height * around.width
    return encloses and is_round and is_thin and within.height >= INSIDE * around.height


def _without_bars(groups: list[Group]) -> list[Group]:
    """Drop bars much longer than what is beside them is tall, such as pens."""
    others = [group.box.height for group in groups if not _is_bar(group)]
    longest = MUCH_LONGER * max(others, default=np.inf)
    return [group for group in groups if not _is_bar(group) or _span(group) < longest]


def _is_bar(group: Group) -> bool:
    is_straight = group.length < STRAIGHTEST * _span(group)
    return is_straight and _span(group) > STRAIGHT * group.thickness


def _span(group: Group) -> float:
    return float(np.hypot(group.box.height, group.box.width))


def _of_one_color(view: View, groups: list[Group]) -> list[Group]:
    """Drop what has another color than the darkest group, such as a red tick."""
    colors = [_color(view, group) for group in groups]
    darkest = colors[int(np.argmax([color.mean() for color in colors]))]
    share = darkest / max(darkest.max(), 0.01)
    return [
        group
        for group, color in zip(groups, colors, strict=True)
        if np.abs(color / max(color.max(), 0.01) - share).max() < OTHER_COLOR
    ]


def _color(view: View, group: Group) -> FloatArray:
    """Return the share of each channel that a group's ink takes from its ground."""
    part = group.box.slices
    own = np.isin(view.pieces.labels[part], group.pieces)
    levels = view.ink.levels[part]
    inside = own & (levels >= np.median(levels[own]))
    around = view.level.pixels[group.box.grown(6, view.mask.shape).slices]
    ground = np.median(around.reshape(-1, 3), axis=0)
    ink = view.level.pixels[part][inside].mean(axis=0)
    if not view.polarity.dark:
        ink, ground = 255 - ink, 255 - ground
    return np.clip(1 - ink / np.maximum(ground, 1), 0, 1)


def in_reading_order(groups: list[Group]) -> list[Group]:
    """Order groups row by row, each from left to right."""
    rows: list[list[Group]] = []
    for group in sorted(groups, key=lambda group: group.box.top + group.box.bottom):
        middle = (group.box.top + group.box.bottom) / 2
        for row in rows:
            if any(other.box.top < middle < other.box.bottom for other in row):
                row.append(group)
                break
        else:
            rows.append([group])
    return [group for row in rows for group in sorted(row, key=lambda group: group.box.left)]


# --- their strokes --------------------------------------------------------------------------------


def refine(picture: Bytes, view: View, groups: list[Group], times: int) -> list[Candidate]:
    """Look at groups again, some times larger."""
    around = groups[0].box
    for group in groups:
        around = around.union(group.box)
    around = around.grown(MARGIN * view.window, view.mask.shape)
    level = view.level
    part = level.in_whole(around).scaled(1 / level.scale)
    closer = Level.of(picture, level.scale * times, part)
    fine = View.of(closer, view.polarity, view.window * times)
    return [_strokes(view, fine, group, around, times) for group in groups]


def _strokes(view: View, fine: View, group: Group, around: Box, times: int) -> Candidate:
    """Return the ink of a fine view that belongs to a group, without frames and underlines."""
    coarse = np.isin(view.pieces.labels[around.slices], group.pieces).astype(np.uint8)
    size = fine.mask.shape[1], fine.mask.shape[0]
    near = cv2.resize(cv2.dilate(coarse, TOUCHING), size, interpolation=cv2.INTER_NEAREST)
    levels, mask = fine.ink.levels, fine.mask & near
    if mask.sum() < KEPT * coarse.sum() * times**2:
        mask = cv2.resize(coarse, size, interpolation=cv2.INTER_NEAREST)
        levels = cv2.resize(view.ink.levels[around.slices].copy(), size)
    box = view.level.in_whole(group.box).scaled(1 / view.level.scale)
    cut_off = view.edges_touched(group.box) > 0
    return Candidate(levels, _alone(mask, levels), box, cut_off)


def _alone(mask: Bytes, levels: Bytes) -> Bytes:
    """Return the ink of a digit without a frame around it, or a line above or below it."""
    mask = _without_box(mask)
    pieces = Pieces.of(mask, levels, window=max(mask.shape), bridged=1)
    groups = pieces.joined()
    inner = _without_frames(groups)
    if not inner:
        return mask
    tallest = max(inner, key=lambda group: group.box.height)
    kept = [group for group in inner if not _underlines(group.box, tallest.box)]
    if len(kept) == len(groups):
        return mask
    return np.isin(pieces.labels, [n for group in kept for n in group.pieces]).astype(np.uint8)


def _without_box(mask: Bytes) -> Bytes:
    """Return a mask without the sides of a box that the ink touches, if there are three or more."""
    box = Box.around(mask)
    ink = mask[box.slices]
    reach = max(2, round(SIDE_OF_BOX * min(ink.shape)))
    sides = np.zeros_like(ink)
    count = 0
    for turns in range(4):
        turned, own = np.rot90(ink, turns), np.rot90(sides, turns)  # views of the same arrays
        side = turned[:, :reach]
        if side.any(axis=1).mean() >= UNBROKEN:
            own[:, :reach] |= side
            count += 1
    rest = ink & ~sides
    if count < SIDES or not rest.any() or Box.around(rest).height < BOTH_TALL * box.height * 0.6:
        return mask
    inner = np.zeros_like(mask)
    inner[box.slices] = rest
    return inner


def _underlines(line: Box, digit: Box) -> bool:
    is_line = line.width > max(FLAT_LINE * line.height, AS_WIDE * digit.width)
    return is_line and (line.top >= digit.bottom - 2 or line.bottom <= digit.top + 2)


def cut_in_two(candidate: Candidate) -> list[Candidate]:
    """Cut a candidate where it may be two digits that touch; return nothing where it can't be.

    The way between them runs from top to bottom and crosses hardly more than one stroke.
    """
    box = Box.around(candidate.mask)
    mask = candidate.mask[box.slices]
    if box.width < TWO * box.height:
        return []
    way, crossed = _way_through(mask)
    if crossed > CUT * stroke_thickness(mask):
        return []
    is_left = np.arange(box.width) < way[:, np.newaxis]
    parts = [mask & is_left, mask & ~is_left]
    if any(not part.any() or Box.around(part).height < BOTH_TALL * box.height for part in parts):
        return []
    return [_part_of(candidate, part, box) for part in parts]


def filled_outline(candidate: Candidate) -> Candidate | None:
    """Fill what is drawn as an outline; return None where nothing is enclosed.

    Outlines lie in one another: what is between the first and the second is ink, what is within the
    second is none.
    """
    contours, tree = cv2.findContours(candidate.mask, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    mask = candidate.mask.copy()
    for number in range(len(contours)):
        depth, parent = 0, tree[0][number][3]
        while parent >= 0:
            depth, parent = depth + 1, tree[0][parent][3]
        if depth % 2:  # a hole: of the first outline, of the second, ...
            cv2.drawContours(mask, contours, number, int(depth % 4 == 1), cv2.FILLED)
    mask |= candidate.mask
    if mask.sum() == candidate.mask.sum():
        return None
    return replace(candidate, levels=mask * np.uint8(255), mask=mask)


def _way_through(mask: Bytes) -> tuple[FloatArray, float]:
    """Find the way from top to bottom, in the middle, that crosses the least ink.

    Returns
    -------
    columns : array, shape (rows,): where the way is in each row.
    crossed : pixels of ink on it.
    """
    rows, width = mask.shape
    first = round(MIDDLE * width)
    cost = mask[:, first : width - first].astype(np.float64) + 1e-3
    total = cost.copy()
    for row in range(1, rows):
        above = np.pad(total[row - 1], 1, constant_values=np.inf)
        total[row] += np.minimum(np.minimum(above[:-2], above[2:]), above[1:-1])
    way = np.empty(rows, dtype=int)
    way[-1] = int(np.argmin(total[-1]))
    for row in range(rows - 2, -1, -1):
        left = max(0, way[row + 1] - 1)
        way[row] = left + int(np.argmin(total[row, left : way[row + 1] + 2]))
    return way + first, float(total[-1].min())


def _part_of(candidate: Candidate, part: Bytes, box: Box) -> Candidate:
    """Return a part of a candidate as one of its own; ``box`` is that of its ink in its mask."""
    mask = np.zeros_like(candidate.mask)
    mask[box.slices] = part
    own, whole = Box.around(part), candidate.box
    share = whole.width / box.width
    part_box = Box(
        whole.top + round(own.top * share),
        whole.left + round(own.left * share),
        whole.top + round(own.bottom * share),
        whole.left + round(own.right * share),
    )
    levels = np.where(cv2.dilate(mask, TOUCHING) & ~(candidate.mask & ~mask), candidate.levels, 0)
    return Candidate(levels.astype(np.uint8), mask, part_box, candidate.cut_off, cut_apart=True)
