"""draw: open a page for drawing a digit, watching it being read, and filming it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from network import Network
from studio.cli import options
from studio.cli.output import say
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
    help="Port on this computer; 0 picks a free one.",
)
@click.option(
    "--browser/--no-browser",
    default=True,
    help="Open the page in your browser.  [default: browser]",
)
def draw_command(out: Path, network: Network, port: int, browser: bool) -> None:
    """Draw a digit in your browser, watch it being read, and film it.

    The page runs on this computer only, and nothing is sent anywhere. Other people on the computer
    can't open it: its address has a key in it, which is different each time. Press Ctrl-C in the
    terminal to stop it.
    """
    try:
        from studio.web.server import serve
    except ModuleNotFoundError as error:
        raise StudioError(
            f"the drawing page needs the package {error.name}; "
            "install it with: pip install 'digitfilm[draw]'"
        ) from error

    def ready(address: str) -> None:
        say(f"{address}  (press Ctrl-C to stop)")
        if browser:
            say("If no page opens in your browser, open this address yourself.")

    serve(network, out, port, ready, browser)
    with suppress(OSError):  # the terminal may have been closed
        say("Stopped.", is_error=True)
