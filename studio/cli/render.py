"""render: render a film, or some chapters, as one MP4."""

from __future__ import annotations

from pathlib import Path

import click

from network import Digit, Network
from scenes.look import Look
from studio.cli import options
from studio.cli.output import say
from studio.cli.progress import FilmProgress
from studio.outputs.assembly import make_film
from studio.planning.formats import Format
from studio.planning.jobs import plan_film
from studio.planning.narration_options import NarrationOptions


@click.command("render")
@click.argument("names", nargs=-1, metavar="[FILM|CHAPTER]...")
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
    """Render a film, or just some chapters, as one MP4.

    Name a film (short or full) or any chapters, in the order you want them; `digitfilm list` shows
    them all. Without a name, you get the short film. Captions, a poster image, and a JSON file with
    every number in the film are saved next to it.
    """
    job = plan_film(names or ("short",), digit, network, film_format, look, narration)
    with FilmProgress(job) as progress:
        film = make_film(job, out, jobs, progress.update)
    say(f"{film.path}  ({film.seconds:.1f} s, {job.format}, {film.size / 1e6:.1f} MB)")
