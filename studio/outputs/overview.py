"""Overview of a film: all beats on a sheet to choose from, and a description in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from scenes import style
from scenes.language.catalogue import translate
from scenes.marks import msgid
from studio.files import publish, work_folder
from studio.outputs.sheets import OverviewTile, overview_sheet
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import DryRun, dry_run
from studio.rendering.pool import OnProgress
from studio.rendering.timeline import Timeline
from studio.sidecar import number_labels

FILES = ("DESCRIPTION.txt", "sheet.pdf", "sheet.png")
PICTURE_WIDTH = 640  # pixels
FEW = 40  # beats; more of them stand in more columns
# Lengths in millimetres
PRINTED = {"columns": 3, "width": 297, "height": 210, "picture": 50, "is_printed": True}
FEW_TILES = {"columns": 4, "width": 380, "height": "auto", "picture": 50, "is_printed": False}
MANY_TILES = {"columns": 6, "width": 570, "height": "auto", "picture": 50, "is_printed": False}


def make_overview(
    job: FilmJob, out: Path, on_progress: OnProgress = lambda progress: None
) -> list[Path]:
    """Write the sheet as PNG and PDF, and the description; return their paths.

    Raises
    ------
    StudioError
        When they cannot be written there.
    """
    folder = out / f"{job.stem}-sheet"
    with style.using(job.look), work_folder(out) as work:
        runs = dry_run(job.chapters, work, on_progress, with_stills=True)
        timeline = Timeline.of(job.format, [run.record for run in runs])
        tiles = overview_tiles(timeline, runs)
        layout = FEW_TILES if len(tiles) <= FEW else MANY_TILES
        (work / "DESCRIPTION.txt").write_text(description(job, timeline), encoding="utf-8")
        overview_sheet(tiles, PRINTED, _title(job), job.look.language, work / "sheet.pdf")
        overview_sheet(tiles, layout, _title(job), job.look.language, work / "sheet.png")
        publish(work, folder, list(FILES))
    return [folder / name for name in FILES]


def overview_tiles(timeline: Timeline, runs: Sequence[DryRun]) -> list[OverviewTile]:
    """Return a tile for every beat, and scale the stills down in place."""
    stills = [still for run in runs for still in run.stills]
    for still in stills:
        with Image.open(still) as picture:
            picture.thumbnail((PICTURE_WIDTH, PICTURE_WIDTH), Image.Resampling.LANCZOS)
            picture.save(still)
    return [
        OverviewTile(
            still,
            f"{beat.chapter.record.name}.{beat.record.name}",
            " ".join(beat.record.narration.split()),
            clock(timeline.second(beat.start)),
        )
        for beat, still in zip(timeline.beats, stills, strict=True)
    ]


def _title(job: FilmJob) -> str:
    return f"{job.title} ({job.digit.origin})"


def clock(seconds: float) -> str:
    """Return a time in minutes and seconds, as ``1:23``."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def description(job: FilmJob, timeline: Timeline) -> str:
    """Return a film in plain text, for people who do not see it.

    It has the narration of each chapter, and every number on screen with its label.
    """
    text = [_title(job), ""]
    for number, chapter in enumerate(timeline.chapters, 1):
        span = f"{clock(timeline.second(chapter.start))}–{clock(timeline.second(chapter.end))}"
        text += [f"{number}. {chapter.record.title} ({span})", ""]
        narrations = [" ".join(beat.narration.split()) for beat in chapter.record.beats]
        text += [" ".join(narrations), ""]
        if chapter.record.readouts:
            text += [translate(msgid("Numbers on screen:"))]
            lines = number_labels.lines(chapter.record.readouts, job.network.sizes)
            text += [f"- {line}" for line in lines]
            text += [""]
    return "\n".join(text)
