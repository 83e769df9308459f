"""Detection: where in a picture the digits are, at the size at which their strokes show best."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import cv2
import numpy as np

from network.digits import DigitError
from network.preprocessing.ink import WINDOW, Bytes, InkLevels, Polarity, ground_of
from network.preprocessing.lines import remove_lines
from network.preprocessing.segmentation import Box, Group, Pieces

LARGEST_LEVEL = 2_000  # pixels of the longer side; finer ones are looked at in places only
SMALLEST_LEVEL = 30  # pixels of the longer side, at least, of the coarsest level
SEEN_WHOLE = 64  # pixels of the longer side, at which small pictures are seen whole
WHOLE_SHARE = 0.3
SMALL_PICTURE = 120  # pixels of the shorter side; smaller pictures are enlarged
LOWEST = 1.0  # windows: least height of a digit at the level at which it is found
FLATTEST = 0.35  # height / width of a digit, at least
LONGEST = 6.0  # length of strokes / height; what has more is a scribble
# shares of its box above which a broad group is a patch: dark on light, a sheet on a table, and in
# a picture of few pixels; and width / height from which on it is broad
SOLID, SOLID_LIGHT, SOLIDEST, NARROW = 0.65, 0.65, 0.85, 0.5
CUT_OFF, CUT_TIGHT = 0.4, 0.22  # factors for what reaches an edge, or fills the picture
TALL = 0.7  # of a small picture's height: a digit as tall may reach its edges
DIM = 60  # of 255: least level of the ground of ink, where paper has 200
BLOT = 2.2  # length / thickness of strokes; what has less is a blot
FILLED = 0.5  # of the picture: a group that large may be cut tight on purpose
RARER = 0.85  # factor for light ink, which is rarer than dark ink
LEAST = 0.04  # score below which there is no digit
ALIKE = 0.3  # of its contrast: ground that differs less from the usual one is the same
EVEN = 0.75  # of the ground around a digit that is the same, at least
SURE_OF_LIGHT = 0.45  # the same for light ink: a sheet on a table looks like some at first
SURE = 0.24  # score from which on finer levels are not looked at
TINY, TINY_CONTRAST = 4, 0.1  # height in pixels, and contrast, of what is looked at more closely
LOOKED_AT = 3  # of such things, in each view
CLOSER = 1.3  # windows: least height that they are brought to
AROUND = 0.3  # of a group's height: margin in which its ground is measured
SAME_GROUND = 0.5  # of its contrast: what differs less from its surroundings is no ink


@dataclass(frozen=True)
class Level:
    """A picture at one size.

    Attributes
    ----------
    pixels : array, shape (rows, columns, 3).
    scale : pixels of it for one of the picture.
    corner : row and column of its upper left corner in the whole picture at that size.
    whole : rows and columns of the whole picture at that size.
    """

    pixels: Bytes
    scale: float
    corner: tuple[int, int]
    whole: tuple[int, int]

    @classmethod
    def of(cls, picture: Bytes, scale: float, part: Box | None = None) -> Level:
        """Bring a picture, or a part of it, to another size.

        Parameters
        ----------
        part : box in pixels of the picture.
        """
        rows, columns = picture.shape[:2]
        part = Box(0, 0, rows, columns) if part is None else part
        cut = picture[part.slices]
        size = max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale))
        how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        pixels = cut if scale == 1 else cv2.resize(cut, size, interpolation=how)
        corner = round(part.top * scale), round(part.left * scale)
        return cls(pixels, scale, corner, (round(rows * scale), round(columns * scale)))

    def in_whole(self, box: Box) -> Box:
        """Return a box of this level in the whole picture at its size."""
        top, left = self.corner
        return Box(box.top + top, box.left + left, box.bottom + top, box.right + left)

    def halved(self) -> Level:
        """Return the same at half the size."""
        rows, columns = (max(1, length // 2) for length in self.whole)
        pixels = cv2.resize(self.pixels, (columns, rows), interpolation=cv2.INTER_AREA)
        return Level(pixels, self.scale / 2, (0, 0), (rows, columns))


@dataclass(frozen=True)
class View:
    """A level seen for dark or for light ink: the ink, and the groups of its pieces."""

    level: Level
    polarity: Polarity
    grey: Bytes
    ink: InkLevels
    before: Bytes
    mask: Bytes
    removed: Bytes | None
    pieces: Pieces
    groups: list[Group] = field(repr=False)
    window: int

    @classmethod
    def of(cls, level: Level, polarity: Polarity, window: int = WINDOW) -> View:
        """Look at a level."""
        grey = polarity.grey(level.pixels)
        ink = InkLevels.of(grey, dark=polarity.dark, window=window)
        whole = window >= max(level.whole)
        before = ink.mask(window, WHOLE_SHARE if whole else 0.5)
        mask, removed = remove_lines(before, ink.levels, window)
        pieces = Pieces.of(mask, ink.levels, window)
        return cls(
            level, polarity, grey, ink, before, mask, removed, pieces, pieces.joined(), window
        )

    def score(self, group: Group) -> float:
        """Return how much a group is like a digit, and 0 where it is too low to be told."""
        tall_enough = max(group.box.height, group.box.width) >= LOWEST * min(self.window, WINDOW)
        return self.likeness(group) if tall_enough else 0.0

    def likeness(self, group: Group) -> float:
        """Return how much a group is like a digit that somebody wrote: 0 for what can't be one.

        Digits are tall, dark and made of strokes, do not reach the edge of the picture, and stand
        on one ground, which is the brightest one (for light ink, the darkest).
        """
        box = group.box
        if not self._is_of_strokes(group):
            return 0.0
        rise, ground, evenness = self._stands_out(group)
        if ground < DIM or rise < SAME_GROUND * group.contrast:
            return 0.0
        dark = min(1.0, 4 * group.contrast) * group.contrast**0.5
        if not self.polarity.dark and not self.is_whole:
            dark *= RARER
        tall = (box.height / self.level.whole[0]) ** 0.35
        return (
            dark
            * tall
            * self._apart_from_edges(box)
            * evenness
            * min(1.0, ground / max(self.paper, 1.0))
        )

    @property
    def is_whole(self) -> bool:
        """True where the window is as large as the picture, so that all ground is one."""
        return self.window >= max(self.level.whole)

    def _is_of_strokes(self, group: Group) -> bool:
        """Return whether a group is drawn with a pen: no blot, no patch, no scribble, not flat."""
        box, is_narrow = group.box, group.box.width <= NARROW * group.box.height
        solid = SOLIDEST if self.is_whole else SOLID if self.polarity.dark else SOLID_LIGHT
        blot = BLOT / 2 if self.is_whole else BLOT
        return (
            box.height >= FLATTEST * box.width
            and group.area >= blot * max(group.thickness, 1) ** 2
            and group.length <= LONGEST * max(box.height, box.width)
            and (is_narrow or group.area <= solid * box.height * box.width)
        )

    def _apart_from_edges(self, box: Box) -> float:
        """Return 1 for a box off the edges of the picture, less for one that reaches some."""
        edges, (rows, columns) = self.edges_touched(box), self.level.whole
        if not edges or (self.is_whole and box.height >= TALL * rows):
            return 1.0
        if box.height * box.width >= FILLED * rows * columns:
            return CUT_TIGHT
        return CUT_OFF if edges == 1 else CUT_OFF**2

    @property
    def ground(self) -> Bytes:
        """Picture without what is narrower than the window, dark where the picture is."""
        ground = ground_of(self.grey, self.window)
        return ground if self.polarity.dark else cv2.bitwise_not(ground)

    @cached_property
    def paper(self) -> float:
        """Level of the brightest broad area: ink is rather there than beside the sheet."""
        return float(np.percentile(self.grey[::4, ::4], 95))

    def edges_touched(self, box: Box) -> int:
        """Return how many edges of the picture a box reaches."""
        (top, left), (rows, columns) = self.level.corner, self.level.whole
        return (
            (top + box.top <= 1)
            + (left + box.left <= 1)
            + (top + box.bottom >= rows - 1)
            + (left + box.right >= columns - 1)
        )

    def _stands_out(self, group: Group) -> tuple[float, float, float]:
        """Return how far a group lies from the ground on all sides, that ground, and its evenness.

        What lies between strokes or printed lines is like the ground beyond them, so it is no ink;
        and what runs along the edge of a sheet, or within a broad stroke, has two grounds.
        """
        margin = max(6, round(AROUND * group.box.height))
        part = group.box.grown(margin, self.mask.shape).slices
        own = np.isin(self.pieces.labels[part], group.pieces).astype(np.uint8)
        around = cv2.dilate(own, np.ones((5, 5), np.uint8)) == 0
        grey = self.grey[part]
        if not around.any():
            return 0.0, 0.0, 0.0
        ground, inside = float(np.median(grey[around])), float(grey[own > 0].mean())
        apart = np.abs(grey[around].astype(np.float32) - ground)
        even = float((apart < ALIKE * abs(ground - inside)).mean())
        rise = 1 - inside / max(ground, 1) if self.polarity.dark else (ground - inside) / 255
        return rise, ground, min(1.0, even / EVEN) ** 2


@dataclass(frozen=True)
class Sighting:
    """A group that may be a digit, the view in which it shows best, and its score there."""

    view: View
    group: Group
    score: float

    @property
    def height(self) -> float:
        """Height in pixels of the picture."""
        return self.group.box.height / self.view.level.scale

    @property
    def is_sure(self) -> bool:
        """True where finer views can show nothing better."""
        lone = self.view.is_whole or not self.view.edges_touched(self.group.box)
        return lone and self.score > (SURE if self.view.polarity.dark else SURE_OF_LIGHT)


def search(picture: Bytes) -> list[Sighting]:
    """Find what is most like a digit in a picture, from coarse to fine.

    Returns
    -------
    the best of dark ink and of light ink, those that there are, the better one first.

    Raises
    ------
    DigitError
        When nothing is like a digit.
    """
    polarities = _polarities(picture)
    best: list[Sighting | None] = [None, None]
    views: list[View] = []
    for level, window in _views(picture):
        views = [View.of(level, polarity, window) for polarity in polarities]
        best = [_better(one, [view]) for one, view in zip(best, views, strict=True)]
        if any(one and one.is_sure for one in best):
            break
    if not any(one and one.score > SURE for one in best):
        closer = list(_closer_views(picture, views))
        best = [
            _better(one, [view for view in closer if view.polarity is polarity])
            for one, polarity in zip(best, polarities, strict=True)
        ]
    found = [one for one in best if one and one.score >= LEAST]
    if not found:
        raise DigitError(_reason(views))
    return sorted(found, key=lambda one: one.score, reverse=True)


def search_everywhere(picture: Bytes) -> list[Sighting]:
    """Return what is most like a digit in each view of a picture, the best first.

    It takes longer than :func:`search`, and finds digits where that has found something else.
    """
    polarities = _polarities(picture)
    views = [
        View.of(level, polarity, window)
        for level, window in _views(picture)
        for polarity in polarities
    ]
    found = [sighting for view in views if (sighting := _better(None, [view]))]
    likely = [sighting for sighting in found if sighting.score >= LEAST]
    return sorted(likely, key=lambda one: one.score, reverse=True)


def _better(best: Sighting | None, views: Iterable[View]) -> Sighting | None:
    """Return the sighting of the highest score: the best one so far, or one in some views."""
    for view in views:
        for group in view.groups:
            if (score := view.score(group)) > (best.score if best else 0):
                best = Sighting(view, group, score)
    return best


def _reason(views: list[View]) -> str:
    """Say why there is no digit in a picture, of which these are the finest views."""
    if all(view.ink.levels.max() <= view.ink.faintest for view in views):
        return "the image is blank; nothing stands out from the background"
    return "no digit found, only specks, lines, or patches; crop the picture to the digit"


def _polarities(picture: Bytes) -> tuple[Polarity, Polarity]:
    step = max(1, min(picture.shape[:2]) // 200)
    sample = np.ascontiguousarray(picture[::step, ::step])
    return Polarity.of(sample, dark=True), Polarity.of(sample, dark=False)


def _levels(picture: Bytes) -> list[Level]:
    """Return a picture at all sizes, each twice as large as the one before."""
    rows, columns = picture.shape[:2]
    finest = min(1.0, LARGEST_LEVEL / max(rows, columns))
    if min(rows, columns) < SMALL_PICTURE:
        finest = float(-(-SMALL_PICTURE // min(rows, columns)))
    levels = [Level.of(picture, finest)]
    while max(levels[0].whole) >= 2 * SMALLEST_LEVEL:
        levels.insert(0, levels[0].halved())
    return levels


def _views(picture: Bytes) -> Iterator[tuple[Level, int]]:
    """Yield the levels of a picture, and the window for each; a small one is seen whole first."""
    if min(picture.shape[:2]) < SMALL_PICTURE:
        longest = max(picture.shape[:2])
        yield Level.of(picture, SEEN_WHOLE / longest), SEEN_WHOLE
    for level in _levels(picture):
        yield level, WINDOW


def _closer_views(picture: Bytes, finest: list[View]) -> Iterator[View]:
    """Look more closely at small things in the finest views of a whole picture."""
    for view in finest:
        small = [
            group
            for group in view.groups
            if TINY <= group.box.height < LOWEST * WINDOW and group.contrast > TINY_CONTRAST
        ]
        small.sort(key=lambda group: -group.contrast * group.box.height)
        for group in small[:LOOKED_AT]:
            times = 2 ** int(np.ceil(np.log2(CLOSER * WINDOW / group.box.height)))
            part = group.box.grown(4 * group.box.height, view.level.whole)
            scale = view.level.scale
            yield View.of(Level.of(picture, scale * times, part.scaled(1 / scale)), view.polarity)
