"""The JSON beside films and clips: its published schema, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from network import find_digit, shipped_network
from scenes.records import BeatRecord, ChapterRecord, PassageRecord
from studio.errors import StudioError
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.rendering.timeline import Timeline
from studio.sidecar.describe import describe_film
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
        ({"scenes": "no hash"}, "$.scenes"),
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
