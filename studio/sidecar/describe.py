"""From a film or clip to the typed records of its sidecar: all that was computed and shown, so that others can check it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Literal

import msgspec

from scenes.look import Look
from scenes.storyboard import BeatRecord, ChapterRecord, ReadoutRecord
from studio.planning.jobs import ClipJob, FilmJob
from studio.planning.narration_options import NarrationOptions
from studio.rendering.timeline import Timeline, is_seen_in
from studio.sidecar.describe_reading import (
    describe_digit,
    describe_network,
    describe_reading,
    is_own,
    network_file,
)
from studio.sidecar.schema import (
    BeatEntry,
    ChapterEntry,
    ClipEntry,
    ClipSidecar,
    FilmEntry,
    FilmSidecar,
    LookEntry,
    NarrationEntry,
    NeuronsEntry,
    ReadoutEntry,
    Sidecar,
    to_json,
)

CODE_AND_DATA = (".py", ".npz", ".gz")
PACKAGES = [Path(__file__).parents[2] / package for package in ("network", "scenes")]
DRAWN_WITH = ("av", "manim", "numba", "numpy", "pillow", "pycairo", "typst")


def version() -> str:
    """Return the version of digitfilm."""
    return metadata.version("digitfilm")


@cache
def code() -> str:
    """Return the SHA-256 of all that decides about frames besides the job: the scenes, the model, its data."""
    files = [
        path for folder in PACKAGES for path in folder.rglob("*") if path.suffix in CODE_AND_DATA
    ]
    told = sha256()
    for path in sorted(files):
        told.update(path.name.encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


# --- films ------------------------------------------------------------------------------------------


def describe_film(job: FilmJob, timeline: Timeline) -> FilmSidecar:
    """Return the sidecar of a film."""
    return FilmSidecar(
        digitfilm=version(),
        scenes=code(),
        film=FilmEntry(
            title=job.title, seconds=timeline.seconds, frames=timeline.frames, **asdict(job.format)
        ),
        look=describe_look(job.look),
        narration=describe_narration(job.narration),
        digit=describe_digit(job.digit),
        network=describe_network(job.network),
        reading=describe_reading(job.network.read(job.digit)),
        chapters=[
            ChapterEntry(
                chapter.record.name,
                chapter.record.title,
                timeline.second(chapter.start),
                timeline.second(chapter.end),
            )
            for chapter in timeline.chapters
        ],
        beats=[
            BeatEntry(
                chapter=beat.chapter.record.name,
                name=beat.record.name,
                narration=str(beat.record.narration),
                start=timeline.second(beat.start),
                end=timeline.second(beat.end),
                spoken=beat.record.spoken,
                neurons=_neurons(beat.record),
            )
            for beat in timeline.beats
        ],
        readouts=[
            ReadoutEntry(
                chapter=readout.chapter.record.name,
                beat=readout.record.beat,
                value=readout.record.value,
                shown=str(readout.record.shown),
                source=str(readout.record.source),
                start=timeline.second(readout.start),
                end=timeline.second(readout.end),
            )
            for readout in timeline.readouts
        ],
    )


def is_of(sidecar: Sidecar, job: FilmJob) -> bool:
    """Return whether a sidecar is that of the film that a job would make with the code as it is now."""
    return (
        isinstance(sidecar, FilmSidecar)
        and is_of_this_code(sidecar)
        and sidecar.digit == describe_digit(job.digit)
        and sidecar.network.sha256 == job.network.hash
        and sidecar.look == describe_look(job.look)
        and sidecar.narration == describe_narration(job.narration)
        and msgspec.structs.asdict(sidecar.film).items() >= asdict(job.format).items()
        and [chapter.name for chapter in sidecar.chapters]
        == [part.chapter.__name__ for part in job.chapters]
    )


def is_of_this_code(sidecar: Sidecar) -> bool:
    """Return whether the code as it is now made what a sidecar describes."""
    return (sidecar.digitfilm, sidecar.scenes) == (version(), code())


# --- clips ------------------------------------------------------------------------------------------


def describe_clip(job: ClipJob, record: ChapterRecord) -> ClipSidecar:
    """Return the sidecar of a clip; the times of stills are counted from the beginning of the chapter."""
    shown = [beat for beat in record.beats if job.beat in ("", beat.name)]
    origin = shown[0].start if job.written_as.moves else 0.0
    timeline = Timeline.of(job.format, [record], origin)
    file = network_file(job.network) if is_own(job.network) else msgspec.UNSET
    return ClipSidecar(
        digitfilm=version(),
        scenes=code(),
        drawn_with={name: metadata.version(name) for name in DRAWN_WITH},
        clip=ClipEntry(
            chapter=record.name,
            beat=job.beat,
            title=record.title,
            kind=job.kind,
            is_transparent=job.is_transparent,
            limit=job.limit,
            frames=record.frames,
            **asdict(job.format),
        ),
        look=describe_look(job.look),
        digit=describe_digit(job.digit),
        network=msgspec.structs.replace(describe_network(job.network), file=file),
        reading=describe_reading(job.network.read(job.digit)),
        beats=[
            BeatEntry(
                name=beat.record.name,
                narration=str(beat.record.narration),
                start=timeline.second(beat.start),
                end=timeline.second(beat.end),
                neurons=_neurons(beat.record),
            )
            for beat in timeline.beats
            if beat.record in shown
        ],
        readouts=list(_clip_readouts(timeline, record.readouts, shown)),
    )


def _clip_readouts(
    timeline: Timeline, readouts: list[ReadoutRecord], shown: list[BeatRecord]
) -> Iterator[ReadoutEntry]:
    """The numbers that are shown or told in the beats of a clip, and from when to when within it."""
    for readout in readouts:
        if any(is_seen_in(readout, beat) for beat in shown):
            start, end = max(readout.start, shown[0].start), min(readout.end, shown[-1].end)
            yield ReadoutEntry(
                beat=readout.beat,
                value=readout.value,
                shown=str(readout.shown),
                source=str(readout.source),
                start=timeline.second(timeline.frame(start)),
                end=timeline.second(timeline.frame(end)),
            )


def sidecar_name(name: str) -> str:
    """Return the name of the sidecar of a clip of that name."""
    return f"{name}.json"


def write_clip_sidecar(job: ClipJob, record: ChapterRecord, path: Path) -> None:
    """Write the sidecar of a clip beside it."""
    text = to_json(describe_clip(job, record))
    path.with_name(sidecar_name(path.name)).write_text(text, encoding="utf-8")


# --- parts of both ----------------------------------------------------------------------------------


def describe_look(look: Look) -> LookEntry:
    """Return the entry of a look."""
    return LookEntry(**asdict(look))


def describe_narration(options: NarrationOptions) -> NarrationEntry:
    """Return the entry of the options of a narration; recordings are named, but not where they lie."""
    captions = list(options.captions)
    if options.voice:
        return NarrationEntry(captions, options.embeds, options.burn_in, "engine")
    voice: Literal["recordings"] | None = None if options.recordings is None else "recordings"
    return NarrationEntry(captions, options.embeds, options.burn_in, voice)


def _neurons(beat: BeatRecord) -> dict[str, NeuronsEntry]:
    return {layer: NeuronsEntry(**shown) for layer, shown in beat.neurons.items()}
