"""slides: make decks for lectures."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.progress import FilmProgress
from studio.outputs.slides.deck import DECK_KINDS, HTML, make_decks
from studio.planning.formats import Format
from studio.planning.jobs import plan_film


@click.command("slides")
@click.argument("names", nargs=-1, required=True, metavar="FILM|CHAPTER...")
@click.option(
    "--to",
    "kinds",
    type=click.Choice(DECK_KINDS),
    multiple=True,
    default=[HTML],
    show_default=True,
    help="A folder for any browser, PowerPoint, or pages to print; may be given several times.",
)
@options.digit
@options.quality
@options.look
@options.out
@options.jobs
def slides_command(
    names: tuple[str, ...],
    kinds: tuple[str, ...],
    digit: Digit,
    film_format: Format,
    look: Look,
    out: Path,
    network: Network,
    jobs: int | None,
) -> None:
    """Make slides for a lecture, one for each beat: it plays, and rests at its end.

    The speaker's notes are what is told, and the real numbers. Keys of the html deck: S opens the
    speaker's view, C shows the notes below, one step back runs the beat backwards, R plays it
    again, ? lists all others.
    """
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        decks = make_decks(job, out, kinds, jobs, progress.update)
    click.echo("\n".join(map(str, decks)))
