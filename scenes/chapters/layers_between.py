"""Chapter 5: ten outputs, hidden layers between, and why there are just so many."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import DOWN, LEFT, Create, FadeIn, FadeOut, LaggedStart, Line, Transform, VGroup

from scenes import style
from scenes.figures.edges import BELOW_NEURONS, Legend, RunLight
from scenes.figures.layers import NetworkDiagram, fill_to
from scenes.figures.lettering import CountUp, Reading, Readout, line_of, text
from scenes.figures.sigmoid import FilledNeuron
from scenes.figures.wiring import connections, joined
from scenes.storyboard import Storyboard, beat
from scenes.style import at

OTHER_CHOICES = ((32,), (8, 8, 8), (24, 12))  # hidden layers that one might choose just as well
NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
TITLE_AT, COUNTS_AT = 3.25, -3.2
CALM = 0.45  # share of their brightness at which the thousands of edges from the pixels come to rest


class LayersBetween(Storyboard):
    """Ten outputs, and hidden layers between them and the pixels."""

    title = "Layers in between"

    def set_stage(self) -> None:
        """The diagram, in the dark but for the pixels, and the most and the least believed digit."""
        layers = self.activations.layers
        self.sizes = self.network.sizes
        self.diagram = self._diagram_of(self.sizes)
        self.neurons = dict(enumerate(self.diagram.cells))
        self.outputs = self.diagram.cells[-1]
        self.hidden, self.left_out = joined(self.diagram.cells[1:-1]), self.diagram.left_out
        last, answer, least = len(layers) - 1, self.activations.answer, int(np.argmin(layers[-1]))
        self.enlarged = (answer, least)
        self.facts |= {
            "outputs": Reading.of(self.sizes[-1], f"size[{last}]", 0),
            "value": Reading.of(layers[-1][answer], f"a[{last}][{answer}]"),
            "answer": Reading.of(answer, "answer", 0),
            "edges": self._edges_in(self.sizes),
        }
        self.words["hidden"] = _in_words(self.sizes[1:-1])
        few = "few enough to see every one of them on the screen"
        self.words["why"] = "more than fit on the screen" if len(self.left_out) else few

    def why_left_out(self) -> str:
        """A network without hidden layers has nothing to show here."""
        return "" if len(self.network.sizes) > 2 else "This network has no layers between the pixels and the outputs."

    def _diagram_of(self, sizes: tuple[int, ...]) -> NetworkDiagram:
        return NetworkDiagram([self.activations.pixels, *(np.zeros(size) for size in sizes[1:])])

    @staticmethod
    def _edges_in(sizes: tuple[int, ...]) -> Reading:
        count = sum(before * after for before, after in pairwise(sizes))
        return Reading.of(count, f"edges({'-'.join(map(str, sizes))})", 0)

    @beat("The last layer has {outputs} neurons, one for each digit that there is.")
    def ten_outputs(self) -> None:
        """The pixels on the left, the outputs on the right, and nothing between."""
        digits = self.diagram.digits
        self.play(FadeIn(self.diagram.cells[0]), run_time=style.STEP)
        self.play(FadeIn(self.outputs), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(digit, shift=0.2 * LEFT) for digit in digits), lag_ratio=0.15), run_time=style.IDEA
        )

    @beat("How bright one is says how strongly the network believes in its digit: here {value} for the {answer}.")
    def an_output_says_how_strongly(self) -> None:
        """The outputs light up; the brightest and the darkest are enlarged."""
        self.play(fill_to(self.outputs, self.activations.outputs, overlap=0.6), run_time=style.IDEA)
        self.close_ups = VGroup()
        for digit, height in sorted(zip(self.enlarged, self._heights(), strict=True)):
            self.close_ups.add(self._close_up(digit, height))
        for large, words, ray in self.close_ups:
            self.play(Create(ray), FadeIn(large, scale=0.5, target_position=ray.get_start()), run_time=style.STEP)
            self.play(FadeIn(words), run_time=style.QUICK)

    def _heights(self) -> tuple[float, float]:
        """Where the two close-ups stand; the smaller digit stands higher, as in the column."""
        return (1.6, -1.6) if self.enlarged[0] < self.enlarged[1] else (-1.6, 1.6)

    def _close_up(self, digit: int, height: float) -> VGroup:
        """An output, large, with its activation in it and what it says, and the way there."""
        last = len(self.sizes) - 1
        reading = Reading.of(self.activations.outputs[digit], f"a[{last}][{digit}]")
        large = FilledNeuron(reading, 1.9, style.TYPE_TITLE).move_to(at(1.9, height))
        place = self.outputs.centres[digit]
        way = (large.get_center() - place) / np.linalg.norm(large.get_center() - place)
        ray = Line(place + 0.22 * way, large.get_center() - 0.95 * way, color=style.TALKED_ABOUT, stroke_width=2)
        words = line_of([text("for a", style.TYPE_BODY, style.QUIET), text(str(digit), style.TYPE_BODY)])
        return VGroup(large, words.next_to(large, DOWN, buff=0.22), ray.set_z_index(BELOW_NEURONS))

    @beat("In between there are hidden layers, here {hidden}. What do they stand for? We leave that open.")
    def hidden_layers_are_open_questions(self) -> None:
        """The hidden neurons, each with a question mark."""
        self.play(FadeOut(self.close_ups), run_time=style.QUICK)
        self.play(FadeIn(self.hidden, self.left_out), run_time=style.IDEA)
        self.marks = self._question_marks()
        self.play(LaggedStart(*(FadeIn(mark) for mark in self.marks), lag_ratio=0.05), run_time=style.IDEA)

    def _question_marks(self) -> VGroup:
        """One in every neuron where it fits, otherwise a large one to the left of the column."""
        marks = VGroup()
        for cells in self.diagram.cells[1:-1]:
            if cells.cell_width > 0.3:
                in_each = text("?", style.TYPE_SMALL, style.TALKED_ABOUT)
                marks.add(*(in_each.copy().move_to(centre) for centre in cells.centres))
            else:
                marks.add(text("?", style.TYPE_FORMULA, style.TALKED_ABOUT).move_to(cells).shift(at(-0.6, 0)))
        return marks

    @beat("Why just these? It could have been others, and quite different ones. That is free to choose and to try out.")
    def it_could_have_been_others(self) -> None:
        """Other hidden layers take the place of these; the picture and its counts change with them."""
        dark = fill_to(self.outputs, np.zeros(self.sizes[-1]), overlap=0.8)
        self.play(FadeOut(self.marks), dark, run_time=style.QUICK)
        self.wires = connections(self.diagram.cells)
        self._name(self.sizes)
        self.play(FadeIn(self.wires, self.heading, self.counts), run_time=style.STEP)
        for choice in OTHER_CHOICES:
            if choice != self.sizes[1:-1]:
                self._become((self.sizes[0], *choice, self.sizes[-1]))

    def _become(self, sizes: tuple[int, ...]) -> None:
        """Neurons go where those of another network are; its edges and its counts follow."""
        other = self._diagram_of(sizes)
        self.play(FadeOut(self.wires, self.heading, self.counts, self.left_out), run_time=style.QUICK)
        self._name(sizes)
        move = Transform(self.hidden, joined(other.cells[1:-1]))
        self.play(move, FadeIn(self.heading), run_time=style.STEP)
        self.wires = connections(other.cells)
        self.left_out = other.left_out
        self.play(FadeIn(self.wires, self.counts, self.left_out), run_time=style.STEP)
        self.wait(style.STEP)

    def _name(self, sizes: tuple[int, ...]) -> None:
        """The sizes of the layers above, how many edges and numbers that makes below."""
        name = "-".join(map(str, sizes))
        entries: list[VGroup] = []
        for place, size in enumerate(sizes):
            color = style.TALKED_ABOUT if 0 < place < len(sizes) - 1 else style.INK
            entries += [Readout(Reading.of(size, f"nth({place}:{name})", 0), style.TYPE_TITLE, color)]
            entries += [text("–", style.TYPE_TITLE, style.QUIET)]
        edges = self._edges_in(sizes)
        numbers = Reading.of(edges.value + sum(sizes[1:]), f"parameters_of({name})", 0)
        words = [text(word, color=style.QUIET) for word in ("edges,", "numbers to learn")]
        below = [Readout(edges), words[0], Readout(numbers), words[1]]
        self.heading = line_of(entries[:-1]).move_to(at(NetworkDiagram.GRID_X, TITLE_AT))
        self.counts = line_of(below).move_to(at(NetworkDiagram.GRID_X, COUNTS_AT))
        self.counts.align_to(self.diagram.cells[0], LEFT)

    @beat("This film stays with {hidden}: {why}.")
    def these_fit_the_screen(self) -> None:
        """Back to the network that the film is about."""
        self._become(self.sizes)

    @beat("Each neuron is wired to all of the layer before: {edges} edges, each with a sign and strength of its own.")
    def all_edges_draw_in(self) -> None:
        """Every edge in the colour of its weight's sign, as bright as it is strong; they are counted meanwhile."""
        bundles = [self.diagram.edges(layer, weights) for layer, weights in enumerate(self.network.weights, start=1)]
        legend = Legend("positive weight", "negative weight", "")
        legend.move_to(at(0, COUNTS_AT)).align_to(self.diagram.cells[0], LEFT)
        count = Readout(self.facts["edges"], style.TYPE_TITLE, style.TALKED_ABOUT)
        words = line_of([count, text("edges", style.TYPE_TITLE)]).move_to(self.heading)
        self.add(*self.diagram.cells[1:-1])
        self.remove(self.hidden)
        self.play(FadeOut(self.wires, self.heading, self.counts), FadeIn(legend, words[1]), run_time=style.QUICK)
        rests = [CALM, *(1.0 for _ in bundles[1:])]
        runs = [RunLight(bundle, glow=1.2, behind=rest) for bundle, rest in zip(bundles, rests, strict=True)]
        took = style.IDEA * len(runs)
        self.play(LaggedStart(*runs, lag_ratio=0.6, run_time=took), CountUp(count, 0, 0, run_time=took))


def _in_words(hidden: tuple[int, ...]) -> str:
    """How many layers of how many neurons, as one says it."""
    layers = "layer" if len(hidden) == 1 else "layers"
    count = NUMBERS[len(hidden)] if len(hidden) < len(NUMBERS) else str(len(hidden))
    sizes = str(hidden[0]) if len(set(hidden)) == 1 else ", ".join(map(str, hidden))
    return f"{count} {layers} of {sizes} neurons" if hidden else "no layers"
