"""Films or chapters x digit x format -> a list of jobs. Pure: nothing is drawn, read or written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from network import Digit, Network
from scenes import style
from scenes.film import FILMS
from scenes.language.catalogue import all_words, said_in
from scenes.look import DEFAULT, Look
from scenes.storyboard import BREATH, Storyboard
from scenes.text.fonts import FontError, check_font, check_letters
from studio.errors import StudioError
from studio.planning.formats import KINDS, Format, Kind
from studio.planning.names import (
    digit_name,
    find_chapters,
    key,
    network_name,
    shortened,
    snake_case,
)
from studio.planning.narration_options import SILENT, Cue, NarrationOptions, Speech

LARGEST_GIF = 8.0  # megabytes


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
        return [self.format.frame(self._expected_seconds(beat)) for beat in self.chapter.beats()]

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
    narration: NarrationOptions = SILENT

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


@dataclass(frozen=True)
class ClipJob(ChapterJob):
    """One clip to be made: a chapter, or a beat of it, as a file of its own.

    Attributes
    ----------
    beat : the only one to be shown; without it, the whole chapter.
    kind : of the file, such as ``mp4``; see :data:`studio.planning.formats.KINDS`.
    is_transparent : whether the background is left out.
    limit : largest size of a GIF, in megabytes.
    is_optional : whether it may be missing: one of all beats of a chapter, not all of which are told of every network.
    """

    beat: str = ""
    kind: str = "mp4"
    is_transparent: bool = False
    limit: float = LARGEST_GIF
    is_optional: bool = False

    @property
    def written_as(self) -> Kind:
        """What kind of file it is."""
        return KINDS[self.kind]

    @property
    def name(self) -> str:
        """Chapter and beat, as the command line takes them."""
        return f"{self.chapter.__name__}.{self.beat}" if self.beat else self.chapter.__name__

    @property
    def file_name(self) -> str:
        """Clips that differ in anything have different ones."""
        part = shortened(
            f"{snake_case(self.chapter)}.{self.beat}" if self.beat else snake_case(self.chapter)
        )
        background = "-transparent" if self.is_transparent else ""
        bound = f"-{self.limit:g}MB" if self.kind == "gif" and self.limit != LARGEST_GIF else ""
        variant = f"{digit_name(self.digit)}{network_name(self.network)}{self.look.suffix}{background}{bound}"
        return f"{part}-{variant}-{self.format.quality}.{self.kind}"

    @property
    def expected_frames(self) -> list[int]:
        """About how many frames each beat will have; none where it is leapt over."""
        names = self.chapter.beats()
        return [
            frames if self.beat in ("", name) else 0
            for name, frames in zip(names, super().expected_frames, strict=True)
        ]


def plan_film(
    names: Sequence[str],
    digit: Digit,
    network: Network,
    film_format: Format,
    look: Look = DEFAULT,
    narration: NarrationOptions = SILENT,
) -> FilmJob:
    """The job that makes one film of all that is named, in that order.

    Raises
    ------
    StudioError
        When a name is neither a film's nor a chapter's, or a word of the language cannot be drawn.
    """
    chapters = find_chapters(names)
    _check_letters(look)
    film_format = film_format.shaped(look.aspect)
    titles = [name if key(name) in FILMS else find_chapters([name])[0].title for name in names]
    title = ", ".join(said_in(look.language, title) for title in titles)
    told = "+".join(
        key(name) if key(name) in FILMS else snake_case(find_chapters([name])[0]) for name in names
    )
    variant = f"{digit_name(digit)}{network_name(network)}{look.suffix}{narration.suffix}"
    jobs = tuple(ChapterJob(chapter, digit, network, film_format, look) for chapter in chapters)
    return FilmJob(title, f"{shortened(told)}-{variant}-{film_format.quality}", jobs, narration)


def _check_letters(look: Look) -> None:
    """All words of the language can be drawn, if need be by the font that is named."""
    try:
        check_font(look.font)
        check_letters(all_words(look.language), look.font)
    except FontError as error:
        raise StudioError(str(error)) from error
