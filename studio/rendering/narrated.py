"""Jobs with their speech and with the captions that are burnt in; both are known before a frame is drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from studio.narration import recordings, speech
from studio.planning.jobs import FilmJob
from studio.rendering.dry_run import OnProgress, dry_run
from studio.rendering.timeline import Timeline


def with_narration(
    job: FilmJob, work: Path, on_progress: OnProgress = lambda progress: None
) -> FilmJob:
    """Return the job with the speech of every beat, which lies in ``work``, and the captions to be burnt in.

    Raises
    ------
    StudioError
        When nobody here can speak, or recordings are missing.
    """
    if job.narration.voice:
        speech.find_engine(job.look.language)
    if job.narration.speaks:
        records = [played.record for played in dry_run(job.chapters, work / "spoken", on_progress)]
        if job.narration.recordings is not None:
            speeches = recordings.load(job.narration.recordings, records, work)
        else:
            speeches = speech.speak(records, job.look.language, work)
        spoken = (
            replace(chapter, speech=said)
            for chapter, said in zip(job.chapters, speeches, strict=True)
        )
        job = replace(job, chapters=tuple(spoken))
    if job.narration.burn_in:
        played = dry_run(job.chapters, work / "burned", on_progress)
        burned = (
            replace(one.job, burned=tuple(Timeline.of(job.format, [one.record]).cues))
            for one in played
        )
        job = replace(job, chapters=tuple(burned))
    return job
