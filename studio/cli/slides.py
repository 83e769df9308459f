"""slides: make slides for a lecture."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.output import say
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
    help="html: a folder that opens in any browser. pptx: PowerPoint, Keynote, or LibreOffice. "
    "pdf: a handout to print. Repeat it to make several kinds at once.",
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
    """Make slides for a lecture, one for each beat of a film.

    Each slide plays its beat and stops at the end. The speaker notes hold the narration and the
    real numbers.

    Keys in the html slides: right and left arrow go on and back (going back plays the beat in
    reverse), S opens the speaker view, C shows the notes below the slide, R plays the beat again,
    and ? lists all keys.
    """
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        decks = make_decks(job, out, kinds, jobs, progress.update)
    say("\n".join(map(str, decks)))
