"""HEIC photos and pages of PDFs, read by the packages of the extra ``photos`` where it is there."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
from PIL import Image

from network.digits import DigitError
from network.preprocessing.ink import Bytes

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

INSTALL = "install it with: pip install 'digitfilm[photos]'"
# brands of files of HEIF: of photos, of bursts and sequences, and of any codec
HEIC = tuple(b"ftyp" + brand for brand in (b"hei", b"hev", b"mif1", b"mif2", b"msf1"))
LARGEST_HEIC = 200_000_000  # bytes, all of which are read beforehand; phones' photos have 5 million
LONGER_SIDE = 3_000  # pixels that a page is drawn with; a sheet scanned with 250 dpi has as many
LARGEST_IMAGE = 120_000_000  # pixels of an image on a page
DEEPEST = 5  # levels of drawings in drawings that are looked through for such images
PASSWORD, SECURITY = 4, 5  # errors of PDFium
DAMAGED = "can't read this PDF; the file is cut off or damaged, or has no pages"
one_at_a_time = Lock()  # PDFium can't be used by several threads


def is_heic(head: bytes) -> bool:
    """Return whether these are the first bytes of a HEIC photo, or of another kind of HEIF."""
    return head[4:].startswith(HEIC)


def open_heic(file: BinaryIO) -> Image.Image:
    """Open a HEIC photo as an image, which is decoded when its pixels are asked for.

    Raises
    ------
    DigitError
        When it is damaged, or the package that reads it is not installed.
    """
    try:
        # its opener is not registered, so that other users of Pillow see no change
        from pillow_heif.as_plugin import HeifImageFile
    except ImportError as error:
        raise DigitError(
            f"to read a HEIC photo, digitfilm needs the package pillow-heif; {INSTALL} "
            "(or export the photo as JPEG)"
        ) from error
    if file.seek(0, 2) > LARGEST_HEIC:
        raise DigitError("the file is too large; export the photo as JPEG")
    file.seek(0)
    try:
        return HeifImageFile(file)
    except SyntaxError as error:
        raise DigitError("can't read this HEIC photo; the file is cut off or damaged") from error


def read_page(file: BinaryIO, number: int = 1) -> Bytes:
    """Return a page of a PDF as a picture with a longer side of 3,000 pixels.

    Parameters
    ----------
    number : of the page, from 1.

    Returns
    -------
    array, shape (rows, columns, 3), 0 to 255.

    Raises
    ------
    DigitError
        When it cannot be read, or there is no such page, or the package that reads it is not
        installed.
    """
    try:
        from pypdfium2 import PdfDocument, PdfiumError, raw
    except ImportError as error:
        raise DigitError(
            f"to read a PDF, digitfilm needs the package pypdfium2; {INSTALL} "
            "(or export the page as PNG)"
        ) from error
    with one_at_a_time:
        # it fails, as it should: or else an error of an earlier PDF may be told of this one
        raw.FPDF_LoadMemDocument64(b"", 0, None)
        try:
            with PdfDocument(file) as document:
                _check_has(len(document), number)
                return _drawn(document[number - 1])
        except PdfiumError as error:
            if error.err_code in (PASSWORD, SECURITY):
                raise DigitError(
                    "this PDF is protected with a password; save it without one"
                ) from error
            raise DigitError(DAMAGED) from error


def _check_has(count: int, number: int) -> None:
    """Raise a DigitError unless a PDF with that many pages has one of that number."""
    if number <= count:
        return
    held = "only one page" if count == 1 else f"only {count} pages"
    raise DigitError(f"there is no page {number}; this PDF has {held}")


def _drawn(page: PdfPage) -> Bytes:
    """Draw a page on white, with its annotations: notes written on tablets are such."""
    from pypdfium2 import raw

    longer = max(page.get_size())
    if not longer > 0:
        raise DigitError(DAMAGED)
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        columns, rows = image.get_px_size()
        if rows * columns > LARGEST_IMAGE:
            raise DigitError(
                f"an image of {columns} x {rows} pixels is on this page, which are too many; "
                "scale it down"
            )
    bitmap = page.render(scale=LONGER_SIDE / longer, rev_byteorder=True, draw_annots=True)
    pixels: Bytes = np.array(bitmap.to_numpy()[..., :3])
    bitmap.close()
    return pixels
