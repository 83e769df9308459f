"""sheet: lay out a film's beats on a page."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.progress import FilmProgress
from studio.outputs.overview import make_overview
from studio.planning.formats import Format
from studio.planning.jobs import plan_film


@click.command("sheet")
@click.argument("names", nargs=-1, required=True, metavar="FILM or CHAPTER...")
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
    """Lay out all beats on a contact sheet (PNG and PDF) with number, name, words and start;
    also as plain text.

    The text has every number on the screen, for people who do not see the film. Recordings for
    --voice-file are called after the names on the sheet.
    """  # noqa: D205 - the words of the help
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        paths = make_overview(job, out, progress.update)
    for path in paths:
        click.echo(path)
