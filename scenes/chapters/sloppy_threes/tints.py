"""Digits laid over each other in tints, and the ink that they share."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import DOWN, ManimColor, Square, VGroup

from scenes import style
from scenes.figures import Picture, square
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, phrase, text, with_percent

BoolArray = npt.NDArray[np.bool_]


class TintedDigit(Picture):
    """A digit in a color on nothing, so that another one shines through.

    Parameters
    ----------
    pixels : ink, (784,), 0..1.
    color : color of the ink.
    width : width of the picture, in scene units.

    Examples
    --------
    >>> TintedDigit(np.full(784, 0.3), theme().one, width=2.8).cells.cells[0, 0, 3].tolist()
    0.3
    """

    def __init__(self, pixels: FloatArray, color: ManimColor, width: float) -> None:
        levels = square(pixels)[..., None]
        super().__init__(
            np.concatenate([np.broadcast_to(color.to_rgb(), (*levels.shape[:2], 3)), levels], 2),
            width,
        )


class TintedOverlap(Picture):
    """Two digits in one picture: ink of only one, of only the other, and of both.

    Parameters
    ----------
    one, other : masks of the ink of the digits, (784,).
    width : width of the picture, in scene units.

    Examples
    --------
    >>> one, other = np.arange(784) < 2, (np.arange(784) > 0) & (np.arange(784) < 3)
    >>> row = TintedOverlap(one, other, width=2.8).cells.cells[0, :4, :3]
    >>> tints = theme().one, theme().ink, theme().other, theme().background
    >>> [bool(np.allclose(rgb, tint.to_rgb())) for rgb, tint in zip(row, tints)]
    [True, True, True, True]
    """

    def __init__(self, one: BoolArray, other: BoolArray, width: float) -> None:
        shades = np.stack(
            [
                color.to_rgb()
                for color in (theme().background, theme().one, theme().other, theme().ink)
            ]
        )
        rgb = shades[square(one.astype(int) + 2 * other.astype(int))]
        super().__init__(np.concatenate([rgb, np.ones((*rgb.shape[:2], 1))], axis=2), width)


class TintKey(VGroup):
    """Legend of the tints of two digits and of what they share.

    Parameters
    ----------
    one, other, both : words for each tint.

    Examples
    --------
    >>> len(TintKey("this", "that", "both"))
    3
    """

    def __init__(self, one: str, other: str, both: str) -> None:
        super().__init__()
        for place, (words, color) in enumerate(
            ((one, theme().one), (other, theme().other), (both, theme().ink))
        ):
            patch = Square(0.24, color=color, fill_opacity=1, stroke_width=0).move_to(
                at(0, -0.5 * place)
            )
            label = text(words, style.TYPE_SMALL).move_to(patch).stand_on(-0.5 * place - 0.1)
            label.shift(at(patch.get_right()[0] + 0.2 - label.get_left()[0], 0))
            self.add(VGroup(patch, label))


class SharedInk(VGroup):
    """The share of ink that two digits have in common, as a large number with its words.

    Parameters
    ----------
    percent : the share.
    both, either : number of pixels with ink in both digits, and in either.

    Attributes
    ----------
    share : the large number.
    words : all the rest.

    Examples
    --------
    >>> from scenes import sources
    >>> readings = [Reading.of(n, sources.count(0, n), 0) for n in (20, 30, 150)]
    >>> SharedInk(*readings).share.reading.shown
    '20'
    """

    def __init__(self, percent: Reading, both: Reading, either: Reading) -> None:
        self.share = Readout(percent, 1.5 * style.TYPE_FORMULA, theme().talked_about)
        number = with_percent(self.share, style.TYPE_FORMULA, theme().talked_about).move_to(
            at(0, 0)
        )
        of = phrase(
            "{both} of {either} ink pixels shared", both=Readout(both), either=Readout(either)
        )
        note = text("ink: brighter than one half", style.TYPE_SMALL, theme().quiet)
        note.next_to(of.next_to(number, DOWN, buff=0.4), DOWN, buff=0.3)
        self.words = VGroup(number[1], of, note)
        super().__init__(self.share, self.words)
