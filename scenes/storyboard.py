"""Storyboard, the base of every chapter, and @beat, the one declaration of what a viewer learns.

The caption, the pause, the section, the slide and the cue of a clip all come from a beat.
"""

from __future__ import annotations

import os
import string
import sys
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, TypeVar

import numpy as np
from manim import DOWN, FadeIn, Mobject, Scene, VGroup

from network import Activations, Digit, DigitError, Network, find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from scenes import style
from scenes.drawing.fields import CellField
from scenes.drawing.renderer import LayeredRenderer
from scenes.frames import nearest_frame
from scenes.language.catalogue import Told, filled, translate
from scenes.records import BeatRecord, PassageRecord, ReadoutRecord, SpokenSentence
from scenes.sources import Source
from scenes.style import theme
from scenes.text.readout import Reading
from scenes.text.typesetting import text

LEFT_OUT = "chapter_is_left_out"  # the one beat of a chapter that makes no sense for a network

Method = TypeVar("Method", bound=Callable[..., None])
Spoken = Mapping[str, Sequence[Sequence[SpokenSentence]]]  # beat to passages to sentences


def beat(passage: str, *more: str) -> Callable[[Method], Method]:
    """Make a method a beat: one thing that the viewer learns.

    Parameters
    ----------
    passage, more : what is told meanwhile, in whole sentences. Each passage but the first begins
        where the method calls ``wait_for_words``. ``{name}`` is filled from ``facts`` (numbers)
        and ``words`` as the beat begins.

    Examples
    --------
    >>> class Pixels(Storyboard):
    ...     @beat("There are {pixels} pixels.", "This one is bright.")
    ...     def they_are_many(self) -> None: ...
    >>> Pixels.beats(), Pixels.they_are_many.passages
    (['they_are_many'], ('There are {pixels} pixels.', 'This one is bright.'))
    >>> Pixels.they_are_many.narration
    'There are {pixels} pixels. This one is bright.'
    """

    def declare(method: Method) -> Method:
        method.passages = (passage, *more)  # type: ignore[attr-defined]
        method.narration = " ".join((passage, *more))  # type: ignore[attr-defined]
        return method

    return declare


class CueError(RuntimeError):
    """A beat that waits for more or for fewer passages than it has."""


class Storyboard(Scene):
    """A chapter: beats in the order of the file, after those of the chapter it derives from.

    Parameters
    ----------
    digit : the hero; without it the digit that the environment variable DIGIT names, or a 3.
    network : network that reads it; the shipped one without it.
    renderer : renderer that draws the frames.
    on_beat_end : called with the storyboard and the record at the end of each beat, while its
        picture stands.
    spoken : sentences of each passage as they are said, by the name of the beat, where somebody
        speaks.
    is_recorded : each beat is spoken without a pause, so that words cannot wait for the picture.

    Attributes
    ----------
    title : title of the chapter, a message of the catalogue.
    poster : beat whose end stands for the chapter; the last one if it is empty.
    facts, words : numbers and words by the names that narrations have for them.
    neurons : fields of the layers on screen, by number, for the records of beats.
    beat_records, readouts : records of the beats and numbers so far.

    Examples
    --------
    >>> from scenes import sources
    >>> class Pixels(Storyboard):
    ...     title = "Pixels"
    ...
    ...     def set_stage(self) -> None:
    ...         self.facts["pixels"] = Reading.of(len(self.hero.pixels), sources.layer_size(0), 0)
    ...
    ...     @beat("There are {pixels} pixels.")
    ...     def they_are_many(self) -> None:
    ...         self.play(FadeIn(text("pixels")))
    >>> chapter = Pixels(skip_animations=True)  # without drawing a frame
    >>> chapter.construct()
    >>> chapter.beat_records[0].narration, str(chapter.readouts[0].source)
    ('There are 784 pixels.', 'size[0]')
    """

    title: ClassVar[str] = ""
    poster: ClassVar[str] = ""

    def __init__(
        self,
        digit: Digit | None = None,
        network: Network | None = None,
        *,
        renderer: LayeredRenderer | None = None,
        on_beat_end: Callable[[Storyboard, BeatRecord], None] | None = None,
        spoken: Spoken | None = None,
        is_recorded: bool = False,
        **kwargs: Any,
    ) -> None:
        skip = bool(kwargs.get("skip_animations", False))
        super().__init__(renderer=renderer or LayeredRenderer(skip_animations=skip), **kwargs)
        self.network = network or shipped_network()
        self.hero = digit or digit_from_environment(self.network)
        self.activations: Activations = self.network.read(self.hero)
        self.facts: dict[str, Reading] = {}
        self.words: dict[str, str] = theme().words
        self.neurons: dict[int, CellField] = {}
        self.beat_records: list[BeatRecord] = []
        self.readouts: list[ReadoutRecord] = []
        self._on_beat_end = on_beat_end
        self._spoken = spoken or {}
        self._is_recorded = is_recorded
        self._passages_to_come: deque[PassageRecord] = deque()
        self._open: dict[tuple[int, Reading], ReadoutRecord] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Let a method that overrides a beat tell the same words, unless it is a beat itself."""
        super().__init_subclass__(**kwargs)
        for name, method in vars(cls).items():
            passages = getattr(getattr(super(cls, cls), name, None), "passages", ())
            if passages and callable(method) and not hasattr(method, "passages"):
                beat(*passages)(method)

    @classmethod
    def beats(cls) -> list[str]:
        """Names of the beats: those of the chapter that this one derives from, then its own.

        Each in the order of its file; one that is overridden keeps its place, and one that is set
        to None is left out.

        Examples
        --------
        >>> class Pixels(Storyboard):
        ...     @beat("There are many pixels.")
        ...     def they_are_many(self) -> None: ...
        ...     @beat("This one is bright.")
        ...     def one_is_bright(self) -> None: ...
        >>> class DarkPixels(Pixels):
        ...     one_is_bright = None
        ...     @beat("This one is dark.")
        ...     def one_is_dark(self) -> None: ...
        >>> DarkPixels.beats()
        ['they_are_many', 'one_is_dark']
        """
        declared = [
            name
            for kind in reversed(cls.__mro__)
            for name, member in vars(kind).items()
            if hasattr(member, "narration")
        ]
        return [
            name for name in dict.fromkeys(declared) if hasattr(getattr(cls, name), "narration")
        ]

    def set_stage(self) -> None:
        """Choose and compute what the beats need, before the first one; chapters override it."""

    def beats_to_play(self) -> list[str]:
        """Return the beats that make sense for this network and hero; chapters may override it."""
        return self.beats()

    def why_left_out(self) -> str:
        """Return a sentence on why the chapter makes no sense for this network, or nothing."""
        return ""

    @property
    def poster_beat(self) -> str:
        """Beat whose end stands for the chapter, among those that are played."""
        played = [LEFT_OUT] if self.why_left_out() else self.beats_to_play()
        return self.poster if self.poster in played else played[-1]

    def construct(self) -> None:
        """Play all beats, or one that says why there are none."""
        if self.why_left_out():
            self._play_beat(LEFT_OUT)
        else:
            self.set_stage()
            if twice := self.facts.keys() & self.words.keys():
                raise ValueError(
                    f"{type(self).__name__}: both a number and a word: {sorted(twice)}"
                )
            for name in self.beats_to_play():
                self._play_beat(name)
        self._close_readouts(set())

    def chapter_is_left_out(self) -> None:
        """Show the title of the chapter, and a sentence on why nothing follows."""
        heading = text(self.title, style.TYPE_TITLE)
        why = Told(f"#block(width: 12em)[#set align(center); {translate(self.why_left_out())}]")
        reason = text(why, style.TYPE_BODY, theme().quiet)
        self.play(FadeIn(VGroup(heading, reason).arrange(DOWN, buff=0.6)), run_time=style.STEP)

    def wait_for_words(self) -> None:
        """Hold the picture until the passage has been told, and begin the next one.

        A beat with three passages calls it twice, each time before the motion that the next passage
        talks about. A passage has been told when its words have been said, or without a voice, when
        there was time to read them. If the motion so far took longer than that, nothing is held,
        and the next passage begins late: words wait for the picture.

        They cannot where a lecturer's recording is played, as there is one for the whole beat: the
        passages then follow each other by their share of the characters, and slow motion is late.

        Raises
        ------
        CueError
            When there is no other passage.

        Examples
        --------
        >>> class Pixels(Storyboard):
        ...     @beat("Here are some dots.", "They are called pixels.")
        ...     def they_are_many(self) -> None:
        ...         self.play(FadeIn(text("...")))
        ...         self.wait_for_words()
        ...         self.play(FadeIn(text("pixels")))
        >>> chapter = Pixels(skip_animations=True)
        >>> chapter.construct()
        >>> [round(passage.start, 1) for passage in chapter.beat_records[0].passages]
        [0.0, 1.1]
        """
        record = self.beat_records[-1]
        if not self._passages_to_come:
            raise CueError(self._wrong_cues(f"more than {len(record.passages) - 1} times"))
        told = record.passages[-1]
        end = told.start + (told.spoken if self._is_recorded else told.seconds_to_tell)
        frames = nearest_frame(end - self.time, self.camera.frame_rate)
        if frames > 0:
            self.wait(frames / self.camera.frame_rate)
        self._begin_passage(end if self._is_recorded else self.time)

    def _begin_passage(self, start: float) -> None:
        record, passage = self.beat_records[-1], self._passages_to_come.popleft()
        for before in record.passages[-1:]:
            before.end = start
        passage.start = passage.end = start
        record.passages.append(passage)

    def _wrong_cues(self, times: str) -> str:
        record = self.beat_records[-1]
        count = len(record.passages) + len(self._passages_to_come)
        passages = "1 passage" if count == 1 else f"{count} passages"
        return (
            f"{type(self).__name__}.{record.name} calls wait_for_words {times}; "
            f"a beat with {passages} calls it {count - 1} times"
        )

    def _play_beat(self, name: str) -> None:
        method = getattr(self, name)
        told = [translate(each) for each in getattr(method, "passages", (self.why_left_out(),))]
        record = BeatRecord(name, [], self.time, self.time)
        self.beat_records.append(record)
        self.next_section(name)
        spoken = self._spoken.get(name, [()] * len(told))
        for passage, sentences in zip(told, spoken, strict=True):
            words = filled(passage, {**self.facts, **self.words}).strip()
            self._passages_to_come.append(PassageRecord(words, 0.0, 0.0, tuple(sentences)))
        self._begin_passage(self.time)
        method()
        if self._passages_to_come:
            raise CueError(self._wrong_cues(f"{len(record.passages) - 1} times"))
        last = record.passages[-1]
        self.wait(max(style.REST, last.start + last.seconds_to_tell - self.time))
        record.end = last.end = self.time
        self._record_told_numbers(record, told)
        record.neurons = self._neurons_on_screen()
        if self._on_beat_end is not None:
            self._on_beat_end(self, record)

    def _record_told_numbers(self, record: BeatRecord, told: Sequence[str]) -> None:
        for passage, words in zip(told, record.passages, strict=True):
            for _, key, _, _ in string.Formatter().parse(passage):
                if key in self.facts:
                    fact = _of(self.facts[key])
                    self.readouts.append(ReadoutRecord(*fact, record.name, words.start, record.end))

    def play(self, *args: Any, **kwargs: Any) -> None:
        """Play animations, and keep account of which numbers are on screen.

        Without any it does nothing, as where all that is on screen is to leave, and nothing is.
        """
        if not args:
            return
        before = self.time
        super().play(*args, **kwargs)
        seen = set()
        for mobject in self._on_screen():
            for reading in getattr(mobject, "readings", ()):
                key = (id(mobject), reading)
                seen.add(key)
                if key not in self._open:
                    beat_name = self.beat_records[-1].name
                    self._open[key] = ReadoutRecord(*_of(reading), beat_name, before, self.time)
                    self.readouts.append(self._open[key])
        self._close_readouts(seen)

    def _close_readouts(self, seen: set[tuple[int, Reading]]) -> None:
        for key in list(self._open):
            self._open[key].end = self.time
            if key not in seen:
                del self._open[key]

    def _on_screen(self) -> list[Mobject]:
        return [member for mobject in self.mobjects for member in mobject.get_family()]

    def _neurons_on_screen(self) -> dict[str, dict[str, list[Any]]]:
        shown = {id(member) for member in self._on_screen()}
        found: dict[str, dict[str, list[Any]]] = {}
        for layer, cells in sorted(self.neurons.items()):
            seen = np.flatnonzero(cells.fill[:, 3] == 1)
            if id(cells) in shown and cells.opacity == 1 and len(seen):
                centres = self.camera.canvas.to_pixels(cells.centres[seen])
                levels = cells.fill[seen, :3].mean(axis=1)
                found[str(layer)] = {
                    "centres": centres.round(2).tolist(),
                    "levels": levels.round(4).tolist(),
                }
                if len(seen) < cells.count:
                    found[str(layer)]["indices"] = seen.tolist()
        return found

    def clear_stage(self, *keep: Mobject) -> list[Mobject]:
        """Return what is on screen but for ``keep``, to be faded out."""
        kept = {id(member) for mobject in keep for member in mobject.get_family()}
        return [mobject for mobject in self.mobjects if id(mobject) not in kept]


def _of(reading: Reading) -> tuple[float, str, Source]:
    return reading.value, reading.shown, reading.source


def digit_from_environment(network: Network) -> Digit:
    """Return the digit that DIGIT names; a wrong one ends plain ``manim`` with code 2."""
    try:
        return find_digit(os.environ.get("DIGIT", DEFAULT_DIGIT), network)
    except DigitError as error:
        print(f"DIGIT: {error}", file=sys.stderr)
        raise SystemExit(2) from error
