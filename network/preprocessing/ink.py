"""Ink: how much of the light around it a stroke takes, whatever the light and the paper are like.

What is broader than a window is ground, whatever it is: paper, a table, a shadow, a thumb. What is
narrower, and darker (or, on a board, lighter) than the ground around it, is ink. So edges of
shadows and of tables leave no trace, and no threshold of the whole picture is needed.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from network.arrays import FloatArray

Bytes = npt.NDArray[np.uint8]

WINDOW = 24  # pixels of a level: strokes are narrower, and what is broader is ground
SHARPEST = 0.6  # standard deviation, in pixels, of the blur that takes off the grain
PAPER = 90  # percentile of a channel that counts as paper, or as a board
PAPER_LEVEL = 200  # that it is brought to, so that a sheet brighter than most still has room
# least level of a channel of the ground, of 255: below it there is nothing but noise in a dark
# photo, and no board in a light one
DARKEST_PAPER, LIGHTEST_BOARD = 24, 110
FAINTEST = 18  # of 255: ink below that can't be told from paper
TEXTURE = 14  # of 255: deviation of paper at most; more is a pattern, not paper
STRONGEST_NOISE = 170  # of 255
MEDIAN_TO_DEVIATION = 1.4826  # for normally distributed values
NOISE = 4.5  # standard deviations of the noise that ink stands out by
SAMPLE = 4  # rows and columns of which one is looked at to measure the noise


@dataclass(frozen=True)
class Polarity:
    """Dark ink on light ground or light ink on dark ground, and what ground is white in a picture.

    Attributes
    ----------
    dark : True for dark ink.
    gain : array, shape (3,): factors that make the ground of each channel equally bright.
    """

    dark: bool
    gain: FloatArray

    @classmethod
    def of(cls, picture: Bytes, *, dark: bool) -> Polarity:
        """Measure the ground of a picture, shape (rows, columns, 3)."""
        seen = picture if dark else 255 - picture
        paper = np.percentile(seen.reshape(-1, 3), PAPER, axis=0)
        return cls(dark, PAPER_LEVEL / np.maximum(paper, DARKEST_PAPER if dark else LIGHTEST_BOARD))

    def grey(self, picture: Bytes) -> Bytes:
        """Return the darkest channel of each pixel, with the ground brought to one level.

        Ink in color takes most from one channel; luma would take some reds and greens for one.
        For light ink, the picture is turned into its negative.
        """
        levels = np.arange(256) if self.dark else 255 - np.arange(256)
        table = np.clip(levels[:, np.newaxis] * self.gain, 0, 255).astype(np.uint8)
        red, green, blue = cv2.split(cv2.LUT(picture, table[np.newaxis]))
        return cv2.min(cv2.min(red, green), blue)


@dataclass(frozen=True)
class InkLevels:
    """Share of the light that is taken away at each pixel, and what counts as ink.

    Attributes
    ----------
    levels : array, shape (rows, columns), 0 (ground) to 255 (no light left).
    faintest : level from which on ink stands out from the noise.
    """

    levels: Bytes
    faintest: int

    @classmethod
    def of(cls, grey: Bytes, *, dark: bool, window: int = WINDOW) -> InkLevels:
        """Measure how far each pixel lies below the ground around it.

        Paper gives back a share of its light, so for dark ink it is a ratio; chalk and screens add
        to the ground's, so for light ink it is a difference.

        Parameters
        ----------
        grey : array, shape (rows, columns), as :meth:`Polarity.grey` returns it.
        window : side of the square that strokes are narrower than, in pixels.
        """
        smooth = cv2.GaussianBlur(grey, (0, 0), SHARPEST)
        ground = ground_of(smooth, window)
        if dark:
            taken = cv2.bitwise_not(cv2.divide(smooth, cv2.max(ground, 30), scale=255))
        else:
            taken = cv2.subtract(ground, smooth)
        sample = taken[::SAMPLE, ::SAMPLE]
        usual = float(np.median(sample))
        gain = 255 / max(255 - usual, 16)
        levels = cv2.convertScaleAbs(cv2.subtract(taken, usual), alpha=gain)
        texture = min(TEXTURE, MEDIAN_TO_DEVIATION * float(np.median(np.abs(sample - usual))))
        scale = 255 / max(float(np.median(ground)), 30) if dark else 1
        noise = max(texture, scale * _noise_after_blur(grey))
        return cls(levels, int(np.clip(gain * NOISE * noise, FAINTEST, STRONGEST_NOISE)))

    def mask(self, window: int = WINDOW, share: float = 0.5) -> Bytes:
        """Return 1 where there is ink: above the noise, and half as strong as the ink close by."""
        near = np.ones((window // 2 + 1, window // 2 + 1), np.uint8)
        strongest = cv2.dilate(self.levels, near)
        half = cv2.max(cv2.convertScaleAbs(strongest, alpha=share), self.faintest)
        return (self.levels > half).astype(np.uint8)


def ground_of(grey: Bytes, window: int = WINDOW) -> Bytes:
    """Return a picture without what is darker than all around it and narrower than the window."""
    return cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((window, window), np.uint8))


def _noise_after_blur(grey: Bytes) -> float:
    """Return the standard deviation of a camera's noise that is left after the blur."""
    apart = cv2.absdiff(grey, cv2.medianBlur(grey, 3))
    step = max(1, min(grey.shape) // 100)
    deviation = MEDIAN_TO_DEVIATION * float(np.median(apart[::step, ::step]))
    return deviation / (2 * SHARPEST * np.sqrt(np.pi))
