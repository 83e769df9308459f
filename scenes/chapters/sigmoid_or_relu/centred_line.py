"""Words and numbers side by side, around a point of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from manim import VGroup

from scenes.style import at
from scenes.text import line_of


def centred_line(parts: Sequence[Any], x: float, baseline: float, gap: float = 0.15) -> VGroup:
    """Set words and numbers side by side, their middle at ``x``, standing on ``baseline``."""
    line = line_of(parts, gap)
    return line.shift(at(x - line.get_x(), baseline - parts[0].baseline))
