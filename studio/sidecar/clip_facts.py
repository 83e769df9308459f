"""The JSON beside a clip: everything that it shows, and all that is needed to make it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from importlib import metadata
from pathlib import Path

import numpy as np

from network import Network, shipped_network
from network.model import write_npz
from scenes.storyboard import BeatRecord, ChapterRecord, ReadoutRecord
from studio.planning.jobs import ClipJob
from studio.rendering.cut import is_seen_in
from studio.sidecar.describe import (
    Facts,
    code,
    describe_digit,
    describe_network,
    describe_reading,
    to_json,
    version,
)

DRAWN_WITH = ("av", "manim", "numba", "numpy", "pillow", "pycairo", "typst")


def facts_name(name: str) -> str:
    """Of the file of facts that belongs to a clip."""
    return f"{name}.json"


def write_facts(job: ClipJob, record: ChapterRecord, path: Path) -> None:
    """Write the facts of a clip beside it."""
    path.with_name(facts_name(path.name)).write_text(
        to_json(describe(job, record)), encoding="utf-8"
    )


def describe(job: ClipJob, record: ChapterRecord) -> Facts:
    """All that there is to say about a clip; times are in seconds from its beginning, for stills from the chapter's."""
    beats = [beat for beat in record.beats if job.beat in ("", beat.name)]
    origin = beats[0].start if job.written_as.moves else 0.0
    network = describe_network(job.network) | (
        {"file": network_name(job.network)} if is_own(job.network) else {}
    )
    return {
        "digitfilm": version(),
        "scenes": code(),
        "drawn_with": {name: metadata.version(name) for name in DRAWN_WITH},
        "clip": {
            "chapter": record.name,
            "beat": job.beat,
            "title": record.title,
            "kind": job.kind,
            "is_transparent": job.is_transparent,
            "limit": job.limit,
            "frames": record.frames,
            **asdict(job.format),
        },
        "look": asdict(job.look),
        "digit": describe_digit(job.digit),
        "network": network,
        "reading": describe_reading(job.network.read(job.digit)),
        "beats": [_beat(job, beat, origin) for beat in beats],
        "readouts": _readouts(job, record.readouts, beats, origin),
    }


def _beat(job: ClipJob, beat: BeatRecord, origin: float) -> Facts:
    return {
        "name": beat.name,
        "narration": beat.narration,
        "start": _on_frame(job, beat.start - origin),
        "end": _on_frame(job, beat.end - origin),
        "neurons": beat.neurons,
    }


def _readouts(
    job: ClipJob, readouts: Sequence[ReadoutRecord], beats: Sequence[BeatRecord], origin: float
) -> list[Facts]:
    """The numbers that are shown or told in the beats, and when."""
    begin, end = beats[0].start, beats[-1].end
    return [
        {
            "beat": readout.beat,
            "value": readout.value,
            "shown": readout.shown,
            "source": str(readout.source),
            "start": _on_frame(job, max(readout.start, begin) - origin),
            "end": _on_frame(job, min(readout.end, end) - origin),
        }
        for readout in readouts
        if any(is_seen_in(readout, beat) for beat in beats)
    ]


def _on_frame(job: ClipJob, seconds: float) -> float:
    return round(seconds * job.format.fps) / job.format.fps


def is_own(network: Network) -> bool:
    """Whether it is not the shipped one."""
    return network.hash != shipped_network().hash


def network_name(network: Network) -> str:
    """Of the file in which the parameters of a user's network lie beside clips."""
    return f"network-{network.hash[:8]}.npz"


def save_network(network: Network, folder: Path) -> str:
    """Write all parameters exactly as they are; returns the file's name."""
    arrays = {f"W{number}": weights for number, weights in enumerate(network.weights, start=1)}
    arrays |= {f"b{number}": biases for number, biases in enumerate(network.biases, start=1)}
    kinds = {"activation": np.array(network.activation), "read_out": np.array(network.read_out)}
    write_npz(folder / network_name(network), **kinds, **arrays)
    return network_name(network)
