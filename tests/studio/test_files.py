"""Files in their places: each at one stroke, and nothing of somebody else's lost."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import re
import time
from pathlib import Path

import pytest
from support.limits import files_of_at_most

from studio import files
from studio.errors import StudioError
from studio.files import publish, publish_folder, work_folder, write_bytes

TEXTS = ("one", "two")


def made(folder: Path, text: str) -> Path:
    """A film's files in a work folder, each with the same text."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("a.json", "a.mp4"):
        (folder / name).write_text(text)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def publish_often(out: Path, text: str) -> None:
    for number in range(150):
        publish(made(out / f"{text}{number}", text), out / "film", ["a.json", "a.mp4"])


def test_two_processes_publish_the_same_film(tmp_path: Path) -> None:
    """At any moment there is a film, and it is whole."""
    publish(made(tmp_path / "first", "one"), tmp_path / "film", ["a.json", "a.mp4"])
    context = multiprocessing.get_context("fork")
    writers = [context.Process(target=publish_often, args=(tmp_path, text)) for text in TEXTS]
    for writer in writers:
        writer.start()
    seen = 0
    while any(writer.is_alive() for writer in writers):
        assert (tmp_path / "film" / "a.mp4").read_text() in TEXTS
        seen += 1
    assert seen > 10 and [writer.exitcode for writer in writers] == [0, 0]


def test_an_older_film_stays_until_the_new_one_is_there(tmp_path: Path) -> None:
    """Killed between two files, a film has its old picture and not none."""
    publish(made(tmp_path / "first", "one"), tmp_path / "film", ["a.json", "a.mp4"])
    work = made(tmp_path / "second", "two")
    (work / "a.mp4").unlink()
    with pytest.raises(StudioError, match="can't write there"):
        publish(work, tmp_path / "film", ["a.json", "a.mp4"])
    assert (tmp_path / "film" / "a.mp4").read_text() == "one"


def test_files_of_the_user_stay_in_a_folder_that_is_made_again(tmp_path: Path) -> None:
    own = re.compile(r"index\.html|beats/\d+\.mp4")
    for number in (3, 2):
        deck = tmp_path / f"deck{number}"
        (deck / "beats").mkdir(parents=True)
        (deck / "index.html").write_text(str(number))
        for beat in range(number):
            (deck / "beats" / f"{beat}.mp4").write_text(str(number))
        publish_folder(deck, tmp_path / "out", "index.html", own)
        (tmp_path / "out" / "beats" / "notes.txt").write_text("mine")
    left = {path.name: path.read_text() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert left == {"index.html": "2", "0.mp4": "2", "1.mp4": "2", "notes.txt": "mine"}


def test_a_file_is_written_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    write_bytes(path, b"old")
    with files_of_at_most(10), pytest.raises(StudioError, match=r"manifest\.csv: can't write"):
        write_bytes(path, bytes(100))
    assert path.read_bytes() == b"old" and names(tmp_path) == ["manifest.csv"]


def test_what_others_left_is_removed_but_not_what_they_use(tmp_path: Path) -> None:
    for name in (".digitfilm-gone", ".digitfilm-used"):
        (tmp_path / name).mkdir()
    old, new = tmp_path / ".digitfilm-1-old.csv", tmp_path / ".digitfilm-2-new.csv"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    used = os.open(tmp_path / ".digitfilm-used", os.O_RDONLY)
    fcntl.flock(used, fcntl.LOCK_EX)
    with work_folder(tmp_path) as work:
        assert names(tmp_path) == sorted([new.name, ".digitfilm-used", work.name])
    os.close(used)


def test_a_folder_that_another_program_has_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.2)
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    begin = time.monotonic()
    with pytest.raises(StudioError, match="another program has locked"), work_folder(tmp_path):
        pass
    os.close(other)
    assert time.monotonic() - begin < 5
