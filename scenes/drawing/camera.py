"""A camera that draws fields among ordinary mobjects, in their z-order."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import numpy as np
from manim import Camera, Mobject, VMobject

from scenes.drawing.fields import Canvas, Field


class FieldCamera(Camera):
    """A Cairo camera that can draw fields as well."""

    _canvas: Canvas | None = None

    @property
    def canvas(self) -> Canvas:
        """Pixels of the frame, and the scale of scene units."""
        known = self._canvas
        if known is None or known.pixels is not self.pixel_array:
            known = self._canvas = Canvas(self.pixel_array, np.zeros(3), (1.0, 1.0))
        known.frame_center = np.asarray(self.frame_center, dtype=float)
        known.pixels_per_unit = (
            self.pixel_width / self.frame_width,
            self.pixel_height / self.frame_height,
        )
        return known

    def init_background(self) -> None:
        """Make a background that is premultiplied like the rest of the frame."""
        super().init_background()
        alpha = self.background[..., 3:].astype(np.uint16)
        self.background[..., :3] = (self.background[..., :3] * alpha + 127) // 255

    def capture_mobjects(self, mobjects: Iterable[Mobject], **kwargs: Any) -> None:
        """Draw mobjects and their families over the frame, in z-order."""
        self.draw(self.get_mobjects_to_display(mobjects, **kwargs))

    def draw(self, shown: list[Mobject]) -> None:
        """Draw single mobjects (no families) over the frame, in the order given."""
        for is_field, run in groupby(shown, lambda mobject: isinstance(mobject, Field)):
            if is_field:
                for field in run:
                    field.draw(self.canvas)  # type: ignore[attr-defined]
            else:
                super().capture_mobjects(run, include_submobjects=False)

    def type_or_raise(self, mobject: Mobject) -> Any:
        """Return the class by which Manim draws a mobject; its table is made only once."""
        if not hasattr(self, "display_funcs"):
            super().type_or_raise(mobject)
        return next(kind for kind in self.display_funcs if isinstance(mobject, kind))

    def apply_fill(self, ctx: Any, vmobject: VMobject) -> FieldCamera:
        """Fill, unless nothing would be seen of it."""
        if vmobject.get_fill_opacity() > 0:
            super().apply_fill(ctx, vmobject)
        return self

    def apply_stroke(self, ctx: Any, vmobject: VMobject, background: bool = False) -> FieldCamera:
        """Stroke, unless nothing would be seen of it."""
        rgbas = vmobject.get_stroke_rgbas(background)
        if len(rgbas) and rgbas[:, 3].max() > 0:
            super().apply_stroke(ctx, vmobject, background)
        return self
