"""What a digit is made of, as an equation: the digit, and beside it or below it its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manim import FadeIn, Group, VGroup

from scenes import style
from scenes.figures.parts import CROP, FloatArray, Mask, PartPicture, Step, ink_picture
from scenes.style import at, theme
from scenes.text.typesetting import Lettering, text


@dataclass(frozen=True)
class EquationLayout:
    """Where the parts of a digit stand.

    Attributes
    ----------
    width : of the digit.
    first : the middle of the first part, seen from that of the digit.
    step : from one part to the next, straight to the right or straight down.
    sign : how far before a part its sign is, as a share of the step.
    drop : of the names' baseline below the digit's lower edge.
    """

    width: float = 1.75
    first: tuple[float, float] = (2.75, 0.0)
    step: tuple[float, float] = (2.75, 0.0)
    sign: float = 0.5
    drop: float = 0.35


class PartsEquation(Group):
    """A digit, and beside it the parts that it is made of, with their names below.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    parts : the pixels of each part.
    names : of the parts.
    layout : where the parts stand.

    Attributes
    ----------
    digit, pieces, signs, names : the pictures, what stands between them, what stands below.
    """

    def __init__(
        self, image: FloatArray, parts: Sequence[Mask], names: Sequence[str], layout: EquationLayout
    ) -> None:
        self.digit = ink_picture(image, layout.width, crop=CROP)
        pixel = layout.width / (len(image) - 2 * CROP)
        self.pieces = [PartPicture(image, part, pixel) for part in parts]
        self.signs, self.names = VGroup(), VGroup()
        first, step = at(*layout.first), at(*layout.step)
        for number, (piece, name) in enumerate(zip(self.pieces, names, strict=True)):
            place = first + number * step
            sign = text("$+$" if number else "$=$", style.TYPE_TITLE)
            self.signs.add(sign.move_to(place - layout.sign * step))
            words: Lettering = text(name, style.TYPE_SMALL, theme().quiet)
            self.names.add(words.move_to(place).stand_on(place[1] - layout.width / 2 - layout.drop))
            piece.move_to(place + at(0, piece.over(self.digit)[1] if layout.step[0] else 0))
        super().__init__(self.digit, *self.pieces, self.signs, self.names)

    def lift_off(self, pace: float) -> Iterator[Step]:
        """The digit appears; each part is tinted where it is, and moves to where it goes on to be."""
        homes = [piece.get_center() for piece in self.pieces]
        for piece in self.pieces:
            piece.move_to(piece.over(self.digit))
        yield [FadeIn(self.digit)], pace
        for piece, home, sign, name in zip(self.pieces, homes, self.signs, self.names, strict=True):
            yield [FadeIn(piece)], style.QUICK
            yield [piece.animate.move_to(home), FadeIn(sign, name)], pace
