"""Layout of a kernel over a digit, its sum and the neuron that adds up, for each aspect."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.figures import ProductLayout
from scenes.style import Place


@dataclass(frozen=True)
class QuestionLayout:
    """A region of a digit, and a neuron that is asked about it.

    Attributes
    ----------
    width, image : size and centre of the digit.
    diameter, neuron : size and centre of the neuron.
    words : centre of the question.
    """

    width: float
    image: Place
    diameter: float
    neuron: Place
    words: Place


@dataclass(frozen=True)
class DetectorSumLayout:
    """Digit times weights gives products, and the sum on a number line.

    Attributes
    ----------
    product : digit, weights and products.
    line_width, line : length of the number line, and place of its 0.
    legend : left end of the legend, and its height.
    value : centre and baseline of the sum, below its name; without it, the sum is above its place
        on the line, and the name above the left end of the line.
    """

    product: ProductLayout
    line_width: float
    line: Place
    legend: Place
    value: Place | None = None


@dataclass(frozen=True)
class DetectorNeuronLayout:
    """Two digits with the kernel, each with a neuron and its sum, seen from the centre of each.

    Attributes
    ----------
    centres : of the two, in the frame.
    width, picture : size and centre of the digit.
    diameter, neuron : size and centre of the neuron.
    rows : baselines of sum, bias and both together.
    rule : height of the stroke above the last of them.
    ends : of the rows, left and right.
    sizes : Manim font sizes of words and numbers.
    legend : left end of the legend, and its height, in the frame.
    """

    centres: tuple[Place, Place]
    width: float
    picture: Place
    diameter: float
    neuron: Place
    rows: tuple[float, float, float]
    rule: float
    ends: tuple[float, float]
    sizes: tuple[float, float]
    legend: Place


@dataclass(frozen=True)
class EdgeDetectorLayout:
    """Layouts of the three pictures of the chapter, in scene units."""

    question: QuestionLayout
    sum: DetectorSumLayout
    neurons: DetectorNeuronLayout


LAYOUTS = {
    "16:9": EdgeDetectorLayout(
        QuestionLayout(
            width=5.2, image=(-2.7, 0), diameter=1.4, neuron=(3.4, 0), words=(3.7, -1.3)
        ),
        DetectorSumLayout(
            product=ProductLayout(
                widths=(3.6, 3.6, 3.6),
                pictures=((-4.7, 1.3), (0, 1.3), (4.7, 1.3)),
                signs=((-2.35, 1.3), (2.35, 1.3)),
            ),
            line_width=10.4,
            line=(0, -2.35),
            legend=(-5.2, -3.4),
        ),
        DetectorNeuronLayout(
            centres=((-3.3, 0), (3.3, 0)),
            width=3.4,
            picture=(-1.0, 1.15),
            diameter=1.3,
            neuron=(2.2, 1.15),
            rows=(-1.3, -1.95, -2.75),
            rule=-2.2,
            ends=(-2.7, 2.85),
            sizes=(style.TYPE_BODY, style.TYPE_BODY),
            legend=(-6.0, -3.4),
        ),
    ),
    "4:3": EdgeDetectorLayout(
        QuestionLayout(
            width=4.7, image=(-2.3, 0), diameter=1.4, neuron=(3.0, 0), words=(3.0, -1.3)
        ),
        DetectorSumLayout(
            product=ProductLayout(
                widths=(2.85, 2.85, 2.85),
                pictures=((-3.4, 1.2), (0, 1.2), (3.4, 1.2)),
                signs=((-1.7, 1.2), (1.7, 1.2)),
            ),
            line_width=9.6,
            line=(0, -2.1),
            legend=(-4.8, -3.25),
        ),
        DetectorNeuronLayout(
            centres=((-2.6, 0), (2.6, 0)),
            width=2.8,
            picture=(-0.75, 1.2),
            diameter=1.1,
            neuron=(1.55, 1.2),
            rows=(-1.15, -1.75, -2.5),
            rule=-2.0,
            ends=(-2.15, 2.1),
            sizes=(style.TYPE_LABEL, style.TYPE_BODY),
            legend=(-4.75, -3.3),
        ),
    ),
    "1:1": EdgeDetectorLayout(
        QuestionLayout(
            width=4.6, image=(0, 1.2), diameter=1.3, neuron=(-1.7, -2.5), words=(0.85, -2.5)
        ),
        DetectorSumLayout(
            product=ProductLayout(
                widths=(2.35, 2.35, 2.35),
                pictures=((-1.8, 1.9), (1.9, 1.9), (-1.8, -1.1)),
                signs=((0.05, 1.9), (-3.3, -1.1)),
            ),
            line_width=7.0,
            line=(0, -2.95),
            legend=(0.4, -2.0),
            value=(1.9, -1.15),
        ),
        DetectorNeuronLayout(
            centres=((-1.85, 0), (1.85, 0)),
            width=2.8,
            picture=(0, 1.65),
            diameter=0.95,
            neuron=(0, -0.6),
            rows=(-1.7, -2.2, -2.8),
            rule=-2.4,
            ends=(-1.65, 1.65),
            sizes=(style.TYPE_SMALL, style.TYPE_LABEL),
            legend=(-3.5, -3.35),
        ),
    ),
    "9:16": EdgeDetectorLayout(
        QuestionLayout(width=6.6, image=(0, 2.7), diameter=1.8, neuron=(0, -3.3), words=(0, -5.1)),
        DetectorSumLayout(
            product=ProductLayout(
                widths=(4.6, 2.85, 2.85),
                pictures=((0, 3.75), (-1.55, -0.8), (2.05, -0.8)),
                signs=((-3.3, -0.8), (0.25, -0.8)),
            ),
            line_width=7.0,
            line=(0, -4.6),
            legend=(-3.5, -6.2),
        ),
        DetectorNeuronLayout(
            centres=((0, 3.2), (0, -3.1)),
            width=3.3,
            picture=(-1.55, 1.25),
            diameter=1.4,
            neuron=(2.2, 1.25),
            rows=(-1.1, -1.7, -2.45),
            rule=-1.95,
            ends=(-3.2, 3.2),
            sizes=(style.TYPE_BODY, style.TYPE_BODY),
            legend=(-3.2, -6.4),
        ),
    ),
}
