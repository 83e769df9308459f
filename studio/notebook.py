"""Films in notebooks, rendered unless they are there already."""

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
from network.preprocessing.memory import digit_in_memory
from network.selection import DEFAULT_DIGIT
from studio.errors import StudioError
from studio.outputs.assembly import finished_film, make_film
from studio.planning.formats import FORMATS
from studio.planning.jobs import plan_film
from studio.planning.looks import look_from
from studio.planning.networks import check_reads_digits, load_network

LARGEST = 30_000_000  # bytes of a film that is embedded in the notebook; a larger one is linked
VIDEO = (
    '<video controls width="{width}" style="max-width: 100%" src="{film}">'
    '<track default kind="captions" srclang="{language}" label="{label}" src="{captions}"></video>'
)


@dataclass(frozen=True)
class NotebookFilm:
    """A film that notebooks display.

    Attributes
    ----------
    path : of the MP4; its captions, poster and sidecar lie beside it.
    seconds : length of the film.
    width : of its pictures, in pixels.
    language : of its captions, as a code.
    """

    path: Path
    seconds: float
    width: int
    language: str = "en"

    def _repr_html_(self) -> str:
        """Return a player with captions, in which the film is embedded unless it is very large."""
        is_embedded = self.path.stat().st_size <= LARGEST
        film = data_url(self.path, "video/mp4") if is_embedded else link_to(self.path)
        captions = data_url(self.path.with_suffix(".vtt"), "text/vtt")
        label = Locale.parse(self.language).display_name
        return VIDEO.format(
            width=self.width, film=film, captions=captions, language=self.language, label=label
        )


def show(
    scenes: str | Sequence[str] = "short",
    digit: str | int | Digit | npt.ArrayLike = DEFAULT_DIGIT,
    network: Network | str | os.PathLike[str] | None = None,
    quality: str = "l",
    out: str | os.PathLike[str] = "renders",
    **look: str,
) -> NotebookFilm:
    """Render a film or some chapters, unless that was done before, and show them in a notebook.

    Parameters
    ----------
    scenes : a film ("short", "full") or a chapter ("ReadingADigit"), or several in a list.
    digit : anything ``--digit`` accepts (7, "test:1234", "wrong", "mine.png"), a digit, a PIL
        image, or 28 x 28 numbers: from 0 (paper) to 1 (ink), or whole numbers from 0 to 255.
    network : an ``.npz`` file, or a network; by default the built-in one.
    quality : "l" 480p, "m" 720p, "h" 1080p, "p" 1440p, "k" 2160p.
    out : folder in which films are kept.
    look : ``theme="light"``, ``palette="safe"``, ``aspect="9:16"``, ``language="de"``,
        ``font="..."``, as on the command line.

    Raises
    ------
    DigitError, NetworkError, StudioError
        When the film, digit, network, or quality does not exist; the message says what would work.
    """
    if quality not in FORMATS:
        raise StudioError(f"unknown quality {quality!r}; use {', '.join(FORMATS)}")
    names = [scenes] if isinstance(scenes, str) else list(scenes)
    reader = network_from(network)
    hero = digit_from(digit, reader)
    job = plan_film(names or ["short"], hero, reader, FORMATS[quality], look_from(look))
    film = finished_film(job, Path(out)) or make_film(job, Path(out))
    return NotebookFilm(film.path, film.seconds, job.format.width, job.look.language)


def network_from(network: Network | str | os.PathLike[str] | None) -> Network:
    """Return a network, the one in a file, or the shipped one for None."""
    if network is None:
        return shipped_network()
    if isinstance(network, Network):
        return check_reads_digits(network, "network")
    return load_network(Path(network))


def digit_from(digit: str | int | Digit | npt.ArrayLike, network: Network) -> Digit:
    """Return a digit, the one that a text, number or path names, or that of an array or image."""
    if isinstance(digit, Digit):
        return digit
    if isinstance(digit, os.PathLike):  # a path is no name, even if it looks like one
        path = os.fsdecode(digit)
        return find_digit(path if Path(path).is_absolute() else f"./{path}", network)
    if isinstance(digit, str | int | np.integer):
        return find_digit(str(digit), network)
    return digit_in_memory(digit)


def data_url(path: Path, media_type: str) -> str:
    """Return the address that holds all of a file."""
    return f"data:{media_type};base64,{b64encode(path.read_bytes()).decode()}"


def link_to(path: Path) -> str:
    """Return the address of a file, as seen from the notebook."""
    return escape(quote(Path(os.path.relpath(path)).as_posix()))
