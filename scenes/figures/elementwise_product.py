"""Equation of pictures: activations times weights gives products, pixel by pixel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manim import Group

from scenes import style
from scenes.figures.pictures import label_over
from scenes.marks import msgid
from scenes.style import Place, at
from scenes.text.typesetting import text

NAMES = (msgid("activations $a$"), msgid("weights $w$"), msgid("products $w a$"))


@dataclass(frozen=True)
class ProductLayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    widths, pictures : sizes and centres of activations, weights and products.
    signs : centres of the signs between them.
    """

    widths: tuple[float, float, float]
    pictures: tuple[Place, Place, Place]
    signs: tuple[Place, Place]


class ElementwiseProduct(Group):
    """Three pictures with their names above them, and the signs of an equation between them.

    Parameters
    ----------
    pictures : activations, weights and products, of the widths in the layout.
    layout : places of the pictures, which are moved there, and of the signs.

    Attributes
    ----------
    pictures, names : pictures and their names, in the order of the equation.
    times, equals : the two signs.

    Examples
    --------
    >>> from manim import Square
    >>> places = ((-4, 0), (0, 0), (4, 0))
    >>> layout = ProductLayout((2, 2, 2), pictures=places, signs=((-2, 0), (2, 0)))
    >>> product = ElementwiseProduct([Group(Square(2)) for _ in places], layout)
    >>> [float(picture.get_x()) for picture in product.pictures], float(product.equals.get_x())
    ([-4.0, 0.0, 4.0], 2.0)
    """

    def __init__(self, pictures: Sequence[Group], layout: ProductLayout) -> None:
        self.pictures = pictures
        for picture, place in zip(pictures, layout.pictures, strict=True):
            picture.move_to(at(*place))
        self.names = [
            label_over(picture, name) for picture, name in zip(pictures, NAMES, strict=True)
        ]
        self.times, self.equals = (
            text(sign, style.TYPE_TITLE).move_to(at(*place))
            for sign, place in zip(("$times$", "$=$"), layout.signs, strict=True)
        )
        super().__init__(*pictures, *self.names, self.times, self.equals)
