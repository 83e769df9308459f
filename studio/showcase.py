"""The pictures in the README, made anew: ``python -m studio.showcase``.

A still of the network that has read the default digit, a short GIF of the light on its way, and sheets of the last
picture of every beat of both films, all in ``renders/gallery``.
"""

from __future__ import annotations

import json
import tempfile
from fractions import Fraction
from pathlib import Path

from PIL import Image

from network import Network, find_digit, shipped_network
from scenes.chapters.reading_a_digit import ReadingADigit
from scenes.film import FILMS
from scenes.storyboard import DEFAULT_DIGIT
from studio import films, gifs, stills
from studio.jobs import FORMATS, FilmJob, plan_film

GALLERY = Path("renders/gallery")
GIF_WIDTH, GIF_FPS = 720, Fraction(25, 2)
GIF_SPEED = 2  # times as fast as the film
GIF_BEATS = 5  # of ReadingADigit: from the image to the answer
LARGEST_GIF = 2_000_000  # bytes


def main() -> None:
    """Make all of them."""
    network = shipped_network()
    with tempfile.TemporaryDirectory() as folder:
        still(network, Path(folder))
        for film in FILMS:
            sheet(film, network, Path(folder))
        gif(network, Path(folder))


def _job(name: str, network: Network, quality: str) -> FilmJob:
    return plan_film([name], find_digit(DEFAULT_DIGIT, network), network, FORMATS[quality])


def still(network: Network, folder: Path) -> None:
    """The network with its answer boxed."""
    job = _job(ReadingADigit.__name__, network, "m")
    made = stills.make(job, folder).parent
    (picture,) = made.glob(f"*{ReadingADigit.poster}.png")
    save(Image.open(picture), GALLERY / "reading_a_digit.png", optimize=True)


def sheet(film: str, network: Network, folder: Path) -> None:
    """The end of every beat of a film."""
    made = stills.make(_job(film, network, "m"), folder)
    save(Image.open(made), GALLERY / f"{film}_film.png", optimize=True)


def gif(network: Network, folder: Path) -> None:
    """The light running through the network, looped.

    Raises
    ------
    RuntimeError
        When it comes out larger than a page should load.
    """
    film = films.make(_job(ReadingADigit.__name__, network, "m"), folder)
    path = GALLERY / "reading_a_digit.gif"
    beside = path.with_name(f".{path.name}")
    gifs.write(film.path, beside, GIF_WIDTH, GIF_FPS, GIF_SPEED, beat_end(film.path))
    size = beside.stat().st_size
    if size > LARGEST_GIF:
        beside.unlink()
        raise RuntimeError(f"{path} would have {size:,} bytes; at most {LARGEST_GIF:,} are wanted")
    beside.replace(path)
    print(f"{path}  ({size:,} bytes)")


def beat_end(film: Path) -> float:
    """When the last beat of the GIF ends, in seconds, as its sidecar says."""
    sidecar = json.loads(film.with_suffix(".json").read_text(encoding="utf-8"))
    return float(sidecar["beats"][GIF_BEATS - 1]["end"])


def save(picture: Image.Image, path: Path, **options: object) -> None:
    """Write beside, then move into place, and say where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}")
    picture.save(beside, format=path.suffix[1:].upper(), **options)
    beside.replace(path)
    print(f"{path}  ({path.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main()
