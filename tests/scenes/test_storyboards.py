"""Every chapter, played dry in many looks: its numbers are real, and its picture is in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from manim import Line
from PIL import Image
from support.played import AS_IS, disagreements, play, wrong_in_picture
from support.recompute import Again

from network import Digit, Network, find_digit, shipped_network, test_set
from network.training.trainer import Recipe, initial_parameters
from scenes.chapters.hope_for_parts.chapter import HopeForParts
from scenes.chapters.sloppy_threes.chapter import SloppyThrees
from scenes.chapters.title_card.chapter import TitleCard
from scenes.chapters.write_a_program.chapter import WriteAProgram
from scenes.drawing.fields import PictureField
from scenes.film import CHAPTERS
from scenes.language import catalogue
from scenes.look import CHOICES, DEFAULT, Look
from scenes.records import BeatRecord, ChapterRecord
from scenes.storyboard import Storyboard, beat
from scenes.style import theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import text
from studio.narration.captions import cues
from studio.planning.formats import FORMATS

LONGEST_STILL = 4.0  # seconds


OTHER_SHAPES = {
    "one long layer": (Recipe(hidden=(64,)), Look("light", "safe", "1:1")),
    "deep, with ReLU": (Recipe(hidden=(16, 16, 16), activation="relu"), DEFAULT),
}


def a_digit_read_wrongly() -> str:
    digits = test_set()
    answers = shipped_network().read_many(digits.pixels)[-1].argmax(axis=1)
    return f"test:{np.flatnonzero((answers != digits.labels) & (digits.labels == 5))[0]}"


def a_users_picture(folder: Path) -> Path:
    """Dark ink on light paper, off-centre, as from a phone's drawing app."""
    digit = Image.fromarray((255 * test_set().digit(17).image).astype(np.uint8)).resize((180, 180))
    paper = Image.new("L", (300, 400), 245)
    paper.paste(20, (30, 150), digit)
    paper.save(folder / "mine.png")
    return folder / "mine.png"


@dataclass(frozen=True)
class Case:
    """A digit to be filmed, and how the film is to look."""

    hero: str | Callable[[Path], str]
    look: Look = DEFAULT

    def digit(self, folder: Path) -> Digit:
        return find_digit(
            self.hero if isinstance(self.hero, str) else self.hero(folder), shipped_network()
        )


# What is played of a chapter finds different faults. In each chapter there are:
# - the film as it is without options; a digit read wrongly; a picture without a label;
# - German, whose words are longer, in all aspects; English in 16:9 and in one aspect more;
# - each theme with each palette;
# - three other digits, dealt so that each comes once in three chapters that follow each other, and
#   all of them where pictures are chosen by the class of the hero.
CASES = {
    "a 3": Case("3"),
    "a 5 read wrongly": Case(
        lambda folder: a_digit_read_wrongly(), Look("light", "safe", "9:16", "de")
    ),
    "a 7 of a user's": Case(
        lambda folder: str(a_users_picture(folder)), Look("light", "classic", "16:9", "de")
    ),
}
CASES |= {  # what no case has, such as a language that has just come
    f"a 3, {name} {value}": Case("3", replace(DEFAULT, **{name: value}))
    for name, values, known in (
        ("theme", CHOICES["theme"], ("dark", "light")),
        ("palette", CHOICES["palette"], ("classic", "safe")),
        ("aspect", CHOICES["aspect"], ("16:9", "4:3", "1:1", "9:16")),
        ("language", CHOICES["language"], ("en", "de")),
    )
    for value in values
    if value not in known
}
OTHER_HEROES = "0124689"
BY_CLASS = (WriteAProgram, HopeForParts, SloppyThrees)  # they choose pictures by the class


def cases(chapter: type[Storyboard]) -> dict[str, Case]:
    """Return what is played of a chapter, by name."""
    number = CHAPTERS.index(chapter)
    looks = [
        Look("dark", "safe", "4:3", "de"),
        Look("light", "safe", "1:1", "de"),
        Look("dark", "classic", ("9:16", "4:3", "1:1")[number % 3]),
    ]
    heroes = itertools.islice(itertools.cycle(OTHER_HEROES), 3 * number, None)
    count = len(OTHER_HEROES) if chapter in BY_CLASS else len(looks)
    dealt = zip(range(count), heroes, itertools.cycle(looks), strict=False)
    return CASES | {f"a {hero}": Case(hero, look) for _, hero, look in dealt}


def test_the_cases_cover_what_they_should() -> None:
    heroes = []
    for chapter in CHAPTERS:
        looks = [case.look for case in cases(chapter).values()]
        assert {look.aspect for look in looks if look.language == "de"} == set(CHOICES["aspect"])
        assert len({look.aspect for look in looks if look.language == "en"}) > 1
        assert {(look.theme, look.palette) for look in looks} == set(
            itertools.product(CHOICES["theme"], CHOICES["palette"])
        )
        heroes.append({case.hero for case in cases(chapter).values()})
    assert all(
        set(OTHER_HEROES) <= set.union(*three)
        for three in zip(heroes, heroes[1:], heroes[2:], strict=False)
    )


# One chapter is played by one process, whose words are then set but once
PLAYED = [
    pytest.param(chapter, id=chapter.__name__, marks=pytest.mark.xdist_group(chapter.__name__))
    for chapter in CHAPTERS
]


def record_of(scene: Storyboard) -> ChapterRecord:
    """Return the record of a chapter that was played, as a dry run makes it."""
    frames = FORMATS["l"].frame(scene.time)
    name, is_named = type(scene).__name__, bool(scene.poster)
    return ChapterRecord(name, scene.title, is_named, frames, scene.beat_records, scene.readouts)


def dead_stretches(scene: Storyboard, stills: list[tuple[float, float]]) -> list[str]:
    """Stretches without motion or a new caption that are longer than viewers bear."""
    captions = [
        cue.start
        for beat in scene.beat_records
        for passage in beat.passages
        for cue in cues(passage, passage.start, passage.end)
    ]
    found = []
    for start, end in stills:
        events = [start, *(time for time in captions if start < time < end), end]
        longest = max(after - before for before, after in itertools.pairwise(events))
        if longest > LONGEST_STILL:
            found.append(f"{longest:.1f} s without motion or a new caption, from {start:.1f} s on")
    return found


def untranslated(scene: Storyboard) -> list[str]:
    """Words in English for want of a German entry, and captions of more than two lines."""
    found = [f"{message}: no entry" for message in sorted(catalogue.missing)]
    english = {getattr(scene, name).narration for name in scene.beats()} - {"{rest}"}
    for record in scene.beat_records:
        if record.narration in english:
            found.append(f"{record.name}: narrated in English")
        if any(
            len(cue.text.splitlines()) > 2
            for passage in record.passages
            for cue in cues(passage, passage.start, passage.end)
        ):
            found.append(f"{record.name}: a caption of more than two lines")
    return found


ALREADY_TOLD: dict[
    tuple[type[Storyboard], str], list
] = {}  # as each chapter is played by one process


def numbers_of(scene: Storyboard) -> list:
    """All readouts; on the title card, which has none of the hero's, its neurons."""
    if isinstance(scene, TitleCard):
        return scene.beat_records[-1].neurons["0"]["levels"]
    return [(str(readout.source), readout.shown) for readout in scene.readouts]


@pytest.mark.parametrize(
    ("chapter", "case"),
    [
        pytest.param(chapter, case, id=f"{chapter.__name__}-{name}", marks=played.marks)
        for played, chapter in zip(PLAYED, CHAPTERS, strict=True)
        for name, case in cases(chapter).items()
    ],
)
def test_chapter_is_real_and_in_order(
    chapter: type[Storyboard], case: Case, tmp_path: Path
) -> None:
    seen: dict[str, list[str]] = {}
    stills: list[tuple[float, float]] = []
    hero, look = case.digit(tmp_path), case.look
    catalogue.missing.clear()

    def at_end(scene: Storyboard, record: BeatRecord) -> None:
        seen[record.name] = wrong_in_picture(scene)

    scene = play(
        chapter,
        hero,
        tmp_path,
        at_end,
        on_wait=lambda start, end: stills.append((start, end)),
        look=look,
    )
    assert dead_stretches(scene, stills) == []
    assert {name: found for name, found in seen.items() if found} == {}
    assert list(seen) == chapter.beats()
    assert scene.readouts
    ALREADY_TOLD[chapter, hero.origin] = numbers_of(scene)
    if case == CASES["a 3"]:
        AS_IS[chapter] = record_of(scene)
    with catalogue.using(look.language):
        assert look.language == "en" or untranslated(scene) == []
        assert disagreements(scene, Again(hero.pixels)) == []
    for record in scene.beat_records:
        assert len(record.narration) <= 20 * (record.end - record.start), (
            f"{record.name}: too fast to read"
        )


@pytest.mark.parametrize("shape", OTHER_SHAPES)
@pytest.mark.parametrize("chapter", PLAYED)
def test_chapter_holds_for_networks_of_other_shapes(
    chapter: type[Storyboard], shape: str, tmp_path: Path
) -> None:
    """Untrained ones will do: they are read just as honestly."""
    recipe, look = OTHER_SHAPES[shape]
    weights, biases = initial_parameters(
        (784, *recipe.hidden, 10), recipe, np.random.default_rng(0)
    )
    Network(tuple(weights), tuple(biases), recipe.activation).save(tmp_path / "other.npz")
    network, hero = Network.load(tmp_path / "other.npz"), test_set().digit(4)
    seen: dict[str, list[str]] = {}

    def at_end(scene: Storyboard, record: BeatRecord) -> None:
        seen[record.name] = wrong_in_picture(scene)

    scene = play(chapter, hero, tmp_path, at_end, network, look=look)
    assert {name: found for name, found in seen.items() if found} == {}
    assert disagreements(scene, Again(hero.pixels, tmp_path / "other.npz")) == []
    assert all(record.narration for record in scene.beat_records)


@pytest.mark.parametrize("chapter", PLAYED)
def test_readouts_follow_the_digit(chapter: type[Storyboard], tmp_path: Path) -> None:
    told = []
    for name in ("3", a_digit_read_wrongly()):  # which are played of each chapter
        hero = find_digit(name, shipped_network())
        told.append(
            ALREADY_TOLD.get((chapter, hero.origin)) or numbers_of(play(chapter, hero, tmp_path))
        )
    assert told[0] != told[1]


@pytest.mark.xdist_group("together")
def test_groups_are_kept_together(request: pytest.FixtureRequest) -> None:
    """Else every worker would set all words and make all films that tests share."""
    if hasattr(request.config, "workerinput"):
        assert request.node.nodeid.endswith("@together")


class Untidy(Storyboard):
    """Everything that the checks look for is wrong here."""

    title = "Untidy"

    @beat("A mess.")
    def mess(self) -> None:
        typed = Readout(Reading.of(0.5, "a[1][0]"), 12).shift([3, 0, 0])
        self.add(text("over"), text("under"), typed, text("outside").shift([7, 2, 0]))
        self.add(Line([-5, -3, 0], [5, -3, 0]), text("through").shift([0, -3, 0]))
        self.add(
            PictureField(np.ones((2, 2, 4)), 1.0).shift([-4, 0, 0]), text("on it").shift([-4, 0, 0])
        )
        self.add(text("faint", color=theme().outline).shift([-4, 2, 0]))
        head = text("head").shift([0, 2, 0])
        self.add(head, text("line").next_to(head, buff=0.06))
        self.wait(LONGEST_STILL + 0.1)


def test_the_checks_can_fail(tmp_path: Path) -> None:
    hero = find_digit("3", shipped_network())
    seen: list[str] = []
    stills: list[tuple[float, float]] = []
    scene = play(
        Untidy,
        hero,
        tmp_path,
        lambda scene, record: seen.extend(wrong_in_picture(scene)),
        on_wait=lambda start, end: stills.append((start, end)),
    )
    assert dead_stretches(scene, stills)
    for fault in (
        "overlaps",
        "too close",
        "too small",
        "leaves the frame",
        "lies on a picture",
        "struck through",
        ": 1",
    ):
        assert any(fault in line for line in seen), fault
    assert any("a[1][0]" in line for line in disagreements(scene, Again(hero.pixels)))
