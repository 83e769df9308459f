"""Speech of a film: every sentence said by itself, at one pace, joined with breaths, as loud."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scenes.records import BREATH, FASTEST_READING, BeatRecord, ChapterRecord, SpokenSentence
from studio.errors import StudioError
from studio.narration import audio
from studio.narration.audio import RATE, Samples
from studio.narration.loudness import levelled
from studio.narration.pronunciation import as_spoken
from studio.narration.sentences import split_sentences
from studio.narration.voices import Voice
from studio.planning.narration_options import Speech

PACE = 164.6  # words a minute, with the breaths between sentences; lectures have 140 to 170
SAMPLE = 200  # words by which a voice's own pace is measured
FASTER, SLOWER = 0.8, 1.25  # times a voice's own pace, at which it is tried first
CORRECTIONS = 2
MANY = 16  # sentences of which half are enough to correct it
LETTERS_OF_A_DIGIT = 5  # of its name, about
FASTEST, SLOWEST = 0.75, 1.6  # times a voice's own pace: beyond, it cannot be understood
DRIFT = 0.08  # largest change of the pace within a film, which nobody hears

Say = Callable[[str], Samples]


def speak(
    records: Sequence[ChapterRecord], language: str, voice: Voice, work: Path
) -> list[dict[str, list[Speech]]]:
    """Speak every narration of every chapter.

    Parameters
    ----------
    records : the chapters of the film.
    language : code of the language that they are narrated in.
    work : folder that the sound is written to.

    Returns
    -------
    For each chapter, the speech of each beat's passages by the beat's name.

    Raises
    ------
    StudioError
        When the voice fails, or says nothing.
    """
    folder = work / "speech"
    folder.mkdir()
    pacer = Pacer.of(voice, language, [beat for record in records for beat in record.beats])

    def say(sentence: str) -> Samples:
        slowness = pacer.slowness
        sound = said(voice, sentence, language, slowness)
        hurry = len(sentence) / FASTEST_READING / (len(sound) / RATE)
        if hurry > 1:  # its caption could not be read; voices only half do as they are told
            sound = said(voice, sentence, language, slowness * hurry**2)
        pacer.note(sentence, len(sound) / RATE, slowness)
        return sound

    return [
        {
            beat.name: [
                speech_of(passage.text, say, folder / f"{number:02}.{beat.name}.{place}.wav")
                for place, passage in enumerate(beat.passages)
            ]
            for beat in record.beats
        }
        for number, record in enumerate(records)
    ]


def speech_of(text: str, say: Say, path: Path) -> Speech:
    """Return the speech of a passage, written to ``path``; one without text has none."""
    sentences = split_sentences(text)
    if not sentences:
        return Speech()
    sounds = [say(sentence) for sentence in sentences]
    audio.write(levelled(with_breaths(sounds)), path)
    ends = np.cumsum([len(sound) for sound in sounds]) / RATE + BREATH * np.arange(len(sounds))
    times = [
        SpokenSentence(sentence, float(end - len(sound) / RATE), float(end))
        for sentence, sound, end in zip(sentences, sounds, ends, strict=True)
    ]
    return Speech(path, tuple(times))


def with_breaths(sounds: Iterable[Samples]) -> Samples:
    """Return sounds joined with a breath of silence between them."""
    breath = np.zeros(round(BREATH * RATE), np.float32)
    joined = [part for sound in sounds for part in (breath, sound)]
    return np.concatenate(joined[1:])


def said(voice: Voice, sentence: str, language: str, slowness: float) -> Samples:
    """Return a sentence as a voice says it, without silence at its ends.

    Raises
    ------
    StudioError
        When it says nothing.
    """
    try:
        sound = voice.say(as_spoken(sentence, language), slowness)
        return audio.faded(audio.trim_silence(sound))
    except audio.SilenceError as error:
        raise StudioError(f"{voice.name} said nothing for: {sentence}") from error


@dataclass
class Pacer:
    """Pace of a film's speech, corrected while it is spoken, so that the whole has our pace.

    Attributes
    ----------
    measured : slowness that fits a sample of the sentences, times the voice's own pace.
    letters : length of all sentences that are still to be said, as :func:`length_said` has it.
    seconds : time that is left for them.
    """

    measured: float
    letters: int
    seconds: float
    _letters_said: int = 0
    _seconds_said: float = 0.0  # as they would have taken at the measured slowness

    @classmethod
    def of(cls, voice: Voice, language: str, beats: Sequence[BeatRecord]) -> Pacer:
        """Return the pacer of a film that a voice tells."""
        passages = [passage.text for beat in beats for passage in beat.passages]
        told = [sentences for text in passages if (sentences := split_sentences(text))]
        every = [sentence for sentences in told for sentence in sentences]
        words, letters = sum(len(each.split()) for each in every), sum(map(length_said, every))
        wanted = 60 * words / PACE - BREATH * (len(every) - len(told))
        sample = every[:: max(1, words // SAMPLE)]
        share = sum(map(length_said, sample)) / letters if letters else 1.0
        measured = measured_slowness(voice, language, sample, share * wanted) if every else 1.0
        return cls(measured, letters, wanted)

    @property
    def slowness(self) -> float:
        """Slowness of the next sentence."""
        if not self._letters_said:
            return self.measured
        expected = self.letters * self._seconds_said / self._letters_said
        drift = float(np.clip(self.seconds / expected, 1 - DRIFT, 1 + DRIFT))
        return self.measured * drift

    def note(self, sentence: str, seconds: float, slowness: float) -> None:
        """Take a sentence that was said off what is left."""
        self._letters_said += length_said(sentence)
        self._seconds_said += seconds * self.measured / slowness
        self.letters -= length_said(sentence)
        self.seconds -= seconds


def measured_slowness(voice: Voice, language: str, sample: Sequence[str], wanted: float) -> float:
    """Return the slowness at which a voice takes ``wanted`` seconds for some sentences.

    They are said at the voice's own pace, which differs from voice to voice. Few engines take twice
    as long if told so: some are said again until their time fits (by the secant method).
    """

    def seconds(sentences: Sequence[str], slowness: float) -> list[float]:
        return [len(said(voice, each, language, slowness)) / RATE for each in sentences]

    own = seconds(sample, 1.0)
    stretch = wanted / sum(own)
    every_second = slice(None, None, 2 if len(sample) >= MANY else 1)
    part, own_part = sample[every_second], sum(own[every_second])
    slowness, taken = [1.0, SLOWER if stretch > 1 else FASTER], [1.0]
    for _ in range(CORRECTIONS):
        taken.append(sum(seconds(part, slowness[-1])) / own_part)
        slope = (slowness[-1] - slowness[-2]) / ((taken[-1] - taken[-2]) or np.inf)
        better = slowness[-1] + (stretch - taken[-1]) * slope
        slowness.append(float(np.clip(better, FASTEST, SLOWEST)))
    return slowness[-1]


def length_said(sentence: str) -> int:
    """Return the length of a sentence in letters, where a digit counts as the word that it is.

    Examples
    --------
    >>> length_said("a 7"), length_said("a seven")
    (7, 7)
    """
    return len(sentence) + (LETTERS_OF_A_DIGIT - 1) * sum(map(str.isdigit, sentence))
