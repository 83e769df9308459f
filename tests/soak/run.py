"""Runs of the command in processes of their own, and checks of what they leave."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import av

from studio.errors import StudioError
from studio.sidecar.describe import is_whole
from studio.sidecar.schema import FilmSidecar, read_sidecar, sealed

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from studio.cli.entry import run; run()"]
LONGEST = 180.0  # seconds of a run, after which it hangs


def start(arguments: list[str], folder: Path, **environment: str) -> subprocess.Popen[str]:
    """Start the command in a group of processes of its own, with its folder as the current one."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def finish(run: subprocess.Popen[str], allowed: tuple[int, ...] = (0,)) -> list[str]:
    """Wait for the end of a run, and return what is wrong with it."""
    try:
        out, errors = run.communicate(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        return [f"it hangs: {run.args}"]
    faults = [f"exit code {run.returncode}: {errors.strip()[-300:]}"]
    faults = [] if run.returncode in allowed else faults
    if "Traceback" in errors + out:
        faults.append(f"traceback: {errors[-600:]}")
    return faults


def broken_films(out: Path) -> list[str]:
    """Return what is wrong with the films in a folder: each is whole, and decodes."""
    faults = []
    for path in out.glob("*/*.mp4"):
        if path.parent.name.startswith("."):
            continue
        try:
            sidecar = read_sidecar(path.with_suffix(".json"))
            assert isinstance(sidecar, FilmSidecar)
            whole = all(is_whole(path.with_suffix(file.suffix), file) for file in sidecar.files)
            with av.open(str(path)) as film:
                frames = sum(1 for _ in film.decode(video=0))
            if not (whole and sidecar == sealed(sidecar) and frames == sidecar.film.frames):
                faults.append(f"{path.name}: not as its sidecar says")
        except (OSError, StudioError, AssertionError) as error:
            faults.append(f"{path.name}: {error}")
    return faults


def hidden(out: Path) -> list[str]:
    """Return the hidden files and folders that a run has left."""
    return [f"{path.name} is left" for path in out.rglob(".*")]


def workers_of(parent: int) -> list[int]:
    """Return the processes that render for a run."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            its_parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if its_parent == parent and b"spawn_main" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except (OSError, ValueError):
            continue  # it has ended in the meantime
    return found
