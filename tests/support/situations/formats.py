"""One drawing in every format and size in which pictures of digits come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import numpy as np
from PIL import Image
from support.situations import everyday, pens
from support.situations.papers import lit, paper, plain
from support.situations.pens import Pen
from support.situations.scene import Bytes, Sheet, of_kind, to_uint8
from support.situations.strokes import Generator

ORIENTATION = 0x0112  # tag of EXIF
UNDO = {  # what turns an upright picture into one that is stored with an orientation
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
Encode = Callable[[Bytes, Generator, BytesIO], None]


def in_format(rng: Generator, digit: str, extension: str, encode: Encode) -> Sheet:
    """Return a digit on paper, encoded."""
    sheet = lit(paper(everyday.SCREEN, rng, grain=0.006), rng)
    sheet.write(digit, rng, pens.marker(rng), rng.uniform(0.45, 0.7) * everyday.SCREEN[0])
    stream = BytesIO()
    encode(to_uint8(sheet.pixels), rng, stream)
    sheet.encoded, sheet.extension = stream.getvalue(), extension
    return sheet


def _grey(pixels: Bytes) -> Image.Image:
    return Image.fromarray(pixels).convert("L")


def pillow_mode(pixels: Bytes, rng: Generator, stream: BytesIO, mode: str, kind: str) -> None:
    """Save in a mode of Pillow's."""
    image = Image.fromarray(pixels)
    if mode == "1":
        image = _grey(pixels).point(lambda level: 255 * (level > 128))
    image.convert(mode).save(stream, kind)


def png_of_16_bits(pixels: Bytes, rng: Generator, stream: BytesIO) -> None:
    """Save 16 bits of grey."""
    Image.fromarray(np.asarray(_grey(pixels)).astype(np.uint16) * 257).save(stream, "PNG")


def palette(pixels: Bytes, rng: Generator, stream: BytesIO) -> None:
    """Save 4 to 256 colours."""
    colours = int(rng.choice([4, 16, 64, 256]))
    Image.fromarray(pixels).quantize(colours).save(stream, "PNG")


def with_alpha(pixels: Bytes, rng: Generator, stream: BytesIO, mode: str) -> None:
    """Save ink as alpha, dark behind which nothing is, in grey or in colour."""
    grey = np.asarray(_grey(pixels))
    span = np.ptp(grey[::4, ::4]) or 1
    alpha = np.clip((grey.max() - grey.astype(float)) / span * 1.6 - 0.5, 0, 1) * 255
    image = Image.fromarray(pixels).convert(mode)
    image.putalpha(Image.fromarray(alpha.astype(np.uint8)))
    image.save(stream, "PNG")


def tiff(pixels: Bytes, rng: Generator, stream: BytesIO, kind: type, full: float) -> None:
    """Save numbers of a type from 0 to a value for white."""
    grey = np.asarray(_grey(pixels)) / 255
    Image.fromarray((grey * full).astype(kind)).save(stream, "TIFF")


def jpeg(pixels: Bytes, rng: Generator, stream: BytesIO, mode: str, progressive: bool) -> None:
    """Save in a mode of JPEG."""
    image = Image.fromarray(pixels).convert(mode)
    image.save(stream, "JPEG", quality=int(rng.integers(60, 96)), progressive=progressive)


def with_orientation(pixels: Bytes, rng: Generator, stream: BytesIO, number: int) -> None:
    """Save lying on a side or mirrored, and say so in EXIF."""
    exif = Image.Exif()
    exif[ORIENTATION] = number
    way = UNDO[number]
    image = Image.fromarray(pixels)
    (image if way is None else image.transpose(way)).save(stream, "JPEG", quality=88, exif=exif)


def of_size(rng: Generator, digit: str, low: int, high: int) -> Sheet:
    """Return a drawing whose side is between two limits, of any ratio of sides."""
    rows = int(rng.integers(low, high))
    columns = int(np.clip(rows * rng.uniform(0.7, 1.7), low, 2 * high))
    sheet = plain((rows, columns), (1, 1, 1))
    pen = Pen(rng.uniform(0.08, 0.13), pens.any_ink(rng), 1.0)
    room = min(rows, columns)
    sheet.write(digit, rng, pen, rng.uniform(0.5, 0.7) * room, (columns / 2, rows / 2))
    return sheet


FORMATS: dict[str, tuple[str, Encode]] = {
    "png_1_bit": (".png", partial(pillow_mode, mode="1", kind="PNG")),
    "png_8_bits": (".png", partial(pillow_mode, mode="L", kind="PNG")),
    "png_16_bits": (".png", png_of_16_bits),
    "png_palette": (".png", palette),
    "png_grey_alpha": (".png", partial(with_alpha, mode="LA")),
    "png_rgba": (".png", partial(with_alpha, mode="RGBA")),
    "tiff_12_bits_in_16": (".tiff", partial(tiff, kind=np.uint16, full=4095)),
    "tiff_float_to_1": (".tiff", partial(tiff, kind=np.float32, full=1)),
    "tiff_float_to_255": (".tiff", partial(tiff, kind=np.float32, full=255)),
    "tiff_int32_to_255": (".tiff", partial(tiff, kind=np.int32, full=255)),
    "tiff_int32_to_65535": (".tiff", partial(tiff, kind=np.int32, full=65535)),
    "jpeg_cmyk": (".jpg", partial(jpeg, mode="CMYK", progressive=False)),
    "jpeg_progressive": (".jpg", partial(jpeg, mode="RGB", progressive=True)),
    "jpeg_grey": (".jpg", partial(jpeg, mode="L", progressive=False)),
    "gif": (".gif", partial(pillow_mode, mode="P", kind="GIF")),
    "bmp": (".bmp", partial(pillow_mode, mode="RGB", kind="BMP")),
    "webp": (".webp", partial(pillow_mode, mode="RGB", kind="WEBP")),
    **{
        f"exif_orientation_{number}": (".jpg", partial(with_orientation, number=number))
        for number in UNDO
    },
}

SITUATIONS = of_kind(
    "formats",
    **{
        name: partial(in_format, extension=extension, encode=encode)
        for name, (extension, encode) in FORMATS.items()
    },
    size_20_to_60=partial(of_size, low=20, high=60),
    size_60_to_300=partial(of_size, low=60, high=300),
    size_1000_to_2000=partial(of_size, low=1000, high=2000),
)
