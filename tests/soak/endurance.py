"""Long use: many films in one process, many readings on the page, with memory and files watched."""

from __future__ import annotations

import ctypes
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

from PIL import Image
from support.page import picture, running_page

from network import shipped_network, test_set
from studio.outputs.assembly import assemble
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering.pool import ChapterVideo
from studio.rendering.render import render_video

GROWTH = 1.05  # of memory and of open files, after the first quarter
FEWEST = 3  # times after which all caches are filled
MEGABYTE = 1e6


def films_in_one_process(count: int, seed: int, work: Path) -> Iterator[str]:
    """Make films of different digits in one new process; yield what grows."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        yield from process.submit(_make_films, count, seed, work).result()


def _make_films(count: int, seed: int, work: Path) -> list[str]:
    network, digits = shipped_network(), test_set()

    def make(number: int) -> None:
        digit = digits.digit((seed * count + number) % len(digits))
        job = plan_film(["TitleCard"], digit, network, FORMATS["l"])
        folder = work / "film"
        folder.mkdir()
        video = folder / "chapter.mp4"
        record = render_video(job.chapters[0], video, lambda frames, beat: None)
        assemble(job, [ChapterVideo(video, record)], folder, work)
        shutil.rmtree(folder)
        shutil.rmtree(work / job.stem)

    return list(_growth(count, make, os.getpid()))


def readings_on_the_page(count: int, seed: int, work: Path) -> Iterator[str]:
    """Send pictures to the page; yield what fails, and what grows."""
    random, digits = Random(seed), test_set()
    failed: list[str] = []
    with running_page(work) as page:

        def read(number: int) -> None:
            digit = 255 - digits.images[random.randrange(len(digits))].reshape(28, 28)
            image = Image.fromarray(digit).resize((random.choice((90, 280, 420)),) * 2)
            status, _, answer = page.ask("api/read", "POST", picture(image))
            if status not in {200, 400}:  # 400 for a picture in which nothing is found
                failed.append(f"reading {number}: {status} {answer[:200]!r}")

        yield from _growth(count, read, page.pid)
    yield from failed


def _growth(count: int, do: Callable[[int], None], process: int) -> Iterator[str]:
    """Do something many times; yield a sentence for what has grown since the first quarter."""
    quarter = max(FEWEST, count // 4)
    for number in range(quarter):
        do(number)
    memory, files = _memory(process), _open_files(process)
    for number in range(quarter, count):
        do(number)
    grown = _memory(process)
    if grown > GROWTH * memory:
        yield f"memory grew from {memory / MEGABYTE:.0f} to {grown / MEGABYTE:.0f} MB"
    if _open_files(process) > GROWTH * files + 1:
        yield f"open files grew from {files} to {_open_files(process)}"


def _memory(process: int) -> int:
    """Return the memory that a process holds, in bytes, and this one without what it has freed."""
    if process == os.getpid():
        gc.collect()
        ctypes.CDLL(None).malloc_trim(0)  # else freed blocks count, as many as chance leaves
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def _open_files(process: int) -> int:
    return len(list(Path(f"/proc/{process}/fd").iterdir()))
