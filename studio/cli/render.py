"""render: make one MP4 of a film or of chapters."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.progress import FilmProgress
from studio.outputs.assembly import make_film
from studio.planning.formats import Format
from studio.planning.jobs import plan_film
from studio.planning.narration_options import NarrationOptions


@click.command("render")
@click.argument("names", nargs=-1, metavar="[FILM or CHAPTER]...")
@options.digit
@options.quality
@options.look
@options.narration
@options.out
@options.jobs
def render_command(
    names: tuple[str, ...],
    digit: Digit,
    film_format: Format,
    look: Look,
    narration: NarrationOptions,
    out: Path,
    network: Network,
    jobs: int | None,
) -> None:
    """Render a film, or chapters in the order given, as one MP4 (by default the film "short")."""
    job = plan_film(names or ("short",), digit, network, film_format, look, narration)
    with FilmProgress(job) as progress:
        film = make_film(job, out, jobs, progress.update)
    click.echo(f"{film.path}  ({film.seconds:.1f} s, {job.format}, {film.size / 1e6:.1f} MB)")
