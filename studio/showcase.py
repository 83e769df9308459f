"""The pictures in the README, made anew: ``python -m studio.showcase``.

A still of the network that has read the default digit, a short GIF of the light on its way, and sheets of the last
picture of every beat of both films, all in ``renders/gallery``.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import av
from PIL import Image

from network import Network, find_digit, shipped_network
from scenes.chapters.reading_a_digit import ReadingADigit
from scenes.film import FILMS
from scenes.storyboard import DEFAULT_DIGIT
from studio import films, stills
from studio.jobs import FORMATS, FilmJob, plan_film

GALLERY = Path("renders/gallery")
GIF_WIDTH, GIF_FPS, GIF_COLORS = 720, 12, 200
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
    end = beat_end(film.path)
    pictures = list(frames_of(film.path, end))
    palette = palette_of(pictures[len(pictures) // 3], pictures[-1])
    frames = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]
    path = GALLERY / "reading_a_digit.gif"
    save(frames[0], path, save_all=True, append_images=frames[1:], duration=1000 // GIF_FPS, loop=0, optimize=True)
    if path.stat().st_size > LARGEST_GIF:
        raise RuntimeError(f"{path} has {path.stat().st_size:,} bytes; at most {LARGEST_GIF:,} are wanted")


def palette_of(*pictures: Image.Image) -> Image.Image:
    """One palette for all frames, so that nothing flickers and what rests costs nothing."""
    width, height = pictures[0].size
    together = Image.new("RGB", (width, height * len(pictures)))
    for number, picture in enumerate(pictures):
        together.paste(picture, (0, height * number))
    return together.quantize(GIF_COLORS, Image.Quantize.MAXCOVERAGE)


def beat_end(film: Path) -> float:
    """When the last beat of the GIF ends, in seconds, as its sidecar says."""
    sidecar = json.loads(film.with_suffix(".json").read_text(encoding="utf-8"))
    return float(sidecar["beats"][GIF_BEATS - 1]["end"])


def frames_of(film: Path, end: float) -> Iterator[Image.Image]:
    """Frames of a film up to ``end``, no more than the GIF shows."""
    height = round(GIF_WIDTH * 9 / 16)
    due = 0.0
    with av.open(str(film)) as container:
        for frame in container.decode(video=0):
            if frame.time is None or frame.time >= end:
                return
            if frame.time >= due:
                due += GIF_SPEED / GIF_FPS
                yield frame.to_image(width=GIF_WIDTH, height=height)


def save(picture: Image.Image, path: Path, **options: object) -> None:
    """Write beside, then move into place, and say where it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}")
    picture.save(beside, format=path.suffix[1:].upper(), **options)
    beside.replace(path)
    print(f"{path}  ({path.stat().st_size:,} bytes)")


if __name__ == "__main__":
    main()
