"""A digit with marks that touch or surround it, and several digits in one picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from support.situations import papers, pens, surroundings
from support.situations.papers import lit, paper, plain, taken, tilted
from support.situations.pens import Pen
from support.situations.scene import Box, Sheet, around, of_kind
from support.situations.strokes import FloatArray, Generator, digit_strokes

Add = Callable[[Sheet, Generator, Box, Pen, float], None]


def marked(rng: Generator, digit: str, add: Add) -> Sheet:
    """Return a photo, or in one case of three a drawing, of a digit with a mark at it."""
    is_drawing = rng.random() < 0.34
    sheet = plain((700, 700), (1, 1, 1)) if is_drawing else paper(papers.PHOTO, rng)
    rows, columns = sheet.shape
    pen = pens.marker(rng) if rng.random() < 0.5 else pens.ballpoint(rng)
    height = rng.uniform(0.34, 0.46) * rows
    at = (columns * rng.uniform(0.47, 0.53), rows * rng.uniform(0.46, 0.52))
    sheet.write(digit, rng, pen, height, at)
    reach = pen.width * height / 2
    box = sheet.boxes[0]
    inked = Box(box.top - reach, box.left - reach, box.bottom + reach, box.right + reach)
    add(sheet, rng, inked, pen, height)
    return sheet if is_drawing else taken(lit(tilted(sheet, rng), rng), rng)


def _outline(box: Box, left: float, top: float, right: float, bottom: float) -> FloatArray:
    """Return a closed line around a box, with room on each side in pixels."""
    wide = Box(box.top - top, box.left - left, box.bottom + bottom, box.right + right)
    return np.vstack([wide.corners, wide.corners[:2]])


def printed_box(
    sheet: Sheet, rng: Generator, box: Box, pen: Pen, height: float, touching: bool
) -> None:
    """Print the box of a form around the digit, which it may touch at one side or two."""
    low = 0.12 * height
    rooms = rng.uniform(low, 0.4 * height, 4)
    if touching:
        rooms[int(rng.integers(4))] = -rng.uniform(0.2, 0.9) * pen.width * height
    line = _outline(box, *rooms)
    grey = rng.uniform(0.1, 0.45)
    sheet.line(line, rng.uniform(0.008, 0.02) * height, (grey, grey, grey + 0.02))


def circle(sheet: Sheet, rng: Generator, box: Box, pen: Pen, height: float) -> None:
    """Draw a circle around the digit by hand, whose ends may miss each other."""
    angle = np.linspace(-1.4, -1.4 + 2 * np.pi * rng.uniform(0.97, 1.05), 120)
    middle = np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2])
    half = np.array([box.right - box.left, box.bottom - box.top]) / 2
    radii = np.maximum(half * 1.25, 0.3 * height) + rng.uniform(0.16, 0.24) * height
    drift = 1 + 0.05 * np.sin(angle + rng.uniform(0, 6)) + np.linspace(0, 0.05, 120)
    ring = np.stack([np.cos(angle), np.sin(angle)], axis=1) * radii * drift[:, np.newaxis]
    colour = pen.colour if rng.random() < 0.6 else pens.any_ink(rng)
    sheet.line(ring + middle, rng.uniform(0.7, 1.0) * pen.width * height, colour, 0.95)


def stroke_across(
    sheet: Sheet, rng: Generator, box: Box, pen: Pen, height: float, below: bool
) -> None:
    """Draw a line under or over the digit by hand, close to it; it may be drawn twice."""
    width = rng.uniform(0.7, 1.0) * pen.width * height
    side = 1 if below else -1
    for number in range(1 if rng.random() < 0.75 else 2):
        gap = rng.uniform(0.1, 0.2) * height + width / 2 + number * 2.2 * width
        y = (box.bottom if below else box.top) + side * gap
        over = rng.uniform(0.1, 0.35, 2) * height
        x = np.linspace(box.left - over[0], box.right + over[1], 12)
        wave = 0.012 * height * np.sin(np.linspace(0, rng.uniform(2, 5), 12))
        line = np.stack([x, y + wave + np.linspace(0, rng.normal(0, 0.03), 12) * height], axis=1)
        sheet.line(line, width, pen.colour, 0.95)


def text_below(sheet: Sheet, rng: Generator, box: Box, pen: Pen, height: float) -> None:
    """Print lines of text below the digit, and perhaps some above."""
    rows, columns = sheet.shape
    size = rng.uniform(0.014, 0.02) * rows
    top = box.bottom + 0.14 * height
    while top < 0.97 * rows:
        right = columns * rng.uniform(0.75, 0.95)
        surroundings.text_row(sheet, rng, top, 0.08 * columns, right, size)
        top += 2.1 * size
    if rng.random() < 0.5:
        surroundings.text_row(sheet, rng, 0.06 * rows, 0.08 * columns, 0.6 * columns, size)


def table_line(sheet: Sheet, rng: Generator, box: Box, pen: Pen, height: float) -> None:
    """Print the line of a table through the digit's foot, and perhaps others at its sides."""
    rows, columns = sheet.shape
    width, grey = rng.uniform(0.01, 0.02) * height, rng.uniform(0.2, 0.5)
    y = box.bottom - rng.uniform(0.03, 0.12) * height
    lines: list[tuple[tuple[float, float], tuple[float, float]]]
    lines = [((0.0, y), (columns, y)), ((0.0, y - 1.5 * height), (columns, y - 1.5 * height))]
    if rng.random() < 0.5:
        for x in (box.left - 0.4 * height, box.right + 0.4 * height):
            lines.append(((x, 0.0), (x, rows)))
    for line in lines:
        sheet.line(np.array(line), width, (grey, grey, grey), 0.9)


ATTACHED = of_kind(
    "attached",
    printed_box=partial(marked, add=partial(printed_box, touching=False)),
    box_touching=partial(marked, add=partial(printed_box, touching=True)),
    circled=partial(marked, add=circle),
    underlined=partial(marked, add=partial(stroke_across, below=True)),
    overlined=partial(marked, add=partial(stroke_across, below=False)),
    text_below=partial(marked, add=text_below),
    table_line=partial(marked, add=table_line),
)

# --- several digits -------------------------------------------------------------------------------


def _others(rng: Generator, digit: str, count: int) -> str:
    """Return a digit and others after it, some of which come twice."""
    return digit + "".join(str(n) for n in rng.integers(0, 10, count - 1))


def touching(rng: Generator, digit: str) -> Sheet:
    """Return two digits that touch at one place."""
    sheet = paper((600, 900), rng, grain=0.006)
    pen = Pen(rng.uniform(0.05, 0.09), pens.any_ink(rng))
    height, left = rng.uniform(0.45, 0.55) * 600, None
    for sign in _others(rng, digit, 2):
        own = height * rng.uniform(0.93, 1.05)
        strokes = around(digit_strokes(sign, rng), own, (330.0, 300 + rng.uniform(-12, 12)))
        if left is not None:
            strokes = _moved_up(left, strokes, 0.85 * pen.width * height)
        ink = pens.ink_of(strokes, pen, height, rng, sheet.shape)
        pens.lay(sheet.pixels, ink, pen.colour)
        sheet.note(sign, strokes)
        left = np.concatenate(strokes)
    return sheet if rng.random() < 0.5 else taken(lit(sheet, rng), rng)


def _moved_up(left: FloatArray, strokes: list[FloatArray], near: float) -> list[FloatArray]:
    """Move strokes from the right to the left until they are near the points of another digit."""
    points = np.concatenate(strokes)[::3]
    away = left[::3, np.newaxis] - points
    close = np.abs(away[..., 1]) < near
    depth = np.sqrt(near**2 - np.minimum(np.abs(away[..., 1]), near) ** 2)
    needed = np.where(close, away[..., 0] + depth, -np.inf).max()
    return [stroke + np.array([needed, 0]) for stroke in strokes]


def rows_of(rng: Generator, digit: str, rows: tuple[int, int], columns: tuple[int, int]) -> Sheet:
    """Return a photo of rows of digits that do not touch.

    Parameters
    ----------
    rows, columns : least and most of each.
    """
    down, across = (int(rng.integers(low, high + 1)) for low, high in (rows, columns))
    sheet = paper(papers.PHOTO if across > 1 or down == 1 else papers.PHOTO[::-1], rng)
    pen = pens.marker(rng) if rng.random() < 0.6 else pens.ballpoint(rng)
    y_step, x_step = sheet.shape[0] / (down + 0.4), sheet.shape[1] / (across + 0.4)
    height = min(0.62 * y_step, 0.95 * x_step, 0.5 * sheet.shape[0]) * rng.uniform(0.85, 1)
    x_step = min(x_step, 1.15 * height)
    signs = iter(_others(rng, digit, down * across))
    for row in range(down):
        for column in range(across):
            x = sheet.shape[1] / 2 + (column - (across - 1) / 2) * x_step
            y = sheet.shape[0] / 2 + (row - (down - 1) / 2) * y_step
            at = (x + rng.normal(0, 0.02) * height, y + rng.normal(0, 0.025) * height)
            sheet.write(next(signs), rng, pen, height * rng.uniform(0.9, 1.05), at)
    return taken(lit(tilted(sheet, rng), rng), rng)


SEVERAL = of_kind(
    "several",
    two_touching=touching,
    two_apart=partial(rows_of, rows=(1, 1), columns=(2, 2)),
    row=partial(rows_of, rows=(1, 1), columns=(3, 6)),
    rows=partial(rows_of, rows=(2, 3), columns=(2, 4)),
    column=partial(rows_of, rows=(2, 4), columns=(1, 1)),
)
