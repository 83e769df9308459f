"""again: remake a clip or film from its sidecar."""

from __future__ import annotations

from pathlib import Path

import click

from network import Network
from studio.cli import options
from studio.cli.clip import make_and_report
from studio.cli.output import say
from studio.cli.progress import FilmProgress
from studio.outputs.assembly import make_film
from studio.outputs.clip import CLIPS_FOLDER
from studio.planning.jobs import ClipJob
from studio.sidecar.load import load_job


@click.command("again")
@click.argument(
    "sidecar", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE.json"
)
@click.option(
    "--network",
    type=options.NetworkParameter(),
    help="The network it was made with, if that isn't the built-in one and its file is no longer "
    "next to the JSON file.",
)
@options.out
@options.jobs
def again_command(sidecar: Path, network: Network | None, out: Path, jobs: int | None) -> None:
    """Remake a clip or film, frame for frame, from its JSON file.

    The JSON file is saved next to every clip and film. It holds everything needed to make the same
    frames again: the digit, the network, and every option.
    """
    loaded = load_job(sidecar, network)
    if loaded.warning:
        say(loaded.warning, is_error=True)
    if isinstance(loaded.job, ClipJob):
        make_and_report([loaded.job], out / CLIPS_FOLDER, jobs)
    else:
        with FilmProgress(loaded.job) as progress:
            film = make_film(loaded.job, out, jobs, progress.update)
        say(f"{film.path}  ({film.seconds:.1f} s, {film.size / 1e6:.1f} MB)")
