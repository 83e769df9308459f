"""Films or chapters x digit x format -> a list of jobs. Pure: nothing is drawn, read or written here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import numpy as np

from network import Digit, Network, shipped_network
from scenes import style
from scenes.film import CHAPTERS, FILMS
from scenes.language.catalogue import all_words, said_in
from scenes.look import ASPECTS, DEFAULT, Look
from scenes.storyboard import BREATH, Storyboard
from scenes.text.fonts import FontError, check_font, check_letters
from studio.errors import StudioError
from studio.narration.captions import Cue
from studio.planning.narration import SILENT, Speech, Telling

LONGEST_STEM = 80  # characters; file systems allow 255, of which the work folder and suffixes take some


@dataclass(frozen=True)
class Format:
    """Size and speed of a film, by Manim's letter."""

    quality: str
    width: int
    height: int
    fps: int

    @property
    def frame_time(self) -> Fraction:
        """Seconds that one frame lasts."""
        return Fraction(1, self.fps)

    def shaped(self, aspect: str) -> Format:
        """The same quality in another aspect; the shorter side stays as long as it is."""
        side, shape = min(self.width, self.height), ASPECTS[aspect]
        if shape == ASPECTS["16:9"]:
            return self
        if shape == 1 / ASPECTS["16:9"]:
            return replace(self, width=self.height, height=self.width)
        return replace(self, width=round(side * shape / 2) * 2, height=side)

    def __str__(self) -> str:
        return f"{self.width} x {self.height} at {self.fps} frames a second"


FORMATS = {
    "l": Format("l", 854, 480, 15),
    "m": Format("m", 1280, 720, 30),
    "h": Format("h", 1920, 1080, 60),
    "p": Format("p", 2560, 1440, 60),
    "k": Format("k", 3840, 2160, 60),
}


@dataclass(frozen=True)
class ChapterJob:
    """One chapter to be drawn: all that a worker needs to know.

    Attributes
    ----------
    speech : what is said during each beat, by its name, where somebody speaks.
    burned : captions that are drawn into the picture.
    """

    chapter: type[Storyboard]
    digit: Digit
    network: Network
    format: Format
    look: Look = DEFAULT
    speech: Mapping[str, Speech] = field(default_factory=dict)
    burned: tuple[Cue, ...] = ()

    @property
    def spoken(self) -> dict[str, float]:
        """Seconds that the narration of each beat takes to say, by its name."""
        return {beat: speech.seconds for beat, speech in self.speech.items()}

    @property
    def expected_frames(self) -> list[int]:
        """About how many frames each beat will have: as long as its narration takes to say or to read."""
        return [round(self._expected_seconds(beat) * self.format.fps) for beat in self.chapter.beats()]

    def _expected_seconds(self, beat: str) -> float:
        if beat in self.speech:
            return self.speech[beat].seconds + BREATH
        return len(getattr(self.chapter, beat).narration) / style.READING_SPEED


@dataclass(frozen=True)
class FilmJob:
    """One film to be made.

    Attributes
    ----------
    title : of the film, for players.
    stem : the name of its folder and files; films of other chapters, digits, formats or networks have others.
    """

    title: str
    stem: str
    chapters: tuple[ChapterJob, ...]
    telling: Telling = SILENT

    @property
    def format(self) -> Format:
        """The format that all chapters share."""
        return self.chapters[0].format

    @property
    def look(self) -> Look:
        """The look that all chapters share."""
        return self.chapters[0].look

    @property
    def digit(self) -> Digit:
        """The hero of all chapters."""
        return self.chapters[0].digit

    @property
    def network(self) -> Network:
        """Who reads it."""
        return self.chapters[0].network


def plan_film(
    names: Sequence[str],
    digit: Digit,
    network: Network,
    film_format: Format,
    look: Look = DEFAULT,
    telling: Telling = SILENT,
) -> FilmJob:
    """The job that makes one film of all that is named, in that order.

    Raises
    ------
    StudioError
        When a name is neither a film's nor a chapter's, or a chapter is not laid out for the aspect.
    """
    chapters = find_chapters(names)
    _check_letters(look)
    film_format = film_format.shaped(look.aspect)
    titles = [name if key(name) in FILMS else find_chapters([name])[0].title for name in names]
    title = ", ".join(said_in(look.language, title) for title in titles)
    told = "+".join(key(name) if key(name) in FILMS else snake_case(find_chapters([name])[0]) for name in names)
    variant = f"{digit_name(digit)}{network_name(network)}{look.suffix}{telling.suffix}"
    jobs = tuple(ChapterJob(chapter, digit, network, film_format, look) for chapter in chapters)
    return FilmJob(title, f"{shortened(told)}-{variant}-{film_format.quality}", jobs, telling)


def _check_letters(look: Look) -> None:
    """All words of the language can be drawn, if need be by the font that is named."""
    try:
        check_font(look.font)
        check_letters(all_words(look.language), look.font)
    except FontError as error:
        raise StudioError(str(error)) from error


def find_chapters(names: Sequence[str]) -> tuple[type[Storyboard], ...]:
    """The chapters of all films and chapters named; case and ``_`` or ``-`` do not matter.

    Raises
    ------
    StudioError
        When a name is neither a film's nor a chapter's.
    """
    known = {key(chapter.__name__): (chapter,) for chapter in CHAPTERS} | {key(name): FILMS[name] for name in FILMS}
    for name in names:
        if key(name) not in known:
            films, chapters = ", ".join(FILMS), ", ".join(chapter.__name__ for chapter in CHAPTERS)
            raise StudioError(f"{name}: no such film or chapter (films: {films}; chapters: {chapters})")
    return tuple(chapter for name in names for chapter in known[key(name)])


def is_film_or_chapter(name: str) -> bool:
    """Whether there is a film or chapter of that name."""
    return key(name) in FILMS or any(key(name) == key(chapter.__name__) for chapter in CHAPTERS)


def key(name: str) -> str:
    """A name as it is compared: ``Reading-a-digit``, ``reading_a_digit`` and ``ReadingADigit`` are one."""
    return re.sub(r"[\s_-]", "", name).lower()


def snake_case(chapter: type[Storyboard]) -> str:
    """A chapter in a file's name: that of its own folder, ``reading_a_digit``."""
    return chapter.__module__.split(".")[-2]


def shortened(text: str) -> str:
    """Text that fits into a file's name; what was cut off is told apart by a hash."""
    if len(text) <= LONGEST_STEM:
        return text
    return f"{text[: LONGEST_STEM - 9]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def digit_name(digit: Digit) -> str:
    """The digit in a file's name: ``test_1234``, or the user's file, which digit in it, and a hash of its pixels."""
    if re.fullmatch(r"test:\d+", digit.origin):
        return digit.origin.replace(":", "_")
    named = re.sub(r"^(.*)(\.\w+)(#[0-9]+)$", r"\1\3\2", digit.origin)  # scan.png#2: scan#2.png
    words = re.sub(r"[^\w.]+", "_", Path(named).stem) or "digit"
    return f"{shortened(words)}_{hashlib.sha256(np.ascontiguousarray(digit.pixels).tobytes()).hexdigest()[:8]}"


def network_name(network: Network) -> str:
    """The network in a file's name: nothing for the shipped one."""
    return "" if network.hash == shipped_network().hash else f"-net_{network.hash[:8]}"
