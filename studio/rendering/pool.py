"""Runs chapters through a ``concurrent.futures`` executor: processes here, later a cluster's."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for_end
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import ClassVar

from scenes.storyboard import ChapterRecord
from studio.errors import StudioError
from studio.planning.jobs import ChapterJob
from studio.rendering.render import OnFrames, render_video

Render = Callable[[ChapterJob, Path, OnFrames], ChapterRecord]
ENDED = "a worker was ended from outside"
REPORT_EVERY = 0.1  # seconds between two words of a worker about how far it is
ONE_THREAD_EACH = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)


@dataclass(frozen=True)
class ChapterVideo:
    """A rendered chapter: its file, and what it turned out to be."""

    path: Path
    record: ChapterRecord


@dataclass(frozen=True)
class Progress:
    """How far one chapter is: frames drawn, about how many there will be, and what it is doing."""

    chapter: int
    frames: int
    total: int
    beat: str


class CancelledError(Exception):
    """The run was interrupted; workers leave by it."""


class Worker:
    """What a worker process shares with the one that started it."""

    reports: ClassVar[SimpleQueue[Progress]]
    stop: ClassVar[Event]

    @classmethod
    def begin(cls, reports: SimpleQueue[Progress], stop: Event) -> None:
        """Set the process up, and make it end when the one that started it does, however that happens."""
        cls.reports, cls.stop = reports, stop
        Thread(target=_end_with_parent, daemon=True).start()

    @classmethod
    def work(cls, number: int, job: ChapterJob, video: Path, draw: Render) -> ChapterRecord:
        """Render one chapter, and tell how it goes."""
        expected = job.expected_frames
        told = 0.0

        def report(frames: int, beat: int) -> None:
            nonlocal told
            if cls.stop.is_set():
                raise CancelledError
            if time.monotonic() - told > REPORT_EVERY:
                told = time.monotonic()
                total = max(sum(expected), frames + sum(expected[beat + 1 :]))
                cls.reports.put(Progress(number, frames, total, job.chapter.beats()[beat]))

        record = draw(job, video, report)
        gc.collect()  # scenes refer to themselves in circles, and hold whole frames
        cls.reports.put(Progress(number, record.frames, record.frames, "done"))
        return record


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_end([parent.sentinel])
        os._exit(1)


@dataclass(frozen=True)
class Task:
    """A chapter to be rendered, where to and how; reports and results name it by its number."""

    number: int
    job: ChapterJob
    video: Path
    draw: Render = render_video


def render_all(
    jobs: Sequence[ChapterJob],
    work: Path,
    workers: int | None,
    on_progress: Callable[[Progress], None],
) -> list[ChapterVideo]:
    """Render chapters side by side, the longest first.

    Parameters
    ----------
    work : folder for the videos of the chapters and what they need.
    workers : how many processes; by default one for each core.
    on_progress : gets how far a chapter is, some times a second.

    Returns
    -------
    list
        One for each job, in the order of ``jobs``.
    """
    return render_tasks(tasks_of(jobs, work), workers, on_progress)


def render_tasks(
    tasks: Sequence[Task], workers: int | None, on_progress: Callable[[Progress], None]
) -> list[ChapterVideo]:
    """Render side by side, in that order; what comes back is in the order of the numbers.

    Raises
    ------
    StudioError
        When a worker was ended.
    """
    try:
        with closing(as_rendered(tasks, workers, on_progress)) as rendered:
            records = {task.number: future.result() for task, future in rendered}
    except BrokenProcessPool as error:
        raise StudioError(f"{ENDED} (if memory is short, try --jobs 1)") from error
    return [
        ChapterVideo(task.video, records[task.number])
        for task in sorted(tasks, key=lambda task: task.number)
    ]


def tasks_of(jobs: Sequence[ChapterJob], work: Path, first: int = 0) -> list[Task]:
    """Tasks with numbers from ``first`` on, the longest before the others."""
    tasks = [
        Task(first + number, job, work / f"chapter{number:02}.mp4")
        for number, job in enumerate(jobs)
    ]
    return sorted(tasks, key=lambda task: -sum(task.job.expected_frames))


def as_rendered(
    tasks: Sequence[Task], workers: int | None, on_progress: Callable[[Progress], None]
) -> Generator[tuple[Task, Future[ChapterRecord]], None, None]:
    """Render chapters side by side, in that order, and give each back as soon as it is done or has failed.

    Whoever does not take all closes it (``contextlib.closing``): that ends the workers.
    """
    cores = len(os.sched_getaffinity(0))
    workers = min(workers or cores, len(tasks))
    context = multiprocessing.get_context("spawn")
    reports: SimpleQueue[Progress] = context.SimpleQueue()
    stop = context.Event()
    with ProcessPoolExecutor(workers, context, Worker.begin, (reports, stop)) as pool:
        try:
            with _quiet_children():
                futures = {
                    pool.submit(Worker.work, t.number, t.job, t.video, t.draw): t for t in tasks
                }
            pending = set(futures)
            while pending:
                done, pending = wait(pending, timeout=REPORT_EVERY, return_when=FIRST_COMPLETED)
                while not reports.empty():
                    on_progress(reports.get())
                for future in done:
                    yield futures[future], future
        except BaseException:
            stop.set()
            pool.shutdown(cancel_futures=True)
            raise


@contextmanager
def _quiet_children() -> Iterator[None]:
    """Processes started within ignore Ctrl-C, which is ours to handle, and compute with one thread each.

    Nor do they run the main script again, as spawned ones do: it may well be somebody's without a guard.
    """
    before, main = dict(os.environ), sys.modules["__main__"]
    os.environ.update(ONE_THREAD_EACH)
    sys.modules["__main__"] = ModuleType("__main__")
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        sys.modules["__main__"] = main
        os.environ.clear()
        os.environ.update(before)
