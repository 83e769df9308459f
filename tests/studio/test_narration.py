"""Narration that is heard: by a program here, or from recordings; and captions in step with it."""

from __future__ import annotations

import json
import os
import shutil
import wave
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from click.testing import CliRunner, Result
from support import sound

from scenes.look import LANGUAGES
from scenes.records import BeatRecord, ChapterRecord, PassageRecord, SpokenSentence
from studio.cli.main import main
from studio.errors import StudioError
from studio.narration import audio, recordings, voices
from studio.narration.captions import cues
from studio.narration.languages import iso_639_2, with_territory
from studio.narration.loudness import LOUDNESS, PEAK, levelled
from studio.narration.pronunciation import as_spoken
from studio.narration.sentences import split_sentences

pytestmark = pytest.mark.xdist_group("voice")  # one spoken film for all

TOGETHER = 0.1  # seconds that captions, voice and beats may be apart


def digitfilm(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("voice")
    result = digitfilm(
        "render", "TitleCard", "--voice", "--language", "de", "-q", "l", "--out", out
    )
    assert result.exit_code == 0, result.stderr
    (path,) = out.rglob("*.mp4")
    return path


@pytest.fixture(scope="module")
def beats(film: Path) -> list[dict]:
    return json.loads(film.with_suffix(".json").read_text())["beats"]


def apart(film: Path, beats: list[dict], cues: list[tuple[float, float]]) -> list[str]:
    """Where sound does not begin with its beat, or captions do not begin and end with the sound."""
    found = []
    spans = sound.heard(sound.decoded(film))
    for beat in beats:
        own = [span for span in spans if beat["start"] - 0.05 <= span[0] < beat["end"] - 0.05]
        if not own:
            found.append(f"{beat['name']}: silent")
            continue
        begins, ends = own[0][0], own[-1][1]
        shown = [cue for cue in cues if beat["start"] - 0.01 <= cue[0] < beat["end"] - 0.01]
        if max(abs(begins - beat["start"]), abs(shown[0][0] - begins)) > TOGETHER:
            found.append(
                f"{beat['name']}: begins at {beat['start']}, caption {shown[0][0]}, voice {begins}"
            )
        told = beat["start"] + beat["spoken"]
        if max(abs(shown[-1][1] - ends), abs(told - ends)) > TOGETHER:
            found.append(f"{beat['name']}: said until {told}, {shown[-1][1]}, {ends}")
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


def test_voice_captions_and_beats_go_together(film: Path, beats: list[dict]) -> None:
    cues = [cue[:2] for cue in cues_of(film)]
    assert apart(film, beats, cues) == []
    later = [(start + 0.15, end + 0.15) for start, end in cues]
    assert len(apart(film, beats, later)) >= len(beats)  # the comparison can fail


def test_captions_do_not_overlap_nor_overflow(film: Path, beats: list[dict]) -> None:
    cues = cues_of(film)
    assert all(before[1] <= after[0] for before, after in pairwise(cues))
    for start, end, text in cues:
        assert len(text.splitlines()) <= 2 and max(map(len, text.splitlines())) <= 42, text
        assert len(text) <= 20.5 * (end - start), text
    told = " ".join(beat["narration"] for beat in beats)
    assert " ".join(text for *_, text in cues).replace("&lt;", "<").split() == told.split()


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
    tone(folder / name, 7.5, loud=0.01)
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
    assert result.exit_code == 0, result.stderr
    (path,) = tmp_path.rglob("*.mp4")
    (beat,) = json.loads(path.with_suffix(".json").read_text())["beats"]
    assert beat["spoken"] == pytest.approx(7.5, abs=TOGETHER)
    assert beat["spoken"] + 0.25 <= beat["end"] <= beat["spoken"] + 0.6
    assert apart(path, [beat], [cue[:2] for cue in cues_of(path)]) == []
    assert {file.suffix for file in path.parent.iterdir()} == {".mp4", ".vtt", ".json", ".png"}
    loudness, peak = sound.loudness_and_peak(sound.decoded(path))
    assert loudness == pytest.approx(-16, abs=1) and peak < -1


def test_a_recording_is_missing_empty_or_silent(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()

    def refusal() -> str:
        result = digitfilm(
            "render", "TitleCard", "--voice-file", folder, "-q", "l", "--out", tmp_path / "out"
        )
        assert result.exit_code == 2 and len(result.stderr.strip().splitlines()) == 1, result.stderr
        assert not list((tmp_path / "out").rglob("*.*"))
        return result.stderr

    assert f"one recording is missing, the first is 01_{BEAT}.wav" in refusal()
    (folder / f"{BEAT}.wav").touch()
    assert f"{BEAT}.wav is empty" in refusal()
    (folder / f"{BEAT}.wav").write_text("no sound at all")
    assert "cannot be read" in refusal()
    tone(folder / f"{BEAT}.wav", 2, loud=0.0)
    assert "holds nothing to be heard" in refusal()


def test_a_pipe_is_no_recording_and_a_list_of_others_neither(tmp_path: Path) -> None:
    """FFmpeg would wait for the one for ever, and open whatever file or address the other names."""
    beat = BeatRecord("opens", [PassageRecord("Words.", 0.0, 1.0)], 0.0, 1.0)
    record = ChapterRecord("TitleCard", "", False, 1, [beat], [])
    (tmp_path / "work").mkdir()
    os.mkfifo(tmp_path / "TitleCard.opens.wav")
    with pytest.raises(StudioError, match="one recording is missing"):
        recordings.load(tmp_path, [record], tmp_path / "work")
    tone(tmp_path / "other.wav", 1)
    playlist = f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{tmp_path}/other.wav\n"
    for text in (playlist, f"ffconcat version 1.0\nfile '{tmp_path}/other.wav'\n"):
        (tmp_path / "list.mp3").write_text(text)
        with pytest.raises((av.FFmpegError, audio.SilenceError)):
            audio.read(tmp_path / "list.mp3")
    assert len(audio.read(tmp_path / "other.wav")), "the check cannot fail"


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


def test_two_equal_channels_are_as_loud_as_one(tmp_path: Path) -> None:
    hum = (0.9 * np.sin(np.arange(audio.RATE) * 0.03) * 32767).astype("<i2")
    with wave.open(str(tmp_path / "stereo.wav"), "wb") as file:
        file.setparams((2, 2, audio.RATE, 0, "NONE", ""))
        file.writeframes(np.repeat(hum, 2).tobytes())
    heard = audio.read(tmp_path / "stereo.wav")
    assert len(heard) == audio.RATE and np.abs(heard).max() == pytest.approx(0.9, abs=0.001)


@pytest.mark.parametrize("loud", [0.005, 0.9])
def test_speech_is_as_loud_whatever_it_was(loud: float) -> None:
    noise = np.random.default_rng(0).normal(size=3 * audio.RATE).clip(-3, 3) / 3
    bursts = (loud * noise * (np.sin(np.arange(len(noise)) / 3000) > 0)).astype(np.float32)
    even, peak = sound.loudness_and_peak(levelled(bursts))
    assert even == pytest.approx(LOUDNESS, abs=0.3) and peak < PEAK + 0.3
    assert len(levelled(bursts)) == len(bursts)


def test_the_best_voice_is_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = tmp_path / "de_DE-somebody-low.onnx"
    model.touch()
    monkeypatch.setenv(voices.PIPER_VOICES, str(tmp_path))
    monkeypatch.setattr(voices, "PIPER_FOLDERS", ())
    assert list(voices.piper_models("de")) == [], "its settings are not there"
    model.with_name(f"{model.name}.json").touch()
    assert voices.find_voice("de").name == "Piper (de_DE-somebody-low)"
    assert voices.find_voice("en").name == "Piper (en_US-joe-medium)", "an installed package"
    with pytest.raises(StudioError, match="not a voice that Piper can use"):
        voices.find_voice("de").say("Guten Tag", 1.0)
    monkeypatch.delenv(voices.PIPER_VOICES)
    if find_spec("py_nanotts"):
        assert voices.find_voice("de").name == "Pico (de-DE)"
    monkeypatch.setattr(voices, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert voices.find_voice("en").name == "espeak-ng"
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(StudioError, match=r"requirements/voice.txt .* apt-get install espeak-ng"):
        voices.find_voice("en")


@pytest.mark.parametrize(
    ("voice", "package"),
    [
        (voices.PicoVoice("de"), "py_nanotts"),
        (voices.EspeakVoice(shutil.which("espeak-ng") or "", "de"), ""),
    ],
)
def test_a_voice_slows_down(voice: voices.Voice, package: str) -> None:
    if not (find_spec(package) if package else shutil.which("espeak-ng")):
        pytest.skip(f"{voice.name} is not installed")
    fast, slow = (audio.trim_silence(voice.say("Das ist eine Drei.", each)) for each in (1.0, 1.5))
    assert 1.25 < len(slow) / len(fast) < 1.75 and np.abs(fast).max() < 0.99


def test_espeak_says_why_it_fails() -> None:
    with pytest.raises(StudioError, match="espeak-ng cannot speak"):
        voices.EspeakVoice("false", "de").say("Guten Tag", 1.0)


@pytest.mark.parametrize(
    "sentences",
    [
        ["It holds 0.98.", "Black is 0.", "8 is next!"],
        ["Why a 3?", '"Because!"', "And so on …", "(See below.)", "It ends"],
        ["Take some, e.g. Anna's 3.", "Add them to z.", "Is it sure?", "No.", "Not at all."],
        ["Das ist z. B. Annas 3.", "„Sicher?“", "Ja, zu 97,1 %!"],
        ["One!?", "Two ... three."],
        [],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    assert split_sentences(" ".join(sentences)) == sentences


def test_captions_change_as_sentences_end() -> None:
    """Where a sentence is cut, its words are shared out; where the voice has a breath, it is."""
    said = (
        SpokenSentence("A sentence that fills most of a caption when it is alone.", 0.0, 3.0),
        SpokenSentence("One which is shorter, and which stands alone too.", 3.35, 6.0),
        SpokenSentence("And here is the end of it, which has a caption to itself.", 6.35, 9.5),
    )
    text = " ".join(sentence.text for sentence in said)
    found = cues(PassageRecord(text, 10.0, 20.0, said), 10.0, 20.0)
    assert [(cue.start, cue.end) for cue in found] == [(10.0, 13.0), (13.35, 16.0), (16.35, 19.5)]
    (quick,) = cues(PassageRecord("x" * 40, 0.0, 5.0, (SpokenSentence("x" * 40, 0, 1),)), 0.0, 5.0)
    assert quick.end == 2.0, "long enough to be read"


@pytest.mark.parametrize(
    ("language", "written", "heard"),
    [
        ("en", "It is −1.28, or 97.1 %.", "It is minus 1.28, or 97.1 percent."),
        ("en", "13,002 knobs, 3, 7 and 10,000", "13002 knobs, 3, 7 and 10000"),
        ("en", "from -0.5; half-baked", "from minus 0.5; half-baked"),
        ("en", "one line: W times a, plus b", "one line: W times A, plus B"),
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
