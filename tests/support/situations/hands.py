"""Thin pens, the styles of other countries and schools, and turned pictures."""

from __future__ import annotations

from functools import partial

import numpy as np
from PIL import Image, ImageDraw
from support.situations import papers, pens
from support.situations.everyday import photo
from support.situations.papers import laid, lit, paper, plain, taken
from support.situations.pens import BLACK, Pen
from support.situations.scene import Box, Sheet, around, near_middle, of_kind
from support.situations.scene import Situation as One
from support.situations.strokes import (
    STYLES,
    Figure,
    Generator,
    digit_strokes,
    unit_high,
)

# --- thin pens ------------------------------------------------------------------------------------


def thin_photo(rng: Generator, digit: str) -> Sheet:
    """Return a photo of a digit in a thin pen."""
    return photo(rng, digit, pens.thin_pen(rng), 0.45, 0.75)


def hairline(rng: Generator, digit: str) -> Sheet:
    """Return a clean drawing with strokes of 1 % of the digit's height."""
    sheet = plain((700, 700), (1, 1, 1))
    pen = Pen(rng.uniform(0.009, 0.012), BLACK, 1.0, unevenness=0.0)
    sheet.write(digit, rng, pen, rng.uniform(400, 580))
    return sheet


def one_pixel(rng: Generator, digit: str, smooth: bool) -> Sheet:
    """Return what a drawing program saves of a line of one pixel, with smooth edges or without."""
    side = int(rng.integers(150, 420))
    sheet = plain((side, side), (1, 1, 1))
    height = rng.uniform(0.55, 0.75) * side
    if smooth:
        sheet.write(digit, rng, Pen(1.2 / height, (0, 0, 0), 1.0, unevenness=0.0), height)
        return sheet
    strokes = around(digit_strokes(digit, rng), height, near_middle(sheet.shape, rng))
    image = Image.new("L", (side, side), 255)
    for stroke in strokes:
        ImageDraw.Draw(image).line([tuple(point) for point in stroke.round().tolist()], 0)
    sheet.pixels = np.repeat(np.asarray(image, dtype=np.float32)[..., np.newaxis] / 255, 3, axis=2)
    sheet.note(digit, strokes)
    return sheet


THIN = of_kind(
    "thin",
    thin_photo=thin_photo,
    hairline=hairline,
    one_pixel=partial(one_pixel, smooth=False),
    one_pixel_smooth=partial(one_pixel, smooth=True),
)

SEGMENTS = (
    *("abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgedc", "abc", "abcdefg", "abcdfg"),
)

# --- styles ---------------------------------------------------------------------------------------


def styled(rng: Generator, digit: str, form: Figure) -> Sheet:
    """Return a drawing or a photo of a digit in one style."""
    is_drawing = rng.random() < 0.5
    sheet = plain((700, 700), (1, 1, 1)) if is_drawing else paper(papers.PHOTO, rng)
    pen = Pen(rng.uniform(0.05, 0.11), pens.any_ink(rng))
    sheet.write(digit, rng, pen, rng.uniform(0.45, 0.65) * sheet.shape[0], form=form)
    return sheet if is_drawing else taken(lit(sheet, rng), rng)


def seven_segment(rng: Generator, digit: str) -> Sheet:
    """Return the display of a clock, light on dark or dark on light."""
    lamps = {  # where each lamp begins and ends
        "a": ((0, 0), (1, 0)), "b": ((1, 0), (1, 1)), "c": ((1, 1), (1, 2)),
        "d": ((0, 2), (1, 2)), "e": ((0, 1), (0, 2)), "f": ((0, 0), (0, 1)), "g": ((0, 1), (1, 1)),
    }  # fmt: skip
    shown = SEGMENTS[int(digit)]
    strokes = []
    for lamp in shown:
        start, end = (np.array(point, dtype=float) for point in lamps[lamp])
        ends = np.linspace(start + (end - start) * 0.08, end - (end - start) * 0.08, 30)
        strokes.append(ends * 0.5)
    ink, ground = ((0.9, 0.15, 0.1), (0.06, 0.05, 0.05)) if rng.random() < 0.5 else (
        (0.1, 0.12, 0.1), (0.7, 0.76, 0.66))  # fmt: skip
    sheet = plain((600, 800), ground)
    height, pen = rng.uniform(250, 400), Pen(rng.uniform(0.08, 0.12), ink, 1.0, unevenness=0.0)
    placed = sheet.draw(unit_high(strokes), rng, pen, height, near_middle(sheet.shape, rng))
    sheet.note(digit, placed)
    return taken(sheet, rng)


def _styles() -> tuple[One, ...]:
    """Return each style as a situation, which shows its one digit."""
    return tuple(
        One("styles", f"style_{name}", partial(styled, form=form), digit)
        for name, (digit, form) in STYLES.items()
    )


STYLED = (*_styles(), *of_kind("styles", seven_segment=seven_segment))

SIDE = 900  # of a picture before it is turned

# --- turned ---------------------------------------------------------------------------------------


def turned(rng: Generator, digit: str, low: float, high: float, is_photo: bool) -> Sheet:
    """Return a digit turned by some degrees, to either side."""
    side = SIDE
    sheet = paper((side, side), rng) if is_photo else plain((side, side), (1, 1, 1))
    pen = Pen(rng.uniform(0.06, 0.11), pens.any_ink(rng))
    sheet.write(digit, rng, pen, rng.uniform(0.3, 0.43) * side)
    angle = np.radians(rng.uniform(low, high) * rng.choice([-1, 1]))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    # turned about the middle and enlarged, so that no corner of the paper shows
    larger = abs(np.cos(angle)) + abs(np.sin(angle)) + 0.01
    size = round(side / larger)
    middle = np.array([side, side]) / 2
    corners = (papers.corners_of(sheet.shape) - middle) @ turn + size / 2
    seen = laid(sheet, plain((size, size), (1, 1, 1)), corners, 0.0)
    return taken(lit(seen, rng), rng) if is_photo else seen


def quarter_turns(rng: Generator, digit: str, times: int) -> Sheet:
    """Return a photo turned by right angles, as by a phone that did not know which way was up."""
    sheet = photo(rng, digit, pens.marker(rng))
    for _ in range(times):
        box, rows = sheet.boxes[0], sheet.shape[0]
        sheet.boxes = [Box(box.left, rows - box.bottom, box.right, rows - box.top)]
        sheet.pixels = np.ascontiguousarray(np.rot90(sheet.pixels, -1))
    return sheet


TURNED = of_kind(
    "turned",
    by_5_to_12=partial(turned, low=5, high=12, is_photo=True),
    by_12_to_20=partial(turned, low=12, high=20, is_photo=True),
    by_20_to_30=partial(turned, low=20, high=30, is_photo=True),
    drawing_by_15_to_30=partial(turned, low=15, high=30, is_photo=False),
)
UPSIDE = of_kind(
    "upside",
    quarter_right=partial(quarter_turns, times=1),
    upside_down=partial(quarter_turns, times=2),
    quarter_left=partial(quarter_turns, times=3),
)
