"""Numbers of a neuron that lights up: pixels of the hero whose values it takes."""

from __future__ import annotations

import numpy as np

from network.digits import SIDE
from scenes import sources
from scenes.style import FloatArray
from scenes.text import Reading

LEVELS = (0.2, 0.5, 0.8, 1.0, 0.35)  # activations that one neuron takes, or nearly


def pixel_value(pixels: FloatArray, pixel: int) -> Reading:
    """Return the value of one pixel: the activation of its neuron."""
    return Reading.of(pixels[pixel], sources.activation(0, pixel))


def passing_values(pixels: FloatArray) -> list[Reading]:
    """Return the values of the pixels that are nearest to ``LEVELS``."""
    return [pixel_value(pixels, int(np.argmin(np.abs(pixels - level)))) for level in LEVELS]


def three_pixels(pixels: FloatArray, *, side_by_side: bool) -> dict[str, int]:
    """Choose a grey pixel, a bright one, and a dark one, whose rows lie far apart.

    They lie to the right, where there is a choice, so that the rays to their neurons are short.

    Parameters
    ----------
    pixels : (784,)
    side_by_side : True where their neurons stand below the image, and not to its right: then their
        columns lie far apart, and they lie low.

    Returns
    -------
    The pixels by their names, in the order in which they lie.
    """
    rows, columns = np.divmod(np.arange(len(pixels)), SIDE)
    if side_by_side:
        rows, columns = columns, rows
    from_grey = np.abs(pixels - 0.5)
    grey = int(np.argmax(np.where(from_grey <= from_grey.min() + 0.05, columns, -1)))
    apart = np.minimum(np.abs(rows - rows[grey]), SIDE // 4) + 0.3 * columns
    bright = int(np.argmax(np.where(pixels >= 0.95 * pixels.max(), apart, -1)))
    apart = np.minimum(np.abs(rows - rows[grey]), np.abs(rows - rows[bright])) + 0.1 * columns
    inside = (
        (np.abs(rows - SIDE / 2) < 10)
        & (np.abs(columns - SIDE / 2) < 9)
        & (pixels <= pixels.min() + 0.02)
    )
    dark = int(np.argmax(np.where(inside, apart, -1))) if inside.any() else int(pixels.argmin())
    chosen = {"dark": dark, "grey": grey, "bright": bright}
    return dict(sorted(chosen.items(), key=lambda entry: (rows[entry[1]], columns[entry[1]])))


def varied_row(pixels: FloatArray) -> range:
    """Return the pixels of the row that changes most from pixel to pixel and has most greys."""
    changes = np.abs(np.diff(pixels.reshape(SIDE, SIDE))).sum(axis=1)
    greys = (pixels * (1 - pixels)).reshape(SIDE, SIDE).sum(axis=1)
    start = SIDE * int(np.argmax(changes + 2 * greys))
    return range(start, start + SIDE)


def readings_of(pixels: FloatArray, three: dict[str, int], row: range) -> dict[str, Reading]:
    """Return the numbers that the chapter tells, by their names in narrations.

    Parameters
    ----------
    three : pixels by their names.
    row : pixels of the row that becomes neurons.
    """
    number = row.start // SIDE + 1
    return {
        **{f"{name}_pixel": pixel_value(pixels, pixel) for name, pixel in three.items()},
        "row": Reading.of(number, sources.pixel_row(row.start), 0),
        "side": Reading.of(len(pixels) ** 0.5, sources.side(), 0),
    }
