"""Sheets: pictures and words laid out on pages by Typst, as PNG or PDF.

A sheet is a template in ``templates/`` and its data; the template reads ``data.json`` beside it.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import typst
from PIL import Image

from scenes.themes import THEMES

TEMPLATES = Path(__file__).parent / "templates"
PIXEL_FOR_POINT = 72  # dots an inch at which a point of a page is a pixel


@dataclass(frozen=True)
class Tile:
    """A picture and the caption below it, with as many lines on every tile of a sheet."""

    picture: Image.Image | Path
    caption: str
    color: str = THEMES["dark"]["quiet"]


def set_sheet(
    template: str,
    data: Mapping[str, Any],
    pictures: Mapping[str, Image.Image | Path],
    path: Path,
    pixels_per_inch: float = PIXEL_FOR_POINT,
) -> None:
    """Lay out a sheet.

    Parameters
    ----------
    template : name of the template, without its suffix.
    data : JSON that the template reads.
    pictures : pictures by their file names in the template.
    path : of the sheet, a ``.png`` (of one page) or a ``.pdf``.
    pixels_per_inch : resolution of a PNG.
    """
    with tempfile.TemporaryDirectory(prefix=".sheet-", dir=path.parent) as work:
        folder = Path(work)
        for name, picture in pictures.items():
            if isinstance(picture, Path):
                shutil.copyfile(picture, folder / name)
            else:
                (folder / name).write_bytes(as_png(picture))
        (folder / "data.json").write_text(json.dumps(data), encoding="utf-8")
        source = Path(shutil.copyfile(TEMPLATES / f"{template}.typ", folder / f"{template}.typ"))
        kind: Literal["png", "pdf"] = "png" if path.suffix == ".png" else "pdf"
        sheet = typst.compile(source, root=folder, ppi=pixels_per_inch, format=kind)
        assert isinstance(sheet, bytes), "a sheet is one file"
        path.write_bytes(sheet)  # by Python, which says why where it cannot be written


def as_png(picture: Image.Image) -> bytes:
    """Return a picture as the bytes of a PNG."""
    file = io.BytesIO()
    picture.save(file, format="PNG")
    return file.getvalue()


def contact_sheet(tiles: Sequence[Tile], columns: int, size: tuple[int, int], path: Path) -> None:
    """Lay out tiles row by row.

    Parameters
    ----------
    columns : number of tiles in a row.
    size : width and height of every picture on the sheet, in pixels.
    path : of the sheet, a ``.png`` or a ``.pdf``.
    """
    pictures = {f"{number}.png": tile.picture for number, tile in enumerate(tiles)}
    captions = [{"lines": tile.caption.splitlines(), "color": tile.color} for tile in tiles]
    data = {"columns": columns, "width": size[0], "height": size[1], "captions": captions}
    set_sheet("tiles", data, pictures, path)


@dataclass(frozen=True)
class OverviewTile:
    """A beat on an overview: a picture of its end, its name, narration, and start as ``1:23``."""

    picture: Path
    name: str
    narration: str
    start: str


def overview_sheet(
    tiles: Sequence[OverviewTile], layout: Mapping[str, Any], title: str, language: str, path: Path
) -> None:
    """Lay out the beats of a film, numbered, with their names, narrations and starts."""
    pictures = {f"{number}.png": tile.picture for number, tile in enumerate(tiles)}
    beats = [{**asdict(tile), "picture": name} for name, tile in zip(pictures, tiles, strict=True)]
    data = {"title": title, "language": language, "beats": beats, "layout": dict(layout)}
    set_sheet("overview", data, pictures, path, pixels_per_inch=130)
