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
@click.argument("digits", nargs=-1, required=True, metavar="DIGIT...")
@options.pick
@click.option("--png", type=click.Path(path_type=Path), help="Also save the result as a picture.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything the network computes, as JSON."
)
@options.network
def read_command(
    digits: tuple[str, ...], pick: int | None, png: Path | None, as_json: bool, network: Network
) -> None:
    """Show how the network reads a picture or a test digit.

    You see the digit as the network sees it, all ten outputs, the answer, and any reason not to
    trust it.

    A DIGIT is the path of a picture, 0 to 9 for a clear test digit, or test:N for number N of the
    10,000. Or have one picked: wrong (misread most confidently), unsure (the closest call), or sure
    (the clearest case), each also for one class, as wrong:7; or random:1, random:2, ...

    If a picture has several digits, all of them are read and numbered. To film or show just one,
    use --pick N or PATH#N.
    """
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
