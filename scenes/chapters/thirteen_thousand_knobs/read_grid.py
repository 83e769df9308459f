"""A wall of digits with what was answered to each; those that were read wrongly step back into the dark."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from manim import Group, VGroup

from scenes import style
from scenes.figures.grids import wall
from scenes.figures.pictures import DigitImage, square
from scenes.language.catalogue import translate
from scenes.language.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text.paragraph import wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

STEPPED_BACK = 0.35  # brightness of a digit that was read wrongly


class ReadWall(Group):
    """Digits row by row, each with room for an answer below it.

    Parameters
    ----------
    pixels : (n, 784), 0..1.
    columns : digits in a row.
    width : of a digit.

    Attributes
    ----------
    images : the digits.
    """

    def __init__(self, pixels: FloatArray, columns: int, width: float) -> None:
        self.pixels = pixels
        self.images = wall(
            [DigitImage(digit, width) for digit in pixels], columns, 1.16 * width, 1.62 * width
        )
        super().__init__(self.images)

    def answers(self, readings: Sequence[Reading], right: npt.NDArray[np.bool_]) -> VGroup:
        """An answer below every digit, in the colour of a mistake where it is one."""
        found = VGroup()
        for image, reading, is_right in zip(self.images, readings, right, strict=True):
            readout = Readout(
                reading, style.TYPE_LABEL, theme().ink if is_right else theme().inhibits
            )
            found.add(readout.move_to(image).stand_on(image.get_bottom()[1] - 0.36))
        return found

    @staticmethod
    def heading(name: str, percent: Reading, tested: Reading, height: float) -> VGroup:
        """Over the wall, its first line at ``height``: how many of all test digits are read rightly."""
        whose = text(name, style.TYPE_BODY)
        share, of_all = (
            Readout(percent, style.TYPE_TITLE, theme().talked_about),
            Readout(tested, style.TYPE_BODY),
        )
        said = msgid("{whose}: {accuracy} % of {tested} test digits are read rightly")
        line = phrase(said, style.TYPE_BODY, whose=whose, accuracy=share, tested=of_all)
        return wrapped(line.move_to(at(0, height)))

    @staticmethod
    def note(shown: Reading, height: float) -> VGroup:
        """Under the wall, in the size for which the frame has room: what is shown, and what the colour means."""
        wrong = translate("in {negative_color}: a wrong answer", **theme().words)
        for size in (style.TYPE_LABEL, style.TYPE_SMALL):
            words = [
                text("shown: the first", size, theme().quiet),
                Readout(shown, size, theme().quiet),
            ]
            line = line_of([*words, text(wrong, size, theme().inhibits)], 0.18)
            if line.width <= style.frame().width - 2 * style.MARGIN:
                break
        return wrapped(line.move_to(at(0, height)))

    def mark(self, right: npt.NDArray[np.bool_]) -> ReadWall:
        """Only those that are read rightly stay bright."""
        for image, digit, is_right in zip(self.images, self.pixels, right, strict=True):
            image.cells.cells = style.grey(square(digit) * (1.0 if is_right else STEPPED_BACK))
        return self
