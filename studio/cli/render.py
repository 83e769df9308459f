"""render, list, stills: what is made of chapters."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.narration_options import telling
from studio.cli.progress import FilmProgress, table_of_films
from studio.outputs.film import durations, make_film
from studio.outputs.stills import make_stills
from studio.planning.formats import FORMATS, Format
from studio.planning.jobs import plan_film
from studio.planning.names import find_chapters
from studio.planning.narration import Telling


@click.command("render")
@click.argument("names", nargs=-1, metavar="[FILM or CHAPTER]...")
@options.digit
@options.quality
@options.look
@telling
@options.out
@options.jobs
def render_command(
    names: tuple[str, ...],
    digit: Digit,
    film_format: Format,
    look: Look,
    telling: Telling,
    out: Path,
    network: Network,
    jobs: int | None,
) -> None:
    """Render a film, or chapters in the order given, as one MP4 (by default the film "short")."""
    job = plan_film(names or ("short",), digit, network, film_format, look, telling)
    with FilmProgress(job) as progress:
        film = make_film(job, out, jobs, progress.update)
    click.echo(f"{film.path}  ({film.seconds:.1f} s, {job.format}, {film.size / 1e6:.1f} MB)")


@click.command("list")
@options.digit
@options.language
@options.jobs
def list_command(digit: Digit, network: Network, language: str, jobs: int | None) -> None:
    """List the films, their chapters and beats, and how long they last for a digit."""
    job = plan_film(("full",), digit, network, FORMATS["l"], Look(language=language))
    with FilmProgress(job) as progress:
        records = durations(job, jobs, progress.update)
    click.echo(table_of_films(records))


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
    find_chapters(names)
    job = plan_film(names, digit, network, film_format, look)
    with FilmProgress(job) as progress:
        made = make_stills(job, out, progress.update)
    click.echo(made)
