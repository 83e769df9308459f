"""Captions: narrations cut into cues that are short enough to be read, in the best places found."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from functools import cache
from html import escape

from scenes.storyboard import FASTEST_READING, BeatRecord
from studio.planning.narration_options import Cue

LINE = 42  # characters; broadcasters and streaming services set 37 to 42
LINES = 2
SHORTEST = 18  # characters for which time is given to the shortest of cues: a second of reading


def beat_cues(beat: BeatRecord, start: float, end: float) -> list[Cue]:
    """Return the cues of a beat, which end with what is spoken where a voice speaks.

    Parameters
    ----------
    beat : its narration, and how long it takes to say.
    start, end : of the beat, in seconds.
    """
    if beat.spoken:
        end = min(end, start + max(beat.spoken, len(beat.narration) / FASTEST_READING))
    return cues(beat.narration, start, end)


def cues(narration: str, start: float, end: float) -> list[Cue]:
    """Return a narration in as few cues as hold it, each as long as its share of the characters.

    Parameters
    ----------
    narration : any text.
    start, end : of the first and of the last cue, in seconds.

    Examples
    --------
    >>> cues("A pixel is a number.", 0.0, 2.5)
    [Cue(start=0.0, end=2.5, text='A pixel is a number.')]
    """
    parts = split(" ".join(narration.split()))
    total = sum(max(len(part), SHORTEST) for part in parts)
    found = []
    before = 0
    for part in parts:
        after = before + max(len(part), SHORTEST)
        times = [round(start + (end - start) * share / total, 3) for share in (before, after)]
        found.append(Cue(times[0], times[1], two_lines(part)))
        before = after
    return found


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
