"""draw: open a page on which a digit is drawn, read and filmed."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from network import Network
from studio.cli import options
from studio.errors import StudioError

PORT = 8784


@click.command("draw")
@options.out
@options.network
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="0 takes a free one.",
)
@click.option(
    "--browser/--no-browser", default=True, help="Open the page in the browser.  [default: yes]"
)
def draw_command(out: Path, network: Network, port: int, browser: bool) -> None:
    """Open a page of this computer on which you draw a digit, see it read, and film it."""
    try:
        from studio.web.server import serve
    except ModuleNotFoundError as error:
        raise StudioError(
            f"{error.name} is missing; install it with: pip install 'digitfilm[draw]'"
        ) from error

    def ready(address: str) -> None:
        click.echo(f"{address}  (Ctrl-C ends it)")
        if browser:
            webbrowser.open(address)

    try:
        serve(network, out, port, ready)
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
