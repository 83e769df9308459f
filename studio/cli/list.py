"""list: print films, chapters, and beats with their durations."""

from __future__ import annotations

import click

from network import Digit, Network
from network.selection import DEFAULT_DIGIT, find_digit
from studio.cli import options
from studio.cli.output import say
from studio.planning.durations import Durations, shipped_durations
from studio.sidecar.describe_reading import is_shipped


@click.command("list")
@options.digit
@options.language
@options.jobs
@click.option(
    "--exact",
    is_flag=True,
    help="Measure the lengths for this very digit and network; takes a minute.",
)
def list_command(
    digit: Digit, network: Network, language: str, jobs: int | None, exact: bool
) -> None:
    """List films, chapters, and beats, with their lengths.

    A film is made of chapters, and a chapter of beats, one idea each. Use these names with the
    other commands. Lengths vary a little from digit to digit: those marked "about" were measured
    for another one.
    """
    if exact:
        say(_exact(digit, network, language, jobs).table())
        return
    durations = shipped_durations(language)
    is_default = is_shipped(network) and digit.origin == find_digit(DEFAULT_DIGIT, network).origin
    say(durations.table(is_about=not (is_default and durations.language == language)))


def _exact(digit: Digit, network: Network, language: str, jobs: int | None) -> Durations:
    """Return durations for this digit, by a dry run of all chapters."""
    from scenes.look import Look  # imports Manim, as do all that follow
    from studio.cli.progress import FilmProgress
    from studio.outputs.measure_durations import measure_durations
    from studio.planning.formats import FORMATS
    from studio.planning.jobs import plan_film

    job = plan_film(("full",), digit, network, FORMATS["l"], Look(language=language))
    with FilmProgress(job) as progress:
        return measure_durations(job, jobs, progress.update)
