"""Numbers of the pixels that become neurons: their counts, and one of them up close."""

from __future__ import annotations

import numpy as np

from network.digits import SIDE
from scenes import sources
from scenes.style import FloatArray
from scenes.text import Reading

LEVEL = 0.6  # activation of the neuron that is shown up close, or nearly
LEAST_CONTRAST = 0.5  # between the darkest and the brightest pixel of a stretch


def pixel_up_close(pixels: FloatArray) -> int:
    """Return the pixel whose value is nearest to ``LEVEL``."""
    return int(np.argmin(np.abs(pixels - LEVEL)))


def inked_stretch(pixels: FloatArray, length: int, ends: int) -> int:
    """Return where a stretch of pixels begins that is about half ink, and both dark and bright.

    Parameters
    ----------
    length : of the stretch.
    ends : number of pixels at either end that are drawn as well; a gap of one or more is left.
    """
    windows = np.lib.stride_tricks.sliding_window_view(pixels, length)
    from_half = np.abs(windows.sum(axis=1) - length / 2)
    chosen = np.argmin(from_half + 10 * (np.ptp(windows, axis=1) < LEAST_CONTRAST))
    return int(np.clip(chosen, ends + 1, len(pixels) - length - ends - 1))


def readings_of(pixels: FloatArray, pixel: int) -> dict[str, Reading]:
    """Return the numbers that the chapter tells, by their names in narrations.

    Parameters
    ----------
    pixel : the one that is shown up close.
    """
    row, column = divmod(pixel, SIDE)
    return {
        "pixels": Reading.of(len(pixels), sources.layer_size(0), 0),
        "side": Reading.of(len(pixels) ** 0.5, sources.side(), 0),
        "row": Reading.of(row + 1, sources.pixel_row(pixel), 0),
        "column": Reading.of(column + 1, sources.pixel_column(pixel), 0),
        "value": Reading.of(pixels[pixel], sources.activation(0, pixel)),
    }
