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
from studio.cli.output import say
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
                f"unknown kind of captions {unknown[0] or value!r}; "
                f"use {', '.join(CAPTION_FILES)}, or none"
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
    help="Resolution and frame rate: l 480p15, m 720p30, h 1080p60, p 1440p60, k 2160p60 (4K).",
)
pick = click.option(
    "--pick",
    type=click.IntRange(min=1),
    metavar="N",
    help="Which digit to use if a picture has several, counting from the left (or write PATH#N; of "
    "a PDF, PATH#2 is page 2, and PATH#2#N a digit on it). "
    "`digitfilm read` numbers them for you.",
)
out = click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("renders"),
    show_default=True,
    help="Folder to save everything in.",
)
network = click.option(
    "--network",
    type=NetworkParameter(),
    default=shipped_network,
    show_default="the built-in one",
    help="Use your own network: an .npz file from `digitfilm train`, PyTorch, or Keras (the README "
    "shows how).",
)
language = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="Language of the narration, the captions, and all words on the screen.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Number of processes to render with.  [default: one per CPU core]",
)


def digit(command: Callable[..., None]) -> Callable[..., None]:
    """Add ``--digit``, ``--pick`` and ``--network``; the command gets ``digit`` and ``network``.

    The reason of a criterion's choice is printed.
    """

    @click.option(
        "--digit",
        default=DEFAULT_DIGIT,
        show_default=True,
        metavar="DIGIT",
        help="The digit to film: the path of a picture, 0 to 9 for a clear test digit, or test:N "
        "for number N of the 10,000. Or have one picked: wrong (misread most confidently), unsure "
        "(the closest call), or sure (the clearest case), each also for one class, as wrong:7; or "
        "random:1, random:2, ... A file that is itself called 7 is ./7.",
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
            say(hero.chosen, is_error=True)
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
        help="Dark for screens; light for print and bright rooms.",
    )
    @click.option(
        "--palette",
        type=click.Choice(CHOICES["palette"]),
        default="classic",
        show_default=True,
        help="Colors of positive and negative numbers: green and red, or (safe) blue and orange, "
        "which color-blind people can tell apart.",
    )
    @click.option(
        "--aspect",
        type=click.Choice(CHOICES["aspect"]),
        default="16:9",
        show_default=True,
        help="Shape of the picture; every scene is laid out to fit it, not cropped or stretched.",
    )
    @language
    @click.option(
        "--font",
        default="",
        metavar="NAME",
        help="A font on this computer, for letters that the built-in fonts lack.",
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
        help="Caption files to save next to the film. Viewers can also switch captions on in the "
        "film itself. With none, there are no captions at all.",
    )
    @click.option(
        "--burn-in",
        is_flag=True,
        help="Draw the captions into the video, in a strip of their own below the picture.",
    )
    @click.option(
        "--voice",
        is_flag=True,
        help="Speak the narration with the best voice on this computer: Piper, Pico, or espeak-ng.",
    )
    @click.option(
        "--voice-file",
        "recordings",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Speak the narration yourself: a folder with one recording per beat, such as "
        "TitleCard.what_this_film_is_about.wav (or mp3, m4a, ...). `digitfilm sheet` shows the "
        "names; you may put numbers in front.",
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
                "use either --voice (a synthetic voice) or --voice-file (your own recordings), "
                "not both"
            )
        if recordings is not None:
            from studio.narration.recordings import check_folder  # imports decoders of sound

            check_folder(recordings)
        command(*args, narration=NarrationOptions(captions, burn_in, voice, recordings), **others)

    return with_narration
