"""Inputs of ``digitfilm batch`` (folders, lists, ranges, names) as digits."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from network import Digit, DigitError, Network, find_digit, test_set
from network.mnist import clear_digit
from network.pages import split_page
from network.paths import exists, is_file, is_folder, read_bytes
from network.preprocessing.picture import Picture
from network.printable import printable
from network.selection import CLASSES, is_picture, open_file, split_number

ALL = "all"
LISTS = (".csv", ".tsv")
READABLE = "png jpg jpeg jpe jfif gif webp avif bmp dib tif tiff pgm pbm ppm pnm jp2 j2k"
# each is read, or fails with a sentence that says what to do, so that no pupil is left out
PERHAPS = "heic heif hif svg pdf"
PICTURES = tuple(f".{suffix}" for suffix in f"{READABLE} {PERHAPS}".split())
# columns of a list, and the names of digits that their cells stand for
COLUMNS = {"digit": "{}", "path": "{}", "index": "test:{}", "label": "{}"}
SEPARATORS = ",;\t"
LARGEST_LIST = 20_000_000  # bytes
SHOWN = 5  # names of files that are left out

Entry = tuple[str, Digit | str]  # a name, and the digit or, in a sentence, why there is none


@dataclass(frozen=True, eq=False)
class Line:
    """One digit as a line of input names it.

    Attributes
    ----------
    name : name of the digit, as the user knows it.
    source : test digit, or file of the picture that the digit is in.
    number : number of the digit in the picture, from 1, where the line says so.
    label : class that the digit is meant to be, where the line says so.
    """

    name: str
    source: Digit | Path
    number: int | None = None
    label: int | None = None


def collect(sources: Sequence[str], network: Network) -> tuple[list[Entry], list[str]]:
    """Return all digits that sources name, in their order.

    Returns
    -------
    entries : names and digits; of a picture that cannot be read, a sentence in place of the digit.
    left_out : sentences about files that are no pictures.

    Raises
    ------
    DigitError
        With one sentence, when a source is not there, a list is wrong, or a test digit does not
        exist.
    """
    left_out: list[str] = []
    # all lines come before the first picture, so that a wrong list is refused at once
    lines = [line for source in sources for line in _lines_of(source, network, left_out)]
    open_picture = lru_cache(maxsize=1)(open_file)  # one after the other names the same
    known: dict[tuple[str, Path, int | None], Digit | str] = {}
    return [(line.name, _digit_of(line, open_picture, known)) for line in lines], left_out


def natural(path: Path) -> list[tuple[int, int | str]]:
    """Return a key that sorts names as people do: ``2.png`` comes before ``10.png``."""
    parts = re.split(r"([0-9]+)", path.name.casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]


def _lines_of(source: str, network: Network, left_out: list[str]) -> Iterator[Line]:
    path = Path(source)
    if source == ALL:
        yield from (Line(str(label), clear_digit(label, network)) for label in range(10))
    elif span := re.fullmatch(r"test:([0-9]{1,9})-([0-9]{1,9})", source):
        first, last = int(span[1]), int(span[2])
        if first > last:
            raise DigitError(
                f"{source}: the first number is larger than the last; try test:{last}-{first}"
            )
        digits = test_set()
        digits.digit(last)  # or there is none
        yield from (Line(f"test:{i}", digits.digit(i)) for i in range(first, last + 1))
    elif is_picture(source) and is_folder(path):
        yield from _in_folder(path, left_out)
    elif is_picture(source) and path.suffix.lower() in LISTS and is_file(path):
        yield from _in_list(path, network)
    else:
        missing = "there is no such file or folder; you can also use test:0-99, all, or a CSV file"
        yield _line(source, Path(), missing, network)


def _line(text: str, folder: Path, missing: str, network: Network) -> Line:
    """Find a file in a folder, perhaps with ``#2``, or a test digit that ``--digit`` takes."""
    if not is_picture(text, folder):
        return Line(text, find_digit(text, network))
    path, number = split_number(text, folder)
    if not exists(split_page(path)[0]):
        raise DigitError(f"{folder / text}: {missing}")
    return Line(printable(str(folder / text)), path, number)


def _digit_of(
    line: Line,
    open_picture: Callable[[Path], Picture],
    known: dict[tuple[str, Path, int | None], Digit | str],
) -> Digit | str:
    """Return the digit of a line, or why there is none in its picture.

    Parameters
    ----------
    known : what came of pictures so far, so that lines that are the same read theirs only once.
    """
    if isinstance(line.source, Path):
        key = line.name, line.source, line.number
        if key not in known:
            known[key] = _digit_in_picture(*key, open_picture)
        digit = known[key]
    else:
        digit = line.source
    if isinstance(digit, str) or line.label is None:
        return digit
    return replace(digit, label=line.label)


def _digit_in_picture(
    name: str, path: Path, number: int | None, open_picture: Callable[[Path], Picture]
) -> Digit | str:
    try:
        picture = open_picture(path)
        if number is None and len(picture) > 1:
            first = picture.path.name  # of a PDF, with the page
            return printable(
                f"{name}: there are {len(picture)} digits in this picture; "
                f"choose one with {first}#1 to {first}#{len(picture)}, or crop the picture"
            )
        return picture.digit(number)
    except DigitError as error:
        return str(error)


# --- folders --------------------------------------------------------------------------------------


def _in_folder(folder: Path, left_out: list[str]) -> Iterator[Line]:
    """Find the pictures in a folder, and in folders in it that are called 0 to 9, as their label.

    Anything else is left out, and so is what lies deeper.
    """
    files = _files_in(folder)
    classes = {path: _files_in(path) for path in files if path.name in CLASSES and is_folder(path)}
    labeled = [(path, int(inner.name)) for inner in classes for path in classes[inner]]
    found = [*((path, None) for path in files if path not in classes), *labeled]
    pictures = [(path, label) for path, label in found if _is_picture_file(path)]
    if not pictures:
        raise DigitError(f"{folder}: there are no pictures in this folder; PNG and JPEG work")
    others = [str(path.relative_to(folder)) for path, _ in found if not _is_picture_file(path)]
    if others:
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        names = ", ".join(others[:SHOWN])
        left_out.append(printable(f"{folder}: skipped, since they aren't pictures: {names}{more}"))
    yield from (Line(printable(str(path)), path, label=label) for path, label in pictures)


def _files_in(folder: Path) -> list[Path]:
    """Return what is in a folder in its natural order, without what is hidden."""
    try:
        return sorted((p for p in folder.iterdir() if not p.name.startswith(".")), key=natural)
    except OSError as error:
        raise _unreadable(folder, error) from error


def _is_picture_file(path: Path) -> bool:
    return path.suffix.lower() in PICTURES and is_file(path)


def _unreadable(path: Path, error: OSError) -> DigitError:
    reason = (error.strerror or "error").lower()
    return DigitError(f"{path}: can't open it ({reason})")


# --- lists ----------------------------------------------------------------------------------------


def _in_list(path: Path, network: Network) -> Iterator[Line]:
    """Read a CSV: columns digit (or path, or index) and label, by a first line or in that order."""
    columns = ["digit", "label"]
    is_empty = True
    for number, cells in _rows(path):
        where = f"{path}, line {number}"
        if is_empty and any(cell.lower() in COLUMNS for cell in cells):
            columns = [cell.lower() for cell in cells]
            _check_columns(columns, where)
        elif len(cells) > len(columns):
            raise DigitError(
                f"{where}: expected a digit and a label, but found {len(cells)} values "
                '(if a path has commas, put it in quotes: "one, two.png",7)'
            )
        else:
            row = dict(zip(columns, cells, strict=False))
            yield _in_row(row, path.parent, where, network)
        is_empty = False
    if is_empty:
        raise DigitError(f"{path}: this file is empty; it needs lines such as anna.png,7")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Read the lines that are not empty, each with its number and its cells.

    Empty values at the end, which spreadsheets add, are left out.
    """
    try:
        text = read_bytes(path, LARGEST_LIST).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DigitError(
            f'{path}: not a text file in UTF-8; in a spreadsheet, save it as "CSV UTF-8"'
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error
    lines = text.splitlines()
    first = next(filter(str.strip, lines), "")
    rows = csv.reader(
        lines, delimiter=max(SEPARATORS, key=first.count), skipinitialspace=True, strict=True
    )
    try:
        for row in rows:
            cells = [cell.strip() for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                yield rows.line_num, cells
    except csv.Error as error:
        raise DigitError(
            f"{path}, line {rows.line_num}: {error} "
            "(a value that starts with a quotation mark must also end with one)"
        ) from error


def _check_columns(names: list[str], where: str) -> None:
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            raise DigitError(
                f"{where}: there is no column {name!r}; "
                "the columns are digit and, optionally, label"
            )
    if len(set(names) - {"label"}) != 1:
        raise DigitError(
            f"{where}: expected one column that names the digit (digit, path, or index) and, "
            "optionally, the column label"
        )


def _in_row(row: dict[str, str], folder: Path, where: str, network: Network) -> Line:
    label = row.pop("label", "")
    (column, cell), *_ = *row.items(), ("digit", "")
    if not cell:
        raise DigitError(
            f"{where}: the digit is missing; start the line with a picture or a test digit, "
            "as in anna.png,7 or test:42,7"
        )
    if label and label not in set("0123456789"):
        raise DigitError(
            f"{where}: {label!r} is not a valid label; use a digit from 0 to 9, or leave it empty"
        )
    missing = "there is no such file (paths are relative to the folder of the CSV file)"
    try:
        line = _line(COLUMNS[column].format(cell), folder, missing, network)
    except DigitError as error:
        raise DigitError(f"{where}: {error}") from error
    return replace(line, label=int(label) if label else None)
