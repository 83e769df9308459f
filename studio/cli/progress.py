"""Progress bars in the terminal, and the summary of a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Self

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

from network.training.trainer import Recipe, State
from studio.outputs.assembly import Film
from studio.outputs.batch import Batch
from studio.planning.jobs import FilmJob
from studio.rendering import pool


class TerminalProgress:
    """Progress bars while a context lasts; none where there is no terminal.

    Parameters
    ----------
    columns : of each bar.
    options : of rich's :class:`Progress`.
    """

    def __init__(self, *columns: ProgressColumn, **options: Any) -> None:
        console = Console(stderr=True)
        is_silent = not console.is_terminal
        self._progress = Progress(*columns, console=console, disable=is_silent, **options)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()


class FilmProgress(TerminalProgress):
    """One bar for each chapter and one for the film."""

    def __init__(self, job: FilmJob) -> None:
        super().__init__(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("frames"),
            TimeRemainingColumn(),
            TextColumn("[dim]{task.fields[beat]}"),
        )
        self._film = self._progress.add_task("[bold]total", total=None, beat="")
        self._chapters = [
            self._progress.add_task(
                chapter.chapter.title,
                total=sum(chapter.expected_frames),
                beat="waiting",
                start=False,
            )
            for chapter in job.chapters
        ]
        self._update_total()

    def update(self, report: pool.Progress) -> None:
        """Show the progress of a chapter."""
        chapter = self._chapters[report.chapter]
        self._progress.start_task(chapter)
        beat = report.beat.replace("_", " ")
        self._progress.update(chapter, completed=report.frames, total=report.total, beat=beat)
        self._update_total()

    def _update_total(self) -> None:
        chapters = [task for task in self._progress.tasks if task.id in self._chapters]
        done = sum(task.completed for task in chapters)
        total = sum(task.total or 0 for task in chapters)
        self._progress.update(self._film, completed=done, total=total)


class BatchProgress(TerminalProgress):
    """One bar for all films of a batch, with the beat being drawn."""

    def __init__(self, jobs: Sequence[FilmJob]) -> None:
        super().__init__(
            TextColumn("{task.fields[films]} of {task.fields[all]} films"),
            BarColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("[dim]{task.fields[doing]}"),
            speed_estimate_period=600,
        )
        self._frames = {
            job.stem: {
                number: (0, sum(chapter.expected_frames))
                for number, chapter in enumerate(job.chapters)
            }
            for job in jobs
        }
        self._finished = 0
        self._bar = self._progress.add_task(
            "", total=1.0, films=0, all=len(jobs), doing="starting up"
        )
        self._update_total()

    def update(self, job: FilmJob, report: pool.Progress) -> None:
        """Show the progress of a film's chapter."""
        self._frames[job.stem][report.chapter] = report.frames, report.total
        self._progress.update(
            self._bar, doing=escape(f"{job.digit.origin}: {report.beat.replace('_', ' ')}")
        )
        self._update_total()

    def end(self, job: FilmJob) -> None:
        """Count a film as finished or failed."""
        self._frames[job.stem] = {
            number: (total, total) for number, (_, total) in self._frames[job.stem].items()
        }
        self._finished += 1
        self._update_total()

    def _update_total(self) -> None:
        frames = [frames for chapters in self._frames.values() for frames in chapters.values()]
        done, total = sum(drawn for drawn, _ in frames), sum(expected for _, expected in frames)
        # A changing total would make the bar forget its speed
        share = done / total if total else 1.0
        self._progress.update(self._bar, completed=share, films=self._finished)


def pictures_status() -> AbstractContextManager[object]:
    """Show that pictures are being read, which takes a second for a photo."""
    console = Console(stderr=True)
    return console.status("reading the pictures") if console.is_terminal else nullcontext()


def batch_summary(batch: Batch, outcomes: Mapping[str, Film | str], earlier: int) -> str:
    """Return the numbers of films made and failed, and of digits read correctly.

    Parameters
    ----------
    outcomes : by the stem of a job, its film, or the reason why there is none.
    earlier : number of films that an earlier run has made.
    """
    failed = len(batch.failures(outcomes))
    made = sum(isinstance(outcome, Film) for outcome in outcomes.values()) - earlier
    parts = [f"{made} {'film' if made == 1 else 'films'} rendered"]
    parts += [f"{earlier} already finished"] if earlier else []
    parts += [f"{failed} failed"] if failed else []
    labelled = [job for job in batch.jobs.values() if job.digit.label is not None]
    if labelled:
        right = sum(job.network.read(job.digit).answer == job.digit.label for job in labelled)
        parts.append(f"{right} of {len(labelled)} labeled digits read correctly")
    return ", ".join(parts)


class TrainingProgress(TerminalProgress):
    """One bar for each seed, with its accuracy so far."""

    def __init__(self, recipes: Sequence[Recipe]) -> None:
        super().__init__(
            TextColumn("seed {task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("epochs"),
            TimeRemainingColumn(),
            TextColumn("validation {task.fields[accuracy]}"),
        )
        self._seeds = {
            recipe.seed: self._progress.add_task(
                str(recipe.seed), total=recipe.epochs, start=False, accuracy=""
            )
            for recipe in recipes
        }

    def update(self, recipe: Recipe, state: State) -> None:
        """Show the progress of a seed, and its accuracy so far."""
        task = self._seeds[recipe.seed]
        self._progress.start_task(task)
        self._progress.update(task, completed=state.epoch, accuracy=f"{state.accuracy:.2%}")
