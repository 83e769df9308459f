"""Chapters played by leaps, side by side: what each turns out to be and, if asked for, how each of its beats ends."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from scenes.drawing.renderer import BeatRenderer
from scenes.storyboard import BeatRecord, ChapterRecord, Storyboard
from studio.planning.jobs import ChapterJob
from studio.rendering.pool import ChapterVideo, Progress, Task, render_tasks, tasks_of
from studio.rendering.render import OnFrames, Sink, StillsSink, render

OnProgress = Callable[[Progress], None]


@dataclass(frozen=True)
class DryRun:
    """A chapter that was played.

    Attributes
    ----------
    ends : a PNG of the end of each beat, in order; none where they were not asked for.
    """

    job: ChapterJob
    record: ChapterRecord
    ends: tuple[Path, ...] = ()


def dry_run(
    jobs: Sequence[ChapterJob],
    work: Path,
    on_progress: OnProgress = lambda progress: None,
    *,
    workers: int | None = None,
    with_ends: bool = False,
) -> list[DryRun]:
    """Play chapters by leaps; they come back in the order of ``jobs``.

    Parameters
    ----------
    work : folder for the pictures, and for what is needed on the way.
    workers : how many processes; by default one for each core. A single one is this process itself.

    Raises
    ------
    StudioError
        When a worker was ended.
    """
    draw = _with_ends if with_ends else _without_ends
    tasks = [Task(task.number, task.job, task.video, draw) for task in tasks_of(jobs, work)]
    if min(workers or len(os.sched_getaffinity(0)), len(tasks)) == 1:
        videos = [_here(task, on_progress) for task in sorted(tasks, key=lambda task: task.number)]
    else:
        videos = render_tasks(tasks, workers, on_progress)
    return [
        DryRun(job, video.record, tuple(sorted(video.path.with_suffix("").glob("*.png"))))
        for job, video in zip(jobs, videos, strict=True)
    ]


def _here(task: Task, on_progress: OnProgress) -> ChapterVideo:
    total, beats = sum(task.job.expected_frames), task.job.chapter.beats()

    def report(frames: int, beat: int) -> None:
        on_progress(Progress(task.number, frames, total, beats[beat]))

    report(0, 0)
    video = ChapterVideo(task.video, task.draw(task.job, task.video, report))
    on_progress(Progress(task.number, total, total, "done"))
    return video


def _without_ends(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    return render(job, video.with_suffix("") / "media", Sink())


def _with_ends(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    folder, expected, names = video.with_suffix(""), job.expected_frames, job.chapter.beats()
    folder.mkdir()

    def keep(board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        number = len(list(folder.glob("*.png")))
        Image.fromarray(renderer.still(board)).convert("RGB").save(
            folder / f"{number:02}_{beat.name}.png"
        )
        place = names.index(beat.name) if beat.name in names else 0
        on_frames(sum(expected[: place + 1]), place)

    return render(job, folder / "media", StillsSink(keep))
