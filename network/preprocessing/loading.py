"""A picture in a file as an array, whatever its format; what cannot be read is refused in one sentence."""

from __future__ import annotations

import warnings
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageOps, UnidentifiedImageError

FloatArray = npt.NDArray[np.float64]

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "PPM", "JPEG2000")
LARGEST = 50_000_000  # pixels in all; a phone's photo has 12 to 50 million
LONGEST = 1_000  # pixels of the longer side, roughly, that larger pictures are reduced to
LUMA = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601
SEVERAL_IN_ONE = (
    "MPO"  # a photo with a preview or a second exposure behind it: the first is the photo
)
UNREADABLE = {b"<svg": "an SVG drawing", b"<?xml": "an SVG drawing", b"%PDF": "a PDF"}
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1")


class DigitError(ValueError):
    """A digit that cannot be had; the message is one sentence for the user, on one line whatever a file is called."""

    def __init__(self, message: str) -> None:
        super().__init__("".join(letter if letter.isprintable() else "?" for letter in message))


def read_picture(path: Path) -> FloatArray:
    """The picture in a file, upright, as (rows, columns, 3) in 0..1, reduced to about 1,000 pixels.

    What is transparent becomes the opposite of what is drawn: white behind dark ink, black behind light ink.

    Raises
    ------
    DigitError
        When there is no such file, or it is no picture that can be read.
    """
    _check_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # damaged EXIF is no reason to stop
            with Image.open(path, formats=FORMATS) as image:
                return _pixels_of(image)
    except DigitError as error:
        raise DigitError(f"{path}: {error}") from error
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise DigitError(f"{path}: there are too many pixels in it; scale it down") from error
    except UnidentifiedImageError as error:
        raise DigitError(f"{path}: {_what_it_is(path)}") from error
    except Exception as error:  # decoders of damaged files raise whatever they stumble over
        raise DigitError(
            f"{path}: not a picture that can be read: it is cut off or damaged"
        ) from error


def as_numbers(values: npt.ArrayLike) -> FloatArray:
    """Real numbers as an array of them.

    Raises
    ------
    DigitError
        When they are something else.
    """
    try:
        if np.iscomplexobj(values):
            raise TypeError("complex numbers")
        return np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError) as error:
        raise DigitError("this is no array of real numbers") from error


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise DigitError(f"{path}: this is a folder, not a picture")
        if not path.exists():
            raise DigitError(
                f"{path}: there is no such file (a digit is 0 to 9, test:1234, wrong, unsure, sure, "
                "random:1, or the path of a picture)"
            )
        if not path.is_file():
            raise DigitError(f"{path}: this is no file")
        if not path.stat().st_size:
            raise DigitError(f"{path}: not a picture: the file is empty")
    except OSError as error:
        raise DigitError(
            f"{path}: it cannot be read ({(error.strerror or 'error').lower()})"
        ) from error


def _what_it_is(path: Path) -> str:
    """Why a file is not a picture that can be read, as far as its first bytes tell."""
    with path.open("rb") as file:
        head = file.read(512).lstrip(b"\xef\xbb\xbf \t\r\n")
    for start, kind in UNREADABLE.items():
        if head[: len(start)].lower() == start.lower():
            return f"this is {kind}; export it as PNG"
    if head[4:12] in HEIC:
        return "this is a HEIC photo; export it as JPEG"
    return "not a picture that can be read (PNG and JPEG work)"


def _pixels_of(image: Image.Image) -> FloatArray:
    if image.width * image.height > LARGEST:
        raise DigitError(f"{image.width} x {image.height} pixels are too many; scale it down")
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and image.format != SEVERAL_IN_ONE:
        raise DigitError(
            f"it holds {frames} pictures (frames or pages); save the one that you mean by itself"
        )
    image.draft("RGB", (LONGEST, LONGEST))  # a JPEG is then decoded at a fraction of its size
    return as_rgb(ImageOps.exif_transpose(image))


def as_rgb(image: Image.Image) -> FloatArray:
    """Pixels of an image of any mode, (rows, columns, 3) in 0..1, reduced where it is large."""
    shrunk = max(1, max(image.size) // LONGEST)
    if image.mode.startswith(("I", "F")):
        values = np.nan_to_num(np.asarray(image, dtype=np.float64))
        full = (
            65535 if image.mode.startswith("I;16") else 255 if values.max() <= 255 else values.max()
        )
        grey = Image.fromarray(np.clip(values / full, 0, 1).astype(np.float32)).reduce(shrunk)
        return np.repeat(np.asarray(grey, dtype=np.float64)[..., np.newaxis], 3, axis=2)
    rgba = np.asarray(image.convert("RGBA").reduce(shrunk), dtype=np.float64) / 255
    rgb, alpha = rgba[..., :3], rgba[..., 3:]
    if alpha.min() == 1:
        return rgb
    drawn = float(np.average(rgb @ LUMA, weights=alpha[..., 0])) if alpha.any() else 0.0
    ground = 1.0 if drawn < 0.5 else 0.0
    return np.asarray(rgb * alpha + ground * (1 - alpha))
