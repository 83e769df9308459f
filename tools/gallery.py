"""Draw the pictures of the README in ``renders/gallery``; ``make gallery`` runs this.

A still of the network that has read the default digit, the same in other looks, a short GIF of the
light on its way, and sheets of the last picture of every beat of both films.
"""

from __future__ import annotations

import json
import tempfile
from fractions import Fraction
from pathlib import Path

from PIL import Image

from network import Network, find_digit, shipped_network
from network.selection import DEFAULT_DIGIT
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.film import FILMS
from scenes.look import DEFAULT, Look
from studio.outputs.assembly import make_film
from studio.outputs.stills import make_stills
from studio.planning.formats import FORMATS
from studio.planning.jobs import FilmJob, plan_film
from studio.rendering import gif

GALLERY = Path("renders/gallery")
GIF_WIDTH, GIF_FPS = 720, Fraction(25, 2)
GIF_SPEED = 2  # times as fast as the film
GIF_BEATS = 5  # of ReadingADigit: from the image to the answer
LARGEST_GIF = 2_000_000  # bytes
LOOKS = (
    Look("light", "safe", "1:1"),
    Look(aspect="9:16"),
    Look("light", aspect="4:3", language="de"),
)
LOOKS_HEIGHT, LOOKS_GAP = 640, 24  # pixels


def main() -> None:
    """Make all of them."""
    network = shipped_network()
    with tempfile.TemporaryDirectory() as folder:
        still(network, Path(folder))
        looks(network, Path(folder))
        for film in FILMS:
            sheet(film, network, Path(folder))
        light_gif(network, Path(folder))


def _job(name: str, network: Network, quality: str, look: Look = DEFAULT) -> FilmJob:
    return plan_film([name], find_digit(DEFAULT_DIGIT, network), network, FORMATS[quality], look)


def _poster(network: Network, folder: Path, look: Look = DEFAULT) -> Image.Image:
    """The network with its answer boxed."""
    made = make_stills(_job(ReadingADigit.__name__, network, "m", look), folder).parent
    (picture,) = made.glob(f"*{ReadingADigit.poster}.png")
    return Image.open(picture)


def still(network: Network, folder: Path) -> None:
    """The network as films show it."""
    save(_poster(network, folder), GALLERY / "reading_a_digit.png", optimize=True)


def looks(network: Network, folder: Path) -> None:
    """The same in other aspects, themes and palettes, and in German, side by side."""
    posters = [_poster(network, folder, look) for look in LOOKS]
    small = [
        poster.resize((round(poster.width * LOOKS_HEIGHT / poster.height), LOOKS_HEIGHT))
        for poster in posters
    ]
    width = sum(picture.width for picture in small) + LOOKS_GAP * (len(small) - 1)
    row, left = Image.new("RGB", (width, LOOKS_HEIGHT), "#808080"), 0
    for picture in small:
        row.paste(picture, (left, 0))
        left += picture.width + LOOKS_GAP
    save(row, GALLERY / "looks.png", optimize=True)


def sheet(film: str, network: Network, folder: Path) -> None:
    """The end of every beat of a film."""
    made = make_stills(_job(film, network, "m"), folder)
    save(Image.open(made), GALLERY / f"{film}_film.png", optimize=True)


def light_gif(network: Network, folder: Path) -> None:
    """The light running through the network, looped.

    Raises
    ------
    RuntimeError
        When it comes out larger than a page should load.
    """
    film = make_film(_job(ReadingADigit.__name__, network, "m"), folder)
    path = GALLERY / "reading_a_digit.gif"
    beside = path.with_name(f".{path.name}")
    gif.write_gif(film.path, beside, GIF_WIDTH, GIF_FPS, GIF_SPEED, beat_end(film.path))
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
