"""Beats as videos of their own, cut from rendered chapters without encoding them again."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.video.frame import PictureType

from scenes.records import ReadoutRecord
from studio.planning.formats import Format
from studio.planning.jobs import ChapterJob, FilmJob
from studio.planning.names import chapter_slug
from studio.rendering.encoder import FAST_START, add_video_stream
from studio.rendering.pool import ChapterVideo, OnProgress, chapter_tasks, render_all
from studio.rendering.timeline import Timeline, is_in_beat

KEPT_BYTES = 200_000_000  # of decoded frames that are held at once to reverse a video


@dataclass(frozen=True)
class BeatClip:
    """A beat as a file of its own.

    Attributes
    ----------
    path : of the MP4, from the first frame of the beat to the last.
    still : PNG of the last frame, as the video shows it.
    job : chapter that it is cut from.
    start : number of its first frame in the chapter.
    readouts : numbers that are shown or told in it, timed in seconds from the chapter's beginning.
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
        """Length in seconds."""
        return self.frames / self.job.format.fps


def beat_clips(
    job: FilmJob,
    work: Path,
    workers: int | None = None,
    on_progress: OnProgress = lambda progress: None,
) -> list[BeatClip]:
    """Render a film's chapters and cut them at their beats; return the beats in order.

    Parameters
    ----------
    work : folder for the files.
    workers : number of processes; by default one for each core.
    """
    videos = render_all(chapter_tasks(job.chapters, work), workers, on_progress)
    return [
        clip
        for number, (chapter, video) in enumerate(zip(job.chapters, videos, strict=True))
        for clip in cut_beats(chapter, video, work, number)
    ]


def cut_beats(job: ChapterJob, video: ChapterVideo, folder: Path, number: int) -> list[BeatClip]:
    """Cut a rendered chapter at its beats.

    Parameters
    ----------
    folder : for the files.
    number : of the chapter in the film, as one may come twice.
    """
    timeline = Timeline.of(job.format, [video.record])
    starts = [beat.start for beat in timeline.beats]
    ends = [*starts[1:], timeline.frames]
    clips = []
    for place, (beat, start, end) in enumerate(zip(video.record.beats, starts, ends, strict=True)):
        path = folder / f"{number:02}_{chapter_slug(job.chapter)}.{place:02}_{beat.name}.mp4"
        still = path.with_suffix(".png")
        copy_frames(video.path, path, start, end, job.format)
        save_last_frame(path, still)
        readouts = tuple(readout for readout in video.record.readouts if is_in_beat(readout, beat))
        clips.append(
            BeatClip(path, still, job, beat.name, beat.narration, start, end - start, readouts)
        )
    return clips


def copy_frames(source: Path, path: Path, start: int, end: int, film_format: Format) -> None:
    """Copy the packets of frames ``start`` up to ``end``; each begins a closed group of pictures.

    Raises
    ------
    ValueError
        When ``start`` is not a key frame, as pictures would be missing.
    """
    with av.open(str(source)) as chapter, av.open(str(path), "w", options=FAST_START) as beat:
        pictures = chapter.streams.video[0]
        stream = beat.add_stream_from_template(pictures)
        is_first = True
        for packet in chapter.demux(pictures):
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
                beat.mux(packet)


def save_last_frame(video: Path, path: Path) -> None:
    """Write the last frame of a video as a PNG."""
    (last,) = deque(decode(video), maxlen=1)
    last.to_image().save(path)


def reverse_clip(clip: BeatClip, path: Path) -> Path:
    """Write a clip's frames from the last to the first, encoded like films, and return the path."""
    encode(frames_backwards(clip.path, clip.frames, clip.job.format), path, clip.job.format)
    return path


def frames_backwards(video: Path, count: int, film_format: Format) -> Iterator[av.VideoFrame]:
    """Yield the ``count`` frames of a video, the last one first; few of them are held at once."""
    at_once = max(1, KEPT_BYTES // (film_format.width * film_format.height * 3 // 2))
    for end in range(count, 0, -at_once):
        begin = max(0, end - at_once)
        yield from reversed(list(decode(video, begin, end)))


def decode(video: Path, begin: int = 0, end: int | None = None) -> Iterator[av.VideoFrame]:
    """Yield the frames of a video from number ``begin`` up to ``end`` (not included)."""
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
    """Encode decoded frames again, with the settings of films."""
    with av.open(str(path), "w", options=FAST_START) as container:
        stream = add_video_stream(container, film_format, threads=0)
        for number, frame in enumerate(frames):
            frame.pts, frame.time_base = number, film_format.frame_time
            frame.pict_type = PictureType.NONE
            container.mux(stream.encode(frame))
        container.mux(stream.encode())
