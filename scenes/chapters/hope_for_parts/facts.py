"""Digits that fall clearly into parts, parts and edges of the hero, and loops near the top."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from network import Digit, test_set
from network.features.strokes import (
    Edges,
    Mask,
    Part,
    digits_with_top_loop,
    find_edges,
    find_parts,
)
from scenes import sources
from scenes.language import msgid
from scenes.sources import Form, Quantity
from scenes.style import FloatArray
from scenes.text import Reading

EXAMPLES = ((9, 1, 1), (8, 2, 0), (4, 0, 3), (0, 1, 0))  # classes; numbers of loops and of strokes
LOOPED = {9: "nines", 8: "eights"}  # classes with a loop near the top; names in captions

outline = Quantity("outline", msgid("pixels along the outline"))
loops_near_the_top = Quantity(
    "loops_near_the_top",
    msgid("test digits of class {last} with a loop near the top"),
    Form.PARENTHESES,
)


@dataclass(frozen=True, eq=False)
class HeroParts:
    """Parts of the hero, and the edges along its outline.

    Attributes
    ----------
    parts, edges : found in it.
    """

    parts: list[Part]
    edges: Edges

    @classmethod
    def of(cls, hero: Digit) -> HeroParts:
        """Find the parts and the edges of the hero."""
        return cls(find_parts(hero.image), find_edges(hero.image))

    @property
    def kinds(self) -> list[str]:
        """Kind of each part: ``loop`` or ``stroke``."""
        return [part.kind for part in self.parts]

    @property
    def edge_count(self) -> Reading:
        """Number of edges along the outline."""
        return Reading.of(len(self.edges.rows), outline(), 0)

    def angles_of(self, part: Mask) -> FloatArray:
        """Return the directions of the edges that belong to a part, 0 to pi."""
        return self.edges.angles[part[self.edges.rows, self.edges.columns]]


def class_size(label: int) -> Reading:
    """Return the number of test digits of a class."""
    count = int(np.sum(test_set().labels == label))
    return Reading.of(count, sources.test_digits(label), 0)


def looped_count(label: int) -> Reading:
    """Return the number of test digits of a class that have a loop near the top."""
    return Reading.of(len(digits_with_top_loop(label)), loops_near_the_top(label), 0)


def captions_of(parts: HeroParts) -> dict[str, Reading]:
    """Return the numbers of the narration, by name."""
    all_ = {name: class_size(label) for label, name in LOOPED.items()}
    looped = {f"looped_{name}": looped_count(label) for label, name in LOOPED.items()}
    return {"edges": parts.edge_count, **all_, **looped}
