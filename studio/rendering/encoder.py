"""Frames straight into H.264: no partial movie files, no second encoding.

All chapters of a film are encoded with the same settings and closed groups of pictures, so that they can be joined
by copying packets; every beat begins with a key frame, so that they can be cut in the same way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from queue import Queue
from threading import Thread
from types import SimpleNamespace
from typing import Any, cast

import av
import numpy as np
import numpy.typing as npt
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, Interpolation, VideoReformatter

from studio.planning.jobs import Format

Pixels = npt.NDArray[np.uint8]

QUALITY = {"preset": "medium", "crf": "18"}  # lines a pixel wide on black show no ringing from here on
SECONDS_PER_GROUP = 2  # how far a player must go back when it is asked to jump
RGB = ("bgr0", "bgra")
THREADS = 1  # of each encoder: with more, x264 now and then writes other frames when it is given the same ones
QUEUED_FRAMES = 4  # drawn but not yet encoded: enough to keep both threads busy


@dataclass(frozen=True)
class Codec:
    """How pictures are encoded.

    Attributes
    ----------
    name : of FFmpeg's encoder.
    pixels : format of its pictures.
    options : of the encoder, for a format and a number of threads.
    """

    name: str
    pixels: str
    options: Callable[[Format, int], dict[str, str]]


def encoder_options(film_format: Format, threads: int) -> dict[str, str]:
    """Options of x264: what the pictures look like, and how the stream is cut into closed groups."""
    group = SECONDS_PER_GROUP * film_format.fps
    return {**QUALITY, "x264-params": f"keyint={group}:open-gop=0:threads={threads}"}


H264 = Codec("libx264", "yuv420p", encoder_options)  # what every player takes


def add_video_stream(
    container: av.container.OutputContainer, film_format: Format, codec: Codec = H264, threads: int = THREADS
) -> av.VideoStream:
    """A stream of video, BT.709, limited range; ``threads`` is 0 for as many as the encoder likes."""
    options = codec.options(film_format, threads)
    stream = cast(av.VideoStream, container.add_stream(codec.name, rate=film_format.fps, options=options))
    stream.width, stream.height, stream.pix_fmt = film_format.width, film_format.height, codec.pixels
    if codec.pixels in RGB:
        return stream
    context = stream.codec_context
    context.colorspace, context.color_range = int(Colorspace.ITU709), int(ColorRange.MPEG)
    context.color_primaries, context.color_trc = int(ColorPrimaries.BT709), int(ColorTrc.BT709)
    return stream


class FrameEncoder:
    """Encodes frames in a thread of its own, while the next ones are drawn.

    Parameters
    ----------
    path : of the video of one chapter.
    film_format : its size and speed.
    codec : of the video.
    options : of the file.
    """

    def __init__(
        self,
        path: Path,
        film_format: Format,
        codec: Codec = H264,
        options: dict[str, str] | None = None,
    ) -> None:
        self.frames = 0
        self._codec = codec
        self._container = av.open(str(path), "w", options=options or {})
        self._stream = add_video_stream(self._container, film_format, codec)
        self._time_base = Fraction(1, film_format.fps)
        self._reformatter = VideoReformatter()
        self._queue: Queue[tuple[Pixels, int, bool] | None] = Queue(QUEUED_FRAMES)
        self._error: BaseException | None = None
        self._thread = Thread(target=self._work, name="encoder", daemon=True)
        self._thread.start()

    def write(self, pixels: Pixels, repeat: int, is_key: bool = False) -> None:
        """Append a frame ``repeat`` times. It must not be changed afterwards.

        Before a key frame the video can be cut without encoding it again.
        """
        if self._error is not None:
            raise self._error
        self._queue.put((pixels, repeat, is_key))

    def close(self) -> None:
        """Wait until all is encoded, and finish the file."""
        self._queue.put(None)
        self._thread.join()
        self._container.close()
        del self._container, self._stream  # some hundred megabytes of x264's, which the next chapter wants
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        while (item := self._queue.get()) is not None:
            if self._error is not None:
                continue  # only empty the queue, so that whoever fills it does not wait for ever
            try:
                self._encode(*item)
            except Exception as error:
                self._error = error
        if self._error is None:
            try:
                self._container.mux(self._stream.encode())
            except Exception as error:
                self._error = error

    def _encode(self, pixels: Pixels, repeat: int, is_key: bool) -> None:
        frame = self._converted(pixels)
        for number in range(repeat):
            frame.pts, frame.time_base = self.frames, self._time_base
            frame.pict_type = PictureType.I if is_key and number == 0 else PictureType.NONE
            self._container.mux(self._stream.encode(frame))
            self.frames += 1

    def _converted(self, pixels: Pixels) -> av.VideoFrame:
        frame = av.VideoFrame.from_numpy_buffer(pixels, format="rgba")
        if self._codec.pixels in RGB:
            return self._reformatter.reformat(frame, format=self._codec.pixels)
        return self._reformatter.reformat(
            frame,
            format=self._codec.pixels,
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA,
            threads=1,  # with more, lines of a few grey pixels come and go where their parts of the frame meet
        )


class EncodingWriter:
    """Stands where Manim's ``SceneFileWriter`` would, and hands every frame to an encoder.

    Parameters
    ----------
    settings : what Manim planned to write; only its kind is used.
    write : takes a frame and how often it is shown.
    """

    def __init__(self, settings: Any, write: Callable[[Pixels, int], None]) -> None:
        self.output_spec = settings.plan.output
        self.sections = [SimpleNamespace(skip_animations=False)]
        self._write = write

    def write_frame(self, pixels: Pixels, *, repeat: int = 1) -> None:
        """Show a frame ``repeat`` times."""
        self._write(pixels, repeat)

    def next_section(self, name: str, type_: str, skip_animations: bool) -> None:
        """Beats say where a chapter can be cut; the video is not."""

    def add_partial_movie_file(self, hash_animation: str | None) -> None:
        """There are none."""

    def begin_animation(self, allow_write: bool = False, *, animation_index: int) -> None:
        """Nothing is cut between animations."""

    def end_animation(self, allow_write: bool = False) -> None:
        """Nothing is cut between animations."""
