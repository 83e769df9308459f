"""What lies around and over a sheet: tables, shadows, hands, things, and other writing."""

from __future__ import annotations

import numpy as np
from scipy import ndimage
from support.situations import papers, pens
from support.situations.papers import rough
from support.situations.pens import BLACK, Colour, Cover
from support.situations.scene import Pixels, Sheet, around
from support.situations.strokes import LETTERS, FloatArray, Generator, curves, unit_high

SKIN = ((0.86, 0.66, 0.55), (0.76, 0.55, 0.43), (0.55, 0.37, 0.27), (0.92, 0.75, 0.66))
WOODS = ((0.30, 0.19, 0.12), (0.50, 0.33, 0.20), (0.70, 0.53, 0.36))

# --- tables ---------------------------------------------------------------------------------------


def table(shape: tuple[int, int], rng: Generator, dark: bool) -> Sheet:
    """Return a table top of one colour, dark or light (yet darker than paper)."""
    level = rng.uniform(0.06, 0.3) if dark else rng.uniform(0.45, 0.68)
    tint = rng.uniform(-0.05, 0.05, 3)
    red, green, blue = np.clip(level + tint, 0, 1)
    return papers.paper(shape, rng, (float(red), float(green), float(blue)), 0.02)


def wood(shape: tuple[int, int], rng: Generator) -> Sheet:
    """Return a wooden table: grain along one direction, and gaps between boards."""
    base = np.array(WOODS[int(rng.integers(len(WOODS)))]) + rng.normal(0, 0.02, 3)
    across = np.arange(shape[0], dtype=np.float32)[:, np.newaxis]
    bent = across + 14 * rough(shape, rng, 90)
    rings = np.sin(bent / rng.uniform(5, 12)) + 0.6 * np.sin(bent / rng.uniform(20, 40) + 1)
    fibres = ndimage.gaussian_filter1d(rough(shape, rng, 0.8), 14, axis=1) * 3
    boards = (np.arange(shape[0]) % int(rng.uniform(0.22, 0.5) * shape[0]) < 3)[:, np.newaxis]
    level = 1 + 0.09 * rings + 0.10 * fibres - 0.5 * boards
    pixels = base * level[..., np.newaxis]
    if rng.random() < 0.5:
        pixels = np.ascontiguousarray(_turned_to(pixels, shape))
    return Sheet(np.clip(pixels, 0, 1).astype(np.float32))


def _turned_to(pixels: FloatArray, shape: tuple[int, int]) -> FloatArray:
    """Return a pattern turned by a right angle and repeated to fill a shape."""
    turned = pixels.transpose(1, 0, 2)
    times = tuple(-(-want // have) for want, have in zip(shape, turned.shape[:2], strict=True))
    return np.tile(turned, (*times, 1))[: shape[0], : shape[1]]


def cloth(shape: tuple[int, int], rng: Generator) -> Sheet:
    """Return a table cloth, checked or with dots, and its weave."""
    step = rng.uniform(40, 110)
    light = np.array([0.9, 0.88, 0.84])
    dark = np.array(((0.7, 0.15, 0.15), (0.15, 0.3, 0.55), (0.2, 0.42, 0.25))[int(rng.integers(3))])
    y, x = np.mgrid[: shape[0], : shape[1]] / step
    if rng.random() < 0.7:
        share = ((y % 1 < 0.5).astype(float) + (x % 1 < 0.5)) / 2
    else:
        share = 1.0 * ((y % 1 - 0.5) ** 2 + ((x + 0.5 * (y // 1 % 2)) % 1 - 0.5) ** 2 < 0.05)
    weave = 0.03 * (np.sin(2.2 * y * step) * np.sin(2.2 * x * step)) + 0.02 * rough(shape, rng, 2)
    pixels = light + share[..., np.newaxis] * (dark - light) + weave[..., np.newaxis]
    return Sheet(np.clip(pixels, 0, 1).astype(np.float32))


def keyboard(shape: tuple[int, int], rng: Generator) -> Sheet:
    """Return a keyboard that fills the picture: dark or light keys with signs on them."""
    dark = rng.random() < 0.7
    ground, key, sign = ((0.1, 0.1, 0.11), (0.2, 0.2, 0.22), (0.8, 0.8, 0.8))
    if not dark:
        ground, key, sign = ((0.55, 0.55, 0.56), (0.8, 0.8, 0.8), (0.25, 0.25, 0.25))
    sheet = papers.paper(shape, rng, ground, 0.01)
    side = int(rng.integers(60, 100))
    gap, names = side // 8, sorted(LETTERS)
    for number, top in enumerate(range(gap, shape[0], side)):
        for left in range(gap - number * side // 3 % side, shape[1], side):
            low, high = max(left, 0), left + side - gap
            sheet.pixels[top : top + side - gap, low : max(high, 0)] = key
            middle = (left + side * 0.4, top + side * 0.4)
            if 0 < middle[0] < shape[1] - side and middle[1] < shape[0] - side:
                letter = unit_high(curves(LETTERS[names[int(rng.integers(len(names)))]]))
                for stroke in around(letter, side * 0.28, middle):
                    sheet.line(stroke, 2.5, sign, 0.9)
    return sheet


# --- shadows, as shares by which it is darker ----------------------------------------------------


def shaded(sheet: Sheet, shade: Cover, depth: float, edge: float) -> Sheet:
    """Let a shadow with a soft edge, in pixels from light to dark, fall on a sheet."""
    soft = ndimage.gaussian_filter(shade, edge / 2.5, mode="nearest")
    tint = np.array([1.0, 0.99, 0.95], dtype=np.float32)  # the sky's light in it is bluish
    sheet.pixels *= 1 - np.float32(depth) * soft[..., np.newaxis] * tint
    return sheet


def phone_shape(shape: tuple[int, int], rng: Generator) -> Cover:
    """Return where the shadow of a phone falls, which reaches in from a side."""
    rows, columns = shape
    width, length = rng.uniform(0.3, 0.55) * min(shape), 1.2 * max(shape)
    reach = rng.uniform(0.25, 0.6)
    side = int(rng.integers(4))
    along = rng.uniform(0.3, 0.7)
    tip = ((along, 1 - reach), (along, reach), (reach, along), (1 - reach, along))[side]
    outwards = np.radians((90, -90, 180, 0)[side] + rng.uniform(-25, 25))
    way = np.array([np.cos(outwards), np.sin(outwards)])
    across = np.array([-way[1], way[0]]) * width / 2
    start = np.array(tip) * (columns, rows)
    corners = np.array(
        [
            start + across,
            start - across,
            start - across + way * length,
            start + across + way * length,
        ]
    )
    return pens.filled(corners, shape)


def limbs(shape: tuple[int, int], rng: Generator, reach: float) -> list[FloatArray]:
    """Return the fingers of a hand that reaches in from a side, as lines through their joints."""
    rows, columns = shape
    size = 0.5 * min(shape)
    palm = np.array([columns * 1.0, rows * rng.uniform(0.45, 0.8)])
    tips = []
    for number, angle in enumerate(np.radians(np.array([212, 195, 180, 166, 140]))):
        length = size * (0.75, 1.0, 1.08, 1.0, 0.7)[number] * reach
        way = np.array([np.cos(angle), -np.sin(angle)])
        root = palm + np.array([0.0, (number - 2) * -0.2 * size])
        tips.append(np.linspace(root, root + way * length, 24))
    return tips


def hand_shape(shape: tuple[int, int], rng: Generator) -> Cover:
    """Return where the shadow of a hand falls."""
    thick = 0.13 * min(shape)
    cover = np.zeros(shape, dtype=np.float32)
    for finger in limbs(shape, rng, rng.uniform(0.8, 1.2)):
        patch = pens.covered([finger], thick, shape)
        rows, columns = patch.cover.shape
        part = cover[patch.top : patch.top + rows, patch.left : patch.left + columns]
        np.maximum(part, patch.cover, out=part)
    return np.ascontiguousarray(_any_side(cover, rng))


def _any_side(cover: Cover, rng: Generator) -> Cover:
    """Return what reaches in from the right, so that it comes from the left as often."""
    return cover[:, ::-1] if rng.random() < 0.5 else cover


def head_shape(shape: tuple[int, int], rng: Generator) -> Cover:
    """Return where the shadow of a head and its shoulders falls, from above or below."""
    rows, columns = shape
    y, x = np.mgrid[:rows, :columns] / rows
    middle, depth = rng.uniform(0.3, 0.7) * columns / rows, rng.uniform(0.3, 0.6)
    head = ((x - middle) / 0.24) ** 2 + ((y - depth + 0.26) / 0.3) ** 2 < 1
    shoulders = y < depth - 0.42 + 0.1 * np.cos((x - middle) * 3)
    cover = (head | shoulders).astype(np.float32)
    return cover if rng.random() < 0.6 else np.ascontiguousarray(cover[::-1])


def leaf_shape(shape: tuple[int, int], rng: Generator) -> Cover:
    """Return where the shadow of a leaf falls."""
    angle = np.linspace(0, 2 * np.pi, 60)
    half = np.sin(angle) * np.abs(np.sin(angle)) ** 0.6  # pointed at both ends
    points = np.stack([0.5 * np.cos(angle), 0.24 * half], axis=1)
    turn = rng.uniform(0, np.pi)
    matrix = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    at = rng.uniform(0.15, 0.85, 2) * shape[::-1]
    return pens.filled(points @ matrix * min(shape) * rng.uniform(0.8, 1.3) + at, shape)


def glare(shape: tuple[int, int], rng: Generator, at: tuple[float, float]) -> Pixels:
    """Return the reflection of a flash around a point (x, y), from 0 to 1."""
    y, x = np.mgrid[: shape[0], : shape[1]].astype(np.float32)
    size = rng.uniform(0.1, 0.25) * min(shape)
    far = ((x - at[0]) ** 2 + (y - at[1]) ** 2) / size**2
    return np.exp(-far / 2).astype(np.float32)


# --- things ---------------------------------------------------------------------------------------


def finger(sheet: Sheet, rng: Generator, tip: FloatArray, root: FloatArray, width: float) -> None:
    """Lay a finger with its nail on a sheet, from its root to its tip (x, y)."""
    skin = np.array(SKIN[int(rng.integers(len(SKIN)))])
    for share, light in ((1.0, 0.82), (0.82, 0.95), (0.5, 1.05)):  # rounder towards the middle
        points = np.linspace(root, tip + (root - tip) * (1 - share) * 0.1, 60)
        sheet.line(points, width * share, _colour(skin * light), 0.85 if share < 1 else 1.0)
    way = (tip - root) / np.hypot(*(tip - root))
    nail = np.linspace(tip - way * width * 0.32, tip + way * width * 0.12, 20)
    sheet.line(nail, width * 0.5, _colour(skin * 0.8 + 0.22))


def _colour(values: FloatArray) -> Colour:
    red, green, blue = np.clip(values, 0, 1)
    return float(red), float(green), float(blue)


def tape(sheet: Sheet, rng: Generator) -> None:
    """Stick tape, which lets some of the paper through, over a corner."""
    rows, columns = sheet.shape
    corner = papers.corners_of(sheet.shape)[int(rng.integers(4))]
    inwards = np.sign(np.array([columns / 2, rows / 2]) - corner)
    width, reach = rng.uniform(0.08, 0.13) * columns, rng.uniform(0.14, 0.22) * columns
    along = np.array([inwards[0], -inwards[1]]) / np.sqrt(2)
    middle = corner + inwards * reach / 2
    across = inwards / np.sqrt(2) * width / 2
    ends = along * reach * 0.95
    quad = np.array(
        [
            middle + ends + across,
            middle + ends - across,
            middle - ends - across,
            middle - ends + across,
        ]
    )
    colours = ((0.15, 0.35, 0.7), (0.75, 0.66, 0.45), (0.2, 0.5, 0.35))
    cover = pens.filled(quad, sheet.shape) * np.float32(rng.uniform(0.6, 0.9))
    pens.lay(sheet.pixels, pens.Patch(0, 0, cover), colours[int(rng.integers(3))])


def lying_pen(sheet: Sheet, rng: Generator, x: float) -> None:
    """Lay a pen on a sheet, nearly upright, with its tip at the column x."""
    rows = sheet.shape[0]
    tip = np.array([x, rows * rng.uniform(0.15, 0.3)])
    end = tip + np.array([rng.uniform(-0.08, 0.08), rng.uniform(0.55, 0.65)]) * rows
    width = rng.uniform(0.03, 0.045) * rows
    colour = np.array(((0.1, 0.2, 0.6), (0.12, 0.12, 0.14), (0.7, 0.1, 0.1))[int(rng.integers(3))])
    way = (end - tip) / np.hypot(*(end - tip))
    cone = np.linspace(tip, tip + way * width * 2, 40)
    patch = pens.covered([cone], [np.linspace(2, width, 40)], sheet.shape)
    pens.lay(sheet.pixels, patch, (0.7, 0.7, 0.68))
    barrel = np.linspace(cone[-1], end, 60)
    sheet.line(barrel + np.array([0.3, 0.2]) * width, width * 1.1, (0.3, 0.3, 0.3), 0.3)
    sheet.line(barrel, width, _colour(colour))
    sheet.line(barrel - np.array([0.18, 0]) * width, width * 0.25, _colour(colour + 0.3), 0.7)


def coffee_ring(sheet: Sheet, rng: Generator) -> None:
    """Leave the ring of a cup, stronger here than there."""
    rows, columns = sheet.shape
    radius = rng.uniform(0.16, 0.26) * rows
    at = np.array([rng.uniform(0.1, 0.9) * columns, rng.uniform(0.1, 0.9) * rows])
    angle = np.linspace(0, 2 * np.pi, 300)
    ring = np.stack([np.cos(angle), np.sin(angle) * 0.97], axis=1) * radius + at
    patch = pens.covered([ring], rng.uniform(0.012, 0.02) * rows, sheet.shape)
    cover = patch.cover * (0.26 + 0.1 * np.clip(rough(patch.cover.shape, rng, 40), -2, 2))
    pens.lay(sheet.pixels, pens.Patch(patch.top, patch.left, cover), (0.45, 0.28, 0.12))


def holes(sheet: Sheet, rng: Generator) -> None:
    """Punch two or four holes at the left edge."""
    rows, columns = sheet.shape
    count, radius = (2, 4)[int(rng.integers(2))], rng.uniform(0.018, 0.028) * rows
    dark = rng.uniform(0.1, 0.45)
    for y in np.linspace(0.5 - 0.12 * count, 0.5 + 0.12 * count, count) * rows:
        sheet.line(np.array([[0.06 * columns, y]]), 2 * radius, (dark, dark * 0.9, dark * 0.85))


def spiral_binding(sheet: Sheet, rng: Generator) -> None:
    """Bind the upper edge with wire through small holes."""
    rows, columns = sheet.shape
    step = rng.uniform(0.03, 0.045) * columns
    for x in np.arange(step / 2, columns, step):
        sheet.line(np.array([[x, 0.05 * rows]]), 0.4 * step, (0.2, 0.19, 0.18))
        wire = np.array([[x, 0.05 * rows], [x + 0.1 * step, 0.02 * rows], [x + 0.15 * step, 0]])
        sheet.line(wire, 0.14 * step, (0.5, 0.5, 0.52))


def specks(sheet: Sheet, rng: Generator, count: int) -> None:
    """Scatter dust and crumbs."""
    for _ in range(count):
        at = rng.uniform(0, 1, 2) * sheet.shape[::-1]
        sheet.line(
            at[np.newaxis], rng.uniform(1.5, 0.007 * sheet.shape[0]), BLACK, rng.uniform(0.4, 1)
        )


def smudge(sheet: Sheet, rng: Generator, at: tuple[float, float]) -> None:
    """Smear grey around a point (x, y), as a thumb does."""
    size = 0.1 * min(sheet.shape)
    y, x = np.mgrid[: sheet.shape[0], : sheet.shape[1]].astype(np.float32)
    far = ((x - at[0]) / (size * 1.7)) ** 2 + ((y - at[1]) / size) ** 2
    cover = 0.2 * np.exp(-far) * (1 + 0.3 * rough(sheet.shape, rng, 8))
    pens.lay(sheet.pixels, pens.Patch(0, 0, np.clip(cover, 0, 1).astype(np.float32)), (0.3,) * 3)


def text_row(
    sheet: Sheet, rng: Generator, top: float, left: float, right: float, size: float
) -> None:
    """Print a row of small signs that look like words, of a height in pixels."""
    names, x = sorted(LETTERS), left
    strokes: list[FloatArray] = []
    while x < right - size:
        for _ in range(int(rng.integers(2, 9))):
            letter = curves(LETTERS[names[int(rng.integers(len(names)))]])
            height = size if rng.random() < 0.3 else 0.7 * size
            strokes += [s * (0.9 * height, height) + (x, top + size - height) for s in letter]
            x += 0.62 * size
        x += 0.5 * size
    kept = [stroke[::8] for stroke in strokes if stroke[:, 0].max() < right]
    if kept:
        patch = pens.covered(kept, max(0.12 * size, 1.0), sheet.shape)
        pens.lay(sheet.pixels, patch, (0.15, 0.15, 0.16))
