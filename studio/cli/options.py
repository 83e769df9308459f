"""Options that several commands share, as decorators."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from network import DigitError, Network, find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from scenes.look import CHOICES, LANGUAGES, Look
from studio.cli.config_option import config, error_prefix
from studio.planning.formats import FORMATS, Format
from studio.planning.narration_options import CAPTION_FILES, NarrationOptions
from studio.planning.networks import load_network


class QualityParameter(click.Choice):
    """Manim's letter for size and speed."""

    def __init__(self) -> None:
        super().__init__(list(FORMATS), case_sensitive=False)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Format:
        """Return the format that a letter stands for."""
        return value if isinstance(value, Format) else FORMATS[super().convert(value, param, ctx)]


class CaptionsParameter(click.ParamType):
    """Kinds of caption files, divided by commas, or "none"."""

    name = "kinds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the kinds that are named, in the order of :data:`CAPTION_FILES`."""
        if isinstance(value, tuple):
            return value
        named = [part.strip().lower() for part in value.split(",")]
        if named == ["none"]:
            return ()
        unknown = [part for part in named if part not in CAPTION_FILES]
        if unknown:
            self.fail(
                f"{unknown[0] or value!r} is no kind of captions; "
                f"there are {', '.join(CAPTION_FILES)}, and none"
            )
        return tuple(kind for kind in CAPTION_FILES if kind in named)


class NetworkParameter(click.ParamType):
    """Path of a network's file."""

    name = "path"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Network:
        """Return the network in the file, if it reads digits."""
        return value if isinstance(value, Network) else load_network(Path(value))


quality = click.option(
    "--quality",
    "-q",
    "film_format",
    type=QualityParameter(),
    default="m",
    show_default=True,
    help="l 854x480 at 15, m 1280x720 at 30, h 1920x1080, p 2560x1440, k 3840x2160 at 60 frames "
    "a second.",
)
pick = click.option(
    "--pick",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which of several digits in a picture, from left to right (or PATH#N); `digitfilm read` "
    "shows them.",
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
    """Add ``--digit``, ``--pick`` and ``--network``; the command gets ``digit`` and ``network``.

    The reason of a criterion's choice is printed.
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
            hero = find_digit(digit, network, pick)
        except DigitError as error:
            raise DigitError(f"{error_prefix('digit')}{error}") from error
        if hero.chosen:
            click.echo(hero.chosen, err=True)
        command(*args, digit=hero, network=network, **others)

    return with_digit


def look(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of a look and ``--config``; the command gets a ``look``."""

    @config
    @click.option(
        "--theme",
        type=click.Choice(CHOICES["theme"]),
        default="dark",
        show_default=True,
        help="Light is for print.",
    )
    @click.option(
        "--palette",
        type=click.Choice(CHOICES["palette"]),
        default="classic",
        show_default=True,
        help="Of positive and negative: green and red, or (safe) blue and orange, for the "
        "colour-blind.",
    )
    @click.option(
        "--aspect", type=click.Choice(CHOICES["aspect"]), default="16:9", show_default=True
    )
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


def narration(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options of captions and voice; the command gets a ``narration``."""

    @click.option(
        "--captions",
        type=CaptionsParameter(),
        default=",".join(CAPTION_FILES),
        show_default=True,
        help="Files beside the film; with any of them, captions are in the film as well, to be "
        "switched on. Or: none.",
    )
    @click.option(
        "--burn-in",
        is_flag=True,
        help="Draw captions into the picture, in a strip below what is drawn.",
    )
    @click.option(
        "--voice",
        is_flag=True,
        help="Speak the narration, with the best voice on this computer: Piper, Pico or espeak-ng.",
    )
    @click.option(
        "--voice-file",
        "recordings",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Your own recordings, one for each beat: 01_TitleCard.what_this_film_is_about.wav, or "
        "mp3, m4a, ... (`digitfilm sheet` prints the names; the number may differ).",
    )
    @functools.wraps(command)
    def with_narration(
        *args: Any,
        captions: tuple[str, ...],
        burn_in: bool,
        voice: bool,
        recordings: Path | None,
        **others: Any,
    ) -> None:
        if voice and recordings is not None:
            raise click.UsageError(
                "--voice and --voice-file: choose one, a voice or your own recordings"
            )
        if recordings is not None:
            from studio.narration.recordings import check_folder  # imports decoders of sound

            check_folder(recordings)
        command(*args, narration=NarrationOptions(captions, burn_in, voice, recordings), **others)

    return with_narration
