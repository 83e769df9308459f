"""Edges along an outline: those of a loop, pulled apart; those of a digit, sorted by direction."""

from __future__ import annotations

import numpy as np
from manim import Group, VGroup

from network.features.strokes import Edges, Mask
from scenes import style
from scenes.chapters.hope_for_parts.layout import HistogramLayout, LoopLayout
from scenes.chapters.hope_for_parts.outline_strokes import edge_strokes, nearest_direction
from scenes.drawing.fields import PictureField
from scenes.figures import EdgeStrokes, PartPicture, ink_picture
from scenes.language import msgid
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, line_of, text


def without_margin(image: FloatArray, width: float) -> PictureField:
    """Return a picture of a digit, without as much of its margin as leaves its centre in place.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    width : of the picture with all of the margin.
    """
    seen = np.argwhere(image > 0)
    down, across = np.minimum(seen.min(axis=0), np.array(image.shape) - 1 - seen.max(axis=0))
    cells = ink_picture(image, width).cells
    return PictureField(
        cells[down : len(image) - down, across : len(image) - across], width / len(image)
    )


class LoopInEdges(Group):
    """A loop of a digit with its edges, and beside it or below it the same edges pulled apart.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    loop : mask of the pixels that belong to the loop.
    edges : of the whole digit.
    layout : places of the parts.

    Attributes
    ----------
    digit, loop, strokes : one over the other.
    apart : the strokes, pulled apart.
    names : of the loop and of the edges.
    equals : sign between them.
    """

    def __init__(self, image: FloatArray, loop: Mask, edges: Edges, layout: LoopLayout) -> None:
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


class OutlineByDirection(Group):
    """A digit with the edges along its outline, and a histogram of their directions.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    edges : of the digit.
    directions : bins of the histogram, (n,), 0 to pi.
    count : number of the edges.
    layout : places of the digit and of the histogram.

    Attributes
    ----------
    digit, strokes : one over the other.
    histogram : the edges, sorted.
    count, words : below the digit and below the histogram.
    """

    def __init__(
        self,
        image: FloatArray,
        edges: Edges,
        directions: FloatArray,
        count: Reading,
        layout: HistogramLayout,
    ) -> None:
        self.digit = without_margin(image, layout.width).move_to(at(*layout.digit))
        self.strokes = edge_strokes(edges.rows, edges.columns, edges.angles, layout.width).shift(
            at(*layout.digit)
        )
        length = 1.5 * layout.width / len(image)
        self.histogram = DirectionHistogram(
            edges.angles, directions, length, layout.height, layout.step
        ).shift(at(*layout.histogram))
        shown = Readout(count, color=theme().talked_about).stand_on(layout.names[0])
        self.count = line_of([shown, text("edges")]).set_x(layout.digit[0])
        words = text("sorted by direction", color=theme().quiet)
        self.words = words.move_to(at(layout.histogram[0], 0)).stand_on(layout.names[1])
        super().__init__(self.digit, self.strokes, self.histogram, self.count, self.words)


class DirectionHistogram(Group):
    """Edges piled up by direction, each pile above a stroke in that direction.

    Parameters
    ----------
    angles : of the edges, (n,).
    directions : of the piles, (m,).
    length : of a stroke.
    height : of the tallest pile, at most.
    step : from pile to pile.

    Attributes
    ----------
    strokes, key : the edges in the order of ``angles``; the directions below.
    """

    def __init__(
        self, angles: FloatArray, directions: FloatArray, length: float, height: float, step: float
    ) -> None:
        nearest = nearest_direction(angles, directions)
        counts = np.bincount(nearest, minlength=len(directions))
        order = np.array([np.sum(nearest[:number] == pile) for number, pile in enumerate(nearest)])
        places = step * (np.arange(len(directions)) - (len(directions) - 1) / 2)
        rise = min(1.15 * length, height / counts.max())
        centres = np.column_stack([places[nearest], (order + 0.5) * rise, np.zeros(len(angles))])
        self.strokes = EdgeStrokes(centres, angles, length, length / 6)
        below = np.column_stack([places, np.full(len(places), -0.45), np.zeros(len(places))])
        self.key = EdgeStrokes(below, directions, 0.5, 2 * style.RING)
        super().__init__(self.strokes, self.key)
