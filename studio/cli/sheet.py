"""sheet: lay out a film's beats on one sheet."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.output import say
from studio.cli.progress import FilmProgress
from studio.outputs.overview import make_overview
from studio.planning.formats import Format
from studio.planning.jobs import plan_film


@click.command("sheet")
@click.argument("names", nargs=-1, required=True, metavar="FILM|CHAPTER...")
@options.digit
@options.quality
@options.look
@options.out
def sheet_command(
    names: tuple[str, ...],
    digit: Digit,
    film_format: Format,
    look: Look,
    out: Path,
    network: Network,
) -> None:
    """Lay out a film's beats on one sheet, with their narration.

    Each beat is shown with its number, name, start time, and narration, as PNG and PDF. Use it to
    choose clips, or to name your recordings for --voice-file.

    DESCRIPTION.txt has the narration and every number on the screen as plain text, for people who
    can't see the film.
    """
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        paths = make_overview(job, out, progress.update)
    for path in paths:
        say(path)
