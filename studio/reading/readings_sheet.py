"""Readings as a picture: the original, the digit as the network sees it, and the ten outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from studio.files import check_may_be_file, publish, work_folder
from studio.reading import terminal
from studio.reading.readings import Reading
from studio.reading.terminal import THEME

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

SIDE = 280  # pixels of the enlarged digit, ten for each of its own
GAP = 24
TYPE_SIZE, LINE = 17, 26
BARS = 300  # pixels of the bar of an output of 1, with its name and value
WIDTH = 2 * SIDE + BARS + 4 * GAP
INK, QUIET, BOXED = THEME["ink"], THEME["quiet"], THEME["other"]


def make_readings_sheet(readings: Sequence[Reading], path: Path) -> None:
    """Write a PNG with a row for each reading.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    check_may_be_file(path)
    rows = [row(reading) for reading in readings]
    sheet = Image.new("RGB", (WIDTH, sum(part.height for part in rows)), THEME["background"])
    top = 0
    for part in rows:
        sheet.paste(part, (0, top))
        top += part.height
    with work_folder(path.parent) as work:
        sheet.save(work / path.name, format="PNG")
        publish(work, path.parent, [path.name])


def row(reading: Reading) -> Image.Image:
    """Draw one reading."""
    font = ImageFont.load_default(TYPE_SIZE)
    below = [
        (terminal.verdict(reading.digit, reading.activations), INK),
        *((warning, terminal.MARKED) for warning in reading.warnings),
    ]
    picture = Image.new(
        "RGB", (WIDTH, GAP + LINE + SIDE + LINE * len(below) + GAP), THEME["background"]
    )
    draw = ImageDraw.Draw(picture)
    label = "" if reading.digit.label is None else f", labelled {reading.digit.label}"
    top, (left, middle, right) = GAP + LINE, (GAP, 2 * GAP + SIDE, 3 * GAP + 2 * SIDE)
    draw.text((left, GAP), f"{reading.digit.origin}{label}", QUIET, font)
    draw.text((middle, GAP), "what the network sees", QUIET, font)
    draw.text((right, GAP), "how bright its outputs are", QUIET, font)
    if reading.picture:
        picture.paste(original(reading), (left, top))
    seen = Image.fromarray((reading.digit.image * 255).round().astype(np.uint8))
    picture.paste(seen.resize((SIDE, SIDE), Image.Resampling.NEAREST), (middle, top))
    draw.rectangle((middle - 1, top - 1, middle + SIDE, top + SIDE), outline=THEME["outline"])
    bars(draw, reading, (right, top), font)
    for number, (words, color) in enumerate(below):
        draw.text((left, top + SIDE + 6 + LINE * number), words, color, font)
    return picture


def original(reading: Reading) -> Image.Image:
    """Draw the picture that the digit is from, with a box around each digit in it."""
    assert reading.picture is not None, "a test digit has no other original"
    whole = Image.fromarray((reading.picture.pixels * 255).round().astype(np.uint8))
    scale = SIDE / max(whole.size)
    small = whole.resize((max(1, round(whole.width * scale)), max(1, round(whole.height * scale))))
    draw, font = ImageDraw.Draw(small), ImageFont.load_default(TYPE_SIZE)
    for number, box in enumerate(reading.picture.boxes, 1):
        own = number == reading.number
        place = [round(side * scale) for side in (box.left, box.top, box.right, box.bottom)]
        draw.rectangle(place, outline=BOXED if own else QUIET, width=2 if own else 1)
        if len(reading.picture) > 1:
            above = place[1] - TYPE_SIZE - 4
            corner = (place[0], above if above > 0 else place[3] + 2)
            draw.text(corner, str(number), BOXED if own else QUIET, font)
    return small


def bars(draw: ImageDraw.ImageDraw, reading: Reading, corner: tuple[int, int], font: Font) -> None:
    """Draw the ten outputs as bars, the answer in the colour of what is talked about."""
    left, top = corner
    step, name, value = SIDE / len(reading.activations.outputs), 20, 60
    for number, level in enumerate(reading.activations.outputs):
        color = terminal.MARKED if number == reading.activations.answer else QUIET
        y = top + number * step
        draw.text((left, y + 2), str(number), color, font)
        length = max(1, round(float(level) * (BARS - name - value)))
        draw.rectangle((left + name, y + 4, left + name + length, y + step - 6), fill=color)
        draw.text((left + name + length + 8, y + 2), f"{level:.2f}", color, font)
