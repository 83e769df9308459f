"""Single chapters and single beats as files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from network import Digit, Network
from scenes.look import Look
from scenes.storyboard import Storyboard
from studio.errors import StudioError
from studio.files import publish, work_folder
from studio.planning.formats import KINDS
from studio.planning.jobs import ChapterJob, Format, key, plan_film
from studio.rendering.gif import fit_gif
from studio.rendering.part import LARGEST_GIF, PartJob, draw_part, draw_stills, told_beats
from studio.rendering.pool import Progress, Task, render_tasks
from studio.sidecar.clip_facts import facts_name, is_own, save_network, write_facts

CLIPS_FOLDER = "clips"  # in which they lie below the folder of what is made


@dataclass(frozen=True)
class Clip:
    """A finished clip.

    Attributes
    ----------
    note : what was chosen on the way, where something was.
    """

    path: Path
    size: int
    note: str


def plan_clips(
    names: Sequence[str],
    digit: Digit,
    network: Network,
    film_format: Format,
    look: Look,
    kind: str,
    *,
    is_transparent: bool = False,
    limit: float | None = None,
) -> list[PartJob]:
    """A job for each clip that is named: ``CHAPTER``, ``CHAPTER.BEAT``, or a film for all of its chapters.

    Raises
    ------
    StudioError
        With one sentence, when something does not exist or does not go together.
    """
    KINDS[kind].check(is_transparent=is_transparent, limit=limit)
    jobs = [
        PartJob(**known_of(job), beat=beat, kind=kind, is_transparent=is_transparent, limit=limit or LARGEST_GIF)
        for name in names
        for job, beat in _named(name, digit, network, film_format, look)
    ]
    with TemporaryDirectory() as media:
        jobs = [part for job in jobs for part in _checked(job, Path(media))]
    return list({job.file_name: job for job in jobs}.values())


def known_of(job: ChapterJob) -> dict[str, Any]:
    """What a chapter's job says."""
    return {field.name: getattr(job, field.name) for field in fields(ChapterJob)}


def _named(name: str, digit: Digit, network: Network, film_format: Format, look: Look) -> list[tuple[ChapterJob, str]]:
    """The chapters that a name stands for, and the beat."""
    chapter, _, beat = name.partition(".")
    jobs = plan_film([chapter], digit, network, film_format, look).chapters
    if beat and len(jobs) > 1:
        example = f"{jobs[-1].chapter.__name__}.{jobs[-1].chapter.beats()[0]}"
        raise StudioError(f"{name}: {chapter} is a film; name a chapter and its beat, such as {example}")
    return [(job, find_beat(job.chapter, beat) if beat else "") for job in jobs]


def _checked(job: PartJob, media: Path) -> list[PartJob]:
    """The job itself, or one for each beat where all their ends are wanted."""
    if job.written_as.moves and not job.beat:
        return [job]
    beats = told_beats(job, media)
    if job.beat and job.beat not in beats:
        raise StudioError(f"{job.name}: this beat is not told of this network and digit")
    return [job] if job.beat else [replace(job, beat=beat) for beat in beats]


def find_beat(chapter: type[Storyboard], named: str) -> str:
    """The beat that is meant; case, ``_`` and ``-`` do not matter.

    Raises
    ------
    StudioError
        When there is none.
    """
    for beat in chapter.beats():
        if key(beat) == key(named):
            return beat
    raise StudioError(f"{chapter.__name__}.{named}: no such beat; {chapter.__name__} has {', '.join(chapter.beats())}")


def make_clips(
    jobs: Sequence[PartJob],
    out: Path,
    workers: int | None = None,
    on_progress: Callable[[Progress], None] = lambda progress: None,
) -> list[Clip]:
    """Make all clips, each with a file of all facts, in ``out``.

    Raises
    ------
    StudioError
        When they cannot be written there, or a GIF does not become small enough.
    """
    with work_folder(out) as work:
        notes = {job.file_name: note for job, note in _drawn(jobs, work, workers, on_progress)}
        networks = [save_network(job.network, work) for job in jobs if is_own(job.network)]
        files = [name for made in notes for name in (facts_name(made), made)]
        publish(work, out, [*dict.fromkeys(networks), *files])
    paths = [out / job.file_name for job in jobs]
    return [Clip(path, path.stat().st_size, notes[path.name]) for path in paths]


def _drawn(
    jobs: Sequence[PartJob], work: Path, workers: int | None, on_progress: Callable[[Progress], None]
) -> Iterator[tuple[PartJob, str]]:
    """Draw all clips and write their facts; gives back each with what was chosen on the way."""
    moving, resting = moving_first(jobs)
    tasks = [Task(n, job, work / f"part{n:03}{job.written_as.drawn_as}", draw_part) for n, job in enumerate(moving)]
    videos = render_tasks(tasks, workers, on_progress) if tasks else []
    for job, video in zip(moving, videos, strict=True):
        path = work / job.file_name
        note = str(fit_gif(video.path, path, int(job.limit * 1e6))) if job.kind == "gif" else ""
        if job.kind != "gif":
            video.path.rename(path)
        write_facts(job, video.record, path)
        yield job, note
    for together in by_look(resting):
        record = draw_stills(together, work)
        for job in together:
            write_facts(job, record, work / job.file_name)
            yield job, ""


def moving_first(jobs: Sequence[PartJob]) -> tuple[list[PartJob], list[PartJob]]:
    """The videos, and the stills."""
    moving = [job for job in jobs if job.written_as.moves]
    return moving, [job for job in jobs if not job.written_as.moves]


def by_look(jobs: Sequence[PartJob]) -> list[list[PartJob]]:
    """Stills that are drawn in one go: a chapter is played once, however many of its beats are wanted."""
    return [list(together) for _, together in groupby(jobs, lambda job: replace(job, beat=""))]
