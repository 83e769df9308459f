"""Kernel of weights laid over a digit like a veil, in the colors of its signs."""

from __future__ import annotations

import numpy as np
from manim import Group, Rectangle

from scenes import style
from scenes.chapters.an_edge_detector.facts import Cell, PlacedKernel
from scenes.drawing.fields import PictureField
from scenes.figures import DigitImage, square
from scenes.style import FloatArray, at

VEIL = 0.6  # share of the ink that the kernel hides


def veil(kernel: FloatArray) -> FloatArray:
    """Return signed values up to 1 as colors to be laid over a digit, dark in every theme."""
    theme = style.theme_over_pictures()
    signs = (theme.excites.to_rgb(), theme.inhibits.to_rgb())
    rgb = np.where(kernel[..., np.newaxis] >= 0, *signs)
    return np.concatenate([rgb, VEIL * np.abs(kernel)[..., np.newaxis]], axis=-1)


class KernelOverDigit(Group):
    """A digit, and a kernel of weights on top of it, its patch of ones outlined.

    Parameters
    ----------
    placed : kernel, digit and place.
    width : of the digit.
    """

    def __init__(self, placed: PlacedKernel, width: float) -> None:
        self.image = DigitImage(placed.pixels, width)
        self.cell = width / round(len(placed.pixels) ** 0.5)
        self.veil = PictureField(veil(placed.kernel), self.cell)
        rows, columns = np.ptp(np.argwhere(placed.kernel > 0), axis=0) + 1
        self.outline = Rectangle(
            width=columns * self.cell,
            height=rows * self.cell,
            color=style.theme_over_pictures().talked_about,
            stroke_width=3,
        )
        super().__init__(self.image, self.veil, self.outline)
        self._lay(placed.place)

    def show_kernel(self, placed: PlacedKernel) -> None:
        """Show another digit, place or kernel of the same size."""
        self.image.cells.cells = style.grey(square(placed.pixels))
        self.veil.cells = veil(placed.kernel)
        self._lay(placed.place)

    def _lay(self, place: Cell) -> None:
        rows, columns = self.veil.cells.shape[:2]
        corner = self.image.frame.get_corner(at(-1, 1))
        centre = corner + at(
            (place[1] + columns / 2) * self.cell, -(place[0] + rows / 2) * self.cell
        )
        self.veil.move_to(centre)
        self.outline.move_to(centre)
