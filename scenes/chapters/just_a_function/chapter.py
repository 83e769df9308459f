"""A neuron is a function, and so is the whole network."""

from __future__ import annotations

import numpy as np
from manim import (
    LEFT,
    Arrow,
    Create,
    FadeIn,
    FadeOut,
    Group,
    LaggedStart,
    Mobject,
    Transform,
    VGroup,
)

from network import Activations, test_set
from scenes import sources, style
from scenes.chapters.just_a_function.facts import FunctionFacts
from scenes.chapters.just_a_function.function_box import FunctionBox
from scenes.chapters.just_a_function.layer_values import values_above, values_before
from scenes.chapters.just_a_function.layout import LAYOUTS
from scenes.chapters.just_a_function.squash_box import SquashBox
from scenes.facts import brightness, squashing_of
from scenes.figures import (
    CollapsedColumn,
    EdgeBundle,
    Legend,
    NetworkDiagram,
    NeuronColumn,
    NeuronGrid,
    RunLight,
    dimmed,
    mark_answer,
    output_readings,
    show_levels,
    values_beside,
    with_levels,
)
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, Place, at, theme
from scenes.text import Reading, Readout, line_of, text


class JustAFunction(Storyboard):
    """Numbers go in and numbers come out, for one neuron and for all of them."""

    title = "Just a function"
    poster = "the_network_is_one_as_well"

    def set_stage(self) -> None:
        """Draw the diagram, and choose the neurons to look at and the digits that go in."""
        self.layout = style.for_frame(LAYOUTS)
        self.diagram = NetworkDiagram(brightness(self.activations.layers), self.layout.network)
        self.grid, self.outputs = self.diagram.cells[0], self.diagram.cells[-1]
        last = at(*self.layout.network.last)  # without hidden layers the outputs stand nearer
        Group(self.outputs, self.diagram.digits).shift(last - self.outputs.get_center())
        self.pixels = NeuronGrid(self.activations.pixels, self.layout.pixels_width)
        self.pixels.shift(at(*self.layout.pixels))
        self.neurons = dict(enumerate([self.pixels, *self.diagram.cells[1:]]))
        self.functions = FunctionFacts(self.network, self.activations, self.hero)
        self.facts |= self.functions.captions
        is_sigmoid = squashing_of(self.network) == "sigmoid"
        self.words["rule"] = translate(
            "The sigmoid" if is_sigmoid else "ReLU, as this network uses it,"
        )

    def beats_to_play(self) -> list[str]:
        """Leave out beats that make no sense without hidden layers, or with softmax."""
        possible = {
            "a_function_is_a_rule": squashing_of(self.network) != "softmax",
            "farther_on": self.functions.goes_on,
        }
        return [name for name in self.beats() if possible.get(name, True)]

    @beat(
        "So what is a network, really? A function: numbers go in, numbers come out. {rule} is one: "
        "{z} in, {a} out."
    )
    def a_function_is_a_rule(self) -> None:
        """Pass sums of the hero through the squashing; the first one twice."""
        numbers = self.functions.squashed
        box = SquashBox(squashing_of(self.network), numbers, self.layout.squash)
        self.play(FadeIn(box), run_time=style.STEP)
        for row, (number, line_in, dot, line_out, result) in enumerate(box.passes):
            if row in (0, len(numbers) - 1):
                VGroup(number, result).set_color(theme().talked_about)
            self.play(FadeIn(number, shift=0.3 * box.onwards), run_time=style.QUICK)
            self.play(RunLight(line_in), FadeIn(dot, scale=2.0), run_time=style.QUICK)
            arrival = FadeIn(result, shift=0.3 * box.onwards)
            self.play(RunLight(line_out), arrival, run_time=style.QUICK)

    @beat(
        "A neuron is one too. This one takes all {inputs} pixels, and gives back one number: {a}."
    )
    def many_numbers_in_one_out(self) -> None:
        """Let all pixels into a neuron, and its activation out."""
        layout = self.layout
        neuron, number = at(*layout.neuron), at(*layout.number)
        self.onwards = (number - neuron) / np.linalg.norm(number - neuron)
        self.cell = NeuronColumn(np.zeros(1), 1.0, 1.3).move_to(neuron)
        self.heading_in = self._heading("inputs", msgid("numbers in"), layout.heading)
        x, height = layout.heading_out
        self.heading_out = (
            text("one number out", style.TYPE_LABEL).move_to(at(x, 0)).stand_on(height)
        )
        self.legend = Legend().move_to(at(*layout.legend))
        if layout.legend_is_flush:
            self.legend.align_to(self.pixels, LEFT)
        ends = neuron + layout.reach[0] * self.onwards, number - layout.reach[1] * self.onwards
        self.arrow = Arrow(*ends, color=theme().ink, buff=0, stroke_width=4)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(self.pixels, self.cell, self.heading_in, self.legend), run_time=style.STEP)
        self.edges, self.value = Group(), VGroup()
        self._feed_pixels(self.activations, 2 * style.LONG_IDEA)

    def _heading(self, fact: str, words: str, place: Place) -> VGroup:
        """Write a number and words of it, by their middle and baseline."""
        x, height = place
        line = line_of([Readout(self.facts[fact]), text(words, style.TYPE_LABEL)])
        line.move_to(at(x, 0))
        return line.shift(at(0, height - line[0].baseline))

    def _feed_pixels(self, read: Activations, run_time: float, of: str = "") -> None:
        """Let a digit into the neuron of the first hidden layer; ``of`` is its origin."""
        neuron = self.functions.neuron
        show_levels(self.pixels, read.pixels)
        carried = (neuron.weights * read.pixels)[np.newaxis]
        edges = EdgeBundle(self.pixels.centres, self.cell.centres, carried)
        source = sources.activation(1, neuron.index, of=of)
        out = Reading.of(read.layers[1][neuron.index], source)
        self._feed(edges, out, brightness(read.layers)[1][[neuron.index]], run_time)

    def _feed(self, edges: EdgeBundle, out: Reading, level: FloatArray, run_time: float) -> None:
        """Run light along edges into the large neuron; it fills, and its number comes out."""
        value = Readout(out, style.TYPE_FORMULA, theme().talked_about)
        value.move_to(at(*self.layout.number))
        self.remove(self.edges, self.value)
        show_levels(self.cell, np.zeros(1))
        self.play(RunLight(edges, glow=1.2), run_time=0.6 * run_time)
        arriving = [FadeIn(value, shift=0.4 * self.onwards)]
        if self.arrow not in self.mobjects:
            arriving += [FadeIn(self.arrow), FadeIn(self.heading_out)]
        self.play(
            Transform(self.cell, with_levels(self.cell, level)), *arriving, run_time=0.4 * run_time
        )
        self.edges, self.value = edges, value

    @beat(
        "Different digits give different numbers. The function doesn't change: same weights, same "
        "bias."
    )
    def other_digits_give_other_numbers(self) -> None:
        """Let in a few test digits for which this neuron lights up more or less."""
        self.name = text("a function", style.TYPE_BODY, theme().talked_about)
        self.name.next_to(self.cell, at(*self.layout.name), buff=0.4)
        self.play(FadeIn(self.name), run_time=style.QUICK)
        for index in self.functions.varied:
            digit = test_set().digit(index)
            self._feed_pixels(self.network.read(digit), style.IDEA, digit.origin)
            self.wait(style.QUICK)

    @beat(
        "Deeper in, a neuron never sees a pixel. This one turns the {hidden} activations before "
        "it into {out}."
    )
    def farther_on(self) -> None:
        """Put the first hidden layer in the place of the pixels, and let it into another neuron."""
        diagram = NetworkDiagram(brightness(self.activations.layers)[:2], self.layout.farther)
        here, beside = diagram.cells[1], diagram.left_out
        if not isinstance(here, CollapsedColumn):
            here.scale(min(1.0, self.layout.longest / here.height))
            values = values_above if self.layout.farther.is_turned else values_before
            beside = values(here, output_readings(self.activations.layers[1], 1))
        heading = self._heading("hidden", msgid("numbers in"), self.layout.farther_heading)
        self.play(
            FadeOut(self.pixels, self.edges, self.value, self.heading_in), run_time=style.QUICK
        )
        show_levels(self.cell, np.zeros(1))
        self.play(
            FadeIn(here, heading),
            LaggedStart(*map(FadeIn, beside), lag_ratio=0.1),
            run_time=style.IDEA,
        )
        drawn, farther = here.fill[np.newaxis, :, 3] > 0, [self.functions.farther]
        carried = self.functions.carried[farther]
        edges = EdgeBundle(here.centres, self.cell.centres, carried, 2 * style.LINE, drawn)
        level = brightness(self.activations.layers)[2][farther]
        self._feed(edges, self.facts["out"], level, 2 * style.LONG_IDEA)

    @beat(
        "And the whole network is one function: {inputs} numbers in, {outputs} out, "
        "{parameters} weights and biases inside."
    )
    def the_network_is_one_as_well(self) -> None:
        """Show all neurons, and fold everything between pixels and outputs into a box."""
        inner = Group(*self.diagram.cells[1:-1], self.diagram.left_out)
        self.neurons[0] = self.grid
        for cells in self.diagram.cells[1:]:
            show_levels(cells, np.zeros(cells.count))
        show_levels(self.grid, self.hero.pixels)
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(self.legend)), run_time=style.QUICK
        )
        self.play(
            FadeIn(self.grid),
            FadeIn(self._heading("inputs", msgid("numbers in"), self.layout.network_in)),
            FadeIn(inner, self.outputs, self.diagram.digits),
            run_time=style.QUICK,
        )
        self._fold(inner, self._light_up())
        heading = self._heading("outputs", msgid("numbers out"), self.layout.network_out)
        self.play(FadeOut(inner), FadeIn(self.box.inside, heading), run_time=style.QUICK)
        self.passing: list[Mobject] = []
        self._feed_network(self.activations)

    def _fold(self, inner: Group, bundles: list[EdgeBundle]) -> None:
        """Draw the box, and fold all layers and edges between pixels and outputs into it."""
        self.box = FunctionBox(self.facts["parameters"], *self.layout.box_size).move_to(
            at(*self.layout.box)
        )
        calm = [Transform(bundle, dimmed(bundle, 0.35)) for bundle in bundles]
        self.play(Create(self.box.frame), *calm, run_time=style.IDEA)
        folded = inner.animate.scale(0.12).move_to(self.box.frame)
        self.play(folded, FadeOut(*bundles, self.legend), run_time=style.STEP)

    def _light_up(self) -> list[EdgeBundle]:
        """Run the hero through all layers, and return the edges, which stay lit."""
        bundles = self.diagram.all_edges(self.network.weights, self.activations.layers)
        levels = brightness(self.activations.layers)
        steps = []
        for bundle, cells, shown in zip(bundles, self.diagram.cells[1:], levels[1:], strict=True):
            steps += [RunLight(bundle), Transform(cells, with_levels(cells, shown))]
        self.play(LaggedStart(*steps, lag_ratio=0.5, run_time=style.IDEA + style.STEP))
        return bundles

    def _feed_network(self, read: Activations, of: str = "") -> None:
        """Let pixels shine into the box and fill the outputs; ``of`` is the digit's origin."""
        self.diagram.digits.set_color(theme().ink)
        self.remove(*self.passing)
        show_levels(self.grid, read.pixels)
        show_levels(self.outputs, np.zeros_like(read.outputs))
        side_in, side_out = (at(*side) for side in self.layout.ray_sides)
        into = self.box.rays_in(self.grid, read.pixels, side_in)
        out = self.box.rays_out(self.outputs, read.outputs, side_out)
        self.play(RunLight(into), run_time=style.STEP)
        readings = output_readings(read.outputs, self.functions.last, of=of)
        layout = self.layout.network
        values = values_beside(
            self.diagram.digits, readings, away=layout.away[1], way=layout.outwards
        )
        mark_answer(self.diagram.digits, values, read.answer)
        filling = Transform(self.outputs, with_levels(self.outputs, read.outputs))
        self.play(RunLight(out), filling, FadeIn(values), run_time=style.QUICK)
        self.passing = [into, out, values]

    @beat(
        "Absurdly complicated, yes. But that's reassuring: would you trust a simple formula to "
        "tell these digits apart?"
    )
    def new_digits_go_in(self) -> None:
        """Let in the first digits of the test set as they come, and the hero once more."""
        for index in self.functions.new:
            digit = test_set().digit(index)
            self._feed_network(self.network.read(digit), digit.origin)
            self.wait(0.5 * style.QUICK)
        self._feed_network(self.activations)
