"""The JSON beside films and clips: its published schema, and what is refused."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from network import find_digit, shipped_network
from scenes.look import Look
from scenes.records import BeatRecord, ChapterRecord, PassageRecord
from studio.cli.main import main
from studio.errors import StudioError
from studio.outputs.clip import make_clips, plan_clips
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering.timeline import Timeline
from studio.sidecar.describe import describe_film, sidecar_name
from studio.sidecar.schema import json_schema, read_sidecar, to_json

SCHEMA = Path(__file__).parents[2] / "docs" / "sidecar.schema.json"


@pytest.fixture(scope="module")
def text() -> str:
    """The sidecar of a film of one chapter and one beat."""
    network = shipped_network()
    job = plan_film(["TitleCard"], find_digit("3", network), network, FORMATS["l"])
    neurons = {"3": {"centres": [[1.0, 2.0]], "levels": [0.5]}}
    told = [PassageRecord("Look at this.", 0.0, 1.0), PassageRecord("And this.", 1.0, 2.0)]
    beat = BeatRecord("opens", told, 0.0, 2.0, neurons)
    record = ChapterRecord("TitleCard", "A title", False, 30, [beat], [])
    return to_json(describe_film(job, Timeline.of(job.format, [record])))


def test_the_published_schema_is_that_of_the_code() -> None:
    """If this fails, run make schema."""
    assert SCHEMA.read_text(encoding="utf-8") == json_schema()


def test_a_sidecar_is_read_as_it_was_written(text: str, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_text(text, encoding="utf-8")
    assert to_json(read_sidecar(path)) == text
    jsonschema.validate(json.loads(text), json.loads(SCHEMA.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"film": 3}, "$.film"),
        ({"digit": {"origin": "x", "label": 3, "pixels": [0.5]}}, "$.digit.pixels"),
        ({"made_by": "no hash"}, "$.made_by"),
        ({"schema": "film-99"}, "film-99"),
        ({"beats": []}, "$.beats"),
    ],
)
def test_what_is_wrong_is_said(
    text: str, change: dict[str, object], where: str, tmp_path: Path
) -> None:
    path = tmp_path / "film.json"
    wrong = json.loads(text) | change
    path.write_text(json.dumps(wrong), encoding="utf-8")
    with pytest.raises(StudioError) as error:
        read_sidecar(path)
    assert str(path) in str(error.value) and where in str(error.value)
    assert len(str(error.value).splitlines()) == 1
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, json.loads(SCHEMA.read_text(encoding="utf-8")))


# --- made again from what somebody has written ----------------------------------------------------


def again(text: str, path: Path, *keys: str | int, value: object) -> Result:
    """Run ``again`` on a sidecar with one value changed."""
    entries = json.loads(text)
    place = entries
    for key in keys[:-1]:
        place = place[key]
    place[keys[-1]] = value
    path.write_text(json.dumps(entries), encoding="utf-8")
    return CliRunner().invoke(main, ["again", str(path), "--out", str(path.parent / "out")])


@pytest.fixture(scope="module")
def clip_text(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The sidecar of a still."""
    network, out = shipped_network(), tmp_path_factory.mktemp("clip")
    names = ["TitleCard.what_this_film_is_about"]
    jobs = plan_clips(names, find_digit("3", network), network, FORMATS["l"], Look(), "png")
    (clip,) = make_clips(jobs, out)
    return clip.path.with_name(sidecar_name(clip.path.name)).read_text(encoding="utf-8")


EVIL = 'x"); #panic("code of a JSON has run") #("'


@pytest.mark.parametrize(
    ("keys", "value", "sentence"),
    [
        (("look", "font"), EVIL, "there is no font called"),
        (("look", "font"), "x" * 100_000, "$.look.font"),
        (("look", "theme"), "nosuch", "nosuch"),
        (("look", "language"), "../../de", "../../de"),
        (("film", "width"), 855, "makes no films of 855 x 480"),
        (("film", "width"), 10**9, "makes no films of 1000000000 x 480"),
        (("film", "width"), 10**400, "$.film.width"),
        (("film", "fps"), 0, "$.film.fps"),
        (("film", "quality"), "z", "$.film.quality"),
        (("film", "title"), "x" * 2_000, "$.film.title"),
        (("digit", "pixels"), [0.0] * 784, "blank"),
        (("digit", "pixels"), [2.0] * 784, "$.digit.pixels"),
        (("digit", "label"), 10, "$.digit.label"),
        (("chapters",), [], "$.chapters"),
        (("chapters", 0, "name"), "Nonsense", "no such film or chapter"),
        (("telling", "captions"), ["srt", "srt"], "kinds of captions"),
        (("telling", "captions"), ["exe"], "kinds of captions"),
        (("network", "sha256"), "0" * 64, "not made with the built-in network"),
    ],
)
def test_a_film_is_not_made_of_nonsense(
    text: str, tmp_path: Path, keys: tuple[str | int, ...], value: object, sentence: str
) -> None:
    result = again(text, tmp_path / "film.json", *keys, value=value)
    assert_one_sentence(result, sentence, tmp_path)


@pytest.mark.parametrize(
    ("keys", "value", "sentence"),
    [
        (("look", "font"), EVIL, "there is no font called"),
        (("clip", "kind"), "exe", "no exe of the beat"),
        (("clip", "is_transparent"), "yes", "$.clip.is_transparent"),
        (("clip", "beat"), "", "a still shows one beat"),
        (("clip", "beat"), "__init__", "of the beat __init__"),
        (("clip", "limit"), -1, "$.clip.limit"),
        (("clip", "limit"), 1e300, "$.clip.limit"),
        (("clip", "limit"), 2.5, "--max-size works only with gif"),
        (("clip", "height"), 481, "makes no films of"),
        (("network",), {"sizes": [784, 10]}, "$.network"),
        (("beats",), 7, "$.beats"),
    ],
)
def test_a_clip_is_not_made_of_nonsense(
    clip_text: str, tmp_path: Path, keys: tuple[str | int, ...], value: object, sentence: str
) -> None:
    result = again(clip_text, tmp_path / "clip.json", *keys, value=value)
    assert_one_sentence(result, sentence, tmp_path)


@pytest.mark.parametrize("name", ["..json", "...json", ".film.json", ".digitfilm-1.json"])
def test_a_name_of_dots_leads_nowhere(text: str, tmp_path: Path, name: str) -> None:
    result = again(text, tmp_path / name, "film", "title", value="a film")
    assert_one_sentence(result, "rename this file", tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 100_000, b'{"schema": "film-2", "film": ' * 5_000, b"\xff\xfe{}", b"7", b"null"],
)
def test_a_file_that_is_no_sidecar(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "film.json").write_bytes(content)
    result = CliRunner().invoke(main, ["again", str(tmp_path / "film.json")])
    assert_one_sentence(result, "this is not the JSON file", tmp_path)


def test_a_pipe_is_no_sidecar(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "film.json")
    with pytest.raises(StudioError, match="not a regular file"):
        read_sidecar(tmp_path / "film.json")


def assert_one_sentence(result: Result, sentence: str, folder: Path) -> None:
    assert result.exit_code == 2, result.output
    assert sentence in result.output and result.output.startswith(f"Error: {folder}")
    assert len(result.output.strip().splitlines()) == 1 and len(result.output) < 2_000
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1
