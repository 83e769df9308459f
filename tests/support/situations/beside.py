"""A digit, and something beside it: fingers, things, holes, other writing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np
from support.situations import papers, pens, surroundings
from support.situations.papers import lit, paper, plain, taken, tilted
from support.situations.pens import BLACK, BLUE, RED, Pen
from support.situations.scene import Box, Sheet, of_kind
from support.situations.strokes import SIGNS, Generator, curves, digit_strokes, scrawl, unit_high

Add = Callable[[Sheet, Generator], None]


def beside(rng: Generator, digit: str, add: Add, before: bool = True) -> Sheet:
    """Return a photo of a digit in the middle, and of what else is there.

    Parameters
    ----------
    add : draws it.
    before : False where it lies on the paper and so is not turned with it.
    """
    sheet = paper(papers.PHOTO, rng)
    rows, columns = sheet.shape
    pen = pens.marker(rng) if rng.random() < 0.6 else pens.ballpoint(rng)
    at = (columns * rng.uniform(0.46, 0.54), rows * rng.uniform(0.5, 0.55))
    sheet.write(digit, rng, pen, rng.uniform(0.36, 0.5) * rows, at)
    if before:
        add(sheet, rng)
    sheet = tilted(sheet, rng)
    if not before:
        add(sheet, rng)
    return taken(lit(sheet, rng), rng)


def thumb(sheet: Sheet, rng: Generator) -> None:
    """Hold the paper with a thumb at a corner."""
    rows, columns = sheet.shape
    corner = papers.corners_of(sheet.shape)[int(rng.integers(4))]
    middle = np.array([columns / 2, rows / 2])
    tip = corner + (middle - corner) * rng.uniform(0.25, 0.38)
    surroundings.finger(sheet, rng, tip, corner - (middle - corner) * 0.2, 0.17 * rows)


def fingers(sheet: Sheet, rng: Generator) -> None:
    """Hold the paper with three or four fingers at the left or right edge."""
    rows, columns = sheet.shape
    is_left, count = rng.random() < 0.5, int(rng.integers(3, 5))
    edge, way = (0, 1) if is_left else (columns, -1)
    start, skin = rng.uniform(0.12, 0.3), int(rng.integers(2**31))
    for number in range(count):
        y = (start + 0.16 * number) * rows
        reach = (0.11, 0.15, 0.14, 0.1)[number] * columns * rng.uniform(0.9, 1.1)
        tip = np.array([edge + way * reach, y])
        root = np.array([edge - way * 0.2 * columns, y + 0.03 * rows])
        surroundings.finger(sheet, np.random.default_rng(skin), tip, root, 0.13 * rows)


def pen_beside(sheet: Sheet, rng: Generator) -> None:
    """Lay the pen down to the right or left of the digit."""
    share = rng.uniform(0.76, 0.88)
    x = (share if rng.random() < 0.5 else 1 - share) * sheet.shape[1]
    surroundings.lying_pen(sheet, rng, x)


def red_tick(sheet: Sheet, rng: Generator) -> None:
    """Tick it off in red, to the right."""
    rows, columns = sheet.shape
    pen = Pen(rng.uniform(0.05, 0.08), RED, 0.9)
    at = (columns * rng.uniform(0.76, 0.85), rows * rng.uniform(0.4, 0.65))
    sheet.draw(unit_high(curves(SIGNS["tick"])), rng, pen, 0.2 * rows, at)


def crossed_out_try(sheet: Sheet, rng: Generator) -> None:
    """Cross a first try out, to the left or right."""
    rows, columns = sheet.shape
    share = rng.uniform(0.2, 0.25)
    at = ((share if rng.random() < 0.6 else 1 - share) * columns, rows * rng.uniform(0.45, 0.55))
    height, pen = rng.uniform(0.24, 0.32) * rows, pens.ballpoint(rng)
    sheet.draw(digit_strokes(str(rng.integers(10)), rng), rng, pen, height, at)
    for way in (1, -1):
        reach = np.array([0.42, 0.55 * way]) * height
        shake = rng.normal(0, 0.03 * height, (9, 2))
        line = np.linspace(-reach, reach, 9) + at + shake
        sheet.line(line, pen.width * height, pen.colour, pen.opacity)


def bezel(sheet: Sheet, rng: Generator) -> None:
    """Let the black frame of a screen show in a corner or two."""
    rows, columns = sheet.shape
    corners, middle = papers.corners_of(sheet.shape), np.array([columns / 2, rows / 2])
    first = int(rng.integers(4))
    for place in (first, (first + 2) % 4)[: int(rng.integers(1, 3))]:
        corner = corners[place]
        across, down = np.diag(np.sign(middle - corner))
        wide, high = rng.uniform(0.15, 0.3) * columns, rng.uniform(0.06, 0.15) * rows
        outside = corner - (across + down) * 5
        if rng.random() < 0.5:
            wide, high = high, wide
        triangle = np.array([outside, outside + across * wide, outside + down * high])
        cover = pens.filled(triangle, sheet.shape)
        pens.lay(sheet.pixels, pens.Patch(0, 0, cover), (0.03, 0.03, 0.04))


def moire(sheet: Sheet, rng: Generator) -> None:
    """Let the camera's pixels beat with those of a screen, whose frame shows."""
    rows, columns = sheet.shape
    y, x = np.mgrid[:rows, :columns].astype(np.float32)
    fine = np.sin(2 * np.pi * x / rng.uniform(2.8, 4.0)) * np.sin(2 * np.pi * y / 3.3)
    broad = np.sin(2 * np.pi * (x + rng.uniform(0.2, 0.6) * y) / rng.uniform(40, 90))
    sheet.pixels *= (1 + 0.03 * fine + 0.025 * broad)[..., np.newaxis].astype(np.float32)
    bezel(sheet, rng)


def date(sheet: Sheet, rng: Generator) -> None:
    """Write the date small at the top right."""
    rows, columns = sheet.shape
    height, pen = rng.uniform(0.035, 0.05) * rows, Pen(0.1, BLUE, 0.9)
    day, month, year = (int(n) for n in rng.integers((1, 1, 20), (31, 13, 30)))
    x, y = 0.72 * columns, rng.uniform(0.06, 0.12) * rows
    for sign in f"{day}.{month}.{year}":
        if sign == ".":
            sheet.line(np.array([[x - 0.1 * height, y + 0.5 * height]]), 0.15 * height, BLUE)
            x += 0.4 * height
            continue
        sheet.draw(digit_strokes(sign, rng), rng, pen, height, (x + 0.2 * height, y))
        x += 0.85 * height


def name(sheet: Sheet, rng: Generator) -> None:
    """Write a name above, in letters much smaller than the digit."""
    rows, columns = sheet.shape
    height, x = rng.uniform(0.05, 0.07) * rows, rng.uniform(0.08, 0.3) * columns
    for letters in (int(rng.integers(3, 6)), int(rng.integers(4, 8))):
        word = scrawl(rng, letters)
        length = float(word[0][:, 0].max()) * height
        at = (x + length / 2, rows * rng.uniform(0.08, 0.1))
        sheet.draw(word, rng, Pen(0.08, BLUE, 0.9), height, at)
        x += length + 0.6 * height


def signature(sheet: Sheet, rng: Generator) -> None:
    """Sign below, to the right."""
    rows, columns = sheet.shape
    word, height = scrawl(rng, int(rng.integers(5, 8))), rng.uniform(0.07, 0.1) * rows
    at = (columns * rng.uniform(0.6, 0.75), rows * rng.uniform(0.85, 0.89))
    pen = Pen(0.05, (BLUE, BLACK)[int(rng.integers(2))], 0.9)
    placed = sheet.draw(word, rng, pen, height, at)
    (left, top), (right, bottom) = placed[0].min(axis=0), placed[0].max(axis=0)
    stroke = np.array([(left, bottom), (right + 0.1 * (right - left), (top + 2 * bottom) / 3)])
    sheet.line(stroke, 0.04 * height, pen.colour, 0.9)


def dust(sheet: Sheet, rng: Generator) -> None:
    """Scatter 10 to 40 specks."""
    surroundings.specks(sheet, rng, int(rng.integers(10, 41)))


def smudged(sheet: Sheet, rng: Generator) -> None:
    """Smear the ink at one side of the digit."""
    box: Box = sheet.boxes[0]
    x = box.right if rng.random() < 0.6 else box.left
    surroundings.smudge(sheet, rng, (x, rng.uniform(box.top, box.bottom)))


def ruler_below(sheet: Sheet, rng: Generator) -> None:
    """Lay a ruler along the lower edge."""
    rows, columns = sheet.shape
    top, step = rng.uniform(0.86, 0.9) * rows, rng.uniform(8, 12)
    colour = ((0.93, 0.85, 0.55), (0.8, 0.85, 0.88))[int(rng.integers(2))]
    sheet.pixels[int(top) :] = colour
    sheet.pixels[int(top) - 2 : int(top)] *= np.float32(0.6)
    for number, x in enumerate(np.arange(10, columns, step)):
        length = (0.045 if number % 10 == 0 else 0.032 if number % 5 == 0 else 0.02) * rows
        sheet.line(np.array([[x, top + 2], [x, top + length]]), 1.6, BLACK, 0.9)


def paint_window(rng: Generator, digit: str) -> Sheet:
    """Return a screenshot of a drawing program with its bars and buttons."""
    sheet = plain((800, 1280), (0.93, 0.93, 0.94))
    sheet.pixels[:36] = rng.choice([(0.13, 0.36, 0.66), (0.25, 0.25, 0.28), (0.85, 0.85, 0.88)])
    sheet.pixels[36:130] = (0.87, 0.88, 0.91)
    for left in range(20, 20 + 60 * int(rng.integers(6, 15)), 60):
        sheet.pixels[55:97, left : left + 42] = (0.4, 0.4, 0.45)
        sheet.pixels[56:96, left + 1 : left + 41] = rng.uniform(0.3, 1, 3)
    top, left, bottom, right = 150, 60, 770, int(rng.uniform(900, 1220))
    sheet.pixels[top:bottom, left:right] = 0.6
    sheet.pixels[top + 1 : bottom - 1, left + 1 : right - 1] = 1.0
    pen = Pen(rng.uniform(0.02, 0.06), (0, 0, 0), 1.0, unevenness=0.0)
    at = ((left + right) / 2 + rng.uniform(-100, 100), (top + bottom) / 2 + rng.uniform(-40, 40))
    sheet.write(digit, rng, pen, rng.uniform(260, 450), at)
    return sheet


def on_lid(rng: Generator, digit: str) -> Sheet:
    """Return a drawing on a screen whose pen leaves a cursor beside its last stroke."""
    sheet = plain((600, 800), (1, 1, 1))
    pen = replace(pens.marker(rng), opacity=1.0)
    sheet.write(digit, rng, pen, rng.uniform(0.45, 0.6) * 600, (400, 300))
    x, y = sheet.boxes[0].right + rng.uniform(40, 140), rng.uniform(200, 450)
    arrow = np.array([(0, 0), (0, 17), (4, 13), (7, 19), (10, 18), (7, 12), (12, 12)]) * 1.4
    pens.lay(
        sheet.pixels, pens.Patch(0, 0, pens.filled(arrow + np.array([x, y]), sheet.shape)), BLACK
    )
    return sheet


ON_TOP = {"thumb": thumb, "fingers": fingers, "screen": moire, "screen_corner": bezel}
ON_PAPER: dict[str, Add] = {
    "tape": surroundings.tape,
    "pen_beside": pen_beside,
    "red_tick": red_tick,
    "crossed_out_try": crossed_out_try,
    "coffee_ring": surroundings.coffee_ring,
    "punched_holes": surroundings.holes,
    "spiral_holes": surroundings.spiral_binding,
    "date": date,
    "name": name,
    "signature": signature,
    "specks": dust,
    "smudge": smudged,
    "ruler": ruler_below,
}

SITUATIONS = of_kind(
    "beside",
    **{situation: partial(beside, add=add, before=False) for situation, add in ON_TOP.items()},
    **{situation: partial(beside, add=add) for situation, add in ON_PAPER.items()},
    paint_window=paint_window,
    cursor=on_lid,
)
