"""What a network sees and says, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from network import Activations, Digit
from network.digits import Sight
from scenes.themes import THEMES
from studio.reading.readings import Reading

Pixels = npt.NDArray[np.uint8]

UPPER_HALF = "▀"
SHADES = " .:-=+*#%@"  # from background to ink, for terminals and files without colour
BAR = 30  # characters of an output of 1
ROWS = 28  # pixels that a picture is tall, as the digit is that it becomes
ONE, SEVERAL = (
    (40, ROWS),
    (76, 44),
)  # widest and tallest, in pixels, for a picture of one digit and of several
THEME = THEMES["dark"]  # of the terminal and of pictures of readings, whatever films look like
MARKED, BOXED, QUIET = THEME["talked_about"], THEME["other"], THEME["quiet"]


def readings(found: Sequence[Reading], *, colors: bool) -> RenderableType:
    """Readings of one name: a digit in full, or an overview of all digits in a picture."""
    return in_full(found[0], colors=colors) if len(found) == 1 else overview(found, colors=colors)


def in_full(reading: Reading, *, colors: bool) -> RenderableType:
    """The digit as a picture, in colour beside the original; then all outputs, the answer and the doubts."""
    digit, seen = reading.digit, reading.activations
    label = "" if digit.label is None else f" (labelled {digit.label})"
    lines: list[RenderableType] = [Text(reading.why)] if reading.why else []
    lines.append(Text(f"{digit.origin}{label}"))
    if colors:
        lines.append(side_by_side(reading))
    else:
        lines.append(Text("\n".join(shades(digit.image))))
    lines += [Text("\n".join(outputs(seen))), Text(verdict(digit, seen))]
    return Group(*lines, *doubted(reading), "")


def side_by_side(reading: Reading) -> RenderableType:
    """The original, where there is another one, and what the network sees of it."""
    levels = (reading.digit.image * 255).round().astype(np.uint8)
    columns = [
        ("what the network sees", Text("\n").join(half_blocks(np.stack([levels] * 3, axis=-1))))
    ]
    if reading.sight and not reading.sight.scan.is_mnist:
        boxed = [reading.number] if len(reading.sight) > 1 else []
        columns.insert(0, ("the picture", thumbnail(reading.sight, ONE, boxed)))
    grid = Table.grid(padding=(0, 3, 0, 0))
    grid.add_row(*(Text(head, QUIET) for head, _ in columns))
    grid.add_row(*(picture for _, picture in columns))
    return grid


def overview(found: Sequence[Reading], *, colors: bool) -> RenderableType:
    """A picture with all its digits in boxes, and a line for each."""
    sight = found[0].sight
    assert sight is not None, "only a picture holds several"
    lines: list[RenderableType] = [
        Text(f"{sight.path.name}: {len(found)} digits, from left to right")
    ]
    if colors:
        lines.append(thumbnail(sight, SEVERAL, [reading.number for reading in found]))
    for reading in found:
        box = sight.scan.boxes[reading.number - 1]
        place = "" if colors else f"at {box.left}, {box.top} ({box.width} x {box.height} pixels): "
        lines.append(Text(f"{reading.number:2}  {place}{brief(reading.activations)}"))
        lines += doubted(reading, indent="    ")
    lines.append(Text(f"For one of them: --pick 1 to --pick {len(found)}.\n"))
    return Group(*lines)


def thumbnail(sight: Sight, largest: tuple[int, int], numbers: Sequence[int]) -> Text:
    """The picture, small, with boxes around digits and their numbers below."""
    rows, columns = sight.picture.shape[:2]
    scale = min(largest[0] / columns, largest[1] / rows)
    size = max(1, round(columns * scale)), max(2, round(rows * scale / 2) * 2)
    whole = Image.fromarray((sight.picture * 255).round().astype(np.uint8))
    small = whole.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.NEAREST)
    names = [" "] * (size[0] + 3)
    for number in numbers:
        box = sight.scan.boxes[number - 1]
        corners = box.left * scale - 1, box.top * scale - 1, box.right * scale, box.bottom * scale
        ImageDraw.Draw(small).rectangle([round(place) for place in corners], outline=BOXED)
        middle = int((box.left + box.right) / 2 * scale)
        names[middle : middle + len(str(number))] = str(number)
    lines = list(half_blocks(np.asarray(small)))
    return Text("\n").join([*lines, Text("".join(names).rstrip(), BOXED)] if numbers else lines)


def half_blocks(picture: Pixels) -> Iterator[Text]:
    """Two rows of pixels (rows, columns, 3) in a row of characters."""
    for upper, lower in zip(picture[::2], picture[1::2], strict=True):
        line = Text()
        for above, below in zip(upper, lower, strict=True):
            line.append(UPPER_HALF, Style(color=_hex(above), bgcolor=_hex(below)))
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
    right = (
        ""
        if digit.label is None
        else ", rightly"
        if digit.label == activations.answer
        else ", wrongly"
    )
    return (
        f"The network reads {activations.answer}{right}; next comes {activations.runner_up}, "
        f"{activations.margin:.4f} behind."
    )


def brief(activations: Activations) -> str:
    """The answer in a few words."""
    first, second = activations.answer, activations.runner_up
    return f"reads {first} ({activations.outputs[first]:.2f}), then {second} ({activations.outputs[second]:.2f})"


def doubted(reading: Reading, indent: str = "") -> list[Text]:
    """The doubts, a line each."""
    return [Text(f"{indent}! {doubt}", MARKED) for doubt in reading.doubts]


def _hex(color: Pixels) -> str:
    red, green, blue = (int(level) for level in color)
    return f"#{red:02x}{green:02x}{blue:02x}"
