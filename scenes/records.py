"""Records of what was played: chapters, their beats and passages, and the numbers on screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from scenes import style
from scenes.sources import Source

BREATH = 0.3  # seconds of silence after a spoken sentence
FASTEST_READING = 20.0  # characters of caption a second, however fast somebody speaks


@dataclass(frozen=True)
class SpokenSentence:
    """A sentence, and the seconds from the start of its passage between which it is said."""

    text: str
    start: float
    end: float


@dataclass
class PassageRecord:
    """The record of a passage: the sentences that are told before the next cue.

    Attributes
    ----------
    text : sentences with their numbers filled in; may be empty.
    start, end : seconds from the beginning of the chapter; it ends as the next one begins.
    sentences : its sentences as they are said, without gaps in the text; none where nobody speaks.
    """

    text: str
    start: float
    end: float
    sentences: tuple[SpokenSentence, ...] = ()

    @property
    def spoken(self) -> float:
        """Seconds that it takes to say; 0 where nobody speaks."""
        return self.sentences[-1].end if self.sentences else 0.0

    @property
    def seconds_to_tell(self) -> float:
        """Seconds that it takes to say, with a breath, or else to read.

        Examples
        --------
        >>> PassageRecord("x" * 34, 0.0, 0.0).seconds_to_tell
        2.0
        """
        if self.spoken:
            return max(self.spoken + BREATH, len(self.text) / FASTEST_READING)
        return len(self.text) / style.READING_SPEED


@dataclass
class BeatRecord:
    """The record of a beat that was played.

    Attributes
    ----------
    name : name of the method.
    passages : what is told, in order.
    start, end : seconds from the beginning of the chapter.
    neurons : for each layer on screen at the end, the centres in pixels [[x, y], ...] and the
        levels they show; and their indices, where not all of a layer are drawn.
    """

    name: str
    passages: list[PassageRecord]
    start: float
    end: float
    neurons: dict[str, dict[str, list[Any]]] = field(default_factory=dict)

    @property
    def narration(self) -> str:
        """All that is told, with the numbers filled in.

        Examples
        --------
        >>> told = [PassageRecord(text, 0.0, 0.0) for text in ("It is a 3.", "", "It is ours.")]
        >>> BeatRecord("opens", told, 0.0, 0.0).narration
        'It is a 3. It is ours.'
        """
        return " ".join(passage.text for passage in self.passages if passage.text)

    @property
    def spoken(self) -> float:
        """Seconds from the start of the beat to the end of what is said; 0 where nobody speaks."""
        ends = [each.start + each.spoken - self.start for each in self.passages if each.spoken]
        return max(ends, default=0.0)


@dataclass
class ReadoutRecord:
    """The record of a number that was on screen.

    Attributes
    ----------
    value, shown, source : the number, its characters, and its source.
    beat : name of the beat in which it appeared.
    start, end : seconds from the beginning of the chapter.
    """

    value: float
    shown: str
    source: Source
    beat: str
    start: float
    end: float


@dataclass(frozen=True)
class ChapterRecord:
    """The record of a chapter that was played.

    Attributes
    ----------
    name, title : name of the class, and title in the language of the film.
    names_poster : whether the chapter names the beat that stands for it.
    frames : number of frames.
    beats, readouts : records of all beats, and of all numbers.
    """

    name: str
    title: str
    names_poster: bool
    frames: int
    beats: list[BeatRecord]
    readouts: list[ReadoutRecord]
