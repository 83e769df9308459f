"""Batch of films, one for each digit: all chapters of all films share one pool of workers."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from network import DigitError, Network
from scenes.look import DEFAULT, Look
from scenes.records import ChapterRecord
from studio.errors import StudioError, sentence_about
from studio.files import work_folder
from studio.outputs.assembly import Film, assemble, finished_film
from studio.outputs.batch_inputs import Entry
from studio.planning.formats import Format
from studio.planning.jobs import FilmJob, plan_film
from studio.rendering.pool import (
    WORKER_ENDED,
    ChapterVideo,
    Progress,
    Task,
    chapter_tasks,
    render_as_completed,
)

MOST_FALSE_STARTS = 3  # workers that end before they have begun anything

OnFilmProgress = Callable[[FilmJob, Progress], None]
OnFilm = Callable[[FilmJob, Film | str], None]  # called with the film, or why there is none


@dataclass(frozen=True, eq=False)
class Batch:
    """Films to be made of many digits.

    Attributes
    ----------
    entries : digits in the order in which they were named, each with its film where the digit
        could be read; a digit may come twice.
    jobs : the films by their stems, each once.
    """

    entries: Sequence[tuple[str, FilmJob | str]]
    jobs: dict[str, FilmJob]

    @classmethod
    def plan(
        cls,
        entries: Sequence[Entry],
        names: Sequence[str],
        network: Network,
        film_format: Format,
        look: Look = DEFAULT,
    ) -> Batch:
        """Plan a film for each digit.

        Parameters
        ----------
        names : films and chapters that each film is made of.

        Raises
        ------
        DigitError
            When the same digit is named twice with different labels, as there is one film of it.
        """
        jobs: dict[str, FilmJob] = {}
        planned: list[tuple[str, FilmJob | str]] = []
        for name, digit in entries:
            if isinstance(digit, str):
                planned.append((name, digit))
                continue
            job = plan_film(names, digit, network, film_format, look)
            first = jobs.setdefault(job.stem, job)
            if first.digit.label != digit.label:
                raise DigitError(f"{name}: named twice, with different labels; name it only once")
            planned.append((name, job))
        return cls(planned, jobs)

    def finished_films(self, out: Path) -> dict[str, Film | str]:
        """Return the films that an earlier run has made, by their stems."""
        films = {stem: finished_film(job, out) for stem, job in self.jobs.items()}
        return {stem: film for stem, film in films.items() if film is not None}

    def failures(self, outcomes: Mapping[str, Film | str]) -> list[tuple[str, str]]:
        """Return the names of the digits of which there is no film, each with the reason.

        Parameters
        ----------
        outcomes : by the stem of a job, its film, or the reason why there is none.
        """
        results = [
            (name, job if isinstance(job, str) else outcomes[job.stem])
            for name, job in self.entries
        ]
        return [(name, result) for name, result in results if isinstance(result, str)]


def make_films(
    jobs: Sequence[FilmJob],
    out: Path,
    workers: int | None,
    on_progress: OnFilmProgress,
    on_film: OnFilm,
) -> None:
    """Render films side by side, each into a folder of its own in ``out``.

    One that fails does not stop the others. Films that were being rendered when a worker was ended
    from outside (as systems do when memory is short) are tried once more at the end, one at a time.

    Parameters
    ----------
    workers : number of processes; by default one for each core.
    on_progress : called with the progress of a film's chapter, some times a second.
    on_film : called with each film as soon as it is in its place, or the reason why there is none.

    Raises
    ------
    StudioError
        When nothing can be written there, or no worker can work.
    """
    untried, retried = list(jobs), list[FilmJob]()
    false_starts = 0
    with work_folder(out) as work:
        while untried or retried:
            is_last_try = not untried
            run = _PoolRun(untried or retried, work, out, on_progress, on_film)
            run.render(1 if is_last_try else workers)
            interrupted, waiting = run.interrupted, run.waiting
            if len(waiting) == len(run.films):
                false_starts += 1
                if false_starts == MOST_FALSE_STARTS:
                    raise StudioError(
                        f"{WORKER_ENDED} as soon as it started, {false_starts} times; "
                        "if this computer is short of memory, try --jobs 1"
                    )
            elif is_last_try:
                retried = waiting
                for job in interrupted:
                    on_film(job, f"{WORKER_ENDED} twice")
            else:
                untried, retried = waiting, retried + interrupted


@dataclass(eq=False)
class _FilmInProgress:
    """A film while its chapters are rendered.

    Attributes
    ----------
    folder : for the videos of its chapters.
    first_task : number of the task of its first chapter.
    videos : rendered chapters by their numbers.
    has_begun : a chapter has been begun.
    is_finished : the film is in its place, or has failed.
    """

    job: FilmJob
    folder: Path
    first_task: int
    videos: dict[int, ChapterVideo] = field(default_factory=dict)
    has_begun: bool = False
    is_finished: bool = False

    @property
    def tasks(self) -> list[Task]:
        """Tasks of its chapters."""
        return chapter_tasks(self.job.chapters, self.folder, self.first_task)

    def assemble(self, out: Path) -> Film:
        """Join its chapters, and return the film in its place."""
        videos = [self.videos[number] for number in range(len(self.job.chapters))]
        return assemble(self.job, videos, self.folder, out)


class _PoolRun:
    """Films that share one pool of workers, until all are finished or a worker has ended."""

    def __init__(
        self,
        jobs: Sequence[FilmJob],
        work: Path,
        out: Path,
        on_progress: OnFilmProgress,
        on_film: OnFilm,
    ) -> None:
        self.films: list[_FilmInProgress] = []
        self._film_of_task: list[_FilmInProgress] = []  # by the number of the task
        self._out, self._on_progress, self._on_film = out, on_progress, on_film
        for job in jobs:
            film = _FilmInProgress(job, work / job.stem, len(self._film_of_task))
            film.folder.mkdir(exist_ok=True)
            self.films.append(film)
            self._film_of_task += [film] * len(job.chapters)

    @property
    def interrupted(self) -> list[FilmJob]:
        """Films that were being rendered when a worker ended."""
        return [film.job for film in self.films if film.has_begun and not film.is_finished]

    @property
    def waiting(self) -> list[FilmJob]:
        """Films that were not begun when a worker ended."""
        return [film.job for film in self.films if not film.has_begun and not film.is_finished]

    def render(self, workers: int | None) -> None:
        """Render and assemble the films."""
        tasks = [task for film in self.films for task in film.tasks]
        with (
            closing(render_as_completed(tasks, workers, self._on_report)) as rendered,
            suppress(BrokenProcessPool),
        ):
            for task, future in rendered:
                film = self._film_of_task[task.number]
                outcome = self._outcome(film, task, future)
                if outcome is not None and not film.is_finished:
                    film.is_finished = True
                    self._on_film(film.job, outcome)

    def _outcome(
        self, film: _FilmInProgress, task: Task, future: Future[ChapterRecord]
    ) -> Film | str | None:
        """Return the film with its last chapter, the reason why it fails, or None before that."""
        try:
            video = ChapterVideo(task.video, future.result())
            film.videos[task.number - film.first_task] = video
            if len(film.videos) < len(film.job.chapters):
                return None
            finished = film.assemble(self._out)
            shutil.rmtree(film.folder)
            return finished
        except BrokenProcessPool:
            raise
        except Exception as error:  # whatever it is, it is this digit's alone
            return reason(error)

    def _on_report(self, report: Progress) -> None:
        film = self._film_of_task[report.chapter]
        film.has_begun = True
        self._on_progress(film.job, replace(report, chapter=report.chapter - film.first_task))


def reason(error: Exception) -> str:
    """Return the message of an error on one line."""
    if sentence := sentence_about(error):
        return sentence
    words = " ".join(str(error).split())
    if isinstance(error, ValueError) and words:
        return words
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
