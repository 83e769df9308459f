"""From a job to a film, and how long films are."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from network import Digit, Network
from scenes.film import CHAPTERS
from studio.assembly import Film, assemble
from studio.farm import Progress, render_all
from studio.jobs import FORMATS, ChapterJob, FilmJob
from studio.rendering import ChapterRecord, rehearse
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
        videos = render_all(job.chapters, work, workers, on_progress)
        return assemble(job, videos, work, out)


def durations(digit: Digit, network: Network) -> dict[str, ChapterRecord]:
    """Every chapter's record, by name, as it would be for a digit."""
    with tempfile.TemporaryDirectory() as media:
        return {
            chapter.__name__: rehearse(ChapterJob(chapter, digit, network, FORMATS["l"]), Path(media))
            for chapter in CHAPTERS
        }
