"""Chapter 14: a neuron is a function, and so is the whole network."""

from __future__ import annotations

import numpy as np
from manim import DOWN, RIGHT, Arrow, Create, FadeIn, FadeOut, Group, LaggedStart, Mobject, Transform, VGroup

from network import Activations, test_set
from scenes import style
from scenes.choice import brightness, most_telling_neuron
from scenes.figures.edges import EdgeBundle, Legend, RunLight, dimmed
from scenes.figures.layers import NetworkDiagram, NeuronColumn, show_levels, with_levels
from scenes.figures.lettering import Reading, Readout, line_of, text
from scenes.figures.machine import FunctionBox
from scenes.storyboard import Storyboard, beat
from scenes.style import at

SPREAD = (0.95, 0.0, 0.5, 0.8, 0.25)  # activations of the neuron that the digits shown come near to
CANDIDATES = 500  # test digits among which these are looked for
NEW_DIGITS = 6
NEURON_X, NUMBER_X, HEADING_Y = 1.3, 4.9, 3.25
BOX = (3.3, 3.2)  # width and height


class JustAFunction(Storyboard):
    """Numbers go in and numbers come out, for one neuron and for all of them."""

    title = "Just a function"

    def set_stage(self) -> None:
        """The diagram, the neuron to look at, and the test digits that go in after the hero."""
        self.diagram = NetworkDiagram(brightness(self.activations.layers))
        self.grid, self.outputs = self.diagram.cells[0], self.diagram.cells[-1]
        aside = NetworkDiagram.OUTPUT_X - self.outputs.get_center()[0]  # without hidden layers they stand further left
        Group(self.outputs, self.diagram.digits).shift(at(aside, 0))
        self.neurons = dict(enumerate(self.diagram.cells))
        self.neuron = most_telling_neuron(self.network, self.activations)
        self.last = len(self.activations.layers) - 1
        of_neuron = self.network.read_many(test_set().pixels[:CANDIDATES])[1][:, self.neuron.index]
        self.spread = [int(np.argmin(np.abs(of_neuron - level))) for level in SPREAD]
        self.new = [index for index in range(NEW_DIGITS + 1) if self.hero.origin != f"test:{index}"][:NEW_DIGITS]
        self.facts |= {
            "inputs": Reading.of(self.network.sizes[0], "size[0]", 0),
            "outputs": Reading.of(self.network.sizes[-1], f"size[{self.last}]", 0),
            "parameters": Reading.of(self.network.parameter_count, "parameters", 0),
            "number": self.neuron.number,
            "a": self.neuron.a,
        }

    @beat("Look at one neuron again, number {number}. All {inputs} numbers go in, and a single one comes out: {a}.")
    def many_numbers_in_one_out(self) -> None:
        """The pixels, what each edge carries, the neuron, and its activation."""
        self.cell = NeuronColumn(np.zeros(1), 1.0, 1.3).move_to(at(NEURON_X, 0))
        self.heading_in = self._heading("inputs", "numbers in", NetworkDiagram.GRID_X)
        self.heading_out = text("one number out", style.TYPE_LABEL).move_to(at(NUMBER_X, 0)).stand_on(0.75)
        self.legend = Legend().move_to(at(0, -3.2)).align_to(self.grid, at(-1, 0))
        self.arrow = Arrow(at(NEURON_X + 0.75, 0), at(NUMBER_X - 0.85, 0), color=style.INK, buff=0, stroke_width=4)
        self.play(FadeIn(self.grid, self.cell, self.heading_in, self.legend), run_time=style.STEP)
        self.edges, self.value = Group(), VGroup()
        self._feed_neuron(self.activations, "", style.LONG_IDEA)

    def _heading(self, fact: str, words: str, x: float) -> VGroup:
        line = line_of([Readout(self.facts[fact]), text(words, style.TYPE_LABEL)])
        line.move_to(at(x, 0))
        return line.shift(at(0, HEADING_Y - line[0].baseline))

    def _feed_neuron(self, read: Activations, suffix: str, run_time: float) -> None:
        """Light runs from the pixels into the neuron; it fills, and its number comes out."""
        i = self.neuron.index
        edges = EdgeBundle(self.grid.centres, self.cell.centres, (self.neuron.weights * read.pixels)[np.newaxis])
        value = Readout(Reading.of(read.layers[1][i], f"a[1][{i}]{suffix}"), style.TYPE_FORMULA, style.TALKED_ABOUT)
        value.move_to(at(NUMBER_X, 0))
        level = brightness(read.layers)[1][[i]]
        self.remove(self.edges, self.value)
        show_levels(self.grid, read.pixels)
        show_levels(self.cell, np.zeros(1))
        self.play(RunLight(edges, glow=1.2), run_time=0.6 * run_time)
        arriving = [FadeIn(value, shift=0.4 * RIGHT)]
        if self.arrow not in self.mobjects:
            arriving += [FadeIn(self.arrow), FadeIn(self.heading_out)]
        self.play(Transform(self.cell, with_levels(self.cell, level)), *arriving, run_time=0.4 * run_time)
        self.edges, self.value = edges, value

    @beat("Put other digits in, and other numbers come out. So a neuron is a function: numbers in, a number out.")
    def other_digits_give_other_numbers(self) -> None:
        """A few test digits that this neuron finds more or less to its taste."""
        for index in self.spread:
            self._feed_neuron(self.network.read(test_set().digit(index)), f"@test:{index}", style.IDEA)
            self.wait(style.QUICK)
        name = text("a function", style.TYPE_BODY, style.TALKED_ABOUT).next_to(self.cell, DOWN, buff=0.4)
        self.play(FadeIn(name), run_time=style.STEP)
        self.name = name

    @beat("The network is one as well: {inputs} numbers in, {outputs} out, {parameters} weights and biases inside.")
    def the_network_is_one_as_well(self) -> None:
        """All neurons appear, and everything between pixels and outputs folds into a box."""
        gone = (self.edges, self.value, self.cell, self.arrow, self.heading_out, self.name)
        inner = Group(*self.diagram.cells[1:-1], self.diagram.left_out)
        self.play(FadeOut(*gone), Transform(self.grid, with_levels(self.grid, self.hero.pixels)), run_time=style.QUICK)
        for cells in self.diagram.cells[1:]:
            show_levels(cells, np.zeros(cells.count))
        self.play(FadeIn(inner, self.outputs, self.diagram.digits), run_time=style.STEP)
        bundles = self._light_up()
        self.box = FunctionBox(self.facts["parameters"], *BOX).move_to(at(self._middle(), 0))
        calm = [Transform(bundle, dimmed(bundle, 0.35)) for bundle in bundles]
        self.play(Create(self.box.frame), *calm, run_time=style.IDEA)
        folded = inner.animate.scale(0.12).move_to(self.box.frame)
        self.play(folded, FadeOut(*bundles, self.legend), run_time=style.STEP)
        heading = self._heading("outputs", "numbers out", NetworkDiagram.OUTPUT_X + 0.2)
        self.play(FadeOut(inner), FadeIn(self.box.inside, heading), run_time=style.QUICK)
        self.passing: list[Mobject] = []
        self._feed_network(self.activations, "")

    def _light_up(self) -> list[EdgeBundle]:
        """The hero runs through all layers; the edges stay lit."""
        read, levels = self.activations.layers, brightness(self.activations.layers)
        bundles = [self.diagram.edges(n + 1, w * read[n]) for n, w in enumerate(self.network.weights)]
        steps = []
        for bundle, cells, shown in zip(bundles, self.diagram.cells[1:], levels[1:], strict=True):
            steps += [RunLight(bundle), Transform(cells, with_levels(cells, shown))]
        self.play(LaggedStart(*steps, lag_ratio=0.5, run_time=style.IDEA + style.STEP))
        return bundles

    def _middle(self) -> float:
        """Half way between the pixels and the outputs."""
        return float(self.grid.get_right()[0] + self.outputs.get_left()[0]) / 2

    def _feed_network(self, read: Activations, suffix: str) -> None:
        """Pixels shine into the box, and the outputs that come out of it fill and show their values."""
        self.diagram.digits.set_color(style.INK)
        self.remove(*self.passing)
        show_levels(self.grid, read.pixels)
        show_levels(self.outputs, np.zeros_like(read.outputs))
        into, out = self.box.rays_in(self.grid, read.pixels), self.box.rays_out(self.outputs, read.outputs)
        self.play(RunLight(into), run_time=style.STEP)
        values = VGroup()
        for digit, beside in enumerate(self.diagram.digits):
            reading = Reading.of(read.outputs[digit], f"a[{self.last}][{digit}]{suffix}")
            values.add(Readout(reading, style.TYPE_SMALL, style.QUIET).move_to(beside).shift(at(0.68, 0)))
        VGroup(self.diagram.digits[read.answer], values[read.answer]).set_color(style.TALKED_ABOUT)
        filling = Transform(self.outputs, with_levels(self.outputs, read.outputs))
        self.play(RunLight(out), filling, FadeIn(values), run_time=style.QUICK)
        self.passing = [into, out, values]

    @beat("New digits go in, and the ten outputs follow. Complicated inside, and yet, in the end, just a function.")
    def new_digits_go_in(self) -> None:
        """The first digits of the test set as they come, and the hero once more."""
        for index in self.new:
            self._feed_network(self.network.read(test_set().digit(index)), f"@test:{index}")
            self.wait(0.5 * style.QUICK)
        self._feed_network(self.activations, "")
