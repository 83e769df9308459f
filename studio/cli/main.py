"""Command ``digitfilm``: loads the module of a command, and runs it within the guard."""

from __future__ import annotations

import ast
import functools
import sys
import textwrap
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from studio.cli.guard import exit_code_of

COMMANDS = (
    *("render", "batch", "list", "stills", "sheet", "clip", "again", "slides"),
    *("digits", "read", "draw", "train"),
)  # each in a module of its name


class Commands(click.Group):
    """Commands whose modules are imported only when they are called, as some take seconds."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, or None."""
        return load_command(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any."""
        width = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_summary(name, width)) for name in COMMANDS])

    def main(self, *args: Any, standalone_mode: bool = True, **options: Any) -> Any:
        """Run a command within the guard, and leave with its exit code."""
        run = functools.partial(super().main, *args, standalone_mode=False, **options)
        if not standalone_mode:
            return run()
        sys.exit(exit_code_of(run))


def load_command(name: str) -> click.Command:
    """Import the module of a command and return the command."""
    command: click.Command = getattr(import_module(f"studio.cli.{name}"), f"{name}_command")
    return command


def help_summary(name: str, width: int) -> str:
    """Return the first paragraph of a command's help, cut to a width in characters.

    It is read from the command's source without running it.
    """
    source = ast.parse((Path(__file__).parent / f"{name}.py").read_text(encoding="utf-8"))
    command = next(
        node
        for node in source.body
        if isinstance(node, ast.FunctionDef) and node.name == f"{name}_command"
    )
    paragraph, _, _ = (ast.get_docstring(command) or "").partition("\n\n")
    return textwrap.shorten(paragraph.removesuffix("."), width, placeholder=" ...")


START_HERE = """\b
Start here:
  digitfilm render                     the short film, with a 3
  digitfilm render --digit photo.jpg   the same film, with your own digit
  digitfilm read photo.jpg             what the network makes of it
  digitfilm draw                       draw a digit in your browser
  digitfilm render --help              all options of a command"""


@click.command("digitfilm", cls=Commands, epilog=START_HERE)
@click.version_option(package_name="digitfilm", message="%(package)s %(version)s")
def main() -> None:
    """Make films of a real neural network reading a handwritten digit of your choice."""
