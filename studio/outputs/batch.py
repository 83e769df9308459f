"""Many films at once: all chapters of all digits go through one pool of workers."""

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
from scenes.storyboard import ChapterRecord
from studio.errors import StudioError
from studio.files import work_folder
from studio.outputs.assembly import Film, assemble, finished_film
from studio.outputs.batch_inputs import Entry
from studio.planning.formats import Format
from studio.planning.jobs import FilmJob, plan_film
from studio.rendering.pool import ENDED, ChapterVideo, Progress, Task, as_rendered, tasks_of

OnProgress = Callable[[FilmJob, Progress], None]
OnDone = Callable[[FilmJob, Film | str], None]  # the film, or why there is none


@dataclass(frozen=True, eq=False)
class Batch:
    """Films to be made of many digits.

    Attributes
    ----------
    entries : names of the digits, in their order, each with the film of it or, in a sentence, why
        there is none; a digit may come twice.
    jobs : the films by their stems.
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
        """Plan one film of all that is named for each digit.

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
                raise DigitError(f"{name}: it comes twice, with different labels; name it once")
            planned.append((name, job))
        return cls(planned, jobs)

    def finished(self, out: Path) -> dict[str, Film | str]:
        """Return the films that an earlier run has made, by stem."""
        there = {stem: finished_film(job, out) for stem, job in self.jobs.items()}
        return {stem: film for stem, film in there.items() if film is not None}

    def failures(self, outcomes: Mapping[str, Film | str]) -> list[tuple[str, str]]:
        """Return the names of the digits of which there is no film, and why."""
        ends = [
            (name, job if isinstance(job, str) else outcomes[job.stem])
            for name, job in self.entries
        ]
        return [(name, end) for name, end in ends if isinstance(end, str)]


@dataclass(eq=False)
class _Shoot:
    """A film while its chapters come in."""

    job: FilmJob
    folder: Path
    first: int
    videos: dict[int, ChapterVideo] = field(default_factory=dict)
    has_begun: bool = False
    is_over: bool = False

    @property
    def tasks(self) -> list[Task]:
        """Its chapters as they are rendered, numbered from ``first`` on."""
        return tasks_of(self.job.chapters, self.folder, self.first)

    def assembled(self, out: Path) -> Film:
        """The finished film in its place."""
        return assemble(
            self.job, [self.videos[n] for n in range(len(self.job.chapters))], self.folder, out
        )


def make_all(
    jobs: Sequence[FilmJob],
    out: Path,
    workers: int | None,
    on_progress: OnProgress,
    on_done: OnDone,
) -> None:
    """Render films side by side, each into a folder of its own in ``out``.

    One that fails does not stop the others. Films that were being rendered when a worker was ended
    from outside (as systems do when memory is short) are tried once more at the end, one at a time.

    Parameters
    ----------
    workers : number of processes; by default one for each core.
    on_progress : called with the progress of a chapter of a film, some times a second.
    on_done : called with each film as soon as it is in its place, or a sentence why there is none.

    Raises
    ------
    StudioError
        When nothing can be written there, or no worker can work.
    """
    fresh, again = list(jobs), list[FilmJob]()
    with work_folder(out) as work:
        while fresh or again:
            is_last_try = not fresh
            films_now = _Round(fresh or again, work, out, on_progress, on_done)
            films_now.run(1 if is_last_try else workers)
            struck, left = films_now.struck, films_now.left
            if len(left) == len(films_now.shoots):
                raise StudioError(f"{ENDED} before it had begun (if memory is short, try --jobs 1)")
            if is_last_try:
                again = left
                for job in struck:
                    on_done(job, f"{ENDED}, twice")
            else:
                fresh, again = left, again + struck


class _Round:
    """Films that share one pool, until all are done or a worker has ended."""

    def __init__(
        self,
        jobs: Sequence[FilmJob],
        work: Path,
        out: Path,
        on_progress: OnProgress,
        on_done: OnDone,
    ) -> None:
        self.shoots: list[_Shoot] = []
        self._of: list[_Shoot] = []  # by the number of a task
        self._out, self._on_progress, self._on_done = out, on_progress, on_done
        for job in jobs:
            shoot = _Shoot(job, work / job.stem, len(self._of))
            shoot.folder.mkdir(exist_ok=True)
            self.shoots.append(shoot)
            self._of += [shoot] * len(job.chapters)

    @property
    def struck(self) -> list[FilmJob]:
        """Films that were being rendered when a worker was ended."""
        return [shoot.job for shoot in self.shoots if shoot.has_begun and not shoot.is_over]

    @property
    def left(self) -> list[FilmJob]:
        """Films that were waiting then."""
        return [shoot.job for shoot in self.shoots if not shoot.has_begun and not shoot.is_over]

    def run(self, workers: int | None) -> None:
        """Render and assemble all of them."""
        tasks = [task for shoot in self.shoots for task in shoot.tasks]
        with (
            closing(as_rendered(tasks, workers, self._hear)) as rendered,
            suppress(BrokenProcessPool),
        ):
            for task, future in rendered:
                shoot = self._of[task.number]
                outcome = self._outcome(shoot, task, future)
                if outcome is not None and not shoot.is_over:
                    shoot.is_over = True
                    self._on_done(shoot.job, outcome)

    def _outcome(
        self, shoot: _Shoot, task: Task, future: Future[ChapterRecord]
    ) -> Film | str | None:
        """The film when its last chapter has come in, or why there will be none."""
        try:
            shoot.videos[task.number - shoot.first] = ChapterVideo(task.video, future.result())
            if len(shoot.videos) < len(shoot.job.chapters):
                return None
            film = shoot.assembled(self._out)
            shutil.rmtree(shoot.folder)
            return film
        except BrokenProcessPool:
            raise
        except Exception as error:  # whatever it is, it is this digit's alone
            return told(error)

    def _hear(self, report: Progress) -> None:
        shoot = self._of[report.chapter]
        shoot.has_begun = True
        self._on_progress(shoot.job, replace(report, chapter=report.chapter - shoot.first))


def told(error: Exception) -> str:
    """Return the message of an error on one line."""
    words = " ".join(str(error).split())
    if isinstance(error, StudioError | ValueError) and words:
        return words
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
