"""Pictures as arrays, whatever the format; what cannot be read is refused in one sentence."""

from __future__ import annotations

import io
import re
import warnings
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from network.digits import DigitError
from network.preprocessing.ink import Bytes

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "PPM", "JPEG2000")
LARGEST = 80_000_000  # pixels in all; a phone's photo has 12 to 50 million
LONGEST_SIDE = 20_000  # pixels; decoders spend memory on every row, however short it is
OPAQUE = 255
# levels of white: of real numbers, and of whole numbers of 8 to 16 bits
FULL_SCALES = (1, 255, 1_023, 4_095, 16_383, 65_535)
LUMA = np.array([0.299, 0.587, 0.114])  # ITU-R BT.601
# a photo with a preview or a second exposure behind it: the first picture is the photo
SEVERAL_IN_ONE = "MPO"
MANY = 100  # pictures in a file, which are not counted any further
PLAIN = (b"P1", b"P2", b"P3")  # beginnings of PPM files that are text
EXAMINED = 100_000_000  # bytes of such files, and of JPEG files, that are looked at beforehand
JPEG = b"\xff\xd8"
SEGMENT = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")  # its beginning, and its kind
START_OF_SCAN, END_OF_PICTURE = b"\xda", b"\xd9"
MOST_SCANS = 100  # of a JPEG file, each over the whole picture; progressive ones have about ten
COMMENT = re.compile(rb"#[^\r\n]*")
HEAD = 512  # bytes that tell what a file is
UNREADABLE = {b"<svg": "an SVG drawing", b"<?xml": "an SVG drawing", b"%PDF": "a PDF"}
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1")


def read_picture(path: Path) -> Bytes:
    """Return the picture in a file, as :func:`decode` does.

    Raises
    ------
    DigitError
        When there is no such file, or it is no picture that can be read.
    """
    try:
        _check_is_file(path)
        with path.open("rb") as file:
            return decode(file)
    except DigitError as error:
        raise DigitError(f"{path}: {error}") from error
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise DigitError(f"{path}: can't open it ({reason})") from error


def decode(file: BinaryIO) -> Bytes:
    """Return the picture in an open file, upright.

    What is transparent becomes the opposite of what is drawn: white behind dark ink, black behind
    light ink.

    Returns
    -------
    array, shape (rows, columns, 3), 0 to 255.

    Raises
    ------
    DigitError
        When it is no picture that can be read; the sentence does not name the file.
    """
    head = file.read(HEAD)
    if not head:
        raise DigitError("not a picture; the file is empty")
    file.seek(0)
    if head.startswith(PLAIN):
        file = _without_comments(file)
    if head.startswith(JPEG):
        _check_scans(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)  # damaged EXIF is no reason to stop
            with Image.open(file, formats=FORMATS) as image:
                return _pixels_of(image)
    except DigitError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise DigitError("the picture has too many pixels; scale it down") from error
    except UnidentifiedImageError as error:
        raise DigitError(_reason(head)) from error
    except Exception as error:  # decoders of damaged files raise whatever they stumble over
        raise DigitError("can't read this picture; the file is cut off or damaged") from error


def _check_is_file(path: Path) -> None:
    """Raise a DigitError unless there is a file, and an OSError where that cannot be told."""
    if path.is_dir():
        raise DigitError("this is a folder, not a picture")
    if not path.exists():
        raise DigitError(
            "there is no such file; use the path of a picture, or 0 to 9, test:1234, wrong, "
            "unsure, sure, or random:1"
        )
    if not path.is_file():
        raise DigitError("not a regular file")


def _without_comments(file: BinaryIO) -> BinaryIO:
    """Return a picture in the form of text without its comments, over which Pillow takes hours."""
    content = file.read(EXAMINED + 1)
    if len(content) > EXAMINED:
        raise DigitError("the file is too large; save the picture as PNG")
    return io.BytesIO(COMMENT.sub(b"", content))


def _check_scans(file: BinaryIO) -> None:
    """Raise a DigitError for a JPEG file of so many scans that decoding it would take minutes."""
    content, place, scans = file.read(EXAMINED), len(JPEG), 0
    file.seek(0)
    while (segment := SEGMENT.search(content, place)) and segment[1] != END_OF_PICTURE:
        scans += segment[1] == START_OF_SCAN
        place = segment.end() + int.from_bytes(content[segment.end() : segment.end() + 2], "big")
    if scans > MOST_SCANS:
        raise DigitError("this JPEG file is put together in an odd way; save the picture as PNG")


def _reason(head: bytes) -> str:
    """Say why a file is no picture that can be read, as far as its first bytes tell."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, kind in UNREADABLE.items():
        if start[: len(signature)].lower() == signature.lower():
            return f"this is {kind}; export it as PNG first"
    if start[4:12] in HEIC:
        return "this is a HEIC photo; export it as JPEG first"
    return "not a picture, or not in a format that digitfilm can read; PNG and JPEG work"


def _pixels_of(image: Image.Image) -> Bytes:
    if image.width * image.height > LARGEST or max(image.size) > LONGEST_SIDE:
        raise DigitError(
            f"{image.width} x {image.height} pixels are too many; scale the picture down"
        )
    frames = 1 if image.format == SEVERAL_IN_ONE else _frames_in(image)
    if frames > 1:
        number = f"more than {MANY}" if frames > MANY else frames
        raise DigitError(
            f"there are {number} pictures (frames or pages) in this file; save the one you want "
            "by itself"
        )
    return as_rgb(ImageOps.exif_transpose(image))


def _frames_in(image: Image.Image) -> int:
    """Count frames or pages up to one more than MANY; to count all may take hours."""
    for frame in range(1, MANY + 1):
        try:
            image.seek(frame)
        except EOFError:
            return frame
    return MANY + 1


def as_rgb(image: Image.Image) -> Bytes:
    """Return the pixels of an image of any mode.

    Returns
    -------
    array, shape (rows, columns, 3), 0 to 255.
    """
    if image.mode.startswith(("I", "F")):
        return np.repeat(_as_grey(image)[..., np.newaxis], 3, axis=2)
    if not image.has_transparency_data:
        return np.array(image.convert("RGB"))
    rgba = np.array(image.convert("RGBA"))
    opaque = rgba[..., 3:]
    if opaque.min() == OPAQUE:
        return np.ascontiguousarray(rgba[..., :3])
    drawn = rgba[opaque[..., 0] > OPAQUE // 2]
    is_light = drawn.size and float((drawn[:, :3] @ LUMA).mean()) > OPAQUE / 2
    behind = np.full_like(rgba[..., :3], 0 if is_light else OPAQUE)
    share = opaque.astype(np.float32) / OPAQUE
    return np.asarray((rgba[..., :3] * share + behind * (1 - share)).round(), dtype=np.uint8)


def _as_grey(image: Image.Image) -> Bytes:
    """Return an image of more than 8 bits, or of real numbers, with 8 bits.

    The scale is what such files have: 0 to 1 for real numbers, or the least number of whole bits
    (8, 10, 12, 14 or 16) that holds the brightest value.
    """
    values = np.nan_to_num(np.array(image, dtype=np.float32), copy=False)
    brightest = float(values.max())
    full = next((full for full in FULL_SCALES if brightest <= full), brightest)
    values *= OPAQUE / full
    return np.clip(values, 0, OPAQUE, out=values).round().astype(np.uint8)
