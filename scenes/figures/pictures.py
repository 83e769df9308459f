"""Pictures of 28 x 28 cells: digits, the weights of neurons, the products of both."""

from __future__ import annotations

import numpy as np
from manim import Group, Rectangle, VMobject

from scenes import style
from scenes.drawing.fields import PictureField
from scenes.style import FloatArray, theme
from scenes.text.typesetting import Lettering, text

RIM = 0.04  # width of a rim, both sides of a line together


class Picture(Group):
    """A lattice of colored cells in a thin frame.

    Parameters
    ----------
    cells : RGBA 0..1, (rows, columns, 4), first row at the top.
    width : width of the picture, in scene units.
    height : height of the picture; cells are square without it.

    Attributes
    ----------
    cells, frame : the lattice, and its frame.

    Examples
    --------
    >>> float(Picture(np.ones((2, 3, 4)), width=3.0).cells.height)
    2.0
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
    """A digit as it is seen, bright ink on dark.

    Parameters
    ----------
    pixels : ink, (784,), 0..1, row by row from the top.
    width : width of the picture, in scene units.

    Examples
    --------
    >>> image = DigitImage(np.linspace(0, 1, 784), width=2.8)
    >>> image.cells.cells.shape, image.cells.cells[-1, -1].tolist()
    ((28, 28, 4), [1.0, 1.0, 1.0, 1.0])
    """

    def __init__(self, pixels: FloatArray, width: float) -> None:
        super().__init__(style.grey(square(pixels)), width)


class WeightPicture(Picture):
    """Signed values at their pixels: weights, or weights times ink.

    Parameters
    ----------
    values : weights or products, (784,), signed; brightness is relative to the largest (99.5th
        percentile).
    width : width of the picture, in scene units.

    Examples
    --------
    >>> picture = WeightPicture(np.repeat([2.0, -1.0], 392), width=2.8)
    >>> picture.cells.cells[[0, -1], 0, 3].tolist()  # strength
    [1.0, 0.5]
    """

    def __init__(self, values: FloatArray, width: float) -> None:
        super().__init__(style.signed(square(values)), width)


def rimmed(line: VMobject) -> VMobject:
    """Give a line that lies on a picture a rim, in themes that ask for one; return it.

    The rim has the color of the background, as pictures stay dark in light themes.

    Examples
    --------
    >>> from manim import Line
    >>> from scenes.look import Look
    >>> with style.using(Look(theme="light")):
    ...     line = rimmed(Line(stroke_width=4))
    >>> line.get_stroke_width(background=True)
    8.0
    """
    if theme().rims_on_pictures:
        line.set_stroke(
            theme().background, line.get_stroke_width() + RIM * style.STROKE, background=True
        )
    return line


def square(values: FloatArray) -> FloatArray:
    """Return values (n * n,) as a square (n, n).

    Examples
    --------
    >>> square(np.arange(4)).tolist()
    [[0, 1], [2, 3]]
    """
    side = round(len(values) ** 0.5)
    return np.asarray(values).reshape(side, side)


def label_over(picture: Group, markup: str) -> Lettering:
    """Place words over a picture, on one baseline for all pictures whose tops are level.

    Examples
    --------
    >>> round(label_over(DigitImage(np.zeros(784), 2.0), "a digit").baseline, 6)
    1.22
    """
    label = text(markup, style.TYPE_LABEL).move_to(picture)
    return label.stand_on(picture.get_top()[1] + 0.22)
