"""Ten outputs, hidden layers between them and the pixels, and the reason for just so many."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from manim import DOWN, LEFT, UP, Create, FadeIn, FadeOut, LaggedStart, Mobject, Transform, VGroup

from scenes import style
from scenes.chapters.layers_between.facts import (
    digit_of_another_class,
    other_sizes,
    output_value,
    readings_of,
)
from scenes.chapters.layers_between.layout import LAYOUTS
from scenes.chapters.layers_between.wiring import (
    CloseUp,
    connections,
    edges_and_numbers,
    hidden_in_words,
    joined,
    sent,
    sizes_in_a_row,
)
from scenes.drawing.fields import EdgeField
from scenes.facts import brightness, is_relative
from scenes.figures import Legend, NetworkDiagram, RunLight, fill_to, question_marks
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, Place, at, theme
from scenes.text import CountUp, Readout, line_of, text

CALM = 0.45  # brightness at which the thousands of edges from the pixels come to rest, as a share
FAINT = 0.2  # share of that when light has passed for the last time


class LayersBetween(Storyboard):
    """Ten outputs, and hidden layers between them and the pixels."""

    title = "The layers in between"

    def set_stage(self) -> None:
        """Draw the network, dark but for the pixels, and choose the outputs to enlarge."""
        self.layout = style.for_frame(LAYOUTS)
        self.sizes = self.network.sizes
        self.diagram = self._diagram_of(self.sizes)
        self.neurons = dict(enumerate(self.diagram.cells))
        self.outputs = self.diagram.cells[-1]
        self.left_out, self.note = self.diagram.left_out, VGroup()
        if is_relative(self.activations.layers):
            note = text("hidden layers: relative to the largest", style.TYPE_SMALL, theme().quiet)
            self.note.add(note.move_to(at(*self.layout.note)))
        self.facts |= readings_of(self.activations)
        self.enlarged = [round(self.facts[name].value) for name in ("answer", "least")]
        self.words["hidden"] = hidden_in_words(self.sizes[1:-1])
        few = translate(", few enough to see them all")
        self.words["why"] = (
            translate(", even if they don't all fit on screen") if len(self.left_out) else few
        )

    def why_left_out(self) -> str:
        """Say that a network without hidden layers has nothing to show here."""
        why = msgid("This network has no layers between the pixels and the outputs.")
        return "" if len(self.network.sizes) > 2 else why

    def _diagram_of(self, sizes: tuple[int, ...]) -> NetworkDiagram:
        """Draw a network with layers of these sizes, dark but for the pixels."""
        dark = (np.zeros(size) for size in sizes[1:])
        return NetworkDiagram([self.activations.pixels, *dark], self.layout.network)

    @beat("The pixels are only the first layer. The last has {outputs} neurons, one per digit.")
    def ten_outputs(self) -> None:
        """Show the pixels, the outputs far from them, and nothing between."""
        inwards = -0.2 * self.layout.network.outwards
        self.play(FadeIn(self.diagram.cells[0]), run_time=style.IDEA)
        self.play(FadeIn(self.outputs), run_time=style.IDEA)
        arriving = LaggedStart(
            *(FadeIn(digit, shift=inwards) for digit in self.diagram.digits), lag_ratio=0.3
        )
        self.play(arriving, run_time=style.LONG_IDEA)

    @beat(
        "The brighter an output, the surer the network is of that digit.",
        "Here, {answer} is at {value}, and {least} at {least_value}.",
    )
    def an_output_says_how_strongly(self) -> None:
        """Light up the outputs, and enlarge the brightest and the darkest."""
        self.play(fill_to(self.outputs, self.activations.outputs, overlap=0.6), run_time=style.IDEA)
        self.close_ups = VGroup()
        for digit, place in zip(sorted(self.enlarged), self.layout.close_ups, strict=True):
            self.close_ups.add(self._close_up(digit, at(*place)))
        self.wait_for_words()
        for close_up in self.close_ups:
            growing = FadeIn(close_up.neuron, scale=0.5, target_position=close_up.ray.get_start())
            self.play(Create(close_up.ray), growing, run_time=style.IDEA)
            self.play(FadeIn(close_up.words), run_time=style.QUICK)

    def _close_up(self, digit: int, centre: FloatArray) -> CloseUp:
        """Enlarge the output that stands for a digit."""
        reading = output_value(self.activations, digit)
        words = line_of(
            [text("for a", style.TYPE_BODY, theme().quiet), text(str(digit), style.TYPE_BODY)]
        )
        side = UP if self.layout.is_said_above else DOWN
        return CloseUp(
            reading, words, centre, self.outputs.centres[digit], self.layout.close_up_size, side
        )

    @beat(
        "In between are hidden layers, neither input nor output: here, {hidden}.",
        "What do they stand for? Hold that thought.",
    )
    def hidden_layers_are_open_questions(self) -> None:
        """Show the hidden neurons, each with a question mark."""
        self.play(FadeOut(self.close_ups), run_time=style.QUICK)
        for cells in self.diagram.cells[1:-1]:
            self.play(FadeIn(cells), run_time=style.IDEA)
        self.play(FadeIn(self.left_out), run_time=style.QUICK)
        self.wait_for_words()
        self.marks = question_marks(self.diagram.cells[1:-1])
        self.play(
            LaggedStart(*(FadeIn(mark) for mark in self.marks), lag_ratio=0.05),
            run_time=style.LONG_IDEA,
        )

    @beat(
        "The pattern in one layer sets off the pattern in the next, a bit like brain cells "
        "making others fire."
    )
    def one_pattern_brings_about_the_next(self) -> None:
        """Send light from layer to layer, for another digit and for the hero."""
        dark = fill_to(self.outputs, np.zeros(self.sizes[-1]), overlap=0.8)
        self.rays: list[EdgeField] = []
        self.play(FadeOut(self.marks), FadeIn(self.note), dark, run_time=style.QUICK)
        other = digit_of_another_class(self.activations.answer)
        for pixels in (other.pixels, self.activations.pixels):
            self._light_up(pixels)

    def _light_up(self, pixels: FloatArray) -> None:
        """Show the pattern that pixels bring about in each of the hidden layers, in turn."""
        cells, levels = self.diagram.cells[:-1], brightness(self.network.read(pixels).layers)
        behind = [fill_to(layer, np.zeros(layer.count), overlap=0.8) for layer in cells[1:]]
        faded = [FadeOut(ray) for ray in self.rays]
        self.play(fill_to(cells[0], pixels, overlap=0.6), *behind, *faded, run_time=style.STEP)
        self.rays = [
            sent(*pair, level) for pair, level in zip(pairwise(cells), levels[:-1], strict=False)
        ]
        for ray, layer, level in zip(self.rays, cells[1:], levels[1:], strict=False):
            lit = fill_to(layer, level, overlap=0.6)
            self.play(
                LaggedStart(RunLight(ray, behind=0.7), lit, lag_ratio=0.5), run_time=style.IDEA
            )

    @beat("Why these layers? Honestly, it's a choice, and others work too.")
    def it_could_have_been_others(self) -> None:
        """Put other hidden layers in the place of these, with their edges and counts."""
        hidden = self.diagram.cells[1:-1]
        dark = [fill_to(cells, np.zeros(cells.count), overlap=0.8) for cells in hidden]
        self.play(*dark, *(FadeOut(gone) for gone in (*self.rays, self.note)), run_time=style.QUICK)
        self.hidden = joined(hidden)
        self.add(self.hidden)
        self.remove(*hidden)
        self.wires = connections(self.diagram.cells)
        self._set_counts(self.sizes)
        self.play(FadeIn(self.wires, self.heading, self.counts), run_time=style.STEP)
        for sizes in other_sizes(self.sizes):
            self._change_to(sizes)

    def _change_to(self, sizes: tuple[int, ...]) -> None:
        """Move the neurons to where those of another network are; edges and counts follow."""
        other = self._diagram_of(sizes)
        self.play(
            FadeOut(self.wires, self.heading, self.counts, self.left_out), run_time=style.QUICK
        )
        self._set_counts(sizes)
        move = Transform(self.hidden, joined(other.cells[1:-1]))
        self.play(move, FadeIn(self.heading), run_time=style.STEP)
        self.wires = connections(other.cells)
        self.left_out = other.left_out
        self.play(FadeIn(self.wires, self.counts, self.left_out), run_time=style.STEP)
        self.wait(style.QUICK)

    def _set_counts(self, sizes: tuple[int, ...]) -> None:
        """Set the sizes of the layers, and the numbers of edges and of parameters."""
        self.heading = sizes_in_a_row(sizes)
        self.counts = edges_and_numbers(sizes, in_two_lines=self.layout.in_two_lines)
        self._place(self.heading, self.layout.heading, self.layout.heading_is_flush)
        self._place(self.counts, self.layout.counts, self.layout.counts_are_flush)

    def _place(self, words: Mobject, place: Place, is_flush: bool) -> None:
        """Put words at a place; flush ones as high as that, beginning where the pixels do."""
        words.move_to(at(*place))
        if is_flush:
            words.align_to(self.diagram.cells[0], LEFT)

    @beat("We'll stick with {hidden}{why}.")
    def these_fit_the_screen(self) -> None:
        """Return to the network that the film is about."""
        self._change_to(self.sizes)

    @beat(
        "Every neuron is wired to every neuron in the layer before it. That's {edges} "
        "connections, each with its own sign and strength."
    )
    def all_edges_draw_in(self) -> None:
        """Draw and count all edges, in the color of their sign, as bright as they are strong."""
        weights = enumerate(self.network.weights, start=1)
        self.bundles = [self.diagram.edges(layer, values) for layer, values in weights]
        legend = Legend("positive weight", "negative weight", "", upright=self.layout.in_two_lines)
        self._place(legend, self.layout.counts, self.layout.counts_are_flush)
        count = Readout(self.facts["edges"], style.TYPE_TITLE, theme().talked_about)
        words = line_of([count, text("connections", style.TYPE_TITLE)])
        self._place(words, self.layout.heading, self.layout.heading_is_flush)
        self.add(*self.diagram.cells[1:-1])
        self.remove(self.hidden)
        self.play(
            FadeOut(self.wires, self.heading, self.counts),
            FadeIn(legend, words[1]),
            run_time=style.QUICK,
        )
        self.rests = [CALM, *(1.0 for _ in self.bundles[1:])]
        runs = [
            RunLight(bundle, glow=1.2, behind=rest)
            for bundle, rest in zip(self.bundles, self.rests, strict=True)
        ]
        seconds = style.LONG_IDEA * len(runs)
        self.play(
            LaggedStart(*runs, lag_ratio=0.6, run_time=seconds),
            CountUp(count, 0, 0, run_time=seconds),
        )

    @beat(
        "How do those connections turn one pattern into the next? First, let's watch the network "
        "run."
    )
    def the_heart_of_the_network(self) -> None:
        """Pass light through the whole network, which leaves it dim and ready."""
        passing = [
            RunLight(bundle, ahead=rest, behind=FAINT * rest, glow=1.6)
            for bundle, rest in zip(self.bundles, self.rests, strict=True)
        ]
        self.play(LaggedStart(*passing, lag_ratio=0.7, run_time=style.IDEA * (1 + len(passing))))
