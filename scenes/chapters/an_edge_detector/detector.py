"""A small kernel of weights that is laid over a digit, and the sum that it gives there."""

from __future__ import annotations

import numpy as np
from manim import LEFT, Dot, Group, Rectangle, VGroup

from scenes import style
from scenes.chapters.an_edge_detector.layout import BenchLayout, QuestionLayout
from scenes.drawing.fields import EdgeField, PictureField
from scenes.figures.layers import NeuronColumn, grid_centres
from scenes.figures.pictures import DigitImage, Picture, label_over, square
from scenes.figures.sigmoid_plot import SigmoidPlot
from scenes.language.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import text

Cell = tuple[int, int]
VEIL = 0.6  # how much of the ink the kernel hides


def plain_shades(values: FloatArray) -> FloatArray:
    """Signed values up to 1 as a square of colours, as strong as they are."""
    grid = square(values)
    return style.signed(grid, np.abs(grid))


def veil(kernel: FloatArray) -> FloatArray:
    """Signed values up to 1 as colours to be laid over a digit, which is dark in every theme."""
    signs = (
        style.theme_over_pictures().excites.to_rgb(),
        style.theme_over_pictures().inhibits.to_rgb(),
    )
    rgb = np.where(kernel[..., np.newaxis] >= 0, *signs)
    return np.concatenate([rgb, VEIL * np.abs(kernel)[..., np.newaxis]], axis=-1)


class KernelOverDigit(Group):
    """A digit, and a kernel of weights on top of it.

    Parameters
    ----------
    pixels : (784,), 0..1.
    kernel : (rows, columns), signed, at most 1.
    place : row and column of the digit where the kernel's upper left corner lies.
    width : of the digit.
    """

    def __init__(self, pixels: FloatArray, kernel: FloatArray, place: Cell, width: float) -> None:
        self.image = DigitImage(pixels, width)
        self.cell = width / round(len(pixels) ** 0.5)
        self.veil = PictureField(veil(kernel), self.cell)
        positive = np.argwhere(kernel > 0)
        rows, columns = np.ptp(positive, axis=0) + 1
        self.outline = Rectangle(
            width=columns * self.cell,
            height=rows * self.cell,
            color=style.theme_over_pictures().talked_about,
            stroke_width=3,
        )
        super().__init__(self.image, self.veil, self.outline)
        self.lay(place)

    def lay(self, place: Cell) -> None:
        """Lay the kernel elsewhere."""
        rows, columns = self.veil.cells.shape[:2]
        corner = self.image.frame.get_corner(at(-1, 1))
        middle = corner + at(
            (place[1] + columns / 2) * self.cell, -(place[0] + rows / 2) * self.cell
        )
        self.veil.move_to(middle)
        self.outline.move_to(middle)

    def set_pixels(self, pixels: FloatArray) -> None:
        """Put another digit below."""
        self.image.cells.cells = style.grey(square(pixels))

    def set_kernel(self, kernel: FloatArray) -> None:
        """Take other weights, in as many rows and columns."""
        self.veil.cells = veil(kernel)


class RegionQuestion(Group):
    """A digit with a region marked on it, the edges from there to one neuron, and what it is to tell.

    Parameters
    ----------
    pixels : (784,), 0..1.
    place : row and column of the region's upper left corner.
    size : its rows and columns.
    question : in words.
    layout : where the parts stand.

    Attributes
    ----------
    image, region, edges, neuron : the parts, from left to right; the last one with the question.
    """

    def __init__(
        self,
        pixels: FloatArray,
        place: Cell,
        size: tuple[int, ...],
        question: str,
        layout: QuestionLayout,
    ) -> None:
        self.image = DigitImage(pixels, layout.width).shift(at(*layout.image))
        side = round(len(pixels) ** 0.5)
        cell = layout.width / side
        inside = np.zeros((side, side), dtype=bool)
        inside[place[0] : place[0] + size[0], place[1] : place[1] + size[1]] = True
        centres = (grid_centres(side, cell) + self.image.get_center())[inside.ravel()]
        self.region = Rectangle(
            width=size[1] * cell,
            height=size[0] * cell,
            color=style.theme_over_pictures().talked_about,
            stroke_width=4,
        ).move_to(centres.mean(axis=0))
        circle = NeuronColumn(np.zeros(1), 1.0, layout.diameter).shift(at(*layout.neuron))
        faint = np.tile((*theme().talked_about.to_rgb(), 0.35), (len(centres), 1))
        ends = np.tile(circle.centres, (len(centres), 1))
        self.edges = EdgeField(centres, ends, faint, style.HAIRLINE)
        mark = text("?", style.TYPE_FORMULA, style.theme_over_pictures().talked_about).move_to(
            circle
        )
        words = text(question, style.TYPE_BODY).move_to(at(*layout.words))
        circle.set_z_index(1)
        mark.set_z_index(2)
        self.neuron = Group(circle, mark, words)
        super().__init__(self.image, self.region, self.edges, self.neuron)


class DetectorBench(Group):
    """Digit times weights gives products, and their sum lies on a line of numbers.

    Parameters
    ----------
    pixels : (784,), 0..1.
    kernel : (rows, columns), signed, at most 1.
    weights : (784,), the kernel where it is laid.
    place : where that is.
    reading : the sum.
    reach : of the line of numbers.
    layout : where the parts stand.

    Attributes
    ----------
    left, middle, right : digit, weights and products, each with its name.
    scale_line, value, dot : where the sum lies.
    """

    def __init__(
        self,
        pixels: FloatArray,
        kernel: FloatArray,
        weights: FloatArray,
        place: Cell,
        reading: Reading,
        reach: float,
        layout: BenchLayout,
    ) -> None:
        self.layout = layout
        self.over = KernelOverDigit(pixels, kernel, place, layout.widths[0])
        self.weights = Picture(plain_shades(weights), layout.widths[1])
        self.products = Picture(plain_shades(weights * pixels), layout.widths[2])
        pictures: tuple[Group, ...] = (self.over, self.weights, self.products)
        for picture, middle in zip(pictures, layout.pictures, strict=True):
            picture.shift(at(*middle))
        names = (msgid("activations $a$"), msgid("weights $w$"), msgid("products $w a$"))
        labels = [label_over(picture, name) for picture, name in zip(pictures, names, strict=True)]
        signs = [
            text(sign, style.TYPE_TITLE).move_to(at(*middle))
            for sign, middle in zip(("$times$", "$=$"), layout.signs, strict=True)
        ]
        self.left = Group(self.over, labels[0])
        self.middle = Group(self.weights, labels[1], signs[0])
        self.right = Group(self.products, labels[2], signs[1])
        self.plot = SigmoidPlot(reach, layout.line_width, 1.0)
        self.plot.shift(at(*layout.line) - self.plot.zero)
        name = text("weighted sum", color=theme().quiet)
        if layout.value is None:
            name.stand_on(layout.line[1] + 1.0).align_to(self.plot.line[0], LEFT)
        else:
            name.move_to(at(*layout.value)).stand_on(layout.value[1] + 0.75)
        self.scale_line = VGroup(self.plot.line, name)
        self.dot = Dot(radius=0.1, color=theme().talked_about)
        self.value = Readout(reading, style.TYPE_TITLE, theme().talked_about)
        super().__init__(self.left, self.middle, self.right, self.scale_line, self.dot, self.value)
        self.show_sum(reading)

    def show(self, pixels: FloatArray, weights: FloatArray, place: Cell, reading: Reading) -> None:
        """The same at another place, or over another digit."""
        self.over.set_pixels(pixels)
        self.over.lay(place)
        self.weights.cells.cells = plain_shades(weights)
        self.products.cells.cells = plain_shades(weights * pixels)
        self.show_sum(reading)

    def show_sum(self, reading: Reading) -> None:
        """Move the dot to where the sum lies, and write the sum above it, or where it has a place of its own."""
        spot = self.plot.on_line(reading.value)
        self.dot.move_to(spot)
        self.value.set_characters(reading.shown)
        if self.layout.value is None:
            self.value.move_to(spot).stand_on(self.layout.line[1] + 0.35)
            farthest = style.frame().width / 2 - style.MARGIN
            outside = np.clip(
                0, self.value.get_right()[0] - farthest, self.value.get_left()[0] + farthest
            )
            self.value.shift(at(-float(outside), 0))
        else:
            self.value.move_to(at(*self.layout.value)).stand_on(self.layout.value[1])
