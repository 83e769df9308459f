"""The end of every beat as a picture."""

from __future__ import annotations

from pathlib import Path

from studio.files import publish, work_folder
from studio.outputs.sheets import Tile, contact_sheet
from studio.planning.jobs import FilmJob
from studio.planning.names import snake_case
from studio.rendering.dry_run import OnProgress, dry_run

FEW = 40  # beats; more of them are shown smaller
FEW_TILES = (3, 480)  # columns, and the width of each in pixels
MANY_TILES = (6, 300)


def make_stills(job: FilmJob, out: Path, on_progress: OnProgress = lambda progress: None) -> Path:
    """Write a PNG for each beat and one of all; returns the latter's path.

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
        for played in dry_run(job.chapters, work, on_progress, with_ends=True):
            for beat, end in zip(played.record.beats, played.ends, strict=True):
                chapter = snake_case(played.job.chapter)
                names.append(f"{len(names) + 1:02}_{chapter}.{beat.name}.png")
                path = end.rename(work / names[-1])
                caption = f"{played.record.title}\n{beat.name.replace('_', ' ')}"
                tiles.append(Tile(path, caption))
        folder = out / f"{job.stem}-stills"
        contact_sheet(tiles, columns, size, work / "sheet.png")
        publish(work, folder, [*names, "sheet.png"])
        return folder / "sheet.png"
