"""A chapter, or one of its beats, drawn for a clip: as a video of any kind, or as the picture at its end."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import cairo
from manim import Scene, tempconfig
from PIL import Image

from scenes.drawing.camera import LayeredRenderer
from scenes.drawing.vector_camera import VectorCamera
from scenes.storyboard import BeatRecord, Storyboard
from studio.errors import StudioError
from studio.planning.formats import KINDS, Kind
from studio.planning.jobs import ChapterJob, digit_name, network_name, shortened, snake_case
from studio.rendering.cut import FAST_START
from studio.rendering.encoder import EncodingWriter, FrameEncoder
from studio.rendering.render import ChapterRecord, LeapingRenderer, OnFrames, Pixels, configure, play

POINTS_PER_PIXEL = 0.75
LARGEST_GIF = 8.0  # megabytes


@dataclass(frozen=True)
class PartJob(ChapterJob):
    """One clip to be made.

    Attributes
    ----------
    beat : the only one to be shown; without it, the whole chapter.
    kind : of the file.
    is_transparent : the ground is left out.
    limit : of a GIF, in megabytes.
    """

    beat: str = ""
    kind: str = "mp4"
    is_transparent: bool = False
    limit: float = LARGEST_GIF

    @property
    def written_as(self) -> Kind:
        """What kind of file it is."""
        return KINDS[self.kind]

    @property
    def name(self) -> str:
        """Chapter and beat, as the command line takes them."""
        return f"{self.chapter.__name__}.{self.beat}" if self.beat else self.chapter.__name__

    @property
    def file_name(self) -> str:
        """Clips that differ in anything have different ones."""
        part = shortened(f"{snake_case(self.chapter)}.{self.beat}" if self.beat else snake_case(self.chapter))
        ground = "-transparent" if self.is_transparent else ""
        bound = f"-{self.limit:g}MB" if self.kind == "gif" and self.limit != LARGEST_GIF else ""
        variant = f"{digit_name(self.digit)}{network_name(self.network)}{self.look.suffix}{ground}{bound}"
        return f"{part}-{variant}-{self.format.quality}.{self.kind}"

    @property
    def expected_frames(self) -> list[int]:
        """About how many frames each beat will have; none where it is leapt over."""
        names = self.chapter.beats()
        return [
            frames if self.beat in ("", name) else 0
            for name, frames in zip(names, super().expected_frames, strict=True)
        ]


class PartRenderer(LayeredRenderer):
    """Draws one beat; those before it are leapt over, so that it finds the stage that they leave."""

    def __init__(self, beat: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._beat = beat

    def play(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Play by leaps until the beat has come."""
        now = scene.beat_records[-1].name
        self._original_skipping_status = bool(self._beat) and now != self._beat
        super().play(scene, *args, **kwargs)

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Draw, unless nobody sees it."""
        if not self.skip_animations:
            super().update_frame(scene, *args, **kwargs)


class BeatIsOverError(Exception):
    """The one beat that is wanted has been drawn."""


def ground(job: PartJob) -> AbstractContextManager[None]:
    """While it lasts, frames have the ground that the clip wants."""
    return tempconfig({"background_opacity": 0.0 if job.is_transparent else 1.0})


def draw_part(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    """Draw and encode a clip that moves."""
    assert isinstance(job, PartJob)
    configure(job, video.with_suffix(""))
    codec = job.written_as.with_alpha if job.is_transparent else job.written_as.codec
    assert codec is not None
    options = FAST_START if job.written_as.drawn_as in (".mp4", ".mov") else None
    encoder = FrameEncoder(video, job.format, codec, options)
    drawn = 0

    def write(pixels: Pixels, repeat: int) -> None:
        nonlocal drawn
        encoder.write(pixels, repeat)
        drawn += repeat
        on_frames(drawn, len(board.beat_records) - 1)

    def stop_after(board: Storyboard, beat: BeatRecord) -> None:
        if beat.name == job.beat:
            raise BeatIsOverError

    try:
        with ground(job), suppress(BeatIsOverError):
            renderer = PartRenderer(job.beat, file_writer_class=partial(EncodingWriter, write=write))
            board = job.chapter(job.digit, job.network, renderer=renderer, on_beat_end=stop_after)
            play(board)
    finally:
        encoder.close()
    return record_of(board, encoder.frames)


def draw_stills(jobs: Sequence[PartJob], folder: Path) -> ChapterRecord:
    """Draw the ends of some beats of one chapter, all in the same way; returns what the chapter turned out to be."""
    wanted = {job.beat: job for job in jobs}
    job = jobs[0]
    configure(job, folder / "media")

    def keep(board: Storyboard, beat: BeatRecord) -> None:
        if beat.name in wanted:
            path = folder / wanted[beat.name].file_name
            if job.kind == "png":
                save_png(renderer.still(board), path, is_transparent=job.is_transparent)
            else:
                save_vectors(board, path, job)

    with ground(job):
        renderer = LeapingRenderer()
        board = job.chapter(job.digit, job.network, renderer=renderer, on_beat_end=keep, skip_animations=True)
        play(board)
    return record_of(board, 0)


def save_png(pixels: Pixels, path: Path, *, is_transparent: bool) -> None:
    """A frame as a PNG, with its alpha where there is some."""
    Image.fromarray(pixels).convert("RGBA" if is_transparent else "RGB").save(path)


def save_vectors(board: Storyboard, path: Path, job: PartJob) -> None:
    """What is on the screen as a page of SVG or PDF."""
    width, height = job.format.width, job.format.height
    scale = 1.0 if job.kind == "svg" else POINTS_PER_PIXEL
    kind = cairo.SVGSurface if job.kind == "svg" else cairo.PDFSurface
    surface = kind(str(path), width * scale, height * scale)
    if isinstance(surface, cairo.SVGSurface):
        surface.set_document_unit(cairo.SVG_UNIT_PX)
    VectorCamera(surface, scale).capture_mobjects([*board.mobjects, *board.foreground_mobjects])
    surface.finish()


def told_beats(job: PartJob, media: Path) -> list[str]:
    """The beats that are told of this network and digit.

    Raises
    ------
    StudioError
        When the chapter is left out for this network.
    """
    configure(job, media)
    board = job.chapter(job.digit, job.network, renderer=LeapingRenderer(), skip_animations=True)
    if why := board.why_left_out():
        raise StudioError(f"{job.chapter.__name__}: not told of this network. {why}")
    board.set_stage()
    return board.beats_to_play()


def record_of(board: Storyboard, frames: int) -> ChapterRecord:
    """What the chapter turned out to be, as far as it was played."""
    return ChapterRecord(type(board).__name__, board.title, False, frames, board.beat_records, board.readouts)
