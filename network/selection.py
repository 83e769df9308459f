"""Selection: the digit that a user names by class, index, criterion, or picture."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from network.arrays import Mask
from network.digits import Digit, DigitError
from network.mnist import clear_digit, test_set
from network.model import Network
from network.pages import is_pdf, page_path
from network.paths import exists, is_file

if TYPE_CHECKING:
    from network.preprocessing.picture import Picture

DEFAULT_DIGIT = "3"  # of films, where none is named
CLASSES = frozenset("0123456789")
NUMBER = "0*[1-9][0-9]{0,8}"  # pattern of a number of a digit or a page, from 1


@dataclass(frozen=True)
class Criterion:
    """A criterion for a test digit: the one at an end among those that are read as it asks.

    Attributes
    ----------
    is_right : True where it is to be read correctly, False where wrongly, None for either.
    sign : 1 for the largest margin of answer and runner-up, -1 for the smallest.
    description : words that go on from "the one that is".
    """

    is_right: bool | None
    sign: int
    description: str


CRITERIA = {
    "wrong": Criterion(False, 1, "misread with the most confidence"),
    "unsure": Criterion(None, -1, "read with the least confidence"),
    "sure": Criterion(True, 1, "read correctly with the most confidence"),
}


def find_digit(text: str, network: Network, pick: int | None = None) -> Digit:
    """Return the digit that a user named.

    Parameters
    ----------
    text : a class (``7``), a test digit (``test:1234``), a criterion (``wrong``, ``unsure`` or
        ``sure``, of a class as ``wrong:7``; ``random:SEED``) or the path of a picture
        (``scan.png#2``: the second digit in it; ``scan.pdf#2``: the second page, and
        ``scan.pdf#2#3`` the third digit on it).
    network : decides which test digit stands for a class, and which it reads wrongly.
    pick : number of the digit in a picture with several, from left to right, from 1.

    Raises
    ------
    DigitError
        With one sentence, when there is no such digit.

    Examples
    --------
    >>> from network import find_digit, shipped_network
    >>> find_digit("test:1234", shipped_network()).label
    8
    >>> find_digit("random:1", shipped_network()).chosen
    'random:1 is test:4731, labeled 8'
    """
    if is_picture(text):
        picture, number = open_picture(text)
        return picture.digit(number if pick is None else pick)
    if pick is not None:
        raise DigitError(
            f"{text}: --pick is only for pictures with several digits, and this is one digit"
        )
    kind, colon, rest = text.partition(":")
    if kind == "test":
        return test_set().digit(_number(text, f"a number from 0 to {len(test_set()) - 1}"))
    if kind == "random":
        return _random_digit(_number(text, "a whole number from 0 up, such as random:1"))
    if kind in CRITERIA:
        return _by_criterion(text, rest if colon else None, CRITERIA[kind], network)
    if text not in CLASSES:
        raise DigitError(f"{text}: not a digit; use 0 to 9, test:1234, or the path of a picture")
    return clear_digit(int(text), network)


def is_picture(text: str, folder: Path = Path()) -> bool:
    """Return whether a name is that of a picture, not of a test digit.

    A name that stands for a test digit does so whatever files there are: ``7`` is the digit of
    that class, and ``./7`` the file. Other numbers, such as ``12``, stand for none; they are
    pictures where there are such files.

    Parameters
    ----------
    folder : folder that the paths of pictures are relative to.
    """
    if text in CLASSES or text.partition(":")[0] in ("test", "random", *CRITERIA):
        return False
    return not text.lstrip("-").isdecimal() or exists(folder / text)


def open_picture(text: str) -> tuple[Picture, int | None]:
    """Open the picture that a path names; return it with the number of the digit that it names.

    Raises
    ------
    DigitError
        With one sentence, when it cannot be read or holds nothing like a digit.
    """
    path, number = split_number(text)
    return open_file(path), number


def open_file(path: Path) -> Picture:
    """Open a picture by its path, which may be that of a page of a PDF, as ``scan.pdf#2``.

    Of the first page of a PDF, several digits are called ``scan.pdf#1#1``, ``scan.pdf#1#2`` and so
    on, so that each has a name that :func:`find_digit` takes.

    Raises
    ------
    DigitError
        With one sentence, when it cannot be read or holds nothing like a digit.
    """
    # Pillow and OpenCV take longer to load than all else, and only pictures need them
    from network.preprocessing.picture import Picture

    picture = Picture.open(path)
    if len(picture) > 1 and is_pdf(path):
        return replace(picture, path=page_path(path, 1))
    return picture


def split_number(text: str, folder: Path = Path()) -> tuple[Path, int | None]:
    """Return the file that a path names, and the number of the digit in it, as in ``scan.png#2``.

    The number is None where none is named. A file with such a name itself comes first. Of a PDF,
    the number is that of a page, which stays in the path: ``scan.pdf#2#3`` is digit 3 of
    ``scan.pdf#2``.

    Raises
    ------
    DigitError
        When something else than a number from 1 up follows the name of a file and a ``#``.
    """
    path = folder / text
    if exists(path):
        return path, None
    for sign in reversed(list(re.finditer("#", text))):
        picture, number = folder / text[: sign.start()], text[sign.end() :]
        if not is_file(picture):
            continue
        if is_pdf(picture):
            return _split_page(path, picture, number)
        if not re.fullmatch(NUMBER, number):
            raise DigitError(
                f"{path}: after the # comes the number of a digit, counting from the left: "
                f"{picture.name}#1 is the first one"
            )
        return picture, int(number)
    return path, None


def _split_page(path: Path, file: Path, numbers: str) -> tuple[Path, int | None]:
    """Return the page of a PDF, and the digit on it, that the numbers after its name are."""
    parts = re.fullmatch(f"({NUMBER})(?:#({NUMBER}))?", numbers)
    if not parts:
        raise DigitError(
            f"{path}: after the # comes the number of a page: {file.name}#1 is the first one, and "
            f"{file.name}#1#2 the second digit on it"
        )
    return page_path(file, int(parts[1])), int(parts[2]) if parts[2] else None


def _number(text: str, which: str) -> int:
    kind, _, rest = text.partition(":")
    if not re.fullmatch(r"[0-9]{1,18}", rest):
        raise DigitError(f"{text}: use {kind}: with {which}")
    return int(rest)


def _random_digit(seed: int) -> Digit:
    digits = test_set()
    digit = digits.digit(int(np.random.default_rng(seed).integers(len(digits))))
    return replace(digit, chosen=f"random:{seed} is {digit.origin}, labeled {digit.label}")


def _by_criterion(text: str, label: str | None, criterion: Criterion, network: Network) -> Digit:
    if label is not None and label not in CLASSES:
        raise DigitError(f"{text}: use {text.partition(':')[0]}: with a class from 0 to 9")
    digits = test_set()
    outputs = network.read_many(digits.pixels)[-1]
    ranked = np.sort(outputs, axis=1)
    fits: Mask = np.ones(len(digits), dtype=bool)
    if criterion.is_right is not None:
        fits &= (outputs.argmax(axis=1) == digits.labels) == criterion.is_right
    if label is not None:
        fits &= digits.labels == int(label)
    indices = np.flatnonzero(fits)
    among = "test digits" if label is None else f"test digits of class {label}"
    if not len(indices):
        how = "none" if criterion.is_right else "all"
        raise DigitError(
            f"{text}: there is none, since this network reads {how} of the {among} correctly"
        )
    margins = ranked[indices, -1] - ranked[indices, -2]
    digit = digits.digit(int(indices[np.argmax(criterion.sign * margins)]))
    read = network.read(digit)
    first, second = read.answer, read.runner_up
    chosen = (
        f"{text} is {digit.origin}, the one of the {among} that is {criterion.description}: "
        f"labeled {digit.label}, read as {first} ({read.outputs[first]:.2f}), "
        f"with {second} in second place ({read.outputs[second]:.2f})"
    )
    return replace(digit, chosen=chosen)
