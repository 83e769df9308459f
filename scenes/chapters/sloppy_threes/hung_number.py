"""A number on a thread below a picture."""

from __future__ import annotations

import numpy as np
from manim import DOWN, Group, Line, VGroup

from scenes import style
from scenes.style import at, theme
from scenes.text import Reading, Readout


def hung_below(
    picture: Group, reading: Reading, drop: float, size: float = style.TYPE_FORMULA
) -> VGroup:
    """Hang a number below a picture, on a thread of length ``drop``.

    Examples
    --------
    >>> from scenes import sources
    >>> from scenes.figures.pictures import DigitImage
    >>> label = Reading.of(3, sources.label(), 0)
    >>> thread, number = hung_below(DigitImage(np.zeros(784), 2.0), label, drop=0.5)
    >>> float(thread.get_end()[1]), number.reading.shown
    (-1.5, '3')
    """
    thread = Line(picture.get_bottom(), picture.get_bottom() - np.array(at(0, drop)))
    thread.set_stroke(theme().talked_about, style.LINE * style.STROKE)
    return VGroup(
        thread, Readout(reading, size, theme().talked_about).next_to(thread, DOWN, buff=0.2)
    )
