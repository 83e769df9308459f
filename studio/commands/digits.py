"""digits, read: which digits there are, and what the network makes of them."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console

from network import Network, find_digit, test_set
from studio import gallery, terminal
from studio.commands import options


@click.command("digits")
@click.option("--digit", "label", type=click.IntRange(0, 9), help="Show this class alone.  [default: all ten]")
@click.option("--out", type=click.Path(path_type=Path), help="The PNG to write.  [default: renders/digits.png]")
@options.network
def digits_command(label: int | None, out: Path | None, network: Network) -> None:
    """Draw a sheet of test digits to choose from: index, what the network reads, and whether rightly."""
    path = out or Path("renders") / f"digits{'' if label is None else f'-{label}'}.png"
    click.echo(gallery.make(network, label, path))
    digits = test_set()
    share = network.accuracy(digits.pixels, digits.labels)
    click.echo(
        f"The network ({network.parameter_count:,} parameters) reads {share:.2%} of the {len(digits):,} rightly."
    )


@click.command("read")
@click.argument("digits", nargs=-1, required=True, metavar="0-9|test:N|PATH...")
@click.option("--json", "as_json", is_flag=True, help="Everything that the network computes, as JSON.")
@options.network
def read_command(digits: tuple[str, ...], as_json: bool, network: Network) -> None:
    """Show what the network sees and answers, all ten outputs."""
    found = [find_digit(text, network) for text in digits]
    if as_json:
        click.echo(json.dumps([terminal.as_facts(digit, network.read(digit)) for digit in found]))
        return
    console = Console()
    for digit in found:
        console.print(terminal.reading(digit, network.read(digit), colors=console.is_terminal))
