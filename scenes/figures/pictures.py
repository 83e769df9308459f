"""Pictures of 28 x 28 cells: a digit, the weights of a neuron, what both give together."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import DOWN, Group, Line, Rectangle, VGroup, VMobject

from scenes import style
from scenes.drawing.fields import PictureField
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text

FloatArray = npt.NDArray[np.float64]
RIM = 0.04  # both sides of a line together


class Picture(Group):
    """A lattice of coloured cells in a thin frame.

    Parameters
    ----------
    cells : (rows, columns, 4), RGBA.
    width : of the picture.
    height : of the picture; square cells without it.
    """

    def __init__(self, cells: FloatArray, width: float, height: float | None = None) -> None:
        rows, columns = cells.shape[:2]
        across = width / columns
        down = across if height is None else height / rows
        self.cells = PictureField(cells, (across, down))
        self.frame = Rectangle(
            width=width,
            height=rows * down,
            color=theme().outline,
            stroke_width=style.LINE * style.STROKE,
        )
        super().__init__(self.cells, self.frame)


class DigitImage(Picture):
    """A digit as it is seen.

    Parameters
    ----------
    pixels : (784,), 0..1.
    """

    def __init__(self, pixels: FloatArray, width: float) -> None:
        super().__init__(style.grey(square(pixels)), width)


class WeightPicture(Picture):
    """Signed values where their pixels are: weights, or weights times ink.

    Parameters
    ----------
    values : (784,), signed; brightness is relative to the largest (99.5th percentile).
    """

    def __init__(self, values: FloatArray, width: float) -> None:
        super().__init__(style.signed(square(values)), width)


def rimmed(line: VMobject) -> VMobject:
    """A line that lies on a picture; in a light theme with a rim in the colour of the ground, as pictures stay dark."""
    if theme().rims_on_pictures:
        line.set_stroke(
            theme().background, line.get_stroke_width() + RIM * style.STROKE, background=True
        )
    return line


def square(values: FloatArray) -> FloatArray:
    """(n * n,) to (n, n)."""
    side = round(len(values) ** 0.5)
    return np.asarray(values).reshape(side, side)


def label_over(picture: Group, markup: str) -> Lettering:
    """Words over a picture, on one baseline for all pictures whose tops are level."""
    label = text(markup, style.TYPE_LABEL).move_to(picture)
    return label.stand_on(picture.get_top()[1] + 0.22)


def hung_below(
    picture: Group, reading: Reading, drop: float, size: float = style.TYPE_FORMULA
) -> VGroup:
    """A number on a thread of length ``drop`` below a picture: what it is."""
    thread = Line(picture.get_bottom(), picture.get_bottom() - np.array(at(0, drop)))
    thread.set_stroke(theme().talked_about, style.LINE * style.STROKE)
    return VGroup(
        thread, Readout(reading, size, theme().talked_about).next_to(thread, DOWN, buff=0.2)
    )
