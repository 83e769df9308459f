"""Most extreme weights of a picture: the greatest and the least, marked and written out."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, Line, Square, VGroup

from scenes import style
from scenes.chapters.weights_of_one_neuron.facts import weight_reading
from scenes.chapters.weights_of_one_neuron.layout import ExtremesLayout
from scenes.facts import NeuronView
from scenes.figures import NeuronGrid
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Readout, text


class ExtremeWeights(VGroup):
    """A mark around the pixel of either weight, a ray from there, the number and its name.

    Parameters
    ----------
    neuron : with its weights.
    grid : of the pixels, where the weights are drawn.
    layout : places of the numbers.
    """

    def __init__(self, neuron: NeuronView, grid: NeuronGrid, layout: ExtremesLayout) -> None:
        super().__init__()
        names = {
            int(neuron.weights.argmin()): msgid("the smallest weight"),
            int(neuron.weights.argmax()): msgid("the largest weight"),
        }  # only the latter, where all are the same
        across, up = grid.centres[:, 0], grid.centres[:, 1]
        in_order = sorted(names, key=lambda j: across[j] if layout.are_below else -up[j])
        for j, place, side in zip(in_order, layout.values, (LEFT, RIGHT), strict=False):
            color = style.sign_color(neuron.weights[j])
            value = Readout(weight_reading(neuron, j), style.TYPE_TITLE, color).move_to(at(*place))
            name = text(names[j], style.TYPE_LABEL, theme().quiet)
            name.next_to(value, DOWN, buff=0.25)
            mark = Square(1.5 * grid.spacing, color=theme().talked_about, stroke_width=3)
            mark.move_to(grid.centres[j])
            start, end = (
                (mark.get_corner(DOWN + side), value.get_center() + at(0, 0.35))
                if layout.are_below
                else (mark.get_right(), value.get_center() + at(-0.9, 0))
            )
            ray = Line(start, end, color=theme().talked_about, stroke_width=2)
            self.add(VGroup(mark, ray, value, name))
