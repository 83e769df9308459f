"""Kills at random moments, of the command or of one of its workers, and runs side by side."""

from __future__ import annotations

import gzip
import os
import signal
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import numpy as np
from soak.run import broken_films, finish, hidden, start, workers_of

from network import Network, NetworkError, test_set

RENDER = ["render", "TitleCard", "TitleCard", "-q", "l"]  # one for each of two workers
COMMANDS = {
    "render": RENDER,
    "batch": ["batch", "test:0-2", "--scenes", "TitleCard", "-q", "l"],
    "slides": ["slides", "TitleCard", "-q", "l"],
    "train": ["train", "--data", ".", "--epochs", "2", "--out", "mine.npz"],
}
LATEST = 9.0  # seconds after the start
Stamps = dict[str, int]


def kills(count: int, seed: int, work: Path) -> Iterator[str]:
    """Kill each command again and again, and then let it finish; yield what is wrong."""
    random = Random(seed)
    write_training_set(work)
    for name, arguments in COMMANDS.items():
        finished: Stamps = {}
        for _ in range(max(1, count // len(COMMANDS))):
            yield from _kill(arguments, work, random)
            yield from broken_films(work / "renders")
            yield from (f"{name}: {made} was made twice" for made in _made_twice(finished, work))
            finished = stamps_of(work)
        yield from finish(start(arguments, work))
        if name != "render":  # which makes its film again when it is called again
            yield from (f"{name}: {made} was made twice" for made in _made_twice(finished, work))
        yield from broken_films(work / "renders")
        yield from hidden(work / "renders")
        yield from broken_networks(work)


def _kill(arguments: list[str], work: Path, random: Random) -> Iterator[str]:
    """Kill a run or one of its workers after a random time."""
    run = start(arguments, work)
    time.sleep(random.uniform(0.2, LATEST))
    workers = workers_of(run.pid)
    if workers and random.random() < 0.5:
        os.kill(random.choice(workers), signal.SIGKILL)
        # a film is not made, or a batch goes on with another worker
        yield from finish(run, allowed=(0, 1, 2))
    else:
        run.kill()
        run.communicate()


def stamps_of(work: Path) -> Stamps:
    """Return when each film of the batch was finished."""
    films = (work / "renders").glob("title_card-test_*/*.mp4")
    return {path.name: path.stat().st_mtime_ns for path in films if "-slides" not in path.name}


def _made_twice(before: Stamps, work: Path) -> list[str]:
    after = stamps_of(work)
    return [name for name, stamp in before.items() if after.get(name) != stamp]


def write_training_set(folder: Path) -> None:
    """Write the test digits as if they were a training set."""
    digits = test_set()
    images = digits.images.reshape(-1, 28, 28)
    for name, array in {
        "train-images-idx3-ubyte.gz": images,
        "train-labels-idx1-ubyte.gz": digits.labels,
    }.items():
        head = struct.pack(f">I{array.ndim}I", 0x0800 + array.ndim, *array.shape)
        content = head + np.ascontiguousarray(array).tobytes()
        (folder / name).write_bytes(gzip.compress(content, compresslevel=1))


def broken_networks(work: Path) -> Iterator[str]:
    """Yield what is wrong with the networks that were trained."""
    for path in work.glob("*.npz"):
        try:
            Network.load(path)
        except NetworkError as error:
            yield str(error)


def renders_at_once(count: int, seed: int, work: Path) -> Iterator[str]:
    """Render the same film in several processes side by side; yield what is wrong."""
    runs = [start(["render", "TitleCard", "-q", "l"], work) for _ in range(count)]
    for run in runs:
        yield from finish(run)
    yield from broken_films(work / "renders")
    yield from hidden(work / "renders")
    if len(list((work / "renders").iterdir())) != 1:
        yield "one film is in several places"
