"""The end of every beat as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image

from studio.files import publish, work_folder
from studio.outputs.contact_sheet import Tile, contact_sheet
from studio.planning.jobs import FilmJob
from studio.planning.names import snake_case
from studio.rendering.dry_run import leap
from studio.rendering.pool import Progress

FEW = 40  # beats; more of them are shown smaller
FEW_TILES = (3, 480)  # columns, and the width of each in pixels
MANY_TILES = (6, 300)


def make_stills(
    job: FilmJob, out: Path, on_progress: Callable[[Progress], None] = lambda progress: None
) -> Path:
    """Write a PNG for each beat and one of all; returns the latter's path.

    Parameters
    ----------
    on_progress : gets how far a chapter is.

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
        for played in leap(job.chapters, work, on_progress, with_ends=True):
            for beat, end in zip(played.record.beats, played.ends, strict=True):
                names.append(
                    f"{len(names) + 1:02}_{snake_case(played.job.chapter)}.{beat.name}.png"
                )
                end.rename(work / names[-1])
                caption = f"{played.record.title}\n{beat.name.replace('_', ' ')}"
                tiles.append(Tile(_small(work / names[-1], width), caption))
        folder = out / f"{job.stem}-stills"
        contact_sheet(tiles, columns).save(work / "sheet.png")
        publish(work, folder, [*names, "sheet.png"])
        return folder / "sheet.png"


def _small(path: Path, width: int) -> Image.Image:
    with Image.open(path) as picture:
        height = round(width * picture.height / picture.width)
        return picture.resize((width, height), Image.Resampling.LANCZOS)
