"""Chapter 9: a weight for each connection, their weighted sum, and the weights as a picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    FadeIn,
    FadeOut,
    Group,
    LaggedStart,
    Line,
    Square,
    Transform,
    VGroup,
    VMobject,
)

from scenes import style
from scenes.chapters.weights_of_one_neuron.layout import LAYOUTS
from scenes.drawing.fields import CellField
from scenes.facts import most_telling_neuron
from scenes.figures.edges import EdgeBundle, Legend, RunLight, dimmed
from scenes.figures.layers import NeuronColumn, NeuronGrid, Ripple
from scenes.figures.pictures import DigitImage, WeightPicture, label_over
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.paragraph import wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import CountUp, Reading, Readout, line_of
from scenes.text.typesetting import text

NAMES = (msgid("activations $a$"), msgid("weights $w$"), msgid("products $w a$"))
COLUMNS = (msgid("weight"), msgid("activation"), msgid("product"))
RING = 0.26 / 0.1875  # diameter of a ring around a pixel, of the spacing of the grid
CLOSE = 1.5  # columns with less from middle to middle have small headings


class WeightsOfOneNeuron(Storyboard):
    """One neuron, its 784 weights, and what they make of the hero."""

    title = "The weights of one neuron"

    def set_stage(self) -> None:
        """The neuron whose sum is most telling, and the largest terms of that sum."""
        self.layout = style.for_frame(LAYOUTS)
        self.neuron = most_telling_neuron(self.network, self.activations)
        largest_first = np.argsort(-np.abs(self.neuron.products), kind="stable")
        self.terms = [int(i) for i in largest_first[: self.layout.terms]]
        self.grid = NeuronGrid(self.activations.pixels, self.layout.grid_width)
        self.grid.shift(at(*self.layout.grid))
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
        self.cell = NeuronColumn(np.zeros(1), 1.0, 0.9).move_to(at(*self.layout.neuron))
        self.edges = EdgeBundle(
            self.grid.centres, self.cell.centres, self.neuron.weights[np.newaxis]
        )
        left, height = self.layout.legend
        self.legend = Legend("positive weight", "negative weight", "").move_to(at(0, height))
        if left is not None:
            self.legend.align_to(at(left, 0), LEFT)
        which = {"number": Readout(self.neuron.number), "count": Readout(self.facts["count"])}
        self.name = phrase("neuron {number} of {count}", color=theme().quiet, **which)
        wrapped(self.name.next_to(self.cell, DOWN, buff=0.3), self.layout.name_width)
        number = Readout(self.facts["pixels"], style.TYPE_TITLE)
        count = line_of([number, text("weights", style.TYPE_TITLE)])
        each = text("one for each pixel", style.TYPE_LABEL, theme().quiet)
        self.remark = VGroup(
            count.move_to(at(*self.layout.remark)), each.next_to(count, DOWN, buff=0.3)
        )
        self.play(FadeIn(self.grid, self.cell, self.name), run_time=style.STEP)
        self.play(RunLight(self.edges, glow=1.2), FadeIn(self.legend), run_time=2 * style.IDEA)
        self.play(CountUp(number, 0, 0), FadeIn(count[1], each), run_time=style.LONG_IDEA)

    @beat(
        "Multiply each activation by its weight and add everything up. For this digit, the weighted sum is {dot}."
    )
    def the_weighted_sum(self) -> None:
        """The largest terms one by one, the honest remainder, and the sum."""
        rows = self._rows_of_the_sum()
        rings = self._rings()
        calm = Transform(self.edges, dimmed(self.edges, 0.35))
        self.play(calm, FadeOut(self.remark), FadeIn(rows[0]), run_time=style.QUICK)
        for row, ring in zip(rows[1 : len(rings) + 1], rings, strict=True):
            self.play(FadeIn(ring), FadeIn(row, shift=0.2 * LEFT), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(row) for row in rows[len(rings) + 1 :]), lag_ratio=0.5),
            run_time=style.IDEA,
        )
        self.sum = Group(*rows, *rings)

    def _rows_of_the_sum(self) -> list[VGroup]:
        """Weight, activation and product of each term in columns; then the rest, a rule and the sum."""
        i, products, layout = self.neuron.index, self.neuron.products, self.layout
        rows = [self._headings()]
        for place, j in enumerate(self.terms):
            color = style.sign_color(products[j])
            entries = [
                Readout(Reading.of(self.neuron.weights[j], f"w[1][{i}][{j}]"), color=color),
                Readout(Reading.of(self.activations.pixels[j], f"a[0][{j}]")),
                Readout(Reading.of(products[j], f"wa[1][{i}][{j}]", sign=True), color=color),
            ]
            rows.append(
                _in_columns(entries, layout.columns, layout.table_top - layout.row_gap * place)
            )
        terms = len(self.terms)
        left = Reading.of(products.size - terms, f"count({terms}:{products.size})", 0)
        among = ",".join(str(j) for j in self.terms)
        rest = products.sum() - products[self.terms].sum()
        more = line_of(
            [Readout(left, color=theme().quiet), text("more terms", color=theme().quiet)]
        )
        remainder = Readout(
            Reading.of(rest, f"rest[1][{i}]-{among}", sign=True), color=style.sign_color(rest)
        )
        words_and_products = (layout.words, layout.columns[2])
        rows.append(
            _in_columns(
                [more, remainder], words_and_products, layout.table_top - layout.row_gap * terms
            )
        )
        height = layout.table_top - layout.row_gap * terms - 0.55
        ends = (at(x, height + 0.2) for x in layout.rule)
        rows.append(VGroup(Line(*ends, color=theme().quiet, stroke_width=2)))
        total = Readout(self.neuron.dot, style.TYPE_BODY, theme().talked_about)
        rows.append(_in_columns([text("weighted sum"), total], words_and_products, height - 0.25))
        return rows

    def _headings(self) -> VGroup:
        """A word over each column, smaller where the columns are close."""
        close = self.layout.columns[1] - self.layout.columns[0] < CLOSE
        words = [
            text(name, style.TYPE_SMALL if close else style.TYPE_LABEL, theme().quiet)
            for name in COLUMNS
        ]
        headings = _in_columns(words, self.layout.columns, 0)
        for word in words:
            word.stand_on(self.layout.table_top + 0.55)
        return headings

    def _rings(self) -> list[CellField]:
        """A ring around each pixel that a term belongs to."""
        return [
            CellField(
                self.grid.centres[[j]],
                RING * self.grid.spacing,
                fill=(0, 0, 0, 0),
                stroke=(*theme().talked_about.to_rgb(), 1),
                stroke_width=0.035,
            )
            for j in self.terms
        ]

    @beat(
        "The edges fold back onto their pixels, and the {pixels} weights become a picture: what this neuron looks for."
    )
    def weights_become_a_picture(self) -> None:
        """Every edge shrinks to where it began; circles turn into squares in the colours of the weights."""
        home, squares = (
            NeuronGrid(self.activations.pixels, self.layout.picture_width, **look).move_to(
                at(*self.layout.picture)
            )
            for look in ({}, {"share": 1.0, "roundness": 0.0})
        )
        folded = self.edges.copy()
        folded.points[1::2] = folded.points[::2]
        growth = home.spacing / self.grid.spacing
        folded.points = home.get_center() + growth * (folded.points - self.grid.get_center())
        shades = style.signed(self.neuron.weights)
        squares.fill[:, :3] = shades[:, :3] * shades[:, 3:] + theme().background.to_rgb() * (
            1 - shades[:, 3:]
        )
        squares.stroke[:, 3] = 0
        self.play(
            FadeOut(*self.sum), Transform(self.edges, dimmed(self.edges, 1.0)), run_time=style.QUICK
        )
        fold = Transform(self.edges, folded), Transform(self.grid, home)
        self.play(*fold, FadeOut(self.cell, self.name), run_time=style.IDEA)
        delays = np.abs(self.grid.centres[:, 1] - self.grid.get_center()[1])
        self.play(
            Ripple(self.grid, squares, delays / delays.max()),
            FadeOut(self.edges),
            run_time=style.IDEA,
        )
        self.picture = WeightPicture(self.neuron.weights, self.layout.picture_width).move_to(
            squares
        )
        self.add(self.picture)
        self.remove(self.grid)
        self.extremes = self._extremes(squares)
        self.play(
            LaggedStart(*(FadeIn(part) for part in self.extremes), lag_ratio=0.5),
            run_time=style.IDEA,
        )

    def _extremes(self, squares: NeuronGrid) -> VGroup:
        """The greatest and the least weight: a mark around the pixel, and the number outside the picture."""
        weights, found, is_below = self.neuron.weights, VGroup(), self.layout.extremes_are_below
        pixels = {
            int(weights.argmax()): msgid("the greatest weight"),
            int(weights.argmin()): msgid("the least weight"),
        }
        in_order = sorted(
            pixels, key=lambda j: squares.centres[j][0] if is_below else -squares.centres[j][1]
        )
        for j, place in zip(in_order, self.layout.extremes, strict=True):
            reading = Reading.of(weights[j], f"w[1][{self.neuron.index}][{j}]")
            value = Readout(reading, style.TYPE_TITLE, style.sign_color(weights[j])).move_to(
                at(*place)
            )
            name = text(pixels[j], style.TYPE_LABEL, theme().quiet).next_to(value, DOWN, buff=0.25)
            mark = Square(1.5 * squares.spacing, color=theme().talked_about, stroke_width=3)
            mark.move_to(squares.centres[j])
            side = LEFT if place is self.layout.extremes[0] else RIGHT
            start, end = (
                (mark.get_corner(DOWN + side), value.get_center() + at(0, 0.35))
                if is_below
                else (mark.get_right(), value.get_center() + at(-0.9, 0))
            )
            ray = Line(start, end, color=theme().talked_about, stroke_width=2)
            found.add(VGroup(mark, ray, value, name))
        return found

    @beat(
        "Only where ink meets weight does anything count: {positive} pushes up, {negative} pushes down. "
        "Together they make {dot}."
    )
    def ink_meets_weight(self) -> None:
        """Hero, weights and their products side by side; below, the two subtotals and the total."""
        ink = DigitImage(self.activations.pixels, self.layout.widths[0])
        at_home = WeightPicture(self.neuron.weights, self.layout.widths[1])
        products = WeightPicture(self.neuron.products, self.layout.widths[2])
        for picture, place in zip((ink, at_home, products), self.layout.pictures, strict=True):
            picture.move_to(at(*place))
        labels = [
            label_over(picture, name)
            for picture, name in zip((ink, at_home, products), NAMES, strict=True)
        ]
        signs = [
            text(sign, style.TYPE_TITLE).move_to(at(*place))
            for sign, place in zip(("$times$", "$=$"), self.layout.signs, strict=True)
        ]
        self.play(
            FadeOut(self.extremes, self.legend),
            Transform(self.picture, at_home),
            run_time=style.STEP,
        )
        self.play(FadeIn(ink, labels[0], labels[1], signs[0]), run_time=style.STEP)
        self.play(FadeIn(products, labels[2], signs[1]), run_time=style.STEP)
        self.play(
            LaggedStart(
                *(FadeIn(part, shift=0.2 * UP) for part in self._subtotals()), lag_ratio=0.5
            ),
            run_time=style.LONG_IDEA,
        )

    def _subtotals(self) -> VGroup:
        """Positive part + negative part = weighted sum, each with its meaning below."""
        parts = VGroup()
        entries = (
            (self.neuron.positive, theme().excites, msgid("pushes up")),
            (self.neuron.negative, theme().inhibits, msgid("pushes down")),
            (self.neuron.dot, theme().talked_about, msgid("weighted sum")),
        )
        for (reading, color, words), (x, height) in zip(entries, self.layout.sums, strict=True):
            value = (
                Readout(reading, style.TYPE_TITLE, color).move_to(at(x, height)).stand_on(height)
            )
            meaning = text(words, style.TYPE_LABEL, color).move_to(at(x, height))
            parts.add(VGroup(value, meaning.stand_on(height - self.layout.words_below)))
        for sign, place in zip(("$+$", "$=$"), self.layout.sum_signs, strict=True):
            parts.add(text(sign, style.TYPE_TITLE).move_to(at(*place)))
        return VGroup(parts[0], parts[3], parts[1], parts[4], parts[2])


def _in_columns(entries: Sequence[VMobject], columns: Sequence[float], height: float) -> VGroup:
    """One line of a table, each entry in the middle of its column."""
    for entry, x in zip(entries, columns, strict=True):
        entry.move_to(at(x, height))
    return VGroup(*entries)
