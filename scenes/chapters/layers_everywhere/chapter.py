"""The same layered idea in edges of pictures, in parts that serve many digits, and in speech."""

from __future__ import annotations

import numpy as np
from manim import LEFT, Create, FadeIn, FadeOut, LaggedStart, Mobject, Transform

from scenes import sources, style
from scenes.chapters.layers_everywhere.facts import FILTERS, FoundEdges, digits_in_parts
from scenes.chapters.layers_everywhere.feature_map import FilterRow, map_cells
from scenes.chapters.layers_everywhere.filter_layer import FilterLayer
from scenes.chapters.layers_everywhere.filter_product import FilterProduct
from scenes.chapters.layers_everywhere.layout import LAYOUTS
from scenes.chapters.layers_everywhere.shared_parts import SharedParts
from scenes.chapters.layers_everywhere.sliding_window import (
    SlidingWindow,
    centre_of,
    window_over,
)
from scenes.chapters.layers_everywhere.speech_layers import SpeechLayers
from scenes.figures import (
    DigitImage,
    HopeMark,
    Legend,
    Picture,
    RunLight,
    even_directions,
    label_over,
)
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, text

DIRECTIONS = 8
SPOKEN = msgid("rec:r-e-k og:o-g ni:n-i tion:sh-o-n")  # a word's syllables, each with its sounds
OTHERS = msgid("na mo sta")  # beginnings of words that end as the spoken one does


class LayersEverywhere(Storyboard):
    """Filters find the hero's edges, as a layer does; digits and speech are made of parts too."""

    title = "Layers everywhere"
    poster = "one_filter_for_each_direction"

    def set_stage(self) -> None:
        """The edges that each filter finds in the hero, and the pixel where there is most."""
        self.layout = style.for_frame(LAYOUTS)
        self.found = FoundEdges.of(self.hero)
        cells = FILTERS[0].weights.size
        self.facts["cells"] = Reading.of(cells, sources.count(0, cells), 0)

    @beat(
        "Arithmetic alone can find an edge. Lay a filter of {cells} numbers over a pixel and its "
        "neighbors.",
        "Multiply each number by its pixel, and add it all up.",
    )
    def a_filter_is_nine_numbers(self) -> None:
        """The neighbourhood of one pixel of the hero, the filter, and the weighted sum of both."""
        layout, found = self.layout.product, self.found
        self.image = DigitImage(self.hero.pixels, layout.digit_width).move_to(at(*layout.digit))
        self.window = window_over(self.image, found.pixel)
        product = FilterProduct(found.patch, FILTERS[0].numbers, found.sums[0], layout)
        pixels, filter_, total = product.names
        legend = Legend("positive", "negative", "").move_to(at(*layout.legend))
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(self.window), run_time=style.STEP)
        arriving = FadeIn(product.patch, target_position=self.window, scale=0.2)
        self.play(arriving, FadeIn(pixels), run_time=style.IDEA)
        self.play(FadeIn(product.filter, filter_, product.times, legend), run_time=style.IDEA)
        self.wait_for_words()
        summing = FadeIn(product.total, total, product.equals, shift=0.2 * LEFT)
        self.play(summing, run_time=style.IDEA)

    @beat(
        "Now slide it across the whole digit. Where nothing changes, the sum is zero. At an "
        "edge, it isn't."
    )
    def the_filter_slides_over_the_picture(self) -> None:
        """The window passes every pixel, and the map of edges appears behind it."""
        layout = self.layout.feature_map
        over = DigitImage(self.hero.pixels, layout.width).move_to(at(*layout.digit))
        cells = map_cells(self.found.responses[0])
        map_ = Picture(np.zeros_like(cells), layout.width).move_to(at(*layout.map))
        labels = [label_over(over, "pixels"), label_over(map_, "what the filter finds")]
        legend = Legend(
            "brighter than nearby",
            "darker than nearby",
            "",
            upright=layout.legend_is_upright,
        )
        legend.move_to(at(*layout.legend))
        self._slide(over, [(map_, cells)], [map_, legend, *labels])

    def _slide(
        self, over: DigitImage, results: list[tuple[Picture, FloatArray]], new: list[Mobject]
    ) -> None:
        """Move the digit, and slide the window over it while maps appear behind the window.

        Parameters
        ----------
        over : the digit at its new place.
        results : maps that appear, and the cells that each comes to hold.
        new : what appears before the window slides.
        """
        gone = self.clear_stage(self.image, self.window)
        self.play(*(FadeOut(mobject) for mobject in gone), run_time=style.QUICK)
        moves = (Transform(self.image, over), Transform(self.window, window_over(over)))
        self.play(*moves, *(FadeIn(mobject) for mobject in new), run_time=style.STEP)
        slide = SlidingWindow(
            self.window, over, results, run_time=2 * style.LONG_IDEA, rate_func=lambda t: t**1.5
        )
        self.play(slide)
        back = self.window.animate.move_to(centre_of(self.image, self.found.pixel))
        self.play(back, run_time=style.QUICK)

    @beat("Other numbers find other edges: vertical, horizontal, any direction you like.")
    def one_filter_for_each_direction(self) -> None:
        """Two more filters, and their maps, which appear at the same time."""
        layout = self.layout.two_filters
        over = DigitImage(self.hero.pixels, layout.digit_width).move_to(at(*layout.digit))
        two = zip(FILTERS[1:], self.found.responses[1:], layout.rows, strict=True)
        rows = [
            FilterRow(each.numbers, response, each.name, layout.row).shift(at(*place))
            for each, response, place in two
        ]
        legend = Legend("positive", "negative", "", upright=layout.legend_is_upright)
        legend.move_to(at(*layout.legend))
        self._slide(over, [(row.map, row.cells) for row in rows], [*rows, legend])

    @beat(
        "Neurons can do that too, each for one spot: multiply what comes in by their own "
        "numbers, and add it up."
    )
    def a_layer_does_the_same(self) -> None:
        """Nine pixels as neurons, and one for each filter: light along its edges, then its sum."""
        layout, found = self.layout.layer, self.found
        weights = np.stack([each.weights.ravel() for each in FILTERS])
        names = [each.name for each in FILTERS]
        layer = FilterLayer(found.patch, weights, found.sums, names, layout)
        layer.shift(at(*layout.centre))
        over = DigitImage(self.hero.pixels, layout.digit_width).move_to(at(*layout.digit))
        window = window_over(over, found.pixel)
        gone = self.clear_stage(self.image, self.window)
        self.play(*(FadeOut(mobject) for mobject in gone), run_time=style.QUICK)
        self.play(Transform(self.image, over), Transform(self.window, window), run_time=style.STEP)
        arriving = FadeIn(layer.inputs, target_position=window, scale=0.2)
        legend = Legend("positive", "negative", "").move_to(at(*layout.legend))
        self.play(arriving, FadeIn(layer.values), FadeIn(legend), run_time=style.IDEA)
        for bundle, neuron, total, name in zip(
            layer.bundles, layer.neurons, layer.sums, layer.names, strict=True
        ):
            self.play(FadeIn(neuron), RunLight(bundle), run_time=style.STEP)
            self.play(FadeIn(total, name, shift=0.2 * LEFT), run_time=style.QUICK)

    @beat(
        "Why layers? So you can reuse what you've found. The same kind of loop turns up in a 0, "
        "an 8, and a 9."
    )
    def one_part_serves_many_wholes(self) -> None:
        """Edges lead to a loop and to a line, and these to real digits that have them."""
        layout, digits = self.layout.shared_parts, digits_in_parts()
        shared = SharedParts(even_directions(DIRECTIONS), digits[0], digits[2], digits, layout)
        mark = HopeMark("the idea, not this network").move_to(at(*layout.mark))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(shared.edges), FadeIn(shared.names), FadeIn(mark), run_time=style.STEP)
        for part, links in zip(shared.parts, shared.links_to_parts, strict=True):
            self.play(RunLight(links), FadeIn(part), run_time=style.STEP)
        for digit, links in zip(shared.digits, shared.links_to_digits, strict=True):
            self.play(RunLight(links), FadeIn(digit), run_time=style.STEP)

    @beat(
        "Speech has layers too, roughly: a sound wave splits into sounds, and sounds make up "
        "syllables."
    )
    def speech_has_layers_too(self) -> None:
        """From the wave down to the syllables; a drawing, and it says so."""
        layout = self.layout.speech
        syllables = [tuple(syllable.split(":")) for syllable in translate(SPOKEN).split()]
        spoken = [(spelling, sounds.split("-")) for spelling, sounds in syllables]
        self.speech = SpeechLayers(spoken, translate(OTHERS).split(), layout)
        note = text("a schematic drawing, not a recording", style.TYPE_SMALL, theme().talked_about)
        note.move_to(at(*layout.note))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        wave, name = self.speech.rows[0], self.speech.names[0]
        self.play(FadeIn(note, name), Create(wave), run_time=style.IDEA)
        for number in (1, 2):
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        """Lead down to a row from what it is made of."""
        links, row = self.speech.links[number - 1], self.speech.rows[number]
        self.play(
            LaggedStart(*(Create(link) for link in links), lag_ratio=0.1), run_time=style.STEP
        )
        arriving = LaggedStart(*(FadeIn(part) for part in row), lag_ratio=0.1)
        self.play(FadeIn(self.speech.names[number]), arriving, run_time=style.STEP)

    @beat(
        "Syllables make words, and many words share them.",
        "That's the big idea: turn one hard problem into layers of easier ones.",
    )
    def syllables_serve_in_many_words(self) -> None:
        """The word, and others that end in the same syllable."""
        self._add_row(3)
        *in_others, in_word, alone = self.speech.shared
        self.play(
            *(part.animate.set_color(theme().talked_about) for part in (in_word, alone)),
            run_time=style.STEP,
        )
        others = list(zip(self.speech.words, self.speech.links_to_words, in_others, strict=True))
        for word, link, part in others:
            if word is others[-1][0]:
                self.wait_for_words()
            part.set_color(theme().talked_about)
            self.play(Create(link), FadeIn(word), run_time=style.STEP)
