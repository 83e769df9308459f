"""Readings as a picture: the original, the digit as the network sees it, and the ten outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image

from network.arrays import FloatArray
from studio.files import check_may_be_file, publish, work_folder
from studio.outputs.sheets import set_sheet
from studio.reading import terminal
from studio.reading.readings import Reading
from studio.reading.terminal import THEME

if TYPE_CHECKING:
    from network.preprocessing.steps import Step

SIDE = 280  # pixels of the longer side of an original on the sheet
COLORS = {
    "background": THEME["background"],
    "ink": THEME["ink"],
    "quiet": THEME["quiet"],
    "outline": THEME["outline"],
    "boxed": THEME["other"],
    "marked": terminal.MARKED,
}


def make_readings_sheet(
    readings: Sequence[Reading], path: Path, *, with_steps: bool = False
) -> None:
    """Write a PNG with a row for each reading.

    Parameters
    ----------
    with_steps : True to draw the steps to the digit below each.

    Raises
    ------
    StudioError
        When it cannot be written there.
    """
    check_may_be_file(path)
    rows: list[dict[str, Any]] = []
    pictures: dict[str, Image.Image | Path] = {}
    for number, reading in enumerate(readings):
        pictures[f"digit{number}.png"] = as_image(reading.digit.image)
        row = row_of(reading) | {"digit": f"digit{number}.png", "original": ""}
        if reading.picture:
            row["original"] = f"original{number}.png"
            pictures[row["original"]] = as_image(reading.picture.pixels)
        row["steps"] = []
        for place, step in enumerate(reading.steps if with_steps else []):
            name = f"step{number}-{place}.png"
            pictures[name] = Image.fromarray(step.image)
            row["steps"].append(row_of_step(step) | {"picture": name})
        rows.append(row)
    with work_folder(path.parent) as work:
        made = work / "sheet.png"
        set_sheet("readings", {"rows": rows, "colors": COLORS}, pictures, made)
        made.rename(work / path.name)
        publish(work, path.parent, [path.name])


def row_of(reading: Reading) -> dict[str, Any]:
    """Return what the sheet says of a reading; lengths are in pixels of the sheet."""
    label = "" if reading.digit.label is None else f", labeled {reading.digit.label}"
    outputs = [float(level) for level in reading.activations.outputs]
    row: dict[str, Any] = {
        "name": f"{reading.digit.origin}{label}",
        "outputs": outputs,
        "values": [f"{level:.2f}" for level in outputs],
        "answer": reading.activations.answer,
        "verdict": terminal.verdict(reading.digit, reading.activations),
        "warnings": list(reading.warnings),
        "number": reading.number,
        "boxes": [],
    }
    if reading.picture:
        height, width = reading.picture.pixels.shape[:2]
        scale = SIDE / max(width, height)
        row |= {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
        row["boxes"] = [
            [side * scale for side in (box.left, box.top, box.right, box.bottom)]
            for box in reading.picture.boxes
        ]
    return row


def row_of_step(step: Step) -> dict[str, Any]:
    """Return what the sheet says of a step."""
    rows, columns = step.image.shape[:2]
    scale = SIDE / max(rows, columns)
    return {
        "name": step.name,
        "fact": step.fact,
        "sentence": step.sentence,
        "width": columns * scale,
        "height": rows * scale,
    }


def as_image(pixels: FloatArray) -> Image.Image:
    """Return pixels of 0 to 1, grey or color, as an image."""
    return Image.fromarray((pixels * 255).round().astype(np.uint8))
