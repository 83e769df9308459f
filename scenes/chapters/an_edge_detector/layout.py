"""How a kernel of weights over a digit, its sum and what comes of that are laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes import style
from scenes.style import Place


@dataclass(frozen=True)
class QuestionLayout:
    """A region of a digit and a neuron that is asked about it, in scene units.

    Attributes
    ----------
    width, image : size and middle of the digit.
    diameter, neuron : size and middle of the neuron.
    words : middle of the question.
    """

    width: float
    image: Place
    diameter: float
    neuron: Place
    words: Place


@dataclass(frozen=True)
class BenchLayout:
    """Digit times weights gives products, and the sum on a line of numbers, in scene units.

    Attributes
    ----------
    widths, pictures : of digit, weights and products.
    signs : of the multiplication and the equation.
    line_width, line : length of the line of numbers, and where its 0 is.
    value : where the sum is written, below its name; without it, above the place of the line where it lies, while the
        name is above the left end of the line.
    legend : left end of the legend, and its height.
    """

    widths: tuple[float, float, float]
    pictures: tuple[Place, Place, Place]
    signs: tuple[Place, Place]
    line_width: float
    line: Place
    legend: Place
    value: Place | None = None


@dataclass(frozen=True)
class CaseLayout:
    """Two digits with the kernel, each with a neuron and its sum; places are relative to that of the case.

    Attributes
    ----------
    cases : middles of the two.
    width, picture : size and middle of the digit.
    diameter, neuron : size and middle of the neuron.
    rows : baselines of sum, bias and both together.
    rule : height of the stroke above the last of them.
    ends : of the rows, left and right.
    sizes : Manim font sizes of words and numbers.
    legend : left end of the legend, and its height, in the frame.
    """

    cases: tuple[Place, Place]
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
class DetectorLayout:
    """The three pictures of the chapter."""

    question: QuestionLayout
    bench: BenchLayout
    case: CaseLayout


LAYOUTS = {
    "16:9": DetectorLayout(
        QuestionLayout(
            width=5.2, image=(-2.7, 0), diameter=1.4, neuron=(3.4, 0), words=(3.7, -1.3)
        ),
        BenchLayout(
            widths=(3.6, 3.6, 3.6),
            pictures=((-4.7, 1.3), (0, 1.3), (4.7, 1.3)),
            signs=((-2.35, 1.3), (2.35, 1.3)),
            line_width=10.4,
            line=(0, -2.35),
            legend=(-5.2, -3.4),
        ),
        CaseLayout(
            cases=((-3.3, 0), (3.3, 0)),
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
    "4:3": DetectorLayout(
        QuestionLayout(
            width=4.7, image=(-2.3, 0), diameter=1.4, neuron=(3.0, 0), words=(3.0, -1.3)
        ),
        BenchLayout(
            widths=(2.85, 2.85, 2.85),
            pictures=((-3.4, 1.2), (0, 1.2), (3.4, 1.2)),
            signs=((-1.7, 1.2), (1.7, 1.2)),
            line_width=9.6,
            line=(0, -2.1),
            legend=(-4.8, -3.25),
        ),
        CaseLayout(
            cases=((-2.6, 0), (2.6, 0)),
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
    "1:1": DetectorLayout(
        QuestionLayout(
            width=4.6, image=(0, 1.2), diameter=1.3, neuron=(-1.7, -2.5), words=(0.85, -2.5)
        ),
        BenchLayout(
            widths=(2.35, 2.35, 2.35),
            pictures=((-1.8, 1.9), (1.9, 1.9), (-1.8, -1.1)),
            signs=((0.05, 1.9), (-3.3, -1.1)),
            line_width=7.0,
            line=(0, -2.95),
            legend=(0.4, -2.0),
            value=(1.9, -1.15),
        ),
        CaseLayout(
            cases=((-1.85, 0), (1.85, 0)),
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
    "9:16": DetectorLayout(
        QuestionLayout(width=6.6, image=(0, 2.7), diameter=1.8, neuron=(0, -3.3), words=(0, -5.1)),
        BenchLayout(
            widths=(4.6, 2.85, 2.85),
            pictures=((0, 3.75), (-1.55, -0.8), (2.05, -0.8)),
            signs=((-3.3, -0.8), (0.25, -0.8)),
            line_width=7.0,
            line=(0, -4.6),
            legend=(-3.5, -6.2),
        ),
        CaseLayout(
            cases=((0, 3.2), (0, -3.1)),
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
