"""Contact sheets: many small pictures with a line below each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from scenes import style

GAP = 12
TYPE_SIZE = 15
LINE = 18


@dataclass(frozen=True)
class Tile:
    """A picture, what is written below it (all tiles of a sheet in as many lines), and in which colour."""

    picture: Image.Image
    caption: str
    color: str = style.QUIET.to_hex()


def contact_sheet(tiles: Sequence[Tile], columns: int) -> Image.Image:
    """Tiles of one size, row by row."""
    width, height = tiles[0].picture.size
    lines = len(tiles[0].caption.splitlines())
    across, down = width + GAP, height + GAP + lines * LINE + 8
    rows = -(-len(tiles) // columns)
    sheet = Image.new("RGB", (columns * across + GAP, rows * down + GAP), "#181818")
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(TYPE_SIZE)
    for number, tile in enumerate(tiles):
        left, top = GAP + number % columns * across, GAP + number // columns * down
        sheet.paste(tile.picture, (left, top))
        for line, words in enumerate(tile.caption.splitlines()):
            draw.text((left, top + height + 4 + line * LINE), _fitting(words, width, font), tile.color, font)
    return sheet


def _fitting(text: str, width: int, font: ImageFont.FreeTypeFont | ImageFont.ImageFont) -> str:
    """Text cut to a width in pixels."""
    if font.getlength(text) <= width:
        return text
    while font.getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"
