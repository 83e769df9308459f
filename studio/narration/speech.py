"""Narration spoken by a program of its own: Piper where a voice for it is installed, else espeak-ng."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import av

from scenes.storyboard import ChapterRecord
from studio.errors import StudioError
from studio.narration import audio
from studio.narration.pronunciation import as_spoken
from studio.planning.narration_options import Speech

ESPEAK_VOICES = {"en": "en-us", "de": "de"}
ESPEAK_PACE = (
    "150"  # words a minute; its own default of 175 is a hurry for somebody who watches as well
)
VOICES = "PIPER_VOICES"  # names another folder with voices
PIPER_FOLDERS = (
    Path("~/.local/share/piper-voices"),
    Path("/usr/local/share/piper-voices"),
    Path("/usr/share/piper-voices"),
)
LONGEST = 120  # seconds that one narration may take to be spoken into a file
NOBODY = (
    "nobody here can speak: install espeak-ng (Debian: apt-get install espeak-ng), "
    "or Piper (pip install 'digitfilm[voice]') and a voice for it"
)


@dataclass(frozen=True)
class Engine:
    """A program that reads a line of text and writes a WAV, and what it is called with besides."""

    program: str
    arguments: tuple[str, ...]
    output: str

    def say(self, text: str, path: Path) -> None:
        """Speak into a file.

        Raises
        ------
        StudioError
            When the program fails.
        """
        command = [self.program, *self.arguments, self.output, str(path)]
        try:
            subprocess.run(
                command,
                input=f"{text}\n",
                text=True,
                check=True,
                capture_output=True,
                timeout=LONGEST,
            )
        except (OSError, subprocess.SubprocessError) as error:
            words = str(getattr(error, "stderr", "") or error).strip().splitlines()
            raise StudioError(
                f"{Path(self.program).name} could not speak ({words[-1] if words else error})"
            ) from error


def find_engine(language: str) -> Engine:
    """The best that is installed for a language.

    Raises
    ------
    StudioError
        When there is none; the sentence says what to install.
    """
    piper, model = _program("piper"), _piper_voice(language)
    if piper and model:
        return Engine(piper, ("--model", str(model)), "--output_file")
    espeak = _program("espeak-ng")
    if espeak:
        return Engine(
            espeak, ("-v", ESPEAK_VOICES[language], "-s", ESPEAK_PACE, "--stdin", "-b", "1"), "-w"
        )
    raise StudioError(NOBODY)


def _program(name: str) -> str | None:
    """Where a program is: on the path, or beside the Python that runs."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


def _piper_voice(language: str) -> Path | None:
    """The first voice of Piper's for a language, such as ``de_DE-thorsten-medium.onnx``."""
    folders = [Path(os.environ[VOICES])] if os.environ.get(VOICES) else [*PIPER_FOLDERS]
    found = (
        path
        for folder in folders
        for path in sorted(folder.expanduser().rglob(f"{language}_*.onnx"))
    )
    return next(found, None)


def speak(records: Sequence[ChapterRecord], language: str, work: Path) -> list[dict[str, Speech]]:
    """Every narration of every chapter, spoken: for each chapter the speech of each beat, by its name.

    Raises
    ------
    StudioError
        When no program here can speak, or it fails.
    """
    engine = find_engine(language)
    folder = work / "speech"
    folder.mkdir()

    def said(number: int, beat: str, narration: str) -> Speech:
        raw = folder / f"{number:02}.{beat}.raw.wav"
        engine.say(as_spoken(narration, language), raw)
        try:
            heard = audio.without_silence(audio.read(raw))
        except (av.FFmpegError, audio.SilenceError, OSError) as error:
            raise StudioError(
                f"{Path(engine.program).name} said nothing in {beat} ({narration})"
            ) from error
        path = folder / f"{number:02}.{beat}.wav"
        audio.write(heard, path)
        return Speech(path, len(heard) / audio.RATE)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = [
            {
                beat.name: pool.submit(said, number, beat.name, beat.narration)
                for beat in record.beats
            }
            for number, record in enumerate(records)
        ]
        return [{name: future.result() for name, future in beats.items()} for beats in waiting]
