"""stills: draw the end of every beat."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.progress import FilmProgress
from studio.outputs.stills import make_stills
from studio.planning.formats import Format
from studio.planning.jobs import plan_film


@click.command("stills")
@click.argument("names", nargs=-1, required=True, metavar="CHAPTER...")
@options.digit
@options.quality
@options.look
@options.out
def stills_command(
    names: tuple[str, ...],
    digit: Digit,
    film_format: Format,
    look: Look,
    out: Path,
    network: Network,
) -> None:
    """Draw the end of every beat of chapters as a PNG each, and a contact sheet of them all."""
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        sheet = make_stills(job, out, progress.update)
    click.echo(sheet)
