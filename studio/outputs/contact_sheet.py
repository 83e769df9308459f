"""Contact sheets: many small pictures with a line below each."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import typst
from PIL import Image

from scenes.themes import THEMES

GAP = 12
TYPE_SIZE = 15
LINE = 18
LINE_OF_TYPE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#set text(font: "New Computer Modern", size: {size}pt, fill: rgb("{color}"))
#context {{
  let shown = sys.inputs.words
  let clusters = shown.clusters()
  while measure(shown).width > {width}pt and clusters.len() > 0 {{
    clusters = clusters.slice(0, -1)
    shown = clusters.join() + "…"
  }}
  place(horizon, shown)
}}"""


@dataclass(frozen=True)
class Tile:
    """A picture, what is written below it (all tiles of a sheet in as many lines), and in which colour."""

    picture: Image.Image
    caption: str
    color: str = THEMES["dark"]["quiet"]


def contact_sheet(tiles: Sequence[Tile], columns: int) -> Image.Image:
    """Tiles of one size, row by row."""
    width, height = tiles[0].picture.size
    lines = len(tiles[0].caption.splitlines())
    across, down = width + GAP, height + GAP + lines * LINE + 8
    rows = -(-len(tiles) // columns)
    sheet = Image.new("RGB", (columns * across + GAP, rows * down + GAP), "#181818")
    for number, tile in enumerate(tiles):
        left, top = GAP + number % columns * across, GAP + number // columns * down
        sheet.paste(tile.picture, (left, top))
        for line, words in enumerate(tile.caption.splitlines()):
            written = _written(words, width, tile.color)
            sheet.paste(written, (left, top + height + 4 + line * LINE), written)
    return sheet


@lru_cache(maxsize=256)
def _written(words: str, width: int, color: str) -> Image.Image:
    """A line in the letters of the films, which are there for every language; cut to a width in pixels."""
    source = LINE_OF_TYPE.format(width=width, height=LINE, size=TYPE_SIZE, color=color)
    drawn = typst.compile(source.encode(), format="png", ppi=72, sys_inputs={"words": words})
    return Image.open(io.BytesIO(drawn if isinstance(drawn, bytes) else drawn[0])).convert("RGBA")
