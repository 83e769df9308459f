"""The films: ordered lists of chapters. A user can name any chapters in any order."""

from __future__ import annotations

from scenes.chapters.a_number_that_lights.chapter import ANumberThatLights
from scenes.chapters.an_edge_detector.chapter import AnEdgeDetector
from scenes.chapters.hope_for_parts.chapter import HopeForParts
from scenes.chapters.just_a_function.chapter import JustAFunction
from scenes.chapters.layers_between.chapter import LayersBetween
from scenes.chapters.layers_everywhere.chapter import LayersEverywhere
from scenes.chapters.matrix_form.chapter import MatrixForm
from scenes.chapters.pixels_become_neurons.chapter import PixelsBecomeNeurons
from scenes.chapters.reading_a_digit.chapter import ReadingADigit
from scenes.chapters.sigmoid_or_relu.chapter import SigmoidOrReLU
from scenes.chapters.sloppy_threes.chapter import SloppyThrees
from scenes.chapters.squishing.chapter import Squishing
from scenes.chapters.thirteen_thousand_knobs.chapter import ThirteenThousandKnobs
from scenes.chapters.title_card.chapter import TitleCard
from scenes.chapters.weights_of_one_neuron.chapter import WeightsOfOneNeuron
from scenes.chapters.what_it_really_sees.chapter import WhatItReallySees
from scenes.chapters.write_a_program.chapter import WriteAProgram
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
