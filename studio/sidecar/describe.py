"""The JSON beside a film: everything that is in it, so that others can check it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib import metadata
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from network import Activations, Digit, Network, test_set

if TYPE_CHECKING:  # `digitfilm read` describes digits and readings, and need not wait for Manim
    from scenes.storyboard import BeatRecord
    from studio.planning.jobs import FilmJob
    from studio.rendering.pool import ChapterVideo

Facts = dict[str, Any]
CODE_AND_DATA = (".py", ".npz", ".gz")
SCENES = [Path(__file__).parents[2] / package for package in ("network", "scenes")]


def version() -> str:
    """The version of digitfilm."""
    return metadata.version("digitfilm")


@cache
def code() -> str:
    """SHA-256 of what a film comes from besides digit, network and format: the scenes, the model, its data."""
    files = [
        path for folder in SCENES for path in folder.rglob("*") if path.suffix in CODE_AND_DATA
    ]
    told = sha256()
    for path in sorted(files):
        told.update(path.name.encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


def starts(videos: Sequence[ChapterVideo]) -> list[int]:
    """The frame at which each chapter begins."""
    return list(accumulate((video.record.frames for video in videos[:-1]), initial=0))


def seconds(job: FilmJob, videos: Sequence[ChapterVideo]) -> float:
    """How long the film lasts."""
    return sum(video.record.frames for video in videos) / job.format.fps


def describe(job: FilmJob, videos: Sequence[ChapterVideo]) -> Facts:
    """All that there is to say about a film; times are in seconds from its beginning."""
    activations = job.network.read(job.digit)
    return {
        "digitfilm": version(),
        "scenes": code(),
        "film": {
            "title": job.title,
            "seconds": seconds(job, videos),
            "frames": sum(video.record.frames for video in videos),
            **asdict(job.format),
        },
        "look": asdict(job.look),
        "telling": job.telling.facts,
        "digit": describe_digit(job.digit),
        "network": describe_network(job.network),
        "reading": describe_reading(activations),
        "chapters": [
            {
                "name": video.record.name,
                "title": video.record.title,
                "start": start / job.format.fps,
                "end": (start + video.record.frames) / job.format.fps,
            }
            for video, start in zip(videos, starts(videos), strict=True)
        ],
        "beats": film_beats(job, videos),
        "readouts": film_readouts(job, videos),
    }


def tells_of(facts: Facts, job: FilmJob) -> bool:
    """Whether the film that facts tell of is the one that a job would make with the code as it is now."""
    return (
        (facts["digitfilm"], facts["scenes"]) == (version(), code())
        and facts["digit"] == describe_digit(job.digit)
        and facts["network"]["sha256"] == job.network.hash
        and facts["look"] == asdict(job.look)
        and facts["telling"] == job.telling.facts
        and facts["film"].items() >= asdict(job.format).items()
        and [told["name"] for told in facts["chapters"]]
        == [part.chapter.__name__ for part in job.chapters]
    )


def describe_digit(digit: Digit) -> Facts:
    """Which digit it is; 784 pixels, row by row, 0 background to 1 ink."""
    return {"origin": digit.origin, "label": digit.label, "pixels": digit.pixels.tolist()}


def describe_network(network: Network) -> Facts:
    """Which network it is, and how well it reads the 10,000 test digits."""
    digits = test_set()
    return {
        "sizes": list(network.sizes),
        "activation": network.activation,
        "read_out": network.read_out,
        "parameters": network.parameter_count,
        "sha256": network.hash,
        "test_accuracy": network.accuracy(digits.pixels, digits.labels),
    }


def describe_reading(activations: Activations) -> Facts:
    """All that the network computed."""
    return {
        "answer": activations.answer,
        "runner_up": activations.runner_up,
        "margin": activations.margin,
        "weighted_sums": [z.tolist() for z in activations.weighted_sums],
        "activations": [a.tolist() for a in activations.layers],
    }


def film_beats(job: FilmJob, videos: Sequence[ChapterVideo]) -> list[Facts]:
    """Every beat; ``spoken`` is how many seconds its narration takes to say, 0 where it is not spoken.

    ``neurons`` holds centres [x, y] in pixels from the upper left corner, as they are at its end.
    """
    return [
        {
            "chapter": video.record.name,
            "name": beat.name,
            "narration": beat.narration,
            "start": start,
            "end": end,
            "spoken": beat.spoken,
            "neurons": beat.neurons,
        }
        for video, beat, start, end in timed_beats(job, videos)
    ]


def timed_beats(
    job: FilmJob, videos: Sequence[ChapterVideo]
) -> Iterator[tuple[ChapterVideo, BeatRecord, float, float]]:
    """Every beat with its chapter, and when it begins and ends in the film."""
    for video, start in zip(videos, starts(videos), strict=True):
        for beat in video.record.beats:
            yield video, beat, _seconds(job, start, beat.start), _seconds(job, start, beat.end)


def film_readouts(job: FilmJob, videos: Sequence[ChapterVideo]) -> list[Facts]:
    """Every number that is shown or told, what it is, and from when to when."""
    return [
        {
            "chapter": video.record.name,
            "beat": readout.beat,
            "value": readout.value,
            "shown": readout.shown,
            "source": str(readout.source),
            "start": _seconds(job, start, readout.start),
            "end": _seconds(job, start, readout.end),
        }
        for video, start in zip(videos, starts(videos), strict=True)
        for readout in video.record.readouts
    ]


def to_json(facts: Facts) -> str:
    """JSON that a person can page through: one line for each entry of the upper levels."""
    lines = ",\n".join(f"{json.dumps(name)}: {_entry(value)}" for name, value in facts.items())
    return f"{{\n{lines}\n}}\n"


def _entry(value: Any) -> str:
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"


def _seconds(job: FilmJob, start: int, within: float) -> float:
    """A time in the film; it falls on a frame, as all that is drawn does."""
    return (start + round(within * job.format.fps)) / job.format.fps
