"""What ``digitfilm batch`` is given (folders, lists, ranges, names), as digits."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from network import Digit, DigitError, Network, find_digit, test_set
from network.digits import Sight
from network.selection import is_picture

ALL = "all"
LISTS = (".csv", ".tsv")
READABLE = "png jpg jpeg jpe jfif gif webp avif bmp dib tif tiff pgm pbm ppm pnm jp2 j2k"
UNREADABLE = "heic heif svg pdf"  # each fails with a sentence that says what to do, so that no pupil is left out
PICTURES = tuple(f".{suffix}" for suffix in f"{READABLE} {UNREADABLE}".split())
COLUMNS = {
    "digit": "{}",
    "path": "{}",
    "index": "test:{}",
    "label": "{}",
}  # and what a cell stands for
SEPARATORS = ",;\t"
SHOWN = 5  # names of files that are left out


@dataclass(frozen=True, eq=False)
class Entry:
    """One digit to be filmed, or why there is none.

    Attributes
    ----------
    name : as the user knows it.
    """

    name: str
    digit: Digit | None = None
    trouble: str = ""


@dataclass(frozen=True)
class Named:
    """A digit that the user named, before it is looked at.

    Attributes
    ----------
    path : of the picture, where it is in one; otherwise ``name`` says which digit it is.
    number : which digit in the picture, from 1, where that is said.
    where : the line of a list that says so, for the user.
    """

    name: str
    path: Path | None = None
    number: int | None = None
    label: int | None = None
    where: str = ""


def collect(sources: Sequence[str], network: Network) -> tuple[list[Entry], list[str]]:
    """All digits that sources name, in their order, and what was left out, a sentence each.

    Pictures that cannot be read are entries with a trouble; they stop nobody.

    Raises
    ------
    DigitError
        With one sentence, when a source is not there, a list is wrong, or a test digit does not exist.
    """
    left_out: list[str] = []
    named = [digit for source in sources for digit in _named_by(source, left_out)]
    known = [
        None if each.path else Entry(each.name, _labelled(_test_digit(each, network), each))
        for each in named
    ]
    return [entry or _seen(each) for entry, each in zip(known, named, strict=True)], left_out


def natural(path: Path) -> list[tuple[int, int | str]]:
    """A key that sorts names as people do: ``2.png`` comes before ``10.png``."""
    parts = re.split(r"([0-9]+)", path.name.casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]


def _named_by(source: str, left_out: list[str]) -> Iterator[Named]:
    path = Path(source)
    if source == ALL:
        yield from (Named(str(label)) for label in range(10))
    elif span := re.fullmatch(r"test:([0-9]{1,9})-([0-9]{1,9})", source):
        first, last = int(span[1]), int(span[2])
        if first > last:
            raise DigitError(
                f"{source}: the first number is larger than the last; test:{last}-{first} would work"
            )
        test_set().digit(last)  # or there is none
        yield from (Named(f"test:{index}") for index in range(first, last + 1))
    elif path.is_dir():
        yield from _in_folder(path, left_out)
    elif path.suffix.lower() in LISTS and path.is_file():
        yield from _in_list(path)
    else:
        yield _named(
            source,
            Path(),
            "there is no such file or folder (test:0-99, all, a folder, a .csv also work)",
        )


def _named(text: str, folder: Path, missing: str) -> Named:
    """What a text names: a file in a folder, perhaps with ``#2``, or what else ``--digit`` takes."""
    path = folder / text
    if not is_picture(text) and not (text.isdecimal() and path.exists()):
        return Named(text)
    if path.exists():
        return Named(str(path), path)
    number = re.fullmatch(r"(.+)#([0-9]{1,4})", text)
    if number and (folder / number[1]).exists():
        return Named(str(path), folder / number[1], int(number[2]))
    raise DigitError(f"{path}: {missing}")


# --- folders ----------------------------------------------------------------------------------------------------------


def _in_folder(folder: Path, left_out: list[str]) -> Iterator[Named]:
    try:
        files = sorted(
            (path for path in folder.iterdir() if not path.name.startswith(".")), key=natural
        )
    except OSError as error:
        raise DigitError(
            f"{folder}: it cannot be read ({(error.strerror or 'error').lower()})"
        ) from error
    pictures = [path for path in files if path.is_file() and path.suffix.lower() in PICTURES]
    if not pictures:
        raise DigitError(f"{folder}: there are no pictures in this folder (PNG and JPEG work)")
    others = [path.name for path in files if path not in pictures]
    if others:
        names = ", ".join(others[:SHOWN]) + (
            f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        )
        left_out.append(f"{folder}: left out, as they are no pictures: {names}")
    yield from (Named(str(path), path) for path in pictures)


# --- lists ------------------------------------------------------------------------------------------------------------


def _in_list(path: Path) -> Iterator[Named]:
    """The digits in a CSV: columns digit (or path, or index) and label, by a first line or in that order."""
    columns = ["digit", "label"]
    is_empty = True
    for line, cells in _rows(path):
        where = f"{path}, line {line}"
        if is_empty and any(cell.lower() in COLUMNS for cell in cells):
            columns = _columns([cell.lower() for cell in cells], where)
        elif len(cells) > len(columns):
            raise DigitError(
                f"{where}: there are {len(cells)} values in it, and a line has a digit and a label "
                '(a path with commas is quoted: "one, two.png",7)'
            )
        else:
            yield _in_row(dict(zip(columns, cells, strict=False)), path.parent, where)
        is_empty = False
    if is_empty:
        raise DigitError(f"{path}: there is no line in it (such as: anna.png,7)")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Lines that are not empty, with their numbers; without the empty values that spreadsheets add at the end."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DigitError(
            f"{path}: this is no text in UTF-8 (spreadsheets call that «CSV UTF-8»)"
        ) from error
    except OSError as error:
        raise DigitError(
            f"{path}: it cannot be read ({(error.strerror or 'error').lower()})"
        ) from error
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
            f"{path}, line {rows.line_num}: {error} (a quoted value begins and ends with a quotation mark)"
        ) from error


def _columns(names: list[str], where: str) -> list[str]:
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            raise DigitError(
                f"{where}: {name or 'an empty name'} is no column here; the columns are digit and label"
            )
    if len(set(names) - {"label"}) != 1:
        raise DigitError(
            f"{where}: one column says which digit it is (digit, path or index), the other may be label"
        )
    return names


def _in_row(row: dict[str, str], folder: Path, where: str) -> Named:
    label = row.pop("label", "")
    (column, cell), *_ = *row.items(), ("digit", "")
    if not cell:
        raise DigitError(
            f"{where}: it names no digit; a line begins with a path, or test:7, such as: anna.png,7"
        )
    if label and label not in set("0123456789"):
        raise DigitError(f"{where}: {label!r} is no label; a label is one of 0 to 9, or nothing")
    try:
        named = _named(
            COLUMNS[column].format(cell),
            folder,
            "there is no such file (paths are relative to the folder of the list)",
        )
    except DigitError as error:
        raise DigitError(f"{where}: {error}") from error
    return replace(named, label=int(label) if label else None, where=where)


# --- looking at them --------------------------------------------------------------------------------------------------


def _test_digit(named: Named, network: Network) -> Digit:
    try:
        return find_digit(named.name, network)
    except DigitError as error:
        raise DigitError(f"{named.where}: {error}" if named.where else str(error)) from error


def _seen(named: Named) -> Entry:
    """The digit in a picture, or why there is none."""
    assert named.path is not None
    try:
        sight = Sight.of(named.path)
        if len(sight) > 1 and named.number is None:
            choice = f"name one as {named.path.name}#1 to {named.path.name}#{len(sight)}"
            raise DigitError(
                f"{named.name}: there are {len(sight)} digits in it; {choice}, or cut it out"
            )
        return Entry(named.name, _labelled(sight.digit(named.number), named))
    except DigitError as error:
        return Entry(named.name, trouble=str(error))


def _labelled(digit: Digit, named: Named) -> Digit:
    return digit if named.label is None else replace(digit, label=named.label)
