"""The old squeezing function against the one of today, and a last look at the whole."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Group,
    LaggedStart,
    ManimColor,
    Transform,
    VGroup,
    VMobject,
    linear,
    there_and_back,
)

from network.training.depth_study import NAMES, RATES
from network.training.trainer import VALIDATION
from scenes import sources, style
from scenes.chapters.sigmoid_or_relu.both_curves import BothCurves
from scenes.chapters.sigmoid_or_relu.centred_line import centred_line
from scenes.chapters.sigmoid_or_relu.curve_walker import Walk, Walker
from scenes.chapters.sigmoid_or_relu.facts import DeepTrainingFacts, SumFacts
from scenes.chapters.sigmoid_or_relu.layer_sketch import LayerSketch
from scenes.chapters.sigmoid_or_relu.layout import LAYOUTS
from scenes.chapters.sigmoid_or_relu.network_run import NetworkRun
from scenes.chapters.sigmoid_or_relu.training_curves import TrainingCurves
from scenes.facts import brightness, squashing_of
from scenes.figures import Legend, NerveCell, SigmoidPlot, short_form
from scenes.language import SQUEEZED, msgid, translate, with_article
from scenes.storyboard import Storyboard, beat
from scenes.style import Place, at, theme
from scenes.text import (
    CountUp,
    Reading,
    Readout,
    formatted,
    line_of,
    paragraph,
    phrase,
    text,
    wrapped,
)

CALLED = {"sigmoid": msgid("sigmoid"), "relu": msgid("ReLU")}
REMARKS = {
    "sigmoid": msgid("anything between 0 and 1"),
    "relu": msgid("zero, then equal to the sum"),
}


def color_of(name: str) -> ManimColor:
    """Return the color of a function's curve."""
    return theme().ink if name == "sigmoid" else theme().talked_about


class SigmoidOrReLU(Storyboard):
    """Sigmoid and where it came from, ReLU, what both do for learning, and the hero once more."""

    title = "Sigmoid or ReLU"
    poster = "trained_the_plain_way"

    def set_stage(self) -> None:
        """Take the hero's sums on both curves, and the four trainings that ship."""
        self.sums, self.deep = SumFacts(self.activations), DeepTrainingFacts()
        self.layout, answer = style.for_frame(LAYOUTS), self.activations.answer
        self.both = BothCurves(self.sums.reach, self.layout.curves)
        self.facts |= self.sums.captions | self.deep.captions
        self.facts |= {
            "pixels": Reading.of(self.network.sizes[0], sources.layer_size(0), 0),
            "parameters": Reading.of(self.network.parameter_count, sources.parameters(), 0),
            "answer": Reading.of(answer, sources.answer(), 0),
        }
        self.words |= {
            "kept": self.sums.kept,
            "squeezed": translate(SQUEEZED[squashing_of(self.network)]),
            "last": self._last_words(answer),
        }

    def _last_words(self, answer: int) -> str:
        """Return the end of the last sentence, for a right and for a wrong answer."""
        if self.hero.label in (None, answer):
            said = msgid("And nobody ever wrote down what {a_digit} looks like.")
            return translate(said, a_digit=with_article(answer))
        said = msgid("This time, that's wrong: it should have been {label}.")
        return translate(said, label=self.hero.label)

    @beat(
        "One loose end: why the sigmoid? It's a rough picture of a nerve cell. Too few signals, "
        "and it rests. Enough, and it fires."
    )
    def nerve_cells_rest_or_fire(self) -> None:
        """Draw a schematic cell: two signals are too few, five make it fire and the dot climb."""
        plot = self.both.plots["sigmoid"]
        plot.shift(at(*self.layout.alone) - plot.zero)
        cell = NerveCell().scale(self.layout.cell_scale).move_to(at(*self.layout.cell))
        note = text("a schematic drawing", style.TYPE_SMALL, theme().quiet)
        note.next_to(cell, DOWN, buff=0.4)
        low, high = (plot.on_curve(share * plot.reach) for share in (-0.6, 0.6))
        words = VGroup(
            text("rests").next_to(low, UP, buff=0.25), text("fires").next_to(high, DOWN, buff=0.35)
        )
        walker = Walker(plot, -0.6 * plot.reach, cell.body)
        self.curve = plot.curve()
        self.play(FadeIn(plot), FadeIn(self.curve), FadeIn(cell, note), run_time=style.STEP)
        self.play(FadeIn(words, walker.dot), run_time=style.QUICK)
        stir = Walk(walker, -0.15 * plot.reach, rate_func=there_and_back, run_time=style.STEP)
        self.play(LaggedStart(cell.signals([1, 3]), stir, lag_ratio=0.8))
        self.play(cell.signals(range(5)))
        self.play(Walk(walker, 0.6 * plot.reach), run_time=style.STEP)
        self.play(cell.fires())

    @beat(
        "Today, many networks use something simpler, called ReLU: below zero, nothing; above it, "
        "the sum itself."
    )
    def relu_is_simpler(self) -> None:
        """Bend a line once beside the sigmoid; then let one sum walk along both curves."""
        sigmoid, relu = self.both.plots.values()
        self.formulas, bend = self.both.headings(), relu.flat()
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(sigmoid, self.curve)),
            run_time=style.QUICK,
        )
        self._make_room(sigmoid)
        self.play(FadeIn(relu, bend), FadeIn(self.formulas), run_time=style.STEP)
        self.play(Transform(bend, relu.curve()), run_time=style.STEP)
        walkers = self.both.walkers(-relu.reach)
        remarks = self.both.lines(
            lambda name: [paragraph(REMARKS[name], self.layout.curves.room, even=True)],
            self.layout.remark,
        )
        self.play(FadeIn(*walkers), FadeIn(remarks), run_time=style.QUICK)
        self.play(*self.both.walks(walkers, 0.95 * relu.reach), run_time=2 * style.IDEA)
        self.below = Group(*walkers, remarks)

    def _make_room(self, sigmoid: SigmoidPlot) -> None:
        """Move the curve that was alone to its place beside or above the other one."""
        shift = at(*self.layout.curves.zeros["sigmoid"]) - sigmoid.zero
        if not np.allclose(shift, 0):
            self.play(VGroup(sigmoid, self.curve).animate.shift(shift), run_time=style.STEP)

    @beat("The sigmoid turns {most} and {second} into {flat} and {flat_second}. {kept}")
    def both_on_the_same_sums(self) -> None:
        """Let all sums of the first hidden layer rise onto both curves; write two in numbers."""
        sums = self.sums.sums
        fill = style.signed(sums, np.ones_like(sums))
        talked_about = np.isin(np.arange(len(fill)), (self.sums.most, self.sums.second))
        fill[talked_about, :3] = theme().talked_about.to_rgb()
        last_on_top = np.argsort(talked_about, kind="stable")
        dots, rises = self.both.rising(sums[last_on_top], fill[last_on_top])
        legend = Legend("positive sum", "negative sum", "the whole first hidden layer")
        wrapped(legend[0])
        legend.move_to(at(*self.layout.legend))
        self.play(FadeOut(self.below), run_time=style.QUICK)
        self.play(FadeIn(dots, legend), run_time=style.STEP)
        self.play(*rises, run_time=style.LONG_IDEA)
        neurons = self.sums.most, self.sums.second
        rows = [self._becomes(*pair) for pair in zip(neurons, self.layout.rows, strict=True)]
        self.below = Group(legend, dots, *rows)
        self.play(FadeIn(*rows, shift=0.2 * UP), run_time=style.STEP)

    def _becomes(self, neuron: int, place: Place) -> VGroup:
        """Write the sum of a neuron, and what each function makes of it."""

        def parts(name: str) -> list[VMobject]:
            made = Readout(self.sums.squashed(name, neuron), style.TYPE_BODY, theme().talked_about)
            before = Readout(self.sums.sum_of(neuron), style.TYPE_BODY)
            return [before, text("$arrow.r$", style.TYPE_BODY), made]

        return self.both.lines(parts, place, 0.25, in_one=True)

    @beat("Where a curve is this flat, turning a knob does next to nothing, so learning stalls.")
    def where_it_is_flat(self) -> None:
        """Nudge the largest sum to and fro; then show the slope there, in lines and in numbers."""

        def parts(name: str) -> list[VMobject]:
            slope = Readout(self.sums.slope(name), style.TYPE_TITLE, theme().talked_about)
            return list(
                phrase("slope at {sum} is {slope}", sum=Readout(self.facts["most"]), slope=slope)
            )

        z = self.facts["most"].value
        walkers = self.both.walkers(z)
        self.play(FadeOut(self.below), FadeIn(*walkers), run_time=style.QUICK)
        self.play(*self.both.nudges(walkers), run_time=2 * style.IDEA)
        self.play(*(Create(line) for line in self.both.tangents(z)), run_time=style.STEP)
        self.play(
            FadeIn(self.both.lines(parts, self.layout.slope), shift=0.2 * UP), run_time=style.STEP
        )

    @beat(
        "In training, corrections travel back from the outputs. In a deeper network, {layers} "
        "layers of sigmoids let {sigmoid_left}% through. ReLU lets through {relu_left}%."
    )
    def the_error_fades(self) -> None:
        """Run light back through the layers of each kind, as strong as the error is felt there."""
        layout, sizes = self.layout.sketch, (*self.deep.trained.hidden, self.network.sizes[-1])
        moves = [
            formula.animate.move_to(at(*layout.headings[name]))
            for formula, name in zip(self.formulas, self.both.plots, strict=True)
        ]
        fades = (FadeOut(mobject) for mobject in self.clear_stage(self.formulas))
        self.play(*fades, *moves, run_time=style.QUICK)
        sketches = [
            LayerSketch(sizes, *layout.size, is_turned=layout.is_turned).move_to(
                at(*layout.middles[name])
            )
            for name in NAMES
        ]
        note = self._note_on_the_error(layout.note)
        self.play(*(FadeIn(sketch) for sketch in sketches), FadeIn(note), run_time=style.STEP)
        steps = [
            sketch.passed_back(self.deep.error_left(name), layout.away)
            for name, sketch in zip(NAMES, sketches, strict=True)
        ]
        for pair in zip(*steps, strict=True):
            self.play(*pair, run_time=0.7 * style.IDEA)

    @staticmethod
    def _note_on_the_error(height: float) -> VGroup:
        """Write at a height what the percentages are of."""
        words = msgid(
            "% of the error at the outputs, before training, averaged over {count} digits"
        )
        words = translate(words, count=formatted(VALIDATION, 0))
        room = style.frame().width - 2 * style.MARGIN
        lines = paragraph(words, room, style.TYPE_SMALL, theme().quiet, even=True)
        return centred_line([lines], 0, height)

    @beat(
        "Trained the plain way, that deeper network gets {relu_first}% after one epoch with "
        "ReLU. With sigmoids, at {sigmoid_first}%, it's still guessing."
    )
    def trained_the_plain_way(self) -> None:
        """Draw accuracies, epoch by epoch: one learns at once, the other waits at chance."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        aside = translate("% right on {count} digits set aside", count=formatted(VALIDATION, 0))
        words = translate("epochs"), aside
        epochs, guessing = self.deep.trained.epochs, 100 / len(self.activations.outputs)
        self.plot = TrainingCurves(epochs, *self.layout.axes, words, guessing)
        self.plot.shift(at(*self.layout.corner))
        best = translate(
            "plain gradient descent, each with the best of {count} learning rates", count=len(RATES)
        )
        self.play(FadeIn(self.plot), FadeIn(self.plot.heading(best)), run_time=style.STEP)
        self.curves = self._curves("plain")
        self.play(
            *(Create(curve, rate_func=linear) for curve in self.curves),
            run_time=2 * style.LONG_IDEA,
        )
        self.play(FadeIn(self._ends("plain")), run_time=style.QUICK)

    def _curves(self, recipe: str) -> list[VMobject]:
        """Draw the curves of both functions, trained by a recipe: plain or careful."""
        percents = {name: self.deep.percents(recipe, name) for name in NAMES}
        return [self.plot.curve(percents[name], color_of(name)) for name in NAMES]

    def _ends(self, recipe: str) -> VGroup:
        """Write beside the end of each curve the name of its function, and its last accuracy."""
        entries = [
            (self.deep.accuracy(recipe, name, self.plot.last), CALLED[name], color_of(name))
            for name in NAMES
        ]
        return self.plot.end_labels(entries, below=self.layout.names_below)

    @beat(
        "With today's methods, both learn well: sigmoids {sigmoid_last}%, ReLU {relu_last}%. "
        "ReLU just makes learning easier."
    )
    def trained_with_care(self) -> None:
        """Train the same two networks by the recipe of the shipped one: both climb at once."""
        leaving = self.clear_stage(self.plot, *self.curves)
        self.play(*(FadeOut(old) for old in leaving), run_time=style.QUICK)
        said = msgid("today's recipe: Adam, careful initial weights, distorted digits")
        self.play(FadeIn(self.plot.heading(said)), run_time=style.QUICK)
        pairs = zip(self.curves, self._curves("careful"), strict=True)
        self.play(*(Transform(*pair) for pair in pairs), run_time=style.LONG_IDEA)
        self.play(FadeIn(self._ends("careful")), run_time=style.STEP)

    @beat(
        "One last look: {pixels} pixels, times their weights, added up and "
        "{squeezed}, layer after layer."
    )
    def the_hero_once_more(self) -> None:
        """Run the hero through the network."""
        read = self.activations.layers
        carried = [
            weights * before for weights, before in zip(self.network.weights, read, strict=False)
        ]
        self.run = NetworkRun(brightness(read), carried)
        self.neurons = dict(enumerate(self.run.diagram.cells))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(self.run.diagram), run_time=style.STEP)
        for step in self.run.steps():
            self.play(step, run_time=style.IDEA)

    @beat(
        "{parameters} knobs, set by learning, and one line of algebra per layer.",
        "The answer is {answer}. {last}",
    )
    def that_is_all(self) -> None:
        """Write how many numbers it took, their line, and the answer; the light runs once more."""
        size = min(style.TYPE_BODY, self.layout.letters)
        count = Readout(self.facts["parameters"], size, theme().talked_about)
        knobs = line_of([count, text("weights and biases", size)])
        wrapped(knobs, self.layout.room).move_to(at(*self.layout.knobs))
        line = short_form(squashing_of(self.network), self.layout.letters)
        line.scale(min(1.0, self.layout.room / line.width)).move_to(at(*self.layout.line))
        self.play(FadeIn(knobs[1]), CountUp(count, 0, 0), run_time=style.LONG_IDEA)
        self.play(FadeIn(line, shift=0.2 * UP), run_time=style.IDEA)
        self.wait_for_words()
        answer, last = self.activations.answer, len(self.run.bundles)
        value = Reading.of(self.activations.outputs[answer], sources.activation(last, answer))
        self.play(self.run.box_the_answer(answer, value), run_time=style.STEP)
        self.play(self.run.again(), run_time=2 * style.LONG_IDEA)
