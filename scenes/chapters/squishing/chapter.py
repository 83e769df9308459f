"""Sigmoid squeezes any sum into 0..1; the bias says how high the bar is."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Create,
    Dot,
    FadeIn,
    FadeOut,
    Group,
    Indicate,
    LaggedStart,
    Transform,
    UpdateFromAlphaFunc,
    VGroup,
    linear,
    smooth,
)
from scipy.special import expit

from scenes import style
from scenes.chapters.squishing.facts import BAR, SquishingFacts
from scenes.chapters.squishing.layout import LAYOUTS
from scenes.drawing.fields import CellField
from scenes.facts import squashing_of
from scenes.figures import (
    EdgeBundle,
    FilledNeuron,
    Legend,
    Ripple,
    SigmoidPlot,
    WeightPicture,
    with_levels,
)
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import Reading, Readout, line_of, paragraph, text


class Squishing(Storyboard):
    """Sigmoid squeezes any weighted sum into 0..1."""

    title = "Squishing"

    def why_left_out(self) -> str:
        """Say why the chapter is left out if the first layer is not sigmoid; else return ""."""
        name = {"relu": "ReLU", "softmax": "softmax"}.get(squashing_of(self.network), "")
        why = msgid(
            "This network uses {name} in its first layer instead of the sigmoid, so its sums "
            "aren't squished one by one."
        )
        return name and translate(why, name=name)

    def set_stage(self) -> None:
        """Take the sums of the first hidden layer, and make a number line that holds them."""
        self.layout = style.for_frame(LAYOUTS)
        self.squishing = SquishingFacts.of(self.network, self.activations)
        self.facts |= self.squishing.captions
        self.neuron, self.sums = self.squishing.neuron, self.squishing.sums
        self.plot = SigmoidPlot(
            self.squishing.reach, self.layout.plot_width, self.layout.plot_height
        )
        self.plot.shift(at(*self.layout.zero) - self.plot.zero)

    @beat(
        "Across this layer, the {count} weighted sums run from {least} to {most}. They could be "
        "anything."
    )
    def sums_lie_anywhere_on_the_line(self) -> None:
        """Draw a row of neurons, still empty, and let the sum of each fall onto the number line."""
        count = len(self.sums)
        self.row = self._empty_neurons()
        places = np.array([self.plot.on_line(z) for z in self.sums])
        self.dots = CellField(places, 0.16, fill=style.signed(self.sums, np.ones(count)))
        self.dots.fill[self.neuron.index, :3] = theme().talked_about.to_rgb()
        # one edge from each neuron to its own dot; a sum of 0 counts as positive, to be drawn
        self.drops = EdgeBundle(
            self.row.centres, places, np.diag(np.sign(self.sums) + (self.sums == 0)), style.LINE
        )
        self.drops.colors[:, 3] = 0.6
        self.play(FadeIn(self.row), FadeIn(self.plot.line), run_time=style.STEP)
        falling = CellField(self.row.centres, 0.16, fill=self.dots.fill)
        order = np.argsort(np.argsort(self.sums)) / count
        self.play(FadeIn(self.drops), Ripple(falling, self.dots, order), run_time=style.LONG_IDEA)
        self.remove(falling)
        self.add(self.dots)
        self.mark = Readout(self.neuron.dot, style.TYPE_BODY, theme().talked_about)
        self.mark.next_to(self.plot.on_line(self.neuron.dot.value), DOWN, buff=0.6)
        room = style.frame().width / 2 - style.MARGIN / 2 - self.mark.width / 2
        self.mark.set_x(float(np.clip(self.mark.get_x(), -room, room)))
        self.play(FadeIn(self.mark, shift=0.2 * UP), run_time=style.QUICK)

    def _empty_neurons(self) -> CellField:
        """Return the layer's neurons in a row above the number line, sorted by their sums."""
        count, width = len(self.sums), self.layout.plot_width
        centres = np.zeros((count, 3))
        steps = np.linspace(-width / 2, width / 2, count)
        centres[np.argsort(self.sums), 0] = steps + self.plot.zero[0]
        centres[:, 1] = self.layout.row
        size = min(0.42, 0.8 * width / count)  # so that many neurons do not overlap
        ring = (*theme().ink.to_rgb(), 1)
        dark = style.grey(np.zeros(count))
        return CellField(centres, size, fill=dark, stroke=ring, stroke_width=style.RING)

    @beat(
        "But activations stay between 0 and 1. So we squish the number line with a curve, the "
        "sigmoid."
    )
    def the_line_bends_into_the_curve(self) -> None:
        """Bend the number line into the curve; the dots move along with it."""
        self.formula = text("$sigma(z) = 1 / (1 + e^(-z))$", self.layout.formula_size)
        self.formula.move_to(at(*self.layout.formula))
        self.curve = self.plot.flat()
        on_curve = with_levels(self.dots, np.ones(len(self.sums)))
        on_curve.fill = self.dots.fill.copy()
        on_curve.place(np.array([self.plot.on_curve(z) for z in self.sums]))
        self.play(FadeOut(self.drops, self.row), FadeIn(self.plot.scale_up), run_time=style.STEP)
        self.add(self.curve, self.dots)
        bend = Transform(self.curve, self.plot.curve()), Transform(self.dots, on_curve)
        self.play(*bend, run_time=style.LONG_IDEA + style.STEP)
        self.play(FadeIn(self.formula, shift=0.2 * LEFT), run_time=style.STEP)

    @beat("Our {sum} goes up to the curve and across: {squeezed}.")
    def one_sum_becomes_an_activation(self) -> None:
        """Go from the sum up to the curve and across; the neuron fills."""
        total = self.neuron.dot.value
        others = self.dots.copy()
        others.fill[:, 3] = np.where(np.arange(len(self.sums)) == self.neuron.index, 1.0, 0.25)
        self.play(
            Transform(self.dots, others),
            Indicate(self.mark, color=theme().talked_about),
            run_time=style.STEP,
        )
        self.guides = self.plot.guides(total)
        self.play(
            LaggedStart(*(Create(line) for line in self.guides), lag_ratio=1.0), run_time=style.IDEA
        )
        self.filled = FilledNeuron(self.facts["squeezed"], self.layout.neuron_width).move_to(
            at(*self.layout.neuron)
        )
        number = line_of(
            [text("neuron", color=theme().quiet), Readout(self.neuron.number, color=theme().quiet)]
        )
        self.play(
            FadeIn(self.filled, number.next_to(self.filled, DOWN, buff=0.25)), run_time=style.STEP
        )

    @beat(
        "A bias moves the bar. With {example}, the sum has to beat {bar}.",
        "With the real bias, {b}, we get {a}.",
    )
    def the_bias_moves_the_bar(self) -> None:
        """Shift the curve to ``BAR``, then by the neuron's real bias; the neuron follows."""
        total = self.neuron.dot.value
        self.dot = Dot(self.plot.on_curve(total), radius=0.1, color=theme().talked_about)
        self.add(self.dot)
        self.play(FadeOut(self.guides, self.dots, self.formula), run_time=style.QUICK)
        example = self._formula_with(self.facts["example"])
        self.play(
            FadeIn(example),
            self._shift_curve(0.0, BAR, self.squishing.activation_above(BAR)),
            run_time=style.LONG_IDEA,
        )
        self.wait_for_words()
        self.play(FadeOut(example), run_time=style.QUICK)
        real = self._formula_with(self.neuron.b)
        self.play(
            FadeIn(real),
            self._shift_curve(BAR, -self.neuron.bias, self.neuron.a),
            run_time=style.LONG_IDEA,
        )
        self.play(Create(self.plot.guides(total, -self.neuron.bias)), run_time=style.STEP)

    def _formula_with(self, bias: Reading) -> VGroup:
        """Return the sigmoid of the sum and a bias, which is written with its sign."""
        signed = Reading(bias.value, bias.source, ("+" if bias.value >= 0 else "") + bias.shown)
        size = self.layout.formula_size
        parts = [
            text(r"$sigma\(w a$", size),
            Readout(signed, size, theme().bias),
            text(r"$\)$", size),
        ]
        return line_of(parts, 0.12).move_to(self.formula)

    def _shift_curve(self, start: float, end: float, activation: Reading) -> UpdateFromAlphaFunc:
        """Slide the curve from one bar to another; the neuron shows the activation meanwhile."""
        total, filled = self.neuron.dot.value, self.filled
        filled.value.readings = (activation,)

        def redraw(_: VGroup, alpha: float) -> None:
            bar = start + smooth(alpha) * (end - start)
            self.curve.become(self.plot.curve(bar))
            self.dot.move_to(self.plot.on_curve(total, bar))
            filled.show_activation(float(expit(total - bar)))

        return UpdateFromAlphaFunc(VGroup(self.curve, self.dot, filled), redraw, rate_func=linear)

    @beat(
        "Weights say what pattern a neuron looks for.",
        "The bias says how much of it there has to be.",
    )
    def weights_and_bias_in_one_line_each(self) -> None:
        """Show the weights as a picture and the bias as the bar, with a line of words for each."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout = self.layout
        picture = WeightPicture(self.neuron.weights, layout.picture_width)
        picture.move_to(at(*layout.picture))
        small = SigmoidPlot(self.plot.reach, *layout.bar_size)
        bar = Group(small.line[0], small.curve(-self.neuron.bias)).move_to(at(*layout.bar))
        value = line_of(
            [text("$b =$", color=theme().bias), Readout(self.neuron.b, color=theme().bias)]
        )
        legend = Legend("positive", "negative", "")
        lines = self._said((legend, 0.35), (value, 0.3))
        self.play(FadeIn(picture, legend), FadeIn(lines[0], shift=0.2 * RIGHT), run_time=style.IDEA)
        self.wait_for_words()
        self.play(FadeIn(bar, value), FadeIn(lines[1], shift=0.2 * RIGHT), run_time=style.IDEA)

    def _said(self, *below: tuple[Group | VGroup, float]) -> VGroup:
        """Return the lines about the weights and the bias, each with something below at a gap."""
        layout = self.layout
        side = "center" if layout.are_centred else "left"
        said = {
            msgid("*Weights*: what pattern the neuron is looking for"): theme().ink,
            msgid("*Bias*: how much of it has to be there"): theme().bias,
        }
        lines = VGroup()
        for (words, color), (more, gap), place in zip(
            said.items(), below, layout.lines, strict=True
        ):
            line = paragraph(words, layout.words_width, style.TYPE_BODY, color, side=side)
            lines.add(line.move_to(at(*place)))
            more.next_to(line, DOWN, buff=gap)
            if not layout.are_centred:
                line.align_to(at(*place), LEFT)
                more.align_to(line, LEFT)
        return lines
