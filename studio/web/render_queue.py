"""Queue of films and stills asked for on the page, which are made one at a time."""

from __future__ import annotations

import queue
import signal
import time
import traceback
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from studio.errors import StudioError, reason_of
from studio.interrupts import CancelledError, cancelled_if, check
from studio.outputs.assembly import make_film
from studio.outputs.stills import make_stills
from studio.planning.jobs import FilmJob
from studio.rendering.pool import OnProgress, Progress
from studio.web.finished import film_id

LONGEST_QUEUE = 12  # films that may wait
REMEMBERED = 30  # films asked for that the page still lists, with their states
FORMS = {"mp4": "film (MP4)", "png": "pictures, one per beat (PNG)"}

JsonObject = dict[str, Any]


@dataclass
class Render:
    """A film that was asked for, and its progress.

    Attributes
    ----------
    form : one of FORMS.
    state : waiting, rendering, done, cancelled or failed.
    share_done : share of the frames that are drawn, 0 to 1.
    activity : the beat that is being drawn, or what went wrong.
    started : time at which it was begun, in seconds of the monotonic clock.
    is_cancelled : to be stopped as soon as the workers hear of it.
    result : path of the film or of the sheet of stills, once it is made.
    """

    job: FilmJob
    form: str = "mp4"
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: str = "waiting"
    share_done: float = 0.0
    activity: str = ""
    started: float = 0.0
    is_cancelled: bool = False
    result: Path | None = None

    @property
    def seconds_left(self) -> int | None:
        """Estimate of the seconds until it is done; None before there is one."""
        if self.state != "rendering" or self.share_done <= 0.05:
            return None
        elapsed = time.monotonic() - self.started
        return round(elapsed * (1 - self.share_done) / self.share_done)

    def describe(self) -> JsonObject:
        """Return the entry of the page's list."""
        is_cancelling = self.is_cancelled and self.state == "rendering"
        return {
            "id": self.id,
            "title": self.job.title,
            "quality": self.job.format.quality,
            "state": "cancelling" if is_cancelling else self.state,
            "done": round(self.share_done, 4),
            "doing": self.activity,
            "seconds_left": self.seconds_left,
            "film": None if self.result is None else film_id(self.result),
        }


class RenderQueue:
    """Queue of films, and the thread that makes them.

    Parameters
    ----------
    out : folder for the films.
    workers : number of processes for one film; by default one for each core.
    """

    def __init__(self, out: Path, workers: int | None = None) -> None:
        self.out = out
        self._workers = workers
        self._all: list[Render] = []
        self._waiting: queue.SimpleQueue[Render | None] = queue.SimpleQueue()
        self._lock = Lock()
        self._thread = Thread(target=self._make_queued, name="renders")
        self._thread.start()

    def add(self, job: FilmJob, form: str) -> Render:
        """Queue a film, or its stills.

        Parameters
        ----------
        form : one of FORMS.

        Raises
        ------
        StudioError
            When too many are waiting.
        """
        with self._lock:
            if sum(render.state == "waiting" for render in self._all) >= LONGEST_QUEUE:
                raise StudioError(
                    f"{LONGEST_QUEUE} films are already waiting; "
                    "cancel one, or wait until one is finished"
                )
            render = Render(job, form)
            self._all = [*self._all[-REMEMBERED + 1 :], render]
        self._waiting.put(render)
        return render

    def cancel(self, render_id: str) -> None:
        """Stop a film, or take it out of the queue; no files of it are left."""
        for render in self._all:
            if render.id == render_id and render.state in {"waiting", "rendering"}:
                render.is_cancelled = True
                if render.state == "waiting":
                    render.state = "cancelled"

    def describe(self) -> list[JsonObject]:
        """Return the page's list of all that were asked for, the newest first."""
        return [render.describe() for render in reversed(self._all)]

    def close(self) -> None:
        """Cancel all, and wait until their files are removed."""
        for render in self._all:
            self.cancel(render.id)
        self._waiting.put(None)
        self._thread.join()

    def _make_queued(self) -> None:
        # these reach every process of a terminal; the page hears of them, and stops the workers
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
        while (render := self._waiting.get()) is not None:
            if not render.is_cancelled:
                self._render(render)

    def _render(self, render: Render) -> None:
        render.state, render.started = "rendering", time.monotonic()
        on_progress = self._on_progress(render)
        try:
            with cancelled_if(lambda: render.is_cancelled):
                if render.form == "png":
                    render.result = make_stills(render.job, self.out, on_progress)
                else:
                    film = make_film(render.job, self.out, self._workers, on_progress)
                    render.result = film.path
            render.state, render.share_done = "done", 1.0
        except CancelledError:
            render.state = "cancelled"
        except StudioError as error:
            render.state, render.activity = "failed", str(error)
        except (OSError, MemoryError) as error:
            render.state, render.activity = "failed", f"rendering failed: {reason_of(error)}"
        except Exception as error:  # the page goes on; the terminal has the details
            render.state = "failed"
            render.activity = (
                f"rendering failed ({type(error).__name__}); the terminal has the details"
            )
            traceback.print_exc()

    @staticmethod
    def _on_progress(render: Render) -> OnProgress:
        """Return the function that notes a film's progress, and ends its making when cancelled."""
        chapters = render.job.chapters if render.form == "mp4" else render.job.chapters[:1]
        frames = {n: (0, sum(chapter.expected_frames)) for n, chapter in enumerate(chapters)}

        def note_progress(report: Progress) -> None:
            check()
            frames[report.chapter] = report.frames, report.total
            drawn, total = (sum(column) for column in zip(*frames.values(), strict=True))
            render.share_done = max(render.share_done, min(drawn / total, 0.99))
            render.activity = report.beat.replace("_", " ")

        return note_progress
