"""Edges that three filters find in the hero, and digits that share their parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from network import Digit
from network.digits import SIDE
from network.features.filters import LAPLACIAN, SOBEL_X, SOBEL_Y, apply_filter
from network.features.strokes import Mask, clearest_example
from scenes import sources
from scenes.language import msgid
from scenes.sources import Form, Quantity
from scenes.style import FloatArray
from scenes.text import Reading

edge_filter = Quantity("filter", msgid("number {next} of a filter for edges"), Form.PARENTHESES)
upright_filter = Quantity(
    "upright_filter", msgid("number {next} of the filter for vertical edges"), Form.PARENTHESES
)
level_filter = Quantity(
    "level_filter", msgid("number {next} of the filter for horizontal edges"), Form.PARENTHESES
)
edge_strength = Quantity("edge", msgid("how strong an edge is, at pixel {last}"))
upright_edge = Quantity("upright", msgid("how strong a vertical edge is, at pixel {last}"))
level_edge = Quantity("level", msgid("how strong a horizontal edge is, at pixel {last}"))

IN_PARTS = ((0, 1, 0), (8, 2, 0), (9, 1, 1), (4, 0, 3), (7, 0, 2))  # classes; loops and strokes


@dataclass(frozen=True, eq=False)
class EdgeFilter:
    """A filter that finds edges.

    Attributes
    ----------
    name : of the edges that it finds.
    weights : (3, 3)
    number, strength : quantities that its numbers are, and what it finds at a pixel.
    """

    name: str
    weights: FloatArray
    number: Quantity
    strength: Quantity

    @property
    def numbers(self) -> list[Reading]:
        """Numbers of the filter, row by row."""
        return [Reading.of(w, self.number(j), 0) for j, w in enumerate(self.weights.ravel())]

    def response(self, image: FloatArray) -> FloatArray:
        """Return the weighted sum around every pixel of an image, (pixels,)."""
        return apply_filter(image, self.weights).ravel()


FILTERS = (
    EdgeFilter(msgid("all edges"), LAPLACIAN, edge_filter, edge_strength),
    EdgeFilter(msgid("vertical edges"), SOBEL_X, upright_filter, upright_edge),
    EdgeFilter(msgid("horizontal edges"), SOBEL_Y, level_filter, level_edge),
)


@dataclass(frozen=True, eq=False)
class FoundEdges:
    """Edges that the filters find in the hero, and one pixel up close.

    Attributes
    ----------
    responses : of each filter, (784,).
    pixel : the one at which the first filter finds most; not on the border.
    patch : that pixel and its neighbours, (9,), row by row.
    sums : of each filter there.
    """

    responses: list[FloatArray]
    pixel: int
    patch: list[Reading]
    sums: list[Reading]

    @classmethod
    def of(cls, hero: Digit) -> FoundEdges:
        """Lay the filters over the hero."""
        responses = [each.response(hero.image) for each in FILTERS]
        inner = np.zeros((SIDE, SIDE), dtype=bool)
        inner[1:-1, 1:-1] = True
        pixel = int(np.argmax(np.where(inner.ravel(), responses[0], -np.inf)))
        around = [pixel + SIDE * down + right for down in (-1, 0, 1) for right in (-1, 0, 1)]
        return cls(
            responses,
            pixel,
            [Reading.of(hero.pixels[j], sources.activation(0, j)) for j in around],
            [
                Reading.of(response[pixel], each.strength(pixel))
                for each, response in zip(FILTERS, responses, strict=True)
            ],
        )


@dataclass(frozen=True, eq=False)
class DigitInParts:
    """A digit and its parts.

    Attributes
    ----------
    image : (rows, columns), 0..1.
    parts : of each the kind (``loop`` or ``stroke``) and the mask of its pixels.
    """

    image: FloatArray
    parts: Sequence[tuple[str, Mask]]

    def has(self, kind: str) -> bool:
        """Return whether some part is of this kind."""
        return any(kind == each for each, _ in self.parts)

    def first(self, kind: str) -> Mask:
        """Return the mask of the first part of a kind."""
        return next(mask for each, mask in self.parts if each == kind)


def digits_in_parts() -> list[DigitInParts]:
    """Return a test digit for each entry of ``IN_PARTS``."""
    found = [clearest_example(*wanted) for wanted in IN_PARTS]
    return [
        DigitInParts(each.digit.image, [(part.kind, part.ink) for part in each.parts])
        for each in found
    ]
