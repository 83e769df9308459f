"""Stills: the end of every beat as a picture, and a contact sheet of them all."""

from __future__ import annotations

from pathlib import Path

from studio.files import publish, work_folder
from studio.outputs.sheets import Tile, contact_sheet
from studio.planning.jobs import FilmJob
from studio.planning.names import chapter_slug
from studio.rendering.dry_run import dry_run
from studio.rendering.pool import OnProgress

FEW = 40  # beats; more of them are shown smaller
FEW_TILES = (3, 480)  # columns, and width of each in pixels
MANY_TILES = (6, 300)


def make_stills(job: FilmJob, out: Path, on_progress: OnProgress = lambda progress: None) -> Path:
    """Write a PNG for each beat and a contact sheet of all, and return the sheet's path.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    beats = sum(len(chapter.chapter.beats()) for chapter in job.chapters)
    columns, width = FEW_TILES if beats <= FEW else MANY_TILES
    size = width, round(width * job.format.height / job.format.width)
    with work_folder(out) as work:
        tiles: list[Tile] = []
        names: list[str] = []
        for run in dry_run(job.chapters, work, on_progress, with_stills=True):
            for beat, still in zip(run.record.beats, run.stills, strict=True):
                chapter = chapter_slug(run.job.chapter)
                names.append(f"{len(names) + 1:02}_{chapter}.{beat.name}.png")
                path = still.rename(work / names[-1])
                caption = f"{run.record.title}\n{beat.name.replace('_', ' ')}"
                tiles.append(Tile(path, caption))
        folder = out / f"{job.stem}-stills"
        contact_sheet(tiles, columns, size, work / "sheet.png")
        publish(work, folder, [*names, "sheet.png"])
        return folder / "sheet.png"
