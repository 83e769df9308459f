"""A neuron holds a number between 0 and 1, its activation."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    LaggedStart,
    Line,
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
    VMobject,
    rush_into,
)

from network.digits import SIDE
from scenes import style
from scenes.chapters.a_number_that_lights.brightness_scale import BrightnessScale, LightTo
from scenes.chapters.a_number_that_lights.facts import (
    passing_values,
    pixel_value,
    readings_of,
    three_pixels,
    varied_row,
)
from scenes.chapters.a_number_that_lights.layout import LAYOUTS
from scenes.chapters.a_number_that_lights.pixel_neurons import (
    NamedNeurons,
    pixel_cells,
    pixel_frames,
    pixel_rays,
    row_value,
)
from scenes.drawing.fields import CellField
from scenes.figures import DigitImage, FilledNeuron, NerveCell, NeuronGrid, Ripple, rimmed
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, at, theme
from scenes.text import Reading, Readout, line_of, text


class ANumberThatLights(Storyboard):
    """A neuron is a circle that lights up as far as its number says."""

    title = "A number that lights up"

    def set_stage(self) -> None:
        """Choose pixels of the hero: some to pass through, three to follow, and a row."""
        self.layout, pixels = style.for_frame(LAYOUTS), self.activations.pixels
        self.passing = passing_values(pixels)
        self.darkest = pixel_value(pixels, int(pixels.argmin()))
        self.brightest = pixel_value(pixels, int(pixels.argmax()))
        self.three = three_pixels(pixels, side_by_side=self.layout.is_turned)
        self.row = varied_row(pixels)
        self.facts |= readings_of(pixels, self.three, self.row)

    @beat(
        "What is a neural network? It's made of neurons, named after nerve cells in your brain.",
        "Here, a neuron just holds a number.",
    )
    def a_neuron_holds_a_number(self) -> None:
        """Shrink the drawing of a nerve cell to its round body, and let a number into it."""
        layout = self.layout
        cell = NerveCell().scale(layout.cell_scale)
        if layout.cell_is_turned:
            cell.rotate(-np.pi / 2)
        cell.move_to(at(*layout.cell))
        origin = text("a nerve cell (a drawing)", style.TYPE_LABEL, theme().quiet).move_to(
            at(0, layout.origin)
        )
        self.neuron = FilledNeuron(self.darkest, layout.diameter, style.TYPE_FORMULA).move_to(
            at(*layout.neuron)
        )
        self.name = text("a neuron", style.TYPE_TITLE).move_to(at(0, layout.name))
        self.play(FadeIn(cell), FadeIn(origin), run_time=style.STEP)
        self.play(cell.signals((0, 2, 4)), run_time=style.LONG_IDEA)
        self.play(cell.fires())
        self.wait_for_words()
        rest = [part for part in cell if part is not cell.body]
        body = ReplacementTransform(cell.body, self.neuron.circle)
        self.play(FadeOut(*rest), FadeOut(origin), body, run_time=style.IDEA)
        self.play(FadeIn(self.name, shift=0.2 * UP), run_time=style.STEP)
        self.play(FadeIn(self.neuron.value, shift=2.5 * UP), run_time=style.IDEA)
        self.remove(*self.neuron)
        self.add(self.neuron)

    @beat("It's between 0 and 1. The bigger it is, the brighter the neuron glows.")
    def the_light_follows_the_number(self) -> None:
        """Take the fill and the number of one neuron through several pixels of the hero."""
        self.scale = BrightnessScale(6.4, 0.42, self.darkest.value).move_to(at(*self.layout.scale))
        moves = (part.animate.shift(self.layout.raised * UP) for part in (self.neuron, self.name))
        self.play(*moves, FadeIn(self.scale, shift=0.2 * UP), run_time=style.STEP)
        for reading in self.passing:
            self._light(reading, style.STEP)

    def _light(self, reading: Reading, run_time: float) -> None:
        """Give the neuron another activation, and move the mark on the scale to it."""
        mark = self.scale.mark.animate.move_to(self.scale.above(reading.value))
        self.play(LightTo(self.neuron, reading), mark, run_time=run_time)
        self.wait(0.5 * style.QUICK)

    @beat(
        "We call that number its activation.",
        "At 0, the neuron is dark. At 1, it's fully lit.",
    )
    def the_number_is_its_activation(self) -> None:
        """Point the word at the number, and go once more to both ends of the scale."""
        layout = self.layout
        moves = [part.animate.shift(at(*layout.aside)) for part in (self.neuron, self.name)]
        self.play(*moves, self.scale.animate.shift(at(*layout.scale_aside)), run_time=style.STEP)
        self.word = text("activation", style.TYPE_FORMULA, theme().talked_about).move_to(
            at(*layout.word)
        )
        side = DOWN if layout.word_is_below else RIGHT
        start = self.word.get_critical_point(-side) - 0.25 * side
        end = self.neuron.circle.get_critical_point(side) + 0.12 * side
        self.pointer = Line(start, end, color=theme().talked_about)
        self.play(FadeIn(self.word, shift=-0.3 * side), Create(self.pointer), run_time=style.STEP)
        self.wait_for_words()
        for reading in (self.darkest, self.brightest, self.facts["grey_pixel"]):
            self._light(reading, style.STEP)

    @beat(
        "The first activations come straight from the picture.",
        "A dark pixel gives {dark_pixel}, a gray one {grey_pixel}, and a bright one "
        "{bright_pixel}.",
    )
    def three_pixels_become_neurons(self) -> None:
        """Lift three squares off the image; they grow round and show their numbers."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout, width = self.layout, self.layout.image_width
        self.image = image = DigitImage(self.hero.pixels, width).move_to(at(*layout.image))
        self.play(FadeIn(image, scale=0.95), run_time=style.STEP)
        chosen = list(self.three.values())
        levels = self.activations.pixels[chosen]
        starts = NeuronGrid(self.activations.pixels, width).move_to(image).centres[chosen]
        ends = np.array([at(*slot) for slot in layout.slots])
        squares = pixel_cells(levels, starts, width / SIDE, 0.0)
        self.play(FadeIn(pixel_frames(levels, starts)), run_time=style.QUICK)
        self.wait_for_words()
        self.add(squares)
        discs = pixel_cells(levels, ends, layout.small, 1.0)
        rays = pixel_rays(starts, ends, layout.small)
        self.play(
            Ripple(squares, discs, np.linspace(0, 1, 3)),
            FadeIn(rays, rate_func=rush_into),
            run_time=style.LONG_IDEA,
        )
        named = NamedNeurons({name: self.facts[f"{name}_pixel"] for name in self.three}, layout)
        self.add(named.neurons)
        self.remove(squares)
        shift = 0.2 * np.array(DOWN if layout.is_turned else RIGHT)
        self.play(
            LaggedStart(*(FadeIn(name, shift=shift) for name in named.names), lag_ratio=0.4),
            run_time=style.IDEA,
        )

    @beat(
        "Take row {row}. Its {side} pixels become {side} neurons, each as bright as its pixel.",
        "The other rows work the same way.",
    )
    def a_row_of_pixels_becomes_a_row_of_neurons(self) -> None:
        """Lift the squares of one row off; they grow round side by side and show their numbers."""
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(self.image)), run_time=style.QUICK
        )
        layout, levels = self.layout, self.activations.pixels[list(self.row)]
        up = self.image.animate.scale_to_fit_width(layout.row_image).move_to(at(*layout.row_place))
        self.play(up, run_time=style.STEP)
        squares = self._squares_of_row()
        frame = rimmed(
            SurroundingRectangle(squares, color=theme().talked_about, buff=0.03, stroke_width=3)
        )
        self.play(Create(frame), FadeIn(self._name_of_row(frame)), run_time=style.STEP)
        places = np.array(
            [at((n - (SIDE - 1) / 2) * layout.spacing, layout.row) for n in range(SIDE)]
        )
        self.add(squares)
        discs = pixel_cells(levels, places, 0.9 * layout.spacing, 1.0)
        self.play(
            Ripple(squares, discs, np.linspace(0, 1, SIDE), overlap=0.5),
            run_time=1.5 * style.LONG_IDEA,
        )
        values = [self._value_in_row(*pair) for pair in enumerate(places)]
        self.play(
            LaggedStart(*(FadeIn(value) for value in values), lag_ratio=0.15),
            run_time=style.LONG_IDEA,
        )
        self.wait_for_words()

    def _squares_of_row(self) -> CellField:
        """Draw the pixels of the row where they lie in the image."""
        pixels, chosen = self.activations.pixels, list(self.row)
        grid = NeuronGrid(pixels, self.layout.row_image, share=1.0, roundness=0.0)
        grid.move_to(self.image)
        squares = pixel_cells(pixels[chosen], grid.centres[chosen], grid.spacing, 0.0)
        squares.stroke[:] = 0
        return squares

    def _name_of_row(self, frame: VMobject) -> VGroup:
        """Set the number of the row to the right of its frame."""
        color = theme().talked_about
        name = line_of([text("row", color=color), Readout(self.facts["row"], color=color)])
        return name.next_to(frame, RIGHT, buff=0.3)

    def _value_in_row(self, number: int, place: FloatArray) -> VGroup:
        """Set the value of the ``number``-th pixel of the row at its neuron."""
        layout = self.layout
        reading = pixel_value(self.activations.pixels, self.row[number])
        return row_value(reading, place, layout.offsets[number % len(layout.offsets)], layout)
