"""Chapter 13: all of it in one line, a' = sigma(W a + b)."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    FadeIn,
    FadeOut,
    LaggedStart,
    ReplacementTransform,
    SurroundingRectangle,
    TransformFromCopy,
    VGroup,
    VMobject,
)

from scenes import style
from scenes.chapters.matrix_form.equation_layout import (
    image_and_program,
    layout,
    on_two_ends,
    prints,
)
from scenes.chapters.matrix_form.facts import lines_for, what_they_print
from scenes.facts import squashing_of
from scenes.figures.edges import Legend
from scenes.figures.equation import LayerEquation, named, short_form
from scenes.figures.layers import NeuronGrid
from scenes.figures.pictures import DigitImage, Picture
from scenes.figures.tensors import Row, ValueMatrix, shape_label
from scenes.language.catalogue import translate
from scenes.language.vocabulary import FUNCTION, SQUEEZE, SQUEEZES
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import code, text

FIRST_ROWS = 3


class MatrixForm(Storyboard):
    """The whole layer as one line, with real values in it."""

    title = "All of it in one line"

    def set_stage(self) -> None:
        """Which pixels and which neurons show their values; the others are dots."""
        pixels, weights = self.activations.pixels, self.network.weights[0]
        self.layout = layout()
        windows = np.lib.stride_tricks.sliding_window_view(pixels, self.layout.window)
        start = int(np.argmax(windows.std(axis=1) if self.layout.window > 1 else pixels))
        self.columns = [0, None, *range(start, start + self.layout.window), None, len(pixels) - 1]
        self.rows = [*range(FIRST_ROWS), None, len(weights) - 1]
        products = weights[0] @ pixels
        self.facts |= {
            "inputs": Reading.of(len(pixels), "size[0]", 0),
            "neurons": Reading.of(len(weights), "size[1]", 0),
            "weights": Reading.of(weights.size, "weights[1]", 0),
            "dot": Reading.of(products, "dot[1][0]"),
            "parameters": Reading.of(self.network.parameter_count, "parameters", 0),
        }
        self.function = squashing_of(self.network)
        self.words |= {
            "function": translate(FUNCTION[self.function]),
            "squeeze": translate(SQUEEZE[self.function]),
        }
        rows = [self._row("w", row, weights[row] if row is not None else ()) for row in self.rows]
        biases, outputs = (
            self._of_neurons(self.network.biases[0], "b"),
            self._of_neurons(self.activations.layers[1], "a"),
        )
        inputs = [None if j is None else Reading.of(pixels[j], f"a[0][{j}]") for j in self.columns]
        self.equation = LayerEquation(
            rows,
            inputs,
            biases,
            outputs,
            self.function,
            gap=self.layout.gap,
            in_two_lines=self.layout.in_two_lines,
        ).move_to(at(0, self.layout.equation))

    def _row(self, name: str, row: int | None, values: np.ndarray | tuple[()]) -> Row:
        """What is shown of one value for each pixel: the weights of a neuron, or its products."""
        if row is None:
            return [None] * len(self.columns)
        return [
            None if j is None else Reading.of(values[j], f"{name}[1][{row}][{j}]")
            for j in self.columns
        ]

    def _of_neurons(self, values: np.ndarray, name: str) -> Row:
        return [None if i is None else Reading.of(values[i], f"{name}[1][{i}]") for i in self.rows]

    @beat(
        "First, line up all {inputs} activations of the first layer as one column of numbers: a vector."
    )
    def activations_become_a_vector(self) -> None:
        """The grid of neurons, and its values as a column."""
        self.grid = NeuronGrid(self.activations.pixels, self.layout.grid_width)
        self.neurons[0] = self.grid.move_to(at(*self.layout.grid))
        self.vector, self.matrix = self.equation.vector, self.equation.matrix
        self.lengths: dict[ValueMatrix, VMobject] = {
            self.vector: shape_label(str(self.facts["inputs"]), self.vector)
        }
        self.play(FadeIn(self.grid), run_time=style.STEP)
        shown = [j for j in self.columns if j is not None]
        entries = [
            row for row, j in zip(self.vector.rows, self.columns, strict=True) if j is not None
        ]
        left_out = [row for row, j in zip(self.vector.rows, self.columns, strict=True) if j is None]
        twins = [self._twin_of(j) for j in shown]
        self.play(FadeIn(*twins), run_time=style.QUICK)
        moves = [
            ReplacementTransform(twin, entry[0]) for twin, entry in zip(twins, entries, strict=True)
        ]
        self.play(LaggedStart(*moves, lag_ratio=0.1), run_time=style.LONG_IDEA)
        self.play(
            FadeIn(self.vector.brackets, *left_out, self.lengths[self.vector]), run_time=style.STEP
        )

    def _twin_of(self, pixel: int) -> Readout:
        """The value of a pixel, as small as the pixel and in its place, to grow on its way to the vector."""
        reading = Reading.of(self.activations.pixels[pixel], f"a[0][{pixel}]")
        twin = Readout(reading, style.TYPE_SMALL, theme().talked_about)
        return twin.scale_to_fit_width(self.grid.spacing).move_to(self.grid.centres[pixel])

    @beat(
        "The weights of one neuron make a row. Row times column, term by term, is its weighted sum: {dot}."
    )
    def one_neuron_is_a_row(self) -> None:
        """The first row of W, the vector, and the real sum of their products."""
        first = self.matrix.rows[0]
        total = Readout(self.facts["dot"], style.TYPE_BODY, theme().talked_about)
        sign = text("$=$", style.TYPE_BODY).next_to(self.vector, buff=0.25).set_y(first.get_y())
        total.next_to(sign, buff=0.25).set_y(first.get_y())
        products = self.network.weights[0][0] * self.activations.pixels
        factors, results = self.equation.times_the_vector(self._row("wa", 0, products))
        self.play(FadeOut(self.grid, shift=0.5 * LEFT), run_time=style.QUICK)
        shades = style.signed(self.network.weights[0])[:1]
        self.row_of_shades = Picture(shades, *self.layout.strip).move_to(
            at(0, self.layout.strip_height)
        )
        count = Readout(self.facts["inputs"], style.TYPE_SMALL, theme().quiet)
        note = line_of([count, text("weights of one neuron", style.TYPE_SMALL, theme().quiet)])
        note.next_to(self.row_of_shades, DOWN, buff=0.2).align_to(self.row_of_shades, LEFT)
        entries_come = LaggedStart(
            *(FadeIn(entry, shift=0.15 * UP) for entry in first), lag_ratio=0.1
        )
        self.play(entries_come, FadeIn(self.row_of_shades), FadeIn(note), run_time=style.STEP)
        box = SurroundingRectangle(first, color=theme().talked_about, buff=0.08, stroke_width=2)
        column = SurroundingRectangle(
            self.vector.rows, color=theme().talked_about, buff=0.06, stroke_width=2
        )
        self.play(FadeIn(box, column), run_time=style.QUICK)
        entries = [
            row[0] for row, j in zip(self.vector.rows, self.columns, strict=True) if j is not None
        ]
        flights = [TransformFromCopy(*pair) for pair in zip(entries, factors, strict=True)]
        self.play(LaggedStart(*flights, lag_ratio=0.1), run_time=style.IDEA)
        self.play(FadeIn(results), run_time=style.STEP)
        self.play(FadeIn(sign, total, shift=0.2 * LEFT), run_time=style.QUICK)
        self.by_hand = VGroup(box, column, factors, results, sign, total, note)

    @beat(
        "All {neurons} neurons together make a matrix: {neurons} rows by {inputs} columns. "
        "Below are all {weights} weights at once."
    )
    def all_rows_are_a_matrix(self) -> None:
        """The other rows, the shape, and the whole matrix as a picture."""
        shape = f"{self.facts['neurons']} $times$ {self.facts['inputs']}"
        self.lengths[self.matrix] = shape_label(shape, self.matrix)
        self.strip = Picture(style.signed(self.network.weights[0]), *self.layout.strip).move_to(
            at(0, self.layout.strip_height)
        )
        top = self.row_of_shades.animate.stretch_to_fit_height(
            self.layout.strip[1] / len(self.network.weights[0])
        )
        words = text(
            "the real $W$: rows are neurons, columns are pixels", style.TYPE_SMALL, theme().quiet
        )
        legend = Legend("positive", "negative", "")
        on_two_ends(self.strip, self.strip.frame, words, legend)
        self.play(FadeOut(self.by_hand), FadeIn(self.matrix.brackets), run_time=style.QUICK)
        self.play(top.align_to(self.strip, UP), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(row) for row in self.matrix.rows[1:]), lag_ratio=0.3),
            run_time=style.IDEA,
        )
        self.play(FadeIn(self.lengths[self.matrix]), FadeIn(self.strip), run_time=style.IDEA)
        self.remove(self.row_of_shades)

    @beat(
        "Add the biases as a vector, and let {function} {squeeze} every entry: "
        "out come the {neurons} activations of the next layer."
    )
    def biases_and_sigmoid_complete_it(self) -> None:
        """b, then sigma around everything, and the result."""
        count, parts = str(self.facts["neurons"]), self.equation
        self.lengths |= {part: shape_label(count, part) for part in (parts.bias, parts.result)}
        bias = FadeIn(parts.plus, parts.bias, self.lengths[parts.bias], shift=0.2 * LEFT)
        self.play(bias, run_time=style.IDEA)
        self.play(FadeIn(parts.function, parts.parens), run_time=style.STEP)
        result = FadeIn(parts.equals, parts.result, self.lengths[parts.result], shift=0.2 * LEFT)
        self.play(result, run_time=style.IDEA)

    @beat(
        "Written short, a whole layer is one line: the next activations are {function} of W a plus b."
    )
    def it_folds_into_one_line(self) -> None:
        """Every part folds into its letter."""
        self.line = short_form(self.function, self.layout.letters).move_to(at(0, self.layout.line))
        self.line.scale(min(1.0, (style.frame().width - 2 * style.MARGIN) / self.line.width))
        self.play(FadeOut(*self.lengths.values(), self.strip), run_time=style.QUICK)
        folds = zip(self.equation.in_order(), self.line, strict=True)
        self.play(
            *(ReplacementTransform(part, letters) for part, letters in folds),
            run_time=style.LONG_IDEA,
        )
        self.names = named(self.line, SQUEEZES[self.function])
        self.play(
            LaggedStart(*(FadeIn(name) for name in self.names), lag_ratio=0.3), run_time=style.IDEA
        )

    @beat(
        "And in Python these few lines run the whole network, all {parameters} parameters. This is what they print."
    )
    def the_same_in_numpy(self) -> None:
        """The lines that do it, run as they stand, and their output."""
        lines, pixels = lines_for(self.network), self.activations.pixels
        listing, printed = (
            code(lines),
            code(what_they_print(lines, self.network, pixels), plain=True),
        )
        program = VGroup(listing, printed).arrange(DOWN, aligned_edge=LEFT, buff=0.75)
        image, name = (
            DigitImage(pixels, self.layout.image_width),
            text("`pixels`", style.TYPE_LABEL),
        )
        image_and_program(image, name, program)
        heading = prints(printed)
        self.play(FadeOut(self.names), run_time=style.QUICK)
        line = self.line.animate.scale(0.6).move_to(at(0, style.frame().height / 2 - 1.0))
        self.play(line, FadeIn(image, name), run_time=style.STEP)
        self.play(FadeIn(listing, shift=0.2 * UP), run_time=style.IDEA)
        self.play(FadeIn(heading, printed, shift=0.2 * UP), run_time=style.STEP)
