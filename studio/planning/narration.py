"""How what is narrated is told: by captions, by a voice, or both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

CAPTION_FILES = ("srt", "vtt")


@dataclass(frozen=True)
class Speech:
    """What is said during one beat: a WAV without silence at its ends, and how long it lasts."""

    path: Path
    seconds: float


@dataclass(frozen=True)
class Cue:
    """What is shown from when to when, in seconds."""

    start: float
    end: float
    text: str


@dataclass(frozen=True)
class Telling:
    """What is chosen for a whole film.

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

    @property
    def facts(self) -> dict[str, Any]:
        """For the file of facts beside the film."""
        heard = "engine" if self.voice else "recordings" if self.recordings else None
        return {
            "captions": list(self.captions),
            "embedded": self.embeds,
            "burn_in": self.burn_in,
            "voice": heard,
        }


SILENT = Telling()  # the default: captions, and nothing to be heard
