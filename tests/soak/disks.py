"""Full disks: every command that writes, on a disk with room for less than it needs."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from soak.run import broken_films, finish, hidden, start
from support.limits import files_of_at_most

COMMANDS = (
    ["render", "TitleCard", "-q", "l"],
    ["stills", "TitleCard", "-q", "l"],
    ["slides", "TitleCard", "-q", "l"],
    ["sheet", "TitleCard", "-q", "l"],
    ["clip", "TitleCard", "-f", "mov", "-q", "l"],
    ["clip", "TitleCard", "-f", "gif", "-q", "l"],
    ["clip", "TitleCard.what_this_film_is_about", "-f", "svg", "-q", "l"],
    ["batch", "test:0-1", "--scenes", "TitleCard", "-q", "l"],
    ["read", "3", "--png", "reading.png"],
    ["digits", "--out", "digits.png"],
)
SIZES = (8_192, 40_960, 200_000)  # bytes of the disk


@contextmanager
def disk_of(size: int, folder: Path) -> Iterator[None]:
    """Mount a disk of that size; where that is not allowed, limit the size of each file."""
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        with files_of_at_most(size // 4):
            yield
        return
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def full_disks(count: int, seed: int, work: Path) -> Iterator[str]:
    """Run commands on a disk that becomes full; yield what is wrong."""
    random = Random(seed)
    for number in range(count):
        arguments = COMMANDS[number % len(COMMANDS)]
        folder = work / f"disk{number}"
        folder.mkdir()
        with disk_of(random.choice(SIZES), folder):
            faults = finish(start(arguments, folder), allowed=(0, 1, 2))
            faults += broken_films(folder / "renders") + hidden(folder)
        yield from (f"{' '.join(arguments)}: {fault}" for fault in faults)
