"""From a job to a film, and how long films are."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import av

from scenes.storyboard import ChapterRecord
from studio.files import work_folder
from studio.outputs.assembly import Film, assemble, frames_in, suffixes
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import leap
from studio.rendering.narrated import rehearsed
from studio.rendering.pool import Progress, render_all
from studio.sidecar.describe import tells_of


def make_film(
    job: FilmJob,
    out: Path,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> Film:
    """Render a film into a folder of its own in ``out``.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    with work_folder(out) as work:
        job = rehearsed(job, work, on_progress)
        videos = render_all(job.chapters, work, workers, on_progress)
        return assemble(job, videos, work, out)


def finished_film(job: FilmJob, out: Path) -> Film | None:
    """The film, if it is there in full, and digit, network, format and the code of the scenes are what they were."""
    path = out / job.stem / f"{job.stem}.mp4"
    try:
        facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        is_whole = all(path.with_suffix(suffix).is_file() for suffix in suffixes(job))
        if is_whole and tells_of(facts, job) and frames_in(path) == facts["film"]["frames"]:
            return Film(path, facts["film"]["seconds"], path.stat().st_size)
    except (
        OSError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        av.FFmpegError,
    ):  # not there, or not ours
        pass
    return None


def durations(
    job: FilmJob,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> dict[str, ChapterRecord]:
    """What every chapter of a film would turn out to be, by name."""
    with tempfile.TemporaryDirectory() as work:
        played = leap(job.chapters, Path(work), on_progress, workers=workers)
        return {one.record.name: one.record for one in played}
