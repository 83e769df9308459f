"""Voices that speak on this computer: Piper where there is one of the language, Pico, espeak-ng."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cached_property
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import av
import numpy as np

from studio.errors import StudioError
from studio.narration import audio
from studio.narration.audio import Samples
from studio.narration.languages import with_territory

PIPER_VOICES = "PIPER_VOICES"  # environment variable that names a folder with Piper voices
PIPER_FOLDERS = (
    Path("~/.local/share/piper-voices"),
    Path("/usr/local/share/piper-voices"),
    Path("/usr/share/piper-voices"),
)
PICO_LANGUAGES = {"de": "de-DE", "en": "en-US", "es": "es-ES", "fr": "fr-FR", "it": "it-IT"}
PICO_RATE = 16_000
PICO_VOLUME = 0.5  # at 1, its loudest samples are cut off
ESPEAK_PACE = 160  # words a minute, by its own count
LONGEST = 120  # seconds that espeak-ng may take for a sentence
NO_VOICE = (
    "no voice for this language is installed: run pip install -r requirements/voice.txt "
    "(neural voices) or apt-get install espeak-ng (a plain one)"
)


class Voice(Protocol):
    """A voice of one language."""

    name: str

    def say(self, text: str, slowness: float) -> Samples:
        """Return a sentence as it is said; 2 as ``slowness`` takes twice the voice's own time."""


class PiperVoice:
    """A neural voice: a model that Piper runs.

    Parameters
    ----------
    model : path of an ``.onnx`` with its ``.onnx.json`` beside it.
    """

    def __init__(self, model: Path) -> None:
        self.name = f"Piper ({model.stem})"
        self._model = model

    @cached_property
    def _voice(self) -> Any:
        import onnxruntime  # heavy, and not always installed, like all that speaks
        import piper

        onnxruntime.set_seed(0)  # the same words sound the same in every run
        try:
            return piper.PiperVoice.load(self._model)
        except Exception as error:  # a file of the user's may be anything
            raise StudioError(f"{self._model}: not a voice that Piper can use ({error})") from error

    def say(self, text: str, slowness: float) -> Samples:
        """Return a sentence as it is said."""
        from piper import SynthesisConfig

        config = self._voice.config
        settings = SynthesisConfig(
            length_scale=config.length_scale * slowness, normalize_audio=False
        )
        chunks = [chunk.audio_float_array for chunk in self._voice.synthesize(text, settings)]
        return audio.resampled(
            np.concatenate([*chunks, np.zeros(0, np.float32)]), config.sample_rate
        )


class PicoVoice:
    """A small voice that joins recorded sounds.

    Parameters
    ----------
    language : code, one of :data:`PICO_LANGUAGES`.
    """

    def __init__(self, language: str) -> None:
        self.name = f"Pico ({PICO_LANGUAGES[language]})"
        self._language = PICO_LANGUAGES[language]

    def say(self, text: str, slowness: float) -> Samples:
        """Return a sentence as it is said."""
        from py_nanotts import NanoTTS

        raw = NanoTTS().speak(text, voice=self._language, speed=1 / slowness, volume=PICO_VOLUME)
        return audio.resampled(np.frombuffer(raw, "<i2").astype(np.float32) / 32768, PICO_RATE)


class EspeakVoice:
    """The plain voice of espeak-ng, which knows more than a hundred languages.

    Parameters
    ----------
    program : path of espeak-ng.
    language : code of any language.
    """

    def __init__(self, program: str, language: str) -> None:
        self.name = "espeak-ng"
        self._command = [program, "-v", with_territory(language), "--stdin", "-b", "1"]

    def say(self, text: str, slowness: float) -> Samples:
        """Return a sentence as it is said."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "said.wav"
            command = [*self._command, "-s", str(round(ESPEAK_PACE / slowness)), "-w", str(path)]
            try:
                subprocess.run(
                    command, input=text.encode(), check=True, capture_output=True, timeout=LONGEST
                )
                return audio.read(path)
            except (OSError, subprocess.SubprocessError, av.FFmpegError) as error:
                words = (getattr(error, "stderr", b"") or b"").decode(errors="replace").split("\n")
                raise StudioError(f"espeak-ng cannot speak ({words[0] or error})") from error


def find_voice(language: str) -> Voice:
    """Return the best voice that is installed for a language.

    Raises
    ------
    StudioError
        When there is none; the sentence says what to install.
    """
    model = next(piper_models(language), None) if find_spec("piper") else None
    if model is not None:
        return PiperVoice(model)
    if language in PICO_LANGUAGES and find_spec("py_nanotts"):
        return PicoVoice(language)
    espeak = shutil.which("espeak-ng")
    if espeak:
        return EspeakVoice(espeak, language)
    raise StudioError(NO_VOICE)


def piper_models(language: str) -> Iterator[Path]:
    """Yield Piper's models of a language, such as ``de_DE-thorsten-medium.onnx``, the best first.

    A folder of the user's comes before installed packages, and these before folders of the system.
    """
    if os.environ.get(PIPER_VOICES):
        yield from _models_in(Path(os.environ[PIPER_VOICES]), language)
    for package in metadata.distributions():
        for file in package.files or ():
            if is_model_of(language, path := Path(str(package.locate_file(file)))):
                yield path
    for folder in PIPER_FOLDERS:
        yield from _models_in(folder.expanduser(), language)


def _models_in(folder: Path, language: str) -> list[Path]:
    return sorted(path for path in folder.rglob("*.onnx") if is_model_of(language, path))


def is_model_of(language: str, path: Path) -> bool:
    """Return whether a file is a model of Piper's, named for this language, with its settings."""
    is_named = path.suffix == ".onnx" and path.name.startswith((f"{language}_", f"{language}-"))
    return is_named and path.with_name(f"{path.name}.json").is_file()
