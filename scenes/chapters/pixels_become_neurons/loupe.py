"""The two lines of a loupe."""

from __future__ import annotations

import numpy as np
from manim import Circle, Line, VGroup

from scenes.style import theme


def loupe(small: Circle, large: Circle) -> VGroup:
    """Draw the two lines that touch a small circle and its magnified one, as of a loupe.

    Examples
    --------
    >>> lines = loupe(Circle(radius=0.5), Circle(radius=1.5).shift([5, 0, 0]))
    >>> lines[0].get_end().round(2).tolist()
    [4.7, 1.47, 0.0]
    """
    start, end = small.get_center(), large.get_center()
    radius, large_radius = small.width / 2, large.width / 2
    apart = float(np.linalg.norm(end - start))
    along = (end - start) / apart
    across = np.array([-along[1], along[0], 0.0])
    lean = (radius - large_radius) / apart
    lines = VGroup()
    for side in (1, -1):
        outwards = lean * along + side * np.sqrt(1 - lean**2) * across
        lines.add(
            Line(
                start + radius * outwards,
                end + large_radius * outwards,
                color=theme().talked_about,
                stroke_width=2,
            )
        )
    return lines
