"""Pictures of mobjects at rest, kept so that these need not be drawn again."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scenes.drawing import kernels

Pixels = npt.NDArray[np.uint8]


class Layer:
    """Part of a frame, cut to the box of what is visible.

    Parameters
    ----------
    pixels : frame, (rows, columns, 4), premultiplied; copied.
    """

    def __init__(self, pixels: Pixels) -> None:
        alpha = pixels[..., 3]
        rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
        self.top, self.left = (int(rows[0]), int(columns[0])) if len(rows) else (0, 0)
        bottom, right = (int(rows[-1]) + 1, int(columns[-1]) + 1) if len(rows) else (0, 0)
        self.pixels = pixels[self.top : bottom, self.left : right].copy()

    def lay_over(self, frame: Pixels, opacity: float = 1.0) -> None:
        """Composite over a frame of the size that it was cut from."""
        if opacity == 1:
            kernels.lay_over(frame, self.pixels, self.top, self.left)
        else:
            kernels.lay_faded(frame, self.pixels, self.top, self.left, opacity)
