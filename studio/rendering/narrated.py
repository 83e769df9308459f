"""Jobs with their speech and burnt-in captions, which are known before a frame is drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.narration import recordings, speech
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import dry_run
from studio.rendering.pool import OnProgress
from studio.rendering.timeline import Timeline


def with_narration(
    job: FilmJob, work: Path, on_progress: OnProgress = lambda progress: None
) -> FilmJob:
    """Return the job with the speech of every beat and the captions to be burnt in.

    Parameters
    ----------
    work : folder for the sound.

    Raises
    ------
    StudioError
        When no speech engine is installed, or recordings are missing.
    """
    if job.narration.voice:
        speech.find_engine(job.look.language)
    if job.narration.has_speech:
        records = [run.record for run in dry_run(job.chapters, work / "spoken", on_progress)]
        if job.narration.recordings is not None:
            speeches = recordings.load(job.narration.recordings, records, work)
        else:
            speeches = speech.speak(records, job.look.language, work)
        spoken = [
            replace(chapter, speech=speech_of_beats)
            for chapter, speech_of_beats in zip(job.chapters, speeches, strict=True)
        ]
        job = replace(job, chapters=tuple(spoken))
    if job.narration.burn_in:
        captioned = [
            replace(run.job, burned_captions=tuple(Timeline.of(job.format, [run.record]).cues))
            for run in dry_run(job.chapters, work / "burned", on_progress)
        ]
        job = replace(job, chapters=tuple(captioned))
    return job
