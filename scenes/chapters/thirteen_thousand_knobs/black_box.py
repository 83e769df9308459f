"""A black box that closes over the inside of a network like two doors, and opens again."""

from __future__ import annotations

from manim import AnimationGroup, Rectangle, Transform, VGroup

from scenes import style
from scenes.style import at, theme
from scenes.text.typesetting import text


class BlackBox(VGroup):
    """Two doors that meet in the middle, with a question mark on them.

    Parameters
    ----------
    left, right : where it begins and ends.
    bottom, top : heights of its edges.
    """

    def __init__(self, left: float, right: float, bottom: float, top: float) -> None:
        middle, half = at((left + right) / 2, (bottom + top) / 2), (right - left) / 2
        over, height = 0.02, top - bottom  # so that no light comes through where the doors meet
        doors = (
            self._door(half + over, height).move_to(middle + side * at((half - over) / 2, 0))
            for side in (-1, 1)
        )
        self.doors = VGroup(*doors)
        self.frame = Rectangle(
            width=2 * half, height=height, color=theme().ink, stroke_width=4
        ).move_to(middle)
        self.question = text("?", 1.4 * style.TYPE_FORMULA, theme().lit).move_to(middle)
        super().__init__(self.doors, self.frame, self.question)
        self.doors.set_z_index(2)
        self.frame.set_z_index(3)
        self.question.set_z_index(3)

    @staticmethod
    def _door(width: float, height: float) -> Rectangle:
        return Rectangle(
            width=width, height=height, fill_color=theme().unlit, fill_opacity=1, stroke_width=0
        )

    def close(self) -> AnimationGroup:
        """The doors come together from both sides."""
        shut = [door.copy() for door in self.doors]
        for door, side in zip(self.doors, (-1, 1), strict=True):
            self._draw_back(door, side)
        return AnimationGroup(
            *(Transform(door, there) for door, there in zip(self.doors, shut, strict=True))
        )

    def open(self) -> AnimationGroup:
        """The doors draw back to the sides."""
        return AnimationGroup(
            *(
                Transform(door, self._draw_back(door.copy(), side))
                for door, side in zip(self.doors, (-1, 1), strict=True)
            )
        )

    @staticmethod
    def _draw_back(door: Rectangle, side: int) -> Rectangle:
        drawn_back: Rectangle = door.stretch(
            0.001, 0, about_point=door.get_edge_center(at(side, 0))
        )
        return drawn_back
