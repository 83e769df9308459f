"""Options of how narration is told: captions, voice."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from studio.narration import recordings
from studio.planning.narration import CAPTION_FILES, Telling


class CaptionsParameter(click.ParamType):
    """Kinds of files, divided by commas, or none."""

    name = "kinds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The kinds that are named."""
        if isinstance(value, tuple):
            return value
        named = [part.strip().lower() for part in value.split(",")]
        if named == ["none"]:
            return ()
        unknown = [part for part in named if part not in CAPTION_FILES]
        if unknown:
            self.fail(
                f"{unknown[0] or value!r} is no kind of captions; there are {', '.join(CAPTION_FILES)}, and none"
            )
        return tuple(kind for kind in CAPTION_FILES if kind in named)


def telling(command: Callable[..., None]) -> Callable[..., None]:
    """``--captions``, ``--burn-in``, ``--voice`` and ``--voice-file``; the command gets a ``telling``."""

    @click.option(
        "--captions",
        type=CaptionsParameter(),
        default=",".join(CAPTION_FILES),
        show_default=True,
        help="Files beside the film; with any of them, captions are in the film as well, to be switched on. Or: none.",
    )
    @click.option(
        "--burn-in",
        is_flag=True,
        help="Draw captions into the picture, in a strip below what is drawn.",
    )
    @click.option(
        "--voice",
        is_flag=True,
        help="Have the narration spoken by Piper or espeak-ng, on this computer.",
    )
    @click.option(
        "--voice-file",
        "recorded",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Your own recordings, one for each beat: 01_TitleCard.what_this_film_is_about.wav, or mp3, m4a, ... "
        "(`digitfilm sheet` prints the names; the number may differ).",
    )
    @functools.wraps(command)
    def with_telling(
        *args: Any,
        captions: tuple[str, ...],
        burn_in: bool,
        voice: bool,
        recorded: Path | None,
        **others: Any,
    ) -> None:
        if voice and recorded is not None:
            raise click.UsageError(
                "--voice and --voice-file: choose one, a program or your own recordings"
            )
        if recorded is not None:
            recordings.check_folder(recorded)
        command(*args, telling=Telling(captions, burn_in, voice, recorded), **others)

    return with_telling
