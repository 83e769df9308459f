"""Options of the narration: captions, a voice, or both; and the records of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # else commands that draw nothing would bring Manim
    from scenes.records import SpokenSentence

CAPTION_FILES = ("srt", "vtt")


@dataclass(frozen=True)
class Speech:
    """The speech of one passage.

    Attributes
    ----------
    path : WAV without silence at its ends; None where nothing is said, or where the WAV of an
        earlier passage of the same beat goes on.
    sentences : what is said in it, and when.
    """

    path: Path | None = None
    sentences: tuple[SpokenSentence, ...] = ()

    @property
    def seconds(self) -> float:
        """Seconds that it takes to say."""
        return self.sentences[-1].end if self.sentences else 0.0


@dataclass(frozen=True)
class Cue:
    """A caption, its start and its end in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class NarrationOptions:
    """The options of the narration of a whole film.

    Attributes
    ----------
    captions : kinds of caption files beside the film; without any, none are embedded in it either.
    burn_in : captions are drawn into the picture, in a strip of their own, instead of embedded.
    voice : a program speaks the narration.
    recordings : folder with a recording of each beat.
    """

    captions: tuple[str, ...] = CAPTION_FILES
    burn_in: bool = False
    voice: bool = False
    recordings: Path | None = None

    @property
    def has_speech(self) -> bool:
        """True where the narration is heard: spoken by a program, or recorded."""
        return self.voice or self.recordings is not None

    @property
    def embeds_captions(self) -> bool:
        """True where the film has captions that players can switch on."""
        return bool(self.captions) and not self.burn_in

    @property
    def suffix(self) -> str:
        """Part of the film's name that tells it from one with other options."""
        speech = "-voice" if self.voice else "-recorded" if self.recordings else ""
        return speech + ("-burned" if self.burn_in else "")


SILENT = NarrationOptions()  # the default: captions, and nothing to be heard
