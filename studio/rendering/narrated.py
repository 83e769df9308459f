"""Jobs with their speech and burnt-in captions, which are known before a frame is drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.narration import recordings, speech, voices
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
        When no voice is installed, or recordings are missing.
    """
    if job.narration.has_speech:
        job = _spoken(job, work, on_progress)
    if job.narration.burn_in:
        captioned = [
            replace(run.job, burned_captions=tuple(Timeline.of(job.format, [run.record]).cues))
            for run in dry_run(job.chapters, work / "burned", on_progress)
        ]
        job = replace(job, chapters=tuple(captioned))
    return job


def _spoken(job: FilmJob, work: Path, on_progress: OnProgress) -> FilmJob:
    """Return the job with the speech of every beat."""
    folder, language = job.narration.recordings, job.look.language
    voice = voices.find_voice(language) if folder is None else None  # refused before all work
    records = [run.record for run in dry_run(job.chapters, work / "spoken", on_progress)]
    if voice is not None:
        speeches = speech.speak(records, language, voice, work)
    elif folder is not None:
        speeches = recordings.load(folder, records, work)
    chapters = [
        replace(chapter, speech=speech_of_beats, is_recorded=voice is None)
        for chapter, speech_of_beats in zip(job.chapters, speeches, strict=True)
    ]
    return replace(job, chapters=tuple(chapters))
