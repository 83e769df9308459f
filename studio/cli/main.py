"""The command ``digitfilm``: parse, hand over, print."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from network import DigitError, NetworkError
from studio.errors import StudioError

COMMANDS = {
    "render": "studio.cli.render",
    "batch": "studio.cli.batch",
    "list": "studio.cli.render",
    "stills": "studio.cli.render",
    "sheet": "studio.cli.sheet",
    "clip": "studio.cli.clip",
    "again": "studio.cli.clip",
    "slides": "studio.cli.slides",
    "digits": "studio.cli.digits",
    "read": "studio.cli.read",
    "draw": "studio.cli.draw",
    "train": "studio.cli.train",
}
INTERRUPTED = 130


class Refusal(click.ClickException):
    """Bad input: one sentence and exit code 2."""

    exit_code = 2


class Commands(click.Group):
    """Finds a command's module only when it is called, and ends in one sentence whatever goes wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; its module is imported now, as some take seconds."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise Refusal(error.format_message()) from error
        except (DigitError, NetworkError, StudioError) as error:
            raise Refusal(str(error)) from error
        except KeyboardInterrupt:
            click.echo("Interrupted; nothing half-made was left behind.", err=True)
            ctx.exit(INTERRUPTED)


@click.command("digitfilm", cls=Commands)
@click.version_option(package_name="digitfilm", message="%(package)s %(version)s")
def main() -> None:
    """Films of a real neural network reading a handwritten digit of your choice."""
