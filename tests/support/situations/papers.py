"""Surfaces that people write on, the light on them, and the camera that looks at them."""

from __future__ import annotations

import numpy as np
from PIL import Image
from scipy import ndimage
from support.situations.pens import Colour
from support.situations.scene import Box, Bytes, Pixels, Sheet, to_uint8
from support.situations.strokes import FloatArray, Generator

PHOTO = (900, 1200)  # rows and columns
COLOURED = ((0.96, 0.88, 0.45), (0.75, 0.88, 0.95), (0.95, 0.75, 0.78), (0.72, 0.88, 0.70))


def rough(shape: tuple[int, int], rng: Generator, size: float) -> Pixels:
    """Return noise with a standard deviation of 1 and grains of a size in pixels."""
    reduced = max(1, int(size / 3))  # coarse noise is made small and enlarged
    small = tuple(max(2, -(-side // reduced) + 1) for side in shape)
    noise = rng.standard_normal(small, dtype=np.float32)
    if size / reduced > 0.3:
        noise = ndimage.gaussian_filter(noise, size / reduced, mode="wrap")
        noise /= max(float(noise.std()), 1e-6)
    if reduced > 1:
        noise = _resized(noise, (small[0] * reduced, small[1] * reduced))
    return np.asarray(noise[: shape[0], : shape[1]])


def _resized(values: Pixels, shape: tuple[int, int]) -> Pixels:
    resized = Image.fromarray(values).resize(shape[::-1], Image.Resampling.BILINEAR)
    return np.asarray(resized, dtype=np.float32)


def white(rng: Generator) -> Colour:
    """Return the colour of white paper under some lamp."""
    level, warm = rng.uniform(0.86, 0.97), rng.uniform(-0.02, 0.04)
    return float(level), float(level - warm / 2), float(level - warm)


def plain(shape: tuple[int, int], colour: Colour) -> Sheet:
    """Return a surface of one colour."""
    return Sheet(np.full((*shape, 3), colour, dtype=np.float32))


def paper(
    shape: tuple[int, int], rng: Generator, colour: Colour | None = None, grain: float = 0.012
) -> Sheet:
    """Return a sheet of paper with its grain; white if no colour is named."""
    sheet = plain(shape, white(rng) if colour is None else colour)
    fibres = 0.6 * rough(shape, rng, 1.2) + 0.4 * rough(shape, rng, 12)
    sheet.pixels += np.float32(grain) * fibres[..., np.newaxis]
    return sheet


def plane(shape: tuple[int, int], rng: Generator) -> Pixels:
    """Return a slope in any direction, from 0 to 1."""
    angle = rng.uniform(0, 2 * np.pi)
    rows = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, np.newaxis]
    columns = np.linspace(-1, 1, shape[1], dtype=np.float32)
    slope = rows * np.float32(np.sin(angle)) + columns * np.float32(np.cos(angle))
    return (slope - slope.min()) / np.ptp(slope)


def lit(sheet: Sheet, rng: Generator, least: float = 0.02, most: float = 0.25) -> Sheet:
    """Let light fall from one side, which leaves the other darker by a share."""
    shade = 1 - rng.uniform(least, most) * plane(sheet.shape, rng) ** rng.uniform(0.8, 1.6)
    warmth = np.array([1, rng.uniform(0.96, 1.0), rng.uniform(0.86, 1.0)], dtype=np.float32)
    sheet.pixels *= shade[..., np.newaxis] * warmth
    return sheet


def vignetted(sheet: Sheet, depth: float) -> Sheet:
    """Darken the corners by a share."""
    rows = np.linspace(-1, 1, sheet.shape[0])[:, np.newaxis]
    columns = np.linspace(-1, 1, sheet.shape[1])
    sheet.pixels *= (1 - depth * (rows**2 + columns**2) / 2)[..., np.newaxis].astype(np.float32)
    return sheet


def taken(
    sheet: Sheet,
    rng: Generator,
    blur: float | None = None,
    noise: float | None = None,
    quality: int | None = None,
) -> Sheet:
    """Take a photo: a little blur, noise and JPEG, of ordinary amounts if none are named."""
    blur = rng.uniform(0.4, 1.1) if blur is None else blur
    noise = rng.uniform(0.004, 0.018) if noise is None else noise
    soft = ndimage.gaussian_filter(sheet.pixels, (blur, blur, 0))
    soft += np.float32(noise) * rng.standard_normal(soft.shape, dtype=np.float32)
    sheet.pixels = np.clip(soft, 0, 1, out=soft)
    sheet.quality = int(rng.integers(75, 96)) if quality is None else quality
    return sheet


def motion_blurred(sheet: Sheet, length: float, angle: float) -> Sheet:
    """Move the camera along a line of a length in pixels."""
    steps = np.linspace(-length / 2, length / 2, max(3, round(length)))
    room = round(length / 2) + 1
    wide = np.pad(sheet.pixels, ((room, room), (room, room), (0, 0)), mode="edge")
    total = np.zeros_like(sheet.pixels)
    for step in steps:
        top, left = room + round(step * np.sin(angle)), room + round(step * np.cos(angle))
        total += wide[top : top + sheet.shape[0], left : left + sheet.shape[1]]
    sheet.pixels = total / np.float32(len(steps))
    return sheet


# --- perspective ----------------------------------------------------------------------------------


def homography(sources: FloatArray, targets: FloatArray) -> FloatArray:
    """Return the matrix, shape (3, 3), that takes four points (x, y) to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(sources, targets, strict=True):
        rows += [(x, y, 1, 0, 0, 0, -u * x, -u * y), (0, 0, 0, x, y, 1, -v * x, -v * y)]
        right += [u, v]
    solved = np.linalg.solve(np.array(rows), np.array(right))
    return np.append(solved, 1.0).reshape(3, 3)


def projected(points: FloatArray, matrix: FloatArray) -> FloatArray:
    """Return where points (x, y) come to lie."""
    x, y, w = (np.column_stack([points, np.ones(len(points))]) @ matrix.T).T
    return np.stack([x / w, y / w], axis=1)


def corners_of(shape: tuple[int, int]) -> FloatArray:
    """Return the corners (x, y) of a picture, clockwise from the top left."""
    rows, columns = shape
    return np.array([(0, 0), (columns, 0), (columns, rows), (0, rows)], dtype=float)


def laid(sheet: Sheet, ground: Sheet, corners: FloatArray, shadow: float = 0.25) -> Sheet:
    """Lay a sheet on a ground, with its corners (x, y) at four points of it.

    Parameters
    ----------
    shadow : share by which the ground is darker close to the sheet.
    """
    matrix = homography(corners_of(sheet.shape), corners)
    whole = np.full(sheet.shape, 255, np.uint8)
    cover = _seen(whole, matrix, ground.shape)
    under = ground.pixels
    if shadow:
        reduced = Image.fromarray(cover).reduce(4)
        dark = ndimage.gaussian_filter(np.asarray(reduced), 0.002 * max(ground.shape))
        under = under * (1 - np.float32(shadow) * _resized(dark, ground.shape))[..., np.newaxis]
    share = cover[..., np.newaxis]
    pixels = under + share * (_seen(to_uint8(sheet.pixels), matrix, ground.shape) - under)
    boxes = [Box.around(projected(box.corners, matrix)) for box in sheet.boxes]
    return Sheet(pixels, sheet.right, boxes)


def _seen(pixels: Bytes, matrix: FloatArray, shape: tuple[int, int]) -> Pixels:
    """Return where pixels come to lie in a picture of a shape, from 0 to 1."""
    back = np.linalg.inv(matrix)
    data = tuple((back / back[2, 2]).ravel()[:8].tolist())
    seen = Image.fromarray(pixels).transform(
        shape[::-1], Image.Transform.PERSPECTIVE, data, Image.Resampling.BILINEAR
    )
    return np.asarray(seen, dtype=np.float32) / np.float32(255)


def tilted(sheet: Sheet, rng: Generator, degrees: float = 1.5, depth: float = 0.02) -> Sheet:
    """Look at a sheet from a little aside: turned, in perspective, and no edge of it in sight."""
    rows, columns = sheet.shape
    angle = np.radians(rng.uniform(-degrees, degrees))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    corners = corners_of(sheet.shape)
    middle = corners.mean(axis=0)
    larger = 1 + 2 * depth + 1.6 * abs(np.sin(angle)) * max(rows, columns) / min(rows, columns)
    moved = (corners - middle) @ turn * larger + middle
    moved += rng.uniform(-depth, depth, (4, 2)) * (columns, rows)
    matrix = homography(corners, moved)
    boxes = [Box.around(projected(box.corners, matrix)) for box in sheet.boxes]
    return Sheet(_seen(to_uint8(sheet.pixels), matrix, sheet.shape), sheet.right, boxes)
