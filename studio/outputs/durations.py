"""Durations of films, chapters and beats, learnt by playing all chapters without drawing them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from scenes.film import FILMS
from scenes.storyboard import ChapterRecord
from studio.planning.durations import BeatDuration, ChapterDuration, Durations
from studio.planning.formats import Format
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import OnProgress, dry_run


def play_all(
    job: FilmJob, workers: int | None = None, on_progress: OnProgress = lambda progress: None
) -> Durations:
    """Return how long the chapters of a job are; a film of all chapters is asked for."""
    with tempfile.TemporaryDirectory() as work:
        played = dry_run(job.chapters, Path(work), on_progress, workers=workers)
    films = {name: [chapter.__name__ for chapter in film] for name, film in FILMS.items()}
    return Durations(
        job.look.language, films, [duration_of(one.record, job.format) for one in played]
    )


def duration_of(record: ChapterRecord, film_format: Format) -> ChapterDuration:
    """Return how long a chapter is, to a frame, and its beats."""
    beats = [
        BeatDuration(beat.name, round(float(beat.end - beat.start), 3)) for beat in record.beats
    ]
    return ChapterDuration(record.name, record.title, record.frames / film_format.fps, beats)
