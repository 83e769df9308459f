"""The finished film as its viewers get it, rendered once for all tests by the command."""

import json
import re
import subprocess
import sys
from fractions import Fraction
from itertools import pairwise

import av
import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image
from support.brightness import brightness, computed_again

from scenes.film import FILMS
from studio.cli.main import main

pytestmark = pytest.mark.xdist_group("film")  # one film for all

COMMAND = [sys.executable, "-c", "from studio.cli.main import main; main()"]
DIGIT = "test:1234"
STEM = "short-test_1234-l"


@pytest.fixture(scope="session")
def renders(tmp_path_factory):
    out = tmp_path_factory.mktemp("renders")
    command = [*COMMAND, "render", "--digit", DIGIT, "--quality", "l", "--out", str(out)]
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert str(out / STEM / f"{STEM}.mp4") in result.stdout
    assert all("% done" in line for line in result.stderr.splitlines()), result.stderr
    return out


@pytest.fixture(scope="session")
def path(renders):
    return renders / STEM / f"{STEM}.mp4"


@pytest.fixture(scope="session")
def sidecar(path):
    return json.loads(path.with_suffix(".json").read_text())


@pytest.fixture(scope="session")
def last_frames(path, sidecar):
    """The last frame of each beat: luma from 0 to 1, after undoing BT.709's limited range."""
    names = {round(beat["end"] * 15) - 1: beat["name"] for beat in sidecar["beats"]}
    with av.open(str(path)) as film:
        return {
            names[number]: (frame.to_ndarray()[: frame.height].astype(float) - 16) / 219
            for number, frame in enumerate(film.decode(video=0))
            if number in names
        }


def test_nothing_else_is_left(renders):
    expected = {f"{STEM}{suffix}" for suffix in (".mp4", ".srt", ".vtt", ".json", ".png")}
    assert {file.name for file in renders.rglob("*") if file.is_file()} == expected
    assert [folder.name for folder in renders.iterdir()] == [STEM]


def test_every_player_takes_it(path, sidecar):
    with av.open(str(path)) as film:
        pictures, captions = film.streams.video[0], film.streams.subtitles[0]
        context = pictures.codec_context
        assert (context.name, context.pix_fmt, captions.codec_context.name) == (
            "h264",
            "yuv420p",
            "mov_text",
        )
        assert (context.width, context.height, pictures.average_rate) == (854, 480, 15)
        bt709, limited = 1, 1
        assert (context.colorspace, context.color_primaries, context.color_trc) == (
            bt709,
            bt709,
            bt709,
        )
        assert context.color_range == limited
        times = [frame.pts * frame.time_base for frame in film.decode(video=0)]
    assert times == [Fraction(number, 15) for number in range(sidecar["film"]["frames"])]
    assert sidecar["film"]["seconds"] == pytest.approx(len(times) / 15)


def test_it_starts_before_it_is_loaded(path):
    data = path.read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def test_length(sidecar):
    assert 90 <= sidecar["film"]["seconds"] <= 150


def test_chapter_marks_are_the_chapters(path, sidecar):
    with av.open(str(path)) as film:
        marks = film.chapters()
    assert [mark["metadata"]["title"] for mark in marks] == [
        chapter.title for chapter in FILMS["short"]
    ]
    for mark, chapter in zip(marks, sidecar["chapters"], strict=True):
        assert mark["start"] * mark["time_base"] == pytest.approx(chapter["start"], abs=0.001)
        assert mark["end"] * mark["time_base"] == pytest.approx(chapter["end"], abs=0.001)


def cues_of(path, point):
    clock = rf"(\d\d):(\d\d):(\d\d){re.escape(point)}(\d\d\d)"
    for block in re.split(r"\n\s*\n", path.read_text().strip()):
        if found := re.search(rf"{clock} --> {clock}\n(.+)", block, re.S):
            h1, m1, s1, f1, h2, m2, s2, f2 = map(int, found.groups()[:8])
            yield (
                h1 * 3600 + m1 * 60 + s1 + f1 / 1000,
                h2 * 3600 + m2 * 60 + s2 + f2 / 1000,
                found.group(9).strip(),
            )


def test_captions_can_be_read(path, sidecar):
    cues = list(cues_of(path.with_suffix(".srt"), ","))
    assert cues == list(cues_of(path.with_suffix(".vtt"), "."))
    assert path.with_suffix(".vtt").read_text().startswith("WEBVTT\n\n")
    told = " ".join(beat["narration"] for beat in sidecar["beats"])
    assert " ".join(text for _, _, text in cues).split() == told.split()
    for start, end, text in cues:
        assert len(text) <= 20 * (end - start), text
        assert len(text.splitlines()) <= 2 and max(map(len, text.splitlines())) <= 42, text
    for (_, end, _), (start, _, _) in pairwise(cues):
        assert end <= start
    assert cues[-1][1] <= sidecar["film"]["seconds"] + 0.001


def test_captions_are_embedded(path):
    with av.open(str(path)) as film:
        packets = [
            (p.pts * p.time_base, bytes(p)[2:].decode())
            for p in film.demux(subtitles=0)
            if p.dts is not None
        ]
    embedded = [(pytest.approx(float(start), abs=0.002), text) for start, text in packets if text]
    assert [(start, text) for start, _, text in cues_of(path.with_suffix(".srt"), ",")] == embedded


def test_poster_shows_something(path):
    with Image.open(path.with_suffix(".png")) as poster:
        assert poster.size == (854, 480)
        assert np.asarray(poster).mean() > 2


def test_beats_cover_the_film(sidecar):
    beats = sidecar["beats"]
    assert beats[0]["start"] == 0 and beats[-1]["end"] == pytest.approx(sidecar["film"]["seconds"])
    assert all(before["end"] == after["start"] for before, after in pairwise(beats))
    assert {(beat["chapter"], beat["name"]) for beat in beats} == {
        (chapter.__name__, name) for chapter in FILMS["short"] for name in chapter.beats()
    }
    for readout in sidecar["readouts"]:
        assert 0 <= readout["start"] < readout["end"] <= sidecar["film"]["seconds"] + 1e-9, readout


def shows_the_hero(beat, layers):
    """Return whether several layers are there, and all of them show the activations of the hero."""
    return len(beat["neurons"]) > 1 and all(
        np.abs(np.array(shown["levels"]) - layers[int(number)]).max() < 1e-3
        for number, shown in beat["neurons"].items()
    )


def test_brightness_is_the_activation(last_frames, sidecar):
    """Neurons in the frames are as bright as computed; only their places are asked of us."""
    layers = computed_again(sidecar["digit"]["pixels"])
    seen = {}
    for beat in sidecar["beats"]:
        if shows_the_hero(beat, layers):
            frame = last_frames[beat["name"]]
            for number, shown in beat["neurons"].items():
                error = np.abs(brightness(frame, shown["centres"]) - layers[int(number)]).max()
                seen.setdefault(number, {})[beat["name"]] = error
    assert set(seen) == {"0", "1", "2", "3"}
    assert max(error for errors in seen.values() for error in errors.values()) <= 0.06, seen
    sizes = [
        len(shown["centres"]) for beat in sidecar["beats"] for shown in beat["neurons"].values()
    ]
    assert {784, 16, 10} <= set(sizes)


def test_brightness_would_tell_another_digit(last_frames, sidecar):
    """The comparison above can fail: with another digit's activations it does."""
    other = computed_again(np.roll(sidecar["digit"]["pixels"], 28 * 3))
    beat = next(beat for beat in sidecar["beats"] if set(beat["neurons"]) == {"0", "1", "2", "3"})
    frame = last_frames[beat["name"]]
    for number in (0, 1, 2):
        seen = brightness(frame, beat["neurons"][str(number)]["centres"])
        assert np.abs(seen - other[number]).max() > 0.3


def test_a_chapter_that_is_left_out_has_a_poster_all_the_same(tmp_path):
    np.savez(tmp_path / "one_layer.npz", W1=np.eye(10, 784), b1=np.zeros(10))
    network = ["--network", str(tmp_path / "one_layer.npz"), "--out", str(tmp_path)]
    result = CliRunner().invoke(main, ["render", "LayersBetween", "--quality", "l", *network])
    assert result.exit_code == 0, result.output
    (poster,) = tmp_path.glob("layers_between-*/*.png")
    with Image.open(poster) as picture:
        assert np.asarray(picture).max() > 200
    (film,) = tmp_path.glob("layers_between-*/*.json")
    assert [beat["name"] for beat in json.loads(film.read_text())["beats"]] == [
        "chapter_is_left_out"
    ]
