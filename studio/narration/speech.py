"""Narration spoken by a program of its own: Piper where it has a voice, or else espeak-ng."""

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
from studio.narration.languages import with_territory
from studio.narration.pronunciation import as_spoken
from studio.planning.narration_options import Speech

ESPEAK_PACE = "150"  # words a minute; its own 175 are a hurry for somebody who watches as well
VOICES = "PIPER_VOICES"  # environment variable that names another folder with voices
PIPER_FOLDERS = (
    Path("~/.local/share/piper-voices"),
    Path("/usr/local/share/piper-voices"),
    Path("/usr/share/piper-voices"),
)
LONGEST = 120  # seconds that one narration may take to be spoken into a file
NO_ENGINE = (
    "nobody here can speak: install espeak-ng (Debian: apt-get install espeak-ng), "
    "or Piper (pip install 'digitfilm[voice]') and a voice for it"
)


@dataclass(frozen=True)
class Engine:
    """A program that reads a line of text and writes a WAV.

    Attributes
    ----------
    program : its path.
    arguments : it is always called with.
    output : the argument before the path of the WAV.
    """

    program: str
    arguments: tuple[str, ...]
    output: str

    def say(self, text: str, path: Path) -> None:
        """Speak a line into a file.

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
    """Return the best engine that is installed for a language.

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
        voice = with_territory(language)
        return Engine(espeak, ("-v", voice, "-s", ESPEAK_PACE, "--stdin", "-b", "1"), "-w")
    raise StudioError(NO_ENGINE)


def _program(name: str) -> str | None:
    """Return the path of a program: on the PATH, or beside the Python that runs."""
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))


def _piper_voice(language: str) -> Path | None:
    """Return the first of Piper's voices for a language: ``de_DE-thorsten-medium.onnx``."""
    folders = [Path(os.environ[VOICES])] if os.environ.get(VOICES) else [*PIPER_FOLDERS]
    found = (
        path
        for folder in folders
        for path in sorted(folder.expanduser().rglob(f"{language}[_-]*.onnx"))
    )
    return next(found, None)


def speak(records: Sequence[ChapterRecord], language: str, work: Path) -> list[dict[str, Speech]]:
    """Speak every narration of every chapter, several at once.

    Parameters
    ----------
    records : the chapters of the film.
    language : code of the language that they are narrated in.
    work : folder that the sound is written to.

    Returns
    -------
    For each chapter, the speech of each beat by the beat's name.

    Raises
    ------
    StudioError
        When no program here can speak, or it fails.
    """
    engine = find_engine(language)
    folder = work / "speech"
    folder.mkdir()

    def spoken(number: int, beat: str, narration: str) -> Speech:
        raw = folder / f"{number:02}.{beat}.raw.wav"
        engine.say(as_spoken(narration, language), raw)
        try:
            sound = audio.trim_silence(audio.read(raw))
        except (av.FFmpegError, audio.SilenceError, OSError) as error:
            raise StudioError(
                f"{Path(engine.program).name} said nothing in {beat} ({narration})"
            ) from error
        path = folder / f"{number:02}.{beat}.wav"
        audio.write(sound, path)
        return Speech(path, len(sound) / audio.RATE)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        waiting = [
            {
                beat.name: pool.submit(spoken, number, beat.name, beat.narration)
                for beat in record.beats
            }
            for number, record in enumerate(records)
        ]
        return [{name: future.result() for name, future in beats.items()} for beats in waiting]
