"""Readings of all that a user named: one for each digit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from network import Activations, Digit, Network, find_digit
from network.reliability import warnings_about
from network.selection import is_picture, open_picture
from studio.sidecar.describe_reading import describe_digit, describe_reading

if TYPE_CHECKING:
    from network.preprocessing.picture import Picture
    from network.preprocessing.steps import Step


@dataclass(frozen=True, eq=False)
class Reading:
    """One digit, read by a network.

    Attributes
    ----------
    warnings : reasons not to trust the reading, each in a sentence or two.
    picture, number : the picture that the digit is from, and its number there, from 1.
    """

    digit: Digit
    activations: Activations
    warnings: list[str]
    picture: Picture | None = None
    number: int = 1

    @classmethod
    def of(
        cls, digit: Digit, network: Network, picture: Picture | None = None, number: int = 1
    ) -> Reading:
        """Read a digit."""
        activations = network.read(digit)
        warnings = warnings_about(digit, activations, picture, number)
        return cls(digit, activations, warnings, picture, number)

    @cached_property
    def steps(self) -> list[Step]:
        """Steps from the picture to the digit; just the last one of a test digit."""
        # what works on pictures is loaded only where steps are shown
        from network.preprocessing.steps import last_step, steps_of

        if self.picture is None:
            return [last_step(self.digit.image)]
        return steps_of(self.picture, self.number)


def read(text: str, network: Network, pick: int | None = None) -> list[Reading]:
    """Read the digit that a name stands for, or all in a picture of which none was picked.

    Raises
    ------
    DigitError
        With one sentence, when there is no such digit.
    """
    if not is_picture(text):
        return [Reading.of(find_digit(text, network, pick), network)]
    picture, named = open_picture(text)
    number = named if pick is None else pick
    numbers = range(1, len(picture) + 1) if number is None else [number]
    return [Reading.of(picture.digit(number), network, picture, number) for number in numbers]


def as_facts(reading: Reading, *, with_steps: bool = False) -> dict[str, Any]:
    """Return a reading for programs.

    A box is [left, top, right, bottom] in pixels of the picture, in the size that is told here.
    """
    facts: dict[str, Any] = {
        "digit": msgspec.to_builtins(describe_digit(reading.digit)),
        "reading": msgspec.to_builtins(describe_reading(reading.activations)),
        "warnings": reading.warnings,
    }
    if reading.digit.chosen:
        facts["chosen"] = reading.digit.chosen
    if reading.picture:
        height, width = reading.picture.pixels.shape[:2]
        facts["picture"] = {
            "width": width,
            "height": height,
            "boxes": [[box.left, box.top, box.right, box.bottom] for box in reading.picture.boxes],
            "pick": reading.number,
        }
    if with_steps:
        facts["steps"] = [
            {"name": step.name, "fact": step.fact, "sentence": step.sentence}
            for step in reading.steps
        ]
    return facts
