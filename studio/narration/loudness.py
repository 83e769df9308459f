"""Loudness of speech, measured by EBU R128, brought to one level, and its peaks held back."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import cast

import av
import numpy as np
from av.filter import Graph

from studio.narration.audio import RATE, Samples

Filter = tuple[str, str]  # name and arguments of one of FFmpeg's filters

LOUDNESS = -15.6  # LUFS of a passage; with the silence around passages a film has 0.4 less
PEAK = -2.0  # dBTP before encoding, which adds some to it
SHORTEST = RATE  # samples that a measurement takes at least
ROUNDS = 2  # of gain and limiter, as a limiter takes off a little of what a gain has added
COMPRESSOR = ("acompressor", "threshold=-17dB:ratio=3:attack=3:release=60:knee=6")
LIMITER = (  # at four times the rate, it sees the peaks between samples as well
    ("aresample", str(4 * RATE)),
    ("alimiter", f"limit={PEAK}dB:level=false:latency=true:attack=5:release=50"),
    ("aresample", str(RATE)),
)


def measured(sound: Samples) -> float:
    """Return the integrated loudness of sound that is not silent, in LUFS.

    Examples
    --------
    >>> tone = np.sin(np.arange(3 * RATE) * 2 * np.pi * 997 / RATE, dtype=np.float32)
    >>> round(measured(tone)), round(measured(tone[: RATE // 10]))
    (-3, -3)
    """
    repeated = np.tile(sound, -(-SHORTEST // len(sound)))  # else too short to be measured
    frames = [frame.metadata for frame in _filtered(repeated, ("ebur128", "metadata=1"))]
    return float([each["lavfi.r128.I"] for each in frames if "lavfi.r128.I" in each][-1])


def levelled(sound: Samples) -> Samples:
    """Return sound that is not silent as loud as all speech is to be, with its peaks held back."""
    even = _joined(sound, ("volume", f"{LOUDNESS - measured(sound)}dB"), COMPRESSOR)
    gain, result = 0.0, even
    for _ in range(ROUNDS):
        gain += LOUDNESS - measured(result)
        result = _joined(even, ("volume", f"{gain}dB"), *LIMITER)
    return result


def _joined(sound: Samples, *filters: Filter) -> Samples:
    frames = [frame.to_ndarray().ravel() for frame in _filtered(sound, *filters)]
    return np.concatenate(frames).astype(np.float32)


def _filtered(sound: Samples, *filters: Filter) -> Iterator[av.AudioFrame]:
    """Yield what is left of a sound after filters of FFmpeg's."""
    graph, second = Graph(), Fraction(1, RATE)
    nodes = [
        graph.add_abuffer(sample_rate=RATE, format="flt", layout="mono", time_base=second),
        *(graph.add(name, arguments) for name, arguments in filters),
        graph.add("aformat", "sample_fmts=flt"),
        graph.add("abuffersink"),
    ]
    for one, next_one in pairwise(nodes):
        one.link_to(next_one)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(sound[None], format="flt", layout="mono")
    frame.sample_rate, frame.pts, frame.time_base = RATE, 0, second
    graph.push(frame)
    graph.push(None)
    while True:
        try:
            yield cast(av.AudioFrame, graph.pull())
        except av.EOFError:
            return
