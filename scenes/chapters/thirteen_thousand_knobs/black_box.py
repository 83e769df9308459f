"""A black box that closes over the inside of a network like two doors, and opens again."""

from __future__ import annotations

from manim import AnimationGroup, Rectangle, Transform, VGroup

from scenes import style
from scenes.style import at, theme
from scenes.text import text

OVERLAP = 0.02  # of the doors, so that no light comes through where they meet


class BlackBox(VGroup):
    """Two doors that meet in the middle, with a question mark on them.

    Parameters
    ----------
    left, right : its ends.
    bottom, top : heights of its edges.

    Attributes
    ----------
    doors, frame, question : its parts.
    """

    def __init__(self, left: float, right: float, bottom: float, top: float) -> None:
        middle, half = at((left + right) / 2, (bottom + top) / 2), (right - left) / 2
        height = top - bottom
        doors = (
            self._door(half + OVERLAP, height).move_to(middle + side * at((half - OVERLAP) / 2, 0))
            for side in (-1, 1)
        )
        self.doors = VGroup(*doors)
        self.frame = Rectangle(width=2 * half, height=height, color=theme().ink, stroke_width=4)
        self.frame.move_to(middle)
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
        """Open the doors at once, and return the animation in which they close."""
        shut = [door.copy() for door in self.doors]
        for door, side in zip(self.doors, (-1, 1), strict=True):
            self._draw_back(door, side)
        return AnimationGroup(*map(Transform, self.doors, shut))

    def open(self) -> AnimationGroup:
        """Return the animation in which the doors draw back to the sides."""
        sides = zip(self.doors, (-1, 1), strict=True)
        drawn_back = [self._draw_back(door.copy(), side) for door, side in sides]
        return AnimationGroup(*map(Transform, self.doors, drawn_back))

    @staticmethod
    def _draw_back(door: Rectangle, side: int) -> Rectangle:
        """Press a door flat against its side."""
        pressed: Rectangle = door.stretch(0.001, 0, about_point=door.get_edge_center(at(side, 0)))
        return pressed
