"""Progress bars in the terminal, or lines where there is none, and the summary of a batch."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Self

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
from studio.cli.output import console, say
from studio.outputs.assembly import Film
from studio.outputs.batch import Batch
from studio.planning.jobs import FilmJob
from studio.rendering import pool

BETWEEN_LINES = 10.0  # seconds, where there is no terminal
SHARE_TO_ESTIMATE = 0.03  # of the work, before which nobody can tell how long it takes


class TerminalProgress:
    """Progress bars while a context lasts; where there is no terminal, a line now and then.

    Parameters
    ----------
    columns : of each bar.
    options : of rich's :class:`Progress`.
    """

    def __init__(self, *columns: ProgressColumn, **options: Any) -> None:
        screen = console(is_error=True)
        self._is_plain = not screen.is_terminal
        self._progress = Progress(*columns, console=screen, disable=self._is_plain, **options)
        self._started = self._last_line = time.monotonic()

    def __enter__(self) -> Self:
        self._started = self._last_line = time.monotonic()
        self._progress.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._progress.stop()

    def _tell(self, share: float, activity: str) -> None:
        """Print a line on the error output, unless there is a bar or the last line is new.

        Parameters
        ----------
        share : of the work that is done, 0 to 1.
        activity : which part of the work is being done.
        """
        now = time.monotonic()
        if not self._is_plain or now - self._last_line < BETWEEN_LINES:
            return
        self._last_line = now
        left = (now - self._started) * (1 - share) / share if share > SHARE_TO_ESTIMATE else None
        how_long = "" if left is None else f", about {clock(left)} left"
        say(f"{share:4.0%} done{how_long} ({activity})", is_error=True)


def clock(seconds: float) -> str:
    """Return a duration in words, as "40 s" or "3 min".

    Examples
    --------
    >>> clock(39.6), clock(200)
    ('40 s', '3 min')
    """
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


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
        share = self._update_total()
        self._tell(share, f"{self._progress.tasks[chapter].description}: {beat}")

    def _update_total(self) -> float:
        """Sum all chapters up, and return the share that is done."""
        chapters = [task for task in self._progress.tasks if task.id in self._chapters]
        done = sum(task.completed for task in chapters)
        total = sum(task.total or 0 for task in chapters)
        self._progress.update(self._film, completed=done, total=total)
        return min(1.0, done / total) if total else 1.0


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
        doing = f"{job.digit.origin}: {report.beat.replace('_', ' ')}"
        self._progress.update(self._bar, doing=escape(doing))
        share = self._update_total()
        self._tell(share, f"{self._finished} of {len(self._frames)} films; {doing}")

    def end(self, job: FilmJob) -> None:
        """Count a film as finished or failed."""
        self._frames[job.stem] = {
            number: (total, total) for number, (_, total) in self._frames[job.stem].items()
        }
        self._finished += 1
        self._update_total()

    def _update_total(self) -> float:
        """Sum all films up, and return the share that is done."""
        frames = [frames for chapters in self._frames.values() for frames in chapters.values()]
        done, total = sum(drawn for drawn, _ in frames), sum(expected for _, expected in frames)
        # A changing total would make the bar forget its speed
        share = done / total if total else 1.0
        self._progress.update(self._bar, completed=share, films=self._finished)
        return share


def pictures_status() -> AbstractContextManager[object]:
    """Show that pictures are being read, which takes a second for a photo."""
    screen = console(is_error=True)
    return screen.status("reading the pictures") if screen.is_terminal else nullcontext()


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
        accuracy = f"{state.accuracy:.2%}"
        self._progress.update(task, completed=state.epoch, accuracy=accuracy)
        seeds = [self._progress.tasks[number] for number in self._seeds.values()]
        share = sum(seed.completed for seed in seeds) / sum(seed.total or 0 for seed in seeds)
        self._tell(share, f"seed {recipe.seed}, epoch {state.epoch}: validation {accuracy}")
