"""Storyboard, the base of every chapter, and @beat, the one declaration of what a viewer learns.

The caption, the pause, the section, the slide and the cue of a clip all come from a beat.
"""

from __future__ import annotations

import os
import string
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeVar

import numpy as np
from manim import DOWN, FadeIn, Mobject, Scene, VGroup

from network import Activations, Digit, DigitError, Network, find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from scenes import style
from scenes.drawing.fields import CellField
from scenes.drawing.renderer import LayeredRenderer
from scenes.language.catalogue import Told, translate
from scenes.sources import Source
from scenes.style import theme
from scenes.text.readout import Reading
from scenes.text.typesetting import text

LEFT_OUT = "chapter_is_left_out"  # the one beat of a chapter that makes no sense for a network
BREATH = 0.4  # seconds between two narrations, where they are spoken
FASTEST_READING = 20.0  # characters of caption a second, however fast somebody speaks

Method = TypeVar("Method", bound=Callable[..., None])


def beat(narration: str) -> Callable[[Method], Method]:
    """Make a method a beat: one thing that the viewer learns.

    Parameters
    ----------
    narration : sentences told meanwhile; ``{name}`` is filled from ``facts`` (numbers) and
        ``words`` as the beat begins.

    Examples
    --------
    >>> class Pixels(Storyboard):
    ...     @beat("There are {pixels} pixels.")
    ...     def they_are_many(self) -> None: ...
    >>> Pixels.beats(), Pixels.they_are_many.narration
    (['they_are_many'], 'There are {pixels} pixels.')
    """

    def declare(method: Method) -> Method:
        method.narration = narration  # type: ignore[attr-defined]
        return method

    return declare


@dataclass
class BeatRecord:
    """The record of a beat that was played.

    Attributes
    ----------
    name : name of the method.
    narration : sentences with their numbers filled in.
    start, end : seconds from the beginning of the chapter.
    spoken : seconds that the narration takes to say; 0 where nobody speaks.
    neurons : for each layer on screen at the end, the centres in pixels [[x, y], ...] and the
        levels they show; and their indices, where not all of a layer are drawn.
    """

    name: str
    narration: str
    start: float
    end: float
    spoken: float = 0.0
    neurons: dict[str, dict[str, list[Any]]] = field(default_factory=dict)


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


class Storyboard(Scene):
    """A chapter: beats in the order of the file.

    Parameters
    ----------
    digit : the hero; without it the digit that the environment variable DIGIT names, or a 3.
    network : network that reads it; the shipped one without it.
    renderer : renderer that draws the frames.
    on_beat_end : called with the storyboard and the record at the end of each beat, while its
        picture stands.
    spoken : seconds that the narration of each beat takes to say, by the name of the beat, where
        somebody speaks.

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
        spoken: Mapping[str, float] | None = None,
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
        self._open: dict[tuple[int, Reading], ReadoutRecord] = {}

    @classmethod
    def beats(cls) -> list[str]:
        """Names of the beats, in the order of the file."""
        return [name for name, member in vars(cls).items() if hasattr(member, "narration")]

    def set_stage(self) -> None:
        """Choose and compute what the beats need, before the first one; chapters override it."""

    def beats_to_play(self) -> list[str]:
        """Return the beats that make sense for this network and hero; chapters may override it."""
        return self.beats()

    def why_left_out(self) -> str:
        """Return a sentence on why the chapter makes no sense for this network, or nothing."""
        return ""

    def construct(self) -> None:
        """Play all beats, or one that says why there are none."""
        if self.why_left_out():
            self._play_beat(LEFT_OUT)
        else:
            self.set_stage()
            for name in self.beats_to_play():
                self._play_beat(name)
        self._close_readouts(set())

    def chapter_is_left_out(self) -> None:
        """Show the title of the chapter, and a sentence on why nothing follows."""
        heading = text(self.title, style.TYPE_TITLE)
        why = Told(f"#block(width: 12em)[#set align(center); {translate(self.why_left_out())}]")
        reason = text(why, style.TYPE_BODY, theme().quiet)
        self.play(FadeIn(VGroup(heading, reason).arrange(DOWN, buff=0.6)), run_time=style.STEP)

    def _play_beat(self, name: str) -> None:
        method = getattr(self, name)
        narration = translate(getattr(method, "narration", "") or self.why_left_out())
        record = BeatRecord(name, "", self.time, self.time)
        self.beat_records.append(record)
        self.next_section(name)
        record.narration = narration.format_map({**self.facts, **self.words})
        method()
        record.spoken = self._spoken.get(name, 0.0)
        self.wait(max(style.REST, seconds_to_tell(record) - (self.time - record.start)))
        record.end = self.time
        for _, key, _, _ in string.Formatter().parse(narration):
            if key in self.facts:
                fact = self.facts[key]
                self.readouts.append(
                    ReadoutRecord(*_of(fact), record.name, record.start, record.end)
                )
        record.neurons = self._neurons_on_screen()
        if self._on_beat_end is not None:
            self._on_beat_end(self, record)

    def play(self, *args: Any, **kwargs: Any) -> None:
        """Play animations, and keep account of which numbers are on screen."""
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


def seconds_to_tell(record: BeatRecord) -> float:
    """Return the least seconds of a beat: those that its narration takes to say, or else to read.

    Examples
    --------
    >>> seconds_to_tell(BeatRecord("they_are_many", "x" * 34, 0.0, 0.0))
    2.0
    """
    if record.spoken:
        return max(record.spoken + BREATH, len(record.narration) / FASTEST_READING)
    return len(record.narration) / style.READING_SPEED


def _of(reading: Reading) -> tuple[float, str, Source]:
    return reading.value, reading.shown, reading.source


def digit_from_environment(network: Network) -> Digit:
    """Return the digit that DIGIT names; a wrong one ends plain ``manim`` with code 2."""
    try:
        return find_digit(os.environ.get("DIGIT", DEFAULT_DIGIT), network)
    except DigitError as error:
        print(f"DIGIT: {error}", file=sys.stderr)
        raise SystemExit(2) from error
