"""The digit that a user means: by class, number, criterion, or in a picture of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from network.digits import Digit, Sight
from network.mnist import clear_digit, test_set
from network.model import Network
from network.preprocessing.loading import DigitError

DEFAULT_DIGIT = "3"  # the hero where nobody chooses one
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Found:
    """A digit, and how it was come by.

    Attributes
    ----------
    why : what a criterion chose, in a sentence; empty where the digit was named outright.
    sight : the picture that it is from, where it is from one.
    """

    digit: Digit
    why: str = ""
    sight: Sight | None = None


@dataclass(frozen=True)
class Criterion:
    """What to look for among the test digits: of those that are read as is asked for, one end.

    Attributes
    ----------
    which : whether it is to be read rightly (or wrongly), or either (None).
    sign : 1 for the largest margin of answer and runner-up, -1 for the smallest.
    """

    which: bool | None
    sign: int
    says: str


CRITERIA = {
    "wrong": Criterion(False, 1, "read wrongly with most confidence"),
    "unsure": Criterion(None, -1, "read with least confidence"),
    "sure": Criterion(True, 1, "read rightly with most confidence"),
}


def find_digit(text: str, network: Network, pick: int | None = None) -> Digit:
    """The digit that a user named; see :func:`find`."""
    return find(text, network, pick).digit


def find(text: str, network: Network, pick: int | None = None) -> Found:
    """The digit that a user named, and how it was come by.

    Parameters
    ----------
    text : a class (``7``), a test digit (``test:1234``), a criterion (``wrong``, ``unsure`` or ``sure``, of a class as
        ``wrong:7``; ``random:SEED``) or the path of a picture (``scan.png#2``: the second digit in it).
    network : decides which test digit stands for a class, and which it reads wrongly.
    pick : which of several digits in a picture, from left to right, from 1.

    Raises
    ------
    DigitError
        With one sentence, when there is no such digit.
    """
    kind, _, rest = text.partition(":")
    if kind in ("test", "random", *CRITERIA):
        _only_for_pictures(text, pick)
        if kind == "test":
            return Found(test_set().digit(_number(text, rest, f"from 0 to {len(test_set()) - 1}")))
        if kind == "random":
            return _drawn(_number(text, rest, "that starts the draw, such as random:1"))
        return _by_criterion(text, rest if ":" in text else None, CRITERIA[kind], network)
    if text.lstrip("-").isdecimal() and not Path(text).exists():
        _only_for_pictures(text, pick)
        if text not in set("0123456789"):
            raise DigitError(
                f"{text}: a digit is one of 0 to 9 (or test:1234, or the path of a picture)"
            )
        return Found(clear_digit(int(text), network))
    sight = look(text)
    return Found(sight.digit(picked(text) if pick is None else pick), sight=sight)


def look(text: str) -> Sight:
    """The picture that a path names, with or without the number of a digit in it."""
    return Sight.of(Path(text if picked(text) is None else text.rpartition("#")[0]))


def picked(text: str) -> int | None:
    """Which digit a path names, as in ``scan.png#2``; None where it names none, or is the name of a file."""
    number = re.search(r"#([0-9]{1,4})$", text)
    return int(number[1]) if number and not Path(text).is_file() else None


def is_picture(text: str) -> bool:
    """Whether a name is that of a picture, not of a test digit."""
    in_test_set = text.partition(":")[0] in ("test", "random", *CRITERIA)
    return not in_test_set and (Path(text).exists() or not text.lstrip("-").isdecimal())


def _only_for_pictures(text: str, pick: int | None) -> None:
    if pick is not None:
        raise DigitError(
            f"{text}: --pick chooses among the digits in a picture, and this is one digit"
        )


def _number(text: str, rest: str, which: str) -> int:
    if not re.fullmatch(r"[0-9]{1,18}", rest):
        raise DigitError(f"{text}: after {text.partition(':')[0]}: comes a number {which}")
    return int(rest)


def _drawn(seed: int) -> Found:
    digits = test_set()
    index = int(np.random.default_rng(seed).integers(len(digits)))
    found = digits.digit(index)
    return Found(found, f"random:{seed} is {found.origin}, labelled {found.label}")


def _by_criterion(text: str, label: str | None, criterion: Criterion, network: Network) -> Found:
    if label is not None and label not in set("0123456789"):
        raise DigitError(f"{text}: after the colon comes a class, 0 to 9")
    digits = test_set()
    outputs = network.read_many(digits.pixels)[-1]
    highest = np.sort(outputs, axis=1)
    is_right = outputs.argmax(axis=1) == digits.labels
    fits: Mask = (
        np.ones(len(digits), dtype=bool) if criterion.which is None else is_right == criterion.which
    )
    if label is not None:
        fits &= digits.labels == int(label)
    candidates = np.flatnonzero(fits)
    among = "test digits" if label is None else f"test digits of class {label}"
    if not len(candidates):
        raise DigitError(
            f"{text}: of the {among} this network reads none {'rightly' if criterion.which else 'wrongly'}"
        )
    margins = highest[candidates, -1] - highest[candidates, -2]
    found = digits.digit(int(candidates[np.argmax(criterion.sign * margins)]))
    seen = network.read(found)
    read = f"labelled {found.label}, read as {seen.answer} ({seen.outputs[seen.answer]:.2f})"
    return Found(
        found,
        f"{text} is {found.origin}, of the {among} the one {criterion.says}: {read}, "
        f"then {seen.runner_up} ({seen.outputs[seen.runner_up]:.2f})",
    )
