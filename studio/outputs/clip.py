"""Clips: single chapters and single beats as files of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
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
from scenes.records import BeatRecord, ChapterRecord
from scenes.storyboard import LEFT_OUT, Storyboard
from studio.errors import StudioError
from studio.files import publish, work_folder
from studio.planning.formats import CLIP_KINDS, Format
from studio.planning.jobs import LARGEST_GIF, ChapterJob, ClipJob, plan_film
from studio.planning.names import key
from studio.rendering.encoder import FAST_START, Pixels
from studio.rendering.gif import fit_gif
from studio.rendering.pool import OnProgress, Task, render_all
from studio.rendering.render import OnFrames, StillsSink, VideoSink, render
from studio.sidecar.describe import sidecar_name, write_clip_sidecar
from studio.sidecar.describe_reading import is_shipped, save_network

POINTS_PER_PIXEL = 0.75
CLIPS_FOLDER = "clips"  # in the folder for output files


@dataclass(frozen=True)
class Clip:
    """A finished clip.

    Attributes
    ----------
    size : in bytes.
    note : size and speed that were chosen for a GIF; empty for other kinds.
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
    """Return a job for each clip to make, without duplicates.

    Parameters
    ----------
    names : each a ``CHAPTER``, a ``CHAPTER.BEAT``, or a film, which means all of its chapters; a
        chapter is one clip if the kind moves, else a still for each of its beats.
    kind : of the files, such as ``mp4``.
    limit : largest size of a GIF, in megabytes.

    Raises
    ------
    StudioError
        When a name does not exist, or the options do not suit the kind.
    """
    CLIP_KINDS[kind].check_options(is_transparent=is_transparent, limit=limit)
    each_beat = not CLIP_KINDS[kind].is_moving
    jobs = [
        replace(clip, kind=kind, is_transparent=is_transparent, limit=limit or LARGEST_GIF)
        for name in names
        for clip in _clips_named(name, digit, network, film_format, look, each_beat=each_beat)
    ]
    return list({job.file_name: job for job in jobs}.values())


def _clips_named(
    name: str, digit: Digit, network: Network, film_format: Format, look: Look, *, each_beat: bool
) -> Iterator[ClipJob]:
    """Yield the clips a name stands for: one beat, whole chapters, or each beat of them."""
    chapter, dot, beat = name.partition(".")
    jobs = plan_film([chapter], digit, network, film_format, look).chapters
    if dot and len(jobs) > 1:
        example = f"{jobs[-1].chapter.__name__}.{jobs[-1].chapter.beats()[0]}"
        raise StudioError(
            f"{name}: {chapter} is a film, not a chapter; "
            f"name a chapter and a beat of it, such as {example}"
        )
    for job in jobs:
        if dot:
            yield _clip_of(job, beat=find_beat(job.chapter, beat))
        elif each_beat:
            for each in job.chapter.beats():
                yield _clip_of(job, beat=each, is_optional=True)
        else:
            yield _clip_of(job)


def _clip_of(job: ChapterJob, **options: Any) -> ClipJob:
    """Return a clip job made from a chapter job."""
    chapter = {field.name: getattr(job, field.name) for field in fields(ChapterJob)}
    return ClipJob(**chapter, **options)


def find_beat(chapter: type[Storyboard], name: str) -> str:
    """Return the beat of that name; case, ``_`` and ``-`` do not matter.

    Raises
    ------
    StudioError
        When there is none.
    """
    for beat in chapter.beats():
        if key(beat) == key(name):
            return beat
    beats = ", ".join(chapter.beats())
    raise StudioError(
        f"{chapter.__name__}.{name}: there is no such beat; {chapter.__name__} has {beats}"
    )


def make_clips(
    jobs: Sequence[ClipJob],
    out: Path,
    workers: int | None = None,
    on_progress: OnProgress = lambda progress: None,
) -> list[Clip]:
    """Make clips in ``out``, each with its sidecar.

    Raises
    ------
    StudioError
        When a clip cannot be written, its beat is left out, or a GIF cannot be made small enough.
    """
    videos, stills = videos_and_stills(jobs)
    with work_folder(out) as work:
        notes = dict(_make_videos(videos, work, workers, on_progress))
        notes |= dict.fromkeys(_make_stills(stills, work), "")
        networks = [save_network(job.network, work) for job in jobs if not is_shipped(job.network)]
        files = [name for clip in notes for name in (sidecar_name(clip), clip)]
        publish(work, out, [*dict.fromkeys(networks), *files])
    paths = [out / job.file_name for job in jobs if job.file_name in notes]
    return [Clip(path, path.stat().st_size, notes[path.name]) for path in paths]


def _make_videos(
    jobs: Sequence[ClipJob], work: Path, workers: int | None, on_progress: OnProgress
) -> Iterator[tuple[str, str]]:
    """Make clips that move, with their sidecars; yield the name and the note of each."""
    tasks = [
        Task(number, job, work / f"part{number:03}{job.clip_kind.video_suffix}", render_clip)
        for number, job in enumerate(jobs)
    ]
    videos = render_all(tasks, workers, on_progress) if tasks else []
    for job, video in zip(jobs, videos, strict=True):
        if job.beat:
            check_is_played(job, video.record)
        path, note = work / job.file_name, ""
        if job.kind == "gif":
            note = str(fit_gif(video.path, path, int(job.limit * 1e6)))
        else:
            video.path.rename(path)
        write_clip_sidecar(job, video.record, path)
        yield job.file_name, note


def _make_stills(jobs: Sequence[ClipJob], work: Path) -> Iterator[str]:
    """Make the stills and their sidecars; yield the file name of each."""
    for together in by_chapter(jobs):
        record = draw_stills(together, work)
        drawn = [job for job in together if not job.is_optional or (work / job.file_name).exists()]
        # if no beat was drawn, the check of the first one raises the error
        for job in drawn or together[:1]:
            check_is_played(job, record)
            write_clip_sidecar(job, record, work / job.file_name)
            yield job.file_name


def render_clip(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    """Render a moving clip to a video file."""
    assert isinstance(job, ClipJob)
    kind = job.clip_kind
    codec = kind.alpha_codec if job.is_transparent else kind.codec
    assert codec is not None
    options = FAST_START if kind.video_suffix in (".mp4", ".mov") else None
    sink = VideoSink(video, job, on_frames, codec, options, is_for_film=False)
    return render(
        job, video.with_suffix(""), sink, beat=job.beat, is_transparent=job.is_transparent
    )


def draw_stills(jobs: Sequence[ClipJob], folder: Path) -> ChapterRecord:
    """Save the last frame of each job's beat in ``folder``; return the record, with no frames.

    Parameters
    ----------
    jobs : stills that differ only in their beats and in whether they are optional.
    """
    by_beat, job = {job.beat: job for job in jobs}, jobs[0]

    def save_still(board: Storyboard, beat: BeatRecord, renderer: BeatRenderer) -> None:
        if beat.name in by_beat:
            path = folder / by_beat[beat.name].file_name
            if job.kind == "png":
                save_png(renderer.still(board), path, is_transparent=job.is_transparent)
            else:
                save_vectors(board, path, job)

    sink = StillsSink(save_still)
    record = render(job, folder / "media", sink, is_transparent=job.is_transparent)
    return replace(record, frames=0)


def check_is_played(job: ClipJob, record: ChapterRecord) -> None:
    """Raise an error if the clip's beat was left out of its chapter.

    Parameters
    ----------
    record : record of the chapter as played.

    Raises
    ------
    StudioError
        When the beat, or the whole chapter, makes no sense for this network and digit.
    """
    names = [beat.name for beat in record.beats]
    if job.beat in names:
        return
    if names == [LEFT_OUT]:
        raise StudioError(
            f"{job.chapter.__name__}: this chapter doesn't fit this network. "
            f"{record.beats[0].narration}"
        )
    raise StudioError(
        f"{job.name}: this beat doesn't fit this network and digit, so it can't be shown"
    )


def save_png(pixels: Pixels, path: Path, *, is_transparent: bool) -> None:
    """Write a frame as a PNG, with its alpha where it is transparent."""
    Image.fromarray(pixels).convert("RGBA" if is_transparent else "RGB").save(path)


def save_vectors(board: Storyboard, path: Path, job: ClipJob) -> None:
    """Write the picture on screen to an SVG file or a one-page PDF."""
    width, height = job.format.width, job.format.height
    scale = 1.0 if job.kind == "svg" else POINTS_PER_PIXEL
    surface_type = cairo.SVGSurface if job.kind == "svg" else cairo.PDFSurface
    page = io.BytesIO()
    surface = surface_type(page, width * scale, height * scale)
    if isinstance(surface, cairo.SVGSurface):
        surface.set_document_unit(cairo.SVG_UNIT_PX)
    VectorCamera(surface, scale).capture_mobjects([*board.mobjects, *board.foreground_mobjects])
    surface.finish()
    path.write_bytes(page.getvalue())


def videos_and_stills(jobs: Sequence[ClipJob]) -> tuple[list[ClipJob], list[ClipJob]]:
    """Split clips into moving ones and stills."""
    videos = [job for job in jobs if job.clip_kind.is_moving]
    return videos, [job for job in jobs if not job.clip_kind.is_moving]


def by_chapter(jobs: Sequence[ClipJob]) -> list[list[ClipJob]]:
    """Group neighbouring stills that differ only in their beats; a group is drawn in one run."""
    return [
        list(together)
        for _, together in groupby(jobs, lambda job: replace(job, beat="", is_optional=False))
    ]
