"""Sound: read from any file, freed of the silence at its ends, and laid into a film beat by beat."""

from __future__ import annotations

import wave
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]  # -1 to 1, one channel

RATE = 48_000  # samples a second
WINDOW = RATE // 100  # in which loudness is measured
SILENT = 0.001  # loudness (root mean square) below which there is nothing to be heard
QUIET = 0.015  # share of the loudest window's loudness that counts as the beginning or the end
AROUND = 3  # windows kept before and after, as some sounds begin softly


class SilenceError(ValueError):
    """There is nothing to be heard."""


def read(path: Path) -> Samples:
    """The sound in a file, whatever its kind.

    Raises
    ------
    av.FFmpegError, SilenceError
        When it cannot be read, or holds no sound.
    """
    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
    with av.open(str(path)) as container:
        if not container.streams.audio:
            raise SilenceError
        frames = [part for frame in container.decode(audio=0) for part in resampler.resample(frame)]
        frames += resampler.resample(None)
    return np.concatenate([frame.to_ndarray().ravel() for frame in frames] or [np.zeros(0)]).astype(
        np.float32
    )


def without_silence(sound: Samples) -> Samples:
    """What lies between the silence before and after.

    Raises
    ------
    SilenceError
        When there is nothing else.
    """
    windows = sound[: len(sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    loudness = np.sqrt(np.mean(windows.astype(float) ** 2, axis=1))
    if not len(windows) or loudness.max() < SILENT:
        raise SilenceError
    heard = np.flatnonzero(loudness > QUIET * loudness.max())
    return sound[max(0, heard[0] - AROUND) * WINDOW : (heard[-1] + 1 + AROUND) * WINDOW]


def write(sound: Samples, path: Path) -> None:
    """A WAV of 16 bits."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def packets(
    parts: Sequence[tuple[float, Path]], seconds: float, stream: av.AudioStream
) -> Iterator[av.Packet]:
    """Files of sound, each from its second on, with silence between them, encoded.

    Parameters
    ----------
    parts : when each begins, in order, and its file.
    seconds : how long all of it lasts.
    """
    told = 0
    for block in _blocks(parts, round(seconds * RATE)):
        frame = av.AudioFrame.from_ndarray(block[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, told, Fraction(1, RATE)
        told += len(block)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _blocks(parts: Sequence[tuple[float, Path]], samples: int) -> Iterator[Samples]:
    told = 0
    for start, path in [*parts, (samples / RATE, None)]:
        for length in _cut(round(start * RATE) - told):
            yield np.zeros(length, np.float32)
            told += length
        if path is not None:
            sound = read(path)[: samples - told]
            if len(sound):
                yield sound
                told += len(sound)


def _cut(length: int) -> Iterator[int]:
    """A length in pieces of a second at most."""
    while length > 0:
        yield min(length, RATE)
        length -= RATE
