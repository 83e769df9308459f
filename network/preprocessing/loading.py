"""Pictures as arrays, whatever the format; what cannot be read is refused in one sentence."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import cv2
import numpy as np
from PIL import Image, UnidentifiedImageError

from network.digits import DigitError
from network.pages import BEFORE, HEAD, is_pdf_head, split_page
from network.preprocessing.heic_and_pdf import is_heic, open_heic, read_page
from network.preprocessing.ink import Bytes
from network.preprocessing.modes import as_rgb

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "PPM", "JPEG2000")
LARGEST = 120_000_000  # pixels in all; a phone's photo has 12 to 108 million
LONGEST_SIDE = 20_000  # pixels; decoders spend memory on every row, however short it is
# photos with a preview, a second exposure or a burst behind them: the first picture is the photo
SEVERAL_IN_ONE = ("MPO", "HEIF")
MANY = 100  # pictures in a file, which are not counted any further
PLAIN = (b"P1", b"P2", b"P3")  # beginnings of PPM files that are text
EXAMINED = 100_000_000  # bytes of such files, and of JPEG files, that are looked at beforehand
JPEG = b"\xff\xd8"
SEGMENT = re.compile(rb"\xff([^\x00\xd0-\xd7\xff])")  # its beginning, and its kind
START_OF_SCAN, END_OF_PICTURE = b"\xda", b"\xd9"
MOST_SCANS = 100  # of a JPEG file, each over the whole picture; progressive ones have about ten
COMMENT = re.compile(rb"#[^\r\n]*")
DRAWINGS = (b"<svg", b"<?xml")  # beginnings of SVG files
ORIENTATION = 0x0112  # tag of EXIF
TURNS: dict[int, Callable[[Bytes], Bytes]] = {  # by which pictures of an orientation become upright
    2: lambda pixels: cv2.flip(pixels, 1),
    3: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_180),
    4: lambda pixels: cv2.flip(pixels, 0),
    5: cv2.transpose,
    6: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_90_CLOCKWISE),
    7: lambda pixels: cv2.rotate(cv2.transpose(pixels), cv2.ROTATE_180),
    8: lambda pixels: cv2.rotate(pixels, cv2.ROTATE_90_COUNTERCLOCKWISE),
}


def read_picture(path: Path) -> Bytes:
    """Return the picture in a file, as :func:`decode` does.

    Parameters
    ----------
    path : of the file, or of a page of a PDF, as ``scan.pdf#2``; without a number, of the first.

    Raises
    ------
    DigitError
        When there is no such file, or it is no picture that can be read.
    """
    try:
        place, page = split_page(path)
        _check_is_file(place)
        with place.open("rb") as file:
            return decode(file, page or 1)
    except DigitError as error:
        raise DigitError(f"{path}: {error}") from error
    except OSError as error:
        reason = (error.strerror or "error").lower()
        raise DigitError(f"{path}: can't open it ({reason})") from error


def decode(file: BinaryIO, page: int = 1) -> Bytes:
    """Return the picture in an open file, upright.

    What is transparent becomes the opposite of what is drawn: white behind dark ink, black behind
    light ink.

    Parameters
    ----------
    page : number of the page of a PDF, from 1.

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
    if is_pdf_head(head):
        return read_page(file, page)
    if head.startswith(PLAIN):
        file = _without_comments(file)
    if head.startswith(JPEG):
        _check_scans(file)
    try:
        with warnings.catch_warnings():
            # Pillow's limit is lower than this module's; and damaged EXIF is no reason to stop
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            pixels, orientation = _decoded(file, head)
    except DigitError:
        raise
    except Image.DecompressionBombError as error:
        raise DigitError("the picture has too many pixels; scale it down") from error
    except Exception as error:  # decoders of damaged files raise whatever they stumble over
        raise DigitError("can't read this picture; the file is cut off or damaged") from error
    return _upright(pixels, orientation)


def pixels_of(image: Image.Image) -> Bytes:
    """Return the pixels of an image of any mode, upright.

    Returns
    -------
    array, shape (rows, columns, 3), 0 to 255.

    Raises
    ------
    DigitError
        When there are too many; they are not decoded then.
    """
    _check_size(image)
    pixels = as_rgb(image)
    return _upright(pixels, _orientation(image))


def _decoded(file: BinaryIO, head: bytes) -> tuple[Bytes, int]:
    """Return the picture in a file as it is stored, and its orientation; nothing else is kept."""
    with _opened(file, head) as image:
        _check_size(image)
        _check_single(image)
        pixels = as_rgb(image)
        return pixels, _orientation(image)  # 1 for a TIFF, which Pillow has turned by now


def _opened(file: BinaryIO, head: bytes) -> Image.Image:
    try:
        return Image.open(file, formats=FORMATS)
    except UnidentifiedImageError as error:
        if is_heic(head):
            return open_heic(file)
        raise DigitError(_reason(head)) from error


def _upright(pixels: Bytes, orientation: int) -> Bytes:
    turn = TURNS.get(orientation)
    return pixels if turn is None else np.asarray(turn(pixels))


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
    if head.lstrip(BEFORE).lower().startswith(DRAWINGS):
        return "this is an SVG drawing; export it as PNG first"
    return "not a picture, or not in a format that digitfilm can read; PNG and JPEG work"


def _check_size(image: Image.Image) -> None:
    """Raise a DigitError for an image of too many pixels."""
    if image.width * image.height > LARGEST or max(image.size) > LONGEST_SIDE:
        raise DigitError(
            f"{image.width} x {image.height} pixels are too many; scale the picture down"
        )


def _check_single(image: Image.Image) -> None:
    """Raise a DigitError for a file with several pictures, of which it is not clear which one."""
    frames = 1 if image.format in SEVERAL_IN_ONE else _frames_in(image)
    if frames > 1:
        number = f"more than {MANY}" if frames > MANY else frames
        raise DigitError(
            f"there are {number} pictures (frames or pages) in this file; save the one you want "
            "by itself"
        )


def _frames_in(image: Image.Image) -> int:
    """Count frames or pages up to one more than MANY; to count all may take hours."""
    for frame in range(1, MANY + 1):
        try:
            image.seek(frame)
        except EOFError:
            return frame
    return MANY + 1


def _orientation(image: Image.Image) -> int:
    """Return how a camera was held, 1 for upright, which is also what damaged notes of it tell."""
    try:
        return int(image.getexif().get(ORIENTATION, 1))
    except Exception:  # whatever the parsers of EXIF and XMP stumble over
        return 1
