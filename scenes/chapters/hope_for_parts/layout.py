"""Layout of the hope for parts for each aspect: equations, neurons, edges, the whole hope."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.chapters.hope_for_parts.hoped_layers import HopedLayerLayout
from scenes.style import Place


@dataclass(frozen=True)
class EquationLayout:
    """A digit and its parts, side by side or below each other.

    Attributes
    ----------
    width : of the digit.
    first : centre of the first part, seen from that of the digit.
    step : from one part to the next, straight to the right or straight down.
    sign : from the sign before a part to the part, as a share of the step.
    drop : from the lower edge of the digit to the baseline of the names.
    """

    width: float = 1.75
    first: Place = (2.75, 0.0)
    step: Place = (2.75, 0.0)
    sign: float = 0.5
    drop: float = 0.35


@dataclass(frozen=True)
class LoopLayout:
    """A loop of a digit, and its edges pulled apart.

    Attributes
    ----------
    width : of the digit with its margins.
    digit, apart, equals : centres of the digit, of the edges, and of the sign between them.
    growth : factor by which the edges grow as they are pulled apart.
    names : baselines of the names of the loop and of the edges.
    """

    width: float
    digit: Place
    apart: Place
    equals: Place
    growth: float
    names: Place


@dataclass(frozen=True)
class HistogramLayout:
    """A digit, and a histogram of the directions of its edges.

    Attributes
    ----------
    width : of the digit with its margins.
    digit, histogram : centre of the digit, and middle of the line on which the histogram stands.
    step, height : from one direction to the next, and height of the tallest pile.
    names : baselines of the words for the digit and for the histogram.
    """

    width: float
    digit: Place
    histogram: Place
    step: float
    height: float
    names: Place


@dataclass(frozen=True)
class HopePictureLayout:
    """All layers, with what they are hoped to stand for.

    Attributes
    ----------
    grid_width, grid : size and centre of the pixels.
    first, last, outputs : places of the first and the last hidden layer and of the outputs, from
        left to right, or from top to bottom where they are turned.
    middle : of the layers, across that direction.
    length, output_spacing : of the longest layer, and between neighbouring outputs.
    room : for the picture of a part.
    names : baseline of the names, or their left end where the layers are turned.
    is_turned : True where the layers are rows below the pixels, not columns beside them.
    """

    grid_width: float
    grid: Place
    first: float
    last: float
    outputs: float
    middle: float
    length: float
    output_spacing: float
    room: float
    names: float
    is_turned: bool = False


@dataclass(frozen=True)
class HopeForPartsLayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    nine, nine_scale, nine_centre : equation of the 9 alone, its scale, and its centre.
    equation, digits : the equations of all three digits, and centres of the digits.
    layer : neurons with parts beside them, and the outputs.
    words, words_width : centre and width of the words that say which neurons these are.
    hope_mark : centre of the label "a hope, not a finding".
    looped, looped_width : centre and size of the digits with a loop.
    neuron, ray : centre of the neuron for a loop; start of the ray to it, seen from there.
    neuron_is_above : True where the neuron is above its words, not to the left of them.
    shares : centres of the lines that say how many digits have a loop.
    loop, histogram : the loop and its edges; the outline and its edges.
    picture : the whole hope.
    picture_mark, picture_mark_width : centre and width of the label beside it.
    picture_shift : to the right, once the names of the layers are gone.
    question, question_width : centre and width of the last question.
    """

    nine: EquationLayout
    nine_scale: float
    nine_centre: Place
    equation: EquationLayout
    digits: tuple[Place, Place, Place]
    layer: HopedLayerLayout
    words: Place
    words_width: float
    hope_mark: Place
    looped: Place
    looped_width: float
    neuron: Place
    ray: Place
    neuron_is_above: bool
    shares: tuple[Place, Place]
    loop: LoopLayout
    histogram: HistogramLayout
    picture: HopePictureLayout
    picture_mark: Place
    picture_mark_width: float
    picture_shift: float
    question: Place
    question_width: float


LAYOUTS = {
    "16:9": HopeForPartsLayout(
        nine=EquationLayout(),
        nine_scale=1.7,
        nine_centre=(0, 0.2),
        equation=EquationLayout(),
        digits=((-4.1, 2.35), (-4.1, 0.1), (-4.1, -2.15)),
        layer=HopedLayerLayout(-0.7, 4.7, 0.8, 0.62),
        words=(-4.9, 0),
        words_width=5.0,
        hope_mark=(-4.7, 3.2),
        looped=(-3.7, -0.3),
        looped_width=5.2,
        neuron=(2.6, 1.3),
        ray=(-2.7, 0),
        neuron_is_above=False,
        shares=((2.9, -0.6), (2.9, -1.5)),
        loop=LoopLayout(
            width=5.2,
            digit=(-3.4, 0.2),
            apart=(3.4, 0.2),
            equals=(0, 0.2),
            growth=1.3,
            names=(-3.0, -3.0),
        ),
        histogram=HistogramLayout(
            width=5.2,
            digit=(-3.7, 0.3),
            histogram=(3.2, -1.9),
            step=0.8,
            height=4.6,
            names=(-3.0, -3.0),
        ),
        picture=HopePictureLayout(
            grid_width=4.6,
            grid=(-4.4, -0.2),
            first=-0.75,
            last=2.2,
            outputs=5.55,
            middle=-0.2,
            length=5.6,
            output_spacing=0.56,
            room=1.7,
            names=3.2,
        ),
        picture_mark=(-4.4, -3.2),
        picture_mark_width=5.0,
        picture_shift=0,
        question=(0, 3.2),
        question_width=13.0,
    ),
    "4:3": HopeForPartsLayout(
        nine=EquationLayout(1.75, (2.4, 0), (2.4, 0)),
        nine_scale=1.5,
        nine_centre=(0, 0.2),
        equation=EquationLayout(1.75, (2.4, 0), (2.4, 0)),
        digits=((-3.7, 2.35), (-3.7, 0.1), (-3.7, -2.15)),
        layer=HopedLayerLayout(0.8, 4.15, 0.8, 0.62),
        words=(-3.05, 0),
        words_width=3.6,
        hope_mark=(-3.05, 3.2),
        looped=(-2.75, 0.5),
        looped_width=4.2,
        neuron=(2.2, 0.9),
        ray=(-1.3, 0),
        neuron_is_above=False,
        shares=((0, -2.25), (0, -3.05)),
        loop=LoopLayout(
            width=5.0,
            digit=(-2.6, 0.2),
            apart=(2.6, 0.2),
            equals=(0, 0.2),
            growth=1.2,
            names=(-3.0, -3.0),
        ),
        histogram=HistogramLayout(
            width=4.8,
            digit=(-2.75, 0.3),
            histogram=(2.3, -1.9),
            step=0.64,
            height=4.6,
            names=(-3.0, -3.0),
        ),
        picture=HopePictureLayout(
            grid_width=3.6,
            grid=(-3.05, -0.2),
            first=-0.2,
            last=1.85,
            outputs=4.05,
            middle=-0.2,
            length=5.6,
            output_spacing=0.56,
            room=1.5,
            names=3.2,
        ),
        picture_mark=(-3.05, -3.2),
        picture_mark_width=5.0,
        picture_shift=0,
        question=(0, 3.2),
        question_width=9.7,
    ),
    "1:1": HopeForPartsLayout(
        nine=EquationLayout(1.5, (1.95, 0), (1.75, 0)),
        nine_scale=1.45,
        nine_centre=(0, 0.2),
        equation=EquationLayout(1.5, (1.95, 0), (1.75, 0)),
        digits=((-2.8, 2.4), (-2.8, 0.15), (-2.8, -2.1)),
        layer=HopedLayerLayout(-1.0, 1.5, 0.86, 0.74, is_turned=True),
        words=(0, -3.0),
        words_width=7.0,
        hope_mark=(0, 3.2),
        looped=(-1.75, 0.6),
        looped_width=3.6,
        neuron=(1.75, 0.9),
        ray=(-1.6, 0),
        neuron_is_above=True,
        shares=((0, -2.1), (0, -2.95)),
        loop=LoopLayout(
            width=4.8,
            digit=(-2.2, 0.3),
            apart=(1.85, 0.3),
            equals=(-0.25, 0.3),
            growth=1.2,
            names=(-2.6, -2.6),
        ),
        histogram=HistogramLayout(
            width=3.8,
            digit=(-1.98, 0.55),
            histogram=(1.75, -1.65),
            step=0.46,
            height=4.6,
            names=(-2.75, -2.75),
        ),
        picture=HopePictureLayout(
            grid_width=2.6,
            grid=(0.75, 2.25),
            first=0.05,
            last=1.25,
            outputs=2.85,
            middle=0.75,
            length=5.4,
            output_spacing=0.59,
            room=0.9,
            names=-3.5,
            is_turned=True,
        ),
        picture_mark=(-2.2, 3.05),
        picture_mark_width=2.6,
        picture_shift=0,
        question=(-2.15, 2.25),
        question_width=2.7,
    ),
    "9:16": HopeForPartsLayout(
        nine=EquationLayout(2.6, (-0.6, -2.9), (2.1, 0), drop=0.45),
        nine_scale=1.7,
        nine_centre=(0, 0),
        equation=EquationLayout(2.1, (0, -3.4), (0, -3.3), sign=0.42, drop=0.1),
        digits=((-2.4, 5.0), (0, 5.0), (2.4, 5.0)),
        layer=HopedLayerLayout(-0.95, 2.7, 1.3, 1.0, 2.1, 2.0),
        words=(0, 6.2),
        words_width=7.0,
        hope_mark=(0, -6.35),
        looped=(0, 3.0),
        looped_width=7.0,
        neuron=(0, -2.05),
        ray=(0, 1.5),
        neuron_is_above=True,
        shares=((0, -4.3), (0, -5.15)),
        loop=LoopLayout(
            width=6.6,
            digit=(0, 2.85),
            apart=(0, -3.6),
            equals=(0, -0.8),
            growth=1.4,
            names=(6.2, -6.3),
        ),
        histogram=HistogramLayout(
            width=6.5,
            digit=(0, 2.9),
            histogram=(0, -5.1),
            step=0.85,
            height=4.8,
            names=(6.3, -6.4),
        ),
        picture=HopePictureLayout(
            grid_width=5.0,
            grid=(0.75, 2.6),
            first=1.2,
            last=3.1,
            outputs=5.65,
            middle=0.75,
            length=5.4,
            output_spacing=0.59,
            room=1.25,
            names=-3.5,
            is_turned=True,
        ),
        picture_mark=(0, 6.1),
        picture_mark_width=7.0,
        picture_shift=-0.75,
        question=(0, 6.0),
        question_width=6.5,
    ),
}
