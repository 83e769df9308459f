"""A small kernel of weights that is laid over a digit, and the sum that it gives there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Dot, Group, Line, ManimColor, Rectangle, VGroup

from scenes import style
from scenes.figures.edges import EdgeBundle
from scenes.figures.fields import EdgeField, PictureField
from scenes.figures.layers import NeuronColumn, grid_centres
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.pictures import DigitImage, Picture, label_over, square
from scenes.figures.sigmoid import FilledNeuron, SigmoidPlot
from scenes.language import msgid
from scenes.style import FloatArray, at

Place = tuple[int, int]
VEIL = 0.6  # how much of the ink the kernel hides
ABOVE_PICTURE = 1


def plain_shades(values: FloatArray) -> FloatArray:
    """Signed values up to 1 as a square of colours, as strong as they are."""
    grid = square(values)
    return style.signed(grid, np.abs(grid))


class KernelOverDigit(Group):
    """A digit, and a kernel of weights on top of it.

    Parameters
    ----------
    pixels : (784,), 0..1.
    kernel : (rows, columns), signed, at most 1.
    place : row and column of the digit where the kernel's upper left corner lies.
    width : of the digit.
    """

    def __init__(self, pixels: FloatArray, kernel: FloatArray, place: Place, width: float) -> None:
        self.image = DigitImage(pixels, width)
        self.cell = width / round(len(pixels) ** 0.5)
        self.veil = PictureField(style.signed(kernel, VEIL * np.abs(kernel)), self.cell)
        positive = np.argwhere(kernel > 0)
        rows, columns = np.ptp(positive, axis=0) + 1
        self.outline = Rectangle(
            width=columns * self.cell, height=rows * self.cell, color=style.TALKED_ABOUT, stroke_width=3
        )
        super().__init__(self.image, self.veil, self.outline)
        self.lay(place)

    def lay(self, place: Place) -> None:
        """Lay the kernel elsewhere."""
        rows, columns = self.veil.cells.shape[:2]
        corner = self.image.frame.get_corner(at(-1, 1))
        middle = corner + at((place[1] + columns / 2) * self.cell, -(place[0] + rows / 2) * self.cell)
        self.veil.move_to(middle)
        self.outline.move_to(middle)

    def set_pixels(self, pixels: FloatArray) -> None:
        """Put another digit below."""
        self.image.cells.cells = style.grey(square(pixels))

    def set_kernel(self, kernel: FloatArray) -> None:
        """Take other weights, in as many rows and columns."""
        self.veil.cells = style.signed(kernel, VEIL * np.abs(kernel))


class RegionQuestion(Group):
    """A digit with a region marked on it, the edges from there to one neuron, and what it is to tell.

    Parameters
    ----------
    pixels : (784,), 0..1.
    place : row and column of the region's upper left corner.
    size : its rows and columns.
    question : in words.

    Attributes
    ----------
    image, region, edges, neuron : the parts, from left to right; the last one with the question.
    """

    WIDTH = 5.2

    def __init__(self, pixels: FloatArray, place: Place, size: tuple[int, ...], question: str) -> None:
        self.image = DigitImage(pixels, self.WIDTH).shift(at(-2.7, 0))
        side = round(len(pixels) ** 0.5)
        cell = self.WIDTH / side
        inside = np.zeros((side, side), dtype=bool)
        inside[place[0] : place[0] + size[0], place[1] : place[1] + size[1]] = True
        centres = (grid_centres(side, cell) + self.image.get_center())[inside.ravel()]
        self.region = Rectangle(
            width=size[1] * cell, height=size[0] * cell, color=style.TALKED_ABOUT, stroke_width=4
        ).move_to(centres.mean(axis=0))
        circle = NeuronColumn(np.zeros(1), 1.0, 1.4).shift(at(3.4, 0))
        faint = np.tile((*style.TALKED_ABOUT.to_rgb(), 0.35), (len(centres), 1))
        ends = np.tile(circle.centres, (len(centres), 1))
        self.edges = EdgeField(centres, ends, faint, style.HAIRLINE)
        mark = text("?", style.TYPE_FORMULA, style.TALKED_ABOUT).move_to(circle)
        words = text(question, style.TYPE_BODY).move_to(circle).shift(at(0.3, -1.3))
        circle.set_z_index(1)
        mark.set_z_index(2)
        self.neuron = Group(circle, mark, words)
        super().__init__(self.image, self.region, self.edges, self.neuron)


class DetectorCase(Group):
    """One digit with the kernel laid over it, the edges to a neuron, and the lines of its sum below.

    Parameters
    ----------
    pixels, kernel, weights, place : as for the bench.
    name : of the case.
    x : where it stands.
    entries : words, number and colour of each line: the sum, the bias, and both together.
    activation : what comes of it.

    Attributes
    ----------
    head : the picture, its name and the neuron, still dark.
    edges : from the pixels to the neuron, as strong as what they carry.
    filled : the neuron with its activation.
    rows, rule : the lines, and the stroke above the last of them.
    """

    WIDTH = 3.4
    ROWS_AT = (-1.3, -1.95, -2.75)
    RULE_AT = -2.2

    def __init__(
        self,
        pixels: FloatArray,
        kernel: FloatArray,
        weights: FloatArray,
        place: Place,
        name: str,
        x: float,
        entries: Sequence[tuple[str, Reading, ManimColor]],
        activation: Reading,
    ) -> None:
        over = KernelOverDigit(pixels, kernel, place, self.WIDTH).shift(at(x - 1.0, 1.15))
        self.cell = NeuronColumn(np.zeros(1), 1.0, 1.3).shift(at(x + 2.2, 1.15)).set_z_index(ABOVE_PICTURE + 1)
        self.filled = FilledNeuron(activation, 1.3).move_to(self.cell).set_z_index(ABOVE_PICTURE + 2)
        self.head = Group(over, label_over(over, name), self.cell)
        centres = grid_centres(round(len(pixels) ** 0.5), over.cell) + over.image.get_center()
        self.edges = EdgeBundle(centres, self.cell.centres, (weights * pixels)[np.newaxis])
        self.edges.set_z_index(ABOVE_PICTURE)
        self.rows = [self._row(*entry, x, height) for entry, height in zip(entries, self.ROWS_AT, strict=True)]
        ends = (at(side(self.rows[1])[0], self.RULE_AT) for side in (VGroup.get_left, VGroup.get_right))
        self.rule = Line(*ends, color=style.QUIET, stroke_width=2)
        super().__init__(self.head, self.edges, *self.rows, self.rule, self.filled)

    @staticmethod
    def _row(words: str, reading: Reading, color: ManimColor, x: float, height: float) -> VGroup:
        said = text(words, style.TYPE_BODY, style.QUIET if color is style.INK else color).stand_on(height)
        value = Readout(reading, style.TYPE_BODY, color).stand_on(height)
        said.shift(at(x - 2.7 - said.get_left()[0], 0))
        return VGroup(said, value.shift(at(x + 2.85 - value.get_right()[0], 0)))


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

    Attributes
    ----------
    left, middle, right : digit, weights and products, each with its name.
    scale_line, value, dot : where the sum lies.
    """

    WIDTH = 3.6
    HEIGHT = 1.3
    LINE_HEIGHT = -2.35

    def __init__(
        self,
        pixels: FloatArray,
        kernel: FloatArray,
        weights: FloatArray,
        place: Place,
        reading: Reading,
        reach: float,
    ) -> None:
        self.over = KernelOverDigit(pixels, kernel, place, self.WIDTH)
        self.weights = Picture(plain_shades(weights), self.WIDTH)
        self.products = Picture(plain_shades(weights * pixels), self.WIDTH)
        pictures: tuple[Group, ...] = (self.over, self.weights, self.products)
        for picture, x in zip(pictures, (-4.7, 0, 4.7), strict=True):
            picture.shift(at(x, self.HEIGHT))
        names = (msgid("activations $a$"), msgid("weights $w$"), msgid("products $w a$"))
        labels = [label_over(picture, name) for picture, name in zip(pictures, names, strict=True)]
        signs = [
            text(sign, style.TYPE_TITLE).move_to(at(x, self.HEIGHT)) for sign, x in (("$times$", -2.35), ("$=$", 2.35))
        ]
        self.left = Group(self.over, labels[0])
        self.middle = Group(self.weights, labels[1], signs[0])
        self.right = Group(self.products, labels[2], signs[1])
        self.plot = SigmoidPlot(reach, 10.4, 1.0)
        self.plot.shift(at(0, self.LINE_HEIGHT) - self.plot.zero)
        name = text("weighted sum", color=style.QUIET).stand_on(self.LINE_HEIGHT + 0.62)
        self.scale_line = VGroup(self.plot.line, name.shift(at(-5.2 - name.get_left()[0], 0)))
        self.dot = Dot(radius=0.1, color=style.TALKED_ABOUT)
        self.value = Readout(reading, style.TYPE_TITLE, style.TALKED_ABOUT)
        super().__init__(self.left, self.middle, self.right, self.scale_line, self.dot, self.value)
        self.show_sum(reading)

    def show(self, pixels: FloatArray, weights: FloatArray, place: Place, reading: Reading) -> None:
        """The same at another place, or over another digit."""
        self.over.set_pixels(pixels)
        self.over.lay(place)
        self.weights.cells.cells = plain_shades(weights)
        self.products.cells.cells = plain_shades(weights * pixels)
        self.show_sum(reading)

    def show_sum(self, reading: Reading) -> None:
        """Move the dot to where the sum lies, and write the sum above it."""
        spot = self.plot.on_line(reading.value)
        self.dot.move_to(spot)
        self.value.set_characters(reading.shown)
        self.value.move_to(spot).stand_on(self.LINE_HEIGHT + 0.35)
