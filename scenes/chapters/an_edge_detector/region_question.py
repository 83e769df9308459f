"""Question for one neuron about a region of a digit."""

from __future__ import annotations

import numpy as np
from manim import Group, Rectangle

from scenes import style
from scenes.chapters.an_edge_detector.facts import PlacedKernel
from scenes.chapters.an_edge_detector.layout import QuestionLayout
from scenes.drawing.fields import EdgeField
from scenes.figures import DigitImage, NeuronColumn, grid_centres
from scenes.style import at, theme
from scenes.text import text


class RegionQuestion(Group):
    """A digit with a region marked on it, edges from there to one neuron, and the question.

    Parameters
    ----------
    placed : digit, and the kernel that covers the region.
    question : in words.
    layout : places of the parts.

    Attributes
    ----------
    image, region, edges, neuron : from left to right; the last one with the question.
    """

    def __init__(self, placed: PlacedKernel, question: str, layout: QuestionLayout) -> None:
        self.image = DigitImage(placed.pixels, layout.width).shift(at(*layout.image))
        side = round(len(placed.pixels) ** 0.5)
        cell = layout.width / side
        (row, column), (rows, columns) = placed.place, placed.kernel.shape
        inside = np.zeros((side, side), dtype=bool)
        inside[row : row + rows, column : column + columns] = True
        centres = (grid_centres(side, cell) + self.image.get_center())[inside.ravel()]
        over_picture = style.theme_over_pictures().talked_about
        self.region = Rectangle(
            width=columns * cell, height=rows * cell, color=over_picture, stroke_width=4
        ).move_to(centres.mean(axis=0))
        circle = NeuronColumn(np.zeros(1), 1.0, layout.diameter).shift(at(*layout.neuron))
        faint = np.tile((*theme().talked_about.to_rgb(), 0.35), (len(centres), 1))
        ends = np.tile(circle.centres, (len(centres), 1))
        self.edges = EdgeField(centres, ends, faint, style.HAIRLINE)
        mark = text("?", style.TYPE_FORMULA, over_picture).move_to(circle)
        words = text(question, style.TYPE_BODY).move_to(at(*layout.words))
        circle.set_z_index(1)
        mark.set_z_index(2)
        self.neuron = Group(circle, mark, words)
        super().__init__(self.image, self.region, self.edges, self.neuron)
