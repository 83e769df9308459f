"""Pictures without a digit: letters, signs, noise, and paper on which nothing is written."""

from __future__ import annotations

from functools import partial

import numpy as np
from support.situations import papers, pens, places, surroundings
from support.situations.papers import lit, paper, plain, rough, taken, tilted
from support.situations.pens import Pen
from support.situations.scene import Sheet, near_middle, of_kind
from support.situations.strokes import (
    LETTERS,
    SIGNS,
    Figure,
    Generator,
    Strokes,
    scrawl,
    scribble,
    spiral,
    written,
)

LARGE_DIGITS_LIKE = 0.5  # height of what is drawn, as a share of the picture's


def _drawn(rng: Generator, strokes: Strokes) -> Sheet:
    """Return a drawing or a photo of strokes, as large as a digit would be."""
    is_drawing = rng.random() < 0.5
    sheet = plain((640, 640), (1, 1, 1)) if is_drawing else paper(papers.PHOTO, rng)
    height = rng.uniform(0.9, 1.2) * LARGE_DIGITS_LIKE * sheet.shape[0]
    pen = Pen(rng.uniform(0.05, 0.11), pens.any_ink(rng))
    sheet.draw(strokes, rng, pen, height, near_middle(sheet.shape, rng))
    return sheet if is_drawing else taken(lit(tilted(sheet, rng), rng), rng)


def figure(rng: Generator, digit: str, form: Figure) -> Sheet:
    """Return one letter or sign."""
    return _drawn(rng, written(form, rng, slant=0.06))


def any_letter(rng: Generator, digit: str, names: str) -> Sheet:
    """Return one of some letters."""
    return figure(rng, digit, LETTERS[names[int(rng.integers(len(names)))]])


def scribbled(rng: Generator, digit: str) -> Sheet:
    """Return a scribble."""
    return _drawn(rng, scribble(rng, int(rng.integers(14, 30))))


def spiralled(rng: Generator, digit: str) -> Sheet:
    """Return a spiral of three turns or more."""
    return _drawn(rng, spiral(rng.uniform(3, 4.5)))


def dot(rng: Generator, digit: str) -> Sheet:
    """Return a dot, small or large."""
    sheet = plain((640, 640), (1, 1, 1)) if rng.random() < 0.5 else paper((640, 640), rng)
    at = np.array([near_middle(sheet.shape, rng)])
    sheet.line(at, float(np.exp(rng.uniform(np.log(8), np.log(250)))), pens.any_ink(rng))
    return sheet


def noise(rng: Generator, digit: str, size: float) -> Sheet:
    """Return noise with grains of a size in pixels, in a picture of any size."""
    side = int(rng.choice([28, 64, 200, 640]))
    sheet = plain((side, side), (0.5, 0.5, 0.5))
    grains = rough((side, side), rng, min(size, side / 8))
    sheet.pixels += np.float32(rng.uniform(0.05, 0.3)) * grains[..., np.newaxis]
    return sheet


def checkerboard(rng: Generator, digit: str) -> Sheet:
    """Return a chess board of 4 to 12 squares a side."""
    count, side = int(rng.integers(4, 13)), 640
    y, x = np.mgrid[:side, :side] * count // side
    return Sheet(np.repeat(((y + x) % 2)[..., np.newaxis], 3, axis=2).astype(np.float32))


def stripes(rng: Generator, digit: str) -> Sheet:
    """Return stripes in any direction."""
    sheet = plain((640, 640), (0.5, 0.5, 0.5))
    across = papers.plane(sheet.shape, rng) * rng.uniform(4, 20)
    sheet.pixels[:] = (across % 1 < 0.5)[..., np.newaxis]
    return sheet


def blank(rng: Generator, digit: str) -> Sheet:
    """Return a photo of blank paper."""
    return taken(lit(paper(papers.PHOTO, rng), rng), rng)


def blank_lines(rng: Generator, digit: str, squared: bool) -> Sheet:
    """Return a photo of squared or ruled paper on which nothing is written."""
    line = sorted(places.LINES)[int(rng.integers(len(places.LINES)))]
    step = places.STEP * rng.uniform(1, 2)
    sheet = places.ruled(papers.PHOTO, rng, step, line, squared, max(1.0, 0.045 * step))
    return taken(lit(tilted(sheet, rng), rng), rng)


def gradient(rng: Generator, digit: str) -> Sheet:
    """Return a wall or a sky: soft colours and nothing else."""
    sheet = plain(papers.PHOTO, (0, 0, 0))
    first, second = rng.uniform(0.1, 0.9, (2, 3)).astype(np.float32)
    share = papers.plane(sheet.shape, rng)[..., np.newaxis]
    cloud = 0.05 * rough(sheet.shape, rng, 120)[..., np.newaxis]
    sheet.pixels = np.clip(first * share + second * (1 - share) + cloud, 0, 1).astype(np.float32)
    return taken(sheet, rng)


def text_page(rng: Generator, digit: str) -> Sheet:
    """Return a photo of a printed page."""
    sheet = paper(papers.PHOTO, rng)
    size = rng.uniform(14, 30)
    for top in np.arange(60, sheet.shape[0] - 60, 2 * size):
        surroundings.text_row(sheet, rng, float(top), 90, rng.uniform(900, 1120), size)
    return taken(lit(tilted(sheet, rng), rng), rng)


def handwriting(rng: Generator, digit: str) -> Sheet:
    """Return a photo of a word in joined writing."""
    return _drawn(rng, [stroke * 0.45 for stroke in scrawl(rng, int(rng.integers(4, 7)))])


def ground_only(rng: Generator, digit: str) -> Sheet:
    """Return a photo of a table with no paper on it."""
    grounds = [surroundings.wood, surroundings.cloth, surroundings.keyboard]
    return taken(lit(grounds[int(rng.integers(3))](papers.PHOTO, rng), rng), rng)


SITUATIONS = of_kind(
    "no digit",
    noise_fine=partial(noise, size=0.5),
    noise_middle=partial(noise, size=4.0),
    noise_coarse=partial(noise, size=30.0),
    scribble=scribbled,
    letter_straight=partial(any_letter, names="AEFHTXY"),
    letter_steep=partial(any_letter, names="KMNVWkm"),
    letter_round=partial(any_letter, names="BCPR"),
    **{name: partial(figure, form=form) for name, form in SIGNS.items()},
    spiral=spiralled,
    dot=dot,
    checkerboard=checkerboard,
    stripes=stripes,
    blank=blank,
    blank_squared=partial(blank_lines, squared=True),
    blank_ruled=partial(blank_lines, squared=False),
    gradient=gradient,
    text_page=text_page,
    handwriting=handwriting,
    ground_only=ground_only,
)
