"""The image's 784 pixels are the first layer of neurons."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    ReplacementTransform,
    Transform,
    VGroup,
)

from network.digits import SIDE
from scenes import style
from scenes.chapters.pixels_become_neurons.facts import inked_stretch, pixel_up_close, readings_of
from scenes.chapters.pixels_become_neurons.layout import LAYOUTS
from scenes.chapters.pixels_become_neurons.loupe import loupe
from scenes.figures import (
    CollapsedColumn,
    DigitImage,
    FilledNeuron,
    NeuronGrid,
    Ripple,
    of_network,
    side_braces,
)
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import LINE_GAP, CountUp, Readout, line_of, paragraph, text

ROW_BY_ROW = np.repeat(np.linspace(0, 1, SIDE), SIDE)  # delay of each pixel's turn


class PixelsBecomeNeurons(Storyboard):
    """Squares of the image turn into circles: the first layer of neurons."""

    title = "Pixels become neurons"

    def set_stage(self) -> None:
        """Choose the pixel to show up close and the stretch of the column to draw."""
        self.layout, pixels = style.for_frame(LAYOUTS), self.activations.pixels
        self.pixel = pixel_up_close(pixels)
        self.start = inked_stretch(pixels, self.layout.inked, self.layout.ends)
        self.facts |= readings_of(pixels, self.pixel)
        self.words["what"] = translate("digit") if self.hero.label is None else str(self.hero.label)

    @beat(
        "Here's our handwritten {what}. All the network sees is a grid of {side} by {side} pixels."
    )
    def the_image_is_a_grid_of_pixels(self) -> None:
        """Show the image with its measures; row by row it comes apart into its pixels."""
        width, centre = self.layout.image_width, at(*self.layout.image)
        image = DigitImage(self.hero.pixels, width).move_to(centre)
        self.grid = NeuronGrid(self.activations.pixels, width, share=1.0, roundness=0.0).move_to(
            centre
        )
        apart = self.grid.copy()
        self.grid.stroke[:, 3] = 0
        self.measures = side_braces(image, self.facts["side"])
        self.play(FadeIn(image, scale=0.9), run_time=style.IDEA)
        self.add(self.grid)
        self.play(Ripple(self.grid, apart, ROW_BY_ROW, overlap=0.3), run_time=style.LONG_IDEA)
        self.remove(image)
        self.play(FadeIn(self.measures), run_time=style.STEP)

    @beat("Every pixel becomes a neuron that holds one number, its activation: {pixels} neurons.")
    def squares_turn_into_circles(self) -> None:
        """Turn 784 squares into 784 circles, row by row, and count them."""
        pixels = self.activations.pixels
        squares = (
            self.grid.copy()
            .scale_to_fit_width(self.layout.grid_width)
            .move_to(at(*self.layout.grid))
        )
        circles = NeuronGrid(pixels, self.layout.grid_width).move_to(squares)
        self.neurons[0] = self.grid
        product, count = self._product()
        words, width = msgid("neurons in the first layer"), self.layout.product_width
        below = paragraph(words, width, self.layout.words, theme().quiet, even=True)
        below.next_to(VGroup(product, count), DOWN, buff=0.3)
        measures = Transform(self.measures, side_braces(squares, self.facts["side"]))
        self.play(Transform(self.grid, squares), measures, FadeIn(product), run_time=style.STEP)
        self.play(
            Ripple(self.grid, circles, ROW_BY_ROW, overlap=0.35),
            CountUp(count, 0, 0),
            run_time=style.LONG_IDEA + 0.4,
        )
        self.play(FadeIn(below), run_time=style.QUICK)
        self.counting = VGroup(product, count, below)

    def _product(self) -> tuple[VGroup, Readout]:
        """Set side times side, up to the equals sign, and the number of pixels after it."""
        size, side = self.layout.title, self.facts["side"]
        factors = [Readout(side, size), text("$times$", size), Readout(side, size)]
        product = line_of([*factors, text("$=$", size)], 0.2)
        count = Readout(self.facts["pixels"], size, theme().talked_about)
        line_of([product[-1], count], 0.2)
        VGroup(product, count).move_to(at(*self.layout.product))
        return product, count

    @beat("This one holds {value}. Black is 0, white is 1.")
    def one_pixel_up_close(self) -> None:
        """Enlarge one neuron beside the grid, with its place and its value."""
        place = self.grid.centres[self.pixel]
        ring = Circle(radius=0.16, color=theme().talked_about, stroke_width=4).move_to(place)
        large = FilledNeuron(self.facts["value"], self.layout.large_width, self.layout.title)
        large.move_to(at(*self.layout.large))
        position = VGroup(
            *(
                line_of(
                    [
                        text(name, style.TYPE_BODY, theme().quiet),
                        Readout(self.facts[name], style.TYPE_BODY),
                    ]
                )
                for name in (msgid("row"), msgid("column"))
            )
        )
        position.arrange(DOWN, buff=0.35, aligned_edge=LEFT).next_to(large, RIGHT, buff=0.4)
        rays = loupe(ring, large.circle)
        self.play(FadeOut(self.counting), Create(ring), run_time=style.STEP)
        small = large.circle.copy().scale_to_fit_width(self.grid.cell_width).move_to(place)
        self.play(Create(rays), ReplacementTransform(small, large.circle), run_time=style.IDEA)
        self.play(FadeIn(large.value), FadeIn(position), run_time=style.QUICK)
        self.close_up = VGroup(ring, rays, large.circle, large.value, position)

    @beat(
        "Stacked up, they'd make one very long column.",
        "Column or grid, they're the first layer.",
    )
    def the_grid_is_the_first_layer(self) -> None:
        """Stack the rows up into a column around ellipses, and fold them back into the grid."""
        layout = of_network()
        folded = NeuronGrid(self.activations.pixels, layout.grid_width).shift(at(*layout.grid))
        column, labels = self._column()
        self.play(FadeOut(self.close_up, self.measures), run_time=style.QUICK)
        self.play(Ripple(self.grid, column, ROW_BY_ROW, overlap=0.4), run_time=style.LONG_IDEA)
        self.play(FadeIn(labels), run_time=style.QUICK)
        self.wait_for_words()
        self.play(FadeOut(labels), run_time=style.QUICK)
        self.play(Ripple(self.grid, folded, 1 - ROW_BY_ROW, overlap=0.4), run_time=style.LONG_IDEA)
        size = self.layout.words
        count = [
            Readout(self.facts["pixels"], size),
            text("neurons, one for each pixel", size, theme().quiet),
        ]
        name = VGroup(text("the first layer", self.layout.title), line_of(count)).arrange(
            DOWN, buff=0.35
        )
        self.play(
            FadeIn(name.move_to(at(*self.layout.name)), shift=0.3 * LEFT), run_time=style.STEP
        )

    def _column(self) -> tuple[CollapsedColumn, VGroup]:
        """Draw the layer as a column around ellipses, with words beside it."""
        count, layout = len(self.activations.pixels), self.layout
        shown = [
            range(layout.ends),
            range(self.start, self.start + layout.inked),
            range(count - layout.ends, count),
        ]
        column = CollapsedColumn(
            self.activations.pixels, shown, layout.column, layout.spacing, layout.diameter
        )
        number = Readout(self.facts["pixels"], layout.title)
        name = line_of([number, text("neurons in one column", layout.title)])
        if name.width > layout.column_name_width:
            words = paragraph(
                "neurons in one column", layout.column_name_width, layout.title, even=True
            )
            name = VGroup(number, words).arrange(DOWN, buff=LINE_GAP)
        return column, VGroup(column.left_out, name.move_to(at(*layout.column_name)))
