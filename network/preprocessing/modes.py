"""Pixels of an image of any mode as bytes of red, green and blue.

All is done in strips: of a picture of 100 million pixels, no second copy is ever held, and never
one of real numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from PIL import Image

from network.preprocessing.ink import Bytes

STRIP = 2_000_000  # pixels that are converted at once
WHITE = 255
LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601
SAMPLED = 1_000  # rows and columns, about, that are looked at to tell what is drawn
FULL_SCALES = (1, 255, 1_023, 4_095, 16_383, 65_535)  # white in whole numbers of 1, 8, ... bits
SHARPENED = 1.5  # real numbers from 0 to 1 may overshoot when a picture is sharpened or enlarged
DIMMEST = 64  # brightest value, at least, of real numbers that go to 255
HALVES = (3, 15, 63)  # white in the upper 8 of 16 bits, of which 10, 12 or 14 are used


def as_rgb(image: Image.Image) -> Bytes:
    """Return the pixels of an image of any mode.

    What is transparent becomes the opposite of what is drawn: white behind dark ink, black behind
    light ink.

    Returns
    -------
    array, shape (rows, columns, 3), 0 to 255.
    """
    is_cut = any(";16" in str(tile) for tile in getattr(image, "tile", ()))  # to 8 of 16 bits
    if image.mode.startswith(("I", "F")):
        return _filled(image, _to_bytes(image))
    if not image.has_transparency_data:
        pixels = _filled(image, _rgb)
    else:
        pixels = _filled(image, _on(_ground(image)))
    return _brightened(pixels) if is_cut else pixels


def _strips(image: Image.Image) -> Iterator[tuple[slice, Image.Image]]:
    """Yield the rows of an image, some at a time, and which they are."""
    count = max(1, STRIP // image.width)
    for top in range(0, image.height, count):
        bottom = min(top + count, image.height)
        yield slice(top, bottom), image.crop((0, top, image.width, bottom))


def _filled(image: Image.Image, convert: Callable[[Image.Image], Bytes]) -> Bytes:
    pixels = np.empty((image.height, image.width, 3), np.uint8)
    for rows, strip in _strips(image):
        pixels[rows] = convert(strip)
    return pixels


def _rgb(strip: Image.Image) -> Bytes:
    return np.asarray(strip if strip.mode == "RGB" else strip.convert("RGB"))


# --- what is transparent --------------------------------------------------------------------------


def _with_alpha(image: Image.Image) -> Image.Image:
    if image.mode == "La":  # grey that is multiplied by its opacity, which Pillow takes in steps
        image = image.convert("LA")
    return image if image.mode == "RGBA" else image.convert("RGBA")


def _ground(image: Image.Image) -> int:
    """Return the level of the ground behind what is drawn: the opposite of what covers most."""
    step = 1 + min(image.size) // SAMPLED
    size = max(1, image.width // step), max(1, image.height // step)
    sample = np.asarray(_with_alpha(image.resize(size, Image.Resampling.NEAREST)), np.float32)
    covered = float(sample[..., 3].sum())
    light = float(((sample[..., :3] @ LUMA) * sample[..., 3]).sum())
    return 0 if light > covered * WHITE / 2 else WHITE


def _on(ground: int) -> Callable[[Image.Image], Bytes]:
    """Return what lays strips of an image on a ground of one level."""

    def laid(strip: Image.Image) -> Bytes:
        drawn = _with_alpha(strip)
        sheet = Image.new("RGB", drawn.size, (ground, ground, ground))
        sheet.paste(drawn, mask=drawn)
        return np.asarray(sheet)

    return laid


# --- more than 8 bits -----------------------------------------------------------------------------


def _brightened(pixels: Bytes) -> Bytes:
    """Return colors of 16 bits, of which Pillow keeps the upper 8, with white at 255."""
    brightest = int(pixels.max())
    full = next((full for full in HALVES if brightest <= full), WHITE)
    return pixels if full == WHITE else pixels * np.uint8(WHITE // full)


def _to_bytes(image: Image.Image) -> Callable[[Image.Image], Bytes]:
    """Return what brings strips of whole or real numbers to 8 bits.

    The scale is what such files have: the least number of whole bits (8, 10, 12, 14 or 16) that
    holds the brightest value, or, of real numbers, 0 to 1 or 0 to 255. Others go from 0, or from
    the darkest negative value, to the brightest one.
    """
    is_real = image.mode == "F"
    darkest, brightest = _range_of(image)
    low = darkest if darkest < 0 and (brightest <= 0 or -darkest <= 2 * brightest) else 0.0
    full = _full_scale(brightest, is_real=is_real) if low == 0 else brightest - low
    full = full or 1.0  # all pixels are the same

    def brought(strip: Image.Image) -> Bytes:
        values = np.array(strip, dtype=np.float32)
        if is_real:
            np.nan_to_num(values, copy=False, nan=low, posinf=brightest, neginf=low)
        values = (values - np.float32(low)) * np.float32(WHITE / full)
        grey = np.clip(values, 0, WHITE, out=values).round().astype(np.uint8)
        return np.broadcast_to(grey[..., np.newaxis], (*grey.shape, 3))

    return brought


def _range_of(image: Image.Image) -> tuple[float, float]:
    """Return the darkest and the brightest value of an image, of those that are numbers."""
    ends: list[float] = []
    for _, strip in _strips(image):
        values = np.asarray(strip)
        values = values[np.isfinite(values)] if image.mode == "F" else values
        if values.size:
            ends += [float(values.min()), float(values.max())]
    return (min(ends), max(ends)) if ends else (0.0, 0.0)


def _full_scale(brightest: float, *, is_real: bool) -> float:
    """Return the value of white in a picture, from its brightest value."""
    if not is_real:
        return next((full for full in FULL_SCALES if brightest <= full), brightest)
    if brightest <= SHARPENED:
        return 1.0
    return 255.0 if DIMMEST <= brightest <= 255 else brightest
