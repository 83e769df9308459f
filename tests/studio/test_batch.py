"""Many digits at once: their sources, and a batch that is killed and started again."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from soak.run import workers_of

from network import Digit, DigitError, Network, test_set
from network.preprocessing.picture import Picture
from scenes.film import CHAPTERS
from studio.cli.batch import _scenes_and_digits
from studio.cli.main import main
from studio.outputs.assembly import Film, finished_film
from studio.outputs.batch import Batch
from studio.outputs.batch_inputs import Entry, collect
from studio.outputs.manifest import Manifest
from studio.planning.formats import FORMATS
from studio.planning.jobs import FilmJob, plan_film
from studio.sidecar import fingerprint

pytestmark = pytest.mark.xdist_group("batch")  # one folder of films for all
COMMAND = [sys.executable, "-c", "from studio.cli.main import main; main()"]
SHORTEST = min(
    CHAPTERS,
    key=lambda chapter: sum(len(getattr(chapter, beat).narration) for beat in chapter.beats()),
)


def save(path: Path, index: int) -> None:
    """A test digit as a picture, drawn dark on light."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = (255 - 255 * test_set().digit(index).image).astype(np.uint8)
    Image.fromarray(pixels).resize((112, 112)).save(path)


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with pupils' pictures, and a table of them somewhere else."""
    monkeypatch.chdir(tmp_path)
    for name, index in {"10.png": 0, "2.png": 1, "anna, 7a.jpg": 3}.items():
        save(Path("pupils") / name, index)
    Image.new("L", (200, 200), 255).save("pupils/1.png")
    for name in ("notes.txt", ".DS_Store", "list.xlsx"):
        Path("pupils", name).write_text("no picture")
    Path("pupils/older").mkdir()
    Path("empty").mkdir()
    row = Image.new("L", (400, 150), 255)
    for number in (0, 1):
        row.paste(Image.open("pupils/10.png"), (20 + 200 * number, 20))
    row.save("row.png")
    return tmp_path


def found(entries: list[Entry]) -> list[Digit]:
    return [digit for _, digit in entries if isinstance(digit, Digit)]


# --- sources --------------------------------------------------------------------------------------


def test_a_folder(room: Path, network: Network) -> None:
    entries, left_out = collect(["pupils"], network)
    assert [name for name, _ in entries] == [
        "pupils/1.png",
        "pupils/2.png",
        "pupils/10.png",
        "pupils/anna, 7a.jpg",
    ]
    (_, refusal), *_ = entries
    assert len(found(entries)) == 3 and isinstance(refusal, str) and "blank" in refusal
    assert left_out == ["pupils: skipped, since they aren't pictures: list.xlsx, notes.txt, older"]


@pytest.mark.parametrize(
    ("sources", "origins"),
    [
        (["test:8-11"], ["test:8", "test:9", "test:10", "test:11"]),
        (["test:5-5", "test:3"], ["test:5", "test:3"]),
        (["random:1"], None),
        (["row.png#2"], ["row.png#2"]),
        (["pupils/2.png", "test:0"], ["2.png", "test:0"]),
    ],
    ids=str,
)
def test_names(room: Path, network: Network, sources: list[str], origins: list[str] | None) -> None:
    entries, _ = collect(sources, network)
    named = [digit.origin for digit in found(entries)]
    assert named == (origins or ["test:" + named[0].removeprefix("test:")])


def test_all_is_one_of_each_class(network: Network) -> None:
    entries, _ = collect(["all"], network)
    assert [digit.label for digit in found(entries)] == list(range(10))


@pytest.mark.parametrize(
    "text",
    [
        '2.png,2\n"anna, 7a.jpg",0\n7\ntest:8,6\n',
        'digit,label\n2.png,2\n"anna, 7a.jpg",0\n7,\ntest:8,6\n',
        '\ufeffLabel;Path\r\n2;2.png\r\n0;"anna, 7a.jpg"\r\n;7\r\n\r\n6;test:8\r\n',
        "2.png\t2\nanna, 7a.jpg\t0\n 7\t\t\t\ntest:8\t6",
    ],
    ids=["plain", "header", "as spreadsheets write it", "tabs"],
)
def test_a_list(room: Path, network: Network, text: str) -> None:
    Path("pupils/list.csv").write_text(text)
    entries, _ = collect(["pupils/list.csv"], network)
    named = [(digit.origin, digit.label) for digit in found(entries)]
    assert [*named[:2], named[3]] == [("2.png", 2), ("anna, 7a.jpg", 0), ("test:8", 6)]
    assert named[2][0].startswith("test:") and named[2][1] == 7


def test_a_list_of_indices(room: Path, network: Network) -> None:
    Path("list.csv").write_text("index,label\n8,5\n9,9\n")
    entries, _ = collect(["list.csv"], network)
    named = [(digit.origin, digit.label) for digit in found(entries)]
    assert named == [("test:8", 5), ("test:9", 9)]


@pytest.mark.parametrize("name", ["7", "all", "test:7", "wrong", "test:3-4"])
def test_a_name_is_no_file_and_no_folder(room: Path, network: Network, name: str) -> None:
    save(Path("files/7.png"), 3)
    Path("files/7.png").rename(f"files/{name}")
    Path(name).mkdir()
    Path("files/list.csv").write_text(f"{name}\n./{name}\n" if name[-2:] != "-4" else f"./{name}")
    entries, _ = collect([name], network)
    assert all(digit.test_index is not None for digit in found(entries)) and found(entries)
    if name != "all":  # which only is a source, no digit
        *_, file = found(collect(["files/list.csv"], network)[0])
        assert file.test_index is None and file.origin in {name, f"./{name}"}


def test_the_name_of_a_film_is_no_file(room: Path) -> None:
    for name in ("short", "Title-Card"):
        Path(name).mkdir()
        sources = ("test:1", name, f"./{name}")
        assert _scenes_and_digits(("full",), sources) == (["full", name], ["test:1", f"./{name}"])


def test_folders_called_0_to_9_say_what_is_in_them(room: Path, network: Network) -> None:
    for name, index in {"7/2.png": 0, "7/10.png": 1, "2/b.png": 2, "2/deep/c.png": 3}.items():
        save(Path("set", name), index)
    for folder in ("3", "10", "other"):
        Path("set", folder).mkdir()
    entries, left_out = collect(["set"], network)
    assert [(name, digit.label) for name, digit in entries if isinstance(digit, Digit)] == [
        ("set/2/b.png", 2),
        ("set/7/2.png", 7),
        ("set/7/10.png", 7),
    ]
    assert left_out == ["set: skipped, since they aren't pictures: 10, other, 2/deep"]
    save(Path("set/1.png"), 4)
    entries, _ = collect(["set"], network)
    assert entries[0][0] == "set/1.png" and [digit.label for digit in found(entries)] == [
        *(None, 2, 7, 7)
    ]
    refused(["set/3"], "no pictures in this folder")


def test_each_picture_is_read_once(
    room: Path, network: Network, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    decode = Picture.open
    monkeypatch.setattr(Picture, "open", lambda path: read.append(path) or decode(path))
    rows = "row.png#1\nrow.png#2\npupils/2.png,2\npupils/1.png,3\n"
    Path("list.csv").write_text(rows + "pupils/2.png,2\npupils/1.png\n" * 1000)
    entries, _ = collect(["list.csv"], network)
    assert len(entries) == 2004 and [path.name for path in read] == ["row.png", "2.png", "1.png"]
    assert len({(name, str(digit)) for name, digit in entries if isinstance(digit, str)}) == 1


BAD_LISTS = {
    "no such file": ("pupils/2.png,2\nnobody.png,3\n", "line 2: nobody.png"),
    "after empty lines": ("\n\nnobody.png,3\n", "line 3"),
    "label out of range": ("test:0,7\ntest:1,10\n", "line 2: '10' is not a valid label"),
    "label in words": ("test:0,seven\n", "line 1: 'seven' is not a valid label"),
    "comma in a path": ("pupils/anna, 7a.jpg,0\n", "put it in quotes"),
    "no digit": ("test:0,7\n,7\n", "line 2: the digit is missing"),
    "no such test digit": ("test:0\ntest:10000\n", "line 2: test:10000"),
    "no class": ("12,1\n", "line 1: 12"),
    "unknown column": ("digit,name\ntest:0,Anna\n", "line 1: there is no column 'name'"),
    "no column of digits": ("label\n7\n", "line 1: expected one column that names the digit"),
    "quotation mark": ('test:0\n"test:1,7\n', "quotation mark"),
    "empty": ("\n\n", "this file is empty"),
    "not text": (b"\xff\xfe\x00t", "UTF-8"),
}


@pytest.mark.parametrize(("text", "says"), BAD_LISTS.values(), ids=BAD_LISTS)
def test_a_wrong_list_is_refused(room: Path, text: str | bytes, says: str) -> None:
    Path("list.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
    refused(["list.csv"], f"list.csv{', ' if says.startswith('line') else ''}", says)


BAD_SOURCES = {
    "nothing there": (["nosuch"], "there is no such file or folder"),
    "one of several": (["test:0", "nosuch.csv"], "nosuch.csv"),
    "no pictures": (["empty"], "there are no pictures in this folder"),
    "backwards": (["test:9-0"], "try test:0-9"),
    "too far": (["test:9990-10000"], "10,000"),
    "no range": (["test:1-"], "test:1-"),
    "unknown scenes": (["test:0", "--scenes", "Nonsense"], "Nonsense"),
    "scenes alone": (["Squishing", "--scenes", "short"], "no digits to film"),
    "two labels": (["test:8", "two.csv"], "different labels"),
    "out is a file": (["test:0", "--out", "row.png"], "row.png"),
}


@pytest.mark.parametrize(("arguments", "says"), BAD_SOURCES.values(), ids=BAD_SOURCES)
def test_a_wrong_source_is_refused(room: Path, arguments: list[str], says: str) -> None:
    Path("two.csv").write_text("test:8,6\n")
    refused(arguments, says)


def refused(arguments: list[str], *says: str) -> None:
    """One sentence, exit code 2, and nothing is written."""
    before = sorted(Path().rglob("*"))
    result = CliRunner().invoke(main, ["batch", *arguments])
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert all(words in result.stderr for words in says), result.stderr
    assert sorted(Path().rglob("*")) == before


def test_several_digits_in_a_picture_are_named(room: Path, network: Network) -> None:
    ((_, refusal),), _ = collect(["row.png"], network)
    assert isinstance(refusal, str)
    assert "row.png#1 to row.png#2" in refusal and "--pick" not in refusal


def test_the_same_digit_twice_is_one_film(network: Network) -> None:
    digit = test_set().digit(8)
    entries: list[Entry] = [("test:8", digit), ("again", digit)]
    batch = Batch.plan(entries, ["short"], network, FORMATS["l"])
    assert len(batch.jobs) == 1
    assert batch.failures(dict.fromkeys(batch.jobs, "why")) == [("test:8", "why"), ("again", "why")]
    with pytest.raises(DigitError, match="twice"):
        Batch.plan([*entries, ("6", replace(digit, label=6))], ["short"], network, FORMATS["l"])


# --- a batch that is stopped, and started again ---------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pictures of five digits, one of them blank, and their labels, the last of them wrong."""
    folder = tmp_path_factory.mktemp("class")
    for pupil, index in enumerate((3, 1, 2, 0)):
        save(folder / f"{pupil}.png", index)
    Image.new("L", (200, 200), 255).save(folder / "blank.png")
    (folder / "list.csv").write_text(
        "digit,label\n0.png,0\nblank.png,5\n1.png,2\n2.png,1\n3.png,4\n"
    )
    return folder


def batch_of(folder: Path) -> list[str]:
    scenes = ["--scenes", SHORTEST.__name__, "-q", "l", "--jobs", "2"]
    return ["batch", str(folder / "list.csv"), *scenes, "--out", str(folder / "out")]


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *batch_of(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_until(run: subprocess.Popen[str], is_so: Callable[[], object]) -> None:
    while not is_so():
        assert run.poll() is None, run.stderr and run.stderr.read()
        time.sleep(0.02)


def clips(folder: Path) -> dict[str, int]:
    """Finished films with what tells whether they were written anew."""
    return {path.name: path.stat().st_ino for path in sorted((folder / "out").glob("*/*.mp4"))}


def lines(folder: Path) -> list[dict[str, str]]:
    with (folder / "out" / "manifest.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def killed(folder: Path) -> dict[str, int]:
    """The films that were finished when a batch was killed on the way."""
    run = start(folder)
    wait_until(run, lambda: clips(folder))
    run.kill()
    run.wait()
    for _ in range(100):  # its workers end by themselves
        try:
            os.killpg(run.pid, 0)
        except ProcessLookupError:
            break
        time.sleep(0.1)
    there = clips(folder)
    assert 0 < len(there) < 4
    assert len(lines(folder)) <= len(there) + 1
    assert list((folder / "out").glob(".digitfilm-*"))
    return there


@pytest.fixture(scope="module")
def finished(folder: Path, killed: dict[str, int]) -> tuple[int, str, str]:
    """The same batch started again; on the way, the system ends one of its workers."""
    left = set((folder / "out").glob(".digitfilm-*"))
    run = start(folder)
    wait_until(
        run,
        lambda: (
            {path.parents[1] for path in (folder / "out").glob(".digitfilm-*/*/chapter00.mp4")}
            - left
        ),
    )
    os.kill(workers_of(run.pid)[0], signal.SIGKILL)
    told, errors = run.communicate(timeout=300)
    return run.returncode, told, errors


def test_started_again_it_finishes(
    folder: Path, killed: dict[str, int], finished: tuple[int, str, str]
) -> None:
    code, told, errors = finished
    after = clips(folder)
    assert code == 1, errors
    assert len(after) == 4
    assert {name: after[name] for name in killed} == killed, "no finished clip is rendered again"
    assert f"{4 - len(killed)} film" in told and f"{len(killed)} already finished, 1 failed" in told
    assert "3 of 4 labeled digits read correctly" in told
    first, *others = [line for line in errors.splitlines() if "% done" not in line]
    assert first.startswith(f"{folder / 'blank.png'}: the image is blank")
    assert all("resource_tracker" in line for line in others), (
        "Python tells of what the ended worker held"
    )
    assert not [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")]


def test_all_play(folder: Path, finished: tuple[int, str, str]) -> None:
    for path in (folder / "out").glob("*/*.mp4"):
        told = json.loads(path.with_suffix(".json").read_text())
        with av.open(str(path)) as film:
            assert sum(1 for _ in film.decode(video=0)) == told["film"]["frames"] > 15


def test_the_manifest(folder: Path, finished: tuple[int, str, str]) -> None:
    table = lines(folder)
    assert [Path(line["digit"]).name for line in table] == [
        "0.png",
        "blank.png",
        "1.png",
        "2.png",
        "3.png",
    ]
    assert [(line["label"], line["read"], line["right"]) for line in table] == [
        ("0", "0", "yes"),
        ("", "", ""),
        ("2", "2", "yes"),
        ("1", "1", "yes"),
        ("4", "7", "no"),
    ]
    assert [bool(line["error"]) for line in table] == [False, True, False, False, False]
    assert "blank" in table[1]["error"]
    for line in table[:1] + table[2:]:
        for kind, start in {
            "film": b"ftyp",
            "captions": b"1\n",
            "poster": b"\x89PNG",
            "facts": b'{\n"schema": "film',
        }.items():
            assert start in (folder / "out" / line[kind]).read_bytes()[:20]
        assert float(line["output"]) > float(line["runner_up_output"])
    told = json.loads((folder / "out" / table[-1]["facts"]).read_text())
    assert (told["digit"]["label"], told["reading"]["answer"]) == (4, 7)


def test_a_third_time_nothing_is_rendered(folder: Path, finished: tuple[int, str, str]) -> None:
    before = clips(folder)
    told = CliRunner().invoke(main, batch_of(folder)).stdout
    assert "0 films rendered, 4 already finished, 1 failed" in told
    assert clips(folder) == before


@pytest.fixture
def made(
    folder: Path, finished: tuple[int, str, str], network: Network, tmp_path: Path
) -> tuple[FilmJob, Path]:
    """A finished film in a folder of its own, and the job that would make it."""
    digit = replace(Picture.open(folder / "0.png").digit(), label=0)
    job = plan_film([SHORTEST.__name__], digit, network, FORMATS["l"])
    shutil.copytree(folder / "out" / job.stem, tmp_path / job.stem)
    assert finished_film(job, tmp_path)
    return job, tmp_path / job.stem / f"{job.stem}.mp4"


def test_what_is_not_in_full_is_not_finished(made: tuple[FilmJob, Path]) -> None:
    job, path = made
    out = path.parents[1]
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    assert not finished_film(job, out)
    path.write_bytes(whole)
    assert finished_film(job, out)
    sidecar = path.with_suffix(".json")
    for text in ("", "[]", "{}", sidecar.read_text()[:-20], '{"digitfilm": 1, "scenes": {}}'):
        kept = sidecar.read_text()
        sidecar.write_text(text)
        assert not finished_film(job, out)
        sidecar.write_text(kept)
    path.with_suffix(".vtt").unlink()
    assert not finished_film(job, out)


def test_what_has_changed_is_not_finished(
    made: tuple[FilmJob, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    job, path = made
    out = path.parents[1]
    (chapter,) = job.chapters
    other = Network(
        tuple(0.9 * w for w in job.network.weights),
        job.network.biases,
        job.network.activation,
        job.network.read_out,
    )
    for change in (
        {"digit": replace(job.digit, label=None)},
        {"digit": replace(job.digit, pixels=job.digit.pixels / 2)},
        {"network": other},
        {"format": FORMATS["m"]},
    ):
        assert not finished_film(replace(job, chapters=(replace(chapter, **change),)), out), change
    monkeypatch.setattr("studio.sidecar.describe.fingerprint", lambda: "other scenes")
    assert not finished_film(job, out)


def zeroed(content: bytes) -> bytes:
    """The picture data of an MP4 are zeros; all that leads to them is as it was."""
    data = content.index(b"mdat") + 4
    return content[:data] + bytes(len(content) - data)


def retold(content: bytes) -> bytes:
    """A number in a sidecar is another one, and all else is as it was."""
    entries = json.loads(content)
    entries["reading"]["answer"] = 9
    return json.dumps(entries).encode()


@pytest.mark.parametrize(
    ("suffix", "damage"),
    [
        (".mp4", zeroed),
        (".mp4", lambda content: content + b"more"),
        (".srt", lambda content: b""),
        (".vtt", lambda content: content.replace(b"a", b"o", 1)),
        (".png", lambda content: content[:-9] + bytes(9)),
        (".json", retold),
        (".json", lambda content: content.replace(b'"seconds": ', b'"seconds": "x", "s": ', 1)),
    ],
)
def test_what_is_damaged_is_not_finished(
    made: tuple[FilmJob, Path], suffix: str, damage: Callable[[bytes], bytes]
) -> None:
    job, path = made
    assert finished_film(job, path.parents[1])
    file = path.with_suffix(suffix)
    before = file.read_bytes()
    assert damage(before) != before, "the check cannot fail"
    file.write_bytes(damage(before))
    assert not finished_film(job, path.parents[1])


def test_a_pipe_is_not_finished(made: tuple[FilmJob, Path]) -> None:
    job, path = made
    path.unlink()
    os.mkfifo(path)
    assert not finished_film(job, path.parents[1])


@pytest.mark.parametrize("place", ["locale/de/LC_MESSAGES/digitfilm.po", "themes.py"])
def test_all_that_makes_a_film_is_in_its_fingerprint(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fingerprint, "ROOT", tmp_path)
    path = tmp_path / "scenes" / place
    path.parent.mkdir(parents=True)
    before = {fingerprint.fingerprint.__wrapped__()}
    for text in ("one", "two"):
        path.write_text(text)
        before.add(fingerprint.fingerprint.__wrapped__())
    monkeypatch.setattr(fingerprint, "versions", lambda: {"av": "another"})
    before.add(fingerprint.fingerprint.__wrapped__())
    assert len(before) == 4


ENDS_AT_ONCE = """
import os, signal, sys
from pathlib import Path
if "multiprocessing.spawn" in " ".join(sys.orig_argv):
    for mark in sorted(Path(os.environ["MARKS"]).iterdir())[:1]:
        mark.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize(("times", "exit_code"), [(2, 0), (3, 2)])
def test_workers_killed_before_they_begin(tmp_path: Path, times: int, exit_code: int) -> None:
    """Others take their place, but not for ever."""
    (tmp_path / "sitecustomize.py").write_text(ENDS_AT_ONCE)
    marks = tmp_path / "marks"
    marks.mkdir()
    for number in range(times):
        (marks / str(number)).touch()
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    result = subprocess.run(
        [*COMMAND, "batch", "test:0", "--scenes", "TitleCard", "-q", "l", "--out", "out"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path, "MARKS": str(marks)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == exit_code and not list(marks.iterdir()), result.stderr
    assert ("3 times; if this computer is short of memory" in result.stderr) == bool(exit_code)
    assert "Traceback" not in result.stderr and not list((tmp_path / "out").glob(".*"))


# --- the manifest ---------------------------------------------------------------------------------


def planned(network: Network, *indices: int, name: str = "") -> Batch:
    entries: list[Entry] = [(name or f"test:{i}", test_set().digit(i)) for i in indices]
    return Batch.plan(entries, ["TitleCard"], network, FORMATS["l"])


def outcomes(batch: Batch, out: Path) -> dict[str, Film | str]:
    """A film of each digit that is there."""
    films: dict[str, Film | str] = {}
    for stem in batch.jobs:
        path = out / stem / f"{stem}.mp4"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        films[stem] = Film(path, 6.0, 0)
    return films


def listed(out: Path) -> list[str]:
    with (out / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return [row["digit"] for row in csv.DictReader(file)]


def test_batches_into_one_folder_share_its_manifest(tmp_path: Path, network: Network) -> None:
    first, second = planned(network, 0, 1), planned(network, 1, 2)
    manifests = [
        (Manifest(tmp_path, batch), outcomes(batch, tmp_path)) for batch in (first, second)
    ]
    for manifest, films in manifests * 2:  # as two that run side by side
        manifest.write(films)
    assert sorted(listed(tmp_path)) == ["test:0", "test:1", "test:2"]
    shutil.rmtree(tmp_path / next(iter(first.jobs)))
    Manifest(tmp_path, second).write({})
    assert sorted(listed(tmp_path)) == ["test:1", "test:2"], "a film that is gone is still listed"


def test_a_manifest_holds_no_formula(tmp_path: Path, network: Network) -> None:
    batch = planned(network, 0, name='=HYPERLINK("http://x")')
    Manifest(tmp_path, batch).write(dict.fromkeys(batch.jobs, "@why"))
    (line,) = (tmp_path / "manifest.csv").read_text().splitlines()[1:]
    assert line.startswith("\"'=HYPERLINK") and line.endswith("'@why")


@pytest.mark.parametrize("content", [b"", b"\xff", b"digit,label\n3,3\n", b"\x00" * 100])
def test_another_file_called_manifest_is_replaced(
    tmp_path: Path, network: Network, content: bytes
) -> None:
    (tmp_path / "manifest.csv").write_bytes(content)
    batch = planned(network, 0)
    Manifest(tmp_path, batch).write(outcomes(batch, tmp_path))
    assert listed(tmp_path) == ["test:0"]
