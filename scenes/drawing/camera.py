"""How a frame is drawn: fields in one go, and what does not move only once.

``FieldCamera`` draws fields among ordinary mobjects, in their z-order. ``LayeredRenderer`` cuts what is on the screen
into runs of moving and of resting things, keeps a picture of each resting run, and draws only what moves; Manim by
itself redraws all that lies above the lowest moving thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import numpy as np
from manim import Animation, AnimationGroup, Camera, Mobject, Scene
from manim.mobject.types.vectorized_mobject import VMobject
from manim.renderer.cairo_renderer import CairoRenderer

from scenes.drawing import kernels
from scenes.drawing.fields import Canvas, Field
from scenes.drawing.layer import Layer, Pixels

Key = tuple[int, ...]  # what a picture shows: the identities of its mobjects


class FieldCamera(Camera):
    """A Cairo camera that can draw fields as well."""

    _canvas: Canvas | None = None

    @property
    def canvas(self) -> Canvas:
        """The frame as fields see it."""
        known = self._canvas
        if known is None or known.pixels is not self.pixel_array:
            known = self._canvas = Canvas(self.pixel_array, np.zeros(3), (1.0, 1.0))
        known.frame_center = np.asarray(self.frame_center, dtype=float)
        known.pixels_per_unit = (self.pixel_width / self.frame_width, self.pixel_height / self.frame_height)
        return known

    def init_background(self) -> None:
        """A background premultiplied like the rest of the frame."""
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
        """The class by which Manim draws a mobject; its own table is made only once."""
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


class LayeredRenderer(CairoRenderer):
    """Draws what moves, over and under kept pictures of what rests."""

    camera: FieldCamera

    def __init__(self, skip_animations: bool = False, **kwargs: Any) -> None:
        super().__init__(camera_class=FieldCamera, skip_animations=skip_animations, **kwargs)
        self._forget()

    def _forget(self) -> None:
        self._movers: list[Mobject] = []
        self._layers: dict[Key, Layer] = {}
        self._base: tuple[Key, Pixels] | None = None

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> None:
        """Before each play: find out what moves in it, and forget the pictures of the last one."""
        self.static_image = None
        self._forget()
        self._movers = moving_mobjects(scene)

    def update_frame(self, scene: Scene, mobjects: Iterable[Mobject] | None = None, **kwargs: Any) -> None:
        """Draw the scene as it is now."""
        if self.skip_animations and not kwargs.get("ignore_skipping", True):
            return
        shown = self.camera.get_mobjects_to_display([*scene.mobjects, *scene.foreground_mobjects])
        # asked anew for every frame: a number that counts up gets other glyphs in each
        moving = {id(member) for mobject in self._movers for member in mobject.get_family()}
        runs = [(moves, list(run)) for moves, run in groupby(shown, lambda mobject: id(mobject) in moving)]
        if moving and runs and not runs[0][0]:
            self._lay_base(runs.pop(0)[1])
        else:
            self.camera.reset()
        for moves, run in runs:
            if moves or not moving:
                self.camera.draw(run)
            else:
                self._layer(run).lay_over(self.camera.pixel_array)

    def _lay_base(self, run: list[Mobject]) -> None:
        """Begin the frame with what rests below everything that moves."""
        key = tuple(map(id, run))
        if self._base is None or self._base[0] != key:
            self.camera.reset()
            self.camera.draw(run)
            self._base = key, self.camera.pixel_array.copy()
        else:
            np.copyto(self.camera.pixel_array, self._base[1])

    def _layer(self, run: list[Mobject]) -> Layer:
        key = tuple(map(id, run))
        if key not in self._layers:
            frame = self.camera.pixel_array.copy()
            self.camera.pixel_array[:] = 0
            self.camera.draw(run)
            self._layers[key] = Layer(self.camera.pixel_array)
            self.camera.pixel_array[:] = frame
        return self._layers[key]

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play, then let go of what was only true for this play."""
        super().play(scene, *args, **kwargs)
        self._forget()

    def get_frame(self) -> Pixels:
        """The frame with straight alpha, as files hold it; a copy."""
        frame: Pixels = self.camera.pixel_array.copy()
        if self.camera.background_opacity < 1:
            kernels.straighten(self.camera.pixel_array, frame)
        return frame

    def freeze_current_frame(self, duration: float) -> None:
        """Show the frame for the nearest whole number of frames."""
        self.add_frame(self.get_frame(), num_frames=max(1, round(duration * self.camera.frame_rate)))


def moving_mobjects(scene: Scene) -> list[Mobject]:
    """What the current play may change: what its animations hold, and what has updaters.

    In a wait that stands still there is none.
    """
    if scene.is_current_animation_frozen_frame():
        return []
    found: list[Mobject] = []
    waiting: list[Animation] = list(scene.animations or [])
    while waiting:
        animation = waiting.pop()
        if isinstance(animation, AnimationGroup):
            waiting.extend(animation.animations)
        if animation.mobject is not None:
            found.append(animation.mobject)
    for mobject in scene.mobjects:
        found.extend(member for member in mobject.get_family() if member.updaters)
    return found
