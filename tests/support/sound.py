"""Sound of a film, decoded as players do, and what can be measured of it."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.filter import Graph

Samples = npt.NDArray[np.float32]
Span = tuple[float, float]

RATE = 48_000
SILENT = 0.003  # amplitude of what cannot be heard beside speech
SHORTEST_PAUSE = 0.2  # seconds


def decoded(path: Path) -> Samples:
    """Return the sound of a film, each frame where its time stamp puts it."""
    with av.open(str(path)) as container:
        (stream,) = container.streams.audio
        samples = np.zeros(int(container.duration / 1e6 * RATE) + RATE, np.float32)
        for frame in container.decode(stream):
            start, data = round(frame.time * RATE), frame.to_ndarray().mean(axis=0)
            skip = max(0, -start)
            samples[start + skip : start + len(data)] = data[skip:]
    return samples


def heard(samples: Samples) -> list[Span]:
    """Return the seconds between which something is heard, with no longer pause within."""
    loud = np.flatnonzero(np.abs(samples) > SILENT)
    gaps = np.flatnonzero(np.diff(loud) > SHORTEST_PAUSE * RATE)
    starts, ends = [loud[0], *loud[gaps + 1]], [*loud[gaps], loud[-1]]
    return [(a / RATE, b / RATE) for a, b in zip(starts, ends, strict=True)]


def loudness_and_peak(samples: Samples) -> tuple[float, float]:
    """Return the integrated loudness in LUFS, and the true peak in dBTP, by EBU R128."""
    graph, second = Graph(), Fraction(1, RATE)
    source = graph.add_abuffer(sample_rate=RATE, format="flt", layout="mono", time_base=second)
    meter, sink = graph.add("ebur128", "metadata=1:peak=true"), graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
    frame.sample_rate, frame.pts = RATE, 0
    graph.push(frame)
    graph.push(None)
    found: dict[str, str] = {}
    while True:
        try:
            found |= graph.pull().metadata
        except av.EOFError:
            peak = float(found["lavfi.r128.true_peak"])
            return float(found["lavfi.r128.I"]), 20 * np.log10(peak)


def clicks(samples: Samples) -> list[float]:
    """Return the seconds at which sound begins or ends with a step that can be heard.

    Speech that comes out of silence, or goes into it, changes from one sample to the next by much
    less than it does in the 50 ms beside.
    """
    step = np.abs(np.diff(samples))
    edge, beside = RATE // 500, RATE // 20
    found = []
    for start, end in heard(samples):
        first, last = round(start * RATE), round(end * RATE)
        for place, inside in (
            (first, step[first + edge : first + beside]),
            (last, step[last - beside : last - edge]),
        ):
            size = step[max(0, place - edge) : place + edge].max(initial=0)
            if size > max(0.01, inside.max(initial=0) / 2):
                found.append(place / RATE)
    return found
