"""batch: render a film for each of many digits."""

from __future__ import annotations

from pathlib import Path

import click

from network import Network
from network.printable import printable
from scenes.look import Look
from studio.cli import options
from studio.cli.output import say
from studio.cli.progress import BatchProgress, batch_summary, pictures_status
from studio.errors import StudioError
from studio.outputs.assembly import Film
from studio.outputs.batch import Batch, make_films
from studio.outputs.batch_inputs import collect
from studio.outputs.manifest import Manifest
from studio.planning.formats import Format
from studio.planning.jobs import FilmJob
from studio.planning.names import find_chapters, is_film_or_chapter


@click.command("batch")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--scenes",
    multiple=True,
    metavar="FILM|CHAPTER,...",
    help="What to render for each digit: one or more films and chapters, separated by spaces or "
    "commas.  [default: short]",
)
@options.quality
@options.look
@options.out
@options.network
@options.jobs
@click.pass_context
def batch_command(
    ctx: click.Context,
    sources: tuple[str, ...],
    scenes: tuple[str, ...],
    film_format: Format,
    look: Look,
    out: Path,
    network: Network,
    jobs: int | None,
) -> None:
    """Render a film for each of many digits.

    A SOURCE is a folder of pictures, a CSV file, a range such as test:0-99, "all" (one clear digit
    of each class), or anything that --digit accepts. Folders called 0 to 9 in a folder of pictures
    say what the pictures in them are meant to be. Each line of a CSV file names a digit and, if
    you know it, what it's meant to be: "anna.png,7". Its paths are relative to the CSV file. A file
    that is itself called 7, all, or short is ./7, ./all, or ./short.

    manifest.csv, next to the films, lists every digit, what the network read, and which files were
    made. If a digit fails, the others are still rendered; the failures are listed at the end, and
    the exit code is 1.

    Run it again after an interruption: finished films are kept, and only the missing ones are
    rendered.
    """
    names, digits = _scenes_and_digits(scenes, sources)
    with pictures_status():
        entries, left_out = collect(digits, network)
    for note in left_out:
        say(note, is_error=True)
    batch = Batch.plan(entries, names, network, film_format, look)
    outcomes = batch.finished_films(out)
    earlier = len(outcomes)
    manifest = Manifest(out, batch)
    manifest.write(outcomes)
    missing = [job for stem, job in batch.jobs.items() if stem not in outcomes]
    with BatchProgress(missing) as progress:

        def end_film(job: FilmJob, outcome: Film | str) -> None:
            outcomes[job.stem] = outcome
            manifest.write(outcomes)
            progress.end(job)

        make_films(missing, out, jobs, progress.update, end_film)
    failures = batch.failures(outcomes)
    say(f"{manifest.path}  ({batch_summary(batch, outcomes, earlier)})")
    for name, reason in failures:
        shown = printable(name)
        say(reason if reason.startswith(shown) else f"{shown}: {reason}", is_error=True)
    if failures:
        ctx.exit(1)


def _scenes_and_digits(
    scenes: tuple[str, ...], sources: tuple[str, ...]
) -> tuple[list[str], list[str]]:
    """Return the names of films and chapters, and the sources of digits.

    Names may also follow ``--scenes FILM`` with blanks between, which click takes as sources.

    Raises
    ------
    StudioError
        When a film or chapter does not exist, or no digit is named.
    """
    more = [source for source in sources if scenes and is_film_or_chapter(source)]
    names = [name for text in scenes for name in text.replace(",", " ").split()] + more or ["short"]
    find_chapters(names)
    digits = [source for source in sources if source not in more]
    if not digits:
        raise StudioError(
            f"no digits to film, only what to render ({', '.join(names)}); "
            "add a folder of pictures, a CSV file, or a range such as test:0-9"
        )
    return names, digits
