"""Options that several commands share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from network import DigitError, Network, find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from scenes.look import ASPECTS, LANGUAGES, PALETTES, THEMES, Look
from studio.cli.config_option import config, said_where
from studio.planning.formats import FORMATS, Format
from studio.planning.networks import network_from


class QualityParameter(click.Choice):
    """Parameter for size and speed, by Manim's letters."""

    def __init__(self) -> None:
        super().__init__(list(FORMATS), case_sensitive=False)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Format:
        """Return the format that a letter stands for."""
        return value if isinstance(value, Format) else FORMATS[super().convert(value, param, ctx)]


class NetworkParameter(click.ParamType):
    """Parameter for the file of a network."""

    name = "path"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Network:
        """Return the network in the file, if it reads digits."""
        return value if isinstance(value, Network) else network_from(Path(value))


quality = click.option(
    "--quality",
    "-q",
    "film_format",
    type=QualityParameter(),
    default="m",
    show_default=True,
    help="l 854x480 at 15, m 1280x720 at 30, h 1920x1080, p 2560x1440, k 3840x2160 "
    "at 60 frames a second.",
)
pick = click.option(
    "--pick",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which of several digits in a picture, from left to right (or PATH#N); "
    "`digitfilm read` shows them.",
)
out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("renders"),
    show_default=True,
    help="Folder for what is made.",
)
network = click.option(
    "--network",
    type=NetworkParameter(),
    default=shipped_network,
    show_default="the shipped one",
    help="An .npz as `digitfilm train` makes it (README: from PyTorch or Keras).",
)
language = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Of all words that a viewer sees or reads.",
)
jobs = click.option(
    "--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one for each core]"
)


def digit(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--digit``, ``--pick`` and ``--network``; the command gets the digit itself.

    What a criterion chose is said.
    """

    @click.option(
        "--digit",
        default=DEFAULT_DIGIT,
        show_default=True,
        metavar="0-9|test:N|CRITERION|PATH",
        help="A digit of a class, one of the 10,000 test digits, what a criterion finds among them "
        "(wrong, unsure or sure, of a class as wrong:7; random:SEED), or a picture.",
    )
    @pick
    @network
    @functools.wraps(command)
    def with_digit(
        *args: Any, digit: str, pick: int | None, network: Network, **others: Any
    ) -> None:
        try:
            found = find_digit(digit, network, pick)
        except DigitError as error:
            raise DigitError(f"{said_where('digit')}{error}") from error
        if found.chosen:
            click.echo(found.chosen, err=True)
        command(*args, digit=found, network=network, **others)

    return with_digit


def look(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--theme``, ``--palette``, ``--aspect``, ``--language``, ``--font`` and ``--config``.

    The command gets a ``look``.
    """

    @config
    @click.option(
        "--theme",
        type=click.Choice(THEMES),
        default="dark",
        show_default=True,
        help="Light is for print.",
    )
    @click.option(
        "--palette",
        type=click.Choice(PALETTES),
        default="classic",
        show_default=True,
        help="Of positive and negative: green and red, or (safe) blue and orange, for the "
        "colour-blind.",
    )
    @click.option("--aspect", type=click.Choice(list(ASPECTS)), default="16:9", show_default=True)
    @language
    @click.option(
        "--font",
        default="",
        metavar="NAME",
        help="Of this computer, for letters that the film's own lack.",
    )
    @functools.wraps(command)
    def with_look(
        *args: Any, theme: str, palette: str, aspect: str, language: str, font: str, **others: Any
    ) -> None:
        command(*args, look=Look(theme, palette, aspect, language, font), **others)

    return with_look
