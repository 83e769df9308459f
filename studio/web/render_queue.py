"""Films and pictures asked for on the page: one is made at a time, the others wait."""

from __future__ import annotations

import queue
import time
import traceback
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from network.paths import is_folder
from scenes.look import DEFAULT
from studio.errors import StudioError
from studio.outputs.assembly import make_film
from studio.outputs.stills import make_stills
from studio.planning.jobs import FilmJob
from studio.rendering.pool import CancelledError, Progress
from studio.sidecar.schema import FilmSidecar, read_sidecar

WAITING = 12  # films that may wait
REMEMBERED = 30  # films asked for that the page still hears of
LISTED = 12  # finished films that the page lists
FORMS = {"mp4": "a film (MP4)", "png": "a picture of the end of every beat (PNG)"}
SHEET = "sheet.png"

Facts = dict[str, Any]


@dataclass
class Render:
    """A film that was asked for, and how far it is.

    Attributes
    ----------
    form : one of FORMS.
    state : waiting, rendering, done, cancelled or failed.
    done : share of the frames that are drawn, 0 to 1.
    doing : the beat that is being drawn, or what went wrong.
    """

    job: FilmJob
    form: str = "mp4"
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    state: str = "waiting"
    done: float = 0.0
    doing: str = ""
    started: float = 0.0
    is_unwanted: bool = False
    made: Path | None = None

    def describe(self) -> Facts:
        """What the page shows of it."""
        elapsed = time.monotonic() - self.started
        left = (
            elapsed * (1 - self.done) / self.done
            if self.state == "rendering" and self.done > 0.05
            else None
        )
        return {
            "id": self.id,
            "title": self.job.title,
            "quality": self.job.format.quality,
            "state": "cancelling" if self.is_unwanted and self.state == "rendering" else self.state,
            "done": round(self.done, 4),
            "doing": self.doing,
            "seconds_left": None if left is None else round(left),
            "film": None if self.made is None else film_id(self.made),
        }


class Renders:
    """The queue and the thread that works it off.

    Parameters
    ----------
    out : folder for the films.
    workers : processes for one film; by default one for each core.
    """

    def __init__(self, out: Path, workers: int | None = None) -> None:
        self.out = out
        self._workers = workers
        self._all: list[Render] = []
        self._waiting: queue.SimpleQueue[Render | None] = queue.SimpleQueue()
        self._lock = Lock()
        self._thread = Thread(target=self._work, name="renders")
        self._thread.start()

    def add(self, job: FilmJob, form: str) -> Render:
        """Ask for a film, or for pictures.

        Raises
        ------
        StudioError
            When too many are waiting.
        """
        with self._lock:
            if sum(render.state == "waiting" for render in self._all) >= WAITING:
                raise StudioError(
                    f"{WAITING} films are waiting already; cancel one, or wait for one to be done"
                )
            render = Render(job, form)
            self._all = [*self._all[-REMEMBERED + 1 :], render]
        self._waiting.put(render)
        return render

    def cancel(self, render_id: str) -> None:
        """Stop a film, or take it out of the queue; nothing of it is left."""
        for render in self._all:
            if render.id == render_id and render.state in {"waiting", "rendering"}:
                render.is_unwanted = True
                if render.state == "waiting":
                    render.state = "cancelled"

    def describe(self) -> list[Facts]:
        """All that were asked for, the newest first."""
        return [render.describe() for render in reversed(self._all)]

    def close(self) -> None:
        """Cancel all, and wait until nothing is left of them."""
        for render in self._all:
            self.cancel(render.id)
        self._waiting.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (render := self._waiting.get()) is not None:
            if not render.is_unwanted:
                self._render(render)

    def _render(self, render: Render) -> None:
        render.state, render.started = "rendering", time.monotonic()
        try:
            if render.form == "png":
                render.made = make_stills(render.job, self.out, self._watch(render))
            else:
                render.made = make_film(
                    render.job, self.out, self._workers, self._watch(render)
                ).path
            render.state, render.done = "done", 1.0
        except CancelledError:
            render.state = "cancelled"
        except StudioError as error:
            render.state, render.doing = "failed", str(error)
        except Exception as error:  # the page goes on; the terminal has the details
            render.state, render.doing = (
                "failed",
                f"the film could not be made ({type(error).__name__})",
            )
            traceback.print_exc()

    @staticmethod
    def _watch(render: Render) -> Callable[[Progress], None]:
        parts = render.job.chapters if render.form == "mp4" else render.job.chapters[:1]
        frames = {n: (0, sum(chapter.expected_frames)) for n, chapter in enumerate(parts)}

        def hear(report: Progress) -> None:
            if render.is_unwanted:
                raise CancelledError
            frames[report.chapter] = report.frames, report.total
            drawn, total = (sum(column) for column in zip(*frames.values(), strict=True))
            render.done = max(render.done, min(drawn / total, 0.99))
            render.doing = report.beat.replace("_", " ")

        return hear


def film_id(made: Path) -> str:
    """What was made, in an address that says nothing of the file's name."""
    return sha256(made.parent.name.encode()).hexdigest()[:16]


def finished(out: Path) -> dict[str, Path]:
    """Films and sheets of pictures in the output folder by their id, the newest first."""
    if not is_folder(out):
        return {}
    made = [path for path in out.glob("*/*.mp4") if path.with_suffix(".json").exists()]
    made += out.glob(f"*-stills/{SHEET}")
    newest = sorted(made, key=lambda path: path.stat().st_mtime, reverse=True)
    return {film_id(path): path for path in newest if not path.parent.name.startswith(".")}


def files_of(made: Path) -> dict[str, Path]:
    """All files that belong to what was made, by what they are."""
    if made.name == SHEET:
        return {"png": made, "poster": made}
    return {
        "mp4": made,
        **{kind: made.with_suffix(f".{kind}") for kind in ("srt", "vtt")},
        "poster": made.with_suffix(".png"),
    }


def describe_finished(out: Path) -> list[Facts]:
    """The newest films for the page's list."""
    newest = list(finished(out).items())[:LISTED]
    return [{"film": name, **_described(path, path.stat().st_mtime)} for name, path in newest]


@lru_cache(maxsize=4 * LISTED)
def _described(made: Path, _changed: float) -> Facts:
    facts: Facts = {
        "form": made.suffix[1:],
        "bytes": made.stat().st_size,
        "language": DEFAULT.language,
    }
    if made.name == SHEET:
        return facts | {"title": "Pictures", "note": made.parent.name}
    sidecar = read_sidecar(made.with_suffix(".json"))
    assert isinstance(sidecar, FilmSidecar), f"{made}: the sidecar of a film describes a film"
    film, seconds = sidecar.film, round(sidecar.film.seconds)
    note = f"{sidecar.digit.origin}, read as {sidecar.reading.answer}"
    size = f"{seconds // 60}:{seconds % 60:02} · {film.width} x {film.height}"
    return facts | {
        "title": film.title,
        "note": f"{note} · {size}",
        "language": sidecar.look.language,
    }
