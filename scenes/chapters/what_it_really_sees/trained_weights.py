"""Pictures of weights as they are trained, and the progress of the training."""

from __future__ import annotations

from manim import LEFT, Group

from scenes import style
from scenes.chapters.what_it_really_sees.layout import TrainedLayout
from scenes.chapters.what_it_really_sees.picture_grids import weight_grid
from scenes.figures import Legend, TrainingLog, square
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, paragraph


class TrainedWeights(Group):
    """Weights of neurons as pictures that change, and the log of their training.

    Parameters
    ----------
    weights : (n, 784), at the beginning.
    last : the last epoch.
    epoch, percent : at the beginning.
    layout : places and sizes.
    """

    def __init__(
        self,
        weights: FloatArray,
        last: int,
        epoch: Reading,
        percent: Reading,
        layout: TrainedLayout,
    ) -> None:
        self.pictures = weight_grid(weights, layout.grid)
        self.log = TrainingLog(last, epoch, percent, layout.log)
        side = "left" if layout.is_aside else "center"
        note = paragraph(
            "its training, starting at random",
            layout.room,
            color=theme().quiet,
            side=side,
            even=True,
        )
        legend = Legend("positive", "negative", "", upright=layout.is_aside)
        for words, place in ((note, layout.note), (legend, layout.legend)):
            words.move_to(at(*place))
            if layout.is_aside:
                words.align_to(self.log.numbers[0], LEFT)
        super().__init__(self.pictures, self.log, note, legend)

    def show_state(self, weights: FloatArray, epoch: Reading, percent: Reading) -> None:
        """Go on to another state."""
        self.log.show_state(epoch, percent)
        for picture, row in zip(self.pictures, weights, strict=False):
            picture.cells.cells = style.signed(square(row))
