"""Frames straight into H.264: no partial movie files, no second encoding.

All chapters of a film are encoded with the same settings and closed groups of pictures, so that they can be joined
by copying packets; every beat begins with a key frame, so that they can be cut in the same way.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import cast

import av
import numpy as np
import numpy.typing as npt
from av.video.frame import PictureType
from av.video.reformatter import (
    ColorPrimaries,
    ColorRange,
    Colorspace,
    ColorTrc,
    Interpolation,
    VideoReformatter,
)

from studio.planning.formats import H264, Codec, Format

Pixels = npt.NDArray[np.uint8]

FAST_START = {"movflags": "+faststart"}  # the index comes first, so that players can begin at once

RGB = ("bgr0", "bgra")
THREADS = 1  # of each encoder: with more, x264 now and then writes other frames when it is given the same ones
QUEUED_FRAMES = 4  # drawn but not yet encoded: enough to keep both threads busy


def add_video_stream(
    container: av.container.OutputContainer,
    film_format: Format,
    codec: Codec = H264,
    threads: int = THREADS,
) -> av.VideoStream:
    """A stream of video, BT.709, limited range; ``threads`` is 0 for as many as the encoder likes."""
    options = codec.options(film_format, threads)
    stream = cast(
        av.VideoStream, container.add_stream(codec.name, rate=film_format.fps, options=options)
    )
    stream.width, stream.height, stream.pix_fmt = (
        film_format.width,
        film_format.height,
        codec.pixels,
    )
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
        del (
            self._container,
            self._stream,
        )  # some hundred megabytes of x264's, which the next chapter wants
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
