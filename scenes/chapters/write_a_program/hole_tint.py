"""The holes of a digit in a tint."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scenes.drawing.fields import PictureField
from scenes.style import theme


class HoleTint(PictureField):
    """The holes of a digit in a tint, to be laid over it.

    Parameters
    ----------
    holes : number of the hole at each pixel, (28, 28); 0 where there is none.
    width : width of the picture, in scene units.

    Examples
    --------
    >>> HoleTint(np.eye(28, dtype=int), width=2.8).cells[:2, 0, 3].tolist()
    [1.0, 0.0]
    """

    def __init__(self, holes: npt.NDArray[np.int64], width: float) -> None:
        alpha = (holes > 0).astype(float)[..., None]
        rgb = np.broadcast_to(theme().one.to_rgb(), (*holes.shape, 3))
        super().__init__(np.concatenate([rgb, alpha], axis=2), width / len(holes))
