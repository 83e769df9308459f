"""Readings for the terminal: the digit in characters, the outputs, the answer and the warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from network import Activations, Digit
from network.arrays import FloatArray
from network.printable import printable
from scenes.themes import THEMES
from studio.reading.readings import Reading

if TYPE_CHECKING:
    from network.preprocessing.picture import Picture

Pixels = npt.NDArray[np.uint8]

UPPER_HALF = "▀"
SHADES = " .:-=+*#%@"  # from background to ink, for terminals and files without color
BAR = 30  # characters of an output of 1
# widest and tallest, in pixels, for a picture of one digit (as tall as the digit beside it) and of
# several
ONE, SEVERAL = (40, 28), (76, 44)
THEME = THEMES["dark"]  # of the terminal and of pictures of readings, in every look of films
MARKED, BOXED, QUIET = THEME["talked_about"], THEME["other"], THEME["quiet"]


def readings(found: Sequence[Reading], *, colors: bool) -> RenderableType:
    """Show the readings of one name: a digit in full, or an overview of all in a picture."""
    return in_full(found[0], colors=colors) if len(found) == 1 else overview(found, colors=colors)


def in_full(reading: Reading, *, colors: bool) -> RenderableType:
    """Show a digit, in color beside the original, then all outputs, the answer, and warnings."""
    digit, activations = reading.digit, reading.activations
    label = "" if digit.label is None else f" (labeled {digit.label})"
    lines: list[RenderableType] = [Text(digit.chosen)] if digit.chosen else []
    lines.append(Text(f"{digit.origin}{label}"))
    if colors:
        lines.append(side_by_side(reading))
    else:
        lines.append(Text("\n".join(shades(digit.image))))
    lines += [Text("The ten outputs, from 0 to 1:"), Text("\n".join(outputs(activations)))]
    lines.append(Text(verdict(digit, activations)))
    return Group(*lines, *warning_lines(reading), "")


def side_by_side(reading: Reading) -> RenderableType:
    """Show the original, where there is another one, beside the digit as the network sees it."""
    levels = (reading.digit.image * 255).round().astype(np.uint8)
    columns = [
        ("what the network sees", Text("\n").join(half_blocks(np.stack([levels] * 3, axis=-1))))
    ]
    if reading.picture and not reading.picture.is_mnist:
        boxed = [reading.number] if len(reading.picture) > 1 else []
        columns.insert(0, ("your picture", thumbnail(reading.picture, ONE, boxed)))
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_row(*(Text(head, QUIET) for head, _ in columns))
    grid.add_row(*(picture for _, picture in columns))
    return grid


def overview(found: Sequence[Reading], *, colors: bool) -> RenderableType:
    """Show a picture with all its digits in boxes, and a line for each."""
    picture = found[0].picture
    assert picture is not None, "only a picture holds several"
    lines: list[RenderableType] = [
        Text(printable(f"{picture.path.name}: {len(found)} digits, from left to right"))
    ]
    if colors:
        lines.append(thumbnail(picture, SEVERAL, [reading.number for reading in found]))
    for reading in found:
        box = picture.boxes[reading.number - 1]
        place = "" if colors else f"at {box.left}, {box.top} ({box.width} x {box.height} pixels): "
        lines.append(Text(f"{reading.number:2}  {place}{brief(reading.activations)}"))
        lines += warning_lines(reading, indent="    ")
    lines.append(Text(f"To see or film just one of them, add --pick 1 to --pick {len(found)}.\n"))
    return Group(*lines)


def thumbnail(picture: Picture, largest: tuple[int, int], numbers: Sequence[int]) -> Text:
    """Draw a picture, small, with boxes around digits and their numbers below."""
    from PIL import Image, ImageDraw  # Pillow is loaded only where there is a picture

    rows, columns = picture.pixels.shape[:2]
    scale = min(largest[0] / columns, largest[1] / rows)
    size = max(1, round(columns * scale)), max(2, round(rows * scale / 2) * 2)
    whole = Image.fromarray((picture.pixels * 255).round().astype(np.uint8))
    small = whole.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.NEAREST)
    names = [" "] * (size[0] + 3)
    for number in numbers:
        box = picture.boxes[number - 1]
        corners = box.left * scale - 1, box.top * scale - 1, box.right * scale, box.bottom * scale
        ImageDraw.Draw(small).rectangle([round(place) for place in corners], outline=BOXED)
        middle = int((box.left + box.right) / 2 * scale)
        names[middle : middle + len(str(number))] = str(number)
    lines = list(half_blocks(np.asarray(small)))
    return Text("\n").join([*lines, Text("".join(names).rstrip(), BOXED)] if numbers else lines)


def half_blocks(pixels: Pixels) -> Iterator[Text]:
    """Draw pixels, (rows, columns, 3), two rows of them in each row of characters."""
    for upper, lower in zip(pixels[::2], pixels[1::2], strict=True):
        line = Text()
        for above, below in zip(upper, lower, strict=True):
            line.append(UPPER_HALF, Style(color=_hex(above), bgcolor=_hex(below)))
        yield line


def shades(image: FloatArray) -> Iterator[str]:
    """Draw each row of pixels in characters, two for a pixel, as characters are tall."""
    for row in (image * (len(SHADES) - 1)).round().astype(int):
        yield "".join(2 * SHADES[level] for level in row).rstrip()


def outputs(activations: Activations) -> Iterator[str]:
    """Draw each output as a bar of characters."""
    for number, level in enumerate(activations.outputs):
        mark = " <-" if number == activations.answer else ""
        yield f"{number}  {level:.4f}  {'#' * round(BAR * float(level))}{mark}"


def verdict(digit: Digit, activations: Activations) -> str:
    """Return the answer in a sentence."""
    first, second = activations.answer, activations.runner_up
    how = ""
    if digit.label is not None:
        how = ", correctly" if digit.label == first else f", but it is labeled {digit.label}"
    return (
        f"The network reads {first}{how}. "
        f"In second place is {second}, {activations.margin:.4f} behind."
    )


def brief(activations: Activations) -> str:
    """Return the answer in a few words."""
    first, second = activations.answer, activations.runner_up
    levels = activations.outputs
    return f"read as {first} ({levels[first]:.2f}), {second} comes second ({levels[second]:.2f})"


def warning_lines(reading: Reading, indent: str = "") -> list[Text]:
    """Return the warnings, a line each."""
    return [Text(f"{indent}! {warning}", MARKED) for warning in reading.warnings]


def _hex(color: Pixels) -> str:
    red, green, blue = (int(level) for level in color)
    return f"#{red:02x}{green:02x}{blue:02x}"
