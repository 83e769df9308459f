"""Passages of a beat: each begins with what it talks about, and none before its time."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from manim import Dot, FadeIn

from scenes import sources, style
from scenes.records import BREATH, BeatRecord, SpokenSentence
from scenes.storyboard import CueError, Spoken, Storyboard, beat
from scenes.text.readout import Reading
from tools.catalogue import words_of_source

FIRST, SECOND, THIRD = "This is the first passage.", "There are {pixels} pixels.", "A third one."
ONE_FRAME = 0.02


class Passages(Storyboard):
    """Two passages that wait for each other, and one that waits for slow motion."""

    title = "Passages"

    def set_stage(self) -> None:
        self.facts["pixels"] = Reading.of(784, sources.layer_size(0), 0)

    @beat(FIRST, SECOND, THIRD)
    def told_in_three(self) -> None:
        self.play(FadeIn(Dot()), run_time=style.STEP)
        self.wait_for_words()
        self.play(FadeIn(Dot()), run_time=6.0)
        self.wait_for_words()
        self.play(FadeIn(Dot()), run_time=style.STEP)


def played(
    chapter: type[Storyboard], spoken: Spoken | None = None, *, is_recorded: bool = False
) -> BeatRecord:
    board = chapter(skip_animations=True, spoken=spoken, is_recorded=is_recorded)
    board.construct()
    return board.beat_records[0]


def sentence(text: str, seconds: float) -> tuple[SpokenSentence, ...]:
    return (SpokenSentence(text, 0.0, seconds),)


SPOKEN = {"told_in_three": [sentence(FIRST, 2.0), sentence("...", 3.0), sentence(THIRD, 1.5)]}


def test_passages_follow_each_other_when_they_have_been_read() -> None:
    record = played(Passages)
    first, second, third = record.passages
    assert (first.start, first.end) == pytest.approx(
        (0, len(FIRST) / style.READING_SPEED), abs=ONE_FRAME
    )
    assert third.start == pytest.approx(second.start + 6.0), "words wait for motion"
    assert record.end == pytest.approx(third.start + style.STEP + style.REST, abs=ONE_FRAME)
    assert all(one.end == two.start for one, two in pairwise(record.passages))
    assert record.narration == f"{FIRST} There are 784 pixels. {THIRD}"
    assert not record.spoken


def test_passages_follow_each_other_when_they_have_been_said() -> None:
    record = played(Passages, SPOKEN)
    _, second, third = record.passages
    assert second.start == pytest.approx(2.0 + BREATH, abs=ONE_FRAME)
    assert third.start == pytest.approx(second.start + 6.0)
    assert record.spoken == pytest.approx(third.start + 1.5)
    assert record.end == pytest.approx(record.spoken + BREATH, abs=ONE_FRAME)


def test_a_recording_does_not_wait() -> None:
    record = played(Passages, SPOKEN, is_recorded=True)
    assert [passage.start for passage in record.passages] == [0.0, 2.0, 5.0]
    assert record.spoken == 6.5
    assert record.end == pytest.approx(2.0 + 6.0 + style.STEP + style.REST, abs=ONE_FRAME)


def test_a_number_is_told_from_its_passage_on() -> None:
    board = Passages(skip_animations=True)
    board.construct()
    (readout,) = board.readouts
    assert readout.start == board.beat_records[0].passages[1].start


def test_an_empty_passage_takes_no_time() -> None:
    class Rest(Storyboard):
        title = "Rest"

        def set_stage(self) -> None:
            self.words = {"rest": ""}

        @beat("{rest}", "Something.")
        def one(self) -> None:
            self.wait_for_words()

    record = played(Rest)
    assert [passage.start for passage in record.passages] == [0.0, 0.0]
    assert record.narration == "Something."


def test_every_passage_is_a_message_of_its_own() -> None:
    source = io.BytesIO(b"@beat('A first one.', '{rest}', 'A {third} one.')\ndef f(self): ...")
    found = words_of_source(source, None, None, {"of_scenes": True})
    assert [message for _, _, message, _ in found] == ["A first one.", "A {third} one."]


@pytest.mark.parametrize("calls", [0, 2])
def test_a_wrong_number_of_cues_is_refused(calls: int) -> None:
    class Wrong(Storyboard):
        title = "Wrong"

        @beat("One.", "Two.")
        def one(self) -> None:
            for _ in range(calls):
                self.wait_for_words()

    with pytest.raises(CueError, match=r"Wrong.one calls wait_for_words (0|more than 1) time"):
        played(Wrong)


class Ambiguous(Passages):
    """A number and a word of one name, of which a narration could only say one."""

    def set_stage(self) -> None:
        super().set_stage()
        self.words["pixels"] = "pixels"


def test_a_number_and_a_word_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="both a number and a word: \\['pixels'\\]"):
        played(Ambiguous)
