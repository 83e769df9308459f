"""Outlines taken apart: a loop and its little edges, and the edges of a digit sorted by direction."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.parts import EdgeStrokes, Outline, PartPicture, edge_strokes, ink_picture, nearest_direction
from scenes.language import msgid
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
WIDTH = 5.2  # of a digit
NAMES_AT = -3.0


class LoopInEdges(Group):
    """A loop of a digit, its edges, and beside them the same edges pulled apart.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    loop : which pixels belong to the loop.
    edges : of the whole digit.

    Attributes
    ----------
    digit, loop, strokes : one over the other, on the left.
    apart : the strokes as they lie on the right.
    names : what is on the left and on the right.
    equals : between them.
    """

    def __init__(self, image: FloatArray, loop: Mask, edges: Outline) -> None:
        left, right = at(-3.4, 0.2), at(3.4, 0.2)
        self.digit = ink_picture(image, WIDTH).move_to(left)
        self.loop = PartPicture(image, loop, WIDTH / len(image))
        self.loop.move_to(self.loop.over(self.digit))
        of_loop = loop[edges.rows, edges.columns]
        self.strokes = edge_strokes(edges.rows[of_loop], edges.columns[of_loop], edges.angles[of_loop], WIDTH)
        self.strokes.shift(left)
        self.apart = self.strokes.copy().scale(1.3).pulled_apart(0.7).move_to(right)
        names = zip((msgid("a loop"), msgid("little edges")), (left, right), strict=True)
        self.names = VGroup(
            *(text(words, color=style.QUIET).move_to(at(place[0], 0)).stand_on(NAMES_AT) for words, place in names)
        )
        self.equals = text("$=$", style.TYPE_TITLE).move_to(at(0, 0.2))
        super().__init__(self.digit, self.loop, self.strokes, self.apart, self.names, self.equals)


class OutlineInHeaps(Group):
    """A digit with the edges along its outline, and beside it the same edges sorted by direction.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    directions : into which the edges are sorted.
    number : of the edges.

    Attributes
    ----------
    digit, strokes : one over the other, on the left.
    heaps : the edges, sorted.
    count, words : how many edges there are; what is on the right.
    """

    def __init__(self, image: FloatArray, edges: Outline, directions: FloatArray, number: Reading) -> None:
        left, right = at(-3.7, 0.3), 3.2
        self.digit = ink_picture(image, WIDTH).move_to(left)
        self.strokes = edge_strokes(edges.rows, edges.columns, edges.angles, WIDTH).shift(left)
        self.heaps = SortedEdges(edges.angles, directions, 1.5 * WIDTH / len(image), 4.6).shift(at(right, -1.9))
        shown = Readout(number, color=style.TALKED_ABOUT).stand_on(NAMES_AT)
        self.count = line_of([shown, text("edges")]).set_x(left[0])
        self.words = text("sorted by direction", color=style.QUIET).move_to(at(right, 0)).stand_on(NAMES_AT)
        super().__init__(self.digit, self.strokes, self.heaps, self.count, self.words)


class SortedEdges(Group):
    """Edges sorted by direction: a heap for each, and below it the direction itself.

    Parameters
    ----------
    angles : (n,), of the edges.
    directions : (m,), into which they are sorted.
    length : of a stroke.
    height : that the highest heap may have.

    Attributes
    ----------
    strokes, key : the edges in their heaps, in the order of ``angles``; the directions below.
    """

    STEP = 0.8

    def __init__(self, angles: FloatArray, directions: FloatArray, length: float, height: float) -> None:
        nearest = nearest_direction(angles, directions)
        counts = np.bincount(nearest, minlength=len(directions))
        order = np.array([np.sum(nearest[:number] == kind) for number, kind in enumerate(nearest)])
        places = self.STEP * (np.arange(len(directions)) - (len(directions) - 1) / 2)
        step = min(1.15 * length, height / counts.max())
        middles = np.column_stack([places[nearest], (order + 0.5) * step, np.zeros(len(angles))])
        self.strokes = EdgeStrokes(middles, angles, length, length / 6)
        below = np.column_stack([places, np.full(len(places), -0.45), np.zeros(len(places))])
        self.key = EdgeStrokes(below, directions, 0.5, 2 * style.RING)
        super().__init__(self.strokes, self.key)
