"""read: show the network's readings of digits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from network import DigitError, Network
from studio.cli import options
from studio.cli.output import console, say
from studio.reading import readings, terminal, terminal_steps
from studio.reading.readings import Reading

REFUSED = 2  # exit code


@click.command("read")
@click.argument("digits", nargs=-1, required=True, metavar="DIGIT...")
@options.pick
@click.option(
    "--steps", is_flag=True, help="Also show how each digit was found in its picture, step by step."
)
@click.option("--png", type=click.Path(path_type=Path), help="Also save the result as a picture.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print everything the network computes, as JSON."
)
@options.network
@click.pass_context
def read_command(
    ctx: click.Context,
    digits: tuple[str, ...],
    pick: int | None,
    steps: bool,
    png: Path | None,
    as_json: bool,
    network: Network,
) -> None:
    """Show how the network reads a picture or a test digit.

    You see the digit as the network sees it, all ten outputs, the answer, and any reason not to
    trust it.

    A DIGIT is the path of a picture, 0 to 9 for a clear test digit, or test:N for number N of the
    10,000. Or have one picked: wrong (misread most confidently), unsure (the closest call), or sure
    (the clearest case), each also for one class, as wrong:7; or random:1, random:2, ... A file that
    is itself called 7 is ./7.

    If a picture has several digits, all of them are read and numbered. To film or show just one,
    use --pick N or PATH#N. Of a PDF, PATH#2 is the second page, and PATH#2#N a digit on it.

    --steps shows the way from the picture to the 28 x 28 pixels that the network reads: the
    ground, the ink, its pieces, and the digit that was chosen. It goes with --png and --json, too.

    If one of several can't be read, the others are shown, and the exit code is 2.
    """
    found, refusals = _read_all(digits, network, pick)
    if found:
        _show(found, png, as_json=as_json, steps=steps)
    for refusal in refusals:
        click.ClickException(str(refusal)).show()
    if refusals:
        ctx.exit(REFUSED)


def _read_all(
    digits: Sequence[str], network: Network, pick: int | None
) -> tuple[list[list[Reading]], list[DigitError]]:
    """Return the readings of each name, and the reasons why some have none."""
    found, refusals = [], []
    for text in digits:
        try:
            found.append(readings.read(text, network, pick))
        except DigitError as error:
            refusals.append(error)
    return found, refusals


def _show(found: Sequence[list[Reading]], png: Path | None, *, as_json: bool, steps: bool) -> None:
    """Print readings, by name or as JSON, and save them as a picture where one is asked for.

    Parameters
    ----------
    steps : True to show the steps from each picture to its digits as well.
    """
    all_readings = [reading for readings_of_one in found for reading in readings_of_one]
    if png is not None:
        # what draws is loaded only where something is drawn
        from studio.reading.readings_sheet import make_readings_sheet

        make_readings_sheet(all_readings, png, with_steps=steps)
    if as_json:
        facts = [readings.as_facts(reading, with_steps=steps) for reading in all_readings]
        say(json.dumps(facts))
        return
    screen = console()
    for readings_of_one in found:
        screen.print(terminal.readings(readings_of_one, colors=screen.is_terminal))
        if steps:
            for reading in readings_of_one:
                screen.print(terminal_steps.steps(reading, colors=screen.is_terminal))
    if png is not None:
        say(png)
