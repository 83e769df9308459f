"""One MP4 of rendered chapters: their packets as they are, speech, captions and chapter marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import cast

import av
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import SubtitleSet

from studio.narration import audio
from studio.narration.languages import iso_639_2
from studio.planning.jobs import FilmJob
from studio.planning.narration_options import Cue
from studio.rendering.encoder import FAST_START
from studio.rendering.timeline import Timeline
from studio.sidecar.describe import version

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


def mux(job: FilmJob, videos: Sequence[Path], timeline: Timeline, path: Path) -> None:
    """Write one MP4: the chapters' packets as they are, captions, chapter marks; its index comes first."""
    metadata = {
        "title": f"{job.title} ({job.digit.origin})",
        "encoder": f"digitfilm {version()}",
    }
    with (
        av.open(str(path), "w", options=FAST_START) as film,
        av.open(str(videos[0])) as first,
    ):
        film.metadata.update(metadata)
        film.set_chapters(chapter_marks(job, timeline))
        pictures = film.add_stream_from_template(first.streams.video[0])
        streams = [moved_packets(job, videos, timeline, pictures)]
        language = iso_639_2(job.look.language)
        if job.narration.speaks:
            heard = cast(av.AudioStream, film.add_stream("aac", rate=audio.RATE, layout="mono"))
            heard.metadata["language"] = language
            streams.append(
                audio.packets(list(spoken_parts(job, timeline)), timeline.seconds, heard)
            )
        if job.narration.embeds:
            words = film.add_stream("mov_text")
            words.codec_context.subtitle_header = ASS_HEADER
            words.time_base = MILLISECOND
            words.metadata["language"] = language
            streams.append(caption_packets(timeline.cues, words))
        for packet in merge(*streams, key=decoding_time):
            film.mux(packet)


def spoken_parts(job: FilmJob, timeline: Timeline) -> Iterator[tuple[float, Path]]:
    """Yield when the speech of each beat begins, in seconds, and its file."""
    for beat in timeline.beats:
        speech = job.chapters[beat.chapter.number].speech
        if beat.record.name in speech:
            yield timeline.second(beat.start), speech[beat.record.name].path


def decoding_time(packet: av.Packet) -> Fraction:
    """When a packet is due, in seconds; by it the streams are interleaved."""
    assert packet.dts is not None and packet.time_base is not None
    return packet.dts * packet.time_base


def chapter_marks(job: FilmJob, timeline: Timeline) -> list[av.container.Chapter]:
    """Return the chapters as players list them."""
    return [
        {
            "id": number,
            "start": chapter.start,
            "end": chapter.end,
            "time_base": job.format.frame_time,
            "metadata": {"title": chapter.record.title},
        }
        for number, chapter in enumerate(timeline.chapters)
    ]


def moved_packets(
    job: FilmJob, videos: Sequence[Path], timeline: Timeline, stream: av.VideoStream
) -> Iterator[av.Packet]:
    """Yield the packets of all chapters, each moved in time to where its chapter begins."""
    for video, chapter in zip(videos, timeline.chapters, strict=True):
        with av.open(str(video)) as container:
            source = container.streams.video[0]
            for packet in container.demux(source):
                if packet.dts is not None and packet.pts is not None:
                    shift = int(chapter.start * job.format.frame_time / packet.time_base)
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
