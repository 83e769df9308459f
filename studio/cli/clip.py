"""clip, again: single chapters and beats as files of their own, and the same ones once more."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.progress import FilmProgress
from studio.outputs.clip import CLIPS_FOLDER, make_clips, plan_clips
from studio.outputs.film import make_film
from studio.planning.formats import KINDS, Format
from studio.planning.jobs import LARGEST_GIF, ClipJob, FilmJob
from studio.sidecar import load


@click.command("clip")
@click.argument("names", nargs=-1, required=True, metavar="CHAPTER[.BEAT]...")
@click.option(
    "--format",
    "-f",
    "kind",
    type=click.Choice(list(KINDS)),
    default="mp4",
    show_default=True,
    help="webm is VP9, mov ProRes 4444; png, svg and pdf show the end of each beat.",
)
@click.option(
    "--transparent",
    "is_transparent",
    is_flag=True,
    help="Without the ground (webm, mov, png, svg, pdf).",
)
@click.option(
    "--max-size",
    "limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help=f"A gif gives up width, then frames, until it fits.  [default: {LARGEST_GIF:g}]",
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
    """Make files of single chapters or single beats, in OUT/clips; `digitfilm list` names them."""
    parts = plan_clips(
        names, digit, network, film_format, look, kind, is_transparent=is_transparent, limit=limit
    )
    _make(parts, out / CLIPS_FOLDER, jobs)


def _make(parts: list[ClipJob], folder: Path, workers: int | None) -> None:
    with FilmProgress(FilmJob("", "", tuple(parts))) as progress:
        made = make_clips(parts, folder, workers, progress.update)
    for clip in made:
        note = f"{clip.note}, " if clip.note else ""
        click.echo(f"{clip.path}  ({note}{clip.size / 1e6:.2f} MB)")


@click.command("again")
@click.argument(
    "facts", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="CLIP.json"
)
@click.option(
    "--network",
    type=options.NetworkParameter(),
    help="The network that it was made with, where it is not the shipped one and does not lie beside.",
)
@options.out
@options.jobs
def again_command(facts: Path, network: Network | None, out: Path, jobs: int | None) -> None:
    """Make a clip or film again, as the JSON beside it says: the same frames."""
    told = load.read(facts, network)
    if told.warning:
        click.echo(told.warning, err=True)
    if isinstance(told.job, ClipJob):
        _make([told.job], out / CLIPS_FOLDER, jobs)
    else:
        with FilmProgress(told.job) as progress:
            film = make_film(told.job, out, jobs, progress.update)
        click.echo(f"{film.path}  ({film.seconds:.1f} s, {film.size / 1e6:.1f} MB)")
