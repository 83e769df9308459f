"""clip: export single chapters and beats."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.output import say
from studio.cli.progress import FilmProgress
from studio.outputs.clip import CLIPS_FOLDER, make_clips, plan_clips
from studio.planning.formats import CLIP_KINDS, Format
from studio.planning.jobs import LARGEST_GIF, ClipJob, FilmJob


@click.command("clip")
@click.argument("names", nargs=-1, required=True, metavar="CHAPTER[.BEAT]...")
@click.option(
    "--format",
    "-f",
    "kind",
    type=click.Choice(list(CLIP_KINDS)),
    default="mp4",
    show_default=True,
    help="mp4 (H.264), webm (VP9), mov (ProRes 4444), and gif play; png, svg, and pdf show the end "
    "of each beat.",
)
@click.option(
    "--transparent",
    "is_transparent",
    is_flag=True,
    help="Leave out the background (webm, mov, png, svg, pdf).",
)
@click.option(
    "--max-size",
    "limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="Largest size of a gif; its resolution and frame rate are lowered until it fits.  "
    f"[default: {LARGEST_GIF:g}]",
)
@options.digit
@options.quality
@options.look
@options.out
@options.jobs
def clip_command(
    names: tuple[str, ...],
    kind: str,
    is_transparent: bool,
    limit: float | None,
    digit: Digit,
    film_format: Format,
    look: Look,
    out: Path,
    network: Network,
    jobs: int | None,
) -> None:
    """Export single chapters or beats as video, GIF, or image files.

    A chapter is made of beats, one idea each; `digitfilm list` shows them all. The files go to the
    folder "clips" in OUT.
    """
    clips = plan_clips(
        names, digit, network, film_format, look, kind, is_transparent=is_transparent, limit=limit
    )
    make_and_report(clips, out / CLIPS_FOLDER, jobs)


def make_and_report(clip_jobs: list[ClipJob], folder: Path, workers: int | None) -> None:
    """Make clips with a progress bar, and print their paths."""
    with FilmProgress(FilmJob("", "", tuple(clip_jobs))) as progress:
        clips = make_clips(clip_jobs, folder, workers, progress.update)
    for clip in clips:
        note = f"{clip.note}, " if clip.note else ""
        say(f"{clip.path}  ({note}{clip.size / 1e6:.2f} MB)")
