"""Clips in a notebook, rendered when they are not there yet."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote

import numpy as np
import numpy.typing as npt
from babel import Locale

from network import Digit, Network, find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from studio.errors import StudioError
from studio.outputs.assembly import finished_film, make_film
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.planning.looks import look_of
from studio.planning.networks import check_reads_digits, network_from

LARGEST = 30_000_000  # bytes that are put into the notebook; a larger film is linked to
VIDEO = (
    '<video controls width="{width}" style="max-width: 100%" src="{film}">'
    '<track default kind="captions" srclang="{language}" label="{spoken}" src="{captions}"></video>'
)


@dataclass(frozen=True)
class Clip:
    """A film that notebooks display.

    Attributes
    ----------
    path : file of the MP4; captions, poster and the JSON of all facts lie beside it.
    seconds : length of the film.
    width : width of its pictures, in pixels.
    language : code of the language of its captions.
    """

    path: Path
    seconds: float
    width: int
    language: str = "en"

    def _repr_html_(self) -> str:
        """Return a player with captions; the film is in the page, unless it is very large."""
        film = (
            data_of(self.path, "video/mp4")
            if self.path.stat().st_size <= LARGEST
            else link_to(self.path)
        )
        captions = data_of(self.path.with_suffix(".vtt"), "text/vtt")
        spoken = Locale.parse(self.language).display_name
        return VIDEO.format(
            width=self.width, film=film, captions=captions, language=self.language, spoken=spoken
        )


def show(
    scenes: str | Sequence[str] = "short",
    digit: str | int | Digit | npt.ArrayLike = DEFAULT_DIGIT,
    network: Network | str | os.PathLike[str] | None = None,
    quality: str = "l",
    out: str | os.PathLike[str] = "renders",
    **look: str,
) -> Clip:
    """Render a film or chapters, or take what was rendered before, and display it in a notebook.

    Parameters
    ----------
    scenes : a film ("short", "full") or a chapter ("ReadingADigit"), or several in a list.
    digit : name of a digit as in ``--digit`` (7, "test:1234", "wrong", "mine.png"), or 28 x 28
        numbers from 0 (paper) to 1 (ink).
    network : an ``.npz``, or a network; by default the shipped one.
    quality : "l" 480p, "m" 720p, "h" 1080p, "p" 1440p, "k" 2160p.
    out : folder in which films are kept.
    look : ``theme="light"``, ``palette="safe"``, ``aspect="9:16"``, ``language="de"``,
        ``font="..."``, as on the command line.

    Raises
    ------
    DigitError, NetworkError, StudioError
        With one sentence, when something of this does not exist.
    """
    if quality not in FORMATS:
        raise StudioError(f"{quality!r} is no quality; there are {', '.join(FORMATS)}")
    reader = network_of(network)
    names = [scenes] if isinstance(scenes, str) else list(scenes)
    job = plan_film(
        names or ["short"], digit_of(digit, reader), reader, FORMATS[quality], look_of(look)
    )
    film = finished_film(job, Path(out)) or make_film(job, Path(out))
    return Clip(film.path, film.seconds, job.format.width, job.look.language)


def network_of(network: Network | str | os.PathLike[str] | None) -> Network:
    """Return the network that an argument of ``show`` stands for."""
    if network is None:
        return shipped_network()
    return (
        check_reads_digits(network, "network")
        if isinstance(network, Network)
        else network_from(Path(network))
    )


def digit_of(digit: str | int | Digit | npt.ArrayLike, network: Network) -> Digit:
    """Return the digit that an argument of ``show`` stands for."""
    if isinstance(digit, Digit):
        return digit
    if isinstance(digit, str | int | np.integer | os.PathLike):
        return find_digit(str(digit), network)
    return Digit(np.asarray(digit), "array")


def data_of(path: Path, kind: str) -> str:
    """Return an address that holds all of a file."""
    return f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}"


def link_to(path: Path) -> str:
    """Return the address of a file, as seen from the notebook."""
    return escape(quote(Path(os.path.relpath(path)).as_posix()))
