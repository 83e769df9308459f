"""Renderers that redraw only what moves, between cached images of what does not.

Manim alone redraws everything from the lowest moving mobject upwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

import numpy as np
from manim import Animation, AnimationGroup, CairoRenderer, Mobject, Scene

from scenes.drawing import kernels
from scenes.drawing.camera import FieldCamera
from scenes.drawing.layer import Layer, Pixels
from scenes.frames import nearest_frame

Key = tuple[int, ...]  # identities of the mobjects in a picture


class LayeredRenderer(CairoRenderer):
    """A renderer that splits the mobjects, in drawing order, into moving and static runs.

    It caches an image of each static run, and redraws only the moving runs in each frame.
    """

    camera: FieldCamera

    def __init__(self, skip_animations: bool = False, **kwargs: Any) -> None:
        super().__init__(camera_class=FieldCamera, skip_animations=skip_animations, **kwargs)
        self._forget()

    def _forget(self) -> None:
        self._movers: list[Mobject] = []
        self._layers: dict[Key, Layer] = {}
        self._base: tuple[Key, Pixels] | None = None

    def save_static_frame_data(self, scene: Scene, static_mobjects: Iterable[Mobject]) -> None:
        """Note what moves in the play that starts; Manim's own static image is not used."""
        self._forget()
        self._movers = moving_mobjects(scene)

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Draw the scene as it is now."""
        shown = self.camera.get_mobjects_to_display([*scene.mobjects, *scene.foreground_mobjects])
        # collected for every frame, as submobjects change: a counting number replaces its glyphs
        moving = {id(member) for mobject in self._movers for member in mobject.get_family()}
        runs = [
            (moves, list(run))
            for moves, run in groupby(shown, lambda mobject: id(mobject) in moving)
        ]
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
        """Start the frame with the static run at the bottom, from the cache if possible."""
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
        """Play, then drop the cached images, which are valid for this play only."""
        super().play(scene, *args, **kwargs)
        self._forget()

    def get_frame(self) -> Pixels:
        """Return a copy of the frame with straight alpha, as files hold it."""
        frame: Pixels = self.camera.pixel_array.copy()
        if self.camera.background_opacity < 1:
            kernels.straighten(self.camera.pixel_array, frame)
        return frame

    def freeze_current_frame(self, duration: float) -> None:
        """Repeat the current frame for ``duration`` seconds, rounded to frames, at least one."""
        self.add_frame(
            self.get_frame(), num_frames=max(1, nearest_frame(duration, self.camera.frame_rate))
        )


class BeatRenderer(LayeredRenderer):
    """A renderer that draws the frames of some beats, and skips the animations of all others.

    Parameters
    ----------
    is_drawn : function from the name of a beat to whether its frames are drawn.
    """

    def __init__(self, is_drawn: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._is_drawn = is_drawn

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play, or skip to the end."""
        # Manim resets skip_animations to this at the start of each play
        self._original_skipping_status = not self._is_drawn(scene.beat_records[-1].name)
        super().play(scene, *args, **kwargs)

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Draw the scene as it is now, unless its frame is skipped."""
        if not self.skip_animations:
            super().update_frame(scene, *args, **kwargs)

    def still(self, scene: Scene) -> Pixels:
        """Return the frame as it is now, drawn even where frames are skipped."""
        super().update_frame(scene)
        return self.get_frame()


def moving_mobjects(scene: Scene) -> list[Mobject]:
    """Return the mobjects that the current play may change: those of animations and updaters."""
    found: list[Mobject] = []
    waiting: list[Animation] = list(scene.animations or [])
    while waiting:
        animation = waiting.pop()
        if isinstance(animation, AnimationGroup):
            waiting.extend(animation.animations)
        if animation.mobject is not None:
            found.append(animation.mobject)
    for mobject in scene.mobjects:
        found.extend(member for member in mobject.get_family() if member.get_updaters())
    return found
