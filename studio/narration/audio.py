"""Sound: read from any file, trimmed of silence, and laid into a film beat by beat."""

from __future__ import annotations

import wave
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import cast

import av
import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]  # -1 to 1, one channel

RATE = 48_000  # samples a second
# FFmpeg also reads playlists, which may name any file or address; here it opens one file of sound
ONLY_SOUND = {
    "protocol_whitelist": "file",
    "format_whitelist": "wav,mp3,aac,ogg,flac,aiff,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2",
}
BIT_RATE = 128_000  # of films
# FFmpeg's other one adds up to 4 dB to the peaks of speech with which a film begins
ENCODER = {"aac_coder": "fast"}
WINDOW = RATE // 100  # in which loudness is measured
SILENT = 0.001  # loudness (root mean square) below which there is nothing to be heard
QUIET = 0.015  # share of the loudest window's loudness above which sound begins or ends
AROUND = 3  # windows kept before and after, as some sounds begin softly
FADE = RATE // 125  # samples in which sound comes and goes, so that no click is heard


class SilenceError(ValueError):
    """Sound in which there is nothing to be heard."""


def read(path: Path) -> Samples:
    """Read the sound of a file, whatever its kind.

    Raises
    ------
    av.FFmpegError, SilenceError
        When it cannot be read, or holds no sound.
    """
    with av.open(str(path), options=ONLY_SOUND) as container:
        if not container.streams.audio:
            raise SilenceError
        return _resampled(container.decode(audio=0))


def resampled(sound: npt.NDArray[np.floating], rate: int) -> Samples:
    """Return sound of another rate, in samples a second, at ours."""
    frame = av.AudioFrame.from_ndarray(sound[None].astype(np.float32), format="fltp", layout="mono")
    frame.sample_rate = rate
    return _resampled([frame])


def _resampled(frames: Iterable[av.AudioFrame]) -> Samples:
    """Return frames as one channel, the mean of theirs: two equal ones are as loud as one."""
    resampler = av.AudioResampler(format="fltp", rate=RATE)
    parts = [part for frame in frames for part in resampler.resample(frame)]
    parts += resampler.resample(None) if parts else []
    mixed = [part.to_ndarray().mean(axis=0) for part in parts]
    return np.concatenate(mixed or [np.zeros(0)]).astype(np.float32)


def trim_silence(sound: Samples) -> Samples:
    """Return sound without the silence before and after it.

    Raises
    ------
    SilenceError
        When all of it is silent.
    """
    windows = sound[: len(sound) // WINDOW * WINDOW].reshape(-1, WINDOW)
    loudness = np.sqrt(np.mean(windows.astype(float) ** 2, axis=1))
    if not len(windows) or loudness.max() < SILENT:
        raise SilenceError
    heard = np.flatnonzero(loudness > QUIET * loudness.max())
    return sound[max(0, heard[0] - AROUND) * WINDOW : (heard[-1] + 1 + AROUND) * WINDOW]


def faded(sound: Samples) -> Samples:
    """Return sound that comes from silence and goes into it, so that it can be joined.

    Examples
    --------
    >>> faded(np.ones(RATE, np.float32))[[0, RATE // 2, -1]].tolist()
    [0.0, 1.0, 0.0]
    """
    ramp = np.linspace(0, 1, FADE, dtype=np.float32)[: len(sound) // 2]
    result = sound.copy()
    result[: len(ramp)] *= ramp
    result[len(result) - len(ramp) :] *= ramp[::-1]
    return result


def write(sound: Samples, path: Path) -> None:
    """Write a WAV of 16 bits and one channel."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def add_stream(film: av.container.OutputContainer) -> av.AudioStream:
    """Add a stream of sound to a film."""
    stream = film.add_stream("aac", rate=RATE, options=ENCODER, layout="mono")
    stream.bit_rate = BIT_RATE
    return cast(av.AudioStream, stream)


def packets(
    parts: Sequence[tuple[float, Path]], seconds: float, stream: av.AudioStream
) -> Iterator[av.Packet]:
    """Encode files of sound, each placed at its second, with silence between them.

    Parameters
    ----------
    parts : start of each in seconds, in order, and its file.
    seconds : length of the whole.
    stream : that encodes.
    """
    written = 0
    for block in _blocks(parts, round(seconds * RATE)):
        frame = av.AudioFrame.from_ndarray(block[None], format="fltp", layout="mono")
        frame.sample_rate, frame.pts, frame.time_base = RATE, written, Fraction(1, RATE)
        written += len(block)
        yield from stream.encode(frame)
    yield from stream.encode(None)


def _blocks(parts: Sequence[tuple[float, Path]], samples: int) -> Iterator[Samples]:
    """Yield the sound of the parts and the silence between them, up to a number of samples."""
    written = 0
    for start, path in [*parts, (samples / RATE, None)]:
        for length in _cut(round(start * RATE) - written):
            yield np.zeros(length, np.float32)
            written += length
        if path is not None:
            sound = read(path)[: samples - written]
            if len(sound):
                yield sound
                written += len(sound)


def _cut(length: int) -> Iterator[int]:
    """Yield a length in pieces of a second at most."""
    while length > 0:
        yield min(length, RATE)
        length -= RATE
