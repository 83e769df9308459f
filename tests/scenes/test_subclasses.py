"""Chapters derived from chapters: whose beats are played, in which order, and under which name."""

from __future__ import annotations

from pathlib import Path

import pytest

from network import Digit, Network
from scenes.chapters.title_card.chapter import TitleCard
from scenes.storyboard import CueError, Storyboard, beat
from studio.planning.formats import FORMATS
from studio.planning.jobs import ChapterJob, ClipJob
from studio.rendering.dry_run import dry_run


class Chapter(Storyboard):
    title = "Chapter"
    poster = "third"

    @beat("One.")
    def first(self) -> None: ...

    @beat("Two.", "And more.")
    def second(self) -> None:
        self.wait_for_words()

    @beat("Three.")
    def third(self) -> None: ...


class AsItIs(Chapter):
    pass


class Longer(Chapter):
    @beat("Four.")
    def fourth(self) -> None: ...

    @beat("Another two.")
    def second(self) -> None: ...


class Shorter(Longer):
    third = None
    fourth = None


class Again(Shorter):
    @beat("Three again.")
    def third(self) -> None: ...


class Silently(Chapter):
    def second(self) -> None:  # without @beat: what is told stays
        self.wait_for_words()


class Mixin:
    @beat("Mixed in.")
    def mixed_in(self) -> None: ...

    @beat("One, mixed in.")
    def first(self) -> None: ...


class Mixed(Mixin, Chapter):
    pass


@pytest.mark.parametrize(
    ("chapter", "told"),
    [
        (AsItIs, "One. Two. And more. Three."),
        (Longer, "One. Another two. Three. Four."),
        (Shorter, "One. Another two."),
        (Again, "One. Another two. Three again."),
        (Silently, "One. Two. And more. Three."),
        (Mixed, "One, mixed in. Two. And more. Three. Mixed in."),
    ],
)
def test_beats_of_a_chapter_that_derives_from_another(
    chapter: type[Storyboard], told: str, three: Digit, network: Network
) -> None:
    played = chapter(three, network, skip_animations=True)
    played.construct()
    assert " ".join(record.narration for record in played.beat_records) == told
    assert [record.name for record in played.beat_records] == chapter.beats()
    assert played.poster_beat == ("third" if "Three" in told else "second")


def test_an_override_that_loses_a_cue_is_told(three: Digit, network: Network) -> None:
    class Forgetful(Chapter):
        def second(self) -> None: ...

    with pytest.raises(CueError, match=r"Forgetful\.second calls wait_for_words 0 times"):
        Forgetful(three, network, skip_animations=True).construct()


class MyTitle(TitleCard):
    __module__ = "mine"  # a file of the user's, in no package


def test_the_studio_takes_a_chapter_of_the_users(
    tmp_path: Path, three: Digit, network: Network
) -> None:
    job = ChapterJob(MyTitle, three, network, FORMATS["l"])
    (run,) = dry_run([job], tmp_path, workers=1, with_stills=True)
    assert [record.name for record in run.record.beats] == TitleCard.beats() == MyTitle.beats()
    assert [still.name for still in run.stills] == ["00_what_this_film_is_about.png"]
    assert ClipJob(MyTitle, three, network, FORMATS["l"]).file_name.startswith("my_title-test_")
