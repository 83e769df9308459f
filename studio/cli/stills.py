"""stills: save the end of every beat as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.output import say
from studio.cli.progress import FilmProgress
from studio.outputs.stills import make_stills
from studio.planning.formats import Format
from studio.planning.jobs import plan_film


@click.command("stills")
@click.argument("names", nargs=-1, required=True, metavar="FILM|CHAPTER...")
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
    """Save the end of every beat as a picture (PNG).

    A contact sheet shows all of them at a glance.
    """
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        sheet = make_stills(job, out, progress.update)
    say(sheet)
