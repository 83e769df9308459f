"""Places of the number line, its curve and the neuron that follows it, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class SquishingLayout:
    """Sizes and places, in scene units.

    Attributes
    ----------
    plot_width, plot_height : length of the number line, and height of an activation of 1 above it.
    zero : the 0 of the number line.
    row : height of the row of neurons whose sums fall onto the line.
    formula, formula_size : middle of the sigmoid's formula, and its Manim font size.
    neuron, neuron_width : middle and diameter of the neuron that fills.
    picture, picture_width : the weights of the last beat.
    bar, bar_size : the curve of the last beat, its width and height.
    lines : left ends of the two lines of words, or their middles.
    words_width : largest width of these lines.
    are_centred : true where they are centred, and stand below the picture that they explain.
    """

    plot_width: float
    plot_height: float
    zero: Place
    row: float
    formula: Place
    formula_size: float
    neuron: Place
    neuron_width: float
    picture: Place
    picture_width: float
    bar: Place
    bar_size: tuple[float, float]
    lines: tuple[Place, Place]
    words_width: float
    are_centred: bool = False


LAYOUTS = {
    "16:9": SquishingLayout(
        plot_width=10.4,
        plot_height=4.2,
        zero=(-1.1, -2.1),
        row=3.1,
        formula=(-4.0, 1.5),
        formula_size=style.TYPE_TITLE,
        neuron=(5.5, 0.3),
        neuron_width=1.5,
        picture=(-4.6, 1.5),
        picture_width=2.3,
        bar=(-4.6, -1.6),
        bar_size=(3.4, 1.3),
        lines=((-2.3, 1.5), (-2.3, -1.6)),
        words_width=9.0,
    ),
    "4:3": SquishingLayout(
        plot_width=7.5,
        plot_height=4.3,
        zero=(-1.05, -2.1),
        row=3.1,
        formula=(-3.05, 1.4),
        formula_size=style.TYPE_TITLE,
        neuron=(3.9, 0.3),
        neuron_width=1.5,
        picture=(-2.95, 1.6),
        picture_width=2.6,
        bar=(-2.95, -1.7),
        bar_size=(2.7, 1.3),
        lines=((-1.0, 1.75), (-1.0, -1.5)),
        words_width=4.7,
    ),
    "1:1": SquishingLayout(
        plot_width=7.0,
        plot_height=4.6,
        zero=(0, -2.2),
        row=3.2,
        formula=(-1.95, 2.1),
        formula_size=style.TYPE_TITLE,
        neuron=(-2.05, 0.35),
        neuron_width=1.4,
        picture=(-2.3, 1.65),
        picture_width=2.3,
        bar=(-2.3, -1.65),
        bar_size=(2.3, 1.2),
        lines=((-0.75, 1.95), (-0.75, -1.45)),
        words_width=4.25,
    ),
    "9:16": SquishingLayout(
        plot_width=7.0,
        plot_height=7.4,
        zero=(0, -4.7),
        row=6.2,
        formula=(0, 4.9),
        formula_size=style.TYPE_FORMULA,
        neuron=(-1.95, 0.2),
        neuron_width=2.0,
        picture=(0, 4.1),
        picture_width=4.6,
        bar=(0, -2.65),
        bar_size=(5.0, 2.0),
        lines=((0, 0.85), (0, -4.75)),
        words_width=4.7,
        are_centred=True,
    ),
}
