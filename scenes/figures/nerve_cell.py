"""A nerve cell as a schematic drawing: signals come in from the left and leave to the right."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import AnimationGroup, Circle, Dot, MoveAlongPath, VGroup, VMobject, linear

from scenes import style
from scenes.style import FloatArray, at, theme


class NerveCell(VGroup):
    """Branches, a body and a long axon: a schematic drawing, which its chapter has to call so.

    Attributes
    ----------
    branches : paths on which signals come in, each ending at the body.
    body : circle that lights up.
    axon : path on which a signal leaves.

    Examples
    --------
    >>> cell = NerveCell()
    >>> len(cell.branches), len(cell.signals([0, 2]).animations)
    (5, 2)
    """

    RADIUS = 0.62
    REACH = 2.3

    def __init__(self) -> None:
        self.branches = VGroup(*(self._branch(height) for height in np.linspace(-1.7, 1.7, 5)))
        twigs = VGroup(*(self._twig(branch, side) for branch in self.branches for side in (-1, 1)))
        self.axon = self._path([at(self.RADIUS, 0), at(1.3, 0.12), at(2.1, -0.1), at(2.9, 0.05)])
        ends = VGroup(
            *(self._path([at(2.9, 0.05), at(3.15, y / 2), at(3.45, y)]) for y in (-0.45, 0.1, 0.55))
        )
        self.body = Circle(
            radius=self.RADIUS,
            fill_color=style.grey_color(0),
            fill_opacity=1,
            stroke_color=theme().ink,
            stroke_width=style.RING * style.STROKE,
        )
        super().__init__(twigs, self.branches, self.axon, ends, self.body)

    def signals(self, which: Sequence[int]) -> AnimationGroup:
        """Animate signals that run along some of the branches into the body.

        Parameters
        ----------
        which : indices of the branches.
        """
        return AnimationGroup(
            *(MoveAlongPath(self._pulse(), self.branches[i], remover=True) for i in which)
        )

    def fires(self) -> MoveAlongPath:
        """Animate a signal that leaves along the axon."""
        return MoveAlongPath(
            self._pulse(), self.axon, rate_func=linear, run_time=style.STEP, remover=True
        )

    @staticmethod
    def _pulse() -> Dot:
        return Dot(radius=0.11, color=theme().talked_about)

    @staticmethod
    def _path(points: list[FloatArray], width: float = 3.0) -> VMobject:
        return VMobject(stroke_color=theme().quiet, stroke_width=width).set_points_smoothly(points)

    def _branch(self, height: float) -> VMobject:
        start = at(-self.REACH + 0.12 * height**2, height)
        outwards = start / np.linalg.norm(start)
        end = self.RADIUS * outwards
        bend = at(0, 0.16 * np.sign(height + 0.01))
        return self._path([start, 0.6 * start + 0.4 * end + bend, end])

    def _twig(self, branch: VMobject, side: int) -> VMobject:
        start = branch.point_from_proportion(0.28)
        tip = branch.get_start() + at(-0.1, 0.28 * side)
        return self._path([start, (start + tip) / 2 + at(0, 0.05 * side), tip], 2.0)
