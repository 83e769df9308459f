"""A whole layer in one line, a' = sigma(W a + b)."""

from __future__ import annotations

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
from scenes.chapters.matrix_form.facts import EquationFacts
from scenes.chapters.matrix_form.layer_equation import LayerEquation, named
from scenes.chapters.matrix_form.layout import LAYOUTS
from scenes.chapters.matrix_form.numpy_program import printed_by, program_for
from scenes.chapters.matrix_form.program_beside_image import place_program, prints_heading
from scenes.chapters.matrix_form.tensors import ValueMatrix, shape_label
from scenes.chapters.matrix_form.weight_strip import WeightStrip
from scenes.facts import squashing_of
from scenes.figures import DigitImage, NeuronGrid, short_form
from scenes.language import FUNCTION, SQUEEZE, SQUEEZES, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import Readout, code, line_of, text

EDGE = 0.15  # of the frame that stays free, at least, on either side of the equation


class MatrixForm(Storyboard):
    """The whole layer as one line, with real values in it."""

    title = "All of it in one line"

    def set_stage(self) -> None:
        """Choose the pixels and the neurons that show their values, and set the equation."""
        self.layout = style.for_frame(LAYOUTS)
        self.function = squashing_of(self.network)
        self.words |= {
            "function": translate(FUNCTION[self.function]),
            "squeeze": translate(SQUEEZE[self.function]),
        }
        room = style.frame().width - 2 * EDGE
        for window in range(self.layout.window, 0, -1):  # fewer pixels where numbers are long
            self.shown = EquationFacts.of(self.network, self.activations, window)
            self.equation = self._equation()
            if self.equation.width <= room:
                break
        self.equation.scale(min(1.0, room / self.equation.width))
        self.equation.move_to(at(0, self.layout.equation))
        self.facts |= self.shown.captions

    def _equation(self) -> LayerEquation:
        """Set the equation with the values that are shown."""
        return LayerEquation(
            self.shown.weights,
            self.shown.inputs,
            self.shown.biases,
            self.shown.outputs,
            self.function,
            gap=self.layout.gap,
            in_two_lines=self.layout.in_two_lines,
        )

    @beat("Let's write it down. The {inputs} activations make a column: a vector.")
    def activations_become_a_vector(self) -> None:
        """Line up the values of the grid of neurons as a column."""
        self.grid = NeuronGrid(self.activations.pixels, self.layout.grid_width)
        self.neurons[0] = self.grid.move_to(at(*self.layout.grid))
        self.vector, self.matrix = self.equation.vector, self.equation.matrix
        self.lengths: dict[ValueMatrix, VMobject] = {
            self.vector: shape_label(str(self.facts["inputs"]), self.vector)
        }
        self.play(FadeIn(self.grid), run_time=style.STEP)
        rows = list(zip(self.vector.rows, self.shown.pixels, strict=True))
        left_out = [row for row, pixel in rows if pixel is None]
        entries = [row[0] for row, pixel in rows if pixel is not None]
        values = [self._value_in(pixel) for pixel in self.shown.pixels if pixel is not None]
        self.play(FadeIn(*values), run_time=style.QUICK)
        moves = map(ReplacementTransform, values, entries)
        self.play(LaggedStart(*moves, lag_ratio=0.1), run_time=style.LONG_IDEA)
        self.play(
            FadeIn(self.vector.brackets, *left_out, self.lengths[self.vector]), run_time=style.STEP
        )

    def _value_in(self, pixel: int) -> Readout:
        """Return the value of a pixel, in it and as small as it, to grow on its way."""
        value = Readout(self.shown.input(pixel), style.TYPE_SMALL, theme().talked_about)
        return value.scale_to_fit_width(self.grid.spacing).move_to(self.grid.centres[pixel])

    @beat(
        "The first neuron's weights make a row. Multiply in pairs, add them up: its weighted sum "
        "is {dot}."
    )
    def one_neuron_is_a_row(self) -> None:
        """Multiply the first row of W and the vector, entry by entry, and add the products up."""
        first = self.matrix.rows[0]
        self.play(FadeOut(self.grid, shift=0.5 * LEFT), run_time=style.QUICK)
        self.row_of_shades = WeightStrip(style.signed(self.network.weights[0])[:1], self.layout)
        note = self._note_on_shades()
        arrivals = (FadeIn(entry, shift=0.15 * UP) for entry in first)
        self.play(
            LaggedStart(*arrivals, lag_ratio=0.1),
            FadeIn(self.row_of_shades),
            FadeIn(note),
            run_time=style.STEP,
        )
        boxes = [
            SurroundingRectangle(part, color=theme().talked_about, buff=buff, stroke_width=2)
            for part, buff in ((first, 0.08), (self.vector.rows, 0.06))
        ]
        self.play(FadeIn(*boxes), run_time=style.QUICK)
        products, total = self._multiply(), self._total()
        self.play(FadeIn(total, shift=0.2 * LEFT), run_time=style.QUICK)
        self.by_hand = VGroup(*boxes, *products, total, note)

    def _note_on_shades(self) -> VGroup:
        """Write below the row of weights how many they are, and of what."""
        count = Readout(self.facts["inputs"], style.TYPE_SMALL, theme().quiet)
        note = line_of([count, text("weights of one neuron", style.TYPE_SMALL, theme().quiet)])
        return note.next_to(self.row_of_shades, DOWN, buff=0.2).align_to(self.row_of_shades, LEFT)

    def _multiply(self) -> tuple[VGroup, VGroup]:
        """Copy the entries of the vector below the weights, and return them and the products."""
        factors, results = self.equation.times_the_vector(self.shown.first_products)
        rows = zip(self.vector.rows, self.shown.pixels, strict=True)
        entries = [row[0] for row, pixel in rows if pixel is not None]
        flights = map(TransformFromCopy, entries, factors)
        self.play(LaggedStart(*flights, lag_ratio=0.1), run_time=style.IDEA)
        self.play(FadeIn(results), run_time=style.STEP)
        return factors, results

    def _total(self) -> VGroup:
        """Write to the right of the vector what the products add up to."""
        height = self.matrix.rows[0].get_y()
        sign = text("$=$", style.TYPE_BODY).next_to(self.vector, buff=0.25).set_y(height)
        total = Readout(self.facts["dot"], style.TYPE_BODY, theme().talked_about)
        total.next_to(sign, buff=0.25).set_y(height)
        room = style.frame().width / 2 - EDGE - total.get_left()[0]
        if total.width > room:
            total.scale(room / total.width, about_edge=LEFT)
        return VGroup(sign, total)

    @beat(
        "All {neurons} rows make a matrix, {neurons} by {inputs}. Down here, all {weights} "
        "weights at once."
    )
    def all_rows_are_a_matrix(self) -> None:
        """Add the other rows and the shape, and show the whole matrix as a picture."""
        shape = f"{self.facts['neurons']} $times$ {self.facts['inputs']}"
        self.lengths[self.matrix] = shape_label(shape, self.matrix)
        self.strip = WeightStrip(style.signed(self.network.weights[0]), self.layout)
        top = self.row_of_shades.animate.stretch_to_fit_height(
            self.layout.strip[1] / len(self.network.weights[0])
        )
        self.strip.add_key()
        self.play(FadeOut(self.by_hand), FadeIn(self.matrix.brackets), run_time=style.QUICK)
        self.play(top.align_to(self.strip, UP), run_time=style.STEP)
        others = [FadeIn(row) for row in self.matrix.rows[1:]]
        if others:
            self.play(LaggedStart(*others, lag_ratio=0.3), run_time=style.IDEA)
        self.play(FadeIn(self.lengths[self.matrix]), FadeIn(self.strip), run_time=style.IDEA)
        self.remove(self.row_of_shades)

    @beat(
        "Multiply, add the biases, let {function} {squeeze} every entry, and out come the next "
        "{neurons} activations."
    )
    def biases_and_sigmoid_complete_it(self) -> None:
        """Add b, then sigma around everything, and the result."""
        count, parts = str(self.facts["neurons"]), self.equation
        self.lengths |= {part: shape_label(count, part) for part in (parts.bias, parts.result)}
        bias = FadeIn(parts.plus, parts.bias, self.lengths[parts.bias], shift=0.2 * LEFT)
        self.play(bias, run_time=style.IDEA)
        self.play(FadeIn(parts.function, parts.parens), run_time=style.STEP)
        result = FadeIn(parts.equals, parts.result, self.lengths[parts.result], shift=0.2 * LEFT)
        self.play(result, run_time=style.IDEA)

    @beat("So a layer fits on one line: W times a, plus b, with {function} around it.")
    def it_folds_into_one_line(self) -> None:
        """Fold every part into its letter."""
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

    @beat("In Python, these lines run the whole network, all {parameters} numbers, and print this.")
    def the_same_in_numpy(self) -> None:
        """List the lines that do it, run as they stand, and what they print."""
        program, pixels = program_for(self.network), self.activations.pixels
        listing = code(program)
        printed = code(printed_by(program, self.network, pixels), plain=True)
        both = VGroup(listing, printed).arrange(DOWN, aligned_edge=LEFT, buff=0.75)
        image = DigitImage(pixels, self.layout.image_width)
        name = text("`pixels`", style.TYPE_LABEL)
        place_program(image, name, both, self.layout)
        heading = prints_heading(printed)
        self.play(FadeOut(self.names), run_time=style.QUICK)
        line = self.line.animate.scale(0.6).move_to(at(0, style.frame().height / 2 - 1.0))
        self.play(line, FadeIn(image, name), run_time=style.STEP)
        self.play(FadeIn(listing, shift=0.2 * UP), run_time=style.IDEA)
        self.play(FadeIn(heading, printed, shift=0.2 * UP), run_time=style.STEP)
