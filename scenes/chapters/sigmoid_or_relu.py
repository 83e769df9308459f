"""Chapter 16: the old squeezing function against the one that is used today."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Group,
    MoveAlongPath,
    Transform,
    VGroup,
    VMobject,
    linear,
)
from scipy.special import expit

from network.deep import NAMES, RATES, DeepTraining
from network.training import VALIDATION
from scenes import style
from scenes.figures.curves import LayerSketch, ReluPlot, TrainingPlot, line_at, tangent
from scenes.figures.edges import Legend
from scenes.figures.fields import CellField
from scenes.figures.layers import Ripple
from scenes.figures.lettering import Lettering, Reading, Readout, text
from scenes.figures.nerve_cell import NerveCell
from scenes.figures.sigmoid import SigmoidPlot
from scenes.storyboard import Storyboard, beat
from scenes.style import at

PLOT_WIDTH = 5.6
LEFT_X, RIGHT_X, FOOT = -3.45, 3.45, -0.9
NAMED = {"sigmoid": ("sigmoid", style.INK), "relu": ("ReLU", style.TALKED_ABOUT)}

FORMULAS = ("$sigma(z) = 1 / (1 + e^(-z))$", LEFT_X), ('$"ReLU"(z) = max(0, z)$', RIGHT_X)
REMARKS = ("anything between 0 and 1", LEFT_X), ("silent, then as much as the sum", RIGHT_X)


class SigmoidOrReLU(Storyboard):
    """Sigmoid and where it came from, ReLU, and what both do for learning."""

    title = "Sigmoid or ReLU"
    poster = "trained_the_plain_way"

    def set_stage(self) -> None:
        """The hero's sums with what both functions make of them, and the curves of four trainings."""
        self.sums = self.activations.weighted_sums[0]
        self.most = int(np.argmax(self.sums))
        from_half = np.abs(self.sums - self.sums[self.most] / 2) + 1e9 * (self.sums == self.sums[self.most])
        self.second = int(np.argmin(from_half))
        reach = float(np.ceil(np.abs(self.sums).max() / 5) * 5 + 1)
        self.sigmoid, self.relu = SigmoidPlot(reach, PLOT_WIDTH, 2.5), ReluPlot(reach, PLOT_WIDTH)
        for plot in (self.sigmoid, self.relu):
            plot.shift(at(RIGHT_X, FOOT) - plot.zero)
        self.trained = DeepTraining.load()
        self.facts |= {
            "most": Reading.of(self.sums[self.most], f"z[1][{self.most}]"),
            "second": Reading.of(self.sums[self.second], f"z[1][{self.second}]"),
            "flat": self._squashed("sigmoid", self.most),
            "flat_second": self._squashed("sigmoid", self.second),
            "layers": Reading.of(len(self.trained.hidden), "deep_layers", 0),
            "neurons": Reading.of(self.trained.hidden[0], "deep_neurons", 0),
        }
        for name in NAMES:
            self.facts[f"{name}_first"] = self._accuracy("plain", name, 1)
            self.facts[f"{name}_last"] = self._accuracy("careful", name, self.trained.epochs)
        both_count = self.sums[self.second] > 0
        self.words["kept"] = "ReLU keeps them as far apart." if both_count else "ReLU passes on what is above zero."

    def _squashed(self, name: str, i: int) -> Reading:
        z = float(self.sums[i])
        return Reading.of(expit(z) if name == "sigmoid" else max(0.0, z), f"{name} z[1][{i}]")

    def _accuracy(self, way: str, name: str, epoch: int) -> Reading:
        return Reading.of(100 * getattr(self.trained, way)[name][epoch], f"deep_{way}_{name}[{epoch}]", 1)

    @beat("Sigmoid began as a picture of nerve cells: with too few signals a cell rests, with enough it fires.")
    def nerve_cells_rest_or_fire(self) -> None:
        """A schematic cell: two signals are too few; with five it fires, and the dot climbs the curve."""
        cell = NerveCell().move_to(at(-3.2, 0.35))
        note = text("a schematic drawing", style.TYPE_SMALL, style.QUIET).move_to(at(-3.2, -2.3))
        self.curve = self.sigmoid.curve()
        low, high = (self.sigmoid.on_curve(share * self.sigmoid.reach) for share in (-0.6, 0.6))
        words = VGroup(text("rests").next_to(low, UP, buff=0.25), text("fires").next_to(high, DOWN, buff=0.35))
        state = Dot(low, radius=0.12, color=style.TALKED_ABOUT)
        self.play(FadeIn(cell, note), FadeIn(self.sigmoid, self.curve), run_time=style.STEP)
        self.play(FadeIn(words, state), run_time=style.QUICK)
        for few_or_many in ([1, 3], [0, 1, 2, 3, 4]):
            signals = cell.signals(few_or_many)
            self.play(*signals, run_time=style.IDEA)
            self.remove(*(signal.mobject for signal in signals))
        climb = self.curve.copy().pointwise_become_partial(self.curve, 0.2, 0.8)
        lit = cell.body.animate.set_fill(style.grey_color(1))
        self.play(MoveAlongPath(state, climb), lit, run_time=style.STEP)
        spike = Dot(radius=0.11, color=style.TALKED_ABOUT)
        self.play(MoveAlongPath(spike, cell.axon, rate_func=linear), run_time=style.STEP)
        self.remove(spike)
        self.drawing = VGroup(cell, note, words, state)

    @beat("Today most networks use ReLU instead: zero below the threshold, and above it simply the sum itself.")
    def relu_is_simpler(self) -> None:
        """The sigmoid makes room; beside it a line bends once, at zero."""
        self.formulas = VGroup(*(text(words, style.TYPE_BODY).move_to(at(x, 3.0)) for words, x in FORMULAS))
        aside = at(LEFT_X - RIGHT_X, 0)
        self.play(FadeOut(self.drawing), run_time=style.QUICK)
        moved = (mobject.animate.shift(aside) for mobject in (self.sigmoid, self.curve))
        self.play(*moved, FadeIn(self.formulas[0]), run_time=style.STEP)
        self.bend = self.relu.flat()
        self.play(FadeIn(self.relu, self.bend), run_time=style.STEP)
        self.play(Transform(self.bend, self.relu.curve()), FadeIn(self.formulas[1]), run_time=style.IDEA)
        self.remarks = VGroup(*(line_at([text(words)], x, -2.4) for words, x in REMARKS))
        self.play(FadeIn(self.remarks, shift=0.2 * UP), run_time=style.STEP)

    @beat("From the sums {most} and {second}, sigmoid makes {flat} and {flat_second}. {kept}")
    def both_on_the_same_sums(self) -> None:
        """All real sums of the first hidden layer rise onto both curves; two of them in numbers."""
        fill = style.signed(self.sums, np.ones(len(self.sums)))
        fill[[self.most, self.second], :3] = style.TALKED_ABOUT.to_rgb()
        order = np.argsort(np.argsort(self.sums)) / len(self.sums)
        rises, fields = [], []
        for plot in (self.sigmoid, self.relu):
            low, high = (np.array([place(z) for z in self.sums]) for place in (plot.on_line, plot.on_curve))
            fields.append(CellField(low, 0.17, fill=fill))
            rises.append(Ripple(fields[-1], CellField(high, 0.17, fill=fill), order))
        self.legend = Legend("positive sum", "negative sum", "all of the first hidden layer").move_to(at(0, -1.85))
        self.play(FadeOut(self.remarks), FadeIn(*fields, self.legend), run_time=style.STEP)
        self.play(*rises, run_time=style.LONG_IDEA)
        self.rows = VGroup(self._becomes("sigmoid", LEFT_X), self._becomes("relu", RIGHT_X))
        self.play(FadeIn(self.rows, shift=0.2 * UP), run_time=style.STEP)

    def _becomes(self, name: str, x: float) -> VGroup:
        """The largest sum and one half as large, and what a function makes of them."""
        lines = VGroup()
        for i, key, height in ((self.most, "most", -2.75), (self.second, "second", -3.3)):
            made = Readout(self._squashed(name, i), style.TYPE_BODY, style.TALKED_ABOUT)
            parts = [Readout(self.facts[key], style.TYPE_BODY), text("$arrow.r$", style.TYPE_BODY), made]
            lines.add(line_at(parts, x, height, 0.25))
        return lines

    @beat("Where a curve is flat, a change of weight changes almost nothing, and learning finds little to go by.")
    def where_it_is_flat(self) -> None:
        """The slope of both curves at the largest sum, as a tangent and as a number."""
        z = float(self.sums[self.most])
        slope = {"sigmoid": expit(z) * (1 - expit(z)), "relu": float(z > 0)}
        marks, numbers = VGroup(), VGroup()
        for name, plot, x in zip(NAMES, (self.sigmoid, self.relu), (LEFT_X, RIGHT_X), strict=True):
            marks.add(tangent(plot, z))
            reading = Reading.of(slope[name], f"{name}_slope z[1][{self.most}]")
            number = Readout(reading, style.TYPE_TITLE, style.TALKED_ABOUT)
            numbers.add(line_at([text("slope there", style.TYPE_BODY), number], x, -3.0, 0.25))
        self.play(FadeOut(self.rows), run_time=style.QUICK)
        self.play(*(Create(mark) for mark in marks), run_time=style.IDEA)
        self.play(FadeIn(numbers, shift=0.2 * UP), run_time=style.STEP)

    @beat(
        "Now {layers} hidden layers of {neurons}, trained the plain old way. "
        "After one round, ReLU reads {relu_first} % rightly; sigmoid, {sigmoid_first} %."
    )
    def trained_the_plain_way(self) -> None:
        """Real accuracies, epoch by epoch: one learns at once, the other waits at chance."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        words = "rounds through all training digits", f"% right of {VALIDATION:,} digits kept aside"
        self.plot = TrainingPlot(self.trained.epochs, 8.4, 4.6, words, guessing=100 / len(self.activations.outputs))
        self.plot.shift(at(-5.6, -2.4))
        self.title_line = self._title(f"plain gradient descent, each with the best of {len(RATES)} learning rates")
        self.play(FadeIn(self.plot, self.title_line, self._sketch()), run_time=style.STEP)
        self.curves = VGroup(*(self._curve("plain", name) for name in NAMES))
        self.play(*(Create(curve, rate_func=linear) for curve in self.curves), run_time=3.2)
        self.ends = self._ends("plain")
        self.play(FadeIn(self.ends), run_time=style.QUICK)

    def _sketch(self) -> Group:
        """The deep network in small, and its hidden layers in words."""
        sketch = LayerSketch((*self.trained.hidden, self.network.sizes[-1]), 3.0, 2.5).move_to(at(4.75, -0.85))
        depth, width = (Readout(self.facts[key], style.TYPE_SMALL, style.QUIET) for key in ("layers", "neurons"))
        words = [depth, text("hidden layers of", style.TYPE_SMALL, style.QUIET), width]
        return Group(sketch, line_at(words, 4.75, -2.82, 0.12))

    def _curve(self, way: str, name: str) -> VMobject:
        return self.plot.curve(100 * getattr(self.trained, way)[name], NAMED[name][1])

    @staticmethod
    def _title(words: str) -> Lettering:
        return text(words, style.TYPE_BODY).align_to(at(-6.3, 0), LEFT).stand_on(3.15)

    def _ends(self, way: str) -> VGroup:
        """Beside the right end of each curve: whose it is, and where it came to."""
        readings = [self._accuracy(way, name, self.trained.epochs) for name in NAMES]
        return self.plot.ends([(reading, *NAMED[name]) for reading, name in zip(readings, NAMES, strict=True)])

    @beat(
        "With today's care, a gentler start and smarter steps, both learn: "
        "sigmoid {sigmoid_last} %, ReLU {relu_last} %. ReLU made it easy."
    )
    def trained_with_care(self) -> None:
        """The same two networks by the recipe of the shipped one: both curves climb at once."""
        title = self._title("today's recipe: Adam, a careful start, warped digits")
        self.play(FadeOut(self.title_line, self.ends), run_time=style.QUICK)
        self.play(FadeIn(title), run_time=style.QUICK)
        careful = [self._curve("careful", name) for name in NAMES]
        self.play(*(Transform(*pair) for pair in zip(self.curves, careful, strict=True)), run_time=style.LONG_IDEA)
        self.play(FadeIn(self._ends("careful")), run_time=style.STEP)
