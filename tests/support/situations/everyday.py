"""Plain pictures: one digit, an ordinary pen, and no more trouble than everybody has."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PIL import Image
from scipy import ndimage
from support.situations import papers, pens
from support.situations.papers import lit, paper, plain, taken, tilted
from support.situations.pens import BLACK, Colour, Pen
from support.situations.scene import Pixels, Sheet, around, near_middle, of_kind, to_uint8
from support.situations.strokes import Generator, digit_strokes

SCREEN = (600, 800)  # rows and columns of what a program saves
CHANNELS = np.array([0.299, 0.587, 0.114])  # their part in luma


def on_paper(
    rng: Generator,
    digit: str,
    pen: Pen,
    low: float = 0.35,
    high: float = 0.65,
    colour: Colour | None = None,
) -> Sheet:
    """Return paper with a digit whose height is a share of the picture's between two limits."""
    sheet = paper(papers.PHOTO, rng, colour)
    sheet.write(digit, rng, pen, rng.uniform(low, high) * sheet.shape[0])
    return sheet


def photo(rng: Generator, digit: str, pen: Pen, low: float = 0.35, high: float = 0.65) -> Sheet:
    """Return a photo of paper with a digit."""
    return taken(lit(tilted(on_paper(rng, digit, pen, low, high), rng), rng), rng)


def drawing(rng: Generator, digit: str, width: float, ink: Colour, ground: Colour) -> Sheet:
    """Return what a drawing program saves: no grain, no noise."""
    sheet = plain(SCREEN, ground)
    pen = Pen(width, ink, 1.0, unevenness=0.0)
    sheet.write(digit, rng, pen, rng.uniform(0.4, 0.7) * sheet.shape[0])
    return sheet


def marker(rng: Generator, digit: str) -> Sheet:
    """Draw with a felt pen and take a photo."""
    return photo(rng, digit, pens.marker(rng))


def ballpoint(rng: Generator, digit: str) -> Sheet:
    """Draw with a ballpoint and take a photo from close by."""
    return photo(rng, digit, pens.ballpoint(rng))


def pencil(rng: Generator, digit: str) -> Sheet:
    """Draw with a pencil and take a photo."""
    return photo(rng, digit, pens.pencil(rng))


def whiteboard(rng: Generator, digit: str) -> Sheet:
    """Draw on a whiteboard, on which lamps are reflected a little."""
    sheet = plain(papers.PHOTO, (0.9, 0.92, 0.93))
    y, x = np.mgrid[: sheet.shape[0], : sheet.shape[1]]
    at = rng.uniform(0.1, 0.9, 2) * sheet.shape
    lamp = np.exp(-((y - at[0]) ** 2 + (x - at[1]) ** 2) / (0.4 * sheet.shape[0]) ** 2)
    pen = replace(pens.marker(rng), opacity=rng.uniform(0.75, 0.95))
    sheet.write(digit, rng, pen, rng.uniform(0.3, 0.6) * sheet.shape[0])
    sheet.pixels += (0.06 * lamp[..., np.newaxis]).astype(np.float32)
    return taken(lit(tilted(sheet, rng), rng), rng)


def chalkboard(rng: Generator, digit: str) -> Sheet:
    """Draw with chalk on a green or black board that has been wiped."""
    ground = ((0.13, 0.24, 0.19), (0.14, 0.15, 0.16))[int(rng.integers(2))]
    sheet = paper(papers.PHOTO, rng, ground, 0.01)
    wiped = ndimage.gaussian_filter1d(papers.rough(sheet.shape, rng, 50), 60, axis=1)
    sheet.pixels += (0.03 * np.clip(wiped, -1, 2))[..., np.newaxis]
    sheet.write(digit, rng, pens.chalk(rng), rng.uniform(0.35, 0.6) * sheet.shape[0])
    return taken(lit(tilted(sheet, rng), rng), rng)


def inverted(rng: Generator, digit: str) -> Sheet:
    """Draw light on dark on a screen."""
    dark, light = rng.uniform(0, 0.12), rng.uniform(0.85, 1)
    return drawing(rng, digit, rng.uniform(0.05, 0.12), (light,) * 3, (dark,) * 3)


def coloured_paper(rng: Generator, digit: str) -> Sheet:
    """Draw on coloured paper and take a photo."""
    colour = papers.COLOURED[int(rng.integers(len(papers.COLOURED)))]
    sheet = on_paper(rng, digit, replace(pens.marker(rng), colour=BLACK), colour=colour)
    return taken(lit(tilted(sheet, rng), rng), rng)


def equal_luma(rng: Generator, digit: str) -> Sheet:
    """Draw in a colour that is exactly as bright as its background."""
    pairs = (((0.85, 0.25, 0.2), (0.15, 0.6, 0.3)), ((0.2, 0.35, 0.9), (0.6, 0.35, 0.1)))
    ink, ground = (np.array(colour) for colour in pairs[int(rng.integers(len(pairs)))])
    ground = np.clip(ground * (ink @ CHANNELS) / (ground @ CHANNELS), 0, 1)
    red, green, blue = ground
    return drawing(rng, digit, rng.uniform(0.07, 0.12), tuple(ink), (red, green, blue))


def touching_a_border(rng: Generator, digit: str) -> Sheet:
    """Draw up to one border of the picture."""
    sheet = paper(SCREEN, rng)
    rows, columns = sheet.shape
    height, pen = rng.uniform(0.45, 0.65) * rows, pens.marker(rng)
    strokes = around(digit_strokes(digit, rng), height, near_middle(sheet.shape, rng))
    points = np.concatenate(strokes)
    reach = pen.width * height / 2
    (left, top), (right, bottom) = points.min(axis=0) - reach, points.max(axis=0) + reach
    away = ((-left, 0), (columns - right, 0), (0, -top), (0, rows - bottom))
    moved = [stroke + away[int(rng.integers(4))] for stroke in strokes[:1]]
    shift = moved[0][0] - strokes[0][0]
    placed = [stroke + shift for stroke in strokes]
    pens.lay(sheet.pixels, pens.ink_of(placed, pen, height, rng, sheet.shape), pen.colour)
    sheet.note(digit, placed)
    return sheet


def cropped_tight(rng: Generator, digit: str) -> Sheet:
    """Crop to the ink, with no room on any side."""
    sheet = paper(SCREEN, rng)
    pen = pens.marker(rng)
    height = rng.uniform(0.5, 0.75) * sheet.shape[0]
    sheet.write(digit, rng, pen, height)
    reach, box = pen.width * height / 2, sheet.boxes[0]
    top, left = (max(0, round(edge - reach)) for edge in (box.top, box.left))
    bottom, right = round(box.bottom + reach), round(box.right + reach)
    sheet.pixels = sheet.pixels[top:bottom, left:right]
    moved = replace(
        box,
        top=box.top - top,
        left=box.left - left,
        bottom=box.bottom - top,
        right=box.right - left,
    )
    sheet.boxes = [moved]
    return sheet


def tiny(rng: Generator, digit: str) -> Sheet:
    """Draw in a picture of 20 to 28 pixels."""
    side = int(rng.integers(20, 29))
    dark = rng.random() < 0.5
    sheet = plain((side, side), (0, 0, 0) if dark else (1, 1, 1))
    pen = Pen(rng.uniform(0.1, 0.15), (1, 1, 1) if dark else (0, 0, 0), 1.0)
    sheet.write(digit, rng, pen, rng.uniform(0.66, 0.76) * side, (side / 2, side / 2))
    return sheet


def transparent(rng: Generator, digit: str) -> Sheet:
    """Draw dark or light on nothing."""
    ink = (1.0, 1.0, 1.0) if rng.random() < 0.4 else pens.any_ink(rng)
    sheet = plain(SCREEN, (0, 0, 0))
    pen = Pen(rng.uniform(0.06, 0.12), (1, 1, 1), 1.0, unevenness=0.0)
    sheet.write(digit, rng, pen, rng.uniform(0.4, 0.7) * sheet.shape[0])
    sheet.alpha = sheet.pixels[..., 0].copy()
    sheet.pixels = np.broadcast_to(np.array(ink, np.float32), sheet.pixels.shape).copy()
    return sheet


def jpeg_of_quality_5(rng: Generator, digit: str) -> Sheet:
    """Save as small as JPEG can."""
    sheet = photo(rng, digit, pens.marker(rng))
    sheet.quality = 5
    return sheet


def out_of_focus(rng: Generator, digit: str) -> Sheet:
    """Take a photo that is out of focus."""
    return taken(lit(on_paper(rng, digit, pens.marker(rng)), rng), rng, rng.uniform(6, 13))


def motion_blur(rng: Generator, digit: str) -> Sheet:
    """Move the camera while the photo is taken."""
    sheet = lit(on_paper(rng, digit, pens.marker(rng)), rng)
    moved = papers.motion_blurred(sheet, rng.uniform(12, 30), rng.uniform(0, np.pi))
    return taken(moved, rng)


def dark_and_noisy(rng: Generator, digit: str) -> Sheet:
    """Take a photo in the evening."""
    sheet = lit(on_paper(rng, digit, pens.marker(rng)), rng, 0.1, 0.3)
    sheet.pixels *= np.float32(rng.uniform(0.22, 0.4))
    return taken(sheet, rng, 1.0, rng.uniform(0.025, 0.045))


def folded(rng: Generator, digit: str) -> Sheet:
    """Fold the paper once or twice and flatten it again."""
    sheet = on_paper(rng, digit, pens.marker(rng))
    for along in (0, 1)[: int(rng.integers(1, 3))]:
        places = np.arange(sheet.shape[along]) - sheet.shape[along] * rng.uniform(0.4, 0.6)
        sides = 0.05 * np.tanh(places / 6) * np.exp(-np.abs(places) / 220)
        crease = sides - 0.10 * np.exp(-((places / 2.5) ** 2))
        shade = (1 + crease).astype(np.float32)
        sheet.pixels *= shade[:, None, None] if along == 0 else shade[None, :, None]
    return taken(lit(tilted(sheet, rng), rng), rng)


def showing_through(rng: Generator, digit: str) -> Sheet:
    """Let writing on the other side of the paper show through, mirrored."""
    sheet = on_paper(rng, digit, replace(pens.marker(rng), colour=BLACK))
    ghost = replace(pens.marker(rng), opacity=rng.uniform(0.05, 0.10))
    for at in ((0.22, 0.5), (0.8, 0.5)):
        strokes = [s * (-1, 1) for s in digit_strokes(str(rng.integers(10)), rng)]
        middle = (at[0] * sheet.shape[1], at[1] * sheet.shape[0])
        sheet.draw(strokes, rng, ghost, 0.4 * sheet.shape[0], middle)
    return taken(lit(tilted(sheet, rng), rng), rng)


def dry_pen(rng: Generator, digit: str) -> Sheet:
    """Draw with a felt pen that has almost run dry."""
    return photo(rng, digit, pens.dry_pen(rng))


def hollow_outline(rng: Generator, digit: str) -> Sheet:
    """Draw the outline of a digit with thick strokes."""
    sheet = paper(papers.PHOTO, rng)
    height = rng.uniform(0.5, 0.7) * sheet.shape[0]
    strokes = around(digit_strokes(digit, rng), height, near_middle(sheet.shape, rng))
    patch = pens.hollow(
        strokes, rng.uniform(0.11, 0.14) * height, rng.uniform(0.013, 0.02) * height, sheet.shape
    )
    pens.lay(sheet.pixels, patch, pens.any_ink(rng))
    sheet.note(digit, strokes)
    return taken(lit(sheet, rng), rng)


def very_thick(rng: Generator, digit: str) -> Sheet:
    """Draw with a very thick marker."""
    return photo(rng, digit, pens.thick_marker(rng))


def highlighter(rng: Generator, digit: str) -> Sheet:
    """Draw with a yellow, green or pink highlighter, through which the paper shines."""
    colour = ((0.98, 0.92, 0.2), (0.5, 0.95, 0.4), (1.0, 0.5, 0.7))[int(rng.integers(3))]
    pen = Pen(rng.uniform(0.09, 0.14), colour, rng.uniform(0.8, 0.95))
    return photo(rng, digit, pen)


def black_and_white(rng: Generator, digit: str) -> Sheet:
    """Let a scanning app turn a photo into black and white."""
    sheet = on_paper(rng, digit, pens.marker(rng))
    dark = ndimage.gaussian_filter(sheet.pixels.mean(axis=2), 1.0) < 0.6
    sheet.pixels = np.repeat(1 - dark[..., np.newaxis], 3, axis=2).astype(np.float32)
    sheet.quality = 85
    return sheet


def jagged(rng: Generator, digit: str) -> Sheet:
    """Draw with a mouse in a program that knows no smooth edges."""
    sheet = drawing(rng, digit, rng.uniform(0.03, 0.06), (0, 0, 0), (1, 1, 1))
    small = Image.fromarray(to_uint8(sheet.pixels)).reduce(4)
    large = small.resize(sheet.shape[::-1], Image.Resampling.NEAREST)
    sheet.pixels = _two_levels(np.asarray(large, dtype=np.float32) / 255)
    return sheet


def _two_levels(pixels: Pixels) -> Pixels:
    return (pixels > 0.5).astype(np.float32)


SITUATIONS = of_kind(
    "plain",
    marker=marker,
    ballpoint=ballpoint,
    pencil=pencil,
    whiteboard=whiteboard,
    chalkboard=chalkboard,
    inverted=inverted,
    coloured_paper=coloured_paper,
    equal_luma=equal_luma,
    touching_a_border=touching_a_border,
    cropped_tight=cropped_tight,
    tiny=tiny,
    transparent=transparent,
    jpeg_of_quality_5=jpeg_of_quality_5,
    out_of_focus=out_of_focus,
    motion_blur=motion_blur,
    dark_and_noisy=dark_and_noisy,
    folded=folded,
    showing_through=showing_through,
    dry_pen=dry_pen,
    hollow_outline=hollow_outline,
    very_thick=very_thick,
    highlighter=highlighter,
    black_and_white=black_and_white,
    jagged=jagged,
)
