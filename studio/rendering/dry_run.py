"""Dry run: chapters played without drawing frames, for their records and stills of their beats."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from scenes.drawing.renderer import BeatRenderer
from scenes.records import BeatRecord, ChapterRecord
from scenes.storyboard import Storyboard
from studio.planning.jobs import ChapterJob
from studio.rendering.pool import (
    ChapterVideo,
    OnProgress,
    Progress,
    Task,
    chapter_tasks,
    render_all,
)
from studio.rendering.render import OnFrames, Sink, StillsSink, render


@dataclass(frozen=True)
class DryRun:
    """A chapter that was played.

    Attributes
    ----------
    record : its beats with their narrations and times, and its numbers.
    stills : PNG of the end of each beat, in order; empty where they were not asked for.
    """

    job: ChapterJob
    record: ChapterRecord
    stills: tuple[Path, ...] = ()


def dry_run(
    jobs: Sequence[ChapterJob],
    work: Path,
    on_progress: OnProgress = lambda progress: None,
    *,
    workers: int | None = None,
    with_stills: bool = False,
) -> list[DryRun]:
    """Play chapters without their animations, in the order of ``jobs``.

    Parameters
    ----------
    work : folder for the stills and for intermediate files.
    workers : number of processes; by default one for each core. A single one is this process.
    with_stills : draw the end of each beat.

    Raises
    ------
    StudioError
        When a worker was ended.
    """
    tasks = chapter_tasks(jobs, work, render=_play_with_stills if with_stills else _play)
    if min(workers or len(os.sched_getaffinity(0)), len(tasks)) == 1:
        in_order = sorted(tasks, key=lambda task: task.number)
        played = [_render_here(task, on_progress) for task in in_order]
    else:
        played = render_all(tasks, workers, on_progress)
    return [
        DryRun(job, chapter.record, tuple(sorted(_folder(chapter.path).glob("*.png"))))
        for job, chapter in zip(jobs, played, strict=True)
    ]


def _render_here(task: Task, on_progress: OnProgress) -> ChapterVideo:
    """Do a task in this process, and report its progress."""
    total, beats = sum(task.job.expected_frames), task.job.chapter.beats()

    def report(frames: int, beat: int) -> None:
        on_progress(Progress(task.number, frames, total, beats[beat]))

    report(0, 0)
    record = task.render(task.job, task.video, report)
    on_progress(Progress(task.number, total, total, "done"))
    return ChapterVideo(task.video, record)


def _folder(video: Path) -> Path:
    """Return the folder for the stills of a chapter and its intermediate files."""
    return video.with_suffix("")


def _play(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    return render(job, _folder(video) / "media", Sink())


def _play_with_stills(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    folder, expected, names = _folder(video), job.expected_frames, job.chapter.beats()
    folder.mkdir()

    def save_still(board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        number = len(list(folder.glob("*.png")))
        path = folder / f"{number:02}_{beat.name}.png"
        Image.fromarray(renderer.still(board)).convert("RGB").save(path)
        place = names.index(beat.name) if beat.name in names else 0
        on_frames(sum(expected[: place + 1]), place)

    return render(job, folder / "media", StillsSink(save_still))
