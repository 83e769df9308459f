"""Chapter 13: all of it in one line, a' = sigma(W a + b)."""

from __future__ import annotations

import contextlib
import io
import itertools

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
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
    VMobject,
)

from network import Network
from scenes import style
from scenes.choice import squashing_of
from scenes.figures.edges import Legend
from scenes.figures.layers import NeuronGrid
from scenes.figures.lettering import Reading, Readout, code, text
from scenes.figures.pictures import Picture
from scenes.figures.tensors import Row, ValueMatrix, ValueVector, round_brackets, shape_label
from scenes.storyboard import Storyboard, beat
from scenes.style import at

WINDOW = 4  # neighbouring pixels whose values are shown
FIRST_ROWS = 3
EQUATION_HEIGHT = 0.8

FUNCTIONS = {
    "sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n",
    "relu": "def relu(z):\n    return np.maximum(z, 0)\n",
    "softmax": "def softmax(z):\n    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()\n",
}
SAME_THROUGHOUT = """\
a = pixels
for W, b in zip(weights, biases):
    a = {last}(W @ a + b)
"""
OTHER_READ_OUT = """\
a = pixels
for W, b in zip(weights[:-1], biases):
    a = {hidden}(W @ a + b)
a = {last}(weights[-1] @ a + biases[-1])
"""
PRINTS = "print(a.round(2))\nprint(a.argmax())"
NAMES = {"sigmoid": "sigma", "relu": '"ReLU"', "softmax": '"softmax"'}  # in formulas


def lines_for(network: Network) -> str:
    """The NumPy lines that run this network: its functions, its layers, and what they come to."""
    hidden, last = network.activation, network.read_out
    used = dict.fromkeys([last] if len(network.weights) == 1 else [hidden, last])
    body = SAME_THROUGHOUT if len(used) == 1 else OTHER_READ_OUT
    return "\n".join([*(FUNCTIONS[name] for name in used), body.format(hidden=hidden, last=last) + PRINTS])


class MatrixForm(Storyboard):
    """The whole layer as one line, with real values in it."""

    title = "All of it in one line"

    def set_stage(self) -> None:
        """Which pixels and which neurons show their values; the others are dots."""
        pixels, weights = self.activations.pixels, self.network.weights[0]
        windows = np.lib.stride_tricks.sliding_window_view(pixels, WINDOW)
        start = int(np.argmax(windows.std(axis=1)))
        self.columns = [0, None, *range(start, start + WINDOW), None, len(pixels) - 1]
        self.rows = [*range(FIRST_ROWS), None, len(weights) - 1]
        products = weights[0] @ pixels
        self.facts |= {
            "inputs": Reading.of(len(pixels), "size[0]", 0),
            "neurons": Reading.of(len(weights), "size[1]", 0),
            "weights": Reading.of(weights.size, "weights[1]", 0),
            "dot": Reading.of(products, "dot[1][0]"),
            "parameters": Reading.of(self.network.parameter_count, "parameters", 0),
        }
        self.lines = lines_for(self.network)
        self.words["squash"] = {"sigmoid": "sigmoid squeeze", "relu": "ReLU clip", "softmax": "softmax weigh"}[
            squashing_of(self.network)
        ]
        self.words["function"] = {"relu": "ReLU"}.get(squashing_of(self.network), squashing_of(self.network))
        self._set_equation()

    def _set_equation(self) -> None:
        """Sigma ( W a + b ) = a', all parts in their final places."""
        read = self.activations
        self.matrix = ValueMatrix([self._row_of_weights(row) for row in self.rows])
        self.vector = ValueVector(
            [None if j is None else Reading.of(read.pixels[j], f"a[0][{j}]") for j in self.columns]
        )
        self.bias = ValueVector(self._of_neurons(self.network.biases[0], "b"), color=style.BIAS)
        self.result = ValueVector(self._of_neurons(read.layers[1], "a"))
        self.plus, self.equals = text("$+$", style.TYPE_BODY), text("$=$", style.TYPE_BODY)
        self.sigma = text(f"${NAMES[squashing_of(self.network)]}$", style.TYPE_TITLE, style.TALKED_ABOUT)
        inside = VGroup(self.matrix, self.vector, self.plus, self.bias).arrange(buff=0.22)
        self.parens = round_brackets(inside, style.INK)
        VGroup(inside, self.parens)
        self.sigma.next_to(self.parens, LEFT, buff=0.12)
        self.equals.next_to(self.parens, buff=0.2)
        self.result.next_to(self.equals, buff=0.2)
        self.equation = VGroup(self.sigma, self.parens, inside, self.equals, self.result)
        self.equation.move_to(at(0, EQUATION_HEIGHT))

    def _row_of_weights(self, row: int | None) -> Row:
        if row is None:
            return [None] * len(self.columns)
        weights = self.network.weights[0][row]
        return [None if j is None else Reading.of(weights[j], f"w[1][{row}][{j}]") for j in self.columns]

    def _of_neurons(self, values: np.ndarray, name: str) -> Row:
        return [None if i is None else Reading.of(values[i], f"{name}[1][{i}]") for i in self.rows]

    @beat("Line up all {inputs} activations of the first layer as one column of numbers, a vector.")
    def activations_become_a_vector(self) -> None:
        """The grid of neurons, and its values as a column."""
        self.grid = NeuronGrid(self.activations.pixels, 4.2).move_to(at(-3.9, EQUATION_HEIGHT))
        self.neurons[0] = self.grid
        self.lengths: dict[ValueMatrix, VMobject] = {self.vector: shape_label(str(self.facts["inputs"]), self.vector)}
        self.play(FadeIn(self.grid), run_time=style.STEP)
        shown = [j for j in self.columns if j is not None]
        entries = [row for row, j in zip(self.vector.rows, self.columns, strict=True) if j is not None]
        left_out = [row for row, j in zip(self.vector.rows, self.columns, strict=True) if j is None]
        twins = [self._twin_of(j) for j in shown]
        self.play(FadeIn(*twins), run_time=style.QUICK)
        moves = [ReplacementTransform(twin, entry[0]) for twin, entry in zip(twins, entries, strict=True)]
        self.play(LaggedStart(*moves, lag_ratio=0.1), run_time=style.LONG_IDEA)
        self.play(FadeIn(self.vector.brackets, *left_out, self.lengths[self.vector]), run_time=style.STEP)

    def _twin_of(self, pixel: int) -> Readout:
        """The value of a pixel, as small as the pixel and in its place, to grow on its way to the vector."""
        reading = Reading.of(self.activations.pixels[pixel], f"a[0][{pixel}]")
        twin = Readout(reading, style.TYPE_SMALL, style.TALKED_ABOUT)
        return twin.scale_to_fit_width(self.grid.spacing).move_to(self.grid.centres[pixel])

    @beat("The weights of one neuron make a row. Row times column, term by term, is its weighted sum: {dot}.")
    def one_neuron_is_a_row(self) -> None:
        """The first row of W, the vector, and the real sum of their products."""
        first = self.matrix.rows[0]
        self.sum = Readout(self.facts["dot"], style.TYPE_BODY, style.TALKED_ABOUT)
        self.sum_sign = text("$=$", style.TYPE_BODY).next_to(self.vector, buff=0.25).set_y(first.get_y())
        self.sum.next_to(self.sum_sign, buff=0.25).set_y(first.get_y())
        self.play(FadeOut(self.grid, shift=0.5 * LEFT), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(entry, shift=0.15 * UP) for entry in first), lag_ratio=0.1), run_time=style.IDEA)
        box = SurroundingRectangle(first, color=style.TALKED_ABOUT, buff=0.08, stroke_width=2)
        column = SurroundingRectangle(self.vector.rows, color=style.TALKED_ABOUT, buff=0.06, stroke_width=2)
        self.play(FadeIn(box, column), run_time=style.QUICK)
        self.play(FadeIn(self.sum_sign, self.sum, shift=0.2 * LEFT), run_time=style.STEP)
        self.boxes = VGroup(box, column)

    @beat(
        "All {neurons} neurons together: a matrix, {neurons} rows by {inputs} columns. "
        "Below, all {weights} weights at once."
    )
    def all_rows_are_a_matrix(self) -> None:
        """The other rows, the shape, and the whole matrix as a picture."""
        shape = f"{self.facts['neurons']} $times$ {self.facts['inputs']}"
        self.lengths[self.matrix] = shape_label(shape, self.matrix)
        weights = self.network.weights[0]
        self.strip = Picture(style.signed(weights), 12.4, 1.15).move_to(at(0, -2.5))
        words = text("the real $W$: rows are neurons, columns are pixels", style.TYPE_SMALL, style.QUIET)
        legend = Legend("positive", "negative", "")
        for part, side in ((words, LEFT), (legend, RIGHT)):
            self.strip.add(part.next_to(self.strip.frame, DOWN, buff=0.2).align_to(self.strip.frame, side))
        self.play(FadeOut(self.boxes, self.sum_sign, self.sum), FadeIn(self.matrix.brackets), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(row) for row in self.matrix.rows[1:]), lag_ratio=0.3), run_time=style.IDEA)
        self.play(FadeIn(self.lengths[self.matrix]), FadeIn(self.strip, shift=0.2 * UP), run_time=style.STEP)

    @beat(
        "Add the biases as a vector, and let {squash} every entry: "
        "out come the {neurons} activations of the next layer."
    )
    def biases_and_sigmoid_complete_it(self) -> None:
        """b, then sigma around everything, and the result."""
        count = str(self.facts["neurons"])
        self.lengths |= {part: shape_label(count, part) for part in (self.bias, self.result)}
        self.play(FadeIn(self.plus, self.bias, self.lengths[self.bias], shift=0.2 * LEFT), run_time=style.IDEA)
        self.play(FadeIn(self.sigma, self.parens), run_time=style.STEP)
        self.play(FadeIn(self.equals, self.result, self.lengths[self.result], shift=0.2 * LEFT), run_time=style.IDEA)

    @beat("Written short, a whole layer is one line: the next activations are {function} of W a plus b.")
    def it_folds_into_one_line(self) -> None:
        """Every part folds into its letter."""
        name = NAMES[squashing_of(self.network)]
        line = text(f"$a^((1)) = {name}(W a^((0)) + b)$", 1.5 * style.TYPE_FORMULA).move_to(at(0, EQUATION_HEIGHT))
        glyphs = iter(line.submobjects[1:])
        letters = [VGroup(*itertools.islice(glyphs, count)) for _, count in self._parts_of_the_line()]
        parts = [part for part, _ in self._parts_of_the_line()]
        for place, color in ((2, style.TALKED_ABOUT), (7, style.BIAS), (4, style.EXCITES)):
            letters[place].set_color(color)
        self.play(FadeOut(*self.lengths.values(), self.strip), run_time=style.QUICK)
        folds = [ReplacementTransform(part, letter) for part, letter in zip(parts, letters, strict=True)]
        self.play(*folds, run_time=style.LONG_IDEA)
        self.line = Group(*letters)

    def _parts_of_the_line(self) -> list[tuple[VMobject, int]]:
        """What folds into the formula, in its order, and into how many of its glyphs: a (1) = sigma ( W a (0) + b )."""
        left, right = self.parens
        return [
            (self.result, 4),
            (self.equals, 1),
            (self.sigma, len(self.sigma.submobjects) - 1),
            (left, 1),
            (self.matrix, 1),
            (self.vector, 4),
            (self.plus, 1),
            (self.bias, 1),
            (right, 1),
        ]

    @beat("And in Python these few lines run the whole network, all {parameters} parameters. This is what they print.")
    def the_same_in_numpy(self) -> None:
        """The lines that do it, run as they stand, and their output."""
        listing = code(self.lines)
        printed = code(self._run_lines(), plain=True)
        VGroup(listing, printed).arrange(DOWN, aligned_edge=LEFT, buff=0.75).move_to(at(0, -0.75))
        heading = text("prints", style.TYPE_SMALL, style.QUIET).next_to(printed, UP, buff=0.2).align_to(printed, LEFT)
        self.play(self.line.animate.scale(0.6).move_to(at(0, 3.0)), run_time=style.STEP)
        self.play(FadeIn(listing, shift=0.2 * UP), run_time=style.IDEA)
        self.play(FadeIn(heading, printed, shift=0.2 * UP), run_time=style.STEP)

    def _run_lines(self) -> str:
        """Run the listing on the hero, and catch what it prints."""
        names = {
            "np": np,
            "pixels": self.activations.pixels,
            "weights": self.network.weights,
            "biases": self.network.biases,
        }
        caught = io.StringIO()
        with contextlib.redirect_stdout(caught):
            exec(compile(self.lines, "listing", "exec"), names)
        return caught.getvalue().rstrip()
