"""Activations of one layer bring about those of the next; the brightest output is the answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, Group, LaggedStart, Mobject, Transform, VGroup

from network import test_set
from scenes import style
from scenes.chapters.reading_a_digit.facts import TestSetAnswers, captions_of
from scenes.chapters.reading_a_digit.layout import LAYOUTS
from scenes.facts import brightness, is_relative
from scenes.figures import (
    DigitImage,
    Legend,
    NetworkDiagram,
    RunLight,
    box_around,
    dimmed,
    fill_to,
    mark_answer,
    misread,
    output_readings,
    show_levels,
    values_beside,
    wall,
    with_levels,
)
from scenes.language import msgid, translate, with_article
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import Reading, Readout, line_of, phrase, text, wrapped

OTHER_DIGITS = 6
BRIGHTNESS_AT_REST = 0.45  # share of it that edges keep once their light has arrived


class ReadingADigit(Storyboard):
    """The hero runs through the network, layer by layer, to an answer."""

    title = "Reading a digit"
    poster = "the_brightest_is_the_answer"

    def set_stage(self) -> None:
        """The diagram, what every edge carries, and how the network does on the test set."""
        self.layout = style.for_frame(LAYOUTS)
        layers = brightness(self.activations.layers)
        self.diagram = NetworkDiagram(
            [layers[0], *(np.zeros_like(levels) for levels in layers[1:])]
        )
        self.neurons = dict(enumerate(self.diagram.cells))
        self.bundles = self.diagram.all_edges(self.network.weights, self.activations.layers)
        self.tested = TestSetAnswers.of(self.network)
        self.facts |= captions_of(self.activations) | self.tested.captions
        self.words["verdict"] = self._verdict()
        self.heading = self._place_heading()
        self.legend = self._place_legend()
        if is_relative(self.activations.layers):
            note = text("hidden layers: relative to the largest", style.TYPE_SMALL, theme().quiet)
            self.legend.add(note.move_to(at(*self.layout.relative_note)))

    def _place_heading(self) -> VGroup:
        """Place the number of pixels beside the pixels or above them."""
        heading = line_of([Readout(self.facts["pixels"]), text("pixels")])
        grid, gap = self.diagram.cells[0], self.layout.heading_gap
        if self.layout.heading_is_beside:
            return heading.next_to(grid, buff=gap).align_to(grid, UP)
        return heading.next_to(grid, UP, buff=gap).align_to(grid, LEFT)

    def _place_legend(self) -> Legend:
        """Place the legend where the frame has room for it."""
        grid, layout = self.diagram.cells[0], self.layout
        legend = Legend(upright=layout.legend_is_upright)
        if layout.legend_height is not None:
            return legend.move_to(at(0, layout.legend_height)).align_to(grid, LEFT)
        above = self.heading if layout.heading_is_beside else grid
        return legend.next_to(above, DOWN, buff=layout.legend_gap).align_to(above, LEFT)

    def beats_to_play(self) -> list[str]:
        """All beats, but for that of a second hidden layer where there is none."""
        return [name for name in self.beats() if name != "and_the_second" or len(self.bundles) > 2]

    def _verdict(self) -> str:
        if self.hero.label is None:
            return translate("So that's what it sees.")
        if self.hero.label == self.activations.answer:
            return translate("And it's right.")
        return translate(
            "But it's wrong: this was supposed to be {a_digit}.",
            a_digit=with_article(self.hero.label),
        )

    @beat("Every pixel feeds one neuron in the first layer.")
    def hero_feeds_the_first_layer(self) -> None:
        """The image turns into the first layer; the others are there, still dark."""
        grid, *columns = self.diagram.cells
        left_out = self.diagram.left_out
        image = DigitImage(self.hero.pixels, grid.width).move_to(grid)
        self.play(FadeIn(image), FadeIn(self.heading), run_time=style.STEP)
        self.play(FadeIn(grid), FadeOut(image), run_time=style.STEP)
        self.play(
            LaggedStart(
                *(FadeIn(part) for part in (*columns, *left_out, self.diagram.digits)),
                lag_ratio=0.3,
            ),
            run_time=style.IDEA,
        )

    @beat(
        "{Light} runs along the connections: {positive_color} pushes the next neuron up, "
        "{negative_color} pushes it down."
    )
    def light_reaches_the_first_hidden_layer(self) -> None:
        """Contributions |w a| light up the edges, and the hidden neurons fill."""
        self.play(FadeIn(self.legend), run_time=style.QUICK)
        self._feed(1, run_time=2.4)

    @beat("Those {hidden} activations set off the next layer.")
    def and_the_second(self) -> None:
        """The same again, from hidden layer to hidden layer."""
        for layer in range(2, len(self.bundles)):
            self._feed(layer, run_time=1.8)

    @beat("Then the last hidden layer sets off the outputs.")
    def and_the_outputs(self) -> None:
        """The outputs fill, and their values stand beside them."""
        last = len(self.bundles)
        self._feed(last, run_time=1.8)
        self.values = self._values(output_readings(self.activations.outputs, last))
        self.play(
            LaggedStart(*(FadeIn(value) for value in self.values), lag_ratio=0.1),
            run_time=style.STEP,
        )

    def _values(self, readings: Sequence[Reading]) -> VGroup:
        layout = self.diagram.layout
        return values_beside(
            self.diagram.digits, readings, away=layout.away[1], way=layout.outwards
        )

    def _feed(self, layer: int, run_time: float) -> None:
        """Run light into ``layer``, whose neurons then fill; the edges before it calm down."""
        bundle, cells = self.bundles[layer - 1], self.diagram.cells[layer]
        calm = [
            Transform(bundle, dimmed(bundle, BRIGHTNESS_AT_REST), run_time=style.QUICK)
            for bundle in self.bundles[: layer - 1]
        ]
        fill = fill_to(cells, brightness(self.activations.layers)[layer], overlap=0.7)
        self.play(RunLight(bundle, run_time=0.75 * run_time), *calm)
        self.play(fill, run_time=0.35 * run_time)

    @beat(
        "The brightest is the answer: {answer}, at {value}. {verdict}",
        "Next comes {runner_up}, at {runner_up_value}.",
    )
    def the_brightest_is_the_answer(self) -> None:
        """A box around the answer, and light on what speaks for and against it; the runner-up."""
        digits, read = self.diagram.digits, self.activations
        answer, runner_up = read.answer, read.runner_up
        carried = np.zeros_like(self.network.weights[-1])
        carried[answer] = self.network.weights[-1][answer] * read.layers[-2]
        self.into_answer = self.diagram.edges(len(self.bundles), carried, style.LINE)
        self.boxes = VGroup(box_around(digits, self.values, answer))
        marked = VGroup(digits[answer], self.values[answer]).animate.set_color(theme().talked_about)
        self.play(FadeIn(self.boxes[0], scale=1.3), marked, run_time=style.STEP)
        dim = Transform(self.bundles[-1], dimmed(self.bundles[-1], 0.3))
        self.play(RunLight(self.into_answer), dim, run_time=style.IDEA)
        self.wait_for_words()
        self.boxes.add(box_around(digits, self.values, runner_up, theme().quiet))
        self.play(FadeIn(self.boxes[1], scale=1.3), run_time=style.STEP)

    @beat("Other digits light up other neurons.")
    def other_digits_run_through(self) -> None:
        """Six test digits of different classes, one after the other."""
        self.play(
            FadeOut(self.boxes, self.values, self.into_answer, *self.bundles), run_time=style.QUICK
        )
        self.last_shown: list[Mobject] = []
        for step in range(1, OTHER_DIGITS + 1):
            self._run_through(self.tested.first_of((self.activations.answer + step) % 10))

    def _run_through(self, index: int) -> None:
        """Show a test digit at once, and run light along all edges while the neurons change."""
        read = self.network.read(test_set().digit(index))
        bundles = self.diagram.all_edges(self.network.weights, read.layers)
        grid, *columns = self.diagram.cells
        values = self._values(output_readings(read.outputs, len(bundles), of=f"test:{index}"))
        mark_answer(self.diagram.digits, values, read.answer)
        self.remove(*self.last_shown)
        show_levels(grid, read.pixels)
        filling = [
            Transform(cells, with_levels(cells, levels))
            for cells, levels in zip(columns, brightness(read.layers)[1:], strict=True)
        ]
        self.play(
            *(RunLight(bundle) for bundle in bundles),
            *filling,
            FadeIn(values),
            run_time=style.QUICK,
        )
        self.wait(style.STEP - style.QUICK)
        self.last_shown = [*bundles, values]

    @beat(
        "On {tested} digits it's never seen, it's right {accuracy}% of the time. It misses {wrong}."
    )
    def how_often_it_is_right(self) -> None:
        """The accuracy, and a grid of mistakes: what each was, and what was read."""
        number = Readout(self.facts["accuracy"], style.TYPE_FORMULA, theme().talked_about)
        tested = Readout(self.facts["tested"], style.TYPE_BODY)
        said = msgid("{accuracy}% of {tested} test digits read correctly")
        line = phrase(said, style.TYPE_BODY, accuracy=number, tested=tested)
        line = wrapped(line.move_to(at(0, style.frame().height / 2 - 0.9)))
        mistakes = self._grid_of_mistakes().next_to(line, DOWN, buff=0.45).set_x(0)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(line), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(part) for part in mistakes), lag_ratio=0.04),
            run_time=style.LONG_IDEA,
        )

    def _grid_of_mistakes(self) -> Group:
        """Draw some of the test digits that are read wrongly."""
        (rows, columns), tested = self.layout.mistakes, self.tested
        pieces = [
            misread(test_set().pixels[index], tested.meant(index), tested.answered(index))
            for index in tested.spread_mistakes(rows * columns)
        ]
        return wall(pieces, columns, *self.layout.mistake_step)
