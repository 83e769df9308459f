"""Storyboard, the base of every chapter, and @beat, the one declaration of what a viewer learns.

The caption, the pause, the section, the slide and the clip's cue all come from a beat.
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
    narration : what is told meanwhile; ``{name}`` is filled from ``facts`` (numbers) and ``words`` as the beat begins.
    """

    def declare(method: Method) -> Method:
        method.narration = narration  # type: ignore[attr-defined]
        return method

    return declare


@dataclass
class BeatRecord:
    """What one beat turned out to be.

    Attributes
    ----------
    start, end : seconds from the beginning of the chapter.
    narration : with its numbers filled in.
    spoken : seconds that it takes to say, from the beginning of the beat; 0 where nobody speaks.
    neurons : for each layer on screen at the end, the centres in pixels [[x, y], ...] and the levels they show; and
        which of the layer they are (indices), where not all are drawn.
    """

    name: str
    narration: str
    start: float
    end: float
    spoken: float = 0.0
    neurons: dict[str, dict[str, list[Any]]] = field(default_factory=dict)


@dataclass
class ReadoutRecord:
    """A number, what it is, and from when to when it was on screen (seconds from the chapter's beginning)."""

    value: float
    shown: str
    source: Source
    beat: str
    start: float
    end: float


@dataclass(frozen=True)
class ChapterRecord:
    """What a chapter turned out to be. Times are in seconds from its beginning."""

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
    digit : the hero; by default what the environment variable DIGIT names, and a 3 without it.
    network : who reads it; by default the shipped one.
    on_beat_end : called with the storyboard and the record at the end of each beat, while its picture stands.
    spoken : seconds that the narration of each beat takes to say, by the beat's name, where somebody speaks.
    """

    title: ClassVar[str] = ""
    poster: ClassVar[str] = (
        ""  # the beat whose end stands for the chapter; the last one if it is not said
    )

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
        """Choose and compute what the beats need, before the first one."""

    def beats_to_play(self) -> list[str]:
        """The beats that make sense for this network and hero; all of them, unless a chapter says otherwise."""
        return self.beats()

    def why_left_out(self) -> str:
        """Why the chapter makes no sense for this network, in a sentence; empty where it does."""
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
        """The title of the chapter, and why nothing follows."""
        heading = text(self.title, style.TYPE_TITLE)
        why = Told(f"#block(width: 12em)[#set align(center); {translate(self.why_left_out())}]")
        reason = text(why, style.TYPE_BODY, theme().quiet)
        self.play(FadeIn(VGroup(heading, reason).arrange(DOWN, buff=0.6)), run_time=style.STEP)

    def _play_beat(self, name: str) -> None:
        method = getattr(self, name)
        narration = translate(getattr(method, "narration", "") or self.why_left_out())
        record = BeatRecord(name, "", self.time, self.time)
        self.beat_records.append(record)
        if self.manager is not None:
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
        """What is on screen but for ``keep``, to be faded out."""
        kept = {id(member) for mobject in keep for member in mobject.get_family()}
        return [mobject for mobject in self.mobjects if id(mobject) not in kept]


def seconds_to_tell(record: BeatRecord) -> float:
    """How long a beat lasts at least: as long as it takes to say, or else to read."""
    if record.spoken:
        return max(record.spoken + BREATH, len(record.narration) / FASTEST_READING)
    return len(record.narration) / style.READING_SPEED


def _of(reading: Reading) -> tuple[float, str, Source]:
    return reading.value, reading.shown, reading.source


def digit_from_environment(network: Network) -> Digit:
    """The digit that DIGIT names; a wrong one ends plain ``manim`` with one sentence and code 2."""
    try:
        return find_digit(os.environ.get("DIGIT", DEFAULT_DIGIT), network)
    except DigitError as error:
        print(f"DIGIT: {error}", file=sys.stderr)
        raise SystemExit(2) from error
