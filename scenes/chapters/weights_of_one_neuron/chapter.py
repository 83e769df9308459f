"""A weight for each connection, their weighted sum, and the weights as a picture."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, UP, FadeIn, FadeOut, Group, LaggedStart, Transform, VGroup

from scenes import sources, style
from scenes.chapters.weights_of_one_neuron.extreme_weights import ExtremeWeights
from scenes.chapters.weights_of_one_neuron.facts import TermsOfSum
from scenes.chapters.weights_of_one_neuron.layout import LAYOUTS
from scenes.chapters.weights_of_one_neuron.sum_of_parts import SumOfParts
from scenes.chapters.weights_of_one_neuron.sum_table import SumTable
from scenes.drawing.fields import CellField
from scenes.facts import most_telling_neuron
from scenes.figures import (
    DigitImage,
    EdgeBundle,
    ElementwiseProduct,
    Legend,
    NeuronColumn,
    NeuronGrid,
    Ripple,
    RunLight,
    WeightPicture,
    dimmed,
)
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import CountUp, Reading, Readout, line_of, phrase, text, wrapped

RING = 0.26 / 0.1875  # diameter of a ring around a pixel, of the spacing of the grid


class WeightsOfOneNeuron(Storyboard):
    """One neuron, its 784 weights, and what they make of the hero."""

    title = "The weights of one neuron"

    def set_stage(self) -> None:
        """The neuron whose sum is most telling, and the largest terms of that sum."""
        self.layout = style.for_frame(LAYOUTS)
        self.neuron = most_telling_neuron(self.network, self.activations)
        self.terms = TermsOfSum.of(self.neuron, self.activations, self.layout.table.terms)
        self.grid = NeuronGrid(self.activations.pixels, self.layout.grid_width)
        self.grid.shift(at(*self.layout.grid))
        self.neurons[0] = self.grid
        self.facts |= {
            "number": self.neuron.number,
            "count": Reading.of(self.network.sizes[1], sources.layer_size(1), 0),
            "pixels": Reading.of(self.network.sizes[0], sources.layer_size(0), 0),
            "dot": self.neuron.dot,
            "positive": self.neuron.positive,
            "negative": self.neuron.negative,
        }

    @beat(
        "How does a layer work? Each of a neuron's {pixels} connections has a weight: "
        "{positive_color} for positive, {negative_color} for negative."
    )
    def an_edge_from_every_pixel(self) -> None:
        """All edges of one neuron, each as bright as its weight is large."""
        self.cell = NeuronColumn(np.zeros(1), 1.0, 0.9).move_to(at(*self.layout.neuron))
        self.edges = EdgeBundle(
            self.grid.centres, self.cell.centres, self.neuron.weights[np.newaxis]
        )
        self.legend = self._place_legend()
        which = {"number": Readout(self.neuron.number), "count": Readout(self.facts["count"])}
        self.name = phrase("neuron {number} of {count}", color=theme().quiet, **which)
        wrapped(self.name.next_to(self.cell, DOWN, buff=0.3), self.layout.name_width)
        number = Readout(self.facts["pixels"], style.TYPE_TITLE)
        count = line_of([number, text("weights", style.TYPE_TITLE)])
        count.move_to(at(*self.layout.remark))
        each = text("one for each pixel", style.TYPE_LABEL, theme().quiet)
        self.remark = VGroup(count, each.next_to(count, DOWN, buff=0.3))
        self.play(FadeIn(self.grid, self.cell, self.name), run_time=style.STEP)
        self.play(RunLight(self.edges, glow=1.2), FadeIn(self.legend), run_time=2 * style.IDEA)
        self.play(CountUp(number, 0, 0), FadeIn(count[1], each), run_time=style.LONG_IDEA)

    def _place_legend(self) -> Legend:
        left, height = self.layout.legend
        legend = Legend("positive weight", "negative weight", "").move_to(at(0, height))
        return legend if left is None else legend.align_to(at(left, 0), LEFT)

    @beat(
        "Multiply every activation by its weight, and add it all up. This weighted sum comes to "
        "{dot}."
    )
    def the_weighted_sum(self) -> None:
        """The largest terms one by one, the honest remainder, and the sum."""
        table, rings = SumTable(self.terms, self.layout.table), self._rings()
        calm = Transform(self.edges, dimmed(self.edges, 0.35))
        self.play(calm, FadeOut(self.remark), FadeIn(table.headings), run_time=style.QUICK)
        for row, ring in zip(table.terms, rings, strict=True):
            self.play(FadeIn(ring), FadeIn(row, shift=0.2 * LEFT), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(row) for row in table.end), lag_ratio=0.5), run_time=style.IDEA
        )
        self.sum = Group(*table, *rings)

    def _rings(self) -> list[CellField]:
        """Draw a ring around each pixel that a term belongs to."""
        return [
            CellField(
                self.grid.centres[[term.pixel]],
                RING * self.grid.spacing,
                fill=(0, 0, 0, 0),
                stroke=(*theme().talked_about.to_rgb(), 1),
                stroke_width=0.035,
            )
            for term in self.terms.largest
        ]

    @beat("Lay the weights out like the pixels, and you see what this neuron looks for.")
    def weights_become_a_picture(self) -> None:
        """Every edge shrinks to where it began; circles turn into squares as bright as weights."""
        home, squares = self._grid_of_picture(), self._squares()
        fold = Transform(self.edges, self._folded_edges(home)), Transform(self.grid, home)
        bright = Transform(self.edges, dimmed(self.edges, 1.0))
        self.play(FadeOut(*self.sum), bright, run_time=style.QUICK)
        self.play(*fold, FadeOut(self.cell, self.name), run_time=style.IDEA)
        delays = np.abs(self.grid.centres[:, 1] - self.grid.get_center()[1])
        ripple = Ripple(self.grid, squares, delays / delays.max())
        self.play(ripple, FadeOut(self.edges), run_time=style.IDEA)
        self.picture = WeightPicture(self.neuron.weights, self.layout.picture_width)
        self.add(self.picture.move_to(squares))
        self.remove(self.grid)
        self.extremes = ExtremeWeights(self.neuron, squares, self.layout.extremes)
        self.play(
            LaggedStart(*(FadeIn(part) for part in self.extremes), lag_ratio=0.5),
            run_time=style.IDEA,
        )

    def _grid_of_picture(self, **look: float) -> NeuronGrid:
        """Draw the pixels where the weights come to be a picture."""
        grid = NeuronGrid(self.activations.pixels, self.layout.picture_width, **look)
        return grid.move_to(at(*self.layout.picture))

    def _squares(self) -> NeuronGrid:
        """Draw the weights as touching squares in place of the pixels."""
        squares = self._grid_of_picture(share=1.0, roundness=0.0)
        squares.fill = style.over_background(style.signed(self.neuron.weights))
        squares.stroke[:, 3] = 0
        return squares

    def _folded_edges(self, home: NeuronGrid) -> EdgeBundle:
        """Return the edges shrunk to where they began, as the pixels come to lie."""
        folded = self.edges.copy()
        folded.points[1::2] = folded.points[::2]
        growth = home.spacing / self.grid.spacing
        folded.points = home.get_center() + growth * (folded.points - self.grid.get_center())
        return folded

    @beat(
        "A weight only counts where there's ink. In all, {positive} pushes up, {negative} pushes "
        "down, leaving {dot}."
    )
    def ink_meets_weight(self) -> None:
        """Hero, weights and their products side by side; below, both subtotals and the total."""
        widths = self.layout.product.widths
        ink = DigitImage(self.activations.pixels, widths[0])
        at_home = WeightPicture(self.neuron.weights, widths[1])
        products = WeightPicture(self.neuron.products, widths[2])
        equation = ElementwiseProduct((ink, at_home, products), self.layout.product)
        names = equation.names
        moving = Transform(self.picture, at_home)
        self.play(FadeOut(self.extremes, self.legend), moving, run_time=style.STEP)
        self.play(FadeIn(ink, names[0], names[1], equation.times), run_time=style.STEP)
        self.play(FadeIn(products, names[2], equation.equals), run_time=style.STEP)
        parts = SumOfParts(self.neuron, self.layout.parts)
        self.play(
            LaggedStart(*(FadeIn(part, shift=0.2 * UP) for part in parts), lag_ratio=0.5),
            run_time=style.LONG_IDEA,
        )
