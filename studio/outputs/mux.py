"""Muxing of a film: the packets of its chapters as they are, speech, captions, chapter marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from heapq import merge
from pathlib import Path

import av
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import SubtitleSet

from studio.narration import audio
from studio.narration.languages import iso_639_2
from studio.planning.jobs import FilmJob
from studio.planning.narration_options import Cue
from studio.rendering.encoder import FAST_START
from studio.rendering.timeline import Timeline
from studio.sidecar.fingerprint import version

MILLISECOND = Fraction(1, 1000)
# Demanded by FFmpeg's encoder of timed text; players set captions as they like
ASS_HEADER = b"""[Script Info]
ScriptType: v4.00+

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColor, SecondaryColor, OutlineColor, BackColor, \
Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, \
Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Default,Arial,18,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,0

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def mux(job: FilmJob, videos: Sequence[Path], timeline: Timeline, path: Path) -> None:
    """Write a film as one MP4, whose index comes first.

    Parameters
    ----------
    videos : of its chapters, in order.
    path : of the MP4.
    """
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
        streams = [chapter_packets(job, videos, timeline, pictures)]
        language = iso_639_2(job.look.language)
        if job.narration.has_speech:
            sound = audio.add_stream(film)
            sound.metadata["language"] = language
            speech = list(speech_starts(job, timeline))
            streams.append(audio.packets(speech, timeline.seconds, sound))
        if job.narration.embeds_captions:
            subtitles = film.add_stream("mov_text")
            subtitles.codec_context.subtitle_header = ASS_HEADER
            subtitles.time_base = MILLISECOND
            subtitles.metadata["language"] = language
            streams.append(caption_packets(timeline.cues, subtitles))
        for packet in merge(*streams, key=decoding_time):
            film.mux(packet)


def speech_starts(job: FilmJob, timeline: Timeline) -> Iterator[tuple[float, Path]]:
    """Yield the start of each file of speech, in seconds, and its path."""
    for beat in timeline.beats:
        speech = job.chapters[beat.chapter.number].speech[beat.record.name]
        for passage, said in zip(timeline.passages(beat), speech, strict=True):
            if said.path is not None:
                yield timeline.second(passage.start), said.path


def decoding_time(packet: av.Packet) -> Fraction:
    """Return the time at which a packet is decoded, in seconds, which interleaves the streams."""
    assert packet.dts is not None and packet.time_base is not None
    return packet.dts * packet.time_base


def chapter_marks(job: FilmJob, timeline: Timeline) -> list[av.container.Chapter]:
    """Return the chapter marks that players list."""
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


def chapter_packets(
    job: FilmJob, videos: Sequence[Path], timeline: Timeline, stream: av.VideoStream
) -> Iterator[av.Packet]:
    """Yield the packets of all chapters, shifted in time by the start of their chapter."""
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
    """Yield captions as timed text; the muxer takes each off the screen at its end."""
    for cue in cues:
        start, end = round(cue.start * 1000), round(cue.end * 1000)
        line = cue.text.replace("\n", r"\N")
        subtitle = SubtitleSet.create(f"0,0,Default,,0,0,0,,{line}".encode(), 0, end - start)
        packet = stream.codec_context.encode_subtitle(subtitle)
        packet.stream, packet.time_base = stream, MILLISECOND
        packet.pts = packet.dts = start
        packet.duration = end - start
        yield packet
