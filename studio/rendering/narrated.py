"""What must be known before a film is drawn: what is said in each beat, and when each caption comes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scenes.storyboard import ChapterRecord
from studio.narration import captions, recordings, speech
from studio.planning.jobs import ChapterJob, FilmJob
from studio.planning.narration import Cue
from studio.rendering.dry_run import OnProgress, leap


def rehearsed(job: FilmJob, work: Path, on_progress: OnProgress = lambda progress: None) -> FilmJob:
    """The job with the speech of every beat, which lies in ``work``, and the captions that are drawn into the picture.

    Raises
    ------
    StudioError
        When nobody here can speak, or recordings are missing.
    """
    if job.telling.voice:
        speech.find_engine(job.look.language)
    if job.telling.speaks:
        records = [played.record for played in leap(job.chapters, work / "spoken", on_progress)]
        if job.telling.recordings is not None:
            speeches = recordings.load(job.telling.recordings, records, work)
        else:
            speeches = speech.speak(records, job.look.language, work)
        spoken = (
            replace(chapter, speech=said)
            for chapter, said in zip(job.chapters, speeches, strict=True)
        )
        job = replace(job, chapters=tuple(spoken))
    if job.telling.burn_in:
        played = leap(job.chapters, work / "burned", on_progress)
        burned = (replace(one.job, burned=chapter_cues(one.job, one.record)) for one in played)
        job = replace(job, chapters=tuple(burned))
    return job


def chapter_cues(chapter: ChapterJob, record: ChapterRecord) -> tuple[Cue, ...]:
    """The captions of a chapter, in seconds from its beginning; they change with a frame."""
    fps = chapter.format.fps
    times = [
        (beat, round(beat.start * fps) / fps, round(beat.end * fps) / fps) for beat in record.beats
    ]
    return tuple(cue for beat, start, end in times for cue in captions.beat_cues(beat, start, end))
