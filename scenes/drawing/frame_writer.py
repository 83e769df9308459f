"""Frames handed on as they are drawn, where Manim would write movie files."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from scenes.drawing.layer import Pixels


class EncodingWriter:
    """A writer in the place of Manim's ``SceneFileWriter`` that hands every frame to an encoder.

    Parameters
    ----------
    settings : settings of Manim's writer, of which only the kind of output is used.
    write : function that takes a frame, and the number of frames for which it is shown.
    """

    def __init__(self, settings: Any, write: Callable[[Pixels, int], None]) -> None:
        self.output_spec = settings.plan.output
        self.sections = [SimpleNamespace(skip_animations=False)]
        self._write = write

    def write_frame(self, pixels: Pixels, *, repeat: int = 1) -> None:
        """Hand on a frame that is shown ``repeat`` times."""
        self._write(pixels, repeat)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Do nothing: records of beats say where a chapter can be cut."""

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """Do nothing: there are no partial files."""

    def begin_animation(self, allow_write: bool = False, *, animation_index: int) -> None:
        """Do nothing: there is one video of all animations."""

    def end_animation(self, allow_write: bool = False) -> None:
        """Do nothing: there is one video of all animations."""
