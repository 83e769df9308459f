"""Outlines taken apart: a loop and its little edges, and the edges of a digit sorted by direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.drawing.fields import PictureField
from scenes.figures.parts import (
    EdgeStrokes,
    Outline,
    PartPicture,
    edge_strokes,
    ink_picture,
    nearest_direction,
)
from scenes.language.marks import msgid
from scenes.style import Place, at, theme
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class LoopLayout:
    """Where a loop and its edges stand.

    Attributes
    ----------
    width : of the digit with its margins.
    digit, apart, equals : middles of the digit, of the edges pulled apart, and of what stands between them.
    growth : by how much the edges grow as they are pulled apart.
    names : heights on which the name of the loop and that of the edges stand.
    """

    width: float
    digit: Place
    apart: Place
    equals: Place
    growth: float
    names: Place


@dataclass(frozen=True)
class HeapsLayout:
    """Where a digit and its edges, sorted, stand.

    Attributes
    ----------
    width : of the digit with its margins.
    digit, heaps : the middle of the digit, and of the ground on which the heaps stand.
    step, height : from heap to heap, and of the highest.
    names : heights on which the words for the digit and those for the heaps stand.
    """

    width: float
    digit: Place
    heaps: Place
    step: float
    height: float
    names: Place


def without_margin(image: FloatArray, width: float) -> PictureField:
    """A digit that would be so wide with its margins; of these goes what can without its middle moving."""
    seen = np.argwhere(image > 0)
    down, across = np.minimum(seen.min(axis=0), np.array(image.shape) - 1 - seen.max(axis=0))
    cells = ink_picture(image, width).cells
    return PictureField(
        cells[down : len(image) - down, across : len(image) - across], width / len(image)
    )


class LoopInEdges(Group):
    """A loop of a digit, its edges, and beside them or below them the same edges pulled apart.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    loop : which pixels belong to the loop.
    edges : of the whole digit.

    Attributes
    ----------
    digit, loop, strokes : one over the other.
    apart : the strokes as they come to lie.
    names : what both are.
    equals : between them.
    """

    def __init__(self, image: FloatArray, loop: Mask, edges: Outline, layout: LoopLayout) -> None:
        self.digit = without_margin(image, layout.width).move_to(at(*layout.digit))
        self.loop = PartPicture(image, loop, layout.width / len(image))
        self.loop.move_to(self.loop.over(self.digit))
        of_loop = loop[edges.rows, edges.columns]
        self.strokes = edge_strokes(
            edges.rows[of_loop], edges.columns[of_loop], edges.angles[of_loop], layout.width
        )
        self.strokes.shift(at(*layout.digit))
        self.apart = (
            self.strokes.copy().scale(layout.growth).pulled_apart(0.7).move_to(at(*layout.apart))
        )
        loop_name, edges_name = (
            text(words, color=theme().quiet) for words in (msgid("a loop"), msgid("little edges"))
        )
        loop_name.move_to(at(layout.digit[0], 0)).stand_on(layout.names[0])
        edges_name.move_to(at(layout.apart[0], 0)).stand_on(layout.names[1])
        self.names = VGroup(loop_name, edges_name)
        self.equals = text("$=$", style.TYPE_TITLE).move_to(at(*layout.equals))
        super().__init__(self.digit, self.loop, self.strokes, self.apart, self.names, self.equals)


class OutlineInHeaps(Group):
    """A digit with the edges along its outline, and beside it or below it the same edges sorted by direction.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    directions : into which the edges are sorted.
    number : of the edges.

    Attributes
    ----------
    digit, strokes : one over the other.
    heaps : the edges, sorted.
    count, words : how many edges there are; what the heaps are.
    """

    def __init__(
        self,
        image: FloatArray,
        edges: Outline,
        directions: FloatArray,
        number: Reading,
        layout: HeapsLayout,
    ) -> None:
        self.digit = without_margin(image, layout.width).move_to(at(*layout.digit))
        self.strokes = edge_strokes(edges.rows, edges.columns, edges.angles, layout.width).shift(
            at(*layout.digit)
        )
        length = 1.5 * layout.width / len(image)
        self.heaps = SortedEdges(
            edges.angles, directions, length, layout.height, layout.step
        ).shift(at(*layout.heaps))
        shown = Readout(number, color=theme().talked_about).stand_on(layout.names[0])
        self.count = line_of([shown, text("edges")]).set_x(layout.digit[0])
        self.words = text("sorted by direction", color=theme().quiet).move_to(
            at(layout.heaps[0], 0)
        )
        self.words.stand_on(layout.names[1])
        super().__init__(self.digit, self.strokes, self.heaps, self.count, self.words)


class SortedEdges(Group):
    """Edges sorted by direction: a heap for each, and below it the direction itself.

    Parameters
    ----------
    angles : (n,), of the edges.
    directions : (m,), into which they are sorted.
    length : of a stroke.
    height : that the highest heap may have.
    step : from heap to heap.

    Attributes
    ----------
    strokes, key : the edges in their heaps, in the order of ``angles``; the directions below.
    """

    def __init__(
        self, angles: FloatArray, directions: FloatArray, length: float, height: float, step: float
    ) -> None:
        nearest = nearest_direction(angles, directions)
        counts = np.bincount(nearest, minlength=len(directions))
        order = np.array([np.sum(nearest[:number] == kind) for number, kind in enumerate(nearest)])
        places = step * (np.arange(len(directions)) - (len(directions) - 1) / 2)
        rise = min(1.15 * length, height / counts.max())
        middles = np.column_stack([places[nearest], (order + 0.5) * rise, np.zeros(len(angles))])
        self.strokes = EdgeStrokes(middles, angles, length, length / 6)
        below = np.column_stack([places, np.full(len(places), -0.45), np.zeros(len(places))])
        self.key = EdgeStrokes(below, directions, 0.5, 2 * style.RING)
        super().__init__(self.strokes, self.key)
