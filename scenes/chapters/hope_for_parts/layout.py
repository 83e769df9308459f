"""How the hope for parts is laid out in each frame."""

from __future__ import annotations

from dataclasses import dataclass

from scenes.chapters.hope_for_parts.hope_picture import PictureLayout
from scenes.chapters.hope_for_parts.outlines import HeapsLayout, LoopLayout
from scenes.chapters.hope_for_parts.parts_equation import EquationLayout
from scenes.figures.hopes import HopedLayerLayout
from scenes.style import Place


@dataclass(frozen=True)
class HopeForPartsLayout:
    """Places and sizes, in scene units.

    Attributes
    ----------
    nine, nine_scale, nine_at : the first equation, how much larger it is than the later ones, and its middle.
    equation, digits : the three equations, and where their digits are.
    layer, words, words_width : neurons with parts beside them, and the middle and width of what they are.
    mark : that it is a hope.
    looped_width, looped : size and middle of the digits with a loop.
    neuron, ray, is_above : the neuron for a loop, where the ray to it begins, and whether its words are below it.
    shares : middles of how many have a loop.
    loop, heaps : the loop and its edges, the outline and its edges.
    picture : the whole hope.
    picture_mark, picture_mark_width : that it is one.
    picture_shift : how far it goes to the right once its names are gone.
    question, question_width : whether it is true.
    """

    nine: EquationLayout
    nine_scale: float
    nine_at: Place
    equation: EquationLayout
    digits: tuple[Place, Place, Place]
    layer: HopedLayerLayout
    words: Place
    words_width: float
    mark: Place
    looped_width: float
    looped: Place
    neuron: Place
    ray: Place
    is_above: bool
    shares: tuple[Place, Place]
    loop: LoopLayout
    heaps: HeapsLayout
    picture: PictureLayout
    picture_mark: Place
    picture_mark_width: float
    picture_shift: float
    question: Place
    question_width: float


LAYOUTS = {
    "16:9": HopeForPartsLayout(
        nine=EquationLayout(),
        nine_scale=1.7,
        nine_at=(0, 0.2),
        equation=EquationLayout(),
        digits=((-4.1, 2.35), (-4.1, 0.1), (-4.1, -2.15)),
        layer=HopedLayerLayout(-0.7, 4.7, 0.8, 0.62),
        words=(-4.9, 0),
        words_width=5.0,
        mark=(-4.7, 3.2),
        looped_width=5.2,
        looped=(-3.7, -0.3),
        neuron=(2.6, 1.3),
        ray=(-2.7, 0),
        is_above=False,
        shares=((2.9, -0.6), (2.9, -1.5)),
        loop=LoopLayout(5.2, (-3.4, 0.2), (3.4, 0.2), (0, 0.2), 1.3, (-3.0, -3.0)),
        heaps=HeapsLayout(5.2, (-3.7, 0.3), (3.2, -1.9), 0.8, 4.6, (-3.0, -3.0)),
        picture=PictureLayout(4.6, (-4.4, -0.2), -0.75, 2.2, 5.55, -0.2, 5.6, 0.56, 1.7, 3.2),
        picture_mark=(-4.4, -3.2),
        picture_mark_width=5.0,
        picture_shift=0,
        question=(0, 3.2),
        question_width=13.0,
    ),
    "4:3": HopeForPartsLayout(
        nine=EquationLayout(1.75, (2.4, 0), (2.4, 0)),
        nine_scale=1.5,
        nine_at=(0, 0.2),
        equation=EquationLayout(1.75, (2.4, 0), (2.4, 0)),
        digits=((-3.7, 2.35), (-3.7, 0.1), (-3.7, -2.15)),
        layer=HopedLayerLayout(0.8, 4.15, 0.8, 0.62),
        words=(-3.05, 0),
        words_width=3.6,
        mark=(-3.05, 3.2),
        looped_width=4.2,
        looped=(-2.75, 0.5),
        neuron=(2.2, 0.9),
        ray=(-1.3, 0),
        is_above=False,
        shares=((0, -2.25), (0, -3.05)),
        loop=LoopLayout(5.0, (-2.6, 0.2), (2.6, 0.2), (0, 0.2), 1.2, (-3.0, -3.0)),
        heaps=HeapsLayout(4.8, (-2.75, 0.3), (2.3, -1.9), 0.64, 4.6, (-3.0, -3.0)),
        picture=PictureLayout(3.6, (-3.05, -0.2), -0.2, 1.85, 4.05, -0.2, 5.6, 0.56, 1.5, 3.2),
        picture_mark=(-3.05, -3.2),
        picture_mark_width=5.0,
        picture_shift=0,
        question=(0, 3.2),
        question_width=9.7,
    ),
    "1:1": HopeForPartsLayout(
        nine=EquationLayout(1.5, (1.95, 0), (1.75, 0)),
        nine_scale=1.45,
        nine_at=(0, 0.2),
        equation=EquationLayout(1.5, (1.95, 0), (1.75, 0)),
        digits=((-2.8, 2.4), (-2.8, 0.15), (-2.8, -2.1)),
        layer=HopedLayerLayout(-1.0, 1.5, 0.86, 0.74, is_turned=True),
        words=(0, -3.0),
        words_width=7.0,
        mark=(0, 3.2),
        looped_width=3.6,
        looped=(-1.75, 0.6),
        neuron=(1.75, 0.9),
        ray=(-1.6, 0),
        is_above=True,
        shares=((0, -2.1), (0, -2.95)),
        loop=LoopLayout(4.8, (-2.2, 0.3), (1.85, 0.3), (-0.25, 0.3), 1.2, (-2.6, -2.6)),
        heaps=HeapsLayout(3.8, (-1.98, 0.55), (1.75, -1.65), 0.46, 4.6, (-2.75, -2.75)),
        picture=PictureLayout(
            2.6, (0.75, 2.25), 0.05, 1.25, 2.85, 0.75, 5.4, 0.59, 0.9, -3.5, is_turned=True
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
        nine_at=(0, 0),
        equation=EquationLayout(2.1, (0, -3.4), (0, -3.3), sign=0.42, drop=0.1),
        digits=((-2.4, 5.0), (0, 5.0), (2.4, 5.0)),
        layer=HopedLayerLayout(-0.95, 2.7, 1.3, 1.0, 2.1, 2.0),
        words=(0, 6.2),
        words_width=7.0,
        mark=(0, -6.35),
        looped_width=7.0,
        looped=(0, 3.0),
        neuron=(0, -2.05),
        ray=(0, 1.5),
        is_above=True,
        shares=((0, -4.3), (0, -5.15)),
        loop=LoopLayout(6.6, (0, 2.85), (0, -3.6), (0, -0.8), 1.4, (6.2, -6.3)),
        heaps=HeapsLayout(6.5, (0, 2.9), (0, -5.1), 0.85, 4.8, (6.3, -6.4)),
        picture=PictureLayout(
            5.0, (0.75, 2.6), 1.2, 3.1, 5.65, 0.75, 5.4, 0.59, 1.25, -3.5, is_turned=True
        ),
        picture_mark=(0, 6.1),
        picture_mark_width=7.0,
        picture_shift=-0.75,
        question=(0, 6.0),
        question_width=6.5,
    ),
}
