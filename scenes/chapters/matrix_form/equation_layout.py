"""How a layer as an equation, its matrix as a picture and the same as a program are laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from manim import DOWN, LEFT, RIGHT, UP, Group, VGroup, VMobject

from scenes import style
from scenes.figures.pictures import DigitImage
from scenes.style import Place, at, theme
from scenes.text.typesetting import Lettering, text


@dataclass(frozen=True)
class EquationLayout:
    """Sizes and heights, in scene units.

    Attributes
    ----------
    window : neighbouring pixels whose values are shown.
    gap : between the parts of the equation.
    in_two_lines : whether the result stands below the rest of the equation.
    equation, line : heights of the equation, and of its short form.
    grid_width, grid : size and middle of the pixels.
    strip, strip_height : size of the picture of all weights, and where it stands.
    letters : Manim font size of the short form.
    image_width, program : size of the digit, and the middle of it and the program together.
    """

    window: int
    gap: float
    in_two_lines: bool
    equation: float
    line: float
    grid_width: float
    grid: Place
    strip: Place
    strip_height: float
    letters: float
    image_width: float
    program: Place


LAYOUTS = {
    "16:9": EquationLayout(
        4,
        0.22,
        False,
        0.8,
        0.8,
        5.25,
        (-3.95, 0.2),
        (12.4, 1.15),
        -2.5,
        1.5 * style.TYPE_FORMULA,
        3.0,
        (0, -0.75),
    ),
    "4:3": EquationLayout(
        2,
        0.11,
        False,
        0.8,
        0.8,
        3.9,
        (-2.85, 0.5),
        (9.6, 1.15),
        -2.5,
        1.5 * style.TYPE_FORMULA,
        2.4,
        (0, -0.75),
    ),
    "1:1": EquationLayout(
        1,
        0.1,
        True,
        1.05,
        0.8,
        3.6,
        (-1.75, 0.0),
        (7.0, 0.9),
        -2.75,
        1.15 * style.TYPE_FORMULA,
        1.5,
        (0, -0.5),
    ),
    "9:16": EquationLayout(
        1,
        0.1,
        True,
        3.6,
        1.0,
        5.6,
        (0.0, -1.6),
        (7.0, 2.6),
        -2.6,
        1.15 * style.TYPE_FORMULA,
        3.6,
        (0, -0.6),
    ),
}


def layout() -> EquationLayout:
    """The page for the frame in use."""
    return style.for_frame(LAYOUTS)


def image_and_program(image: DigitImage, name: Lettering, program: VGroup) -> Group:
    """A digit with its name below it, and beside that a program; the program below them in narrow frames."""
    room = style.frame().width - 2 * style.MARGIN
    if style.frame().width > style.SHORTER_SIDE:
        gap = 0.9 if style.look().aspect == "16:9" else 0.5
        program.scale(min(1.0, (room - gap - image.width) / program.width))
        both = Group(image, program).arrange(buff=gap)
        both.move_to(at(*layout().program))
        name.next_to(image, DOWN, buff=0.25)
        return Group(both, name)
    below = (
        style.frame().height - 1.3 - image.height - 0.45 - style.MARGIN
    )  # the short form stands above the image
    program.scale(min(1.0, room / program.width, below / program.height))
    name.next_to(image, RIGHT, buff=0.25)
    return (
        Group(Group(image, name), program)
        .arrange(DOWN, buff=0.45, aligned_edge=LEFT)
        .move_to(at(*layout().program))
    )


def on_two_ends(strip: Group, frame: VMobject, words: Lettering, legend: Group) -> None:
    """Words below a picture, level with its left end, and a legend with its right one; above it if too wide."""
    words.next_to(frame, DOWN, buff=0.2).align_to(frame, LEFT)
    legend.next_to(frame, DOWN, buff=0.2).align_to(frame, RIGHT)
    if legend.get_left()[0] < words.get_right()[0] + 0.2:
        legend.next_to(frame, UP, buff=0.2).align_to(frame, LEFT)
    strip.add(words, legend)


def prints(printed: VMobject) -> Lettering:
    """The word over what a program prints."""
    heading = text("prints", style.TYPE_SMALL, theme().quiet)
    return heading.next_to(printed, UP, buff=0.2).align_to(printed, LEFT)
