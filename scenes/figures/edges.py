"""Edges between layers, as bright as what they carry, and the light that runs along them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import DOWN, LEFT, Animation, Group, Line, VGroup, linear

from scenes import style
from scenes.drawing.fields import EdgeField
from scenes.language.catalogue import translate
from scenes.marks import msgid
from scenes.style import FloatArray, at, theme
from scenes.text.typesetting import Lettering, text

BELOW_NEURONS = -1


class EdgeBundle(EdgeField):
    """Edges from every neuron of one layer to every neuron of the next.

    Parameters
    ----------
    sources : points where the edges begin, (m, 3).
    targets : points where they end, (n, 3).
    values : weights, or weight times activation, (n, m), signed. Color is the sign, strength the
        size relative to the largest in the bundle (99.5th percentile). Edges that carry nothing
        are not drawn.
    width : line width of each edge, in scene units.
    drawn : mask of the edges that are drawn, (n, m); all of them without it. Strengths are
        relative to all.

    Attributes
    ----------
    into : index of the target that each drawn edge leads to.

    Examples
    --------
    >>> before, after = np.zeros((3, 3)), np.ones((2, 3))
    >>> bundle = EdgeBundle(before, after, np.array([[2.0, -1.0, 0.0], [0.5, 0.0, 1.0]]))
    >>> bundle.count, bundle.into.tolist()
    (4, [0, 0, 1, 1])
    """

    def __init__(
        self,
        sources: FloatArray,
        targets: FloatArray,
        values: FloatArray,
        width: float = style.HAIRLINE,
        drawn: npt.NDArray[np.bool_] | None = None,
    ) -> None:
        to, of = np.nonzero(values if drawn is None else values * drawn)
        colors = style.signed(values)[to, of]
        super().__init__(sources[of], targets[to], colors, width, z_index=BELOW_NEURONS)
        self.into = to


class RunLight(Animation):
    """Animation of a light that runs along all edges of a bundle; behind it they stay lit.

    Parameters
    ----------
    ahead, behind : brightness before and after the light has passed, as a share of the strength
        of each edge.
    glow : brightness that the light adds where it is.

    Examples
    --------
    >>> bundle = EdgeBundle(np.zeros((1, 3)), np.ones((1, 3)), np.ones((1, 1)))
    >>> run = RunLight(bundle)
    >>> run.begin()
    >>> run.interpolate(0.5)
    >>> head, ahead, behind, glow, spread = bundle.light
    >>> float(head)  # half-way along each edge
    0.5
    """

    SPREAD = 0.12

    def __init__(
        self,
        edges: EdgeField,
        *,
        ahead: float = 0.0,
        behind: float = 1.0,
        glow: float = 1.6,
        **kwargs: Any,
    ) -> None:
        self.brightness = {"ahead": ahead, "behind": behind, "glow": glow}
        kwargs.setdefault("rate_func", linear)
        super().__init__(edges, introducer=True, **kwargs)

    def begin(self) -> None:
        """Begin with all edges as they are ahead of the light."""
        self.mobject.set_light(-1.0, **self.brightness)
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Put the light where it is at this moment."""
        reach = 2 * self.SPREAD
        head = -reach + (1 + 2 * reach) * self.rate_func(alpha)
        self.mobject.set_light(head, spread=self.SPREAD, **self.brightness)

    def finish(self) -> None:
        """Leave all edges as they are behind the light."""
        super().finish()
        rest = self.brightness["behind"]
        self.mobject.set_light(2.0, ahead=rest, behind=rest, glow=0.0)


def dimmed(edges: EdgeField, share: float) -> EdgeField:
    """Return a copy of a bundle at rest with a share of its brightness, for ``Transform``.

    Examples
    --------
    >>> bundle = EdgeBundle(np.zeros((1, 3)), np.ones((1, 3)), np.ones((1, 1)))
    >>> dimmed(bundle, 0.25).light[1:3].tolist()
    [0.25, 0.25]
    """
    twin: EdgeField = edges.copy()
    return twin.set_light(2.0, ahead=share, behind=share, glow=0.0)


class Legend(Group):
    """Legend of the colors of signs, and of strength.

    Parameters
    ----------
    up, down : words for positive and negative.
    note : words for strength, with words of the look as fields, ``{brighter}``; none if empty.
    upright : entries one below the other instead of side by side.

    Examples
    --------
    >>> side_by_side, stacked = Legend(), Legend(upright=True)
    >>> bool(side_by_side.width > stacked.width)
    True
    """

    def __init__(
        self,
        up: str = "pushes up",
        down: str = "pushes down",
        note: str | None = None,
        *,
        upright: bool = False,
    ) -> None:
        entries = VGroup()
        for words, color in ((up, theme().excites), (down, theme().inhibits)):
            stroke = Line(at(0, 0.09), at(0.4, 0.09), color=color, stroke_width=4)
            entries.add(VGroup(stroke, _beside(stroke, text(words, style.TYPE_SMALL), 0.14)))
        note = msgid("{brighter}: more") if note is None else note
        if note:
            entries.add(
                text(translate(note, **theme().words), style.TYPE_SMALL, theme().quiet).stand_on(0)
            )
        for before, after in pairwise(entries):
            if upright:
                after.next_to(before, DOWN, buff=0.2).align_to(before, LEFT)
            else:
                after.shift(at(before.get_right()[0] + 0.3 - after.get_left()[0], 0))
        super().__init__(entries)


def _beside(mobject: Line, words: Lettering, gap: float) -> Lettering:
    """Place words to the right of a stroke, on the baseline 0."""
    words.stand_on(0)
    return words.shift(at(mobject.get_right()[0] + gap - words.get_left()[0], 0))
