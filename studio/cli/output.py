"""Output of commands: lines that are safe to print, whatever the names in them."""

from __future__ import annotations

import click
from rich.console import Console

from network.printable import printable


def say(text: object, *, is_error: bool = False) -> None:
    """Print text, line by line, without anything that a terminal would obey.

    Parameters
    ----------
    is_error : print on the error output, which is for notes beside the result.
    """
    lines = str(text).split("\n")
    click.echo("\n".join(map(printable, lines)), err=is_error)


def console(*, is_error: bool = False) -> Console:
    """Return a console for tables and progress bars."""
    return Console(stderr=is_error)
