"""GIFs made from videos: one palette for all frames, looped, and no larger than wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import cast

import av
from av.filter import Graph

from studio.errors import StudioError

# Longer side in pixels and frames a second, from the best to the smallest that shows something
SIZES = (
    (960, Fraction(25)),
    (960, Fraction(20)),
    (854, Fraction(50, 3)),
    (720, Fraction(25, 2)),
    (600, Fraction(10)),
    (480, Fraction(10)),
    (400, Fraction(10)),
    (320, Fraction(25, 3)),
    (240, Fraction(5)),
)
HUNDREDTH = Fraction(1, 100)  # of a second, in which a GIF counts
LOOPED = {"loop": "0", "final_delay": "100"}  # for ever, with a rest of a second


@dataclass(frozen=True)
class Gif:
    """A finished GIF: width and height in pixels, frames a second, and size in bytes."""

    width: int
    height: int
    fps: Fraction
    size: int

    def __str__(self) -> str:
        return f"{self.width} x {self.height} at {float(self.fps):.4g} frames per second"


def fit_gif(video: Path, path: Path, limit: int) -> Gif:
    """Write the largest GIF of a video that has at most ``limit`` bytes.

    Raises
    ------
    StudioError
        When even the smallest is larger.
    """
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        longer, rate = max(stream.width, stream.height), Fraction(stream.average_rate or 1)
    sizes = [(min(side, longer), min(fps, rate)) for side, fps in SIZES]
    for side, fps in dict.fromkeys(sizes):  # each once
        gif = write_gif(video, path, side, fps)
        if gif.size <= limit:
            return gif
    raise StudioError(
        f"{path.name}: still {gif.size / 1e6:.1f} MB at the smallest size ({gif}); "
        "allow more with --max-size, or export a single beat"
    )


def write_gif(
    video: Path, path: Path, side: int, fps: Fraction, speed: int = 1, end: float | None = None
) -> Gif:
    """Write a GIF of a video.

    Parameters
    ----------
    side : longer side, in pixels.
    fps : frames a second; delays of GIFs are rounded to hundredths of a second.
    speed : times as fast as the video.
    end : second of the video at which the GIF ends; by default its end.
    """
    with av.open(str(video)) as container:
        pictures = container.streams.video[0]
        scale = Fraction(side, max(pictures.width, pictures.height))
        width, height = round(pictures.width * scale), round(pictures.height * scale)
    palette = _palette(_sampled_frames(video, fps, speed, end, width, height))
    with av.open(str(path), "w", options=LOOPED) as gif:
        stream = gif.add_stream("gif", rate=100)
        stream.width, stream.height, stream.pix_fmt = width, height, "pal8"
        stream.codec_context.time_base = HUNDREDTH
        frames = _sampled_frames(video, fps, speed, end, width, height)
        for frame in _with_palette(frames, palette):
            frame.time_base = HUNDREDTH
            gif.mux(stream.encode(frame))
        gif.mux(stream.encode())
    return Gif(width, height, fps, path.stat().st_size)


def _sampled_frames(
    video: Path, fps: Fraction, speed: int, end: float | None, width: int, height: int
) -> Iterator[av.VideoFrame]:
    """Yield the frames of a video that its GIF shows, resized, timed in hundredths of a second."""
    number = 0
    with av.open(str(video)) as container:
        for frame in container.decode(video=0):
            assert frame.pts is not None and frame.time_base is not None
            time = frame.pts * frame.time_base
            if end is not None and time >= end:
                return
            if time * fps >= number * speed:
                small = frame.reformat(
                    width=width, height=height, format="rgb24", interpolation="LANCZOS"
                )
                small.pts, small.time_base = round(number / fps / HUNDREDTH), HUNDREDTH
                number += 1
                yield small


def _palette(frames: Iterable[av.VideoFrame]) -> av.VideoFrame:
    """Return the 256 colors that show all frames together best, as a frame of FFmpeg's."""
    frames = iter(frames)
    first = next(frames)
    graph = Graph()
    source = _source(graph, first)
    generate, sink = graph.add("palettegen", "reserve_transparent=0"), graph.add("buffersink")
    source.link_to(generate)
    generate.link_to(sink)
    graph.configure()
    for frame in chain([first], frames):
        source.push(frame)
    source.push(None)
    return cast(av.VideoFrame, sink.pull())


def _with_palette(
    frames: Iterable[av.VideoFrame], palette: av.VideoFrame
) -> Iterator[av.VideoFrame]:
    """Yield frames in the colors of a palette, undithered, so that still parts cost nothing."""
    frames = iter(frames)
    first = next(frames)
    graph = Graph()
    source, colors = _source(graph, first), _source(graph, palette)
    use, sink = graph.add("paletteuse", "dither=none:diff_mode=rectangle"), graph.add("buffersink")
    source.link_to(use, 0, 0)
    colors.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    palette.pts, palette.time_base = 0, HUNDREDTH
    colors.push(palette)
    colors.push(None)
    for frame in chain([first], frames):
        source.push(frame)
        yield from _pull(sink)
    source.push(None)
    yield from _pull(sink)


def _pull(sink: av.filter.context.FilterContext) -> Iterator[av.VideoFrame]:
    """Yield the frames that a filter has ready."""
    while True:
        try:
            yield cast(av.VideoFrame, sink.pull())
        except (av.BlockingIOError, av.EOFError):
            return


def _source(graph: Graph, frame: av.VideoFrame) -> av.filter.context.FilterContext:
    """Add a source of frames like this one to a filter graph."""
    return graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=HUNDREDTH
    )
