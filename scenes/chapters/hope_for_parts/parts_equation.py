"""Equation of a digit and its parts: the digit, and beside it or below it what it is made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from manim import FadeIn, Group, VGroup

from network.features.strokes import Mask
from scenes import style
from scenes.chapters.hope_for_parts.hoped_layers import Step
from scenes.chapters.hope_for_parts.layout import EquationLayout
from scenes.figures import CROP, PartPicture, ink_picture
from scenes.style import FloatArray, at, theme
from scenes.text import Lettering, text


class PartsEquation(Group):
    """A digit, and beside it the parts that it is made of, with their names below.

    Parameters
    ----------
    image : (rows, columns), 0..1.
    parts : masks of the pixels of each part.
    names : of the parts.
    layout : places of the parts.

    Attributes
    ----------
    digit, pieces : pictures of the digit and of its parts.
    signs, names : equals and plus between the pictures; names of the parts.
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
        """Show the digit; tint each part where it is, and move it to its place in the equation."""
        homes = [piece.get_center() for piece in self.pieces]
        for piece in self.pieces:
            piece.move_to(piece.over(self.digit))
        yield [FadeIn(self.digit)], pace
        for piece, home, sign, name in zip(self.pieces, homes, self.signs, self.names, strict=True):
            yield [FadeIn(piece)], style.QUICK
            yield [piece.animate.move_to(home), FadeIn(sign, name)], pace
