"""Jobs: films, chapters, and clips to make, each with one digit, network, format, and look.

Planning is pure: nothing is drawn, read, or written here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from network import Digit, Network
from scenes import style
from scenes.film import FILMS
from scenes.language.catalogue import all_words, said_in
from scenes.look import DEFAULT, Look
from scenes.records import BREATH, SpokenSentence
from scenes.storyboard import Storyboard
from scenes.text.fonts import FontError, check_font, check_letters
from studio.errors import StudioError
from studio.planning.formats import CLIP_KINDS, ClipKind, Format
from studio.planning.names import (
    chapter_slug,
    digit_slug,
    find_chapters,
    key,
    network_suffix,
    shorten,
)
from studio.planning.narration_options import SILENT, Cue, NarrationOptions, Speech

LARGEST_GIF = 8.0  # megabytes


@dataclass(frozen=True)
class ChapterJob:
    """One chapter to draw: everything that a worker needs to know.

    Attributes
    ----------
    speech : sound of each passage by the name of its beat, where the narration is spoken.
    is_recorded : the sound of a beat is one recording of all its passages.
    burned_captions : captions that are drawn into the picture.
    """

    chapter: type[Storyboard]
    digit: Digit
    network: Network
    format: Format
    look: Look = DEFAULT
    speech: Mapping[str, Sequence[Speech]] = field(default_factory=dict)
    is_recorded: bool = False
    burned_captions: tuple[Cue, ...] = ()

    @property
    def spoken(self) -> dict[str, list[tuple[SpokenSentence, ...]]]:
        """Sentences of each passage as they are said, by the name of its beat."""
        return {
            beat: [speech.sentences for speech in passages]
            for beat, passages in self.speech.items()
        }

    @property
    def expected_frames(self) -> list[int]:
        """Estimated frames of each beat: enough to speak or read its narration."""
        return [self.format.frame(self._expected_seconds(beat)) for beat in self.chapter.beats()]

    def _expected_seconds(self, beat: str) -> float:
        if beat in self.speech:
            return sum(speech.seconds + BREATH for speech in self.speech[beat])
        return len(getattr(self.chapter, beat).narration) / style.READING_SPEED


@dataclass(frozen=True)
class FilmJob:
    """One film to make.

    Attributes
    ----------
    title : of the film, for players.
    stem : name of its folder and files; films that differ in anything have different ones.
    """

    title: str
    stem: str
    chapters: tuple[ChapterJob, ...]
    narration: NarrationOptions = SILENT

    @property
    def format(self) -> Format:
        """Format that all chapters share."""
        return self.chapters[0].format

    @property
    def look(self) -> Look:
        """Look that all chapters share."""
        return self.chapters[0].look

    @property
    def digit(self) -> Digit:
        """Hero of all chapters."""
        return self.chapters[0].digit

    @property
    def network(self) -> Network:
        """Network that reads the digit in all chapters."""
        return self.chapters[0].network


@dataclass(frozen=True)
class ClipJob(ChapterJob):
    """One clip to make: a chapter, or one beat of it, as a file of its own.

    Attributes
    ----------
    beat : the only one to be shown; empty for the whole chapter.
    kind : of the file, such as ``mp4``; see :data:`studio.planning.formats.CLIP_KINDS`.
    is_transparent : the background is left out.
    limit : largest size of a GIF, in megabytes.
    is_optional : the beat may be missing, as not all beats make sense for every network.
    """

    beat: str = ""
    kind: str = "mp4"
    is_transparent: bool = False
    limit: float = LARGEST_GIF
    is_optional: bool = False

    @property
    def clip_kind(self) -> ClipKind:
        """Kind of file, with its codecs."""
        return CLIP_KINDS[self.kind]

    @property
    def name(self) -> str:
        """Chapter and beat, as you type them on the command line."""
        return f"{self.chapter.__name__}.{self.beat}" if self.beat else self.chapter.__name__

    @property
    def file_name(self) -> str:
        """Name of the file; clips that differ in anything have different ones."""
        chapter = chapter_slug(self.chapter)
        scene = shorten(f"{chapter}.{self.beat}" if self.beat else chapter)
        inputs = f"{digit_slug(self.digit)}{network_suffix(self.network)}"
        background = "-transparent" if self.is_transparent else ""
        bound = f"-{self.limit:g}MB" if self.kind == "gif" and self.limit != LARGEST_GIF else ""
        variant = f"{inputs}{self.look.suffix}{background}{bound}"
        return f"{scene}-{variant}-{self.format.quality}.{self.kind}"

    @property
    def expected_frames(self) -> list[int]:
        """Estimated frames of each beat; 0 for those that are skipped."""
        return [
            frames if self.beat in ("", beat) else 0
            for beat, frames in zip(self.chapter.beats(), super().expected_frames, strict=True)
        ]


def plan_film(
    names: Sequence[str],
    digit: Digit,
    network: Network,
    film_format: Format,
    look: Look = DEFAULT,
    narration: NarrationOptions = SILENT,
) -> FilmJob:
    """Return the job for one film that joins all named films and chapters, in that order.

    Raises
    ------
    StudioError
        When there is no such film or chapter, or no font has the letters of the language.

    Examples
    --------
    >>> from network import find_digit, shipped_network
    >>> from studio.planning.formats import FORMATS
    >>> network = shipped_network()
    >>> seven = find_digit("test:0", network)
    >>> job = plan_film(["TitleCard", "squishing"], seven, network, FORMATS["l"], Look("light"))
    >>> job.stem, len(job.chapters)
    ('title_card+squishing-test_0-light-l', 2)
    """
    chapters = find_chapters(names)
    check_letters_of(look)
    film_format = film_format.in_aspect(look.aspect)
    title = ", ".join(said_in(look.language, _title(name)) for name in names)
    scenes = shorten("+".join(_slug(name) for name in names))
    variant = f"{digit_slug(digit)}{network_suffix(network)}{look.suffix}{narration.suffix}"
    jobs = tuple(ChapterJob(chapter, digit, network, film_format, look) for chapter in chapters)
    return FilmJob(title, f"{scenes}-{variant}-{film_format.quality}", jobs, narration)


def _title(name: str) -> str:
    """Return the title of a film, which is the name as it is written, or of a chapter."""
    return name if key(name) in FILMS else find_chapters([name])[0].title


def _slug(name: str) -> str:
    """Return the part of file names that stands for a film or a chapter."""
    return key(name) if key(name) in FILMS else chapter_slug(find_chapters([name])[0])


def check_letters_of(look: Look) -> None:
    """Refuse a language of which the fonts lack letters, and a font that does not exist."""
    try:
        check_font(look.font)
        check_letters(all_words(look.language), look.font)
    except FontError as error:
        raise StudioError(str(error)) from error
