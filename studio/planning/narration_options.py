"""Options of the narration: captions, a voice, or both."""

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
    """A caption, and from when to when it is shown, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class NarrationOptions:
    """The options of the narration of a whole film.

    Attributes
    ----------
    captions : kinds of files beside the film; without any, there are none in the film either.
    burn_in : captions are drawn into the picture, in a strip of their own; then they are not embedded as well.
    voice : a program speaks the narration.
    recordings : folder with a recording of each beat.
    """

    captions: tuple[str, ...] = CAPTION_FILES
    burn_in: bool = False
    voice: bool = False
    recordings: Path | None = None

    @property
    def speaks(self) -> bool:
        """Whether there is something to be heard."""
        return self.voice or self.recordings is not None

    @property
    def embeds(self) -> bool:
        """Whether the film has captions that players can switch on."""
        return bool(self.captions) and not self.burn_in

    @property
    def suffix(self) -> str:
        """What differs from the default in the film itself, for its name."""
        heard = "-voice" if self.voice else "-recorded" if self.recordings else ""
        return heard + ("-burned" if self.burn_in else "")


SILENT = NarrationOptions()  # the default: captions, and nothing to be heard
