"""The films: ordered lists of chapters. A user can name any chapters in any order."""

from __future__ import annotations

from scenes.chapters.a_number_that_lights import ANumberThatLights
from scenes.chapters.an_edge_detector import AnEdgeDetector
from scenes.chapters.hope_for_parts import HopeForParts
from scenes.chapters.just_a_function import JustAFunction
from scenes.chapters.layers_between import LayersBetween
from scenes.chapters.layers_everywhere import LayersEverywhere
from scenes.chapters.matrix_form import MatrixForm
from scenes.chapters.pixels_become_neurons import PixelsBecomeNeurons
from scenes.chapters.reading_a_digit import ReadingADigit
from scenes.chapters.sigmoid_or_relu import SigmoidOrReLU
from scenes.chapters.sloppy_threes import SloppyThrees
from scenes.chapters.squishing import Squishing
from scenes.chapters.thirteen_thousand_knobs import ThirteenThousandKnobs
from scenes.chapters.title_card import TitleCard
from scenes.chapters.weights_of_one_neuron import WeightsOfOneNeuron
from scenes.chapters.what_it_really_sees import WhatItReallySees
from scenes.chapters.write_a_program import WriteAProgram
from scenes.storyboard import Storyboard

CHAPTERS: tuple[type[Storyboard], ...] = (
    TitleCard,
    SloppyThrees,
    WriteAProgram,
    ANumberThatLights,
    PixelsBecomeNeurons,
    LayersBetween,
    ReadingADigit,
    HopeForParts,
    LayersEverywhere,
    WeightsOfOneNeuron,
    AnEdgeDetector,
    Squishing,
    ThirteenThousandKnobs,
    MatrixForm,
    JustAFunction,
    WhatItReallySees,
    SigmoidOrReLU,
)

FILMS: dict[str, tuple[type[Storyboard], ...]] = {
    "short": (PixelsBecomeNeurons, ReadingADigit, WeightsOfOneNeuron, Squishing, MatrixForm),
    "full": CHAPTERS,
}
