"""Chapters to one film: joined without encoding again, with captions, chapter marks, a poster and a sidecar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import cast

import av
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import SubtitleSet

from studio.files import publish
from studio.narration import audio, captions
from studio.narration.languages import iso_639_2
from studio.planning.jobs import FilmJob
from studio.planning.narration import CAPTION_FILES, Cue
from studio.rendering.pool import ChapterVideo
from studio.rendering.render import poster_path
from studio.sidecar import describe

SUFFIXES = (
    ".srt",
    ".vtt",
    ".json",
    ".png",
    ".mp4",
)  # of the files that are a film, in the order they are published
MILLISECOND = Fraction(1, 1000)
ASS_HEADER = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, \
StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,18,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""  # what FFmpeg's encoder of timed text wants to know; players set captions as they like


@dataclass(frozen=True)
class Film:
    """A finished film."""

    path: Path
    seconds: float
    size: int


def assemble(job: FilmJob, videos: Sequence[ChapterVideo], work: Path, out: Path) -> Film:
    """Make the film and all that goes with it in ``work``, then move it into a folder of its own in ``out``.

    The film is moved last: where there is one, all that belongs to it is there.
    """
    cues = film_cues(job, videos)
    texts = {
        ".srt": captions.srt(cues),
        ".vtt": captions.vtt(cues),
        ".json": describe.to_json(describe.describe(job, videos)),
    }
    wanted = suffixes(job)
    for suffix, text in texts.items():
        (work / f"{job.stem}{suffix}").write_text(text, encoding="utf-8")
    poster_path(best_poster(videos).path).replace(work / f"{job.stem}.png")
    film = work / f"{job.stem}.mp4"
    join(job, videos, cues, film)
    publish(work, out / job.stem, [f"{job.stem}{suffix}" for suffix in wanted])
    path = out / job.stem / film.name
    for suffix in set(SUFFIXES) - set(wanted):
        path.with_suffix(suffix).unlink(missing_ok=True)  # an older film's
    return Film(path, describe.seconds(job, videos), path.stat().st_size)


def suffixes(job: FilmJob) -> list[str]:
    """Of the files that are this film, in the order they are published."""
    return [
        suffix
        for suffix in SUFFIXES
        if suffix[1:] not in CAPTION_FILES or suffix[1:] in job.telling.captions
    ]


def film_cues(job: FilmJob, videos: Sequence[ChapterVideo]) -> list[Cue]:
    """All captions of a film."""
    return [
        cue
        for video, beat, start, end in describe.timed_beats(job, videos)
        for cue in captions.beat_cues(beat, start, end)
    ]


def frames_in(film: Path) -> int:
    """How many frames there are in a film's file, counted without decoding them."""
    with av.open(str(film)) as container:
        return sum(packet.size > 0 for packet in container.demux(video=0))


def best_poster(videos: Sequence[ChapterVideo]) -> ChapterVideo:
    """The first chapter that names a poster, or else the first one."""
    return next((video for video in videos if video.record.names_poster), videos[0])


def join(job: FilmJob, videos: Sequence[ChapterVideo], cues: Sequence[Cue], path: Path) -> None:
    """Write one MP4: the chapters' packets as they are, captions, chapter marks; its index comes first."""
    metadata = {
        "title": f"{job.title} ({job.digit.origin})",
        "encoder": f"digitfilm {describe.version()}",
    }
    with (
        av.open(str(path), "w", options={"movflags": "+faststart"}) as film,
        av.open(str(videos[0].path)) as first,
    ):
        film.metadata.update(metadata)
        film.set_chapters(chapter_marks(job, videos))
        pictures = film.add_stream_from_template(first.streams.video[0])
        streams = [moved_packets(job, videos, pictures)]
        language = iso_639_2(job.look.language)
        if job.telling.speaks:
            heard = cast(av.AudioStream, film.add_stream("aac", rate=audio.RATE, layout="mono"))
            heard.metadata["language"] = language
            streams.append(
                audio.packets(spoken_parts(job, videos), describe.seconds(job, videos), heard)
            )
        if job.telling.embeds:
            words = film.add_stream("mov_text")
            words.codec_context.subtitle_header = ASS_HEADER
            words.time_base = MILLISECOND
            words.metadata["language"] = language
            streams.append(caption_packets(cues, words))
        for packet in merge(*streams, key=decoding_time):
            film.mux(packet)


def spoken_parts(job: FilmJob, videos: Sequence[ChapterVideo]) -> list[tuple[float, Path]]:
    """When each sound begins, and its file."""
    speech = {
        id(video): chapter.speech for chapter, video in zip(job.chapters, videos, strict=True)
    }
    return [
        (start, speech[id(video)][beat.name].path)
        for video, beat, start, _ in describe.timed_beats(job, videos)
        if beat.name in speech[id(video)]
    ]


def decoding_time(packet: av.Packet) -> Fraction:
    """When a packet is due, in seconds; by it the streams are interleaved."""
    assert packet.dts is not None and packet.time_base is not None
    return packet.dts * packet.time_base


def chapter_marks(job: FilmJob, videos: Sequence[ChapterVideo]) -> list[av.container.Chapter]:
    """Where each chapter begins and ends, as players list them."""
    starts = describe.starts(videos)
    return [
        {
            "id": number,
            "start": starts[number],
            "end": starts[number] + video.record.frames,
            "time_base": job.format.frame_time,
            "metadata": {"title": video.record.title},
        }
        for number, video in enumerate(videos)
    ]


def moved_packets(
    job: FilmJob, videos: Sequence[ChapterVideo], stream: av.VideoStream
) -> Iterator[av.Packet]:
    """The packets of all chapters, each moved in time to where its chapter begins."""
    for video, start in zip(videos, describe.starts(videos), strict=True):
        with av.open(str(video.path)) as container:
            source = container.streams.video[0]
            for packet in container.demux(source):
                if packet.dts is not None and packet.pts is not None:
                    shift = int(start * job.format.frame_time / packet.time_base)
                    packet.dts, packet.pts = packet.dts + shift, packet.pts + shift
                    packet.stream = stream
                    yield packet


def caption_packets(cues: Sequence[Cue], stream: SubtitleStream) -> Iterator[av.Packet]:
    """Captions as timed text; the muxer takes each off the screen at its end."""
    for cue in cues:
        start, end = round(cue.start * 1000), round(cue.end * 1000)
        line = cue.text.replace("\n", r"\N")
        subtitle = SubtitleSet.create(f"0,0,Default,,0,0,0,,{line}".encode(), 0, end - start)
        packet = stream.codec_context.encode_subtitle(subtitle)
        packet.stream, packet.time_base = stream, MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = end - start
        yield packet
