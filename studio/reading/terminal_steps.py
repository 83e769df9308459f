"""Steps from a picture to a digit for the terminal: small pictures in color, or lines of words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from network.printable import printable
from studio.reading.readings import Reading
from studio.reading.terminal import QUIET, Pixels, half_blocks

if TYPE_CHECKING:
    from network.preprocessing.steps import Step

SIDE_BY_SIDE = 2  # steps
WIDTH, HEIGHT = 38, 28  # of a step, in pixels of half a character: 28 x 28 shows as it is
GAP = 3  # characters
NARROWEST = 80  # columns of a terminal


def steps(reading: Reading, *, colors: bool) -> RenderableType:
    """Show the steps to a digit, numbered, under a heading that names it."""
    heading = Text(printable(f"How {reading.digit.origin} was found:"))
    if not colors:
        lines = (_line(number, step) for number, step in enumerate(reading.steps, 1))
        return Group(heading, *lines, "")
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for _ in range(SIDE_BY_SIDE):
        grid.add_column(width=WIDTH)
    for pair in _in_rows(list(enumerate(reading.steps, 1))):
        grid.add_row(*(_in_color(number, step) for number, step in pair))
    return Group(heading, "", grid)


def _in_rows(cells: Sequence[tuple[int, Step]]) -> Iterator[list[tuple[int, Step]]]:
    left = iter(cells)
    while row := list(islice(left, SIDE_BY_SIDE)):
        yield row


def _line(number: int, step: Step) -> Text:
    """Return a step in words, indented behind its number."""
    words = f"{number}  {step.name}, {step.fact}: {step.sentence}"
    return Text(textwrap.fill(words, NARROWEST, subsequent_indent="   "))


def _in_color(number: int, step: Step) -> RenderableType:
    """Return a step as a picture with its name above and its sentence below."""
    head = Text.assemble(f"{number}  {step.name}", (f", {step.fact}", QUIET))
    picture = Text("\n").join(half_blocks(_small(step)))
    return Padding(Group(head, picture, Text(step.sentence)), (0, 0, 1, 0))


def _small(step: Step) -> Pixels:
    """Return the pixels of a step, as many as fit; an even number of rows.

    Thin strokes on black would get lost, so the brightest pixel is as bright as it was before.
    """
    from PIL import Image  # Pillow is loaded only where there is a picture

    rows, columns = step.image.shape[:2]
    scale = min(WIDTH / columns, HEIGHT / rows)
    size = max(1, round(columns * scale)), max(2, round(rows * scale / 2) * 2)
    small = np.asarray(Image.fromarray(step.image).resize(size, Image.Resampling.BOX))
    return (small * (step.image.max() / max(1, small.max()))).round().astype(np.uint8)
