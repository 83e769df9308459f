"""From a job to a film, and how long films are."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import av

from network import Digit, Network
from scenes.film import CHAPTERS
from scenes.look import Look
from studio.assembly import Film, assemble, frames_in, suffixes
from studio.farm import Progress, render_all
from studio.jobs import FORMATS, ChapterJob, FilmJob
from studio.rehearsal import rehearsed
from studio.rendering import ChapterRecord, rehearse
from studio.sidecar import tells_of
from studio.workspace import work_folder


def make(
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


def finished(job: FilmJob, out: Path) -> Film | None:
    """The film, if it is there in full, and digit, network, format and the code of the scenes are what they were."""
    path = out / job.stem / f"{job.stem}.mp4"
    try:
        facts = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        is_whole = all(path.with_suffix(suffix).is_file() for suffix in suffixes(job))
        if is_whole and tells_of(facts, job) and frames_in(path) == facts["film"]["frames"]:
            return Film(path, facts["film"]["seconds"], path.stat().st_size)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, av.FFmpegError):  # not there, or not ours
        pass
    return None


def durations(digit: Digit, network: Network, look: Look) -> dict[str, ChapterRecord]:
    """Every chapter's record, by name, as it would be for a digit."""
    with tempfile.TemporaryDirectory() as media:
        return {
            chapter.__name__: rehearse(
                ChapterJob(chapter, digit, network, FORMATS["l"].shaped(look.aspect), look), Path(media)
            )
            for chapter in CHAPTERS
        }
