"""Encoder: frames straight into a video, with no partial movie files and no second encoding.

All chapters of a film are encoded with the same settings and closed groups of pictures, so that
they can be joined by copying packets; every beat begins with a key frame, so that they can be cut
in the same way.
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

RGB_PIXELS = ("bgr0", "bgra")  # pixel formats that need no conversion of colors
THREADS = 1  # of each encoder: with more, x264 now and then encodes the same frames otherwise
QUEUED_FRAMES = 4  # drawn but not yet encoded: enough to keep both threads busy


def add_video_stream(
    container: av.container.OutputContainer,
    film_format: Format,
    codec: Codec = H264,
    threads: int = THREADS,
) -> av.VideoStream:
    """Add a video stream to a container: BT.709, limited range.

    Parameters
    ----------
    threads : of the encoder; 0 for as many as it likes.
    """
    options = codec.options(film_format, threads)
    stream = cast(
        av.VideoStream, container.add_stream(codec.name, rate=film_format.fps, options=options)
    )
    stream.width, stream.height = film_format.width, film_format.height
    stream.pix_fmt = codec.pixels
    if codec.pixels in RGB_PIXELS:
        return stream
    context = stream.codec_context
    context.colorspace, context.color_range = int(Colorspace.ITU709), int(ColorRange.MPEG)
    context.color_primaries, context.color_trc = int(ColorPrimaries.BT709), int(ColorTrc.BT709)
    return stream


class FrameEncoder:
    """Encoder in a thread of its own, which works while the next frames are drawn.

    Parameters
    ----------
    path : of the video.
    film_format : size and speed of the video.
    codec : of the video.
    options : of the file, for FFmpeg's muxer.

    Attributes
    ----------
    frames : number of frames encoded so far.
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
        self._thread = Thread(target=self._encode_queued, name="encoder", daemon=True)
        self._thread.start()

    def write(self, pixels: Pixels, repeat: int, is_key: bool = False) -> None:
        """Append a frame, which must not be changed afterwards.

        Parameters
        ----------
        pixels : the frame (rows, columns, 4).
        repeat : number of times that it is shown.
        is_key : make it a key frame, before which the video can be cut without encoding again.
        """
        if self._error is not None:
            raise self._error
        self._queue.put((pixels, repeat, is_key))

    def close(self) -> None:
        """Wait until all is encoded, and finish the file."""
        self._queue.put(None)
        self._thread.join()
        self._container.close()
        # They hold some hundred megabytes of x264's, which the next chapter needs
        del self._container, self._stream
        if self._error is not None:
            raise self._error

    def _encode_queued(self) -> None:
        while (item := self._queue.get()) is not None:
            if self._error is not None:
                continue  # only empty the queue, or the thread that fills it waits for ever
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
        frame = self._convert(pixels)
        for number in range(repeat):
            frame.pts, frame.time_base = self.frames, self._time_base
            frame.pict_type = PictureType.I if is_key and number == 0 else PictureType.NONE
            self._container.mux(self._stream.encode(frame))
            self.frames += 1

    def _convert(self, pixels: Pixels) -> av.VideoFrame:
        """Return a frame in the codec's pixel format."""
        frame = av.VideoFrame.from_numpy_buffer(pixels, format="rgba")
        if self._codec.pixels in RGB_PIXELS:
            return self._reformatter.reformat(frame, format=self._codec.pixels)
        return self._reformatter.reformat(
            frame,
            format=self._codec.pixels,
            src_colorspace=Colorspace.ITU709,
            dst_colorspace=Colorspace.ITU709,
            src_color_range=ColorRange.JPEG,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA,
            threads=1,  # with more, grey pixels come and go where the threads' parts meet
        )
