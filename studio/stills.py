"""The end of every beat as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from scenes.language import said_in
from studio.farm import Progress
from studio.jobs import FilmJob, snake_case
from studio.rendering import Pixels, rehearse
from studio.sheet import Tile, contact_sheet
from studio.workspace import publish, work_folder

FEW = 40  # beats; more of them are shown smaller
FEW_TILES = (3, 480)  # columns, and the width of each in pixels
MANY_TILES = (6, 320)


def make(job: FilmJob, out: Path, on_progress: Callable[[Progress], None] = lambda progress: None) -> Path:
    """Write a PNG for each beat and one of all; returns the latter's path.

    Parameters
    ----------
    on_progress : gets how many beats are drawn, all chapters taken as one.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    beats = sum(len(chapter.chapter.beats()) for chapter in job.chapters)
    columns, width = FEW_TILES if beats <= FEW else MANY_TILES
    with work_folder(out) as work:
        tiles: list[Tile] = []
        names: list[str] = []

        def keep(beat: str, pixels: Pixels) -> None:
            picture = Image.fromarray(pixels).convert("RGB")
            names.append(f"{len(names) + 1:02}_{snake_case(chapter.chapter)}.{beat}.png")
            picture.save(work / names[-1])
            on_progress(Progress(0, len(names), beats, beat))
            title = said_in(chapter.look.language, chapter.chapter.title)
            tiles.append(Tile(_small(picture, width), f"{title}\n{beat.replace('_', ' ')}"))

        for chapter in job.chapters:
            rehearse(chapter, work, keep)
        folder = out / f"{job.stem}-stills"
        contact_sheet(tiles, columns).save(work / "sheet.png")
        publish(work, folder, [*names, "sheet.png"])
        return folder / "sheet.png"


def _small(picture: Image.Image, width: int) -> Image.Image:
    height = round(width * picture.height / picture.width)
    return picture.resize((width, height), Image.Resampling.LANCZOS)
