"""Single chapters and single beats as files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from pathlib import Path
from typing import Any

import cairo
from PIL import Image

from network import Digit, Network
from scenes.drawing.renderer import BeatRenderer
from scenes.drawing.vector_camera import VectorCamera
from scenes.look import Look
from scenes.storyboard import LEFT_OUT, BeatRecord, ChapterRecord, Storyboard
from studio.errors import StudioError
from studio.files import publish, work_folder
from studio.planning.formats import KINDS, Format
from studio.planning.jobs import LARGEST_GIF, ChapterJob, ClipJob, plan_film
from studio.planning.names import key
from studio.rendering.encoder import FAST_START, Pixels
from studio.rendering.gif import fit_gif
from studio.rendering.pool import Progress, Task, render_tasks
from studio.rendering.render import OnFrames, StillsSink, VideoSink, render
from studio.sidecar.describe import sidecar_name, write_clip_sidecar
from studio.sidecar.describe_reading import is_own, save_network

POINTS_PER_PIXEL = 0.75
CLIPS_FOLDER = "clips"  # in which they lie below the folder of what is made


@dataclass(frozen=True)
class Clip:
    """A finished clip.

    Attributes
    ----------
    note : what was chosen on the way, where something was.
    """

    path: Path
    size: int
    note: str


def plan_clips(
    names: Sequence[str],
    digit: Digit,
    network: Network,
    film_format: Format,
    look: Look,
    kind: str,
    *,
    is_transparent: bool = False,
    limit: float | None = None,
) -> list[ClipJob]:
    """A job for each clip that is named: ``CHAPTER``, ``CHAPTER.BEAT``, or a film for all of its chapters.

    Raises
    ------
    StudioError
        With one sentence, when something does not exist or does not go together.
    """
    KINDS[kind].check(is_transparent=is_transparent, limit=limit)
    jobs = [
        replace(part, kind=kind, is_transparent=is_transparent, limit=limit or LARGEST_GIF)
        for name in names
        for part in _named(name, digit, network, film_format, look, each_beat=not KINDS[kind].moves)
    ]
    return list({job.file_name: job for job in jobs}.values())


def known_of(job: ChapterJob) -> dict[str, Any]:
    """What a chapter's job says."""
    return {field.name: getattr(job, field.name) for field in fields(ChapterJob)}


def _named(
    name: str, digit: Digit, network: Network, film_format: Format, look: Look, *, each_beat: bool
) -> Iterator[ClipJob]:
    """The clips that a name stands for: a beat, or chapters; with ``each_beat``, all beats of these."""
    chapter, dot, beat = name.partition(".")
    jobs = plan_film([chapter], digit, network, film_format, look).chapters
    if dot and len(jobs) > 1:
        example = f"{jobs[-1].chapter.__name__}.{jobs[-1].chapter.beats()[0]}"
        raise StudioError(
            f"{name}: {chapter} is a film; name a chapter and its beat, such as {example}"
        )
    for job in jobs:
        if dot:
            yield ClipJob(**known_of(job), beat=find_beat(job.chapter, beat))
        elif each_beat:
            yield from (
                ClipJob(**known_of(job), beat=each, is_optional=True)
                for each in job.chapter.beats()
            )
        else:
            yield ClipJob(**known_of(job))


def find_beat(chapter: type[Storyboard], named: str) -> str:
    """The beat that is meant; case, ``_`` and ``-`` do not matter.

    Raises
    ------
    StudioError
        When there is none.
    """
    for beat in chapter.beats():
        if key(beat) == key(named):
            return beat
    raise StudioError(
        f"{chapter.__name__}.{named}: no such beat; {chapter.__name__} has {', '.join(chapter.beats())}"
    )


def make_clips(
    jobs: Sequence[ClipJob],
    out: Path,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> list[Clip]:
    """Make all clips, each with a file of all facts, in ``out``.

    Raises
    ------
    StudioError
        When they cannot be written there, or a GIF does not become small enough.
    """
    with work_folder(out) as work:
        notes = {job.file_name: note for job, note in _drawn(jobs, work, workers, on_progress)}
        networks = [save_network(job.network, work) for job in jobs if is_own(job.network)]
        files = [name for made in notes for name in (sidecar_name(made), made)]
        publish(work, out, [*dict.fromkeys(networks), *files])
    paths = [out / job.file_name for job in jobs if job.file_name in notes]
    return [Clip(path, path.stat().st_size, notes[path.name]) for path in paths]


def _drawn(
    jobs: Sequence[ClipJob],
    work: Path,
    workers: int | None,
    on_progress: Callable[[Progress], None],
) -> Iterator[tuple[ClipJob, str]]:
    """Draw all clips and write their sidecars; gives back each with what was chosen on the way."""
    moving, resting = moving_first(jobs)
    tasks = [
        Task(n, job, work / f"part{n:03}{job.written_as.drawn_as}", draw_clip)
        for n, job in enumerate(moving)
    ]
    videos = render_tasks(tasks, workers, on_progress) if tasks else []
    for job, video in zip(moving, videos, strict=True):
        if job.beat:
            check_is_told(job, video.record)
        path = work / job.file_name
        note = str(fit_gif(video.path, path, int(job.limit * 1e6))) if job.kind == "gif" else ""
        if job.kind != "gif":
            video.path.rename(path)
        write_clip_sidecar(job, video.record, path)
        yield job, note
    for together in by_look(resting):
        record = draw_stills(together, work)
        told = [job for job in together if not job.is_optional or (work / job.file_name).exists()]
        for job in told or together[:1]:
            check_is_told(job, record)
            write_clip_sidecar(job, record, work / job.file_name)
            yield job, ""


def draw_clip(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    """Draw and encode a clip that moves."""
    assert isinstance(job, ClipJob)
    codec = job.written_as.with_alpha if job.is_transparent else job.written_as.codec
    assert codec is not None
    options = FAST_START if job.written_as.drawn_as in (".mp4", ".mov") else None
    sink = VideoSink(video, job, on_frames, codec, options, is_for_film=False)
    return render(
        job, video.with_suffix(""), sink, beat=job.beat, is_transparent=job.is_transparent
    )


def draw_stills(jobs: Sequence[ClipJob], folder: Path) -> ChapterRecord:
    """Draw the ends of some beats of one chapter, all in the same way; returns what the chapter turned out to be."""
    wanted, job = {job.beat: job for job in jobs}, jobs[0]

    def keep(board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        if beat.name in wanted:
            path = folder / wanted[beat.name].file_name
            if job.kind == "png":
                save_png(renderer.still(board), path, is_transparent=job.is_transparent)
            else:
                save_vectors(board, path, job)

    record = render(job, folder / "media", StillsSink(keep), is_transparent=job.is_transparent)
    return replace(record, frames=0)


def check_is_told(job: ClipJob, record: ChapterRecord) -> None:
    """Refuse a clip of a beat that its chapter leaves out.

    Raises
    ------
    StudioError
        When the beat, or the whole chapter, is not told of this network and digit.
    """
    names = [beat.name for beat in record.beats]
    if job.beat in names:
        return
    if names == [LEFT_OUT]:
        raise StudioError(
            f"{job.chapter.__name__}: not told of this network. {record.beats[0].narration}"
        )
    raise StudioError(f"{job.name}: this beat is not told of this network and digit")


def save_png(pixels: Pixels, path: Path, *, is_transparent: bool) -> None:
    """A frame as a PNG, with its alpha where there is some."""
    Image.fromarray(pixels).convert("RGBA" if is_transparent else "RGB").save(path)


def save_vectors(board: Storyboard, path: Path, job: ClipJob) -> None:
    """What is on the screen as a page of SVG or PDF."""
    width, height = job.format.width, job.format.height
    scale = 1.0 if job.kind == "svg" else POINTS_PER_PIXEL
    kind = cairo.SVGSurface if job.kind == "svg" else cairo.PDFSurface
    surface = kind(str(path), width * scale, height * scale)
    if isinstance(surface, cairo.SVGSurface):
        surface.set_document_unit(cairo.SVG_UNIT_PX)
    VectorCamera(surface, scale).capture_mobjects([*board.mobjects, *board.foreground_mobjects])
    surface.finish()


def moving_first(jobs: Sequence[ClipJob]) -> tuple[list[ClipJob], list[ClipJob]]:
    """The videos, and the stills."""
    moving = [job for job in jobs if job.written_as.moves]
    return moving, [job for job in jobs if not job.written_as.moves]


def by_look(jobs: Sequence[ClipJob]) -> list[list[ClipJob]]:
    """Stills that are drawn in one go: a chapter is played once, however many of its beats are wanted."""
    return [
        list(together)
        for _, together in groupby(jobs, lambda job: replace(job, beat="", is_optional=False))
    ]
