"""Pool of worker processes that render chapters side by side."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait as wait_for_end
from multiprocessing.process import BaseProcess
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import ClassVar

from scenes.records import ChapterRecord
from studio.errors import OF_THE_SYSTEM, StudioError, sentence_about
from studio.interrupts import CancelledError, check, uninterrupted
from studio.planning.jobs import ChapterJob
from studio.rendering.render import OnFrames, render_video

WORKER_ENDED = "the system stopped a rendering process"
REPORT_EVERY = 0.1  # seconds between two reports of a worker
OF_TERMINALS = {signal.SIGINT, signal.SIGHUP}  # which go to the parent and all its children
PATIENCE = 2.0  # seconds in which workers may stop by themselves
ONE_THREAD_EACH = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"), "1"
)


@dataclass(frozen=True)
class ChapterVideo:
    """A rendered chapter: its file, and the record of its beats and numbers."""

    path: Path
    record: ChapterRecord


@dataclass(frozen=True)
class Progress:
    """Progress of one chapter.

    Attributes
    ----------
    chapter : number of the chapter's task.
    frames : frames drawn so far.
    total : estimate of all frames.
    beat : the beat that is being drawn, or "done".
    """

    chapter: int
    frames: int
    total: int
    beat: str


OnProgress = Callable[[Progress], None]
RenderTask = Callable[[ChapterJob, Path, OnFrames], ChapterRecord]


@dataclass(frozen=True)
class Task:
    """A chapter to be rendered by a worker.

    Attributes
    ----------
    number : identifies the task in progress reports and results.
    video : path of the video.
    render : function that renders the job into the video.
    """

    number: int
    job: ChapterJob
    video: Path
    render: RenderTask = render_video


def chapter_tasks(
    jobs: Sequence[ChapterJob], work: Path, first: int = 0, render: RenderTask = render_video
) -> list[Task]:
    """Return a task for each chapter, the longest chapters before the others.

    Parameters
    ----------
    work : folder for the videos.
    first : number of the first chapter's task; the others follow in the order of ``jobs``.
    """
    tasks = [
        Task(first + number, job, work / f"chapter{number:02}.mp4", render)
        for number, job in enumerate(jobs)
    ]
    return sorted(tasks, key=lambda task: -sum(task.job.expected_frames))


def render_all(
    tasks: Sequence[Task], workers: int | None, on_progress: OnProgress
) -> list[ChapterVideo]:
    """Render chapters side by side, begun in the order of ``tasks``, and return all of them.

    Parameters
    ----------
    workers : number of processes; by default one for each core.
    on_progress : called with the progress of a chapter, several times a second.

    Returns
    -------
    The videos in the order of the tasks' numbers.

    Raises
    ------
    StudioError
        When a worker process died; an error in a chapter is raised as it is.
    """
    try:
        with closing(render_as_completed(tasks, workers, on_progress)) as rendered:
            records = {task.number: future.result() for task, future in rendered}
    except BrokenProcessPool as error:
        raise StudioError(
            f"{WORKER_ENDED}; if this computer is short of memory, try --jobs 1"
        ) from error
    return [
        ChapterVideo(task.video, records[task.number])
        for task in sorted(tasks, key=lambda task: task.number)
    ]


def render_as_completed(
    tasks: Sequence[Task], workers: int | None, on_progress: OnProgress
) -> Generator[tuple[Task, Future[ChapterRecord]], None, None]:
    """Render chapters side by side; yield each task as soon as it has finished or failed.

    A caller that stops early must close the generator (``contextlib.closing``), which stops the
    workers. Parameters are those of :func:`render_all`.
    """
    cores = len(os.sched_getaffinity(0))
    workers = min(workers or cores, len(tasks))
    context = multiprocessing.get_context("spawn")
    with _quiet_children():  # with the first semaphore begins the process that removes them
        reports: SimpleQueue[Progress] = context.SimpleQueue()
        stop = context.Event()
    others = set(multiprocessing.active_children())
    with (
        uninterrupted(),  # but for the moments between two reports
        ProcessPoolExecutor(workers, context, Worker.begin, (reports, stop)) as pool,
    ):
        try:
            with _quiet_children():
                futures = {pool.submit(Worker.render, task): task for task in tasks}
            pending = set(futures)
            while pending:
                done, pending = wait(pending, timeout=REPORT_EVERY, return_when=FIRST_COMPLETED)
                check()
                while not reports.empty():
                    on_progress(reports.get())
                for future in done:
                    yield futures[future], future
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            _end(set(multiprocessing.active_children()) - others)
            raise


def _end(processes: Iterable[BaseProcess]) -> None:
    """Wait until processes that were told to stop have ended, but not for long."""
    running = {process.sentinel: process for process in processes}
    deadline = time.monotonic() + PATIENCE
    while running and (left := deadline - time.monotonic()) > 0:
        for sentinel in wait_for_end(list(running), timeout=left):
            del running[sentinel]  # type: ignore[arg-type]
    for process in running.values():  # whatever they still write is in a work folder
        process.kill()


class Worker:
    """State of a worker process: its connections to the parent process.

    Attributes
    ----------
    reports : queue of its progress.
    stop : event by which it is told to end.
    """

    reports: ClassVar[SimpleQueue[Progress]]
    stop: ClassVar[Event]

    @classmethod
    def begin(cls, reports: SimpleQueue[Progress], stop: Event) -> None:
        """Set up the process, which exits as soon as its parent does, even if that is killed."""
        cls.reports, cls.stop = reports, stop
        Thread(target=_end_with_parent, daemon=True).start()

    @classmethod
    def render(cls, task: Task) -> ChapterRecord:
        """Render one chapter, and report its progress."""
        job, expected = task.job, task.job.expected_frames
        last_report = 0.0

        def report(frames: int, beat: int) -> None:
            nonlocal last_report
            if cls.stop.is_set():
                raise CancelledError
            if time.monotonic() - last_report > REPORT_EVERY:
                last_report = time.monotonic()
                total = max(sum(expected), frames + sum(expected[beat + 1 :]))
                cls.reports.put(Progress(task.number, frames, total, job.chapter.beats()[beat]))

        try:
            record = task.render(job, task.video, report)
        except Exception as error:
            # not every error of a library gets through to the parent process
            if isinstance(error, OSError) and error.errno in OF_THE_SYSTEM:
                raise OSError(error.errno, error.strerror) from error
            if sentence := sentence_about(error):
                raise StudioError(sentence) from error
            raise
        gc.collect()  # scenes are in reference cycles, and hold whole frames
        cls.reports.put(Progress(task.number, record.frames, record.frames, "done"))
        return record


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_end([parent.sentinel])
        os._exit(1)


@contextmanager
def _quiet_children() -> Iterator[None]:
    """Start processes with a terminal's signals blocked (the parent handles them), one thread each.

    They do not import the main script, as spawned processes usually do: it may be a user's script
    without an ``if __name__ == "__main__"`` guard.
    """
    before, main = dict(os.environ), sys.modules["__main__"]
    os.environ.update(ONE_THREAD_EACH)
    sys.modules["__main__"] = ModuleType("__main__")
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, OF_TERMINALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        sys.modules["__main__"] = main
        os.environ.clear()
        os.environ.update(before)
