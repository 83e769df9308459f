"""Times and frames: the one place where a time is rounded to a frame."""

from __future__ import annotations


def nearest_frame(seconds: float, fps: float) -> int:
    """Return the number of the frame nearest to a time.

    Examples
    --------
    >>> nearest_frame(1.999, 15)
    30
    """
    return round(seconds * fps)
