"""Places and sizes of a layer as an equation, as a picture and as a program, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class MatrixFormLayout:
    """Sizes and places, in scene units.

    Attributes
    ----------
    window : neighbouring pixels whose values are shown.
    gap : between the parts of the equation.
    in_two_lines : true where the result stands below the rest of the equation.
    equation, line : heights of the equation, and of its short form.
    grid_width, grid : size and middle of the pixels.
    strip, strip_height : size of the picture of all weights, and the height of its middle.
    letters : Manim font size of the short form.
    image_width : of the digit beside the program.
    program, program_gap : middle of digit and program together, and the room between the two.
    program_below : true where the program stands below the digit, false where it stands beside it.
    """

    window: int
    gap: float
    in_two_lines: bool
    equation: float
    line: float
    grid_width: float
    grid: Place
    strip: tuple[float, float]
    strip_height: float
    letters: float
    image_width: float
    program: Place
    program_gap: float
    program_below: bool


LAYOUTS = {
    "16:9": MatrixFormLayout(
        window=4,
        gap=0.22,
        in_two_lines=False,
        equation=0.8,
        line=0.8,
        grid_width=5.25,
        grid=(-3.95, 0.2),
        strip=(12.4, 1.15),
        strip_height=-2.5,
        letters=1.5 * style.TYPE_FORMULA,
        image_width=3.0,
        program=(0.0, -0.75),
        program_gap=0.9,
        program_below=False,
    ),
    "4:3": MatrixFormLayout(
        window=2,
        gap=0.11,
        in_two_lines=False,
        equation=0.8,
        line=0.8,
        grid_width=3.9,
        grid=(-2.85, 0.5),
        strip=(9.6, 1.15),
        strip_height=-2.5,
        letters=1.5 * style.TYPE_FORMULA,
        image_width=2.4,
        program=(0.0, -0.75),
        program_gap=0.5,
        program_below=False,
    ),
    "1:1": MatrixFormLayout(
        window=1,
        gap=0.1,
        in_two_lines=True,
        equation=1.05,
        line=0.8,
        grid_width=3.6,
        grid=(-1.75, 0.0),
        strip=(7.0, 0.9),
        strip_height=-2.75,
        letters=1.15 * style.TYPE_FORMULA,
        image_width=1.5,
        program=(0.0, -0.5),
        program_gap=0.45,
        program_below=True,
    ),
    "9:16": MatrixFormLayout(
        window=1,
        gap=0.1,
        in_two_lines=True,
        equation=3.6,
        line=1.0,
        grid_width=5.6,
        grid=(0.0, -1.6),
        strip=(7.0, 2.6),
        strip_height=-2.6,
        letters=1.15 * style.TYPE_FORMULA,
        image_width=3.6,
        program=(0.0, -0.6),
        program_gap=0.45,
        program_below=True,
    ),
}
