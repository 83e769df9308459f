"""Accuracy on pictures that are not from MNIST, printed by ``make imports``.

(a) pictures of digits in many situations, drawn from a seed, in a table by kind; and, where the
    folder ../shared/cases is there, what others drew;
(b) photos of test digits made from a seed, against the same digits read as they are;
(c) the ten digits in ordinary fonts of this system, regular and bold;
(d) the 1,797 digits of scikit-learn's ``load_digits``, 8 x 8 pixels from other people's hands,
    scaled up 8 times, in blocks and smoothly;
(e) what it costs to read a photo of 12 and of 108 million pixels.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import numpy as np
import numpy.typing as npt
from PIL import Image
from rich.console import Console
from rich.table import Table
from sklearn.datasets import load_digits
from support import drawn_by_others
from support.photos import FloatArray, Font, digit_in, fonts, photos, set_in
from support.situations import KINDS, cases

from network import DigitError, Network, shipped_network, test_set
from network.preprocessing.picture import Picture
from network.reliability import warnings_about

WORST_LOSS, WORST_IN_FONTS, WORST_OF_OTHERS = 0.0101, 0.91, 0.83
FEWEST_FONTS = 10
TIMES = 8
COUNT, SEED = 60, 2024
SMOOTHLY = 8 * TIMES
ALL = slice(None)
WIDTH = 120  # columns, so that no heading is cut where the output goes to a file

UPSIDE, SEVERAL, NO_DIGIT = "upside", "several", "no digit"
# percentages of each kind that are to be right; of no digit, refused; of upside, doubted
WANTED = {
    "plain": 97, "table": 90, "shadow": 90, "ruling": 88, "large": 90, "beside": 85,
    "attached": 85, SEVERAL: 75, "thin": 93, "styles": 92, "turned": 93, UPSIDE: 100,
    NO_DIGIT: 60, "formats": 85,
}  # fmt: skip
OUTCOMES = ("right", "asked", "refused", "wrong", "wrong without a doubt", "right with a doubt")


# --- situations -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """What was read in a picture, against what is there.

    Attributes
    ----------
    right : the digits that are there; empty when there is none.
    read : the digits that were found, from left to right, row by row; None if it was refused.
    is_doubted : whether there is a warning about any of them.
    """

    right: str
    read: str | None
    is_doubted: bool = False

    @property
    def outcome(self) -> str:
        """Right, asked, refused or wrong; a picture without a digit is right when it is refused."""
        if self.read is None:
            return "refused" if self.right else "right"
        if self.read == self.right:
            return "right"
        return "asked" if len(self.read) > max(1, len(self.right)) else "wrong"

    @property
    def outcomes(self) -> list[str]:
        """All columns that it counts in."""
        found = [self.outcome]
        if self.outcome == "wrong" and not self.is_doubted:
            found.append("wrong without a doubt")
        if self.outcome == "right" and self.is_doubted:
            found.append("right with a doubt")
        if not self.right and self.read is None:
            found.append("refused")
        return found


def read_file(network: Network, path: Path, right: str) -> Reading:
    """Read all digits of a picture in a file, as a user does."""
    try:
        picture = Picture.open(path)
        digits = [picture.digit(number + 1) for number in range(len(picture))]
    except DigitError:
        return Reading(right, None)
    answers = [network.read(digit) for digit in digits]
    numbered = enumerate(zip(digits, answers, strict=True), 1)
    doubts = [warnings_about(digit, read, picture, number) for number, (digit, read) in numbered]
    return Reading(right, "".join(str(read.answer) for read in answers), any(doubts))


def read_cases(
    network: Network, kind: str, count: int, seed: int, save: Path | None
) -> list[Reading]:
    """Read cases of a kind, and keep in a folder those that are not right."""
    readings = []
    with TemporaryDirectory() as folder:
        for number, case in enumerate(cases(kind, count, seed)):
            path = case.save(Path(folder) / f"{number}")
            reading = read_file(network, path, case.right)
            readings.append(reading)
            if save is not None and reading.outcome != "right":
                _keep(path, save / kind.replace(" ", "_"), f"{number:03}_{case.situation}", reading)
            path.unlink()
    return readings


def _keep(path: Path, folder: Path, name: str, reading: Reading) -> None:
    """Save a picture as PNG, whose name tells what it shows and what was read."""
    folder.mkdir(parents=True, exist_ok=True)
    told = f"{name}__{reading.right or 'none'}__{reading.read or 'refused'}"
    try:
        with Image.open(path) as image:
            whole = image if image.mode in ("1", "L", "RGB", "RGBA", "P", "I;16") else None
            (whole or image.convert("RGB")).save(folder / f"{told}.png")
    except OSError:  # not every reader knows every format; the file itself is kept
        (folder / f"{told}{path.suffix}").write_bytes(path.read_bytes())


def share_wanted(kind: str, readings: list[Reading]) -> float:
    """Share that is as it should be: right; or doubted or refused, where it lies on its side."""
    if kind == UPSIDE:
        return float(np.mean([reading.is_doubted or reading.read is None for reading in readings]))
    return float(np.mean([reading.outcome == "right" for reading in readings]))


def print_table(console: Console, title: str, rows: Iterable[tuple[str, list[Reading]]]) -> None:
    """Print a row for each kind."""
    table = Table(title=title)
    for head in ("kind", "read", *OUTCOMES, "as wanted"):
        table.add_column(head, justify="left" if head == "kind" else "right", min_width=5)
    for kind, readings in rows:
        counts = Counter(name for reading in readings for name in reading.outcomes)
        share, wanted = share_wanted(kind, readings), WANTED[kind]
        told = f"{share:.0%} ({wanted}%)"
        style = "green" if share * 100 >= wanted else "red"
        shown = [str(counts[name]) for name in OUTCOMES]
        table.add_row(kind, str(len(readings)), *shown, f"[{style}]{told}[/]")
    console.print(table)


def rows_of_others(network: Network, only: tuple[str, ...]) -> Iterator[tuple[str, list[Reading]]]:
    """Yield the readings of what others drew, by kind."""
    found = drawn_by_others.pictures()
    for kind in KINDS:
        readings = [
            read_file(network, drawn.path, drawn.right)
            for drawn in found
            if drawn.kind == kind and (not only or kind in only)
        ]
        if readings:
            yield kind, readings


# --- digits of other origins ----------------------------------------------------------------------


def share_read(network: Network, pictures: Iterable[FloatArray], labels: npt.ArrayLike) -> float:
    """Share that goes through the import and is read correctly; what is refused counts as wrong."""
    answers = []
    for picture in pictures:
        try:
            answers.append(network.read(digit_in(picture)).answer)
        except DigitError:
            answers.append(-1)
    return float(np.mean(np.array(answers) == np.asarray(labels)))


def of_photos(network: Network) -> tuple[float, float]:
    """Shares of photos, and of the same digits as they are."""
    pictures, shown = photos()
    digits = test_set()
    raw = network.accuracy(digits.pixels[shown], digits.labels[shown])
    return share_read(network, pictures, digits.labels[shown]), raw


def of_fonts(network: Network, cuts: list[Font]) -> float:
    """Share of the ten digits in each cut."""
    pictures = (set_in(font, str(number)) for font in cuts for number in range(10))
    return share_read(network, pictures, np.tile(np.arange(10), len(cuts)))


def of_others(network: Network, some: slice = ALL) -> float:
    """Share of scikit-learn's digits: every pixel becomes 8 x 8."""
    found = load_digits()
    return share_read(
        network,
        (np.kron(image / 16, np.ones((TIMES, TIMES))) for image in found.images[some]),
        found.target[some],
    )


def of_others_smoothly(network: Network, some: slice = ALL) -> float:
    """Share of scikit-learn's digits enlarged by cubic interpolation."""
    found = load_digits()
    pictures = (_enlarged(image / 16) for image in found.images[some])
    return share_read(network, pictures, found.target[some])


def _enlarged(image: FloatArray) -> FloatArray:
    smooth = Image.fromarray(image.astype(np.float32)).resize(
        (SMOOTHLY, SMOOTHLY), Image.Resampling.BICUBIC
    )
    return np.clip(np.asarray(smooth, dtype=float), 0, 1)


def print_other_origins(network: Network) -> None:
    """Print what does not come from situations: photos, fonts, and scikit-learn's digits."""
    seen, raw = of_photos(network)
    print(
        f"photos of test digits:       {seen:.1%}  (as they are: {raw:.1%}; wanted: within 1 point)"
    )
    cuts = fonts()
    families = len({font.family for font in cuts})
    told = f"{of_fonts(network, cuts):.1%}" if cuts else "-"
    print(f"digits in {families:2} fonts:          {told}  (regular and bold; wanted: 91 %)")
    print(f"scikit-learn's load_digits:  {of_others(network):.1%}  (in blocks; wanted: 83 %)")
    smooth = of_others_smoothly(network)
    print(f"scikit-learn's load_digits:  {smooth:.1%}  (enlarged smoothly; wanted: 83 %)")


# --- what it costs --------------------------------------------------------------------------------

SIZES = {"a photo of 12 million pixels": (4_000, 3_000), "one of 108 million": (12_000, 9_000)}
READ = """
import re, sys, time
from pathlib import Path
from network.preprocessing.picture import Picture
Picture.open(Path(sys.argv[1]))
start = time.process_time()
Picture.open(Path(sys.argv[2]))
seconds = time.process_time() - start
held = re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())
print(seconds, int(held[1]) / 1e6)
"""


def print_cost() -> None:
    """Print seconds of CPU after the start, and memory, of reading a photo of squared paper."""
    case = next(cases("ruling", 1, SEED))
    with TemporaryDirectory() as folder, Image.open(case.save(Path(folder) / "page")) as page:
        small = Path(folder) / "small.jpg"
        page.convert("RGB").save(small, quality=92)
        for name, size in SIZES.items():
            large = Path(folder) / "large.jpg"
            page.convert("RGB").resize(size).save(large, quality=92)
            command = [sys.executable, "-c", READ, str(small), str(large)]
            result = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, gigabytes = map(float, result.stdout.split())
            print(f"{name + ':':29}{seconds:.2f} s of CPU, {gigabytes:.2f} GB")


@click.command()
@click.option("--count", default=COUNT, show_default=True, help="Pictures of each kind.")
@click.option("--seed", default=SEED, show_default=True, help="Other pictures of the same kinds.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(list(KINDS)), help="Only this.")
@click.option("--save", type=click.Path(path_type=Path), help="Folder for what was not right.")
def main(count: int, seed: int, kinds: tuple[str, ...], save: Path | None) -> None:
    """Measure how well pictures are read that are not from MNIST."""
    network, console = shipped_network(), Console(width=WIDTH)
    chosen = kinds or tuple(KINDS)
    drawn = [(kind, read_cases(network, kind, count, seed, save)) for kind in chosen]
    print_table(console, f"drawn from seed {seed}", drawn)
    others = list(rows_of_others(network, kinds))
    if others:
        print_table(console, "drawn by others, ../shared/cases", others)
    if not kinds:
        print_other_origins(network)
        print_cost()


if __name__ == "__main__":
    main()
