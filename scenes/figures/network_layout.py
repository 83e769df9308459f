"""Where things stand in frames of different shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from manim import ManimColor, VGroup, VMobject

from scenes import style
from scenes.language.catalogue import Told, translate
from scenes.style import at
from scenes.text.typesetting import Lettering, text

LINE_GAP = 0.25  # between two lines of words


@dataclass(frozen=True)
class Arrangement:
    """How the whole network is laid out.

    Attributes
    ----------
    grid_width, grid : size and middle of the pixels.
    first, last : middles of the first and the last layer of those that come after; the others stand between them.
    is_turned : whether these layers are rows below the pixels, and not columns to the right of them.
    length : of the longest layer.
    """

    grid_width: float
    grid: tuple[float, float]
    first: tuple[float, float]
    last: tuple[float, float]
    is_turned: bool
    length: float
    widest_spacing: float = 0.6

    @property
    def outwards(self) -> npt.NDArray[np.float64]:
        """The way from an output to what stands beside it."""
        return at(0, -1) if self.is_turned else at(1, 0)

    @property
    def away(self) -> tuple[float, float]:
        """How far the digit of an output is from it, and the value from the digit."""
        return (0.47, 0.42) if self.is_turned else (0.48, 0.68)

    def places(self, count: int) -> list[npt.NDArray[np.float64]]:
        """Middles of that many layers; a single one is the first."""
        return [at(*place) for place in np.linspace(self.first, self.last, count)]


NETWORK = {
    "16:9": Arrangement(5.25, (-3.95, 0.0), (0.95, 0.0), (5.35, 0.0), is_turned=False, length=6.35),
    "4:3": Arrangement(3.8, (-2.95, 0.0), (0.65, 0.0), (3.5, 0.0), is_turned=False, length=6.35),
    "1:1": Arrangement(3.6, (-1.75, 1.65), (0.0, -0.95), (0.0, -2.7), True, 6.9, widest_spacing=0.7),
    "9:16": Arrangement(6.2, (0.0, 2.85), (0.0, -1.5), (0.0, -4.9), True, 6.9, widest_spacing=0.75),
}


def of_network() -> Arrangement:
    """The arrangement of the network in the frame in use."""
    return style.for_frame(NETWORK)


def paragraph(
    words: str,
    width: float,
    size: float = style.TYPE_LABEL,
    color: ManimColor | None = None,
    *,
    side: str = "center",
    even: bool = False,
) -> Lettering:
    """Words in as many lines as it takes for none to be wider than ``width``; in one, if that is enough.

    Parameters
    ----------
    width : in scene units.
    side : where lines are flush: ``center``, ``left`` or ``right``.
    even : in just as many lines, but about equally long ones.
    """
    line = text(words, size, color)
    if line.width <= width:
        return line
    ten_em = text("0#h(10em)0", size).width - text("00", size).width

    def broken(room: float) -> Lettering:
        box = f"#box(width: {10 * room / ten_em:.3f}em)[#set align({side}); {translate(words)}]"
        return text(Told(box), size, color)

    widest = broken(width)
    rooms = np.linspace(line.width / np.ceil(line.width / width), width, 6)[:-1] if even else ()
    found = (lines for room in rooms if (lines := broken(room)).height < widest.height + 0.1 and lines.width <= width)
    return next(found, widest)


def wrapped(line: VGroup, width: float | None = None) -> VGroup:
    """Words and numbers of a line that is wider than the frame, in several lines below each other, each centred."""
    width = style.FRAME_WIDTH - 2 * style.MARGIN if width is None else width
    parts: Sequence[VMobject] = line.submobjects
    rows: list[list[VMobject]] = [[]]
    for part in parts:
        if rows[-1] and part.get_right()[0] - rows[-1][0].get_left()[0] > width:
            rows.append([])
        rows[-1].append(part)
    middle = line.get_x()
    groups = [VGroup(*row) for row in rows]
    for group in groups:
        group.shift(at(middle - group.get_x(), 0))
    for before, after in pairwise(groups):
        after.shift(at(0, before.get_bottom()[1] - LINE_GAP - after.get_top()[1]))
    return line


def along(x: float, y: float, *, is_turned: bool) -> npt.NDArray[np.float64]:
    """A point of a figure that goes from left to right; where it is turned, it goes downwards, what was on top left."""
    return at(-y, -x) if is_turned else at(x, y)
