"""What the network makes of all that a user named: one reading for each digit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from network import Activations, Digit, Network
from network.digits import Sight
from network.reliability import doubts
from network.selection import find, is_picture, look, picked
from studio.sidecar.describe_reading import describe_digit, describe_reading


@dataclass(frozen=True, eq=False)
class Reading:
    """One digit, read.

    Attributes
    ----------
    doubts : a sentence for each reason not to rely on it.
    why : what a criterion chose.
    sight, number : the picture that it is from, and which digit in it this is.
    """

    digit: Digit
    activations: Activations
    doubts: list[str]
    why: str = ""
    sight: Sight | None = None
    number: int = 1


def read(text: str, network: Network, pick: int | None = None) -> list[Reading]:
    """Read what a name stands for: one digit, or all in a picture of which none was picked.

    Raises
    ------
    DigitError
        With one sentence, when there is no such digit.
    """
    if not is_picture(text):
        found = find(text, network, pick)
        seen = network.read(found.digit)
        return [Reading(found.digit, seen, doubts(found.digit, seen), found.why)]
    sight = look(text)
    pick = pick or picked(text)
    return [
        _of(sight, number, network) for number in ([pick] if pick else range(1, len(sight) + 1))
    ]


def _of(sight: Sight, number: int, network: Network) -> Reading:
    digit = sight.digit(number)
    seen = network.read(digit)
    return Reading(digit, seen, doubts(digit, seen, sight, number), sight=sight, number=number)


def as_facts(reading: Reading) -> dict[str, Any]:
    """The same for programs; a box is [left, top, right, bottom] in pixels of the picture, as large as is told here."""
    facts: dict[str, Any] = {
        "digit": msgspec.to_builtins(describe_digit(reading.digit)),
        "reading": msgspec.to_builtins(describe_reading(reading.activations)),
        "doubts": reading.doubts,
    }
    if reading.why:
        facts["chosen"] = reading.why
    if reading.sight:
        height, width = reading.sight.picture.shape[:2]
        boxes = [[box.left, box.top, box.right, box.bottom] for box in reading.sight.scan.boxes]
        facts["picture"] = {
            "width": width,
            "height": height,
            "boxes": boxes,
            "pick": reading.number,
        }
    return facts
