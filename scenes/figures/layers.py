"""Layers of neurons: each a circle whose fill is its activation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from manim import (
    RIGHT,
    Animation,
    Dot,
    ManimColor,
    VGroup,
    smooth,
)

from scenes import sources, style
from scenes.drawing.fields import CellField
from scenes.style import FloatArray, along, at, theme
from scenes.text.line import line_of
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import text

ROOM_FOR_A_MARK = 0.3  # width of a neuron
Layer = TypeVar("Layer", bound=CellField)

DISC_SHARE = 0.84  # diameter of a neuron, of the spacing of the grid


class NeuronGrid(CellField):
    """A square layer: one neuron for each pixel, at the pixel's place.

    Parameters
    ----------
    levels : activations, (rows * columns,), 0..1, row by row from the top.
    width : width of the grid, in scene units.
    share : diameter of a neuron as a share of the spacing; 1 makes them touch.
    roundness : 0 for squares, 1 for circles.

    Examples
    --------
    >>> grid = NeuronGrid(np.linspace(0, 1, 784), width=5.6)
    >>> grid.count, round(grid.spacing, 3)
    (784, 0.2)
    """

    def __init__(
        self,
        levels: FloatArray,
        width: float,
        *,
        share: float = DISC_SHARE,
        roundness: float = 1.0,
        **kwargs: Any,
    ) -> None:
        side = round(len(levels) ** 0.5)
        self.spacing = width / side
        super().__init__(
            grid_centres(side, self.spacing),
            self.spacing * share,
            roundness=roundness,
            fill=style.grey(levels),
            stroke=(*theme().outline.to_rgb(), 1),
            stroke_width=style.HAIRLINE,
            **kwargs,
        )


class NeuronColumn(CellField):
    """A layer drawn as a column around the origin.

    Parameters
    ----------
    levels : activations, (n,), 0..1, from the top.
    spacing : distance of the middles of neighbours, in scene units.
    diameter : diameter of a neuron, in scene units.

    Examples
    --------
    >>> column = NeuronColumn(np.array([0.0, 0.5, 1.0]), spacing=0.6, diameter=0.4)
    >>> column.fill[:, 0].tolist(), column.centres[:, 1].round(1).tolist()
    ([0.0, 0.5, 1.0], [0.6, 0.0, -0.6])
    """

    def __init__(self, levels: FloatArray, spacing: float, diameter: float, **kwargs: Any) -> None:
        heights = spacing * ((len(levels) - 1) / 2 - np.arange(len(levels)))
        super().__init__(
            np.stack([np.zeros_like(heights), heights], axis=1),
            diameter,
            fill=style.grey(levels),
            stroke=(*theme().ink.to_rgb(), 1),
            stroke_width=style.RING,
            **kwargs,
        )


class CollapsedColumn(CellField):
    """A layer too long for the frame, as a column in which ranges of neurons are left out.

    Parameters
    ----------
    levels : activations, (n,), 0..1.
    shown : ranges of neurons in order, the first beginning at 0 and the last ending at n.
    x : place of the column, in scene units; its middle is at the height 0.
    spacing, diameter : distance of the middles of neighbours, and size of a neuron.

    Attributes
    ----------
    left_out : for each gap three dots, and beside them the number of neurons left out.

    Examples
    --------
    >>> column = CollapsedColumn(np.zeros(784), [range(6), range(778, 784)], 0, 0.5, 0.4)
    >>> column.count, int(column.fill[:, 3].sum()), str(column.left_out[0][1][0].reading)
    (784, 12, '772')
    """

    ELLIPSIS = 0.5  # height that a gap takes

    def __init__(
        self,
        levels: FloatArray,
        shown: Sequence[range],
        x: float,
        spacing: float,
        diameter: float,
        **kwargs: Any,
    ) -> None:
        total = spacing * (sum(map(len, shown)) - len(shown)) + 2 * self.ELLIPSIS * (len(shown) - 1)
        top, end = total / 2, 0
        heights, sizes = np.zeros(len(levels)), np.zeros(len(levels))
        self.left_out = VGroup()
        for stretch in shown:
            if stretch.start > end:
                heights[end : stretch.start] = top - self.ELLIPSIS
                self.left_out.add(_ellipsis(end, stretch.start, at(x, top - self.ELLIPSIS)))
                top -= 2 * self.ELLIPSIS
            heights[stretch.start : stretch.stop] = top - spacing * np.arange(len(stretch))
            sizes[stretch.start : stretch.stop] = diameter
            top, end = top - spacing * (len(stretch) - 1), stretch.stop
        seen = (sizes > 0).astype(float)
        fill, stroke = style.grey(levels), np.tile((*theme().ink.to_rgb(), 1.0), (len(levels), 1))
        fill[:, 3] = stroke[:, 3] = seen
        centres = np.stack([np.full(len(levels), x), heights], axis=1)
        super().__init__(
            centres,
            np.maximum(sizes, 0.02),
            fill=fill,
            stroke=stroke,
            stroke_width=0.7 * style.RING,
            **kwargs,
        )


def _ellipsis(start: int, stop: int, middle: FloatArray) -> VGroup:
    left_out = Readout(Reading.of(stop - start, sources.count(start, stop), 0), style.TYPE_SMALL)
    words = line_of([left_out, text("more", style.TYPE_SMALL, theme().quiet)])
    return VGroup(
        dots(theme().ink, upright=True).move_to(middle), words.move_to(middle + at(1.15, 0))
    )


def grid_centres(side: int, spacing: float, across: int | None = None) -> FloatArray:
    """Return the middles of a grid around the origin, row by row from the top.

    Parameters
    ----------
    side : number of rows.
    spacing : distance of the middles of neighbours, in scene units.
    across : number of columns; as many as rows without it.

    Returns
    -------
    FloatArray
        Points (side * across, 3).

    Examples
    --------
    >>> grid_centres(2, 1.0)[:, :2].tolist()
    [[-0.5, 0.5], [0.5, 0.5], [-0.5, -0.5], [0.5, -0.5]]
    """
    across = side if across is None else across
    rows, columns = np.divmod(np.arange(side * across), across)
    right, down = columns - (across - 1) / 2, rows - (side - 1) / 2
    return np.stack([right * spacing, -down * spacing, np.zeros(side * across)], axis=1)


class Ripple(Animation):
    """Animation of a field of cells that becomes another one, each cell at a time of its own.

    Parameters
    ----------
    cells : field that changes.
    target : field that it becomes; as many cells.
    delays : start of each cell, (n,), 0..1, as a share of the time that is not its own.
    overlap : share of the whole time that each cell takes.

    Examples
    --------
    >>> dark, bright = (NeuronColumn(np.full(2, level), 0.6, 0.4) for level in (0.0, 1.0))
    >>> ripple = Ripple(dark, bright, delays=np.array([0.0, 1.0]))
    >>> ripple.begin()
    >>> ripple.interpolate(0.5)
    >>> dark.fill[:, 0].round(2).tolist()  # the first one is there, the second begins
    [1.0, 0.0]
    """

    def __init__(
        self,
        cells: CellField,
        target: CellField,
        delays: FloatArray,
        *,
        overlap: float = 0.5,
        **kwargs: Any,
    ) -> None:
        self.target_cells = target
        self.delays = np.asarray(delays, dtype=float)
        self.overlap = overlap
        super().__init__(cells, **kwargs)

    def begin(self) -> None:
        """Remember the field as it is."""
        super().begin()
        self.starting_mobject.align_points(self.target_cells)

    def interpolate_mobject(self, alpha: float) -> None:
        """Show every cell at its own stage."""
        start, end, cells = self.starting_mobject, self.target_cells, self.mobject
        begun = (alpha - self.delays * (1 - self.overlap)) / self.overlap
        share = np.array([smooth(float(x)) for x in np.clip(begun, 0, 1)])
        of_points = np.repeat(share, cells.points_each)[:, None]
        cells.points = (1 - of_points) * start.points + of_points * end.points
        for name in cells.arrays:
            one, two = getattr(start, name), getattr(end, name)
            of_rows = share.reshape(-1, *[1] * (one.ndim - 1))
            setattr(cells, name, (1 - of_rows) * one + of_rows * two)
        mean = smooth(float(np.clip(alpha, 0, 1)))
        for name in cells.settings:
            setattr(cells, name, (1 - mean) * getattr(start, name) + mean * getattr(end, name))


def digits_beside(cells: CellField, away: float, way: FloatArray = RIGHT) -> VGroup:
    """Place beside each output the digit that it stands for, from 0 on.

    Parameters
    ----------
    away : distance of the middles of an output and its digit, in scene units.
    way : direction from an output to its digit, (3,).

    Examples
    --------
    >>> digits = digits_beside(NeuronColumn(np.zeros(10), 0.6, 0.4), away=0.5)
    >>> len(digits), round(float(digits[0].get_x()), 6)
    (10, 0.5)
    """
    return VGroup(
        *(
            text(str(digit), style.TYPE_BODY).move_to(centre + away * way)
            for digit, centre in enumerate(cells.centres)
        )
    )


def with_levels(cells: CellField, levels: FloatArray) -> CellField:
    """Return a copy of a layer that shows other activations.

    Examples
    --------
    >>> with_levels(NeuronColumn(np.zeros(2), 0.6, 0.4), np.array([0.25, 1.0])).fill[:, 0].tolist()
    [0.25, 1.0]
    """
    return show_levels(cells.copy(), levels)


def show_levels(cells: CellField, levels: FloatArray) -> CellField:
    """Set the activations that a layer shows; neurons that are left out stay left out.

    Examples
    --------
    >>> show_levels(NeuronColumn(np.zeros(2), 0.6, 0.4), np.array([0.25, 1.0])).fill[:, 0].tolist()
    [0.25, 1.0]
    """
    cells.fill = np.concatenate([style.grey(levels)[:, :3], cells.fill[:, 3:]], axis=1)
    return cells


def fill_to(cells: CellField, levels: FloatArray, **kwargs: Any) -> Ripple:
    """Animate a layer filling to other activations, from the top to the bottom, or along a row.

    Examples
    --------
    >>> fill_to(NeuronColumn(np.zeros(3), 0.6, 0.4), np.ones(3)).delays.round(1).tolist()
    [0.0, 0.5, 1.0]
    """
    x, y, _ = cells.centres.T
    passed = y.max() - y if np.ptp(y) > 1e-6 else x - x.min()
    delays = passed / max(np.ptp(passed), 1e-9)
    return Ripple(cells, with_levels(cells, levels), delays, **kwargs)


def laid_out(column: Layer, x: float, is_turned: bool) -> Layer:
    """Move a column of neurons from the origin to the right, or turn it into a row further down.

    Examples
    --------
    >>> laid_out(NeuronColumn(np.zeros(2), 1.0, 0.4), 3.0, is_turned=True).centres.round(6)[:, :2]
    array([[-0.5, -3. ],
           [ 0.5, -3. ]])
    """
    if is_turned:
        column.rotate(np.pi / 2, about_point=np.zeros(3))
    column.shift(along(x, 0, is_turned=is_turned))
    return column


def question_marks(layers: Sequence[CellField]) -> VGroup:
    """Draw a question mark in every neuron, or a large one at a layer whose neurons are small.

    The large one stands to the left of a column, or above a row.

    Examples
    --------
    >>> from scenes.figures.layers import NeuronColumn
    >>> len(question_marks([NeuronColumn(np.zeros(3), 0.6, size) for size in (0.4, 0.2)]))
    4
    """
    middles = [cells.get_center() for cells in layers]
    gaps = [float(np.linalg.norm(after - before)) for before, after in pairwise(middles)]
    nearest = min(gaps, default=np.inf) / 2
    marks = VGroup()
    for cells in layers:
        if cells.cell_width > ROOM_FOR_A_MARK:
            in_each = text("?", style.TYPE_SMALL, style.theme_over_pictures().talked_about)
            marks.add(*(in_each.copy().move_to(centre) for centre in cells.centres))
        else:
            is_row = cells.width > cells.height
            away, size = (0.34, style.TYPE_TITLE) if is_row else (0.6, style.TYPE_FORMULA)
            if nearest < away:  # between many layers
                away, size = nearest, style.TYPE_SMALL
            large = text("?", size, theme().talked_about)
            marks.add(large.move_to(cells).shift(at(0, away) if is_row else at(-away, 0)))
    return marks


def dots(color: ManimColor, *, upright: bool) -> VGroup:
    """Draw three dots for what is left out, one above the other or side by side.

    Examples
    --------
    >>> bool(dots(theme().ink, upright=True).height > dots(theme().ink, upright=False).height)
    True
    """
    step = np.array(at(0, 0.09)) if upright else np.array(at(0.09, 0))
    return VGroup(*(Dot(step * place, radius=0.018, color=color) for place in (-1, 0, 1)))
