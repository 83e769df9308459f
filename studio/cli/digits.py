"""digits: show test digits to choose from."""

from __future__ import annotations

from pathlib import Path

import click

from network import Network, test_set
from studio.cli import options
from studio.reading.digits_sheet import make_digits_sheet


@click.command("digits")
@click.option(
    "--digit", "label", type=click.IntRange(0, 9), help="Show this class alone.  [default: all ten]"
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The PNG to write.  [default: renders/digits.png]",
)
@options.network
def digits_command(label: int | None, out: Path | None, network: Network) -> None:
    """Draw a sheet of test digits to choose from: index, what the network reads, and whether
    rightly.
    """  # noqa: D205 - the words of the help
    path = out or Path("renders") / f"digits{'' if label is None else f'-{label}'}.png"
    click.echo(make_digits_sheet(network, label, path))
    digits = test_set()
    share = network.accuracy(digits.pixels, digits.labels)
    click.echo(
        f"The network ({network.parameter_count:,} parameters) reads {share:.2%} "
        f"of the {len(digits):,} rightly."
    )
