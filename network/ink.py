"""Any picture of a digit to 28 x 28, the way MNIST was made."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError
from scipy import ndimage

FloatArray = npt.NDArray[np.float64]

SIDE = 28
INK_BOX = 20  # MNIST fits the ink into 20 x 20 before it is centred by mass
SMALLEST = 8  # pixels on the shorter side below which no digit can be told
LARGEST = 50_000_000  # pixels in all; a phone's photo has 12 to 50 million
GRAIN = 250  # paper's grain and a camera's noise are finer than this share of the picture
SPECK = 0.04  # ink smaller than this share of the largest piece is dust
MOST_PIECES = 20  # a digit drawn in more pieces is none
LONGEST = 1_000  # pixels of the longer side, roughly, that larger pictures are reduced to
FAINTEST = 0.1  # contrast of ink and ground, of full scale, below which a picture counts as blank


class DigitError(ValueError):
    """A digit that cannot be had; the message is one sentence for the user."""


def picture_to_digit(path: Path) -> FloatArray:
    """Read a picture and bring it to MNIST's form.

    Parameters
    ----------
    path : any image file that Pillow reads; dark on light or light on dark, any size from 8 x 8.

    Returns
    -------
    array, shape (784,), 0 (background) to 1 (ink).

    Raises
    ------
    DigitError
        When there is no such file, it is not an image, or it holds no ink.
    """
    grey = _read_grey(path)
    try:
        return ink_to_digit(grey)
    except DigitError as error:
        raise DigitError(f"{path}: {error}") from error


def ink_to_digit(grey: FloatArray) -> FloatArray:
    """Bring a grey picture (rows, columns; 0 black to 1 white) to MNIST's form, (784,).

    A 28 x 28 picture that already looks like MNIST passes untouched. Method: LeCun et al. 1998, section III A:
    ink fitted into 20 x 20 keeping its proportions, then centred by mass in 28 x 28.
    """
    if min(grey.shape) < SMALLEST:
        raise DigitError(
            f"the image is {grey.shape[1]} x {grey.shape[0]} pixels; a digit needs at least {SMALLEST} x {SMALLEST}"
        )
    grain = min(grey.shape) / GRAIN
    smooth = ndimage.gaussian_filter(grey, grain) if grain > 0.5 else grey
    low, high = smooth.min(), smooth.max()
    if not high - low >= FAINTEST:
        raise DigitError("the image is blank: ink and background do not differ")
    if grey.shape == (SIDE, SIDE) and is_like_mnist(grey):
        return grey.reshape(-1)
    ink = _ink_of((smooth - low) / (high - low))
    threshold = otsu_threshold(ink)
    drawn = _without_specks(ink > threshold)
    ink = np.where(ndimage.binary_dilation(drawn, iterations=2), ink, 0)
    rows, columns = np.nonzero(ink > threshold)
    return _centred(_fitted(ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])).reshape(-1)


def is_like_mnist(image: FloatArray) -> bool:
    """Whether a 28 x 28 image already has MNIST's form, as all its test digits have: light ink, centred by mass."""
    border = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
    if np.mean(border > 0.05) > 0.2 or image.max() < 0.5:
        return False
    centre = np.array(ndimage.center_of_mass(image))
    return bool(np.abs(centre - (SIDE - 1) / 2).max() <= 1.0)


def otsu_threshold(values: FloatArray) -> float:
    """The threshold that parts two classes of values best (Otsu 1979), from a histogram of 256 bins."""
    counts, edges = np.histogram(values, bins=256, range=(0.0, 1.0))
    middles = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sum_below = np.cumsum(counts * middles)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sum_below / below - (sum_below[-1] - sum_below) / above) ** 2
    return float(edges[1:][np.argmax(np.nan_to_num(between))])


def _read_grey(path: Path) -> FloatArray:
    if path.is_dir():
        raise DigitError(f"{path}: this is a folder, not a picture")
    if not path.exists():
        raise DigitError(f"{path}: there is no such file (a digit is 0 to 9, test:1234, or the path of a picture)")
    try:
        with Image.open(path) as image:
            if image.width * image.height > LARGEST:
                raise DigitError(f"{path}: {image.width} x {image.height} pixels are too many; scale it down")
            return _grey_of(ImageOps.exif_transpose(image))
    except DigitError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DigitError(f"{path}: not a picture that can be read (PNG and JPEG work)") from error


def _grey_of(image: Image.Image) -> FloatArray:
    """Luma 0..1; what is transparent becomes the opposite of what is drawn."""
    if image.mode.startswith(("I", "F")):
        values = np.asarray(image, dtype=np.float64)
        full = 65535 if image.mode.startswith("I;16") else 255 if values.max() <= 255 else values.max()
        return np.clip(np.nan_to_num(values / full), 0, 1)
    shrunk = max(1, max(image.size) // LONGEST)
    if image.mode in ("1", "L") and "transparency" not in image.info:
        return np.asarray(image.convert("L").reduce(shrunk), dtype=np.float64) / 255
    rgba = np.asarray(image.convert("RGBA").reduce(shrunk), dtype=np.float64) / 255
    luma = np.clip(rgba[..., :3] @ np.array([0.299, 0.587, 0.114]), 0, 1)  # ITU-R BT.601
    alpha = rgba[..., 3]
    if alpha.min() == 1:
        return np.asarray(luma)
    drawn = np.average(luma, weights=alpha) if alpha.any() else 0.0
    ground = 1.0 if drawn < 0.5 else 0.0
    return np.asarray(luma * alpha + ground * (1 - alpha))


def _ink_of(grey: FloatArray) -> FloatArray:
    """Turn the picture so that ink is 1 and ground is 0; the ground is what the border shows."""
    margin = max(1, min(grey.shape) // 20)
    border = np.concatenate(
        [part.ravel() for part in (grey[:margin], grey[-margin:], grey[:, :margin], grey[:, -margin:])]
    )
    dark_on_light = np.median(border) > 0.5
    ink = 1 - grey if dark_on_light else grey
    ground = np.median(1 - border if dark_on_light else border)
    return np.clip((ink - ground) / max(1 - ground, 1e-6), 0, 1)


def _without_specks(drawn: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Only the pieces of ink that are not tiny beside the largest one: no dust, no grain."""
    pieces, _ = ndimage.label(drawn, structure=np.ones((3, 3)))
    sizes = np.bincount(pieces.ravel())
    sizes[0] = 0
    kept = sizes >= SPECK * sizes.max()
    if sizes.max() < 4 or kept.sum() > MOST_PIECES:
        raise DigitError("the image holds no digit: there are only specks of ink")
    return np.asarray(kept[pieces] & drawn)


def _fitted(ink: FloatArray) -> FloatArray:
    """Scale the ink so that its longer side is 20 pixels, averaging over areas."""
    scale = INK_BOX / max(ink.shape)
    size = (max(1, round(ink.shape[1] * scale)), max(1, round(ink.shape[0] * scale)))
    smooth = Image.fromarray(ink.astype(np.float32)).resize(
        size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC
    )
    small = np.clip(np.asarray(smooth, dtype=np.float64), 0, 1)
    return small / small.max()


def _centred(small: FloatArray) -> FloatArray:
    """Place the ink in 28 x 28 so that its centre of mass is the centre, never cutting any off."""
    centre = ndimage.center_of_mass(small)
    out = np.zeros((SIDE, SIDE))
    top, left = (int(np.clip(round((SIDE - 1) / 2 - c), 0, SIDE - n)) for c, n in zip(centre, small.shape, strict=True))
    out[top : top + small.shape[0], left : left + small.shape[1]] = small
    return out
