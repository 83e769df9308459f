"""Chapter 6: activations in one layer bring about those of the next; the brightest output is the answer."""

from __future__ import annotations

import numpy as np
from manim import LEFT, FadeIn, FadeOut, Group, LaggedStart, Mobject, SurroundingRectangle, Transform, VGroup

from network import test_set
from scenes import style
from scenes.choice import brightness, is_relative
from scenes.figures.edges import Legend, RunLight, dimmed
from scenes.figures.layers import NetworkDiagram, fill_to, show_levels
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.pictures import DigitImage
from scenes.storyboard import Storyboard, beat
from scenes.style import at

PASSERS_BY = 6
WALL = (3, 8)  # rows and columns of the wall of mistakes


class ReadingADigit(Storyboard):
    """The hero runs through the network, layer by layer, to an answer."""

    title = "Reading a digit"
    poster = "the_brightest_is_the_answer"

    def set_stage(self) -> None:
        """The diagram, what every edge carries, and how the network does on the test set."""
        layers = brightness(self.activations.layers)
        self.diagram = NetworkDiagram([layers[0], *(np.zeros_like(levels) for levels in layers[1:])])
        self.neurons = dict(enumerate(self.diagram.cells))
        self.bundles = [
            self.diagram.edges(number, weights * self.activations.layers[number - 1])
            for number, weights in enumerate(self.network.weights, start=1)
        ]
        self.legend = Legend().move_to(at(0, -3.2)).align_to(self.diagram, LEFT)
        last = len(layers) - 1
        answer, runner_up = self.activations.answer, self.activations.runner_up
        digits = test_set()
        self.answers = self.network.read_many(digits.pixels)[-1].argmax(axis=1)
        self.wrong = np.flatnonzero(self.answers != digits.labels)
        right = 100 * float(np.mean(self.answers == digits.labels))
        self.facts |= {
            "answer": Reading.of(answer, "answer", 0),
            "value": Reading.of(self.activations.outputs[answer], f"a[{last}][{answer}]"),
            "runner_up": Reading.of(runner_up, "runner_up", 0),
            "runner_up_value": Reading.of(self.activations.outputs[runner_up], f"a[{last}][{runner_up}]"),
            "accuracy": Reading.of(right, "test_accuracy_percent"),
            "tested": Reading.of(len(digits), "test_count", 0),
            "wrong": Reading.of(len(self.wrong), "test_wrong", 0),
            "hidden": Reading.of(len(layers[1]), "size[1]", 0),
        }
        self.words["verdict"] = self._verdict()
        if is_relative(self.activations.layers):
            self.legend.add(
                text("hidden layers: relative to the largest", style.TYPE_SMALL, style.QUIET).move_to(at(3, 3.65))
            )

    def beats_to_play(self) -> list[str]:
        """Without a second hidden layer there is nothing to tell of it."""
        return [name for name in self.beats() if name != "and_the_second" or len(self.bundles) > 2]

    def _verdict(self) -> str:
        if self.hero.label is None:
            return "So that is what it reads."
        if self.hero.label == self.activations.answer:
            return "It is right."
        return f"It is wrong: this was meant to be a {self.hero.label}."

    @beat("Every pixel of the image feeds one neuron of the first layer.")
    def hero_feeds_the_first_layer(self) -> None:
        """The image turns into the first layer; the others are there, still dark."""
        grid, *columns = self.diagram.cells
        left_out = self.diagram.left_out
        image = DigitImage(self.hero.pixels, self.diagram.GRID_WIDTH).move_to(grid)
        self.play(FadeIn(image), run_time=style.STEP)
        self.play(FadeIn(grid), FadeOut(image), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(part) for part in (*columns, *left_out, self.diagram.digits)), lag_ratio=0.3),
            run_time=style.IDEA,
        )

    @beat("Light runs along each edge, as bright as weight times activation: green pushes up, red pushes down.")
    def light_reaches_the_first_hidden_layer(self) -> None:
        """Contributions |w a| light up the edges, and the hidden neurons fill."""
        self.play(FadeIn(self.legend), run_time=style.QUICK)
        self._feed(1, run_time=2.4)

    @beat("These {hidden} activations, in turn, bring about those of the next layer.")
    def and_the_second(self) -> None:
        """The same again, from hidden layer to hidden layer."""
        for layer in range(2, len(self.bundles)):
            self._feed(layer, run_time=1.8)

    @beat("And the last hidden layer brings about the ten outputs, one for each digit.")
    def and_the_outputs(self) -> None:
        """The outputs fill, and their values stand beside them."""
        self._feed(len(self.bundles), run_time=1.8)
        self.values = self._values_of(self.activations.outputs, "")
        self.play(LaggedStart(*(FadeIn(value) for value in self.values), lag_ratio=0.1), run_time=style.STEP)

    @beat("The brightest is the {answer}, at {value}; next comes the {runner_up}, at {runner_up_value}. {verdict}")
    def the_brightest_is_the_answer(self) -> None:
        """A box around the answer, and the runner-up in words."""
        answer = self.activations.answer
        chosen = Group(self.diagram.digits[answer], self.values[answer])
        box = SurroundingRectangle(
            Group(*chosen), color=style.TALKED_ABOUT, buff=0.11, corner_radius=0.08, stroke_width=3
        )
        self.play(
            FadeIn(box, scale=1.3),
            self.diagram.digits[answer].animate.set_color(style.TALKED_ABOUT),
            self.values[answer].animate.set_color(style.TALKED_ABOUT),
            run_time=style.STEP,
        )
        self.box = box

    def _feed(self, layer: int, run_time: float) -> None:
        """Light runs into ``layer``; its neurons fill as the light arrives; the edges before it calm down."""
        bundle, cells = self.bundles[layer - 1], self.diagram.cells[layer]
        calm = [Transform(bundle, dimmed(bundle, 0.45), run_time=style.QUICK) for bundle in self.bundles[: layer - 1]]
        fill = fill_to(cells, brightness(self.activations.layers)[layer], overlap=0.7)
        self.play(RunLight(bundle, run_time=0.75 * run_time), *calm)
        self.play(fill, run_time=0.35 * run_time)

    def _values_of(self, outputs: np.ndarray, suffix: str) -> VGroup:
        last = len(self.bundles)
        values = VGroup()
        for digit, (value, beside) in enumerate(zip(outputs, self.diagram.digits, strict=True)):
            readout = Readout(Reading.of(value, f"a[{last}][{digit}]{suffix}"), style.TYPE_SMALL, style.QUIET)
            readout.move_to(beside).shift(at(0.68, 0))
            values.add(readout)
        return values

    @beat("Other digits light up other neurons, and other answers.")
    def other_digits_run_through(self) -> None:
        """Six test digits of different classes, one after the other."""
        self.play(FadeOut(self.box, self.values), run_time=style.QUICK)
        self.remove(*self.bundles)
        self.passing: list[Mobject] = []
        for index in self._passers_by():
            self.remove(*self.passing)
            self._pass_by(index)

    def _passers_by(self) -> list[int]:
        """The first test digit of each of the next classes that is read rightly, or just the first if none is."""
        labels = test_set().labels
        others = [(self.activations.answer + step) % 10 for step in range(1, PASSERS_BY + 1)]
        right = self.answers == labels
        return [int(np.argmax((labels == label) * (1 + right))) for label in others]

    def _pass_by(self, index: int) -> None:
        digit = test_set().digit(index)
        read = self.network.read(digit)
        edges = [
            self.diagram.edges(number, weights * read.layers[number - 1])
            for number, weights in enumerate(self.network.weights, start=1)
        ]
        for cells, levels in zip(self.diagram.cells, brightness(read.layers), strict=True):
            show_levels(cells, levels)
        values = self._values_of(read.outputs, f"@test:{index}")
        self.diagram.digits.set_color(style.INK)
        for marked in (self.diagram.digits[read.answer], values[read.answer]):
            marked.set_color(style.TALKED_ABOUT)
        self.add(*edges, values)
        self.wait(style.STEP)
        self.passing = [*edges, values]

    @beat(
        "On {tested} digits that it never saw in training it is right {accuracy} % of the time. It is wrong on {wrong}."
    )
    def how_often_it_is_right(self) -> None:
        """The accuracy, and a wall of mistakes: what each was, and what was read."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        number = Readout(self.facts["accuracy"], style.TYPE_FORMULA, style.TALKED_ABOUT)
        tested = Readout(self.facts["tested"], style.TYPE_BODY)
        words = [text(part, style.TYPE_BODY) for part in ("% of", "test digits are read rightly")]
        line = line_of([number, words[0], tested, words[1]])
        line.move_to(at(0, 3.1))
        self.play(FadeIn(line), run_time=style.STEP)
        wall = self._wall_of_mistakes().next_to(line, direction=at(0, -1), buff=0.45)
        self.play(LaggedStart(*(FadeIn(part) for part in wall), lag_ratio=0.04), run_time=style.LONG_IDEA)

    def _wall_of_mistakes(self) -> Group:
        rows, columns = WALL
        shown = self.wrong[np.linspace(0, len(self.wrong) - 1, rows * columns).astype(int)]
        labels = test_set().labels
        wall = Group()
        for place, index in enumerate(shown):
            was = Readout(Reading.of(labels[index], f"label@test:{index}", 0), style.TYPE_SMALL)
            read = Readout(Reading.of(self.answers[index], f"answer@test:{index}", 0), style.TYPE_SMALL, style.INHIBITS)
            words = line_of([was, text("read as", style.TYPE_SMALL, style.QUIET), read], 0.1)
            image = DigitImage(test_set().pixels[index], 1.2).next_to(words, at(0, 1), buff=0.12)
            row, column = divmod(place, columns)
            wall.add(Group(image, words).shift(at(1.62 * column, -1.9 * row)))
        return wall
