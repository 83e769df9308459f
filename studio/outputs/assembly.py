"""Assembly of a film in a folder of its own: chapters rendered, joined, and moved into place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

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
from studio.sidecar.describe import describe_film, describes, is_whole
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
    made = {suffix: work / f"{job.stem}{suffix}" for suffix in SUFFIXES}
    made[".srt"].write_text(captions.srt(timeline.cues), encoding="utf-8")
    made[".vtt"].write_text(captions.vtt(timeline.cues), encoding="utf-8")
    poster_path(best_poster(videos).path).replace(made[".png"])
    mux(job, [video.path for video in videos], timeline, made[".mp4"])
    suffixes = published_suffixes(job)
    others = [made[suffix] for suffix in suffixes if suffix != ".json"]
    made[".json"].write_text(to_json(describe_film(job, timeline, others)), encoding="utf-8")
    publish(work, out / job.stem, [made[suffix].name for suffix in suffixes])
    path = out / job.stem / made[".mp4"].name
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
    """Return the film of a job if it is whole and would come out the same again; else None."""
    path = out / job.stem / f"{job.stem}.mp4"
    try:
        sidecar = read_sidecar(path.with_suffix(".json"))
        suffixes = [suffix for suffix in published_suffixes(job) if suffix != ".json"]
        if (
            isinstance(sidecar, FilmSidecar)
            and describes(sidecar, job)
            and [entry.suffix for entry in sidecar.files] == suffixes
            and all(is_whole(path.with_suffix(entry.suffix), entry) for entry in sidecar.files)
        ):
            return Film(path, sidecar.film.seconds, path.stat().st_size)
    except (OSError, StudioError):  # missing, or not a film of digitfilm's
        pass
    return None
