"""Narration that is heard: by a program here, or from recordings; and captions in step with it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import wave
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from scenes.look import LANGUAGES
from studio.errors import StudioError
from studio.narration import audio, recordings, speech
from studio.narration.languages import iso_639_2, with_territory
from studio.narration.pronunciation import as_spoken

pytestmark = pytest.mark.xdist_group("voice")  # one spoken film for all

COMMAND = [sys.executable, "-c", "from studio.cli.main import main; main()"]
CHAPTERS = ["TitleCard", "MatrixForm"]
TOGETHER = 0.1  # seconds that captions, voice and beats may be apart

speaks = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


def digitfilm(*arguments: object, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], check=False, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("voice")
    result = digitfilm("render", *CHAPTERS, "--voice", "--language", "de", "-q", "l", "--out", out)
    assert result.returncode == 0, result.stderr
    (path,) = out.rglob("*.mp4")
    return path


@pytest.fixture(scope="module")
def beats(film: Path) -> list[dict]:
    return json.loads(film.with_suffix(".json").read_text())["beats"]


def heard_in(path: Path) -> tuple[np.ndarray, int]:
    """Loudness of windows, decoded as players do, and how many there are in a second."""
    with av.open(str(path)) as container:
        (stream,) = container.streams.audio
        rate = stream.rate
        samples = np.zeros(int(container.duration / 1e6 * rate) + rate)
        for frame in container.decode(stream):
            start = round(frame.time * rate)
            data = frame.to_ndarray().mean(axis=0)
            skip = max(0, -start)
            samples[start + skip : start + len(data)] = data[skip:]
    return np.sqrt(
        (
            samples[: len(samples) // (rate // 100) * (rate // 100)].reshape(-1, rate // 100) ** 2
        ).mean(1)
    ), 100


def apart(
    loudness: np.ndarray, windows: int, beats: list[dict], cues: list[tuple[float, float]]
) -> list[str]:
    """Where sound does not begin with its beat, or captions do not begin and end with the sound."""
    found = []
    for beat in beats:
        first, last = round(beat["start"] * windows), round(beat["end"] * windows)
        on = np.flatnonzero(loudness[first:last] > 0.01 * loudness.max())
        if not len(on):
            found.append(f"{beat['name']}: silent")
            continue
        begins, ends = beat["start"] + on[0] / windows, beat["start"] + (on[-1] + 1) / windows
        own = [
            cue for cue in cues if cue[0] - beat["start"] >= -0.01 and cue[0] < beat["end"] - 0.01
        ]
        if abs(begins - beat["start"]) > TOGETHER or abs(own[0][0] - begins) > TOGETHER:
            found.append(
                f"{beat['name']}: begins at {beat['start']}, caption {own[0][0]}, voice {begins}"
            )
        if (
            abs(own[-1][1] - ends) > TOGETHER
            or abs(beat["start"] + beat["spoken"] - ends) > TOGETHER
        ):
            found.append(
                f"{beat['name']}: said until {beat['start'] + beat['spoken']}, {own[-1][1]}, {ends}"
            )
        if ends > beat["end"] - 0.2:
            found.append(f"{beat['name']}: no breath before {beat['end']}, voice until {ends}")
    return found


def cues_of(film: Path) -> list[tuple[float, float, str]]:
    """The cues of the .vtt."""

    def seconds(clock: str) -> float:
        hours, minutes, rest = clock.split(":")
        return int(hours) * 3600 + int(minutes) * 60 + float(rest)

    blocks = film.with_suffix(".vtt").read_text().strip().split("\n\n")[1:]
    parts = [block.split("\n", 1) for block in blocks]
    return [(*map(seconds, times.split(" --> ")), words.strip()) for times, words in parts]  # type: ignore[misc]


@speaks
def test_voice_captions_and_beats_go_together(film: Path, beats: list[dict]) -> None:
    cues = [cue[:2] for cue in cues_of(film)]
    assert apart(*heard_in(film), beats, cues) == []
    later = [(start + 0.15, end + 0.15) for start, end in cues]
    assert len(apart(*heard_in(film), beats, later)) >= len(beats)  # the comparison can fail


@speaks
def test_captions_do_not_overlap_nor_overflow(film: Path, beats: list[dict]) -> None:
    cues = cues_of(film)
    assert all(before[1] <= after[0] for before, after in pairwise(cues))
    for start, end, text in cues:
        assert len(text.splitlines()) <= 2 and max(map(len, text.splitlines())) <= 42, text
        assert len(text) <= 20.5 * (end - start), text
    told = " ".join(beat["narration"] for beat in beats)
    assert " ".join(text for *_, text in cues).replace("&lt;", "<").split() == told.split()


@speaks
def test_the_film_says_what_is_in_it(film: Path) -> None:
    with av.open(str(film)) as container:
        (audio,), (words,) = container.streams.audio, container.streams.subtitles
        assert audio.codec_context.name == "aac"
        assert audio.language == words.language == "deu"
        video = container.streams.video[0]
        assert float(audio.duration * audio.time_base) == pytest.approx(
            float(video.duration * video.time_base), abs=0.1
        )
    facts = json.loads(film.with_suffix(".json").read_text())
    assert facts["telling"] == {
        "captions": ["srt", "vtt"],
        "embedded": True,
        "burn_in": False,
        "voice": "engine",
    }
    assert "-de-" in film.name and "-voice-" in film.name


def tone(path: Path, seconds: float, silence: float = 0.5, loud: float = 0.3) -> None:
    """A hum with silence before and after, in any format that PyAV writes for the ending."""
    silent = np.zeros(int(silence * audio.RATE), np.float32)
    hum = (loud * np.sin(np.arange(int(seconds * audio.RATE)) * 0.03)).astype(np.float32)
    samples = np.concatenate([silent, hum, silent])
    if path.suffix == ".wav":
        audio.write(samples, path)
        return
    with av.open(str(path), "w") as container:
        stream = container.add_stream(
            {".mp3": "libmp3lame", ".m4a": "aac"}[path.suffix], rate=audio.RATE, layout="mono"
        )
        frame = av.AudioFrame.from_ndarray(samples[None], format="fltp", layout="mono")
        frame.sample_rate = audio.RATE
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))


BEAT = "TitleCard.what_this_film_is_about"


@pytest.mark.parametrize(
    "name", [f"01_{BEAT}.wav", f"{BEAT}.mp3", "7 title-card.what-this-film-is-about.m4a"]
)
def test_recordings_time_the_beats(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    tone(folder / name, 7.5)
    result = digitfilm(
        "render",
        "TitleCard",
        "--voice-file",
        folder,
        "--captions",
        "vtt",
        "-q",
        "l",
        "--out",
        tmp_path,
    )
    assert result.returncode == 0, result.stderr
    (path,) = tmp_path.rglob("*.mp4")
    (beat,) = json.loads(path.with_suffix(".json").read_text())["beats"]
    assert beat["spoken"] == pytest.approx(7.5, abs=TOGETHER)
    assert beat["spoken"] + 0.3 <= beat["end"] <= beat["spoken"] + 0.6
    assert apart(*heard_in(path), [beat], [cue[:2] for cue in cues_of(path)]) == []
    assert {file.suffix for file in path.parent.iterdir()} == {".mp4", ".vtt", ".json", ".png"}


def test_a_recording_is_missing_empty_or_silent(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()

    def refusal() -> str:
        result = digitfilm(
            "render", "TitleCard", "--voice-file", folder, "-q", "l", "--out", tmp_path / "out"
        )
        assert result.returncode == 2 and len(result.stderr.strip().splitlines()) == 1, (
            result.stderr
        )
        assert not list((tmp_path / "out").rglob("*.*"))
        return result.stderr

    assert f"one recording is missing, the first is 01_{BEAT}.wav" in refusal()
    (folder / f"{BEAT}.wav").touch()
    assert f"{BEAT}.wav is empty" in refusal()
    (folder / f"{BEAT}.wav").write_text("no sound at all")
    assert "cannot be read" in refusal()
    tone(folder / f"{BEAT}.wav", 2, loud=0.0)
    assert "holds nothing to be heard" in refusal()


def test_it_counts_what_is_missing(tmp_path: Path) -> None:
    result = digitfilm(
        "render", "MatrixForm", "--voice-file", tmp_path, "-q", "l", "--out", tmp_path / "out"
    )
    assert (
        "6 of 6 recordings are missing, the first is 01_MatrixForm.activations_become_a_vector"
        in result.stderr
    )
    assert (
        "no such folder"
        in digitfilm("render", "MatrixForm", "--voice-file", tmp_path / "not").stderr
    )
    assert (
        "not both" in digitfilm("render", "MatrixForm", "--voice", "--voice-file", tmp_path).stderr
    )


def test_nobody_here_can_speak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speech, "_program", lambda name: None)
    with pytest.raises(StudioError, match="apt-get install espeak-ng"):
        speech.find_engine("en")


def test_piper_comes_first_where_it_has_a_voice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Piper itself is not here: a program that takes the same options stands in for it."""
    (tmp_path / "de_DE-somebody-low.onnx").touch()
    piper = tmp_path / "piper"
    piper.write_text(
        "#!/bin/sh\nread line\n"
        '[ "$1 $3" = "--model --output_file" ] && echo "$line" >"$4.txt" && cp "$0.wav" "$4"\n'
    )
    piper.chmod(0o755)
    tone(tmp_path / "piper.wav", 1)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setenv(speech.VOICES, str(tmp_path))
    engine = speech.find_engine("de")
    engine.say("Guten Tag", tmp_path / "said.wav")
    assert (tmp_path / "said.wav.txt").read_text() == "Guten Tag\n"
    assert len(audio.trim_silence(audio.read(tmp_path / "said.wav"))) == pytest.approx(
        audio.RATE, rel=0.1
    )


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("en", "It is −1.28, or 97.1 %.", "It is minus 1.28, or 97.1 percent."),
        ("en", "13,002 knobs, 3, 7 and 10,000", "13002 knobs, 3, 7 and 10000"),
        ("en", "from -0.5; half-baked", "from minus 0.5; half-baked"),
        ("en", "sigmoid of W a plus b", "sigmoid of W A plus B"),
        ("en", "a = σ(W)", "a equals sigma (W)"),
        ("de", "13.002 Knöpfe: −1,28, zu 97,1 %.", "13002 Knöpfe: minus 1,28, zu 97,1 Prozent."),
    ],
)
def test_signs_and_numbers_are_spoken(language: str, written: str, heard: str) -> None:
    assert as_spoken(written, language) == heard


def test_every_language_has_a_name_for_files_and_voices() -> None:
    """Exact for those that are there; for any other, derived from its code in the same way."""
    assert [iso_639_2(code) for code in ("en", "de", "fr", "cs", "zh", "pt_BR")] == [
        *("eng", "deu", "fra", "ces", "zho", "por")
    ]
    assert [with_territory(code) for code in ("en", "de", "sv")] == ["en-us", "de-de", "sv-se"]
    assert all(len(iso_639_2(code)) == 3 for code in LANGUAGES)


def test_wavs_are_of_16_bits(tmp_path: Path) -> None:
    tone(tmp_path / "a.wav", 1)
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getsampwidth(), file.getnchannels(), file.getframerate()) == (2, 1, audio.RATE)
    assert recordings.recording_name(3, "A", "b") == "03_A.b"
