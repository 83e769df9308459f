"""Pictures of ink: a digit, or one part of it in a color."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scenes.drawing.fields import PictureField
from scenes.style import FloatArray, at, theme

Mask = npt.NDArray[np.bool_]
CROP = 2  # empty rows and columns that are cut off on every side


def ink_picture(
    image: FloatArray, width: float, part: Mask | None = None, *, crop: int = 0
) -> PictureField:
    """Draw ink on nothing: a digit, or one part of it in the color of what is talked about.

    Parameters
    ----------
    image : ink, (rows, columns), 0..1.
    width : width of what is left after cropping, in scene units.
    part : mask of the pixels of the part; the whole digit without it.
    crop : number of rows and columns to cut off on every side.

    Examples
    --------
    >>> picture = ink_picture(np.eye(28), width=2.4, crop=2)
    >>> picture.cells.shape, float(picture.cells[..., 3].sum()), round(float(picture.width), 6)
    ((24, 24, 4), 24.0, 2.4)
    """
    inside = slice(crop, len(image) - crop)
    shown = image if part is None else image * part
    color = theme().ink if part is None else theme().talked_about
    cells = np.empty((*image.shape, 4))
    cells[..., :3], cells[..., 3] = color.to_rgb(), shown
    return PictureField(cells[inside, inside], width / (len(image) - 2 * crop))


class PartPicture(PictureField):
    """One part of a digit in the color of what is talked about, cut to its bounding box.

    Parameters
    ----------
    image : ink of the digit, (rows, columns), 0..1.
    part : mask of the pixels of the part, (rows, columns).
    pixel : width of a pixel, in scene units.

    Attributes
    ----------
    place : middle of the part, seen from the middle of the digit, in pixels to the right and up.

    Examples
    --------
    >>> mask = np.zeros((28, 28), dtype=bool)
    >>> mask[:4, :6] = True
    >>> part = PartPicture(np.ones((28, 28)), mask, pixel=0.1)
    >>> part.cells.shape, tuple(map(float, part.place))
    ((4, 6, 4), (-11.0, 12.0))
    """

    def __init__(self, image: FloatArray, part: Mask, pixel: float) -> None:
        rows, columns = (np.flatnonzero(part.any(axis=axis)) for axis in (1, 0))
        inside = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
        cells = np.empty((*part[inside].shape, 4))
        cells[..., :3], cells[..., 3] = theme().talked_about.to_rgb(), (image * part)[inside]
        middle = (np.array(image.shape) - 1) / 2
        self.place = (
            (columns[0] + columns[-1]) / 2 - middle[1],
            middle[0] - (rows[0] + rows[-1]) / 2,
        )
        super().__init__(cells, pixel)

    def over(self, digit: PictureField) -> FloatArray:
        """Return its place in a picture of the whole digit, (3,)."""
        pixel = digit.width / digit.cells.shape[1]
        return np.array(digit.get_center() + at(*self.place) * pixel)
