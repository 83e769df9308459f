"""Guard around every command: any error of the user's or the computer's becomes one sentence."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

import click

from studio.cli.entry import CLEANED_UP
from studio.interrupts import Interrupted, listening, received, uninterrupted

REFUSED = 2
DEBUG = "DIGITFILM_DEBUG"  # environment variable with which errors are shown with their tracebacks


def exit_code_of(command: Callable[[], Any]) -> int:
    """Run a command and return its exit code; print one sentence if it fails.

    A fault of the program itself is raised as it is.
    """
    for stream in (sys.stdout, sys.stderr):
        _print_any_letter(stream)
    try:
        with listening():
            return _ended(command)
    except Interrupted as late:  # after the command, while its words were printed
        return late.exit_code


def _ended(command: Callable[[], Any]) -> int:
    try:
        result = command()
        _flush(sys.stdout)
        return result if isinstance(result, int) else 0
    except BrokenPipeError:  # nobody reads on, as behind `| head`
        _drop(sys.stdout)
        return 1
    except click.ClickException as error:
        complain(_with_help(error))
        return error.exit_code
    except BaseException as error:
        number = received() or (0 if not isinstance(error, KeyboardInterrupt) else 2)
        # libraries that are interrupted while they are imported raise whatever they like
        if number or isinstance(error, click.Abort):
            with uninterrupted():
                complain(CLEANED_UP, is_error=False)
            return Interrupted(number or 2).exit_code
        return _refused(error)


def _refused(error: BaseException) -> int:
    from studio.errors import sentence_about  # imports the network, which --help does not need

    sentence = "" if os.environ.get(DEBUG) else sentence_about(error)
    if not sentence:
        raise error
    if isinstance(error, OSError):
        _drop(sys.stdout)  # which may be what cannot be written
    complain(sentence)
    return REFUSED


def complain(sentence: str, *, is_error: bool = True) -> None:
    """Print a sentence on the error output, if that can be written at all."""
    if not sentence.isprintable():  # what the user typed, in a message of click's
        from network.printable import printable  # takes time, which --help does not have

        sentence = printable(sentence.replace("\n", " "))
    with suppress(OSError, ValueError):
        click.echo(f"Error: {sentence}" if is_error else sentence, err=True)


def _with_help(error: click.ClickException) -> str:
    """Return the message of an error, with the way to the help where options are wrong."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return error.format_message() + (f" Try '{ctx.command_path} --help'." if ctx else "")


def _print_any_letter(stream: TextIO | None) -> None:
    """Let a stream print letters that its encoding lacks as escapes, instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")


def _flush(stream: TextIO | None) -> None:
    """Write what is still to be printed, while an error can still be told."""
    if stream is not None:
        stream.flush()


def _drop(stream: TextIO | None) -> None:
    """Throw away what a stream has not written, or Python tries again at its end."""
    with suppress(OSError, ValueError, AttributeError):
        assert stream is not None
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
