"""A program beside the digit that it reads, and the word over what it prints."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP, Group, VGroup, VMobject

from scenes import style
from scenes.chapters.matrix_form.layout import MatrixFormLayout
from scenes.figures import DigitImage
from scenes.style import at, theme
from scenes.text import Lettering, text

FOR_SHORT_FORM = 1.3  # height that the line of algebra takes above a digit


def place_program(
    image: DigitImage, name: Lettering, program: VGroup, layout: MatrixFormLayout
) -> None:
    """Place a digit with its name, and a program beside or below it, as large as there is room.

    Parameters
    ----------
    name : below the digit, or to its right where the program is below.
    """
    width, gap = style.frame().width - 2 * style.MARGIN, layout.program_gap
    if layout.program_below:
        height = style.frame().height - FOR_SHORT_FORM - image.height - gap - style.MARGIN
        program.scale(min(1.0, width / program.width, height / program.height))
        name.next_to(image, RIGHT, buff=0.25)
        both = Group(Group(image, name), program).arrange(DOWN, buff=gap, aligned_edge=LEFT)
        both.move_to(at(*layout.program))
    else:
        program.scale(min(1.0, (width - gap - image.width) / program.width))
        Group(image, program).arrange(buff=gap).move_to(at(*layout.program))
        name.next_to(image, DOWN, buff=0.25)


def prints_heading(printed: VMobject) -> Lettering:
    """Write the word over what a program prints."""
    heading = text("prints", style.TYPE_SMALL, theme().quiet)
    return heading.next_to(printed, UP, buff=0.2).align_to(printed, LEFT)
