"""Sum of two parts: all that pushes up plus all that pushes down equals the weighted sum."""

from __future__ import annotations

from manim import VGroup

from scenes import style
from scenes.chapters.weights_of_one_neuron.layout import SumOfPartsLayout
from scenes.facts import NeuronView
from scenes.language import msgid
from scenes.style import at, theme
from scenes.text import Readout, text


class SumOfParts(VGroup):
    """Positive part, plus, negative part, equals, weighted sum; each number with words below it."""

    def __init__(self, neuron: NeuronView, layout: SumOfPartsLayout) -> None:
        entries = (
            (neuron.positive, theme().excites, msgid("pushes up")),
            (neuron.negative, theme().inhibits, msgid("pushes down")),
            (neuron.dot, theme().talked_about, msgid("weighted sum")),
        )
        parts = []
        for (reading, color, words), (x, height) in zip(entries, layout.values, strict=True):
            value = Readout(reading, style.TYPE_TITLE, color).move_to(at(x, height))
            meaning = text(words, style.TYPE_LABEL, color).move_to(at(x, height))
            meaning.stand_on(height - layout.words_below)
            parts.append(VGroup(value.stand_on(height), meaning))
        plus, equals = (
            text(sign, style.TYPE_TITLE).move_to(at(*place))
            for sign, place in zip(("$+$", "$=$"), layout.signs, strict=True)
        )
        positive, negative, total = parts
        super().__init__(positive, plus, negative, equals, total)
