"""Edges between layers, each as bright as what it carries, and the light that runs along them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import DOWN, LEFT, Animation, Group, Line, VGroup, linear

from scenes import style
from scenes.drawing.fields import EdgeField
from scenes.language.catalogue import translate
from scenes.language.marks import msgid
from scenes.style import at, theme
from scenes.text.typesetting import Lettering, text

FloatArray = npt.NDArray[np.float64]
BELOW_NEURONS = -1


class EdgeBundle(EdgeField):
    """Every edge from one layer to the next.

    Parameters
    ----------
    sources : (m, 3), where the edges begin.
    targets : (n, 3), where they end.
    values : (n, m), signed: weights, or weight times activation. Colour is the sign, strength the size relative to
        the largest in the bundle (99.5th percentile). Edges that carry nothing are not drawn.
    width : of each edge.
    drawn : (n, m), which edges are drawn; all of them without it. Strengths are relative to all.

    Attributes
    ----------
    into : for each edge that is drawn, which target it leads to.
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
    """Light runs along all edges of a bundle at once; behind it they stay lit.

    Parameters
    ----------
    ahead, behind : brightness of the edges that the light has not reached and has left, as a share of their strength.
    glow : what the light adds to where it is.
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
        """Nothing is lit before the light comes."""
        self.mobject.set_light(-1.0, **self.brightness)
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Put the light where it is at this moment."""
        reach = 2 * self.SPREAD
        head = -reach + (1 + 2 * reach) * self.rate_func(alpha)
        self.mobject.set_light(head, spread=self.SPREAD, **self.brightness)

    def finish(self) -> None:
        """The light has passed; the edges stay as it left them."""
        super().finish()
        rest = self.brightness["behind"]
        self.mobject.set_light(2.0, ahead=rest, behind=rest, glow=0.0)


def dimmed(edges: EdgeField, share: float) -> EdgeField:
    """A copy of a bundle at rest with a share of its brightness, for ``Transform``."""
    twin: EdgeField = edges.copy()
    return twin.set_light(2.0, ahead=share, behind=share, glow=0.0)


class Legend(Group):
    """What the two colours mean, and strength.

    Parameters
    ----------
    up, down, note : the words; ``note`` may be empty, and hold words of the look: ``{brighter}``.
    upright : below each other.
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
            entries.add(VGroup(stroke, beside(stroke, text(words, style.TYPE_SMALL), 0.14)))
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


def beside(mobject: Line, words: Lettering, gap: float) -> Lettering:
    """Words to the right of a stroke, standing on the height zero."""
    words.stand_on(0)
    return words.shift(at(mobject.get_right()[0] + gap - words.get_left()[0], 0))
