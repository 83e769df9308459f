"""A picture, large, and the ten outputs that it gets; and pictures of weights as they are trained."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import Group, VGroup, VMobject

from scenes import style
from scenes.figures.edges import Legend
from scenes.figures.lettering import Reading, text
from scenes.figures.outputs import OutputColumn, box_around, mark_answer
from scenes.figures.pictures import DigitImage, square
from scenes.figures.training_log import TrainingLog
from scenes.figures.walls import weight_wall, words_below
from scenes.style import FloatArray, at


class Examined(Group):
    """A picture with room for words below it, and outputs that are still dark.

    Attributes
    ----------
    image, outputs : what there is.
    """

    def __init__(self, pixels: FloatArray) -> None:
        self.image = DigitImage(pixels, 4.6).move_to(at(-2.9, 0.35))
        self.outputs = OutputColumn(np.zeros(10)).move_to(at(2.6, 0.1))
        super().__init__(self.image, self.outputs)

    def words(self, parts: Sequence[VMobject]) -> VGroup:
        """A line below the picture."""
        return words_below(self.image, parts, -2.75)

    def show(self, pixels: FloatArray, levels: FloatArray) -> None:
        """Another picture, and what its outputs are."""
        self.image.cells.cells = style.grey(square(pixels))
        self.outputs.cells.fill = style.grey(levels)

    def answer(self, readings: Sequence[Reading]) -> VGroup:
        """All outputs as numbers, and a box around the brightest."""
        answer = int(np.argmax([reading.value for reading in readings]))
        values = self.outputs.values(readings)
        mark_answer(self.outputs.digits, values, answer)
        return VGroup(values, box_around(self.outputs.digits, values, answer))


class TrainedWall(Group):
    """Pictures of the weights of neurons as training goes on, and how far it has come.

    Parameters
    ----------
    weights : (n, 784), where it begins.
    last : the last epoch.
    epoch, percent : where it begins.
    """

    def __init__(self, weights: FloatArray, last: int, epoch: Reading, percent: Reading) -> None:
        self.pictures = weight_wall(weights, 1.5, 8).move_to(at(0, 1.75))
        self.log = TrainingLog(last, epoch, percent)
        note = text("its training, from random on", color=style.QUIET).move_to(at(4.6, -1.35))
        legend = Legend("positive", "negative", "").move_to(at(4.6, -2.1))
        super().__init__(self.pictures, self.log, note, legend)

    def show(self, weights: FloatArray, epoch: Reading, percent: Reading) -> None:
        """Go on to another state."""
        self.log.show(epoch, percent)
        for picture, row in zip(self.pictures, weights, strict=False):
            picture.cells.cells = style.signed(square(row))
