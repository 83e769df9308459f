"""The page lets nothing in and nothing out: its key, its files, its connections, its failures."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import shlex
import signal
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from support.page import Page, picture, running_page

from network import DigitError, shipped_network, test_set
from network.preprocessing.picture import Picture
from scenes.records import BeatRecord, ChapterRecord, PassageRecord
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering.timeline import Timeline
from studio.sidecar.describe import describe_film
from studio.sidecar.schema import to_json
from studio.web import connections, live
from studio.web.connections import MOST_CONNECTIONS, PATIENCE, Connection
from studio.web.finished import Finished, OpenedFile, open_file
from studio.web.key import Key
from studio.web.render_queue import RenderQueue
from studio.web.server import application
from studio.web.signals import PageServer

SECRET = b"my diary"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("films")


@pytest.fixture(scope="module")
def site(out: Path) -> Iterator[Page]:
    with running_page(out) as site:
        yield site


# ---- the key ----


@pytest.mark.parametrize(
    "path", ["", "page/main.js", "api/choices", "api/renders", "api/steps", "nothing"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "HEAD"])
def test_without_the_key_everything_is_refused(site: Page, path: str, method: str) -> None:
    name, key = site.cookie.split("=")
    for headers in ({}, {"Cookie": f"{name}={key[:-1]}"}, {"Cookie": f"{name}=\u00fc{key}"}):
        status, got, body = site.bare(f"{site.room}{path}", method, **headers)
        assert status == 403
        assert got["connection"] == "close"
        assert method == "HEAD" or body.startswith(b"Open the address that digitfilm printed")


@pytest.mark.parametrize("path", ["/", "/?token=", "/?token=%FF", "/api/renders", "/page/main.js"])
def test_other_addresses_are_refused_too(site: Page, path: str) -> None:
    assert site.bare(path)[0] == 403
    assert site.bare(f"{site.room}?token={site.address.split('=')[1]}")[0] == 403


def test_the_cookie_is_for_this_page_only(site: Page) -> None:
    _, headers, body = site.bare(site.address.partition(str(site.port))[2])
    assert {"HttpOnly", "SameSite=strict", f"Path={site.room}"} <= {
        *headers["set-cookie"].split("; ")
    }
    assert len(site.room) > 30  # no other page on this computer gets the cookie by guessing
    assert site.address.split("=")[1] not in body.decode()
    planted = f"{site.cookie.split('=')[0]}=planted; {site.cookie}"  # by a page on another port
    assert site.bare(f"{site.room}api/renders", Cookie=planted)[0] == 200


def test_no_process_shows_the_key(tmp_path: Path) -> None:
    """The browser here writes down its arguments."""
    seen, browser = tmp_path / "seen", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" >{shlex.quote(str(seen))}\n')
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": f"{browser} %s"}
    with running_page(tmp_path / "o", "--browser", environment=environment) as site:
        token = site.address.split("=")[1]
        wait_until(lambda: seen.exists() and seen.read_text().endswith("\n"))
        file = Path(seen.read_text().strip().removeprefix("file://"))
        assert token not in seen.read_text()
        assert site.address in file.read_text()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        process = Path(f"/proc/{site.pid}/cmdline")
        assert not process.exists() or token.encode() not in process.read_bytes()
    assert not list((tmp_path / "o").iterdir())


# ---- files ----


@pytest.fixture(scope="module")
def sidecar() -> str:
    """The sidecar of a film of one chapter and one beat."""
    job = plan_film(["TitleCard"], test_set().digit(0), shipped_network(), FORMATS["l"])
    told = [PassageRecord("Look at this.", 0.0, 2.0)]
    beat = BeatRecord("opens", told, 0.0, 2.0, {})
    record = ChapterRecord("TitleCard", "A title", False, 30, [beat], [])
    return to_json(describe_film(job, Timeline.of(job.format, [record])))


def plant(folder: Path, sidecar: str, video: bytes = b"film") -> None:
    folder.mkdir()
    (folder / "x.mp4").write_bytes(video)
    (folder / "x.json").write_text(sidecar, encoding="utf-8")


def replaced(name: str, make: Callable[[Path, Path], object]) -> Callable[[Path, Path], None]:
    def spoil(folder: Path, secrets: Path) -> None:
        (folder / name).unlink()
        make(folder / name, secrets)

    return spoil


def with_json(text: str) -> Callable[[Path, Path], None]:
    return replaced("x.json", lambda path, _: path.write_text(text))


def into_a_link(folder: Path, secrets: Path) -> None:
    folder.rename(secrets / "moved")
    folder.symlink_to(secrets / "moved")


SPOILED: dict[str, Callable[[Path, Path], None]] = {
    "film is a link": replaced("x.mp4", lambda path, secrets: path.symlink_to(secrets / "x.mp4")),
    "film is a dangling link": replaced("x.mp4", lambda path, _: path.symlink_to("nowhere")),
    "film is a pipe": replaced("x.mp4", lambda path, _: os.mkfifo(path)),
    "film is a folder": replaced("x.mp4", lambda path, _: path.mkdir()),
    "sidecar is a link": replaced(
        "x.json", lambda path, secrets: path.symlink_to(secrets / "x.json")
    ),
    "sidecar is a pipe": replaced("x.json", lambda path, _: os.mkfifo(path)),
    "sidecar is a folder": replaced("x.json", lambda path, _: path.mkdir()),
    "sidecar is cut off": with_json("{"),
    "sidecar is empty": with_json(""),
    "sidecar is deep": with_json("[" * 100_000),
    "sidecar is of something else": with_json('{"schema": "clip-1"}'),
    "folder is a link": into_a_link,
}


@pytest.mark.parametrize("name", ["x", "\udcff\n", "x" * 250], ids=["x", "no text", "long"])
@pytest.mark.parametrize("case", SPOILED)
def test_a_broken_file_costs_its_own_line_and_a_link_is_not_served(
    site: Page, out: Path, sidecar: str, case: str, name: str, tmp_path: Path
) -> None:
    good = out / f"good {case} {len(name)}"
    plant(good, sidecar)
    secrets, spoiled = tmp_path / "secrets", out / f"{name}{[*SPOILED].index(case)}"
    plant(secrets, sidecar.replace("How a network", "My secret"), SECRET)
    plant(spoiled, sidecar)
    SPOILED[case](spoiled, secrets)
    status, _, body = site.ask("api/renders")
    assert status == 200
    listed = [film["film"] for film in json.loads(body)["films"]]
    assert Finished(good.name, "x.mp4").id in listed
    hidden = Finished(spoiled.name, "x.mp4").id
    assert hidden not in listed
    assert b"secret" not in body
    for kind in ("mp4", "srt", "vtt", "poster", "png", "json"):
        status, _, body = site.ask(f"api/films/{hidden}/{kind}")
        assert (status, body) == (200, b"film") or status == 404
    assert site.ask(f"api/films/{Finished(good.name, 'x.mp4').id}/mp4")[2] == b"film"


def test_other_files_of_a_film_are_no_links_either(
    site: Page, out: Path, sidecar: str, tmp_path: Path
) -> None:
    plant(out / "linked", sidecar)
    (tmp_path / "diary").write_bytes(SECRET)
    for suffix in ("srt", "vtt", "png"):
        (out / "linked" / f"x.{suffix}").symlink_to(tmp_path / "diary")
    film = Finished("linked", "x.mp4").id
    answers = {kind: site.ask(f"api/films/{film}/{kind}")[0] for kind in ("srt", "vtt", "poster")}
    assert set(answers.values()) == {404}


def test_names_that_are_no_text_can_be_downloaded(site: Page, out: Path, sidecar: str) -> None:
    plant(out / "\udcfc\n", sidecar)
    film = Finished("\udcfc\n", "x.mp4").id
    status, headers, body = site.ask(f"api/films/{film}/mp4?download", Range="bytes=1-2")
    assert (status, body) == (206, b"il")
    assert headers["content-disposition"].startswith("attachment")
    assert film in {entry["film"] for entry in json.loads(site.ask("api/renders")[2])["films"]}


def test_a_file_that_becomes_a_link_is_sent_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    path = tmp_path / "x" / "x.mp4"
    path.write_bytes(b"film")
    (tmp_path / "diary").write_bytes(SECRET)
    answer = OpenedFile(open_file(tmp_path, "x", "x.mp4"), "x.mp4", "inline")
    path.unlink()
    path.symlink_to(tmp_path / "diary")
    sent: list[bytes] = []

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    asyncio.run(answer({"type": "http", "method": "GET", "headers": []}, receive, send))
    assert b"".join(sent) == b"film"


# ---- connections ----


def test_idle_connections_leave_it_answering(tmp_path: Path) -> None:
    with running_page(tmp_path, files=150) as site:
        begun = time.monotonic()
        idle = [socket.create_connection(("127.0.0.1", site.port), timeout=10) for _ in range(400)]
        assert [site.ask("api/renders")[0] for _ in range(3)] == [200] * 3
        assert time.monotonic() - begun < PATIENCE  # so it did not wait for them to be cut off
        for connection in idle:
            connection.close()
        assert site.ask("api/read", "POST", picture())[0] == 200


@contextmanager
def served_here(out: Path) -> Iterator[Page]:
    """Serve the page in a thread of this process."""
    with socket.socket() as listener, closing(RenderQueue(out)) as renders:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        key = Key(listener.getsockname()[1])
        app = application(shipped_network(), out, key)
        app.state.renders = renders
        config = uvicorn.Config(app, http=Connection, ws="none", log_level="critical")
        server = PageServer(config)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield Page(key.address)
        finally:
            server.should_exit = True
            thread.join()


@pytest.mark.parametrize("has_key", [True, False])
@pytest.mark.parametrize("part", ["body", "head", "nothing"])
def test_what_trickles_in_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str, has_key: bool
) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.2)
    with served_here(tmp_path) as site:
        head = f"POST {site.room}api/read HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n"
        head += f"Cookie: {site.cookie if has_key else 'none'}\r\nContent-Length: 100000\r\n"
        begin = {"body": f"{head}\r\n", "head": f"{head}X: ", "nothing": ""}[part]
        slow = [
            socket.create_connection(("127.0.0.1", site.port), timeout=10)
            for _ in range(MOST_CONNECTIONS + 50)
        ]
        begun = time.monotonic()
        for connection in slow:
            with suppress(OSError):  # some were dropped to make room
                connection.sendall(begin.encode())
        assert site.ask("api/choices")[0] == 200
        while slow and time.monotonic() < begun + 10:
            slow = [connection for connection in slow if still_takes(connection, part)]
            time.sleep(0.05)
        assert not slow
        assert time.monotonic() - begun < 5


def still_takes(connection: socket.socket, part: str) -> bool:
    try:
        if part != "nothing":
            connection.sendall(b"x")
        connection.setblocking(False)
        return connection.recv(1000) != b""
    except BlockingIOError:
        return True
    except OSError:
        return False
    finally:
        connection.setblocking(True)


def test_an_answer_may_take_longer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(content: bytes) -> Picture:
        time.sleep(1)
        return Picture.of(test_set().digit(0).image, Path("x.png"))

    monkeypatch.setattr(connections, "PATIENCE", 0.2)
    monkeypatch.setattr(live, "open_upload", slowly)
    with served_here(tmp_path) as site:
        assert site.ask("api/read", "POST", picture())[0] == 200


def test_pictures_are_decoded_one_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, most = [], []
    decode = live.open_upload

    def counted(content: bytes) -> Picture:
        busy.append(1)
        most.append(len(busy))
        time.sleep(0.05)
        try:
            return decode(content)
        finally:
            busy.pop()

    monkeypatch.setattr(live, "open_upload", counted)
    with served_here(tmp_path) as site:
        askers = [
            threading.Thread(target=site.ask, args=("api/read", "POST", picture()))
            for _ in range(6)
        ]
        for asker in askers:
            asker.start()
        for asker in askers:
            asker.join()
    assert most == [1] * 6


# ---- failures ----


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "/tmp/x"),
            503,
            "no space left on the disk",
        ),
        (PermissionError(errno.EACCES, "Permission denied", "/tmp/x"), 503, "permission denied"),
        (
            FileNotFoundError("No usable temporary directory in ['/tmp']"),
            503,
            "a file or folder",
        ),
        (MemoryError(), 503, "enough memory"),
        (DigitError("no digit"), 400, "no digit"),
        (ZeroDivisionError("/tmp/x"), 500, "the terminal has the details"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_failure_is_a_sentence(
    error: Exception,
    status: int,
    says: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fail(content: bytes) -> Picture:
        raise error

    monkeypatch.setattr(live, "open_upload", fail)
    with served_here(tmp_path) as site:
        got, _, body = site.ask("api/read", "POST", picture())
    assert got == status
    assert says in json.loads(body)["error"]
    assert "/tmp" not in body.decode()
    assert ("Traceback" in capfd.readouterr().err) == (status == 500)


def test_a_full_disk_ends_one_film_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "/tmp/x")

    monkeypatch.setattr("studio.web.render_queue.make_film", fail)
    job = plan_film(["TitleCard"], test_set().digit(0), shipped_network(), FORMATS["l"])
    with closing(RenderQueue(tmp_path)) as renders:
        film = renders.add(job, "mp4")
        wait_until(lambda: film.state == "failed")
    assert film.activity == "rendering failed: there is no space left on the disk"
    assert capfd.readouterr().err == ""


# ---- the end ----


@pytest.mark.parametrize(
    ("numbers", "in_all_processes", "done"),
    [([signal.SIGINT] * 3, True, 0.001), ([signal.SIGHUP], True, 0)],
    ids=["Ctrl-C thrice", "terminal closed"],
)
def test_a_signal_cancels_what_is_rendered(
    tmp_path: Path, numbers: list[signal.Signals], in_all_processes: bool, done: float
) -> None:
    with running_page(tmp_path) as site:
        site.ask("api/renders?scene=WriteAProgram&quality=l", "POST", picture())
        wait_until(lambda: list(tmp_path.glob(".digitfilm-*")) != [])
        wait_until(lambda: json.loads(site.ask("api/renders")[2])["renders"][0]["done"] >= done)
        with socket.create_connection(("127.0.0.1", site.port)) as slow:
            head = f"POST {site.room}api/read HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n"
            slow.sendall(f"{head}Cookie: {site.cookie}\r\nContent-Length: 9\r\n\r\n".encode())
            for number in numbers:
                (os.killpg if in_all_processes else os.kill)(site.pid, number)
                time.sleep(0.1)
            exit_code, told = site.wait()
    # Python tells of semaphores that ended workers held, and removes them
    lines = [
        line
        for line in told.splitlines()
        if "resource_tracker" not in line and "warnings.warn" not in line
    ]
    assert (exit_code, lines) == (0, ["Stopped."])
    assert not list(tmp_path.iterdir())


def wait_until(is_done: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not is_done():
        assert time.monotonic() < end
        time.sleep(0.05)
