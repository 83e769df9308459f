"""A camera that draws into a page of SVG or PDF; fields become shapes as well.

Nothing in it is made of pixels. Lines of a bundle lie over each other from the faintest to the
strongest, as a page knows no drawing in no order. So strong edges keep their color under faint
ones, as in the kernels.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import cairo
import numpy as np
import numpy.typing as npt
from manim import Camera, Mobject, VMobject

from scenes.drawing.camera import FieldCamera
from scenes.drawing.fields import CellField, EdgeField, Field, PictureField
from scenes.drawing.kernels import INVISIBLE

FloatArray = npt.NDArray[np.float64]
OPAQUE = 0.999
OVERLAP = 0.02  # of a cell, by which opaque neighbours overlap, so that no viewer shows a seam
PIECES = 24  # of an edge while light runs along it


class VectorCamera(FieldCamera):
    """A ``FieldCamera`` that draws into a page; Manim's configuration has the size of the frame.

    Parameters
    ----------
    surface : surface of the page.
    scale : units of the page for a pixel of the frame.
    """

    def __init__(self, surface: cairo.Surface, scale: float = 1.0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        across, down = (
            scale * self.pixel_width / self.frame_width,
            scale * self.pixel_height / self.frame_height,
        )
        middle = scale * self.pixel_width / 2, scale * self.pixel_height / 2
        self._page = cairo.Context(surface)
        if self.background_opacity > 0:
            _set_color(self._page, self.background_color.to_rgb(), self.background_opacity)
            self._page.paint()
        x, y = self.frame_center[:2]
        self._page.set_matrix(
            cairo.Matrix(across, 0, 0, -down, middle[0] - x * across, middle[1] + y * down)
        )

    def get_cairo_context(self, pixel_array: npt.NDArray[Any]) -> cairo.Context:
        """Return the page, into which ordinary mobjects are drawn instead of pixels."""
        return self._page

    def set_cairo_context_color(
        self, ctx: cairo.Context, rgbas: Any, vmobject: VMobject
    ) -> VectorCamera:
        """Set the color with red and blue as they are; Manim swaps them for its pixels."""
        super().set_cairo_context_color(ctx, np.asarray(rgbas)[:, [2, 1, 0, 3]], vmobject)
        return self

    def draw(self, shown: Iterable[Mobject]) -> None:
        """Draw single mobjects (no families) onto the page, in the order given."""
        for mobject in shown:
            if isinstance(mobject, Field):
                draw_field(self._page, mobject)
            else:
                Camera.capture_mobjects(self, [mobject], include_submobjects=False)


def draw_field(page: cairo.Context, field: Field) -> None:
    """Draw any field.

    Parameters
    ----------
    page : page in scene units.
    field : field to draw.

    Raises
    ------
    TypeError
        When it is of a kind that has no shapes.
    """
    page.new_path()
    if isinstance(field, CellField):
        draw_cells(page, field)
    elif isinstance(field, PictureField):
        draw_picture(page, field)
    elif isinstance(field, EdgeField):
        draw_edges(page, field)
    else:
        raise TypeError(f"{type(field).__name__} cannot be drawn as vectors")


def _set_color(page: cairo.Context, rgb: FloatArray, alpha: float) -> None:
    red, green, blue = rgb[:3]
    page.set_source_rgba(red, green, blue, alpha)


def draw_cells(page: cairo.Context, cells: CellField) -> None:
    """Draw squares to discs, each filled and outlined."""
    for corners, fill, stroke, width in zip(
        cells.points.reshape(-1, 3, 3), cells.fill, cells.stroke, cells.stroke_width, strict=True
    ):
        fill_alpha, stroke_alpha = fill[3] * cells.opacity, stroke[3] * cells.opacity * (width > 0)
        if max(fill_alpha, stroke_alpha) < INVISIBLE or not _outline(
            page, corners, float(cells.roundness[0])
        ):
            continue
        if fill_alpha >= INVISIBLE:
            _set_color(page, fill, fill_alpha)
            page.fill_preserve()
        if stroke_alpha >= INVISIBLE:
            _set_color(page, stroke, stroke_alpha)
            page.set_line_width(width)
            page.stroke_preserve()
        page.new_path()


def _outline(page: cairo.Context, corners: FloatArray, roundness: float) -> bool:
    """Begin the path of one cell; return false where it has no extent."""
    right, up = (corners[1] - corners[0])[:2] / 2, (corners[2] - corners[0])[:2] / 2
    middle = (corners[1] + corners[2])[:2] / 2
    width, height = math.hypot(*right), math.hypot(*up)
    if min(width, height) < 1e-6:
        return False
    page.save()
    page.transform(cairo.Matrix(*right / width, *up / height, *middle))
    radius = roundness * min(width, height)
    if radius < 1e-6:
        page.rectangle(-width, -height, 2 * width, 2 * height)
    else:
        for quarter, (x, y) in enumerate(((1, 1), (-1, 1), (-1, -1), (1, -1))):
            begin = quarter * math.pi / 2
            page.arc(
                x * (width - radius), y * (height - radius), radius, begin, begin + math.pi / 2
            )
        page.close_path()
    page.restore()
    return True


def draw_picture(page: cairo.Context, picture: PictureField) -> None:
    """Draw a lattice of flat cells; neighbours in a row that look the same are one shape."""
    lower_left, lower_right, upper_left = picture.points[:, :2]
    rows, columns = picture.cells.shape[:2]
    cells = picture.cells * [1, 1, 1, picture.opacity]
    overlap = OVERLAP if cells[..., 3].min() >= OPAQUE else 0.0
    page.save()
    page.transform(
        cairo.Matrix(
            *(lower_right - lower_left) / columns, *(lower_left - upper_left) / rows, *upper_left
        )
    )
    for row in range(rows):
        changes = np.flatnonzero((cells[row, 1:] != cells[row, :-1]).any(axis=1)) + 1
        for begin, end in zip([0, *changes], [*changes, columns], strict=True):
            if cells[row, begin, 3] >= INVISIBLE:
                _set_color(page, cells[row, begin], cells[row, begin, 3])
                across, down = overlap * (end < columns), overlap * (row < rows - 1)
                page.rectangle(begin, row, end - begin + across, 1 + down)
                page.fill()
    page.restore()


def draw_edges(page: cairo.Context, edges: EdgeField) -> None:
    """Draw straight lines, the faintest first; while light runs, in pieces of one brightness."""
    head, ahead, behind, glow, spread = edges.light
    is_at_rest = not glow and (ahead == behind or not -spread < head < 1 + spread)
    places = np.array([0.5]) if is_at_rest else (np.arange(PIECES) + 0.5) / PIECES
    away = (places - head) / max(spread, 1e-6)
    brightness = ahead + (behind - ahead) * np.clip(0.5 - away, 0, 1) + glow * np.exp(-away * away)
    whiteness = 0.25 * np.exp(-away * away) * min(glow, 1.0)
    page.set_line_width(float(edges.width_of_lines[0]))
    page.set_line_cap(cairo.LINE_CAP_BUTT)
    ends = edges.points.reshape(-1, 2, 3)[..., :2]
    for line in np.argsort(edges.colors[:, 3], kind="stable"):
        start, offset = ends[line, 0], ends[line, 1] - ends[line, 0]
        for place, (bright, white) in enumerate(zip(brightness, whiteness, strict=True)):
            alpha = min(1.0, edges.colors[line, 3] * bright) * edges.opacity
            if alpha >= INVISIBLE:
                color = edges.colors[line, :3]
                _set_color(page, color + (1 - color) * white, alpha)
                page.move_to(*(start + offset * place / len(places)))
                page.line_to(*(start + offset * (place + 1) / len(places)))
                page.stroke()
