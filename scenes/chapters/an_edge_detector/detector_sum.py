"""Weighted sum of a kernel over a digit: activations, weights, products, and a number line."""

from __future__ import annotations

import numpy as np
from manim import LEFT, Dot, Group, VGroup

from scenes import style
from scenes.chapters.an_edge_detector.facts import PlacedKernel
from scenes.chapters.an_edge_detector.kernel_over_digit import KernelOverDigit
from scenes.chapters.an_edge_detector.layout import DetectorSumLayout
from scenes.figures import ElementwiseProduct, Picture, SigmoidPlot, square
from scenes.style import FloatArray, at, theme
from scenes.text import Lettering, Readout, formatted, text

DECIMALS = 2  # of the sum


def plain_shades(values: FloatArray) -> FloatArray:
    """Return signed values up to 1 as a square of colors, as strong as they are."""
    grid = square(values)
    return style.signed(grid, np.abs(grid))


class DetectorSum(Group):
    """Digit times weights gives products, and their sum lies on a number line.

    Parameters
    ----------
    placed : kernel, digit and place.
    reach : largest number of the line.
    layout : places of the parts.

    Attributes
    ----------
    over : the kernel over the digit.
    left, middle, right : digit, weights and products, with their names and the sign before them.
    scale_line, dot, value : number line; the sum on it, and in figures.
    """

    def __init__(self, placed: PlacedKernel, reach: float, layout: DetectorSumLayout) -> None:
        self.layout = layout
        widths = layout.product.widths
        self.over = KernelOverDigit(placed, widths[0])
        self.weights = Picture(plain_shades(placed.weights), widths[1])
        self.products = Picture(plain_shades(placed.products), widths[2])
        equation = ElementwiseProduct((self.over, self.weights, self.products), layout.product)
        names = equation.names
        self.left = Group(self.over, names[0])
        self.middle = Group(self.weights, names[1], equation.times)
        self.right = Group(self.products, names[2], equation.equals)
        self.plot = SigmoidPlot(reach, layout.line_width, 1.0)
        self.plot.shift(at(*layout.line) - self.plot.zero)
        self.scale_line = VGroup(self.plot.line, self._name_of_sum())
        self.dot = Dot(radius=0.1, color=theme().talked_about)
        self.value = Readout(placed.weighted_sum, style.TYPE_TITLE, theme().talked_about)
        super().__init__(self.left, self.middle, self.right, self.scale_line, self.dot, self.value)
        self._show_sum(placed.total)

    def _name_of_sum(self) -> Lettering:
        name = text("weighted sum", color=theme().quiet)
        if self.layout.value is None:
            return name.stand_on(self.layout.line[1] + 1.0).align_to(self.plot.line[0], LEFT)
        return name.move_to(at(*self.layout.value)).stand_on(self.layout.value[1] + 0.75)

    def show_kernel(self, placed: PlacedKernel) -> None:
        """Show another digit, place or kernel of the same size."""
        self.over.show_kernel(placed)
        self.weights.cells.cells = plain_shades(placed.weights)
        self.products.cells.cells = plain_shades(placed.products)
        self._show_sum(placed.total)

    def _show_sum(self, total: float) -> None:
        """Move the dot to the sum, and write it above the dot or where it has its own place."""
        spot = self.plot.on_line(total)
        self.dot.move_to(spot)
        self.value.set_characters(formatted(total, DECIMALS))
        if self.layout.value is None:
            self.value.move_to(spot).stand_on(self.layout.line[1] + 0.35)
            farthest = style.frame().width / 2 - style.MARGIN
            outside = np.clip(
                0, self.value.get_right()[0] - farthest, self.value.get_left()[0] + farthest
            )
            self.value.shift(at(-float(outside), 0))
        else:
            self.value.move_to(at(*self.layout.value)).stand_on(self.layout.value[1])
