"""Chapter 9: a weight for each connection, their weighted sum, and the weights as a picture."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, Group, LaggedStart, Line, Square, Transform, VGroup

from scenes import style
from scenes.figures.edges import EdgeBundle, Legend, RunLight, dimmed
from scenes.figures.fields import CellField
from scenes.figures.layers import NetworkDiagram, NeuronColumn, NeuronGrid, Ripple
from scenes.figures.lettering import CountUp, Reading, Readout, line_of, text
from scenes.figures.phrases import phrase
from scenes.figures.pictures import DigitImage, WeightPicture, label_over
from scenes.findings.choice import most_telling_neuron
from scenes.language import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at

TERMS = 4
PICTURE_WIDTH = 3.7
NAMES = (msgid("activations $a$"), msgid("weights $w$"), msgid("products $w a$"))
COLUMNS = (msgid("weight"), msgid("activation"), msgid("product"))


class WeightsOfOneNeuron(Storyboard):
    """One neuron, its 784 weights, and what they make of the hero."""

    title = "The weights of one neuron"

    def set_stage(self) -> None:
        """The neuron whose sum is most telling, and the largest terms of that sum."""
        self.neuron = most_telling_neuron(self.network, self.activations)
        self.terms = [int(i) for i in np.argsort(-np.abs(self.neuron.products), kind="stable")[:TERMS]]
        self.grid = NeuronGrid(self.activations.pixels, NetworkDiagram.GRID_WIDTH)
        self.grid.shift(at(NetworkDiagram.GRID_X, 0.25))
        self.neurons[0] = self.grid
        self.facts |= {
            "number": self.neuron.number,
            "count": Reading.of(self.network.sizes[1], "size[1]", 0),
            "pixels": Reading.of(self.network.sizes[0], "size[0]", 0),
            "dot": self.neuron.dot,
            "positive": self.neuron.positive,
            "negative": self.neuron.negative,
        }

    @beat(
        "Take one neuron, number {number} of {count}. Each of the {pixels} edges into it carries a number, its weight: "
        "{positive_color} if positive, {negative_color} if negative."
    )
    def an_edge_from_every_pixel(self) -> None:
        """All edges of one neuron, each as bright as its weight is large."""
        self.cell = NeuronColumn(np.zeros(1), 1.0, 0.9).move_to(at(0.75, 0.25))
        self.edges = EdgeBundle(self.grid.centres, self.cell.centres, self.neuron.weights[np.newaxis])
        self.legend = Legend("positive weight", "negative weight", "").move_to(at(0, -3.2)).align_to(self.grid, LEFT)
        which = {"number": Readout(self.neuron.number), "count": Readout(self.facts["count"])}
        self.name = phrase("neuron {number} of {count}", color=style.QUIET, **which)
        self.name.next_to(self.cell, DOWN, buff=0.3)
        number = Readout(self.facts["pixels"], style.TYPE_TITLE)
        count = line_of([number, text("weights", style.TYPE_TITLE)])
        each = text("one for each pixel", style.TYPE_LABEL, style.QUIET)
        self.remark = VGroup(count.move_to(at(4.5, 0.55)), each.next_to(count, DOWN, buff=0.3))
        self.play(FadeIn(self.grid, self.cell, self.name), run_time=style.STEP)
        self.play(RunLight(self.edges, glow=1.2), FadeIn(self.legend), run_time=2 * style.IDEA)
        self.play(CountUp(number, 0, 0), FadeIn(count[1], each), run_time=style.LONG_IDEA)

    @beat("Multiply each activation by its weight and add everything up. For this digit, the weighted sum is {dot}.")
    def the_weighted_sum(self) -> None:
        """The largest terms one by one, the honest remainder, and the sum."""
        rows = self._rows_of_the_sum()
        rings = self._rings()
        calm = Transform(self.edges, dimmed(self.edges, 0.35))
        self.play(calm, FadeOut(self.remark), FadeIn(rows[0]), run_time=style.QUICK)
        for row, ring in zip(rows[1 : TERMS + 1], rings, strict=True):
            self.play(FadeIn(ring), FadeIn(row, shift=0.2 * LEFT), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(row) for row in rows[TERMS + 1 :]), lag_ratio=0.5), run_time=style.IDEA)
        self.sum = Group(*rows, *rings)

    def _rows_of_the_sum(self) -> list[VGroup]:
        """Weight, activation and product of each term in columns; then the rest, a rule and the sum."""
        i, products = self.neuron.index, self.neuron.products
        columns = (2.75, 4.4, 6.05)
        words = VGroup(*(text(name, style.TYPE_LABEL, style.QUIET) for name in COLUMNS))
        rows = [self._in_columns(list(words), columns, 2.5)]
        for word in words:
            word.stand_on(2.4)
        for place, j in enumerate(self.terms):
            color = style.sign_color(products[j])
            entries = [
                Readout(Reading.of(self.neuron.weights[j], f"w[1][{i}][{j}]"), color=color),
                Readout(Reading.of(self.activations.pixels[j], f"a[0][{j}]")),
                Readout(Reading.of(products[j], f"wa[1][{i}][{j}]", sign=True), color=color),
            ]
            rows.append(self._in_columns(entries, columns, 1.85 - 0.55 * place))
        left = Reading.of(products.size - TERMS, f"count({TERMS}:{products.size})", 0)
        among = ",".join(str(j) for j in self.terms)
        rest = products.sum() - products[self.terms].sum()
        more = line_of([Readout(left, color=style.QUIET), text("more terms", color=style.QUIET)]).move_to(at(3.55, 0))
        remainder = Readout(Reading.of(rest, f"rest[1][{i}]-{among}", sign=True), color=style.sign_color(rest))
        rows.append(self._in_columns([more, remainder], (3.55, columns[2]), 1.85 - 0.55 * TERMS))
        height = 1.85 - 0.55 * (TERMS + 1)
        rows.append(VGroup(Line(at(2.2, height + 0.2), at(6.7, height + 0.2), color=style.QUIET, stroke_width=2)))
        total = Readout(self.neuron.dot, style.TYPE_BODY, style.TALKED_ABOUT)
        rows.append(self._in_columns([text("weighted sum"), total], (3.55, columns[2]), height - 0.25))
        return rows

    @staticmethod
    def _in_columns(entries: list[VGroup], columns: tuple[float, ...], height: float) -> VGroup:
        for entry, x in zip(entries, columns, strict=True):
            entry.move_to(at(x, height))
        return VGroup(*entries)

    def _rings(self) -> list[CellField]:
        """A ring around each pixel that a term belongs to."""
        return [
            CellField(
                self.grid.centres[[j]],
                0.26,
                fill=(0, 0, 0, 0),
                stroke=(*style.TALKED_ABOUT.to_rgb(), 1),
                stroke_width=0.035,
            )
            for j in self.terms
        ]

    @beat(
        "The edges fold back onto their pixels, and the {pixels} weights become a picture: what this neuron looks for."
    )
    def weights_become_a_picture(self) -> None:
        """Every edge shrinks to where it began; circles turn into squares in the colours of the weights."""
        folded = self.edges.copy()
        folded.points[1::2] = folded.points[::2]
        squares = NeuronGrid(self.activations.pixels, NetworkDiagram.GRID_WIDTH, share=1.0, roundness=0.0)
        squares.move_to(self.grid)
        shades = style.signed(self.neuron.weights)
        squares.fill[:, :3] = shades[:, :3] * shades[:, 3:] + style.BACKGROUND.to_rgb() * (1 - shades[:, 3:])
        squares.stroke[:, 3] = 0
        self.play(FadeOut(*self.sum), Transform(self.edges, dimmed(self.edges, 1.0)), run_time=style.QUICK)
        self.play(Transform(self.edges, folded), FadeOut(self.cell, self.name), run_time=style.IDEA)
        delays = np.abs(self.grid.centres[:, 1] - self.grid.get_center()[1])
        self.play(Ripple(self.grid, squares, delays / delays.max()), FadeOut(self.edges), run_time=style.IDEA)
        self.picture = WeightPicture(self.neuron.weights, NetworkDiagram.GRID_WIDTH).move_to(self.grid)
        self.add(self.picture)
        self.remove(self.grid)
        self.extremes = self._extremes()
        self.play(LaggedStart(*(FadeIn(part) for part in self.extremes), lag_ratio=0.5), run_time=style.IDEA)

    def _extremes(self) -> VGroup:
        """The greatest and the least weight: a mark around the pixel, and the number beside the picture."""
        weights, found = self.neuron.weights, VGroup()
        pixels = {int(weights.argmax()): msgid("the greatest weight"), int(weights.argmin()): msgid("the least weight")}
        higher_first = sorted(pixels, key=lambda j: -self.grid.centres[j][1])
        for j, height in zip(higher_first, (1.3, -0.8), strict=True):
            reading = Reading.of(weights[j], f"w[1][{self.neuron.index}][{j}]")
            value = Readout(reading, style.TYPE_TITLE, style.sign_color(weights[j])).move_to(at(3.4, height))
            name = text(pixels[j], style.TYPE_LABEL, style.QUIET).next_to(value, DOWN, buff=0.25)
            mark = Square(1.5 * self.grid.spacing, color=style.TALKED_ABOUT, stroke_width=3)
            mark.move_to(self.grid.centres[j])
            end = value.get_center() + at(-0.9, 0)
            ray = Line(mark.get_right(), end, color=style.TALKED_ABOUT, stroke_width=2)
            found.add(VGroup(mark, ray, value, name))
        return found

    @beat(
        "Only where ink meets weight does anything count: {positive} pushes up, {negative} pushes down. "
        "Together they make {dot}."
    )
    def ink_meets_weight(self) -> None:
        """Hero, weights and their products side by side; below, the two subtotals and the total."""
        ink = DigitImage(self.activations.pixels, PICTURE_WIDTH)
        products = WeightPicture(self.neuron.products, PICTURE_WIDTH)
        at_home = WeightPicture(self.neuron.weights, PICTURE_WIDTH)
        Group(ink, at_home, products).arrange(buff=1.15).move_to(at(0, 0.85))
        labels = [
            label_over(picture, words)
            for picture, words in ((ink, NAMES[0]), (at_home, NAMES[1]), (products, NAMES[2]))
        ]
        signs = [
            text(sign, style.TYPE_TITLE).move_to((one.get_right() + two.get_left()) / 2)
            for sign, one, two in (("$times$", ink, at_home), ("$=$", at_home, products))
        ]
        self.play(FadeOut(self.extremes, self.legend), Transform(self.picture, at_home), run_time=style.STEP)
        self.play(FadeIn(ink, labels[0], labels[1], signs[0]), run_time=style.STEP)
        self.play(FadeIn(products, labels[2], signs[1]), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(part, shift=0.2 * UP) for part in self._subtotals()), lag_ratio=0.5),
            run_time=style.LONG_IDEA,
        )

    def _subtotals(self) -> VGroup:
        """Positive part + negative part = weighted sum, each with its meaning below."""
        parts = VGroup()
        entries = (
            (self.neuron.positive, style.EXCITES, msgid("pushes up"), -4.4),
            (self.neuron.negative, style.INHIBITS, msgid("pushes down"), 0.0),
            (self.neuron.dot, style.TALKED_ABOUT, msgid("weighted sum"), 4.4),
        )
        for reading, color, words, x in entries:
            value = Readout(reading, style.TYPE_TITLE, color).move_to(at(x, -2.2)).stand_on(-2.35)
            parts.add(VGroup(value, text(words, style.TYPE_LABEL, color).move_to(at(x, -2.95)).stand_on(-3.0)))
        for sign, x in (("$+$", -2.2), ("$=$", 2.2)):
            parts.add(text(sign, style.TYPE_TITLE).move_to(at(x, -2.2)))
        return VGroup(parts[0], parts[3], parts[1], parts[4], parts[2])
