"""Decks for lectures: one slide a beat, which plays and rests at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path

from scenes import style
from scenes.language import catalogue
from scenes.storyboard import ReadoutRecord
from scenes.style import theme
from studio.errors import StudioError
from studio.files import cannot_write, work_folder
from studio.outputs.slides.handout import write_handout
from studio.outputs.slides.html import write_html
from studio.outputs.slides.powerpoint import write_powerpoint
from studio.outputs.slides.slide import Deck, Slide
from studio.planning.jobs import ChapterJob, FilmJob
from studio.planning.names import snake_case
from studio.rendering.cut import BeatClip, beat_clips, reversed_clip
from studio.rendering.dry_run import OnProgress, dry_run
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
    """Make decks of all beats of a job in ``out``; a film is rendered once for all of them.

    Returns
    -------
    list
        What to open, one for each kind.

    Raises
    ------
    StudioError
        When a kind needs what is not installed, or nothing can be written there.
    """
    if PPTX in kinds and find_spec("pptx") is None:
        raise StudioError(
            "--to pptx needs python-pptx: .venv/bin/pip install -r requirements/slides.txt"
        )
    with style.using(job.look), work_folder(out) as work:
        if set(kinds) == {PDF}:
            slides = _resting(job, work, workers, on_progress)
        else:
            slides = _rendered(job, work, workers, on_progress, turned=HTML in kinds)
        deck = _deck(job, slides)
        return [
            _publish(*_written(deck, kind, work), out, f"{job.stem}-slides")
            for kind in dict.fromkeys(kinds)
        ]


def _rendered(
    job: FilmJob, work: Path, workers: int | None, on_progress: OnProgress, turned: bool
) -> list[Slide]:
    """Slides that play; ``turned``: and run backwards."""
    clips = beat_clips(job, work, workers, on_progress)
    slides = []
    for _, group in groupby(clips, key=lambda clip: id(clip.job)):
        chapter = list(group)
        for place, clip in enumerate(chapter):
            slide = _slide(
                clip.job, clip.name, clip.narration, clip.readouts, f"{place + 1} / {len(chapter)}"
            )
            slides.append(replace(slide, still=clip.still, clip=clip.path, seconds=clip.seconds))
            if turned:
                slides[-1] = replace(slides[-1], backwards=_turned(clip))
    return _numbered(slides)


def _turned(clip: BeatClip) -> Path:
    return reversed_clip(clip, clip.path.with_name(f"back_{clip.path.name}"))


def _resting(job: FilmJob, work: Path, workers: int | None, on_progress: OnProgress) -> list[Slide]:
    """Slides that stand still; they take no rendering."""
    slides = []
    for played in dry_run(job.chapters, work, on_progress, workers=workers, with_ends=True):
        beats, readouts = played.record.beats, played.record.readouts
        for place, (beat, end) in enumerate(zip(beats, played.ends, strict=True)):
            slide = _slide(
                played.job, beat.name, beat.narration, readouts, f"{place + 1} / {len(beats)}"
            )
            slides.append(replace(slide, still=end))
    return _numbered(slides)


def _slide(
    job: ChapterJob, beat: str, narration: str, readouts: Sequence[ReadoutRecord], place: str
) -> Slide:
    """A beat with the numbers that it brings; those that stay on screen from before are with the beat they came in."""
    told = tuple(
        number_labels.lines(
            [readout for readout in readouts if readout.beat == beat], job.network.sizes
        )
    )
    name = f"{snake_case(job.chapter)}.{beat}"
    return Slide(
        0, name, str(catalogue.translate(job.chapter.title)), place, narration, told, Path()
    )


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


def _written(deck: Deck, kind: str, work: Path) -> tuple[Path, str]:
    """A deck in the work folder, and what of it is to be opened."""
    path = work / f"deck.{kind}"
    if kind == HTML:
        write_html(deck, path)
        return path, "index.html"
    if kind == PDF:
        write_handout(deck, path)
    else:
        write_powerpoint(deck, path)
    return path, ""


def _publish(made: Path, opened: str, out: Path, stem: str) -> Path:
    """Move a deck into place at one stroke; an older one goes."""
    place = out / (stem if made.is_dir() else f"{stem}{made.suffix}")
    try:
        if made.is_dir() and place.exists():
            place.replace(made.with_name("older"))
        made.replace(place)
    except OSError as error:
        raise cannot_write(place, error) from error
    return place / opened
