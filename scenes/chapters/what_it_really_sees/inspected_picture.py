"""A picture, large, and the ten outputs that it gets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group, VGroup, VMobject

from scenes import style
from scenes.chapters.what_it_really_sees.layout import InspectedLayout
from scenes.chapters.what_it_really_sees.picture_words import words_below
from scenes.figures import DigitImage, OutputColumn, box_around, mark_answer, square
from scenes.style import FloatArray, at
from scenes.text import Reading, wrapped


class InspectedPicture(Group):
    """A picture with room for words below it, and outputs that are still dark.

    Parameters
    ----------
    pixels : of the picture, (784,), 0..1.
    layout : places and sizes.

    Attributes
    ----------
    image, outputs : the picture, and the neurons with their digits.
    """

    def __init__(self, pixels: FloatArray, layout: InspectedLayout) -> None:
        self.layout = layout
        self.image = DigitImage(pixels, layout.width).move_to(at(*layout.image))
        self.outputs = OutputColumn(np.zeros(10), layout.spacing)
        self.outputs.fold(layout.parts, layout.across).move_to(at(*layout.outputs))
        super().__init__(self.image, self.outputs)

    def words(self, parts: Sequence[VMobject]) -> VGroup:
        """Place a line of words and numbers below the picture."""
        return wrapped(words_below(self.image, parts, self.layout.words), self.layout.room)

    def show_picture(self, pixels: FloatArray, levels: FloatArray) -> None:
        """Show another picture and its outputs, (10,)."""
        self.image.cells.cells = style.grey(square(pixels))
        self.outputs.cells.fill = style.grey(levels)

    def answer(self, readings: Sequence[Reading]) -> VGroup:
        """Write all outputs as numbers, and draw a box around the brightest."""
        answer = int(np.argmax([reading.value for reading in readings]))
        values = self.outputs.values(readings)
        mark_answer(self.outputs.digits, values, answer)
        return VGroup(values, box_around(self.outputs.digits, values, answer))
