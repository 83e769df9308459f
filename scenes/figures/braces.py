"""Braces beside a picture, with the number of its rows and columns."""

from __future__ import annotations

from manim import LEFT, UP, Brace, Mobject, VGroup

from scenes.style import theme
from scenes.text.readout import Reading, Readout


def side_braces(picture: Mobject, side: Reading) -> VGroup:
    """Draw a brace to the left of a square picture and one above it, each with its number.

    Parameters
    ----------
    side : number of cells along a side of the picture.

    Returns
    -------
    VGroup
        One group for each brace with its number.

    Examples
    --------
    >>> import numpy as np
    >>> from scenes import sources
    >>> from scenes.figures.pictures import DigitImage
    >>> digit = DigitImage(np.zeros(784), 2.0)
    >>> left, above = side_braces(digit, Reading.of(28, sources.side(), 0))
    >>> bool(left.get_right()[0] < -1), bool(above.get_bottom()[1] > 1)
    (True, True)
    """
    braces = VGroup()
    for direction in (LEFT, UP):
        brace = Brace(picture, direction, buff=0.1, color=theme().quiet)
        braces.add(VGroup(brace, Readout(side).next_to(brace, direction, buff=0.12)))
    return braces
