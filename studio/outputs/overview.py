"""All beats of a film on a sheet, to choose from, and the film in plain text, for those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from scenes import style
from scenes.language.catalogue import translate
from scenes.language.marks import msgid
from studio.files import publish, work_folder
from studio.outputs.sheets import OverviewTile, overview_sheet
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import DryRun, OnProgress, dry_run
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
    """Write the sheet as PNG and PDF and the description; returns their paths.

    Raises
    ------
    StudioError
        When they cannot be written there.
    """
    folder = out / f"{job.stem}-sheet"
    with style.using(job.look), work_folder(out) as work:
        played = dry_run(job.chapters, work, on_progress, with_ends=True)
        timeline = Timeline.of(job.format, [one.record for one in played])
        tiles = overview_tiles(timeline, played)
        layout = FEW_TILES if len(tiles) <= FEW else MANY_TILES
        text = description(job, timeline)
        (work / "DESCRIPTION.txt").write_text(text, encoding="utf-8")
        overview_sheet(tiles, PRINTED, _title(job), job.look.language, work / "sheet.pdf")
        overview_sheet(tiles, layout, _title(job), job.look.language, work / "sheet.png")
        publish(work, folder, list(FILES))
    return [folder / name for name in FILES]


def overview_tiles(timeline: Timeline, played: Sequence[DryRun]) -> list[OverviewTile]:
    """Return a tile for every beat; the pictures of their ends are made small."""
    ends = [end for one in played for end in one.ends]
    for end in ends:
        with Image.open(end) as picture:
            picture.thumbnail((PICTURE_WIDTH, PICTURE_WIDTH), Image.Resampling.LANCZOS)
            picture.save(end)
    return [
        OverviewTile(
            end,
            f"{beat.chapter.record.name}.{beat.record.name}",
            " ".join(beat.record.narration.split()),
            clock(timeline.second(beat.start)),
        )
        for beat, end in zip(timeline.beats, ends, strict=True)
    ]


def _title(job: FilmJob) -> str:
    return f"{job.title} ({job.digit.origin})"


def clock(seconds: float) -> str:
    """Return minutes and seconds, as ``1:23``."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def description(job: FilmJob, timeline: Timeline) -> str:
    """Return a film in plain text: of each chapter its narration, and every number on screen, in words."""
    text = [_title(job), ""]
    for number, chapter in enumerate(timeline.chapters, 1):
        span = f"{clock(timeline.second(chapter.start))}–{clock(timeline.second(chapter.end))}"
        text += [f"{number}. {chapter.record.title} ({span})", ""]
        narrations = [" ".join(beat.narration.split()) for beat in chapter.record.beats]
        text += [" ".join(narrations), ""]
        if chapter.record.readouts:
            text += [translate(msgid("Numbers on the screen:"))]
            lines = number_labels.lines(chapter.record.readouts, job.network.sizes)
            text += [f"- {line}" for line in lines]
            text += [""]
    return "\n".join(text)
