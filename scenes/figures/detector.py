"""A small kernel of weights that is laid over a digit, and the sum that it gives there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from manim import Dot, Group, Rectangle, VGroup

from scenes import style
from scenes.figures.fields import PictureField
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.pictures import DigitImage, Picture, label_over, square
from scenes.figures.sigmoid import SigmoidPlot
from scenes.style import at

FloatArray = npt.NDArray[np.float64]
Place = tuple[int, int]
VEIL = 0.6  # how much of the ink the kernel hides


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
        names = ("activations $a$", "weights $w$", "products $w a$")
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
