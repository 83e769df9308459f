"""Beats as videos of their own: the chapters are rendered as for a film, then cut without encoding again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.video.frame import PictureType

from scenes.storyboard import ReadoutRecord
from studio.planning.formats import Format
from studio.planning.jobs import ChapterJob, FilmJob
from studio.planning.names import snake_case
from studio.rendering.encoder import FAST_START, add_video_stream
from studio.rendering.pool import ChapterVideo, Progress, render_all
from studio.rendering.timeline import Timeline, is_seen_in

KEPT_BYTES = 200_000_000  # of decoded frames that are held at once to turn a video round


@dataclass(frozen=True)
class BeatClip:
    """A beat as a file of its own.

    Attributes
    ----------
    path : of the MP4; it begins with the first frame of the beat and ends with the last.
    still : a PNG of its last frame, as the video shows it.
    job : the chapter that it is cut from.
    start : number of its first frame in the chapter.
    readouts : the numbers that are shown or told in it; their times are in seconds from the chapter's beginning.
    """

    path: Path
    still: Path
    job: ChapterJob
    name: str
    narration: str
    start: int
    frames: int
    readouts: tuple[ReadoutRecord, ...]

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.frames / self.job.format.fps


def beat_clips(
    job: FilmJob,
    work: Path,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> list[BeatClip]:
    """Render all chapters of a job and cut them at their beats, into files in ``work``, in the order of the film."""
    videos = render_all(job.chapters, work, workers, on_progress)
    return [
        clip
        for number, (chapter, video) in enumerate(zip(job.chapters, videos, strict=True))
        for clip in cut(chapter, video, work, number)
    ]


def cut(job: ChapterJob, video: ChapterVideo, folder: Path, number: int = 0) -> list[BeatClip]:
    """Every beat of a rendered chapter; ``number`` tells chapters apart that come twice."""
    timeline = Timeline.of(job.format, [video.record])
    starts = [beat.start for beat in timeline.beats]
    ends = [*starts[1:], timeline.frames]
    clips = []
    for place, (beat, start, end) in enumerate(zip(video.record.beats, starts, ends, strict=True)):
        path = folder / f"{number:02}_{snake_case(job.chapter)}.{place:02}_{beat.name}.mp4"
        still = path.with_suffix(".png")
        copy_frames(video.path, path, start, end, job.format)
        save_last_frame(path, still)
        told = tuple(readout for readout in video.record.readouts if is_seen_in(readout, beat))
        clips.append(
            BeatClip(path, still, job, beat.name, beat.narration, start, end - start, told)
        )
    return clips


def copy_frames(source: Path, path: Path, start: int, end: int, film_format: Format) -> None:
    """Copy the packets of frames ``start`` to ``end`` (not included); both begin a closed group of pictures.

    Raises
    ------
    ValueError
        When ``start`` is not a key frame: pictures would be missing.
    """
    with av.open(str(source)) as whole, av.open(str(path), "w", options=FAST_START) as part:
        pictures = whole.streams.video[0]
        stream = part.add_stream_from_template(pictures)
        is_first = True
        for packet in whole.demux(pictures):
            if packet.pts is None or packet.dts is None:
                continue
            one_frame = film_format.frame_time / packet.time_base
            if start <= round(packet.pts / one_frame) < end:
                if is_first and not packet.is_keyframe:
                    raise ValueError(f"{source}: frame {start} is no key frame")
                is_first = False
                shift = int(start * one_frame)
                packet.pts, packet.dts = packet.pts - shift, packet.dts - shift
                packet.stream = stream
                part.mux(packet)


def save_last_frame(video: Path, path: Path) -> None:
    """Write the last frame of a video as a PNG."""
    (last,) = deque(decoded(video), maxlen=1)
    last.to_image().save(path)


def reversed_clip(clip: BeatClip, path: Path) -> Path:
    """Write the frames of a clip from the last to the first, encoded as films are."""
    encode(frames_backwards(clip.path, clip.frames, clip.job.format), path, clip.job.format)
    return path


def frames_backwards(video: Path, count: int, film_format: Format) -> Iterator[av.VideoFrame]:
    """The frames of a video, the last one first; only some of them are held at once."""
    at_once = max(1, KEPT_BYTES // (film_format.width * film_format.height * 3 // 2))
    for end in range(count, 0, -at_once):
        begin = max(0, end - at_once)
        yield from reversed(list(decoded(video, begin, end)))


def decoded(video: Path, begin: int = 0, end: int | None = None) -> Iterator[av.VideoFrame]:
    """The frames of a video from number ``begin`` up to ``end`` (not included)."""
    with av.open(str(video)) as container:
        stream = container.streams.video[0]
        assert stream.average_rate is not None and stream.time_base is not None
        one_frame = 1 / (stream.average_rate * stream.time_base)
        if begin:
            container.seek(round(begin * one_frame), stream=stream)
        for frame in container.decode(stream):
            assert frame.pts is not None
            number = round(frame.pts / one_frame)
            if end is not None and number >= end:
                return
            if number >= begin:
                yield frame


def encode(frames: Iterable[av.VideoFrame], path: Path, film_format: Format) -> None:
    """Encode decoded frames anew, as films are."""
    with av.open(str(path), "w", options=FAST_START) as container:
        stream = add_video_stream(container, film_format, threads=0)
        for number, frame in enumerate(frames):
            frame.pts, frame.time_base = number, film_format.frame_time
            frame.pict_type = PictureType.NONE
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
