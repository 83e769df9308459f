"""Sheets on tables, in shadows, with ruling, and small in a large picture."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from support.situations import papers, pens, surroundings
from support.situations.papers import laid, lit, paper, taken, tilted
from support.situations.pens import Colour, Pen
from support.situations.scene import Sheet, near_middle, of_kind
from support.situations.strokes import FloatArray, Generator

# --- tables ---------------------------------------------------------------------------------------

GROUNDS: dict[str, Callable[[tuple[int, int], Generator], Sheet]] = {
    "dark": partial(surroundings.table, dark=True),
    "light": partial(surroundings.table, dark=False),
    "wood": surroundings.wood,
    "cloth": surroundings.cloth,
    "keyboard": surroundings.keyboard,
}
LEFT, TOP, RIGHT, BOTTOM = range(4)
MARGIN = 0.03  # by which the sheet's other edges lie outside the picture


def edges(rng: Generator, sides: tuple[int, ...], low: float, high: float) -> FloatArray:
    """Return the corners (x, y) of a sheet that leaves strips of the picture free.

    Parameters
    ----------
    sides : those with a strip; the sheet reaches over the others.
    low, high : limits of the strips' widths, as shares of the picture.
    """
    strips = [rng.uniform(low, high) if side in sides else -MARGIN for side in range(4)]
    left, top, right, bottom = strips
    corners = np.array([(left, top), (1 - right, top), (1 - right, 1 - bottom), (left, 1 - bottom)])
    tilt = 0.15 * min(0.12, low)
    return (corners + rng.uniform(-tilt, tilt, (4, 2))) * papers.PHOTO[::-1]


def seen(sheet_corners: FloatArray) -> FloatArray:
    """Return the middle of the part of a sheet that is in the picture, in shares of the sheet."""
    (left, top), (right, bottom) = sheet_corners.min(axis=0), sheet_corners.max(axis=0)
    rows, columns = papers.PHOTO
    middle = np.array(
        [(max(left, 0) + min(right, columns)) / 2, (max(top, 0) + min(bottom, rows)) / 2]
    )
    return (middle - (left, top)) / (right - left, bottom - top)


def on_ground(rng: Generator, digit: str, ground: Sheet, corners: FloatArray) -> Sheet:
    """Return a photo of a sheet with a digit that lies on a ground."""
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    shape = (max(40, round(bottom - top)), max(40, round(right - left)))
    sheet = paper(shape, rng)
    share = seen(corners) + rng.uniform(-0.05, 0.05, 2)
    room = min(shape[0], shape[1], *papers.PHOTO)
    at = (float(share[0] * shape[1]), float(share[1] * shape[0]))
    sheet.write(digit, rng, _some_pen(rng), rng.uniform(0.35, 0.55) * room, at)
    return taken(lit(laid(sheet, ground, corners), rng), rng)


def _some_pen(rng: Generator) -> Pen:
    return pens.marker(rng) if rng.random() < 0.6 else pens.ballpoint(rng)


def strips(rng: Generator, digit: str, ground: str, sides: tuple[tuple[int, ...], ...]) -> Sheet:
    """Return a photo with a strip of table at some of its edges."""
    chosen = sides[int(rng.integers(len(sides)))]
    return on_ground(rng, digit, GROUNDS[ground](papers.PHOTO, rng), edges(rng, chosen, 0.04, 0.22))


def corner(rng: Generator, digit: str, ground: str) -> Sheet:
    """Return a photo of a sheet turned so far that a corner of the table shows."""
    corners = edges(rng, (), 0.0, 0.0)
    place = int(rng.integers(4))
    rows, columns = papers.PHOTO
    inwards = np.sign(np.array([columns / 2, rows / 2]) - corners[place])
    corners[place] += inwards * rng.uniform(0.12, 0.25) * rows
    return on_ground(rng, digit, GROUNDS[ground](papers.PHOTO, rng), corners)


def whole(rng: Generator, digit: str, ground: str, low: float = 0.45, high: float = 0.85) -> Sheet:
    """Return a photo of a whole sheet in perspective, that fills some of the picture's height."""
    rows, columns = papers.PHOTO
    height = rng.uniform(low, high) * rows
    width = min(height * rng.uniform(0.75, 1.4), 0.9 * columns)
    middle = np.array(near_middle(papers.PHOTO, rng, 0.04))
    lean = rng.uniform(0.78, 0.97)  # what is farther away is smaller
    flat = np.array([(-lean, -1), (lean, -1), (1, 1), (-1, 1)]) * (width / 2, height / 2)
    angle = np.radians(rng.uniform(-9, 9))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return on_ground(rng, digit, GROUNDS[ground](papers.PHOTO, rng), flat @ turn + middle)


def any_whole(rng: Generator, digit: str, low: float, high: float) -> Sheet:
    """Return a photo of a whole sheet on any ground."""
    return whole(rng, digit, str(rng.choice(sorted(GROUNDS))), low, high)


def sticky_note(rng: Generator, digit: str) -> Sheet:
    """Return a photo of a coloured note on a table."""
    ground = GROUNDS[("wood", "light", "dark")[int(rng.integers(3))]](papers.PHOTO, rng)
    side = int(rng.uniform(0.45, 0.75) * papers.PHOTO[0])
    note = paper((side, side), rng, papers.COLOURED[int(rng.integers(len(papers.COLOURED)))])
    shade = 1 - 0.12 * np.linspace(0, 1, side) ** 4  # it curls up at its free end
    note.pixels *= shade[:, np.newaxis, np.newaxis].astype(np.float32)
    note.write(digit, rng, pens.of_colour(_some_pen(rng), pens.BLACK), rng.uniform(0.5, 0.7) * side)
    angle = np.radians(rng.uniform(-12, 12))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    flat = papers.corners_of(note.shape) - side / 2
    corners = flat @ turn + near_middle(papers.PHOTO, rng)
    return taken(lit(laid(note, ground, corners), rng), rng)


def black_frame(rng: Generator, digit: str) -> Sheet:
    """Return a scan with a black frame all round."""
    ground = papers.plain(papers.PHOTO, (0.02, 0.02, 0.02))
    return on_ground(rng, digit, ground, edges(rng, (LEFT, TOP, RIGHT, BOTTOM), 0.02, 0.1))


ONE = ((LEFT,), (TOP,), (RIGHT,), (BOTTOM,))
TWO = ((LEFT, TOP), (RIGHT, BOTTOM), (RIGHT, TOP), (LEFT, BOTTOM))
OPPOSITE = ((TOP, BOTTOM), (LEFT, RIGHT))
THREE = ((LEFT, TOP, RIGHT), (LEFT, BOTTOM, RIGHT), (TOP, RIGHT, BOTTOM))

TABLE = of_kind(
    "table",
    dark_strip=partial(strips, ground="dark", sides=ONE),
    light_strip=partial(strips, ground="light", sides=ONE),
    dark_corner=partial(corner, ground="dark"),
    light_corner=partial(corner, ground="light"),
    two_sides_dark=partial(strips, ground="dark", sides=TWO),
    two_sides_light=partial(strips, ground="light", sides=TWO),
    three_sides_dark=partial(strips, ground="dark", sides=THREE),
    three_sides_light=partial(strips, ground="light", sides=THREE),
    opposite_sides_dark=partial(strips, ground="dark", sides=OPPOSITE),
    opposite_sides_light=partial(strips, ground="light", sides=OPPOSITE),
    wood_at_sides=partial(strips, ground="wood", sides=ONE + TWO),
    cloth_at_sides=partial(strips, ground="cloth", sides=ONE + TWO),
    on_wood=partial(whole, ground="wood"),
    on_cloth=partial(whole, ground="cloth"),
    on_keyboard=partial(whole, ground="keyboard"),
    sticky_note=sticky_note,
    on_dark=partial(whole, ground="dark"),
    on_light=partial(whole, ground="light"),
    small_sheet=partial(any_whole, low=0.3, high=0.42),
    middle_sheet=partial(any_whole, low=0.5, high=0.65),
    large_sheet=partial(any_whole, low=0.8, high=0.95),
    black_frame=black_frame,
)

# --- shadows --------------------------------------------------------------------------------------


def _sheet_in_light(rng: Generator, digit: str) -> Sheet:
    sheet = paper(papers.PHOTO, rng)
    sheet.write(digit, rng, _some_pen(rng), rng.uniform(0.35, 0.6) * sheet.shape[0])
    return lit(tilted(sheet, rng), rng, 0.0, 0.12)


def shadow(rng: Generator, digit: str, low: float, high: float, soft: float = 5) -> Sheet:
    """Return a photo with the shadow of a phone.

    Parameters
    ----------
    low, high : limits of the share by which it is darker.
    soft : least width of its edge in pixels; up to 16 times as much.
    """
    sheet = _sheet_in_light(rng, digit)
    shade = surroundings.phone_shape(sheet.shape, rng)
    edge = float(np.exp(rng.uniform(np.log(soft), np.log(80))))
    return taken(surroundings.shaded(sheet, shade, rng.uniform(low, high), edge), rng)


def hand_shadow(rng: Generator, digit: str) -> Sheet:
    """Return a photo with the shadow of a hand."""
    sheet = _sheet_in_light(rng, digit)
    shade = surroundings.hand_shape(sheet.shape, rng)
    lit_less = surroundings.shaded(sheet, shade, rng.uniform(0.25, 0.5), rng.uniform(12, 50))
    return taken(lit_less, rng)


def head_shadow(rng: Generator, digit: str) -> Sheet:
    """Return a photo with the shadow of a head."""
    sheet = _sheet_in_light(rng, digit)
    shade = surroundings.head_shape(sheet.shape, rng)
    lit_less = surroundings.shaded(sheet, shade, rng.uniform(0.25, 0.5), rng.uniform(15, 70))
    return taken(lit_less, rng)


def leaves(rng: Generator, digit: str) -> Sheet:
    """Return a photo with the shadows of two leaves, one of which lies partly over the other."""
    sheet = _sheet_in_light(rng, digit)
    for _ in range(2):
        shade = surroundings.leaf_shape(sheet.shape, rng)
        sheet = surroundings.shaded(sheet, shade, rng.uniform(0.18, 0.35), rng.uniform(5, 25))
    return taken(sheet, rng)


def vignette(rng: Generator, digit: str, low: float, high: float) -> Sheet:
    """Return a photo whose corners are darker by a share between two limits."""
    return taken(papers.vignetted(_sheet_in_light(rng, digit), rng.uniform(low, high)), rng)


def flash(rng: Generator, digit: str) -> Sheet:
    """Return a photo with the glare of a flash on or near the digit; ink pales in it a little."""
    sheet = _sheet_in_light(rng, digit)
    sheet.pixels *= np.float32(rng.uniform(0.6, 0.75))
    box = sheet.boxes[0]
    at = (rng.uniform(box.left, box.right), rng.uniform(box.top, box.bottom))
    light = surroundings.glare(sheet.shape, rng, at)[..., np.newaxis] * np.float32(0.5)
    sheet.pixels += light * (1.05 - sheet.pixels)
    return taken(sheet, rng)


def lamp(rng: Generator, digit: str) -> Sheet:
    """Return a photo in the yellow cone of a lamp."""
    sheet = _sheet_in_light(rng, digit)
    at = near_middle(sheet.shape, rng, 0.25)
    cone = surroundings.glare(sheet.shape, rng, at) ** 0.12
    sheet.pixels *= (0.35 + 0.65 * cone[..., np.newaxis]) * np.array([1.0, 0.92, 0.72], np.float32)
    return taken(sheet, rng)


SHADOW = of_kind(
    "shadow",
    phone_faint=partial(shadow, low=0.2, high=0.3),
    phone=partial(shadow, low=0.3, high=0.42),
    phone_deep=partial(shadow, low=0.42, high=0.55),
    phone_soft=partial(shadow, low=0.25, high=0.55, soft=35),
    hand=hand_shadow,
    head=head_shadow,
    leaves=leaves,
    vignette=partial(vignette, low=0.2, high=0.45),
    vignette_deep=partial(vignette, low=0.45, high=0.65),
    flash=flash,
    lamp=lamp,
)

# --- ruling ---------------------------------------------------------------------------------------

LINES: dict[str, tuple[Colour, float]] = {  # colour and opacity
    "light_blue": ((0.55, 0.75, 0.93), 0.75),
    "mid_grey": ((0.55, 0.55, 0.56), 0.8),
    "dark_blue": ((0.25, 0.32, 0.62), 0.8),
}
PAGE, CROP = (1200, 1600), (450, 800)  # sides in pixels; of a part, two limits
STEP = 1600 * 5 / 210  # pixels of 5 mm, where a page of 210 mm fills the picture


def ruled(
    shape: tuple[int, int], rng: Generator, step: float, line: str, squared: bool, thick: float
) -> Sheet:
    """Return paper with lines a step apart, squared or only across, thick pixels broad."""
    sheet = paper(shape, rng)
    colour, opacity = LINES[line]
    opacity *= rng.uniform(0.8, 1.1)
    for axis in (0, 1) if squared else (0,):
        places = np.arange(shape[axis]) + 0.5 - rng.uniform(0, step)
        far = np.abs((places + step / 2) % step - step / 2)
        share = np.clip(thick / 2 + 0.5 - far, 0, min(thick, 1.0)) * opacity
        cover = (share[:, None] if axis == 0 else share[None, :]) * np.ones(shape)
        pens.lay(sheet.pixels, pens.Patch(0, 0, cover.astype(np.float32)), colour)
    return sheet


def on_lines(
    rng: Generator,
    digit: str,
    line: str,
    high: int,
    squared: bool,
    crop: bool,
    margin: bool = False,
) -> Sheet:
    """Return a photo of a page, or of a part of one, on whose lines a digit is written.

    Parameters
    ----------
    high : height of the digit in squares or lines.
    crop : True where two squares or so are left around the digit.
    margin : whether a red line runs down the left side.
    """
    step = (1.0 if squared else 1.7) * STEP
    shape: tuple[int, int] = PAGE
    if crop:
        step = rng.uniform(*CROP) / (high + 4)
        shape = (round(step * (high + 4)),) * 2
    sheet = ruled(shape, rng, step, line, squared, max(1.0, 0.045 * step))
    if margin:
        x = (0.2 if crop else 0.12) * shape[1]
        sheet.line(np.array([[x, 0], [x, shape[0]]]), max(1.5, 0.05 * step), (0.85, 0.3, 0.35), 0.8)
    height = high * step * rng.uniform(0.82, 1.0)
    width = max(rng.uniform(0.45, 0.8) * STEP / 5 * (step / STEP if crop else 1.2), 2.5) / height
    ink = (pens.BLUE, pens.BLACK)[int(rng.integers(2))]
    pen = Pen(min(width, 0.13) if high < 3 else rng.uniform(0.05, 0.1), ink, 0.9)
    off = 0.03 if crop else 0.25
    at = near_middle(shape, rng, off)
    sheet.write(digit, rng, pen, height, at)
    return taken(lit(tilted(sheet, rng, 2.0, 0.01), rng), rng)


def _ruling() -> dict[str, partial[Sheet]]:
    """Return a way to draw each height in squares and lines, as a page and as a part of one."""
    draws: dict[str, partial[Sheet]] = {}
    for line in LINES:
        for high in (1, 2, 4, 7):
            for crop in (False, True):
                name = f"{line}_{high}_squares_{'crop' if crop else 'page'}"
                draws[name] = partial(on_lines, line=line, high=high, squared=True, crop=crop)
    for number, high in enumerate((1, 2, 4)):
        for crop in (False, True):
            name = f"ruled_{high}_lines_{'crop' if crop else 'page'}"
            line = sorted(LINES)[number]
            draws[name] = partial(
                on_lines, line=line, high=high, squared=False, crop=crop, margin=True
            )
    return draws


RULING = of_kind("ruling", **_ruling())

# --- large pictures -------------------------------------------------------------------------------


def in_large(rng: Generator, digit: str, columns: int, grain: bool) -> Sheet:
    """Return a digit, 30 to 150 pixels high, in a picture of many columns.

    Its ground is a tile that repeats, since noise for all of it would take seconds.
    """
    rows, side = columns * 3 // 4, 500
    tile = paper((side, side), rng, grain=0.015) if grain else papers.plain((side, side), (1, 1, 1))
    times = (-(-rows // side), -(-columns // side), 1)
    whole_ground = np.tile((np.clip(tile.pixels, 0, 1) * 255).round().astype(np.uint8), times)
    pixels = whole_ground[:rows, :columns].copy()
    height = float(np.exp(rng.uniform(np.log(30), np.log(150))))
    part = Sheet(tile.pixels[:240, :240].copy())
    pen = Pen(rng.uniform(0.08, 0.13), pens.any_ink(rng), 1.0)
    part.write(digit, rng, pen, height, (120.0, 120.0))
    top, left = (side * int(rng.integers(0, (n - 240) // side + 1)) for n in (rows, columns))
    pixels[top : top + 240, left : left + 240] = (np.clip(part.pixels, 0, 1) * 255).round()
    box = part.boxes[0]
    moved = type(box)(box.top + top, box.left + left, box.bottom + top, box.right + left)
    return Sheet(pixels, digit, [moved], quality=90 if grain else None)


LARGE = of_kind(
    "large",
    **{
        f"{columns}_{'grain' if grain else 'clean'}": partial(
            in_large, columns=columns, grain=grain
        )
        for columns in (1000, 2000, 4000)
        for grain in (False, True)
    },
    clean_2000=partial(in_large, columns=2000, grain=False),
    clean_4000=partial(in_large, columns=4000, grain=False),
    clean_8000=partial(in_large, columns=8000, grain=False),
)
