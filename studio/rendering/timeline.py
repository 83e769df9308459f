"""Timeline of a film or clip: its chapters, beats, numbers and captions in frames and seconds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scenes.records import BeatRecord, ChapterRecord, PassageRecord, ReadoutRecord
from studio.narration.captions import cues
from studio.planning.formats import Format
from studio.planning.narration_options import Cue


@dataclass(frozen=True)
class TimedChapter:
    """A chapter in a film: its number from 0, its first frame, and the one after its last."""

    number: int
    record: ChapterRecord
    start: int
    end: int


@dataclass(frozen=True)
class TimedBeat:
    """A beat in a film: its first frame, and the one after its last."""

    chapter: TimedChapter
    record: BeatRecord
    start: int
    end: int


@dataclass(frozen=True)
class TimedPassage:
    """A passage in a film: its first frame, and the one after its last."""

    beat: TimedBeat
    record: PassageRecord
    start: int
    end: int


@dataclass(frozen=True)
class TimedReadout:
    """A number in a film: its first frame, and the one after its last."""

    chapter: TimedChapter
    record: ReadoutRecord
    start: int
    end: int


@dataclass(frozen=True)
class Timeline:
    """Chapters one after the other, in frames and seconds from the beginning.

    Parameters
    ----------
    format : size and speed of the film.
    records : the chapters as they were played.
    origin : second of the first chapter at which the timeline begins, for a clip of a later beat.

    Examples
    --------
    >>> from studio.planning.formats import FORMATS
    >>> told = [PassageRecord("Look at this.", 0.0, 1.2), PassageRecord("And this.", 1.2, 1.999)]
    >>> beat = BeatRecord("opens", told, start=0.0, end=1.999)
    >>> record = ChapterRecord("A", "The first", False, frames=30, beats=[beat], readouts=[])
    >>> timeline = Timeline.of(FORMATS["l"], [record, record])
    >>> [(beat.start, beat.end) for beat in timeline.beats], timeline.seconds
    ([(0, 30), (30, 60)], 4.0)
    >>> [(cue.start, cue.end) for cue in timeline.cues]
    [(0.0, 1.2), (1.2, 2.0), (2.0, 3.2), (3.2, 4.0)]
    """

    format: Format
    records: tuple[ChapterRecord, ...]
    origin: float = 0.0

    @classmethod
    def of(
        cls, film_format: Format, records: Sequence[ChapterRecord], origin: float = 0.0
    ) -> Timeline:
        """Return the timeline of chapters in their order."""
        return cls(film_format, tuple(records), origin)

    def frame(self, seconds: float) -> int:
        """Return the frame nearest to a time within a chapter."""
        return self.format.frame(seconds - self.origin)

    def second(self, frame: int) -> float:
        """Return the time at which a frame begins, in seconds."""
        return frame / self.format.fps

    @property
    def frames(self) -> int:
        """Number of all frames."""
        return sum(record.frames for record in self.records)

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.second(self.frames)

    @cached_property
    def chapters(self) -> tuple[TimedChapter, ...]:
        """Every chapter in its place."""
        timed, start = [], 0
        for number, record in enumerate(self.records):
            timed.append(TimedChapter(number, record, start, start + record.frames))
            start += record.frames
        return tuple(timed)

    @property
    def beats(self) -> Iterator[TimedBeat]:
        """Every beat of every chapter, in order."""
        for chapter in self.chapters:
            for beat in chapter.record.beats:
                start, end = self.frame(beat.start), self.frame(beat.end)
                yield TimedBeat(chapter, beat, chapter.start + start, chapter.start + end)

    def passages(self, beat: TimedBeat) -> Iterator[TimedPassage]:
        """Yield the passages of a beat, in order."""
        for passage in beat.record.passages:
            start, end = self.frame(passage.start), self.frame(passage.end)
            yield TimedPassage(beat, passage, beat.chapter.start + start, beat.chapter.start + end)

    @property
    def readouts(self) -> Iterator[TimedReadout]:
        """Every number that is on screen or told, chapter by chapter."""
        for chapter in self.chapters:
            for readout in chapter.record.readouts:
                start, end = self.frame(readout.start), self.frame(readout.end)
                yield TimedReadout(chapter, readout, chapter.start + start, chapter.start + end)

    @property
    def cues(self) -> list[Cue]:
        """All captions; the first of each passage begins with a frame."""
        return [
            cue
            for beat in self.beats
            for passage in self.passages(beat)
            for cue in cues(passage.record, self.second(passage.start), self.second(passage.end))
        ]


def is_in_beat(readout: ReadoutRecord, beat: BeatRecord) -> bool:
    """Return whether a number is on screen or told at any time of a beat."""
    return readout.beat == beat.name or (
        readout.start < beat.end - 1e-6 and readout.end > beat.start + 1e-6
    )
