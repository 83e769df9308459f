"""Digits are made of parts, and parts of little edges: a hope for what each layer might do."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import LEFT, FadeIn, FadeOut, Group, LaggedStart, Transform

from network import test_set
from network.features.strokes import (
    PartsError,
    clearest_example,
    digits_with_top_loop,
    find_edges,
    find_parts,
)
from scenes import style
from scenes.chapters.hope_for_parts.facts import (
    EXAMPLES,
    HeroParts,
    captions_of,
    class_size,
    looped_count,
)
from scenes.chapters.hope_for_parts.hope_picture import HopePicture
from scenes.chapters.hope_for_parts.hoped_layers import (
    HopedLayer,
    HopedNeuron,
    Step,
    ringed,
    share_of,
    shown_neurons,
    some_of_a_layer,
)
from scenes.chapters.hope_for_parts.layout import LAYOUTS, EquationLayout
from scenes.chapters.hope_for_parts.outline_edges import LoopInEdges, OutlineByDirection
from scenes.chapters.hope_for_parts.outline_strokes import nearest_direction
from scenes.chapters.hope_for_parts.part_words import NAMES, parts_in_words
from scenes.chapters.hope_for_parts.parts_equation import PartsEquation
from scenes.chapters.hope_for_parts.tinted_part import TintedPart
from scenes.figures import HopeMark, PartPicture, RunLight, even_directions, question_marks
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import paragraph

LOOPED_DIGITS = 14  # shown one after the other
MOST_PARTS = 5  # of the hero, that get a neuron
DIRECTIONS = 8
HAVE_ONE = {
    9: msgid("{some} of {all} nines have one"),
    8: msgid("{some} of {all} eights have one"),
}


class HopeForParts(Storyboard):
    """Loops, lines and little edges in real digits; the hope that the layers stand for them."""

    title = "What the layers might do"
    poster = "the_whole_hope"

    def set_stage(self) -> None:
        """Digits that fall clearly into parts, and the hero's own parts and edges."""
        self.layout = style.for_frame(LAYOUTS)
        self.examples = [clearest_example(*wanted) for wanted in EXAMPLES]
        self.hero_parts = HeroParts.of(self.hero)
        self.facts |= captions_of(self.hero_parts)
        self.words["what"] = translate("digit") if self.hero.label is None else str(self.hero.label)
        said = parts_in_words(self.hero_parts.kinds)
        said = translate("This {what} has {parts}.", what=self.words["what"], parts=said)
        self.words |= {"rest": self._rest(len(self.network.sizes) > 3), "its_parts": said}

    @staticmethod
    def _rest(is_deep: bool) -> str:
        """Say what the layers after the first one would have to do."""
        if is_deep:
            return translate(
                "The last hidden layer would join them into parts, and the outputs would turn "
                "those into a digit."
            )
        return translate(
            "With just one hidden layer, there's no room for parts: edges would have to add up "
            "to a digit all at once."
        )

    def why_left_out(self) -> str:
        """Return a sentence where the hero has no parts, or the network no layer in between."""
        if len(self.network.sizes) < 3:
            return msgid("This chapter is about the layers in between, and this network has none.")
        try:
            find_parts(self.hero.image)
        except PartsError as error:
            return translate(
                "This chapter takes the digit apart, but {error}.", error=translate(str(error))
            )
        return ""

    @beat("What would we like the hidden layers to do? Think of a 9: a loop on top of a line.")
    def a_nine_is_a_loop_and_a_line(self) -> None:
        """The parts of a real 9 lift off it."""
        self.nine = self._equation(0, self.layout.nine)
        self.nine.scale(self.layout.nine_scale).move_to(at(*self.layout.nine_centre))
        self._play_all(self.nine.lift_off(style.IDEA))

    def _equation(self, number: int, layout: EquationLayout) -> PartsEquation:
        found = self.examples[number]
        names = [NAMES[part.kind] for part in found.parts]
        return PartsEquation(found.digit.image, [part.ink for part in found.parts], names, layout)

    def _play_all(self, steps: Iterable[Step]) -> None:
        for moves, seconds in steps:
            self.play(*moves, run_time=seconds)

    @beat("An 8 is two loops. A 4 is three lines. A program found these in real handwriting.")
    def eights_and_fours_have_parts_too(self) -> None:
        """The 9 makes room; an 8 and a 4 fall into their parts below it."""
        self.rows = [self._equation(number, self.layout.equation) for number in range(3)]
        for row, home in zip(self.rows, self.layout.digits, strict=True):
            row.shift(at(*home) - row.digit.get_center())
        if self.layout.nine == self.layout.equation:
            self.rows[0] = self.nine.copy().scale(1 / self.layout.nine_scale)
            self.rows[0].shift(at(*self.layout.digits[0]) - self.rows[0].digit.get_center())
        self.play(Transform(self.nine, self.rows[0]), run_time=style.STEP)
        self.rows[0] = self.nine
        for row in self.rows[1:]:
            self._play_all(row.lift_off(style.QUICK))

    @beat(
        "Maybe each neuron in the last hidden layer stands for one part, and lights up when "
        "it's there. That's only a hope."
    )
    def neurons_might_stand_for_parts(self) -> None:
        """The parts move to neurons of the last hidden layer; these lead to their digits."""
        pieces, owners = self._parts_of_examples()
        count = min(self.network.sizes[-2], len(pieces))
        layer = HopedLayer(count, self.network.sizes[-1], self.layout.layer)
        placed = layer.place(pieces[:count])
        self.mark = HopeMark().move_to(at(*self.layout.hope_mark))
        words = some_of_a_layer(
            count, self.network.sizes[-2], len(self.network.sizes) - 2, self.layout.words_width
        ).move_to(at(*self.layout.words))
        gone = self.clear_stage(*pieces[:count])
        self.play(*(FadeOut(mobject) for mobject in gone), run_time=style.QUICK)
        moves = [Transform(piece, home) for piece, home in zip(pieces[:-1], placed, strict=False)]
        self.play(*moves, FadeIn(layer, words), FadeIn(self.mark), run_time=style.LONG_IDEA)
        if count == len(pieces):
            self.play(FadeIn(placed[-1]), run_time=style.QUICK)
        for label, *_ in EXAMPLES:
            neurons = [place for place in range(count) if owners[place] == label]
            if neurons:
                self._play_all(layer.lead_to(label, neurons))

    def _parts_of_examples(self) -> tuple[list[PartPicture], list[int]]:
        """Return the parts on the screen and that of the 0, and the class that each belongs to."""
        zero = self.examples[3]
        pieces = [piece for row in self.rows for piece in row.pieces]
        pixel = pieces[0].width / pieces[0].cells.shape[1]
        pieces.append(PartPicture(zero.digit.image, zero.parts[0].ink, pixel))
        owners = [label for label, loops, strokes in EXAMPLES for _ in range(loops + strokes)]
        return pieces, owners

    @beat(
        "Any loop near the top counts. Of {nines} real nines, {looped_nines} have one, and so do "
        "{looped_eights} of {eights} eights."
    )
    def any_loop_near_the_top_will_do(self) -> None:
        """Real nines and eights flicker by, the found loop tinted; how many there are."""
        neuron = HopedNeuron(
            "“a loop near the top”", self.layout.ray, is_above=self.layout.neuron_is_above
        )
        neuron.move_to(at(*self.layout.neuron))
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(self.mark)), run_time=style.QUICK
        )
        self.play(FadeIn(neuron), run_time=style.STEP)
        shown = Group()
        for place in range(LOOPED_DIGITS):
            self.remove(shown)
            shown = self._with_loop((9, 8)[place % 2], place // 2)
            self.add(shown)
            self.wait(0.3)
        for (label, said), centre in zip(HAVE_ONE.items(), self.layout.shares, strict=True):
            line = share_of(looped_count(label), class_size(label), said)
            self.play(FadeIn(line.move_to(at(*centre)), shift=0.2 * LEFT), run_time=style.STEP)

    def _with_loop(self, label: int, place: int) -> TintedPart:
        """Draw one of the test digits of a class with its loop near the top tinted."""
        image = test_set().digit(digits_with_top_loop(label)[place]).image
        loop = next(part for part in find_parts(image) if part.kind == "loop")
        return TintedPart(image, loop.ink, self.layout.looped_width).move_to(
            at(*self.layout.looped)
        )

    @beat("But how would a neuron spot a loop? A loop is made of little edges.")
    def a_loop_breaks_down_into_edges(self) -> None:
        """Edges appear around the loop of a real 9, and come apart beside it."""
        nine = self.examples[0]
        taken = LoopInEdges(
            nine.digit.image, nine.parts[0].ink, find_edges(nine.digit.image), self.layout.loop
        )
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(taken.digit), run_time=style.STEP)
        dimmer = taken.digit.animate.set_opacity(0.3)
        self.play(dimmer, FadeIn(taken.loop), FadeIn(taken.names[0]), run_time=style.STEP)
        growing = Transform(taken.strokes.closed(), taken.strokes)
        self.play(growing, taken.loop.animate.set_opacity(0.35), run_time=style.IDEA)
        moving = Transform(taken.strokes.copy(), taken.apart)
        self.play(moving, FadeIn(taken.equals, taken.names[1]), run_time=style.LONG_IDEA)

    @beat(
        "And a line is just a longer edge. The outline of our {what} has {edges} little edges to "
        "find."
    )
    def first_find_the_edges(self) -> None:
        """The edges along the hero's outline, colored by direction, and sorted by it."""
        taken = OutlineByDirection(
            self.hero.image,
            self.hero_parts.edges,
            even_directions(DIRECTIONS),
            self.hero_parts.edge_count,
            self.layout.histogram,
        )
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(taken.digit), run_time=style.STEP)
        growing = Transform(taken.strokes.closed(), taken.strokes)
        self.play(taken.digit.animate.set_opacity(0.3), growing, run_time=style.IDEA)
        self.play(
            FadeIn(taken.count, taken.words), FadeIn(taken.histogram.key), run_time=style.STEP
        )
        self.play(
            Transform(taken.strokes.copy(), taken.histogram.strokes), run_time=style.LONG_IDEA
        )

    @beat(
        "The full hope: the first hidden layer would pick out edges, each neuron its own direction."
    )
    def the_hope_begins_with_edges(self) -> None:
        """The layers, all dark; the hero's edges lead to neurons hoped to stand for them."""
        self.picture = HopePicture(self.hero.pixels, self.network.sizes, self.layout.picture)
        grid, first, *_ = self.picture.cells
        strokes, little, links = self.picture.edges_found(self.hero_parts.edges)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        dark = (FadeIn(part) for part in self.picture)
        mark = HopeMark(width=self.layout.picture_mark_width).move_to(at(*self.layout.picture_mark))
        self.play(*dark, FadeIn(mark), run_time=style.IDEA)
        self.play(
            grid.animate.set_opacity(theme().pixels_below_edges),
            Transform(strokes.closed(), strokes),
            run_time=style.STEP,
        )
        self.play(FadeIn(little), RunLight(links), run_time=style.LONG_IDEA)
        nearest = nearest_direction(self.hero_parts.edges.angles, little.directions)
        self.for_edges = shown_neurons(first)[np.unique(nearest)]
        self.play(Transform(first, ringed(first, self.for_edges)), run_time=style.QUICK)

    @beat(
        "{rest}",
        "{its_parts}",
    )
    def the_whole_hope(self) -> None:
        """The edges lead to neurons for the parts, those to the digit: none of it is found."""
        last = self.for_edges
        if len(self.picture.cells) > 3:
            masks = [part.ink for part in self.hero_parts.parts[:MOST_PARTS]]
            angles = [self.hero_parts.angles_of(mask) for mask in masks]
            self._play_all(self.picture.lead_to_parts(self.hero.image, masks, angles))
            last = self.picture.neurons_for(len(masks))
        kind = self.activations.answer if self.hero.label is None else self.hero.label
        self._play_all(self.picture.lead_to_digit(kind, last))
        self.wait_for_words()

    @beat("Is that what it really does? First: can a network even find an edge?")
    def is_that_what_it_does(self) -> None:
        """The hope fades, and the question stays."""
        words = msgid("Is that what the network really does?")
        question = paragraph(words, self.layout.question_width, style.TYPE_TITLE, even=True)
        question.move_to(at(*self.layout.question))
        dark = HopePicture(self.hero.pixels, self.network.sizes, self.layout.picture)
        dark.remove(dark.names)
        gone = (FadeOut(mobject) for mobject in self.clear_stage())
        self.play(*gone, *(FadeIn(part) for part in dark), run_time=style.IDEA)
        centred = dark.animate.shift(at(self.layout.picture_shift, 0))
        self.play(FadeIn(question, scale=0.9), centred, run_time=style.STEP)
        marks = question_marks(dark.cells[1:-1])
        self.play(
            LaggedStart(*(FadeIn(mark) for mark in marks), lag_ratio=0.05), run_time=style.LONG_IDEA
        )
