"""Decks for lectures: a slide for each beat, which plays and stops at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from scenes import style
from scenes.language import catalogue
from scenes.records import ReadoutRecord
from scenes.style import theme
from studio.errors import StudioError
from studio.files import cannot_write, publish_folder, work_folder
from studio.outputs.slides.handout import write_handout
from studio.outputs.slides.html import OWN_FILES, write_html
from studio.outputs.slides.powerpoint import write_powerpoint
from studio.outputs.slides.slide import Deck, Slide
from studio.planning.jobs import ChapterJob, FilmJob
from studio.planning.names import chapter_slug
from studio.rendering.cut import BeatClip, beat_clips, reverse_clip
from studio.rendering.dry_run import dry_run
from studio.rendering.pool import OnProgress
from studio.sidecar import number_labels

HTML, PPTX, PDF = "html", "pptx", "pdf"
DECK_KINDS = (HTML, PPTX, PDF)


def make_decks(
    job: FilmJob,
    out: Path,
    kinds: Sequence[str] = (HTML,),
    workers: int | None = None,
    on_progress: OnProgress = lambda progress: None,
) -> list[Path]:
    """Make decks of all beats of a film in ``out``; the film is rendered once for all of them.

    Parameters
    ----------
    kinds : of decks, of :data:`DECK_KINDS`.
    workers : number of processes; by default one for each core.

    Returns
    -------
    The file to open, for each kind.

    Raises
    ------
    StudioError
        When a package that a kind needs is not installed, or nothing can be written there.
    """
    if PPTX in kinds and find_spec("pptx") is None:
        raise StudioError(
            "--to pptx needs python-pptx; "
            "install it with: .venv/bin/pip install -r requirements/slides.txt"
        )
    with style.using(job.look), work_folder(out) as work:
        if set(kinds) == {PDF}:
            slides = _slides_of_stills(job, work, workers, on_progress)
        else:
            slides = _slides_of_clips(job, work, workers, on_progress, with_reversed=HTML in kinds)
        deck = _deck(job, slides)
        return [
            _publish(*_write(deck, kind, work), out, f"{job.stem}-slides")
            for kind in dict.fromkeys(kinds)
        ]


def _slides_of_clips(
    job: FilmJob,
    work: Path,
    workers: int | None,
    on_progress: OnProgress,
    *,
    with_reversed: bool,
) -> list[Slide]:
    """Render slides that play, with their reversed clips where they are wanted."""
    clips = beat_clips(job, work, workers, on_progress)
    slides = []
    for _, group in groupby(clips, key=lambda clip: id(clip.job)):
        chapter = list(group)
        for number, clip in enumerate(chapter, 1):
            place = f"{number} / {len(chapter)}"
            slide = _slide(clip.job, clip.name, clip.narration, clip.readouts, place)
            slide = replace(slide, still=clip.still, clip=clip.path, seconds=clip.seconds)
            if with_reversed:
                slide = replace(slide, reversed_clip=_reverse(clip))
            slides.append(slide)
    return _numbered(slides)


def _reverse(clip: BeatClip) -> Path:
    return reverse_clip(clip, clip.path.with_name(f"back_{clip.path.name}"))


def _slides_of_stills(
    job: FilmJob, work: Path, workers: int | None, on_progress: OnProgress
) -> list[Slide]:
    """Draw slides that do not play, by a dry run."""
    slides = []
    for run in dry_run(job.chapters, work, on_progress, workers=workers, with_stills=True):
        beats, readouts = run.record.beats, run.record.readouts
        for number, (beat, still) in enumerate(zip(beats, run.stills, strict=True), 1):
            place = f"{number} / {len(beats)}"
            slide = _slide(run.job, beat.name, beat.narration, readouts, place)
            slides.append(replace(slide, still=still))
    return _numbered(slides)


def _slide(
    job: ChapterJob, beat: str, narration: str, readouts: Sequence[ReadoutRecord], place: str
) -> Slide:
    """Return the slide of a beat, with the numbers that appear in it but not those from before.

    Its own number and its pictures are still missing.
    """
    new = [readout for readout in readouts if readout.beat == beat]
    numbers = tuple(number_labels.lines(new, job.network.sizes))
    name = f"{chapter_slug(job.chapter)}.{beat}"
    title = str(catalogue.translate(job.chapter.title))
    return Slide(0, name, title, place, narration, numbers, Path())


def _numbered(slides: Sequence[Slide]) -> list[Slide]:
    return [replace(slide, number=number) for number, slide in enumerate(slides, 1)]


def _deck(job: FilmJob, slides: Sequence[Slide]) -> Deck:
    return Deck(
        job.title,
        job.look.language,
        job.format.width,
        job.format.height,
        theme().background.to_hex(),
        theme().ink.to_hex(),
        tuple(slides),
    )


def _write(deck: Deck, kind: str, work: Path) -> tuple[Path, str]:
    """Write a deck into the work folder; return its path, and the file in it to be opened."""
    path = work / f"deck.{kind}"
    if kind == HTML:
        write_html(deck, path)
        return path, "index.html"
    if kind == PDF:
        write_handout(deck, path)
    else:
        write_powerpoint(deck, path)
    return path, ""


def _publish(deck: Path, opened: str, out: Path, stem: str) -> Path:
    """Move a deck into place, instead of an older one, and return the file to open."""
    if deck.is_dir():
        publish_folder(deck, out / stem, opened, OWN_FILES)
        return out / stem / opened
    target = out / f"{stem}{deck.suffix}"
    try:
        deck.replace(target)
    except OSError as error:
        raise cannot_write(target, error) from error
    return target
