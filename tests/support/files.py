"""Files that are no digit, each with its refusal, and pictures of test digits on paper."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from support import photos
from support.photos import FloatArray

from network import test_set


def image(index: int) -> FloatArray:
    return test_set().pixels[index].reshape(28, 28)


def on_paper(index: int, side: int = 180, *, noise: float = 0.01) -> FloatArray:
    """Draw a test digit dark on light, 300 x 300, at a place that depends on it."""
    rng = np.random.default_rng(index)
    page = 0.9 - 0.7 * photos.on_page(photos.enlarged(image(index), side), rng)
    return np.clip(page + rng.normal(0, noise, page.shape), 0, 1)


def encoded(kind: str, picture: Image.Image | None = None, **options: object) -> bytes:
    file = io.BytesIO()
    (picture or Image.fromarray((on_paper(0) * 255).astype(np.uint8))).save(file, kind, **options)
    return file.getvalue()


def png_of_size(width: int, height: int) -> bytes:
    """Return a file that claims a size and holds next to nothing."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(bytes(100))),
    ]
    parts = (
        struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def tiff_of_pages(number: int) -> bytes:
    """Return a file of pages that say how large they are, and nothing more."""
    entries = ((256, 4), (257, 4), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (279, 16))
    page = struct.pack("<H", len(entries))
    page += b"".join(struct.pack("<HHIHH", tag, 3, 1, value, 0) for tag, value in entries)
    places = [8 + n * (len(page) + 4) for n in range(1, number)] + [0]
    return b"II*\0\x08\0\0\0" + b"".join(page + struct.pack("<I", place) for place in places)


def jpeg_of_scans(number: int) -> bytes:
    """Return a progressive photo whose last scan comes again and again."""
    whole = encoded("JPEG", progressive=True)
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * number + whole[-2:]


def frames() -> dict[str, object]:
    return {
        "save_all": True,
        "append_images": [Image.new("L", (300, 300), level) for level in (40, 90)],
    }


def page_of_text() -> Image.Image:
    page = Image.new("L", (800, 1000), 245)
    words = "\n".join(["The quick brown fox jumps over the lazy dog, and on it goes."] * 22)
    ImageDraw.Draw(page).multiline_text((60, 60), words, 20, ImageFont.load_default(22), spacing=14)
    return page


def noise() -> Image.Image:
    return Image.fromarray(np.random.default_rng(0).integers(0, 256, (200, 200), dtype=np.uint8))


def patch() -> Image.Image:
    page = Image.new("L", (300, 300), 240)
    page.paste(20, (100, 120, 200, 200))
    return page


REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "truncated PNG": ("a.png", lambda: encoded("PNG", noise())[:20_000], "cut off or damaged"),
    "truncated JPEG": ("a.jpg", lambda: encoded("JPEG")[:1500], "cut off or damaged"),
    "bomb": ("a.png", lambda: png_of_size(20_000, 20_000), "too many pixels"),
    "very large": (
        "a.png",
        lambda: png_of_size(12_000, 10_001),
        "12000 x 10001 pixels are too many",
    ),
    "very tall": ("a.png", lambda: png_of_size(1, 50_000_000), "1 x 50000000 pixels are too many"),
    "very wide": ("a.png", lambda: png_of_size(20_001, 2), "20001 x 2 pixels are too many"),
    "TIFF with very many pages": ("a.tif", lambda: tiff_of_pages(50_000), "more than 100 pictures"),
    "JPEG of many scans": ("a.jpg", lambda: jpeg_of_scans(500), "put together in an odd way"),
    "text of comments": ("a.pgm", lambda: b"P2 3 3 9\n" + b"#\n" * 2_000_000, "cut off or damaged"),
    "GIF with frames": ("a.gif", lambda: encoded("GIF", **frames()), "3 pictures"),
    "animated WebP": ("a.webp", lambda: encoded("WEBP", **frames()), "3 pictures"),
    "TIFF with pages": ("a.tif", lambda: encoded("TIFF", **frames()), "3 pictures"),
    "SVG": (
        "a.svg",
        lambda: b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>',
        "SVG drawing",
    ),
    "SVG called PNG": ("a.png", lambda: b"\n  <SVG></SVG>", "SVG drawing"),
    "PDF": ("a.pdf", lambda: b"%PDF-1.7\n", " PDF"),
    "HEIC": ("a.heic", lambda: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC photo"),
    "PostScript": (
        "a.eps",
        lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
        "not a picture",
    ),
    "empty": ("a.png", lambda: b"", "the file is empty"),
    "words": ("a.png", lambda: b"seven", "not a picture"),
    "blank": (
        "a.png",
        lambda: encoded("PNG", Image.new("RGB", (300, 300), (240, 238, 230))),
        "blank",
    ),
    "line of text": (
        "a.png",
        lambda: encoded("PNG", page_of_text().crop((0, 0, 800, 170))),
        "as in a page of text",
    ),
    "page of text": ("a.png", lambda: encoded("PNG", page_of_text()), "as in a page of text"),
    "noise": ("a.png", lambda: encoded("PNG", noise()), "no digit found"),
    "solid patch": ("a.png", lambda: encoded("PNG", patch()), "no digit found"),
}
