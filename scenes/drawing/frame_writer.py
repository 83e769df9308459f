"""Frames handed on as they are drawn, where Manim would write movie files."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from studio.rendering.encoder import Pixels


class EncodingWriter:
    """Stands where Manim's ``SceneFileWriter`` would, and hands every frame to an encoder.

    Parameters
    ----------
    settings : what Manim planned to write; only its kind is used.
    write : takes a frame and how often it is shown.
    """

    def __init__(self, settings: Any, write: Callable[[Pixels, int], None]) -> None:
        self.output_spec = settings.plan.output
        self.sections = [SimpleNamespace(skip_animations=False)]
        self._write = write

    def write_frame(self, pixels: Pixels, *, repeat: int = 1) -> None:
        """Show a frame ``repeat`` times."""
        self._write(pixels, repeat)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Beats say where a chapter can be cut; the video is not."""

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """There are none."""

    def begin_animation(self, allow_write: bool = False, *, animation_index: int) -> None:
        """Nothing is cut between animations."""

    def end_animation(self, allow_write: bool = False) -> None:
        """Nothing is cut between animations."""
