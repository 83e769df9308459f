"""How many parameters a network has, added up from the sizes of its layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from manim import Line, VGroup

from scenes import style
from scenes.language.marks import msgid
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

ABOVE_TOTAL = 0.45  # more room than between other rows


@dataclass(frozen=True)
class TableLayout:
    """Where the rows and columns of the table are.

    Attributes
    ----------
    top, step, low : baseline of the first row, from one to the next, and the lowest that the total may have.
    left, products, results, right : ends of the rule, and of the two columns of numbers.
    """

    top: float
    step: float
    low: float
    left: float
    products: float
    results: float
    right: float


LAYOUTS = {
    "16:9": TableLayout(2.0, 0.8, -3.0, 0.75, 3.1, 5.05, 6.6),
    "4:3": TableLayout(2.0, 0.8, -3.0, -0.45, 1.65, 3.3, 4.8),
    "1:1": TableLayout(-0.3, 0.62, -3.4, -2.6, -0.3, 1.4, 2.95),
    "9:16": TableLayout(-1.0, 0.95, -5.6, -3.0, -0.45, 1.6, 3.15),
}


class CountTable(VGroup):
    """A row for the weights into each layer, one for the biases, and the total below a rule.

    Parameters
    ----------
    sizes : of the layers, the pixels first.
    weights : how many lead into each layer but the first.
    biases, total : their numbers.
    """

    def __init__(
        self, sizes: Sequence[Reading], weights: Sequence[Reading], biases: Reading, total: Reading
    ) -> None:
        super().__init__()
        self.layout = layout = style.for_frame(LAYOUTS)
        self.step = min(layout.step, (layout.top - layout.low - ABOVE_TOTAL) / (len(weights) + 1))
        for number, count in enumerate(weights):
            self._add_row(
                self._joined(sizes[number : number + 2], "$times$", theme().ink),
                count,
                msgid("weights"),
                theme().ink,
            )
        self._add_row(
            self._joined(sizes[1:], "$+$", theme().bias), biases, msgid("biases"), theme().bias
        )
        height = layout.top - self.step * len(self) - ABOVE_TOTAL
        rule = Line(
            at(layout.left, height + 0.8),
            at(layout.right, height + 0.8),
            color=theme().quiet,
            stroke_width=2,
        )
        sum_of_all = Readout(total, style.TYPE_FORMULA, theme().talked_about).stand_on(height)
        sum_of_all.shift(at(layout.results - sum_of_all.get_right()[0], 0))
        self.add(VGroup(rule, sum_of_all, self._name(msgid("in all"), height)))

    @staticmethod
    def _joined(numbers: Sequence[Reading], sign: str, color: style.ManimColor) -> VGroup:
        parts: list[VGroup] = []
        for number in numbers:
            parts += [*([text(sign)] if parts else []), Readout(number, style.TYPE_BODY, color)]
        return line_of(parts, 0.12)

    def _add_row(self, product: VGroup, count: Reading, name: str, color: style.ManimColor) -> None:
        height = self.layout.top - self.step * len(self)
        value = Readout(count, style.TYPE_BODY, color).stand_on(height)
        value.shift(at(self.layout.results - value.get_right()[0], 0))
        product.shift(
            at(self.layout.products - product.get_right()[0], height - product[0].baseline)
        )
        self.add(VGroup(product, value, self._name(name, height)))

    def _name(self, words: str, height: float) -> VGroup:
        name = text(words, style.TYPE_LABEL, theme().quiet).stand_on(height)
        return name.shift(at(self.layout.results + 0.22 - name.get_left()[0], 0))
