"""A layer as an equation: with its real values, and written short."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from manim import LEFT, VGroup, VMobject

from scenes import style
from scenes.figures.lettering import text
from scenes.figures.tensors import Row, ValueMatrix, ValueVector, round_brackets

NAMES = {"sigmoid": "sigma", "relu": '"ReLU"', "softmax": '"softmax"'}  # in formulas


class LayerEquation(VGroup):
    """sigma ( W a + b ) = a', all parts in their places.

    Parameters
    ----------
    weights : what is shown of each row; None for dots.
    inputs, biases, outputs : the vectors.
    function : sigmoid, relu or softmax.
    """

    def __init__(self, weights: Sequence[Row], inputs: Row, biases: Row, outputs: Row, function: str) -> None:
        self.matrix, self.vector = ValueMatrix(weights), ValueVector(inputs)
        self.bias, self.result = ValueVector(biases, color=style.BIAS), ValueVector(outputs)
        self.plus, self.equals = text("$+$", style.TYPE_BODY), text("$=$", style.TYPE_BODY)
        self.function = text(f"${NAMES[function]}$", style.TYPE_TITLE, style.TALKED_ABOUT)
        inside = VGroup(self.matrix, self.vector, self.plus, self.bias).arrange(buff=0.22)
        self.parens = round_brackets(inside, style.INK)
        VGroup(inside, self.parens)
        self.function.next_to(self.parens, LEFT, buff=0.12)
        self.equals.next_to(self.parens, buff=0.2)
        self.result.next_to(self.equals, buff=0.2)
        super().__init__(self.function, self.parens, inside, self.equals, self.result)

    def in_order(self) -> list[VMobject]:
        """The parts in the order in which the short form has them."""
        left, right = self.parens
        middle = (self.matrix, self.vector, self.plus, self.bias)
        return [self.result, self.equals, self.function, left, *middle, right]


def short_form(function: str, size: float) -> VGroup:
    """The same in one line, a' = sigma(W a + b): one group of glyphs for each of ``LayerEquation.in_order``."""
    glyphs = iter(text(f"$a^((1)) = {NAMES[function]}(W a^((0)) + b)$", size).submobjects[1:])
    of_name = len(text(f"${NAMES[function]}$").submobjects) - 1
    letters = VGroup(*(VGroup(*itertools.islice(glyphs, count)) for count in (4, 1, of_name, 1, 1, 4, 1, 1, 1)))
    for place, color in ((2, style.TALKED_ABOUT), (4, style.EXCITES), (7, style.BIAS)):
        letters[place].set_color(color)
    return letters
