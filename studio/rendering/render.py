"""One chapter, played: in full into a video file, or by leaps to learn how long it is and how its beats end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from manim import Scene, config
from PIL import Image

from scenes import style
from scenes.drawing.camera import LayeredRenderer
from scenes.language.catalogue import translate
from scenes.storyboard import BeatRecord, ReadoutRecord, Storyboard
from studio.planning.jobs import ChapterJob
from studio.rendering.burn_in import Burning, make_room
from studio.rendering.encoder import EncodingWriter, FrameEncoder

Pixels = npt.NDArray[np.uint8]
OnFrames = Callable[[int, int], None]  # frames drawn so far, number of the beat


@dataclass(frozen=True)
class ChapterRecord:
    """What a chapter turned out to be. Times are in seconds from its beginning."""

    name: str
    title: str
    names_poster: bool
    frames: int
    beats: list[BeatRecord]
    readouts: list[ReadoutRecord]


def configure(job: ChapterJob, media: Path) -> None:
    """Set look and Manim up for a chapter; what Manim writes (only shapes of letters) goes below ``media``."""
    film_format = job.format
    style.use(job.look)
    config.media_dir = str(media)
    config.pixel_width, config.pixel_height = film_format.width, film_format.height
    config.frame_rate = film_format.fps
    config.frame_height = style.FRAME_HEIGHT
    config.frame_width = style.FRAME_HEIGHT * film_format.width / film_format.height
    config.background_color = style.BACKGROUND
    config.disable_caching = True
    config.dry_run = True
    config.verbosity = "WARNING"
    config.progress_bar = "none"


def render(job: ChapterJob, video: Path, on_frames: OnFrames) -> ChapterRecord:
    """Draw and encode a chapter; beside the video comes a poster, and a folder of what Manim writes."""
    configure(job, video.with_suffix(""))
    encoder = FrameEncoder(video, job.format)
    try:
        drawn, last_beat = 0, -1

        def write(pixels: Pixels, repeat: int) -> None:
            nonlocal drawn, last_beat
            beat = len(board.beat_records) - 1
            for picture, times in burning.burned(pixels, drawn, repeat):
                encoder.write(picture, times, is_key=beat > last_beat)
                drawn, last_beat = drawn + times, beat
            on_frames(drawn, beat)

        def keep_poster(board: Storyboard, beat: BeatRecord) -> None:
            if beat.name == poster_beat(job.chapter):
                Image.fromarray(renderer.get_frame()).convert("RGB").save(poster_path(video))

        burning = Burning(job.burned, job.format)
        renderer = LayeredRenderer(file_writer_class=partial(EncodingWriter, write=write))
        if job.burned:
            make_room(renderer.camera)
        board = job.chapter(job.digit, job.network, renderer=renderer, on_beat_end=keep_poster, spoken=job.spoken)
        play(board)
    finally:
        encoder.close()
    return _record(board, encoder.frames)


class LeapingRenderer(LayeredRenderer):
    """Goes from the beginning of each animation to its end, and draws only what it is asked for."""

    def __init__(self) -> None:
        super().__init__(skip_animations=True)

    def update_frame(self, scene: Scene, *args: Any, **kwargs: Any) -> None:
        """Nobody sees this frame."""

    def still(self, board: Storyboard) -> Pixels:
        """The frame as it is now."""
        super().update_frame(board)
        return self.get_frame()


def rehearse(job: ChapterJob, media: Path, on_still: Callable[[str, Pixels], None] | None = None) -> ChapterRecord:
    """Play a chapter by leaps: no frame is drawn but, if asked for, the last one of each beat."""
    configure(job, media)
    renderer = LeapingRenderer()
    if job.burned:
        make_room(renderer.camera)

    def on_beat_end(board: Storyboard, beat: BeatRecord) -> None:
        if on_still is not None:
            on_still(beat.name, renderer.still(board))

    board = job.chapter(
        job.digit,
        job.network,
        renderer=renderer,
        on_beat_end=on_beat_end,
        spoken=job.spoken,
        skip_animations=True,
    )
    play(board)
    return _record(board, round(board.time * job.format.fps))


def play(board: Storyboard) -> None:
    """Play all beats of a chapter."""
    board.setup()
    board.construct()
    board.tear_down()


def poster_path(video: Path) -> Path:
    """Where the poster that a chapter offers is kept until the film is put together."""
    return video.with_suffix(".png")


def names_poster(chapter: type[Storyboard]) -> bool:
    """Whether the chapter says which of its beats would make a good poster."""
    return bool(chapter.poster)


def poster_beat(chapter: type[Storyboard]) -> str:
    """The beat whose end stands for the chapter: the one it names as its poster, or the last."""
    return chapter.poster or chapter.beats()[-1]


def _record(board: Storyboard, frames: int) -> ChapterRecord:
    return ChapterRecord(
        type(board).__name__,
        translate(board.title),
        names_poster(type(board)),
        frames,
        board.beat_records,
        board.readouts,
    )
