"""Pictures in ../shared/cases: what people who tried the program drew, with what is right."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "shared" / "cases"
SUFFIXES = (".png", ".jpg", ".tiff")
# beginnings of names by kind; the longest that fits counts
KINDS_OF = {
    "01 03 04 05 09 10 11 12 13 15 17 18 19 20 24 29 30 31 35 36 37 40 41 9a_notes 9a_scanner "
    "9a_mouse": "plain",
    "28 92 96 97 98_plain_strip 98_dark_strip 98_frame 99_dark_strip 9a_sticky": "table",
    "14 98_photo_vignette 98_phone_shadow 98_two_hard_shadows 98_flash 99 9a_cafe 9a_hand "
    "9a_head": "shadow",
    "06 07 08 90 91 9a_index": "ruling",
    "23 93": "large",
    "16 38 39 98 9a_pen 9a_ruler": "beside",
    "32 33 34 98_printed_text": "attached",
    "70 71 72 73": "several",
    "02 25 26": "thin",
    "42 50": "styles",
    "21_rotated_20 21_rotated_minus": "turned",
    "21": "upside",
    "80": "no digit",
    "60 61 62": "formats",
}
PREFIXES = {prefix: kind for words, kind in KINDS_OF.items() for prefix in words.split()}
NO_DIGIT = "refuse"


@dataclass(frozen=True)
class Drawn:
    """A picture in a file.

    Attributes
    ----------
    path, kind : the file, and the kind that it belongs to.
    right : the digits in it; empty when there is none.
    """

    path: Path
    kind: str
    right: str


def pictures() -> list[Drawn]:
    """Return all pictures, sorted by name; none where the folder is not there."""
    if not FOLDER.is_dir():
        return []
    right = dict(_listed_right())
    found = {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*"))}
    return [
        Drawn(path, kind_of(path.name), right[name])
        for name, path in found.items()
        if name in right
    ]


def kind_of(name: str) -> str:
    """Return the kind that a name begins with."""
    return max((len(p), kind) for p, kind in PREFIXES.items() if name.startswith(p))[1]


def _listed_right() -> list[tuple[str, str]]:
    """Return what is right in each file that README.txt and situations/right.csv list."""
    with (FOLDER / "situations" / "right.csv").open(newline="", encoding="utf-8") as file:
        rows = [(f"situations/{row['file']}", row["right"]) for row in csv.DictReader(file)]
    for line in (FOLDER / "README.txt").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 3 and cells[0].endswith(SUFFIXES):
            rows.append((cells[0], cells[3]))
    return [(name, "" if NO_DIGIT in right else re.sub(r"\D", "", right)) for name, right in rows]
