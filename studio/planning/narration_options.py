"""Options of the narration: captions, a voice, or both; and the records of both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CAPTION_FILES = ("srt", "vtt")


@dataclass(frozen=True)
class Speech:
    """The speech of one beat: a WAV without silence at its ends, and its length in seconds."""

    path: Path
    seconds: float


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
