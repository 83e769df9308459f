"""Chapter 15: the real weights beside the hope; a digit it gets wrong; noise it is sure about."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, Group, LaggedStart, SurroundingRectangle, Transform, VGroup

from network import Activations, test_set
from network.sights import SURE, NoiseSearch, hoped_edges, noise, plain_twin, read_noise, surest_mistake
from scenes import style
from scenes.figures.edges import Legend
from scenes.figures.layers import with_levels
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.outputs import OutputColumn
from scenes.figures.pictures import DigitImage, WeightPicture
from scenes.figures.sigmoid import FilledNeuron
from scenes.figures.walls import wall
from scenes.storyboard import Storyboard, beat
from scenes.style import at

SHOWN = 16  # neurons whose weights are shown
PIECE = 0.94  # width of one picture on a wall
WALL_Y = 0.55
SEEDS_BEFORE = 12  # pictures of noise that flicker by before the one that was found
NOISE_WALL = (3, 8)


class WhatItReallySees(Storyboard):
    """Beside the hope: what the first layer really looks for, and how sure it is of what it cannot know."""

    title = "What it really sees"
    poster = "the_twin_looks_like_noise"

    def set_stage(self) -> None:
        """The pictures of three walls, and what was searched for: a sure mistake, and sure noise."""
        self.count = min(SHOWN, self.network.sizes[1])
        digits, twin = test_set(), plain_twin()
        self.twin_weights = twin.weights[0][: self.count]
        self.mistake = surest_mistake(self.network, digits)
        self.misread = self.network.read(digits.digit(self.mistake))
        self.search = NoiseSearch.over(self.network)
        self.unread = read_noise(self.network, self.search.seed)
        last, wrong, noisy = len(self.network.weights), f"@test:{self.mistake}", f"@noise:{self.search.seed}"
        self.facts |= {
            "count": Reading.of(self.count, f"count(0:{self.count})", 0),
            "accuracy": Reading.of(100 * self.network.accuracy(digits.pixels, digits.labels), "test_accuracy_percent"),
            "twin_accuracy": Reading.of(100 * twin.accuracy(digits.pixels, digits.labels), "twin_accuracy_percent"),
            "answer": Reading.of(self.activations.answer, "answer", 0),
            "label": Reading.of(digits.labels[self.mistake], f"label{wrong}", 0),
            "misread": Reading.of(self.misread.answer, f"answer{wrong}", 0),
            "misread_value": self._sureness(self.misread, last, wrong),
            "seed": Reading.of(self.search.seed, f"noise_seed({self.search.tried})", 0),
            "noise_answer": Reading.of(self.unread.answer, f"answer{noisy}", 0),
            "noise_value": self._sureness(self.unread, last, noisy),
            "tried": Reading.of(self.search.tried, f"count(0:{self.search.tried})", 0),
            "sure": Reading.of(self.search.sure, f"noise_sure({self.search.tried})", 0),
        }
        right = self.hero.label in {None, self.activations.answer}
        self.words["verdict"] = "and yet they lead" if right else "and this time they lead astray,"
        self.words["what"] = "digit" if self.hero.label is None else str(self.hero.label)

    @staticmethod
    def _sureness(read: Activations, last: int, suffix: str) -> Reading:
        return Reading.of(read.outputs[read.answer], f"a[{last}][{read.answer}]{suffix}", 3)

    @beat("This was the hope: that each neuron of the first hidden layer looks for a little edge of its own.")
    def the_hope(self) -> None:
        """Edges made by hand, as large as the frame allows."""
        self.hoped = self._wall(hoped_edges(self.count), -1.9, 1.4)
        self.legend = Legend("positive weight", "negative weight", "").move_to(at(0, -3.25))
        self.note = text("the hope, drawn by hand", color=style.QUIET).move_to(at(3.7, WALL_Y))
        self.play(LaggedStart(*(FadeIn(piece) for piece in self.hoped), lag_ratio=0.08), run_time=style.LONG_IDEA)
        self.play(FadeIn(self.legend, self.note), run_time=style.QUICK)

    @beat("And this is what they really look for: a few short strokes, many smears, and much that has no name.")
    def the_real_weights(self) -> None:
        """The hope makes room; beside it the network's own pictures of weights."""
        home = self._wall(hoped_edges(self.count), -4.5)
        self.hope_words = self._under(home, [text("the hope, drawn by hand", color=style.QUIET)])
        self.play(Transform(self.hoped, home), FadeOut(self.note), FadeIn(self.hope_words), run_time=style.IDEA)
        self.real = self._wall(self.network.weights[0][: self.count], 0)
        number = Readout(self.facts["accuracy"], color=style.TALKED_ABOUT)
        self.real_words = self._under(self.real, [text("our network:"), number, text("% right")])
        self.play(LaggedStart(*(FadeIn(piece, shift=0.1 * UP) for piece in self.real), lag_ratio=0.1), run_time=2.2)
        self.play(FadeIn(self.real_words), run_time=style.QUICK)

    @beat("A twin, trained more plainly, looks almost random. Still it reads {twin_accuracy} % of the digits rightly.")
    def the_twin_looks_like_noise(self) -> None:
        """The plainly trained twin's pictures as the third wall."""
        self.twin = self._wall(self.twin_weights, 4.5)
        number = Readout(self.facts["twin_accuracy"], color=style.TALKED_ABOUT)
        words = self._under(self.twin, [text("plain twin:"), number, text("% right")])
        self.play(LaggedStart(*(FadeIn(piece, shift=0.1 * UP) for piece in self.twin), lag_ratio=0.1), run_time=2.2)
        self.play(FadeIn(words), run_time=style.QUICK)
        self.twin_words = words

    @staticmethod
    def _wall(values: np.ndarray, x: float, piece: float = PIECE) -> Group:
        return wall([WeightPicture(row, piece) for row in values], 4, piece * 1.07).move_to(at(x, WALL_Y))

    @staticmethod
    def _under(pictures: Group, words: list) -> VGroup:
        line = line_of(words, 0.12)
        line.shift(at(pictures.get_x() - line.get_x(), 0))
        return line.shift(at(0, -2.25 - words[0].baseline))

    @beat("Where this {what} has ink, they give these numbers. No part has a clear meaning, {verdict} to {answer}.")
    def what_each_adds_for_the_hero(self) -> None:
        """Weights become weights times ink, each beside its neuron, which fills."""
        leaving = Group(self.hoped, self.twin, self.hope_words, self.real_words, self.twin_words)
        image = DigitImage(self.activations.pixels, 2.7).move_to(at(-5.15, 0.3))
        cells = [self._contribution(i) for i in range(self.count)]
        wall([Group(*cell) for cell in cells], 4, 2.38, 1.52).move_to(at(1.75, 0.3))
        spread = Group(*(WeightPicture(w, 1.3) for w in self.network.weights[0][: self.count]))
        products = Group(*(cell[0] for cell in cells))
        for piece, place in zip(spread, products, strict=True):
            piece.move_to(place)
        meaning = Legend(note="brighter: more weight times ink").move_to(self.legend).align_to(products, LEFT)
        self.play(FadeOut(leaving), FadeOut(self.legend), FadeIn(image), run_time=style.STEP)
        self.play(Transform(self.real, spread), run_time=style.IDEA)
        self.play(Transform(self.real, products), FadeIn(meaning), run_time=style.IDEA)
        self.play(LaggedStart(*(FadeIn(cell[1]) for cell in cells), lag_ratio=0.15), run_time=style.LONG_IDEA)

    def _contribution(self, i: int) -> tuple[WeightPicture, FilledNeuron]:
        """Weights times ink of a neuron, and its activation to the right."""
        products = WeightPicture(self.network.weights[0][i] * self.activations.pixels, 1.3)
        neuron = FilledNeuron(Reading.of(self.activations.layers[1][i], f"a[1][{i}]"), 0.8, style.TYPE_SMALL)
        return products, neuron.next_to(products, buff=0.12)

    @beat("It can be sure and wrong. This is meant to be {label}, and it answers {misread}, at {misread_value}.")
    def sure_and_wrong(self) -> None:
        """The test digit that it reads wrongly with the highest output, and all ten outputs."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.image = DigitImage(test_set().pixels[self.mistake], 4.6).move_to(at(-2.9, 0.35))
        self.outputs = OutputColumn(np.zeros(10)).move_to(at(2.6, 0.1))
        meant = [text("meant to be", style.TYPE_BODY, style.QUIET), Readout(self.facts["label"], style.TYPE_BODY)]
        self.under = self._below_image(meant)
        self.play(FadeIn(self.image, self.under, self.outputs), run_time=style.STEP)
        full = with_levels(self.outputs.cells, self.misread.outputs)
        self.play(Transform(self.outputs.cells, full), run_time=style.IDEA)
        self._answer(self.misread, f"@test:{self.mistake}")
        self.play(FadeIn(self.values, self.box), run_time=style.STEP)

    def _below_image(self, words: list) -> VGroup:
        line = line_of(words)
        return line.move_to(at(self.image.get_x(), 0)).shift(at(0, -2.75 - words[0].baseline))

    def _answer(self, read: Activations, suffix: str) -> None:
        """All ten outputs as numbers, and a box around the brightest."""
        last = len(self.network.weights)
        readings = [Reading.of(value, f"a[{last}][{i}]{suffix}", 3) for i, value in enumerate(read.outputs)]
        self.values = self.outputs.values(readings)
        chosen = VGroup(self.outputs.digits[read.answer], self.values[read.answer])
        self.values[read.answer].set_color(style.TALKED_ABOUT)
        self.box = SurroundingRectangle(chosen, color=style.TALKED_ABOUT, buff=0.1, corner_radius=0.08, stroke_width=3)

    @beat("Now pure noise, drawn at random. For seed {seed} of {tried} it answers {noise_answer}, at {noise_value}.")
    def sure_about_noise(self) -> None:
        """Pictures of noise flicker by, seed by seed, up to the one that was searched for."""
        self.play(FadeOut(self.values, self.box, self.under), run_time=style.QUICK)
        for seed in [*range(SEEDS_BEFORE), self.search.seed]:
            self.remove(self.under)
            self.under = self._below_image([text("noise, seed", style.TYPE_BODY, style.QUIET), self._seed(seed)])
            self.image.cells.cells = style.grey(noise(seed).reshape(28, 28))
            self.outputs.cells.fill = style.grey(read_noise(self.network, seed).outputs)
            self.add(self.under)
            self.wait(0.3)
        self._answer(self.unread, f"@noise:{self.search.seed}")
        self.play(FadeIn(self.values, self.box), run_time=style.STEP)

    def _seed(self, seed: int) -> Readout:
        if seed == self.search.seed:
            return Readout(self.facts["seed"], style.TYPE_BODY, style.TALKED_ABOUT)
        return Readout(Reading.of(seed, f"count(0:{seed})", 0), style.TYPE_BODY)

    @beat("It is sure of {sure} in {tried} such pictures. It learned which digit it sees, never whether there is one.")
    def never_asked_whether(self) -> None:
        """The first pictures of noise with their answers; yellow where it is sure."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        number = Readout(self.facts["sure"], style.TYPE_TITLE, style.TALKED_ABOUT)
        words = [text("of", style.TYPE_BODY), Readout(self.facts["tried"], style.TYPE_BODY)]
        rest = text(f"pictures of noise: an output above {SURE}", style.TYPE_BODY)
        line = line_of([number, *words, rest]).move_to(at(0, 3.1))
        rows, columns = NOISE_WALL
        pieces = wall([self._noise_piece(seed) for seed in range(rows * columns)], columns, 1.62, 1.9)
        pieces.next_to(line, DOWN, buff=0.45).set_x(0)
        self.play(FadeIn(line), run_time=style.STEP)
        self.play(LaggedStart(*(FadeIn(piece) for piece in pieces), lag_ratio=0.05), run_time=2.4)

    def _noise_piece(self, seed: int) -> Group:
        """A picture of noise with its answer and the value below."""
        read, last = read_noise(self.network, seed), len(self.network.weights)
        value = Reading.of(read.outputs[read.answer], f"a[{last}][{read.answer}]@noise:{seed}")
        color = style.TALKED_ABOUT if value.value > SURE else style.QUIET
        answer = Readout(Reading.of(read.answer, f"answer@noise:{seed}", 0), style.TYPE_SMALL, color)
        words = line_of([answer, text("at", style.TYPE_SMALL, color), Readout(value, style.TYPE_SMALL, color)], 0.12)
        return Group(DigitImage(noise(seed), 1.2).next_to(words, UP, buff=0.12), words)
