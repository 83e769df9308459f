"""Captions: narrations cut into cues that are short enough to be read, in the best places found."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import accumulate, pairwise

import numpy as np

from scenes.records import FASTEST_READING, PassageRecord
from studio.planning.narration_options import Cue

Span = tuple[float, float]  # start and end in seconds

LINE = 42  # characters; broadcasters and streaming services set 37 to 42
LINES = 2
SHORTEST = 18  # characters for which time is given to the shortest of cues: a second of reading


def cues(passage: PassageRecord, start: float, end: float) -> list[Cue]:
    """Return a passage in as few cues as hold it, in step with the voice where one speaks.

    Parameters
    ----------
    passage : its text, and when its sentences are said.
    start, end : of the passage, in seconds.

    Examples
    --------
    >>> cues(PassageRecord("A pixel is a number.", 0.0, 2.5), 0.0, 2.5)
    [Cue(start=0.0, end=2.5, text='A pixel is a number.')]
    """
    parts = split(passage.text)
    spans = _spans_said(parts, passage) if passage.spoken else _spans_read(parts, end - start)
    return [
        Cue(round(start + first, 3), round(min(end, start + last), 3), two_lines(part))
        for part, (first, last) in zip(parts, spans, strict=True)
    ]


def _spans_read(parts: Sequence[str], seconds: float) -> list[Span]:
    """Return a time for each part, as long as its share of the characters."""
    ends = list(accumulate((max(len(part), SHORTEST) for part in parts), initial=0))
    times = [seconds * end / ends[-1] for end in ends] if parts else []
    return list(pairwise(times))


def _spans_said(parts: Sequence[str], passage: PassageRecord) -> list[Span]:
    """Return the time in which each part is said, or a longer one if that is too short to read."""
    ends = list(accumulate(len(sentence.text) + 1 for sentence in passage.sentences))
    places = [
        place
        for sentence, end in zip(passage.sentences, ends, strict=True)
        for place in (end - 1 - len(sentence.text), end - 1)
    ]
    times = [time for sentence in passage.sentences for time in (sentence.start, sentence.end)]
    last = list(accumulate(len(part) + 1 for part in parts))
    slower = max(1.0, len(passage.text) / FASTEST_READING / passage.spoken)
    starts = slower * np.interp([0, *last[:-1]], places, times)
    said = slower * np.interp([place - 1 for place in last], places, times)
    read = starts + np.array([len(part) for part in parts]) / FASTEST_READING
    latest = [*starts[1:], np.inf]
    shown = np.minimum(latest, np.maximum(said, read))
    return list(zip(starts.tolist(), shown.tolist(), strict=True))


def split(text: str) -> list[str]:
    """Return text in as few parts as fit into cues, of even length, cut at ends of sentences."""
    words = text.split()

    @cache
    def best(first: int) -> tuple[int, float, tuple[str, ...]]:
        if first == len(words):
            return 0, 0.0, ()
        choices = []
        for last in range(first + 1, len(words) + 1):
            part = " ".join(words[first:last])
            if len(textwrap.wrap(part, LINE)) > LINES and last > first + 1:
                break
            count, cost, rest = best(last)
            choices.append((count + 1, cost + _cost(part, last == len(words)), (part, *rest)))
        return min(choices)

    return list(best(0)[2])


def _cost(part: str, is_last: bool) -> float:
    """Return the cost of ending a cue here: of cutting a sentence, and of uneven parts."""
    stop = 0.0 if is_last or part[-1] in ".!?" else 0.5 if part[-1] in ",;:" else 1.0
    return stop + (1 - len(part) / (LINE * LINES)) ** 2


def two_lines(part: str) -> str:
    """Return a cue in one line if it fits, or else in two of lengths as even as can be."""
    if len(part) <= LINE:
        return part
    spaces = [i for i, character in enumerate(part) if character == " "]
    fitting = [i for i in spaces if i <= LINE and len(part) - i - 1 <= LINE]
    if not fitting:
        return "\n".join(textwrap.wrap(part, LINE))
    middle = min(fitting, key=lambda i: abs(len(part) - 1 - 2 * i))
    return f"{part[:middle]}\n{part[middle + 1 :]}"


def srt(film: Sequence[Cue]) -> str:
    """Return cues as SubRip: numbered, with a comma before the milliseconds."""
    return "\n".join(
        f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.end, ',')}\n{cue.text}\n"
        for number, cue in enumerate(film, start=1)
    )


def vtt(film: Sequence[Cue]) -> str:
    """Return cues as WebVTT, which browsers read (https://www.w3.org/TR/webvtt1/)."""
    return "WEBVTT\n\n" + "\n".join(
        f"{_clock(cue.start, '.')} --> {_clock(cue.end, '.')}\n{escape(cue.text, quote=False)}\n"
        for cue in film
    )


def _clock(seconds: float, point: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{point}{rest % 1000:03}"
