"""The number of parameters of a network, added up from the sizes of its layers."""

from __future__ import annotations

from collections.abc import Sequence

from manim import Line, ManimColor, VGroup

from scenes import style
from scenes.chapters.thirteen_thousand_knobs.layout import TableLayout
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Reading, Readout, line_of, text

ABOVE_TOTAL = 0.45  # more room than between other rows


class CountTable(VGroup):
    """A row for the weights into each layer, one for the biases, and the total below a rule.

    Parameters
    ----------
    sizes : number of neurons in each layer, the pixels first.
    weights : number of weights into each layer but the first.
    biases, total : their numbers.
    layout : rows and columns.
    """

    def __init__(
        self,
        sizes: Sequence[Reading],
        weights: Sequence[Reading],
        biases: Reading,
        total: Reading,
        layout: TableLayout,
    ) -> None:
        super().__init__()
        self.layout = layout
        self.step = min(layout.step, (layout.top - layout.low - ABOVE_TOTAL) / (len(weights) + 1))
        for number, count in enumerate(weights):
            product = self._joined(sizes[number : number + 2], "$times$", theme().ink)
            self._add_row(product, count, msgid("weights"), theme().ink)
        added = self._joined(sizes[1:], "$+$", theme().bias)
        self._add_row(added, biases, msgid("biases"), theme().bias)
        self._add_total(total)

    @staticmethod
    def _joined(numbers: Sequence[Reading], sign: str, color: ManimColor) -> VGroup:
        """Write numbers in a line with a sign between them."""
        parts: list[VGroup] = []
        for number in numbers:
            parts += [*([text(sign)] if parts else []), Readout(number, style.TYPE_BODY, color)]
        return line_of(parts, 0.12)

    def _add_row(self, product: VGroup, count: Reading, name: str, color: ManimColor) -> None:
        height = self.layout.top - self.step * len(self)
        value = Readout(count, style.TYPE_BODY, color).stand_on(height)
        value.shift(at(self.layout.results - value.get_right()[0], 0))
        room = self.layout.products + style.frame().width / 2 - style.MARGIN / 2
        product.scale(min(1.0, room / product.width))  # that of the biases of many layers
        product.shift(
            at(self.layout.products - product.get_right()[0], height - product[0].baseline)
        )
        self.add(VGroup(product, value, self._name(name, height)))

    def _add_total(self, total: Reading) -> None:
        layout = self.layout
        height = layout.top - self.step * len(self) - ABOVE_TOTAL
        ends = at(layout.left, height + 0.8), at(layout.right, height + 0.8)
        rule = Line(*ends, color=theme().quiet, stroke_width=2)
        value = Readout(total, style.TYPE_FORMULA, theme().talked_about).stand_on(height)
        value.shift(at(layout.results - value.get_right()[0], 0))
        self.add(VGroup(rule, value, self._name(msgid("total"), height)))

    def _name(self, words: str, height: float) -> VGroup:
        name = text(words, style.TYPE_LABEL, theme().quiet).stand_on(height)
        return name.shift(at(self.layout.results + 0.22 - name.get_left()[0], 0))
