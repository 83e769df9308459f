"""read: show the network's readings of digits."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from network import Network
from studio.cli import options
from studio.reading import readings, terminal


@click.command("read")
@click.argument("digits", nargs=-1, required=True, metavar="0-9|test:N|CRITERION|PATH...")
@options.pick
@click.option("--png", type=click.Path(path_type=Path), help="Draw the same as a picture.")
@click.option(
    "--json", "as_json", is_flag=True, help="Everything that the network computes, as JSON."
)
@options.network
def read_command(
    digits: tuple[str, ...], pick: int | None, png: Path | None, as_json: bool, network: Network
) -> None:
    """Show what the network sees of pictures and of test digits, all ten outputs, and what to
    doubt.

    Of a picture with several digits, all are read; a film takes one of them, by --pick N or PATH#N.
    wrong, unsure and sure (each also of a class, as wrong:7) and random:SEED choose among the
    10,000 test digits.
    """  # noqa: D205 - the words of the help
    by_argument = [readings.read(text, network, pick) for text in digits]
    all_readings = [reading for found in by_argument for reading in found]
    if png is not None:
        # what draws is loaded only where something is drawn
        from studio.reading.readings_sheet import make_readings_sheet

        make_readings_sheet(all_readings, png)
    if as_json:
        click.echo(json.dumps([readings.as_facts(reading) for reading in all_readings]))
        return
    console = Console()
    for found in by_argument:
        console.print(terminal.readings(found, colors=console.is_terminal))
    if png is not None:
        click.echo(png)
