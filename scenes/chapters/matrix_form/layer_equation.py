"""A layer as an equation with real values."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from manim import DOWN, LEFT, Line, VGroup, VMobject

from scenes import style
from scenes.chapters.matrix_form.tensors import Row, ValueMatrix, ValueVector, round_brackets
from scenes.figures import SYMBOLS, dots
from scenes.marks import msgid
from scenes.style import at, theme
from scenes.text import Readout, text


class LayerEquation(VGroup):
    """The equation sigma ( W a + b ) = a' with real values.

    Parameters
    ----------
    weights : rows of W, each a sequence of readings; None for dots.
    inputs, biases, outputs : entries of the vectors; None for dots.
    function : ``sigmoid``, ``relu`` or ``softmax``.
    gap : distance between neighbouring parts, in scene units.
    in_two_lines : whether the result stands below the rest.

    Examples
    --------
    >>> from scenes import sources
    >>> from scenes.text.readout import Reading
    >>> w, b = Reading.of(0.5, sources.weight(1, 0, 0)), Reading.of(-1, sources.bias(1, 0))
    >>> a, out = (Reading.of(0.9, sources.activation(layer, 0)) for layer in (0, 1))
    >>> rows = [[w, None], [None, None]]
    >>> equation = LayerEquation(rows, [a, None], [b, None], [out, None], "relu")
    >>> len(equation.matrix.rows), len(equation.in_order())
    (2, 9)
    """

    def __init__(
        self,
        weights: Sequence[Row],
        inputs: Row,
        biases: Row,
        outputs: Row,
        function: str,
        *,
        gap: float = 0.22,
        in_two_lines: bool = False,
    ) -> None:
        self.matrix, self.vector = ValueMatrix(weights), ValueVector(inputs)
        self.bias, self.result = ValueVector(biases, color=theme().bias), ValueVector(outputs)
        self.plus, self.equals = text("$+$", style.TYPE_BODY), text("$=$", style.TYPE_BODY)
        is_long = in_two_lines and function != "sigmoid"  # a word and not a letter
        self.function = text(
            f"${SYMBOLS[function]}$",
            style.TYPE_LABEL if is_long else style.TYPE_TITLE,
            theme().talked_about,
        )
        inside = VGroup(self.matrix, self.vector, self.plus, self.bias).arrange(buff=gap)
        self.parens = round_brackets(inside, theme().ink, min(gap, 0.16))
        VGroup(inside, self.parens)
        self.function.next_to(self.parens, LEFT, buff=min(gap, 0.12))
        self.equals.next_to(self.parens, buff=gap)
        self.result.next_to(self.equals, buff=0.2 if in_two_lines else gap)
        if in_two_lines:
            VGroup(self.equals, self.result).next_to(self.parens, DOWN, buff=0.5)
        super().__init__(self.function, self.parens, inside, self.equals, self.result)

    def times_the_vector(self, products: Row) -> tuple[VGroup, VGroup]:
        """Place, below each weight of the first row, its factor, and below that the product.

        Parameters
        ----------
        products : products of the first row and the vector; None for dots.

        Returns
        -------
        tuple
            Copies of the entries of the vector, and the products with their signs.
        """
        factors, results = VGroup(), VGroup()
        step = np.array(at(0, -1.35 * self.matrix.row_height))
        for weight, entry, product in zip(
            self.matrix.rows[0], self.vector.rows, products, strict=True
        ):
            below = weight.get_center() + 2 * step
            if product is None:
                results.add(dots(theme().ink, upright=False).move_to(below))
            else:
                factors.add(entry[0].copy().move_to(weight.get_center() + step))
                results.add(Readout(product, style.TYPE_SMALL, theme().talked_about).move_to(below))
        first = results[0].get_left()
        signs = VGroup(text("$times$", style.TYPE_SMALL).move_to(first + at(-0.3, -step[1])))
        signs.add(text("$=$", style.TYPE_SMALL).move_to(first + at(-0.3, 0)))
        for one, two in pairwise(results):
            signs.add(text("$+$", style.TYPE_SMALL).move_to((one.get_right() + two.get_left()) / 2))
        return factors, VGroup(signs, results)

    def in_order(self) -> list[VMobject]:
        """Return the parts in the order in which the short form has them."""
        left, right = self.parens
        middle = (self.matrix, self.vector, self.plus, self.bias)
        return [self.result, self.equals, self.function, left, *middle, right]


def named(letters: VGroup, verb: str) -> VGroup:
    """Place below each letter of the short form the words that it stands for.

    Parameters
    ----------
    letters : the short form.
    verb : word for what the function does to its sums.

    Examples
    --------
    >>> from scenes.figures.equation import short_form
    >>> len(named(short_form("sigmoid", style.TYPE_FORMULA), "squeezes"))
    5
    """
    words = msgid("next activations"), verb, msgid("weights"), msgid("activations"), msgid("biases")
    names = dict(zip((0, 2, 4, 5, 7), words, strict=True))
    foot = letters.get_bottom()[1]
    found = VGroup()
    drops = (
        (1.95, 1.2, 0.45, 1.2, 0.45)
        if style.frame().width <= style.SHORTER_SIDE
        else (0.45, 1.2, 0.45, 1.2, 0.45)
    )
    for (place, name), drop in zip(names.items(), drops, strict=True):
        letter = letters[place]
        end = at(letter.get_x(), foot - drop)
        color = letter[0].get_fill_color()
        label = text(name, style.TYPE_LABEL, color).move_to(end).stand_on(end[1] - 0.35)
        edge = style.frame().width / 2 - style.MARGIN
        label.shift(
            at(max(0.0, -edge - label.get_left()[0]) + min(0.0, edge - label.get_right()[0]), 0)
        )
        pointer = Line(
            at(letter.get_x(), letter.get_bottom()[1] - 0.12), end, color=color, stroke_width=2
        )
        found.add(VGroup(pointer, label))
    return found
