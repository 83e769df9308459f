"""Marks that are no digits, in MNIST's form: letters, signs, shapes, textures, spots, and more."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt
from scipy import ndimage

from network.arrays import FloatArray
from network.digits import SIDE
from network.preprocessing.ink import Bytes
from network.preprocessing.normalize import CENTRE, INK_BOX
from network.training.augmentation import Float32
from network.training.shapes import SHAPES, TURN
from network.training.stroke_digits import centred

# what may be taken for a digit is not among them: b G I l O o q S s Z z, and strokes like |
LETTERS = "ABCDEFGHJKLMNPQRTUVWXYacdefhijkmnprtuvwxy&@#$%*+=?<>^~"
FONTS = (  # those of OpenCV that are drawn with strokes
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_PLAIN,
    cv2.FONT_HERSHEY_DUPLEX,
    cv2.FONT_HERSHEY_COMPLEX,
    cv2.FONT_HERSHEY_TRIPLEX,
    cv2.FONT_HERSHEY_COMPLEX_SMALL,
    cv2.FONT_HERSHEY_SCRIPT_SIMPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
)
KINDS = ("letter", "shape", "texture", "spot", "digits")
SHARES = (0.4, 0.4, 0.07, 0.03, 0.1)
PENS = (0.03, 0.16)  # thickness of strokes, as a share of the longer side
FINE = 6  # fine pixels on a side of one pixel
BOX = FINE * INK_BOX
CANVAS = 240  # fine pixels that a letter is drawn on
INK = 40  # of 255: brighter than this is ink


def draw_marks(count: int, rng: np.random.Generator, digits: Float32) -> npt.NDArray[np.float32]:
    """Draw marks that are no digits.

    Parameters
    ----------
    digits : array, shape (n, 784): digits that some marks are made of, two together or crossed out.

    Returns
    -------
    array, shape (count, 784), 0 to 1.
    """
    marks = np.empty((count, SIDE * SIDE), np.float32)
    for row, kind in zip(marks, rng.choice(KINDS, count, p=SHARES), strict=True):
        if kind == "letter":
            drawn = _letter(rng)
        elif kind == "shape":
            drawn = _shape(rng)
        elif kind == "texture":
            drawn = _texture(rng)
        elif kind == "spot":
            drawn = _spot(rng)
        else:
            drawn = _of_digits(rng, digits)
        row[:] = _in_form(drawn).ravel()
    return marks


def turned_digits(
    count: int, rng: np.random.Generator, digits: Float32, labels: npt.NDArray[np.uint8]
) -> Float32:
    """Return digits that lie on their side or head, and are none then.

    Parameters
    ----------
    digits, labels : arrays, shape (n, 784) and (n,), that they are drawn from.
    """
    turned = np.empty((count, SIDE * SIDE), digits.dtype)
    done = 0
    while done < count:
        index, quarters = int(rng.integers(len(digits))), int(rng.integers(1, 4))
        # the others are digits again, upside down; a 0 is one whichever way it lies
        if labels[index] and (quarters != 2 or labels[index] in (3, 4, 7)):
            turned[done] = np.rot90(digits[index].reshape(SIDE, SIDE), quarters).ravel()
            done += 1
    return turned


def _in_form(drawn: Bytes) -> FloatArray:
    """Bring a drawing of any size, 0 to 255, to MNIST's form."""
    rows, columns = np.nonzero(drawn > INK)
    if not len(rows):
        return np.zeros((SIDE, SIDE))
    cut = drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    scale = BOX / max(cut.shape)
    height, width = (max(1, round(scale * side)) for side in cut.shape)
    box = np.zeros((BOX, BOX))
    box[:height, :width] = cv2.resize(cut, (width, height), interpolation=cv2.INTER_AREA)
    small = box.reshape(INK_BOX, FINE, INK_BOX, FINE).mean(axis=(1, 3))
    return centred(small / small.max(), CENTRE)


def _unsteady(drawn: Bytes, rng: np.random.Generator) -> Bytes:
    """Bend a drawing, as a hand does, by a few fine pixels."""
    rows, columns = np.mgrid[: drawn.shape[0], : drawn.shape[1]].astype(np.float32)
    amount = np.float32(rng.uniform(0, 6))
    down, right = (
        amount * cv2.resize(rng.normal(0, 1, (5, 5)).astype(np.float32), drawn.shape[::-1],
                            interpolation=cv2.INTER_CUBIC)
        for _ in range(2)
    )  # fmt: skip
    return cv2.remap(drawn, columns + right, rows + down, cv2.INTER_LINEAR)


def _stretch(rng: np.random.Generator, turn: float) -> FloatArray:
    """Return a random matrix (2, 2) for points (x, y): width, slant, and a turn in degrees."""
    angle = np.deg2rad(rng.normal(0, turn))
    width, slant = np.exp(rng.normal(0, 0.15)), rng.normal(0.05, 0.15)
    return np.array([[width, 0], [-slant, 1]]) @ np.array(
        [[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]]
    )


def _pen(rng: np.random.Generator) -> float:
    return float(np.exp(rng.uniform(*np.log(PENS))))


def _letter(rng: np.random.Generator) -> Bytes:
    """Draw a letter or a sign, sometimes two."""
    drawn = np.zeros((CANVAS, CANVAS), np.uint8)
    font = FONTS[rng.integers(len(FONTS))] | (cv2.FONT_ITALIC if rng.random() < 0.2 else 0)
    text = "".join(rng.choice(list(LETTERS), 2 if rng.random() < 0.08 else 1))
    size = CANVAS * 0.45
    scale = size / max(cv2.getTextSize(text, font, 1, 1)[0])
    corner = round(CANVAS * 0.27), round(CANVAS * 0.7)
    thickness = max(1, round(size * _pen(rng)))
    cv2.putText(drawn, text, corner, font, scale, 255, thickness, cv2.LINE_AA)
    stretch, middle = _stretch(rng, 10).T, np.full(2, CANVAS / 2)
    matrix = np.column_stack([stretch, middle - stretch @ middle])
    return _unsteady(cv2.warpAffine(drawn, matrix, (CANVAS, CANVAS)), rng)


def _shape(rng: np.random.Generator) -> Bytes:
    """Draw one of the shapes with a pen."""
    stretch = _stretch(rng, 15)
    paths = [path @ stretch for path in SHAPES[rng.integers(len(SHAPES))](rng)]
    low = np.concatenate(paths).min(axis=0)
    longest = max(np.ptp(np.concatenate(paths), axis=0))
    pen = BOX * _pen(rng)
    drawn = np.zeros((2 * BOX, 2 * BOX), np.uint8)
    for path in paths:
        shaken = path + rng.normal(0, rng.uniform(0, 0.02), path.shape) * longest
        points = ((shaken if len(path) < 12 else path) - low) * (BOX - pen) / longest + BOX / 2
        sixteenths = (16 * points).round().astype(np.int32)
        cv2.polylines(drawn, [sixteenths], False, 255, max(1, round(pen)), cv2.LINE_AA, 4)
    return drawn


def _texture(rng: np.random.Generator) -> Bytes:
    """Draw grains, stripes, a chess board or a net, in a square or a circle."""
    rows, columns = np.mgrid[:80, :80] / 80
    kind, angle, often = int(rng.integers(6)), rng.uniform(0, np.pi), rng.uniform(1.5, 9)
    along = often * (columns * np.cos(angle) + rows * np.sin(angle))
    across = often * (rows * np.cos(angle) - columns * np.sin(angle))
    if kind < 3:
        size = np.exp(rng.uniform(0, np.log(14)))
        grains = ndimage.gaussian_filter(rng.normal(0, 1, rows.shape), size)
        level = (grains / grains.std() - rng.uniform(-0.3, 1.5)) * rng.uniform(1, 6)
    elif kind == 3:
        level = (along + rng.random()) % 1 < rng.uniform(0.2, 0.7)
    elif kind == 4:
        level = (np.floor(along) + np.floor(across)) % 2
    else:
        level = np.minimum(along % 1, across % 1) < rng.uniform(0.1, 0.4)
    if rng.random() < 0.5:
        level = level * (np.hypot(rows - 0.5, columns - 0.5) < rng.uniform(0.3, 0.55))
    return (np.clip(level, 0, 1) * 255).astype(np.uint8)


def _spot(rng: np.random.Generator) -> Bytes:
    """Draw a filled spot with an uneven outline."""
    angles = np.linspace(0, TURN, 40)
    waves = [
        rng.normal(0, 0.25 / often) * np.cos(often * angles + rng.uniform(0, TURN))
        for often in range(1, 6)
    ]
    radius = 1 + np.sum(waves, axis=0)
    outline = np.stack([radius * np.cos(angles) * rng.uniform(0.4, 1), radius * np.sin(angles)], 1)
    drawn = np.zeros((CANVAS, CANVAS), np.uint8)
    cv2.fillPoly(drawn, [(outline * 60 + CANVAS / 2).round().astype(np.int32)], 255)
    return drawn


def _of_digits(rng: np.random.Generator, digits: Float32) -> Bytes:
    """Draw two digits beside, below or over each other, or one that is crossed out."""
    first, second = digits[rng.integers(len(digits), size=2)].reshape(2, SIDE, SIDE)
    kind = int(rng.integers(4))
    if kind == 0:
        both = np.hstack([first[:, 4:24], second[:, 4:24]])
    elif kind == 1:
        both = np.vstack([first[4:24], second[4:24]])
    else:
        both = np.maximum(first, second) if kind == 2 else first
    drawn = cv2.resize((both * 255).astype(np.uint8), None, fx=4, fy=4)
    if kind == 3:
        ends = rng.integers(0, len(drawn), (int(rng.integers(3, 8)), 2))
        for start, end in pairwise(ends.tolist()):
            cv2.line(drawn, start, end, 255, int(rng.integers(4, 14)), cv2.LINE_AA)
    return drawn
