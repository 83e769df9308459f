"""Assembly of a film in a folder of its own: chapters rendered, joined, and moved into place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import av

from studio.errors import StudioError
from studio.files import publish, work_folder
from studio.narration import captions
from studio.outputs.mux import mux
from studio.planning.jobs import FilmJob
from studio.planning.narration_options import CAPTION_FILES
from studio.rendering.narrated import with_narration
from studio.rendering.pool import ChapterVideo, OnProgress, chapter_tasks, render_all
from studio.rendering.render import poster_path
from studio.rendering.timeline import Timeline
from studio.sidecar.describe import describe_film, describes
from studio.sidecar.schema import FilmSidecar, read_sidecar, to_json

SUFFIXES = (".srt", ".vtt", ".json", ".png", ".mp4")  # of a film's files, as they are published


@dataclass(frozen=True)
class Film:
    """A finished film: the path of its MP4, its length, and its size in bytes."""

    path: Path
    seconds: float
    size: int


def make_film(
    job: FilmJob,
    out: Path,
    workers: int | None = None,
    on_progress: OnProgress = lambda progress: None,
) -> Film:
    """Render a film into a folder of its own in ``out``.

    Parameters
    ----------
    workers : number of processes; by default one for each core.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    with work_folder(out) as work:
        job = with_narration(job, work, on_progress)
        videos = render_all(chapter_tasks(job.chapters, work), workers, on_progress)
        return assemble(job, videos, work, out)


def assemble(job: FilmJob, videos: Sequence[ChapterVideo], work: Path, out: Path) -> Film:
    """Join rendered chapters into a film in ``work``, and move its files into a folder in ``out``.

    The MP4 is moved last: where there is one, all that belongs to it is there.
    """
    timeline = Timeline.of(job.format, [video.record for video in videos])
    texts = {
        ".srt": captions.srt(timeline.cues),
        ".vtt": captions.vtt(timeline.cues),
        ".json": to_json(describe_film(job, timeline)),
    }
    for suffix, text in texts.items():
        (work / f"{job.stem}{suffix}").write_text(text, encoding="utf-8")
    poster_path(best_poster(videos).path).replace(work / f"{job.stem}.png")
    film = work / f"{job.stem}.mp4"
    mux(job, [video.path for video in videos], timeline, film)
    suffixes = published_suffixes(job)
    publish(work, out / job.stem, [f"{job.stem}{suffix}" for suffix in suffixes])
    path = out / job.stem / film.name
    for suffix in set(SUFFIXES) - set(suffixes):
        path.with_suffix(suffix).unlink(missing_ok=True)  # an older film's
    return Film(path, timeline.seconds, path.stat().st_size)


def published_suffixes(job: FilmJob) -> list[str]:
    """Return the suffixes of a film's files, in the order in which they are published."""
    captions_left_out = set(CAPTION_FILES) - set(job.narration.captions)
    return [suffix for suffix in SUFFIXES if suffix[1:] not in captions_left_out]


def best_poster(videos: Sequence[ChapterVideo]) -> ChapterVideo:
    """Return the chapter whose poster is the film's: the first that names one, or the first."""
    return next((video for video in videos if video.record.names_poster), videos[0])


def finished_film(job: FilmJob, out: Path) -> Film | None:
    """Return the film of a job if it is complete and would come out the same again; else None."""
    path = out / job.stem / f"{job.stem}.mp4"
    try:
        sidecar = read_sidecar(path.with_suffix(".json"))
        files = [path.with_suffix(suffix) for suffix in published_suffixes(job)]
        if (
            isinstance(sidecar, FilmSidecar)
            and all(file.is_file() for file in files)
            and describes(sidecar, job)
            and count_frames(path) == sidecar.film.frames
        ):
            return Film(path, sidecar.film.seconds, path.stat().st_size)
    except (OSError, StudioError, av.FFmpegError):  # missing, or not a film of digitfilm's
        pass
    return None


def count_frames(film: Path) -> int:
    """Count the frames in a film's file without decoding them."""
    with av.open(str(film)) as container:
        return sum(packet.size > 0 for packet in container.demux(video=0))
