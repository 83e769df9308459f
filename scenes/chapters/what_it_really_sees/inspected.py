"""A picture, large, and the ten outputs that it gets; and pictures of weights as they are trained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from manim import LEFT, Group, VGroup, VMobject

from scenes import style
from scenes.chapters.what_it_really_sees.grid_layout import GridsLayout, Place
from scenes.figures.edges import Legend
from scenes.figures.grids import words_below
from scenes.figures.outputs import OutputColumn, box_around, mark_answer
from scenes.figures.pictures import DigitImage, square
from scenes.figures.training_log import LogLayout, TrainingLog
from scenes.style import FloatArray, at, theme
from scenes.text.paragraph import paragraph, wrapped
from scenes.text.readout import Reading


@dataclass(frozen=True)
class ExaminedLayout:
    """Where a picture and its outputs stand.

    Attributes
    ----------
    width, image : size and middle of the picture.
    words, room : height on which the words below the picture stand, and for how wide a line of them there is room.
    outputs : middle of the outputs with their digits.
    spacing : between two outputs below each other.
    parts, across : in how many columns they stand, and how far these are apart.
    """

    width: float
    image: Place
    words: float
    room: float
    outputs: Place
    spacing: float = 0.62
    parts: int = 1
    across: float = 0.0


@dataclass(frozen=True)
class TrainedLayout:
    """Where pictures of weights and the log of their training stand.

    Attributes
    ----------
    wall : the pictures.
    log : how far it has come.
    note, legend : middles of what all of it is, and of what the colours mean.
    room : for a line of the note.
    is_aside : whether all these words are flush below each other, with the numbers of the log between them.
    """

    wall: GridsLayout
    log: LogLayout
    note: Place
    room: float
    legend: Place
    is_aside: bool = False


class Examined(Group):
    """A picture with room for words below it, and outputs that are still dark.

    Parameters
    ----------
    pixels : of the picture.
    layout : where all of it stands.

    Attributes
    ----------
    image, outputs : what there is.
    """

    def __init__(self, pixels: FloatArray, layout: ExaminedLayout) -> None:
        self.layout = layout
        self.image = DigitImage(pixels, layout.width).move_to(at(*layout.image))
        self.outputs = (
            OutputColumn(np.zeros(10), layout.spacing)
            .fold(layout.parts, layout.across)
            .move_to(at(*layout.outputs))
        )
        super().__init__(self.image, self.outputs)

    def words(self, parts: Sequence[VMobject]) -> VGroup:
        """A line below the picture."""
        return wrapped(words_below(self.image, parts, self.layout.words), self.layout.room)

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
    layout : where all of it stands.
    """

    def __init__(
        self,
        weights: FloatArray,
        last: int,
        epoch: Reading,
        percent: Reading,
        layout: TrainedLayout,
    ) -> None:
        self.pictures = layout.wall.wall(weights)
        self.log = TrainingLog(last, epoch, percent, layout.log)
        side = "left" if layout.is_aside else "center"
        note = paragraph(
            "its training, from random on", layout.room, color=theme().quiet, side=side, even=True
        )
        legend = Legend("positive", "negative", "", upright=layout.is_aside)
        for words, place in ((note, layout.note), (legend, layout.legend)):
            words.move_to(at(*place))
            if layout.is_aside:
                words.align_to(self.log.numbers[0], LEFT)
        super().__init__(self.pictures, self.log, note, legend)

    def show(self, weights: FloatArray, epoch: Reading, percent: Reading) -> None:
        """Go on to another state."""
        self.log.show(epoch, percent)
        for picture, row in zip(self.pictures, weights, strict=False):
            picture.cells.cells = style.signed(square(row))
