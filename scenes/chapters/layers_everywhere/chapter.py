"""Chapter 8: the same layered idea in the edges of pictures, in parts that serve many wholes, and in speech."""

from __future__ import annotations

import numpy as np
from manim import LEFT, Create, FadeIn, FadeOut, LaggedStart, Mobject, Square, Transform, VGroup

from network.features.filters import LAPLACIAN, SOBEL_X, SOBEL_Y, apply_filter
from network.features.strokes import clearest_example
from scenes import style
from scenes.chapters.layers_everywhere.filter_layer import FilterLayer, FilterRow, filter_lattice
from scenes.chapters.layers_everywhere.lattice import (
    NumberLattice,
    SlidingWindow,
    centre_of,
    patch_indices,
    signed_square,
)
from scenes.chapters.layers_everywhere.layout import LAYOUTS
from scenes.chapters.layers_everywhere.speech_ladder import SpeechLadder
from scenes.chapters.layers_everywhere.wholes import PartsOfMany, Whole
from scenes.figures.edges import Legend, RunLight
from scenes.figures.parts import HopeMark
from scenes.figures.pictures import DigitImage, Picture, label_over
from scenes.language.catalogue import translate
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import text

FILTERS = {
    msgid("all edges"): LAPLACIAN,
    msgid("upright edges"): SOBEL_X,
    msgid("level edges"): SOBEL_Y,
}
SOURCES = ("filter", "upright_filter", "level_filter")  # of their numbers
SUMS = ("edge", "upright", "level")  # of what they find
SIDE = 28
DIRECTIONS = np.arange(8) * np.pi / 8
WHOLES = (
    (0, 1, 0),
    (8, 2, 0),
    (9, 1, 1),
    (4, 0, 3),
    (7, 0, 2),
)  # digits, and how many loops and strokes they have
SPOKEN = msgid("rec:r-e-k og:o-g ni:n-i tion:sh-o-n")  # a word's syllables, each with its sounds
OTHERS = msgid("na mo sta")  # beginnings of words that end as the spoken one does
ROW_NAMES = (msgid("sound wave"), msgid("sounds"), msgid("syllables"), msgid("words"))


class LayersEverywhere(Storyboard):
    """Filters find the edges of the hero, as a layer does; digits and speech, too, are made of parts of parts."""

    title = "Layers everywhere"
    poster = "one_filter_for_each_direction"

    def set_stage(self) -> None:
        """What each filter finds in the hero, and the pixel where the first one finds most."""
        self.layout = style.for_frame(LAYOUTS)
        self.found = [
            apply_filter(self.hero.image, weights).ravel() for weights in FILTERS.values()
        ]
        inner = np.zeros((SIDE, SIDE), dtype=bool)
        inner[1:-1, 1:-1] = True
        self.pixel = int(np.argmax(np.where(inner.ravel(), self.found[0], -np.inf)))
        around = patch_indices(self.pixel, SIDE)
        self.seen = [Reading.of(self.hero.pixels[j], f"a[0][{j}]") for j in around]
        self.weights = [
            [Reading.of(value, f"{source}({j})", 0) for j, value in enumerate(weights.ravel())]
            for source, weights in zip(SOURCES, FILTERS.values(), strict=True)
        ]
        self.sums = [
            Reading.of(found[self.pixel], f"{source}[{self.pixel}]")
            for source, found in zip(SUMS, self.found, strict=True)
        ]
        self.facts["cells"] = Reading.of(LAPLACIAN.size, f"count(0:{LAPLACIAN.size})", 0)

    @beat(
        "Layers help elsewhere, too. To find edges, lay a filter of {cells} numbers over a pixel and its neighbours; "
        "multiply, and add up."
    )
    def a_filter_is_nine_numbers(self) -> None:
        """The neighbourhood of one pixel of the hero, the filter, and the weighted sum of both."""
        layout, height = self.layout, self.layout.product_height
        self.image = DigitImage(self.hero.pixels, layout.image_width).move_to(at(*layout.image))
        self.window = self._window(self.image).move_to(centre_of(self.image, self.pixel))
        tints = style.grey([reading.value for reading in self.seen])
        pixels, times, weights, equals, total = layout.product
        patch = NumberLattice(self.seen, tints, layout.lattice).move_to(at(pixels, height))
        filter_ = filter_lattice(self.weights[0], layout.lattice).move_to(at(weights, height))
        sum_ = Readout(self.sums[0], style.TYPE_TITLE, theme().talked_about).move_to(
            at(total, height)
        )
        signs = [
            text(sign, style.TYPE_TITLE).move_to(at(x, height))
            for sign, x in (("$times$", times), ("$=$", equals))
        ]
        names = [
            text(words, style.TYPE_LABEL, theme().quiet)
            .move_to(at(x, 0))
            .stand_on(layout.product_names)
            for words, x in (
                (msgid("pixels"), pixels),
                (msgid("filter"), weights),
                (msgid("sum"), total),
            )
        ]
        legend = Legend("positive", "negative", "").move_to(at(*layout.product_legend))
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(self.window), run_time=style.STEP)
        self.play(
            FadeIn(patch, target_position=self.window, scale=0.2),
            FadeIn(names[0]),
            run_time=style.IDEA,
        )
        self.play(FadeIn(filter_, names[1], signs[0], legend), run_time=style.IDEA)
        self.play(FadeIn(sum_, names[2], signs[1], shift=0.2 * LEFT), run_time=style.IDEA)

    @staticmethod
    def _window(over: Picture) -> Square:
        side = 3 * over.cells.width / SIDE
        return Square(side, color=style.theme_over_pictures().talked_about, stroke_width=4).move_to(
            centre_of(over, 0)
        )

    def _slide(
        self, over: DigitImage, results: list[tuple[Picture, np.ndarray]], new: list[Mobject]
    ) -> None:
        """The digit goes where it is looked at, the window passes every pixel, and maps appear behind it."""
        gone = self.clear_stage(self.image, self.window)
        self.play(*(FadeOut(mobject) for mobject in gone), run_time=style.QUICK)
        moves = (Transform(self.image, over), Transform(self.window, self._window(over)))
        self.play(*moves, *(FadeIn(mobject) for mobject in new), run_time=style.STEP)
        slide = SlidingWindow(
            self.window, over, results, run_time=2 * style.LONG_IDEA, rate_func=lambda t: t**1.5
        )
        self.play(slide)
        back = self.window.animate.move_to(centre_of(self.image, self.pixel))
        self.play(back, run_time=style.QUICK)

    @beat("It slides over the whole digit. On even ground the sum is zero; at an edge it is not.")
    def the_filter_slides_over_the_picture(self) -> None:
        """The window passes every pixel, and the map of edges appears behind it."""
        layout = self.layout
        over = DigitImage(self.hero.pixels, layout.over_width).move_to(at(*layout.over))
        cells = signed_square(self.found[0])
        map_ = Picture(np.zeros_like(cells), layout.over_width).move_to(at(*layout.found))
        labels = [label_over(over, "pixels"), label_over(map_, "what the filter finds")]
        legend = Legend(
            "brighter than around it", "darker than around it", "", upright=layout.is_upright
        )
        legend.move_to(at(*layout.found_legend))
        self._slide(over, [(map_, cells)], [map_, legend, *labels])

    @beat(
        "Other numbers find other edges: upright ones, or level ones. There can be a filter for each direction."
    )
    def one_filter_for_each_direction(self) -> None:
        """Two more filters, and their maps, which appear at the same time."""
        layout = self.layout
        over = DigitImage(self.hero.pixels, layout.small_width).move_to(at(*layout.small))
        two = zip(self.weights[1:], self.found[1:], list(FILTERS)[1:], layout.rows, strict=True)
        rows = [
            FilterRow(readings, found, name, layout.row).shift(at(*place))
            for readings, found, name, place in two
        ]
        legend = Legend("positive", "negative", "", upright=layout.is_upright).move_to(
            at(*layout.small_legend)
        )
        self._slide(over, [(row.map, row.cells) for row in rows], [*rows, legend])

    @beat(
        "A layer of neurons can do just that: each multiplies what comes in by numbers of its own, and adds it all up."
    )
    def a_layer_does_the_same(self) -> None:
        """Nine pixels as neurons, and a neuron for each filter: light runs along its edges, and there is its sum."""
        weights = np.stack([each.ravel() for each in FILTERS.values()])
        layout = self.layout
        layer = FilterLayer(self.seen, weights, self.sums, list(FILTERS), layout.layer).shift(
            at(*layout.layer_at)
        )
        over = DigitImage(self.hero.pixels, layout.seen_width).move_to(at(*layout.seen))
        window = self._window(over).move_to(centre_of(over, self.pixel))
        gone = self.clear_stage(self.image, self.window)
        self.play(*(FadeOut(mobject) for mobject in gone), run_time=style.QUICK)
        self.play(Transform(self.image, over), Transform(self.window, window), run_time=style.STEP)
        arriving = FadeIn(layer.inputs, target_position=window, scale=0.2)
        legend = Legend("positive", "negative", "").move_to(at(*layout.layer_legend))
        self.play(arriving, FadeIn(layer.values), FadeIn(legend), run_time=style.IDEA)
        for bundle, neuron, sum_, name in zip(
            layer.bundles, layer.neurons, layer.sums, layer.names, strict=True
        ):
            self.play(FadeIn(neuron), RunLight(bundle), run_time=style.STEP)
            self.play(FadeIn(sum_, name, shift=0.2 * LEFT), run_time=style.QUICK)

    @beat(
        "What do layers buy? One part serves many wholes: a loop, once it is found, serves for a 0, an 8 and a 9."
    )
    def one_part_serves_many_wholes(self) -> None:
        """Edges lead to a loop and to a line, and these to real digits that have them."""
        wholes = [
            Whole(found.digit.image, [(part.kind, part.ink) for part in found.parts])
            for found in (clearest_example(*wanted) for wanted in WHOLES)
        ]
        shared = PartsOfMany(DIRECTIONS, wholes[0], wholes[2], wholes, self.layout.wholes)
        mark = HopeMark("the idea, not this network").move_to(at(*self.layout.mark))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(shared.edges), FadeIn(shared.names), FadeIn(mark), run_time=style.STEP)
        for part, ways in zip(shared.parts, shared.ways_to_parts, strict=True):
            self.play(RunLight(ways), FadeIn(part), run_time=style.STEP)
        for whole, ways in zip(shared.wholes, shared.ways_to_wholes, strict=True):
            self.play(RunLight(ways), FadeIn(whole), run_time=style.STEP)

    @beat("Speech is made of layers as well: a wave holds sounds, and sounds make up syllables.")
    def speech_has_layers_too(self) -> None:
        """From the wave down to the syllables; a drawing, and it says so."""
        syllables = [tuple(syllable.split(":")) for syllable in translate(SPOKEN).split()]
        spoken = [(spelling, sounds.split("-")) for spelling, sounds in syllables]
        layout = self.layout
        self.ladder = SpeechLadder(spoken, translate(OTHERS).split(), layout.ladder).shift(
            at(layout.ladder_x, 0)
        )
        self.names = VGroup(
            *(
                text(words, style.TYPE_LABEL, theme().quiet)
                .move_to(at(0, height))
                .stand_on(height - 0.12)
                for words, height in zip(ROW_NAMES, layout.ladder.heights, strict=True)
            )
        )
        for name in self.names:
            name.align_to(at(layout.names, 0), LEFT)
        mark = text("a schematic drawing, not a recording", style.TYPE_SMALL, theme().talked_about)
        mark.move_to(at(*layout.schematic))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(mark, self.names[0]), Create(self.ladder.rows[0]), run_time=style.IDEA)
        for number in (1, 2):
            self._add_row(number)

    def _add_row(self, number: int) -> None:
        """What a row is made of leads down to it."""
        links, row = self.ladder.links[number - 1], self.ladder.rows[number]
        self.play(
            LaggedStart(*(Create(link) for link in links), lag_ratio=0.1), run_time=style.STEP
        )
        arriving = LaggedStart(*(FadeIn(part) for part in row), lag_ratio=0.1)
        self.play(FadeIn(self.names[number]), arriving, run_time=style.STEP)

    @beat(
        "Syllables make words, and one serves in many. That is the general idea: "
        "a hard problem becomes layers of easier ones."
    )
    def syllables_serve_in_many_words(self) -> None:
        """The word, and others that end in the same syllable."""
        self._add_row(3)
        words, ways, common = self.ladder.shared
        self.play(
            *(part.animate.set_color(theme().talked_about) for part in common[-2:]),
            run_time=style.STEP,
        )
        for word, way, part in zip(words, ways, common, strict=False):
            part.set_color(theme().talked_about)
            self.play(Create(way), FadeIn(word), run_time=style.STEP)
