"""Sidecars of films and clips: all that was computed and shown, so that others can check it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal

import msgspec

from network.paths import is_file
from scenes.look import Look
from scenes.records import BeatRecord, ChapterRecord, ReadoutRecord
from studio.planning.jobs import ClipJob, FilmJob
from studio.planning.narration_options import NarrationOptions
from studio.rendering.timeline import TimedBeat, Timeline, is_in_beat
from studio.sidecar.describe_reading import (
    describe_digit,
    describe_network,
    describe_reading,
    is_shipped,
    network_file_name,
)
from studio.sidecar.fingerprint import file_hash, fingerprint, version, versions
from studio.sidecar.schema import (
    BeatEntry,
    ChapterEntry,
    ClipEntry,
    ClipSidecar,
    FileEntry,
    FilmEntry,
    FilmSidecar,
    LookEntry,
    NarrationEntry,
    NeuronsEntry,
    PassageEntry,
    ReadoutEntry,
    Sidecar,
    sealed,
    to_json,
)


def describe_film(job: FilmJob, timeline: Timeline, files: Sequence[Path] = ()) -> FilmSidecar:
    """Return the sidecar of a film.

    Parameters
    ----------
    files : all others of the film, as they are published.
    """
    sidecar = FilmSidecar(
        digitfilm=version(),
        made_by=fingerprint(),
        drawn_with=versions(),
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
        beats=[_film_beat_entry(beat, timeline) for beat in timeline.beats],
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
        files=[describe_file(path) for path in files],
    )
    return sealed(sidecar)


def describe_file(path: Path) -> FileEntry:
    """Return the entry of a file of a film."""
    return FileEntry(path.suffix, path.stat().st_size, file_hash(path))


def is_whole(path: Path, entry: FileEntry) -> bool:
    """Return whether a file is the one that an entry describes, to the last byte."""
    return is_file(path) and path.stat().st_size == entry.bytes and file_hash(path) == entry.sha256


def _film_beat_entry(beat: TimedBeat, timeline: Timeline) -> BeatEntry:
    """Return the entry of a beat in a film's sidecar."""
    entry = _beat_entry(beat, timeline)
    passages = [
        msgspec.structs.replace(passage, spoken=record.spoken)
        for passage, record in zip(entry.passages, beat.record.passages, strict=True)
    ]
    chapter, spoken = beat.chapter.record.name, beat.record.spoken
    return msgspec.structs.replace(entry, chapter=chapter, spoken=spoken, passages=passages)


def describes(sidecar: Sidecar, job: FilmJob) -> bool:
    """Return whether a sidecar describes the film that a job would make with the present code."""
    return (
        isinstance(sidecar, FilmSidecar)
        and sidecar == sealed(sidecar)
        and is_by_present_code(sidecar)
        and sidecar.digit == describe_digit(job.digit)
        and sidecar.network.sha256 == job.network.hash
        and sidecar.look == describe_look(job.look)
        and sidecar.narration == describe_narration(job.narration)
        and msgspec.structs.asdict(sidecar.film).items() >= asdict(job.format).items()
        and [chapter.name for chapter in sidecar.chapters]
        == [part.chapter.__name__ for part in job.chapters]
    )


def is_by_present_code(sidecar: Sidecar) -> bool:
    """Return whether the present code made what a sidecar describes."""
    return sidecar.made_by == fingerprint()


def describe_clip(job: ClipJob, record: ChapterRecord) -> ClipSidecar:
    """Return the sidecar of a clip; in those of stills, times are from the chapter's beginning."""
    clip_beats = [beat for beat in record.beats if job.beat in ("", beat.name)]
    origin = clip_beats[0].start if job.clip_kind.is_moving else 0.0
    timeline = Timeline.of(job.format, [record], origin)
    file = msgspec.UNSET if is_shipped(job.network) else network_file_name(job.network)
    return ClipSidecar(
        digitfilm=version(),
        made_by=fingerprint(),
        drawn_with=versions(),
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
        beats=[_beat_entry(beat, timeline) for beat in timeline.beats if beat.record in clip_beats],
        readouts=list(_clip_readouts(timeline, record.readouts, clip_beats)),
    )


def _clip_readouts(
    timeline: Timeline, readouts: list[ReadoutRecord], beats: list[BeatRecord]
) -> Iterator[ReadoutEntry]:
    """Yield the numbers that are shown or told in the beats of a clip, timed within the clip."""
    for readout in readouts:
        if any(is_in_beat(readout, beat) for beat in beats):
            start, end = max(readout.start, beats[0].start), min(readout.end, beats[-1].end)
            yield ReadoutEntry(
                beat=readout.beat,
                value=readout.value,
                shown=str(readout.shown),
                source=str(readout.source),
                start=timeline.second(timeline.frame(start)),
                end=timeline.second(timeline.frame(end)),
            )


def sidecar_name(clip: str) -> str:
    """Return the name of the sidecar of a clip, from the name of the clip's file."""
    return f"{clip}.json"


def write_clip_sidecar(job: ClipJob, record: ChapterRecord, path: Path) -> None:
    """Write the sidecar of a clip beside the clip's ``path``."""
    text = to_json(describe_clip(job, record))
    path.with_name(sidecar_name(path.name)).write_text(text, encoding="utf-8")


def describe_look(look: Look) -> LookEntry:
    """Return the entry of a look."""
    return LookEntry(**asdict(look))


def describe_narration(options: NarrationOptions) -> NarrationEntry:
    """Return the entry of a narration's options; it leaves out the folder of recordings."""
    captions = list(options.captions)
    if options.voice:
        return NarrationEntry(captions, options.embeds_captions, options.burn_in, "engine")
    voice: Literal["recordings"] | None = None if options.recordings is None else "recordings"
    return NarrationEntry(captions, options.embeds_captions, options.burn_in, voice)


def _beat_entry(beat: TimedBeat, timeline: Timeline) -> BeatEntry:
    """Return the entry of a beat, with what sidecars of films and clips share."""
    neurons = {layer: NeuronsEntry(**cells) for layer, cells in beat.record.neurons.items()}
    return BeatEntry(
        name=beat.record.name,
        narration=beat.record.narration,
        passages=[
            PassageEntry(text=passage.record.text, start=timeline.second(passage.start))
            for passage in timeline.passages(beat)
        ],
        start=timeline.second(beat.start),
        end=timeline.second(beat.end),
        neurons=neurons,
    )
