"""How many parameters a network has, added up from the sizes of its layers."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Line, VGroup

from scenes import style
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.language import msgid
from scenes.style import at


class CountTable(VGroup):
    """A row for the weights into each layer, one for the biases, and the total below a rule; right half of the frame.

    Parameters
    ----------
    sizes : of the layers, the pixels first.
    weights : how many lead into each layer but the first.
    biases, total : their numbers.
    """

    TOP, STEP = 2.0, 0.8
    LEFT, PRODUCTS, RESULTS, RIGHT = 0.75, 3.1, 5.05, 6.6

    def __init__(self, sizes: Sequence[Reading], weights: Sequence[Reading], biases: Reading, total: Reading) -> None:
        super().__init__()
        for number, count in enumerate(weights):
            self._add_row(
                self._joined(sizes[number : number + 2], "$times$", style.INK), count, msgid("weights"), style.INK
            )
        self._add_row(self._joined(sizes[1:], "$+$", style.BIAS), biases, msgid("biases"), style.BIAS)
        height = self.TOP - self.STEP * len(self) - 0.45
        rule = Line(at(self.LEFT, height + 0.8), at(self.RIGHT, height + 0.8), color=style.QUIET, stroke_width=2)
        sum_of_all = Readout(total, style.TYPE_FORMULA, style.TALKED_ABOUT).stand_on(height)
        sum_of_all.shift(at(self.RESULTS - sum_of_all.get_right()[0], 0))
        self.add(VGroup(rule, sum_of_all, self._name(msgid("in all"), height)))

    @staticmethod
    def _joined(numbers: Sequence[Reading], sign: str, color: style.ManimColor) -> VGroup:
        parts: list[VGroup] = []
        for number in numbers:
            parts += [*([text(sign)] if parts else []), Readout(number, style.TYPE_BODY, color)]
        return line_of(parts, 0.12)

    def _add_row(self, product: VGroup, count: Reading, name: str, color: style.ManimColor) -> None:
        height = self.TOP - self.STEP * len(self)
        value = Readout(count, style.TYPE_BODY, color).stand_on(height)
        value.shift(at(self.RESULTS - value.get_right()[0], 0))
        product.shift(at(self.PRODUCTS - product.get_right()[0], height - product[0].baseline))
        self.add(VGroup(product, value, self._name(name, height)))

    def _name(self, words: str, height: float) -> VGroup:
        name = text(words, style.TYPE_LABEL, style.QUIET).stand_on(height)
        return name.shift(at(self.RESULTS + 0.22 - name.get_left()[0], 0))
