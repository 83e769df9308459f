"""The voice as it is heard in finished films: in step, at one pace, even, loud enough, clean."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pytest
from manim import Dot, FadeIn
from support import sound
from support.sound import RATE, Samples, Span
from test_narration import cues_of

from network import find_digit, shipped_network
from scenes.storyboard import Storyboard, beat
from studio.files import work_folder
from studio.narration import voices
from studio.outputs.assembly import assemble
from studio.planning.formats import FORMATS
from studio.planning.jobs import ChapterJob, FilmJob
from studio.planning.narration_options import NarrationOptions
from studio.rendering.narrated import with_narration
from studio.rendering.pool import ChapterVideo
from studio.rendering.render import render_video

pytestmark = pytest.mark.xdist_group("voice")  # one spoken film for all

TOGETHER = 0.1  # seconds that captions, voice and beats may be apart
PACE = (150.0, 165.0)  # words a minute
LOUDNESS = (-17.0, -15.0)  # LUFS
HIGHEST_PEAK = -1.0  # dBTP


class Spoken(Storyboard):
    """Beats of one passage and of several, of which one has to wait for slow motion."""

    title = "Spoken"

    @beat(
        "A handwritten digit is a grid of pixels. Each of them holds a number, 0.98 say. "
        "How would you tell a computer to read it?"
    )
    def one_passage(self) -> None:
        self.play(FadeIn(Dot()))

    @beat(
        "Light runs along each edge, as bright as what it carries.",
        "Then the neuron adds up everything that arrives. The bias moves that sum up or down.",
        "The last layer has ten neurons, one for every digit.",
    )
    def three_passages(self) -> None:
        self.wait_for_words()
        self.play(FadeIn(Dot()), run_time=9.0)
        self.wait_for_words()

    @beat("The brightest wins. It is a 3.", "", "So the network is right, and rather sure.")
    def an_empty_one(self) -> None:
        self.wait_for_words()
        self.wait_for_words()


@dataclass
class SpokenFilm:
    """A finished film, and what can be read and heard in it."""

    path: Path

    @cached_property
    def samples(self) -> Samples:
        return sound.decoded(self.path)

    @cached_property
    def passages(self) -> list[dict]:
        beats = json.loads(self.path.with_suffix(".json").read_text())["beats"]
        return [told for each in beats for told in each["passages"] if told["text"]]

    @cached_property
    def heard(self) -> list[list[Span]]:
        """Of each passage, the times of what is heard between two breaths."""
        spans = sound.heard(self.samples)
        starts = [told["start"] for told in self.passages]
        places = [sum(start - TOGETHER <= span[0] for start in starts) - 1 for span in spans]
        return [
            [span for span, its in zip(spans, places, strict=True) if its == place]
            for place in range(len(starts))
        ]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> SpokenFilm:
    network, out = shipped_network(), tmp_path_factory.mktemp("voice")
    chapter = ChapterJob(Spoken, find_digit("3", network), network, FORMATS["l"])
    job = FilmJob("Spoken", "spoken", (chapter,), NarrationOptions(voice=True))
    with work_folder(out) as work:
        job = with_narration(job, work)
        video = work / "0.mp4"
        record = render_video(job.chapters[0], video, lambda frames, beat: None)
        return SpokenFilm(assemble(job, [ChapterVideo(video, record)], work, out).path)


def out_of_step(film: SpokenFilm, cues: list[tuple[float, float, str]]) -> list[str]:
    """Passages that are not heard when they are told, and captions that are not with sentences."""
    found = []
    for told, spans in zip(film.passages, film.heard, strict=True):
        start, end = told["start"], told["start"] + told["spoken"]
        begins, ends = spans[0][0], spans[-1][1]
        if max(abs(begins - start), abs(ends - end)) > TOGETHER:
            found.append(f"{told['text']}: told {start} to {end}, heard {begins} to {ends}")
    begins, ends = zip(*(span for spans in film.heard for span in spans), strict=True)
    is_first = True
    for start, end, text in cues:
        if is_first and nearest(start, begins) > TOGETHER:
            found.append(f"{text}: appears {start}")
        is_first = text[-1] in ".?!"
        if is_first and nearest(end, ends) > TOGETHER:
            found.append(f"{text}: disappears {end}")
    return found


def nearest(time: float, others: Sequence[float]) -> float:
    """Seconds to the nearest of other times."""
    return min(abs(time - other) for other in others)


def words_a_minute(film: SpokenFilm, faster: float = 1.0) -> float:
    spans = [(passage[0][0], passage[-1][1]) for passage in film.heard]
    words = sum(len(told["text"].split()) for told in film.passages)
    return 60 * words * faster / sum(end - start for start, end in spans)


def test_an_english_film_has_a_neural_voice() -> None:
    assert "Piper" in voices.find_voice("en").name


def test_captions_and_passages_are_in_step_with_the_voice(film: SpokenFilm) -> None:
    cues = cues_of(film.path)
    assert len(film.passages) == 6 and all(film.heard)
    assert out_of_step(film, cues) == []
    later = [(start + 0.15, end + 0.15, text) for start, end, text in cues]
    assert len(out_of_step(film, later)) >= len(film.passages), "the check cannot fail"
    for told in film.passages:
        own = [text for start, _, text in cues if -0.01 < start - told["start"] < told["spoken"]]
        assert " ".join(own).split() == told["text"].split(), "a caption spans two passages"


def test_words_wait_for_the_picture(film: SpokenFilm) -> None:
    second, third = film.passages[2:4]
    assert third["start"] - second["start"] == pytest.approx(9.0, abs=0.1)
    assert film.heard[3][0][0] == pytest.approx(third["start"], abs=TOGETHER)


def test_the_pace_is_that_of_a_lecture(film: SpokenFilm) -> None:
    assert PACE[0] <= words_a_minute(film) <= PACE[1]
    assert not PACE[0] <= words_a_minute(film, faster=1.06) <= PACE[1], "the check cannot fail"


def test_speech_is_loud_and_even_and_does_not_clip(film: SpokenFilm) -> None:
    loudness, peak = sound.loudness_and_peak(film.samples)
    assert LOUDNESS[0] <= loudness <= LOUDNESS[1] and peak < HIGHEST_PEAK
    parts = [
        film.samples[round(spans[0][0] * RATE) : round(spans[-1][1] * RATE)] for spans in film.heard
    ]
    each = [sound.loudness_and_peak(part)[0] for part in parts]
    assert max(each) - min(each) < 1.0
    loudness, peak = sound.loudness_and_peak(1.3 * film.samples)
    assert loudness > LOUDNESS[1] and peak > HIGHEST_PEAK, "the check cannot fail"


def test_no_join_clicks(film: SpokenFilm) -> None:
    assert sum(map(len, film.heard)) >= 10
    assert sound.clicks(film.samples) == []
    cut, loudest = film.samples.copy(), int(np.abs(film.samples).argmax())
    cut[loudest : loudest + RATE // 2] = 0
    assert sound.clicks(cut), "the check cannot fail"


def test_a_voice_says_the_same_again() -> None:
    said = [voices.find_voice("en").say("It is a 3.", 1.0) for _ in range(2)]
    assert np.array_equal(*said)
