"""digits: show test digits to choose from."""

from __future__ import annotations

from pathlib import Path

import click

from network import Network, test_set
from studio.cli import options
from studio.cli.output import say
from studio.reading.digits_sheet import make_digits_sheet


@click.command("digits")
@click.option(
    "--digit",
    "label",
    type=click.IntRange(0, 9),
    help="Show only this digit, 0 to 9.  [default: all ten]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="PNG file to save.  [default: renders/digits.png]",
)
@options.network
def digits_command(label: int | None, out: Path | None, network: Network) -> None:
    """Draw a sheet of test digits to choose from.

    Below each digit are its number in the test set and what the network reads, in green where
    that's right and in red where it's wrong. Film number 1234 with --digit test:1234.
    """
    path = out or Path("renders") / f"digits{'' if label is None else f'-{label}'}.png"
    say(make_digits_sheet(network, label, path))
    digits = test_set()
    share = network.accuracy(digits.pixels, digits.labels)
    say(
        f"The network ({network.parameter_count:,} parameters) reads {share:.2%} "
        f"of the {len(digits):,} test digits correctly."
    )
