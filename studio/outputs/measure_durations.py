"""Durations of films, chapters and beats, measured by a dry run."""

from __future__ import annotations

import tempfile
from pathlib import Path

from scenes.film import FILMS
from scenes.records import ChapterRecord
from studio.planning.durations import BeatDuration, ChapterDuration, Durations
from studio.planning.formats import Format
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import dry_run
from studio.rendering.pool import OnProgress


def measure_durations(
    job: FilmJob, workers: int | None = None, on_progress: OnProgress = lambda progress: None
) -> Durations:
    """Return the durations of all chapters, by a dry run.

    Parameters
    ----------
    job : a film of all chapters.
    workers : number of processes; by default one for each core.
    """
    with tempfile.TemporaryDirectory() as work:
        runs = dry_run(job.chapters, Path(work), on_progress, workers=workers)
    films = {name: [chapter.__name__ for chapter in film] for name, film in FILMS.items()}
    chapters = [chapter_duration(run.record, job.format) for run in runs]
    return Durations(job.look.language, films, chapters)


def chapter_duration(record: ChapterRecord, film_format: Format) -> ChapterDuration:
    """Return the duration of a chapter, to a frame, and of its beats."""
    beats = [
        BeatDuration(beat.name, round(float(beat.end - beat.start), 3)) for beat in record.beats
    ]
    return ChapterDuration(record.name, record.title, record.frames / film_format.fps, beats)
