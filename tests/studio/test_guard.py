"""The guard around every command: errors of the computer, signals, and what is printed."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import av
import pytest
from click.testing import CliRunner
from support.limits import files_of_at_most

from network.printable import printable
from scenes.language.catalogue import CatalogueError
from studio.cli.main import main
from studio.errors import sentence_about
from studio.interrupts import ENDING, Interrupted, check, listening, uninterrupted

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from studio.cli.entry import run; run()"]
NAMES = b"k\xfcr \x1b[31mred\n\xe2\x80\xae.png"  # Latin-1, an escape, a line break, right to left


def digitfilm(*arguments: str | bytes, **options: object) -> subprocess.CompletedProcess[bytes]:
    environment = {"PYTHONPATH": str(ROOT), **options.pop("env", os.environ)}  # type: ignore[dict-item]
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, check=False, env=environment, **options
    )  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left"),
        (OSError(errno.EDQUOT, "Disk quota exceeded", "a.mp4"), "a.mp4: your disk quota"),
        (OSError(errno.EMFILE, "Too many open files"), "ulimit -n"),
        (BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"), "ulimit -u"),
        (MemoryError(), "enough memory"),
        (RuntimeError("can't start new thread"), "ulimit -u"),
        (PermissionError(errno.EACCES, "Permission denied", NAMES), "permission denied"),
        (CatalogueError("'{x}' (de): there is no value 'x'"), "no value 'x'"),
        (ValueError("embedded null byte"), "zero byte"),
        (KeyError("a bug"), ""),
        (RuntimeError("a bug"), ""),
    ],
)
def test_an_error_of_the_computer_is_a_sentence(error: Exception, sentence: str) -> None:
    said = sentence_about(error)
    assert sentence in said and bool(sentence) == bool(said)
    assert printable(said) == said


def test_errors_of_the_encoder_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(OSError) as error:
        av.open(str(tmp_path / "nosuch.mp4"))
    assert "no such file" in sentence_about(error.value)


# a command, and how many bytes its files may have at most: full at once, or on the way
@pytest.mark.parametrize(
    ("command", "size"),
    [
        ("stills TitleCard -q l", 100),
        ("sheet TitleCard -q l", 100),
        ("clip TitleCard.what_this_film_is_about -f svg -q l", 100),
        ("clip TitleCard.what_this_film_is_about -f pdf -q l", 100),
        ("read 3 --png out/reading.png", 100),
        ("digits --out out/digits.png", 100),
        ("sheet TitleCard -q l", 20_000),
    ],
)
def test_a_full_disk_is_said_and_leaves_nothing(
    command: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = [] if "--png" in command or "--out" in command else ["--out", "out"]
    with files_of_at_most(size):
        result = CliRunner().invoke(main, [*command.split(), *out])
    assert result.exit_code == 2, result.output
    assert "can't write there (a file would become larger" in result.output, result.output
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not list(tmp_path.rglob(".*"))


def test_a_full_disk_in_a_worker_is_said(tmp_path: Path) -> None:
    with files_of_at_most(30_000):
        out = ["--out", str(tmp_path / "out")]
        result = CliRunner().invoke(main, ["render", "TitleCard", "-q", "l", *out])
    error = result.stderr
    assert result.exit_code == 2 and f"{tmp_path}/out: can't write there (a file would" in error
    assert "Traceback" not in error and not list((tmp_path / "out").iterdir())


@pytest.mark.parametrize(
    ("environment", "arguments"),
    [
        ({"PYTHONIOENCODING": "ascii"}, ("read", NAMES)),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, ("read", NAMES)),
        ({}, ("render", "--config", NAMES)),
        ({}, ("again", NAMES)),
        ({}, ("batch", NAMES)),
        ({}, ("read", "3", "--png", NAMES + b"/x.png")),
        ({}, ("render", "--quality", NAMES)),
        ({}, (NAMES,)),
    ],
)
def test_a_terminal_obeys_no_name(
    environment: dict[str, str], arguments: tuple[str | bytes, ...], tmp_path: Path
) -> None:
    (tmp_path / os.fsdecode(NAMES)).write_bytes(b"no picture")
    result = digitfilm(*arguments, cwd=tmp_path, env=environment)
    printed = result.stdout + result.stderr
    assert result.returncode in {1, 2} and b"Traceback" not in printed, printed
    assert b"\x1b" not in printed and "\N{RIGHT-TO-LEFT OVERRIDE}".encode() not in printed
    assert b"[31mred" in printed and printed.count(b"\n") <= 2


@pytest.mark.parametrize(
    ("redirection", "exit_code", "sentence"),
    [("> /dev/full", 2, b"no space left"), (">&-", 0, b""), ("| true", 0, b"")],
)
def test_output_that_nobody_takes(redirection: str, exit_code: int, sentence: bytes) -> None:
    """PATH is unset as well."""
    line = f"{sys.executable} -c '{COMMAND[-1]}' list {redirection}"
    result = subprocess.run(
        ["/bin/sh", "-c", line], capture_output=True, check=False, env={"PYTHONPATH": str(ROOT)}
    )
    assert result.returncode == exit_code and sentence in result.stderr
    assert b"Traceback" not in result.stderr and b"Exception" not in result.stderr


BEFORE = """
import os, signal, sys
class Finder:
    def find_spec(name, path=None, target=None):
        if name == "{module}":
            {event}
sys.meta_path.insert(0, Finder)
from studio.cli.entry import run
sys.argv[1:] = ["list"]
run()
"""


@pytest.mark.parametrize(
    ("module", "event"),
    [
        ("studio.cli.main", "raise KeyboardInterrupt"),
        ("studio.cli.list", "os.kill(os.getpid(), signal.SIGINT)"),
        # as NumPy does when the import of one of its parts is interrupted
        ("numpy", "try: os.kill(os.getpid(), 2)\n            except: raise ImportError"),
    ],
)
def test_a_signal_while_all_is_imported(module: str, event: str) -> None:
    result = subprocess.run(
        [sys.executable, "-c", BEFORE.format(module=module, event=event)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert result.returncode == 130, result.stderr
    assert result.stderr.strip() == "Interrupted. No unfinished files were left behind."


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGINT])
def test_a_signal_cleans_up(number: signal.Signals, tmp_path: Path) -> None:
    """Thrice in a row, as from an impatient user, and to the workers, too, as from a terminal."""
    render = subprocess.Popen(
        [*COMMAND, "render", "ReadingADigit", "-q", "l", "--out", str(tmp_path)],
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".digitfilm-*/chapter*")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert list(tmp_path.iterdir()), "it has not begun"
    for _ in range(3):
        os.killpg(render.pid, number)
        time.sleep(0.02)
    _, error = render.communicate(timeout=60)
    told = [line for line in error.decode().splitlines() if line and "% done" not in line]
    assert render.returncode == 128 + number and not list(tmp_path.iterdir())
    told = [line for line in told if "resource_tracker" not in line and "warnings.warn" not in line]
    assert told == ["Interrupted. No unfinished files were left behind."]


@pytest.fixture
def handlers() -> Iterator[None]:
    """Whatever is done about signals is as it was; else other tests would hear of none."""
    before = {number: signal.getsignal(number) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("handlers")
def test_a_section_ends_before_a_signal_is_heard() -> None:
    steps = []
    with pytest.raises(Interrupted) as interrupted, listening():
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(0.01)
            steps.append("to its end")
        steps.append("not reached")
    assert steps == ["to its end"] and interrupted.value.exit_code == 143


@pytest.mark.usefixtures("handlers")
def test_a_loop_that_waits_hears_a_signal_at_once() -> None:
    with pytest.raises(Interrupted), listening(), uninterrupted():
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(100):
            time.sleep(0.001)
            check()
        pytest.fail("it was not heard")
