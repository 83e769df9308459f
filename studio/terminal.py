"""What a network sees and says, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from network import Activations, Digit
from studio import sidecar

UPPER_HALF = "▀"
SHADES = " .:-=+*#%@"  # from background to ink, for terminals and files without colour
BAR = 30  # characters of an output of 1


def reading(digit: Digit, activations: Activations, *, colors: bool) -> RenderableType:
    """The digit as a picture, then all outputs, then the answer."""
    picture = Text("\n").join(half_blocks(digit.image)) if colors else Text("\n".join(shades(digit.image)))
    label = "" if digit.label is None else f" (labelled {digit.label})"
    return Group(
        Text(f"{digit.origin}{label}"),
        picture,
        Text("\n".join(outputs(activations))),
        Text(verdict(digit, activations)),
    )


def half_blocks(image: npt.NDArray[np.float64]) -> Iterator[Text]:
    """Two rows of pixels in a row of characters."""
    levels = (image * 255).round().astype(int)
    for upper, lower in zip(levels[::2], levels[1::2], strict=True):
        line = Text()
        for above, below in zip(upper, lower, strict=True):
            line.append(UPPER_HALF, Style(color=_grey(above), bgcolor=_grey(below)))
        yield line


def shades(image: npt.NDArray[np.float64]) -> Iterator[str]:
    """A row of pixels in a row of characters, each twice, as characters are tall."""
    for row in (image * (len(SHADES) - 1)).round().astype(int):
        yield "".join(2 * SHADES[level] for level in row).rstrip()


def outputs(activations: Activations) -> Iterator[str]:
    """One line for each output."""
    for number, level in enumerate(activations.outputs):
        mark = " <-" if number == activations.answer else ""
        yield f"{number}  {level:.4f}  {'#' * round(BAR * float(level))}{mark}"


def verdict(digit: Digit, activations: Activations) -> str:
    """The answer in a sentence."""
    right = "" if digit.label is None else ", rightly" if digit.label == activations.answer else ", wrongly"
    return (
        f"The network reads {activations.answer}{right}; next comes {activations.runner_up}, "
        f"{activations.margin:.4f} behind.\n"
    )


def as_facts(digit: Digit, activations: Activations) -> sidecar.Facts:
    """The same for programs."""
    return {"digit": sidecar.describe_digit(digit), "reading": sidecar.describe_reading(activations)}


def _grey(level: int) -> str:
    return f"#{level:02x}{level:02x}{level:02x}"
