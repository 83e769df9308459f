"""All weights of a layer as one wide picture: rows are neurons, columns are pixels."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP

from scenes import style
from scenes.chapters.matrix_form.layout import MatrixFormLayout
from scenes.figures import Legend, Picture
from scenes.style import FloatArray, at, theme
from scenes.text import text


class WeightStrip(Picture):
    """Rows of weights as a picture, in the chapter's place for it.

    Parameters
    ----------
    shades : (rows, columns, 4), RGBA.
    """

    def __init__(self, shades: FloatArray, layout: MatrixFormLayout) -> None:
        super().__init__(shades, *layout.strip)
        self.move_to(at(0, layout.strip_height))

    def add_key(self) -> None:
        """Add words below, level with the left end, and a legend with the right one.

        Where there is no room for both, the legend stands above.
        """
        words = text(
            "the real $W$: rows are neurons, columns are pixels", style.TYPE_SMALL, theme().quiet
        )
        legend = Legend("positive", "negative", "")
        words.next_to(self.frame, DOWN, buff=0.2).align_to(self.frame, LEFT)
        legend.next_to(self.frame, DOWN, buff=0.2).align_to(self.frame, RIGHT)
        if legend.get_left()[0] < words.get_right()[0] + 0.2:
            legend.next_to(self.frame, UP, buff=0.2).align_to(self.frame, LEFT)
        self.add(words, legend)
