"""Fields: mobjects made of thousands of parts that are drawn in one go.

A field behaves like any mobject (shift, scale, rotate, FadeIn, Transform, ``.animate``, updaters,
z-index), but it keeps its things in arrays instead of submobjects. The camera hands it a canvas,
and it draws itself with one call into a compiled kernel. Lengths are in scene units, colors are
RGBA 0..1, not premultiplied.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

import numpy as np
import numpy.typing as npt
from manim import ManimColor, Mobject, ParsableManimColor

from scenes.drawing import kernels
from scenes.drawing.line_kernels import EdgePainter

FloatArray = npt.NDArray[np.float64]


@dataclass
class Canvas:
    """A frame to draw on, and the scale of scene units.

    Attributes
    ----------
    pixels : frame, uint8 (rows, columns, 4), premultiplied.
    frame_center : middle of the frame, (x, y), in scene units.
    pixels_per_unit : scale (across, down).
    edges : painter of lines for frames of this size.
    """

    pixels: npt.NDArray[np.uint8]
    frame_center: FloatArray
    pixels_per_unit: tuple[float, float]
    edges: EdgePainter = field(init=False)

    def __post_init__(self) -> None:
        self.edges = EdgePainter(*self.pixels.shape[:2])

    def to_pixels(self, points: FloatArray) -> FloatArray:
        """Return points (..., 3) in pixels (..., 2), right and down from the upper left corner."""
        rows, columns = self.pixels.shape[:2]
        across, down = self.pixels_per_unit
        out = np.empty((*points.shape[:-1], 2))
        out[..., 0] = columns / 2 + (points[..., 0] - self.frame_center[0]) * across
        out[..., 1] = rows / 2 - (points[..., 1] - self.frame_center[1]) * down
        return out

    def length(self, units: npt.ArrayLike) -> FloatArray:
        """Return lengths in pixels."""
        return np.asarray(units, dtype=np.float64) * self.pixels_per_unit[0]


class Field(Mobject):
    """Base of all fields: arrays that interpolate, and one opacity for the whole field.

    Subclasses name the arrays that belong to them in ``arrays`` (those with one row for each thing)
    and ``settings`` (those of the field as a whole), keep ``points_each`` points for each thing,
    and draw themselves.

    Parameters
    ----------
    points : points of all things, (n * points_each, 3), in scene units.
    """

    arrays: ClassVar[tuple[str, ...]] = ()
    settings: ClassVar[tuple[str, ...]] = ("group_opacity",)
    points_each: ClassVar[int] = 1

    def __init__(self, points: FloatArray, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.points = np.array(points, dtype=np.float64).reshape(-1, 3)
        self.group_opacity = np.ones(1)

    @property
    def count(self) -> int:
        """Number of parts."""
        return len(self.points) // self.points_each

    def draw(self, canvas: Canvas) -> None:
        """Draw on the canvas."""
        raise NotImplementedError

    @property
    def opacity(self) -> float:
        """Opacity of the field as a whole."""
        return float(self.group_opacity[0])

    def set_opacity(self, opacity: float, family: bool = True) -> Self:
        """Set the opacity of the field as a whole; the opacity of its parts stays the same."""
        self.group_opacity = np.array([float(opacity)])
        return self

    def fade(self, darkness: float = 0.5, family: bool = True) -> Self:
        """Reduce the opacity by ``darkness`` (0..1); FadeIn and FadeOut call this."""
        return self.set_opacity(self.opacity * (1 - darkness))

    def set_color(self, color: ParsableManimColor, family: bool = True) -> Self:
        """Give every part this color, keeping its alpha."""
        for name in self.arrays:
            values = getattr(self, name)
            if values.ndim == 2 and values.shape[1] == 4:
                values[:, :3] = ManimColor(color).to_rgb()
        return self

    def align_points(self, mobject: Mobject) -> Self:
        """Give both fields the same number of parts, for ``Transform``; extra ones are invisible.

        Raises
        ------
        TypeError
            When the other one is no field of the same kind.
        """
        if not isinstance(mobject, Field) or mobject.points_each != self.points_each:
            raise TypeError(f"{type(self).__name__} cannot turn into {type(mobject).__name__}")
        count = max(self.count, mobject.count)
        self._grow(count)
        mobject._grow(count)
        return self

    def _grow(self, count: int) -> None:
        missing = count - self.count
        if missing <= 0:
            return
        self.points = np.concatenate(
            [self.points, np.tile(self.points[-self.points_each :], (missing, 1))]
        )
        for name in self.arrays:
            values = getattr(self, name)
            more = np.repeat(values[-1:], missing, axis=0)
            if more.ndim == 2 and more.shape[1] == 4:
                more[:, 3] = 0
            setattr(self, name, np.concatenate([values, more]))

    def interpolate_color(self, mobject1: Mobject, mobject2: Mobject, alpha: float) -> None:
        """Interpolate all arrays of two fields; Manim does so with the points."""
        for name in (*self.arrays, *self.settings):
            one, two = getattr(mobject1, name), getattr(mobject2, name)
            setattr(self, name, (1 - alpha) * one + alpha * two)


class CellField(Field):
    """Cells that can be squares, disks, or in between, each with a fill and an outline.

    Parameters
    ----------
    centres : middles of the cells, (n, 2) or (n, 3).
    size : width of a cell, a number or (n,).
    roundness : 0 for squares, 1 for discs, anything between.
    fill, stroke : RGBA of the inside and the outline, (n, 4) or (4,).
    stroke_width : width of the outline, a number or (n,).

    Examples
    --------
    >>> cells = CellField(np.array([[-1.0, 0.0], [1.0, 0.0]]), size=0.5).shift([0, 2, 0])
    >>> cells.count, cells.centres.tolist(), cells.cell_width
    (2, [[-1.0, 2.0, 0.0], [1.0, 2.0, 0.0]], 0.5)
    """

    arrays = ("fill", "stroke", "stroke_width")
    settings = ("group_opacity", "roundness")
    points_each = 3

    def __init__(
        self,
        centres: FloatArray,
        size: npt.ArrayLike,
        *,
        roundness: float = 1.0,
        fill: npt.ArrayLike = (1, 1, 1, 1),
        stroke: npt.ArrayLike = (1, 1, 1, 0),
        stroke_width: npt.ArrayLike = 0.0,
        **kwargs: Any,
    ) -> None:
        middle = np.zeros((len(centres), 3))
        middle[:, : np.shape(centres)[1]] = centres
        half = np.broadcast_to(np.asarray(size, dtype=float) / 2, (len(centres),))[:, None, None]
        corner = np.array([[-1.0, -1, 0], [1, -1, 0], [-1, 1, 0]])
        super().__init__(middle[:, None, :] + half * corner, **kwargs)
        self.fill = np.array(np.broadcast_to(fill, (len(centres), 4)), dtype=float)
        self.stroke = np.array(np.broadcast_to(stroke, (len(centres), 4)), dtype=float)
        self.stroke_width = np.array(np.broadcast_to(stroke_width, (len(centres),)), dtype=float)
        self.roundness = np.array([float(roundness)])

    @property
    def centres(self) -> FloatArray:
        """Center of each cell, (n, 3)."""
        corners = self.points.reshape(-1, 3, 3)
        return (corners[:, 1] + corners[:, 2]) / 2

    @property
    def cell_width(self) -> float:
        """Width of the first cell."""
        return float(np.linalg.norm(self.points[1] - self.points[0]))

    def place(self, centres: FloatArray) -> Self:
        """Move every cell to a new center.

        Parameters
        ----------
        centres : middles, (n, 3).
        """
        self.points = self.points + np.repeat(centres - self.centres, 3, axis=0)
        return self

    def draw(self, canvas: Canvas) -> None:
        """Draw all cells, in order."""
        corners = canvas.to_pixels(self.points).reshape(-1, 3, 2)
        width = canvas.length(self.stroke_width)
        kernels.draw_cells(
            canvas.pixels,
            corners,
            float(self.roundness[0]),
            self.fill,
            self.stroke,
            width,
            self.opacity,
        )


class PictureField(Field):
    """A lattice of flat, touching cells: a 28 x 28 digit, a picture of weights, a whole matrix.

    Parameters
    ----------
    cells : RGBA of each cell, (rows, columns, 4), first row at the top.
    cell : size of a cell, one number or (width, height).

    Examples
    --------
    >>> picture = PictureField(np.ones((28, 14, 4)), cell=0.1)
    >>> round(float(picture.width), 6), round(float(picture.height), 6)
    (1.4, 2.8)
    """

    arrays = ()
    settings = ("group_opacity", "cells")
    points_each = 3

    def __init__(self, cells: FloatArray, cell: float | tuple[float, float], **kwargs: Any) -> None:
        rows, columns = np.shape(cells)[:2]
        across, down = cell if isinstance(cell, tuple) else (cell, cell)
        half = np.array([columns * across / 2, rows * down / 2, 0])
        super().__init__(half * np.array([[-1, -1, 0], [1, -1, 0], [-1, 1, 0]]), **kwargs)
        self.cells = np.array(cells, dtype=float)

    def draw(self, canvas: Canvas) -> None:
        """Draw the lattice."""
        kernels.draw_picture(canvas.pixels, canvas.to_pixels(self.points), self.cells, self.opacity)


class EdgeField(Field):
    """Straight lines, each as strong as its alpha, with a light that can run along all of them.

    Parameters
    ----------
    starts, ends : ends of the lines, (n, 2) or (n, 3).
    colors : RGBA of each line, (n, 4), alpha being the strength.
    width : width of every line.

    Attributes
    ----------
    light : (head, ahead, behind, glow, spread); see ``line_kernels.gather_edges``.

    Examples
    --------
    >>> edges = EdgeField(np.zeros((3, 2)), np.ones((3, 2)), np.ones((3, 4)), width=0.02)
    >>> edges.set_light(0.5, ahead=0.2, behind=1.0, glow=1.6).count
    3
    >>> edges.light.tolist()
    [0.5, 0.2, 1.0, 1.6, 0.1]
    """

    arrays = ("colors",)
    settings = ("group_opacity", "width_of_lines", "light")
    points_each = 2

    def __init__(
        self, starts: FloatArray, ends: FloatArray, colors: FloatArray, width: float, **kwargs: Any
    ) -> None:
        points = np.zeros((len(starts), 2, 3))
        points[:, 0, : np.shape(starts)[1]] = starts
        points[:, 1, : np.shape(ends)[1]] = ends
        super().__init__(points, **kwargs)
        self.colors = np.array(colors, dtype=float)
        self.width_of_lines = np.array([float(width)])
        self.light = np.array([1.0, 1.0, 1.0, 0.0, 0.1])

    def set_light(
        self, head: float, *, ahead: float, behind: float, glow: float, spread: float = 0.1
    ) -> Self:
        """Set the place of the light on each line, and the brightness around it.

        Parameters
        ----------
        head : place of the light, 0 at the start of a line and 1 at its end.
        ahead, behind : brightness before and after the light has passed, as a share of the
            strength of each line.
        glow : brightness that the light adds where it is.
        spread : length over which the glow fades, as a share of the length of a line.
        """
        self.light = np.array([head, ahead, behind, glow, spread], dtype=float)
        return self

    def draw(self, canvas: Canvas) -> None:
        """Draw all lines, in any order."""
        if self.opacity < kernels.INVISIBLE or not self.count:
            return
        ends = canvas.to_pixels(self.points).reshape(-1, 2, 2)
        width = canvas.length(self.width_of_lines)
        canvas.edges.draw(canvas.pixels, self, (ends, self.colors, width, self.light), self.opacity)
