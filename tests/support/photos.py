"""Pictures of digits, made from a seed: photos of test digits, harder ones, and digits in fonts.

All are grey arrays (rows, columns), 0 black to 1 white. Random numbers come from the generator that
is handed in.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from network import test_set
from network.arrays import FloatArray
from network.preprocessing.picture import Picture

Generator = np.random.Generator

SIDE = 300
PHOTOS, SEED = 250, 2024
# families for running text, of the Debian packages fonts-dejavu, -liberation, -freefont, ...
ORDINARY = (
    *("DejaVu Sans", "DejaVu Serif", "DejaVu Sans Mono"),
    *("Liberation Sans", "Liberation Serif", "Liberation Mono"),
    *("FreeSans", "FreeSerif", "FreeMono"),
    *("Nimbus Sans", "Nimbus Roman", "Nimbus Mono PS", "C059", "P052"),
    *("Carlito", "Caladea", "Open Sans", "Roboto"),
)


def digit_in(picture: npt.ArrayLike) -> FloatArray:
    """Return the one digit in a picture, in MNIST's form, (784,)."""
    return Picture.of(picture, Path("picture")).digit().pixels


def enlarged(image: FloatArray, side: int) -> FloatArray:
    """Draw a digit of 28 x 28 with a pen: larger, with sharp edges, ink 1."""
    pixels = Image.fromarray((image * 255).round().astype(np.uint8)).resize(
        (side, side), Image.Resampling.BICUBIC
    )
    return np.clip((np.asarray(pixels) / 255 - 0.35) / 0.3, 0, 1)


def on_page(ink: FloatArray, rng: Generator, shape: tuple[int, int] = (SIDE, SIDE)) -> FloatArray:
    """Place ink somewhere on a page, wholly on it."""
    page = np.zeros(shape)
    top, left = (int(rng.integers(0, page.shape[axis] - ink.shape[axis] + 1)) for axis in (0, 1))
    page[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
    return page


def gradient(shape: tuple[int, int], rng: Generator) -> FloatArray:
    """Return light from one side: a plane in any direction, from -1/2 to 1/2."""
    rows, columns = np.mgrid[-1 : 1 : shape[0] * 1j, -1 : 1 : shape[1] * 1j]
    angle = rng.uniform(0, 2 * np.pi)
    plane = rows * np.sin(angle) + columns * np.cos(angle)
    return plane / np.ptp(plane)


def with_specks(page: FloatArray, rng: Generator, count: int) -> FloatArray:
    """Add dust of two to four pixels here and there."""
    dusty = page.copy()
    for _ in range(count):
        size = int(rng.integers(2, 5))
        top, left = rng.integers(0, SIDE - size, 2)
        dusty[top : top + size, left : left + size] = 1
    return dusty


def photo(image: FloatArray, rng: Generator) -> FloatArray:
    """Return a test digit as a photo: off-centre, of either polarity, unevenly lit, noisy."""
    page = on_page(enlarged(image, int(rng.integers(90, 271))), rng)
    page = with_specks(page, rng, int(rng.integers(0, 6)))
    contrast = rng.uniform(0.45, 0.8)
    ink = ndimage.gaussian_filter(page, rng.uniform(0, 1.2)) * contrast
    light = gradient(page.shape, rng) * rng.uniform(0, 0.4)
    ground = rng.uniform(0.02, 0.2)
    grey = ground + ink + light + rng.normal(0, rng.uniform(0, 0.06), page.shape)
    return np.clip(grey if rng.random() < 0.5 else 1 - grey, 0, 1)


def photos(count: int = PHOTOS, seed: int = SEED) -> tuple[list[FloatArray], npt.NDArray[np.intp]]:
    """Return photos of test digits, and the indices of the digits that they show."""
    rng = np.random.default_rng(seed)
    shown = rng.choice(len(test_set()), count, replace=False)
    return [photo(test_set().pixels[index].reshape(28, 28), rng) for index in shown], shown


# --- harder ones ----------------------------------------------------------------------------------


def in_shadow(image: FloatArray, rng: Generator) -> FloatArray:
    """Draw dark ink on paper, half of it in the soft-edged shadow of a hand or a phone."""
    page = 1 - 0.75 * on_page(enlarged(image, int(rng.integers(110, 240))), rng)
    across = gradient(page.shape, rng) * SIDE
    shade = 1 - rng.uniform(0.25, 0.5) / (
        1 + np.exp(-(across - rng.uniform(-60, 60)) / rng.uniform(2, 12))
    )
    return np.clip(0.9 * page * shade + rng.normal(0, 0.02, page.shape), 0, 1)


def on_squared_paper(image: FloatArray, rng: Generator) -> FloatArray:
    """Draw dark ink on paper with faint lines, 20 to 40 pixels apart."""
    ink = on_page(enlarged(image, int(rng.integers(110, 240))), rng)
    step, (top, left) = int(rng.integers(20, 41)), rng.integers(0, 20, 2)
    lines = np.zeros(ink.shape)
    for width in range(2):
        lines[top + width :: step] = lines[:, left + width :: step] = 1
    page = 0.92 - np.maximum(rng.uniform(0.55, 0.8) * ink, rng.uniform(0.1, 0.25) * lines)
    return np.clip(page + 0.1 * gradient(ink.shape, rng) + rng.normal(0, 0.02, ink.shape), 0, 1)


def in_pencil(image: FloatArray, rng: Generator) -> FloatArray:
    """Draw grey, grainy strokes on white paper."""
    ink = on_page(enlarged(image, int(rng.integers(110, 240))), rng)
    grain = ndimage.gaussian_filter(rng.normal(0, 1, ink.shape), 1.0)
    strokes = ink * np.clip(0.8 + grain, 0.2, 1) * rng.uniform(0.25, 0.45)
    return np.clip(
        0.9 - strokes + 0.15 * gradient(ink.shape, rng) + rng.normal(0, 0.015, ink.shape), 0, 1
    )


def on_ruled_paper(image: FloatArray, rng: Generator) -> FloatArray:
    """Draw dark ink on paper with lines half as dark that run through it."""
    ink = on_page(enlarged(image, int(rng.integers(80, 180))), rng)
    lines = np.zeros(ink.shape)
    for width in range(2):
        lines[15 + width :: 40] = 1
    return np.clip(
        0.92 - np.maximum(0.65 * ink, 0.35 * lines) + rng.normal(0, 0.02, ink.shape), 0, 1
    )


def on_a_table(image: FloatArray, rng: Generator) -> FloatArray:
    """Draw a sheet of paper, a little turned, on a dark table."""
    table = rng.uniform(0.2, 0.35)
    height, width = (int(rng.integers(160, 241)) for _ in range(2))
    top, left = int(rng.integers(5, SIDE - height - 4)), int(rng.integers(5, SIDE - width - 4))
    page = np.full((SIDE, SIDE), table)
    sheet = on_page(enlarged(image, int(rng.integers(80, 141))), rng, (height, width))
    page[top : top + height, left : left + width] = 0.9 - 0.7 * sheet
    turned = ndimage.rotate(page, rng.uniform(-8, 8), reshape=False, order=1, cval=table)
    soft = ndimage.gaussian_filter(turned, 0.8) + 0.1 * gradient(page.shape, rng)
    return np.clip(soft + rng.normal(0, 0.02, page.shape), 0, 1)


def in_a_row(images: list[FloatArray], rng: Generator) -> FloatArray:
    """Draw digits side by side, not all of one size, with some room between them."""
    heights = [int(rng.integers(100, 141)) for _ in images]
    page = np.zeros((SIDE, 20 + sum(heights)))
    left = 10
    for image, side in zip(images, heights, strict=True):
        top = 80 + int(rng.integers(-15, 16))
        page[top : top + side, left : left + side] = enlarged(image, side)
        left += side
    return np.clip(0.9 - 0.7 * page + rng.normal(0, 0.02, page.shape), 0, 1)


# --- set in fonts ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Font:
    """One cut of a family."""

    family: str
    bold: bool
    path: Path


def fonts() -> list[Font]:
    """Return the ordinary fonts of this system that come in regular and bold; perhaps none."""
    if not shutil.which("fc-list"):
        return []
    cuts = "%{family[0]}|%{weight}|%{slant}|%{width}|%{file}\n"
    told = subprocess.run(
        ["fc-list", "--format", cuts], capture_output=True, text=True, check=True
    ).stdout
    found: dict[tuple[str, bool], Font] = {}
    for line in sorted(told.splitlines()):
        family, weight, slant, width, path = line.split("|")
        if (
            family in ORDINARY
            and (slant, width) == ("0", "100")
            and path.endswith((".ttf", ".otf"))
        ):
            bold = {"80": False, "180": True, "200": True}.get(weight)
            if bold is not None:  # two cuts may call themselves bold: the heavier one comes last
                found[family, bold] = Font(family, bold, Path(path))
    both = [name for name in ORDINARY if (name, False) in found and (name, True) in found]
    return [found[name, bold] for name in both for bold in (False, True)]


def set_in(font: Font, words: str, size: int = 160) -> FloatArray:
    """Draw words in black on white, with room around them."""
    letters = ImageFont.truetype(font.path, size)
    left, top, right, bottom = letters.getbbox(words)
    page = Image.new("L", (int(right - left) + size, int(bottom - top) + size), 255)
    ImageDraw.Draw(page).text((size / 2 - left, size / 2 - top), words, 0, letters)
    return np.asarray(page) / 255
