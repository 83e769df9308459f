"""Chapter 4: the image's 784 pixels are the first layer."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    RIGHT,
    UP,
    Brace,
    Circle,
    Create,
    FadeIn,
    FadeOut,
    Group,
    ReplacementTransform,
    VGroup,
)

from scenes import style
from scenes.figures.layers import CollapsedColumn, NetworkDiagram, NeuronGrid, Ripple
from scenes.figures.lettering import CountUp, Reading, Readout, line_of, text
from scenes.figures.neuron import loupe
from scenes.figures.pictures import DigitImage
from scenes.figures.sigmoid import FilledNeuron
from scenes.language import msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at

SIDE = 28
ROW_BY_ROW = np.repeat(np.linspace(0, 1, SIDE), SIDE)  # when each pixel's turn comes
IMAGE_WIDTH = 5.8
COLUMN_X = 0.6
ENDS, MIDDLE = 3, 10  # neurons shown at both ends of the column, and of the inked middle


class PixelsBecomeNeurons(Storyboard):
    """Squares of the image turn into circles: the first layer of neurons."""

    title = "Pixels become neurons"

    def set_stage(self) -> None:
        """Choose the pixel to look at and the stretch of the column to show."""
        pixels = self.activations.pixels
        self.pixel = int(np.argmin(np.abs(pixels - 0.6)))
        row, column = divmod(self.pixel, SIDE)
        inked = np.convolve(pixels, np.ones(MIDDLE), mode="valid")
        halfway = np.abs(inked - MIDDLE / 2) + 10 * (
            np.ptp(np.lib.stride_tricks.sliding_window_view(pixels, MIDDLE), axis=1) < 0.5
        )
        self.start = int(np.clip(np.argmin(halfway), ENDS + 1, len(pixels) - MIDDLE - ENDS - 1))
        self.centre = LEFT * 2.9
        self.facts |= {
            "pixels": Reading.of(len(pixels), "size[0]", 0),
            "side": Reading.of(len(pixels) ** 0.5, "side", 0),
            "row": Reading.of(row + 1, f"row({self.pixel})", 0),
            "column": Reading.of(column + 1, f"column({self.pixel})", 0),
            "value": Reading.of(pixels[self.pixel], f"a[0][{self.pixel}]"),
        }
        self.words["what"] = translate("digit") if self.hero.label is None else str(self.hero.label)

    @beat("A handwritten {what}. To the computer it is a grid of {side} by {side} pixels, some dark, some bright.")
    def the_image_is_a_grid_of_pixels(self) -> None:
        """The image with its measures; row by row it comes apart into its pixels."""
        image = DigitImage(self.hero.pixels, IMAGE_WIDTH)
        self.grid = NeuronGrid(self.activations.pixels, IMAGE_WIDTH, share=1.0, roundness=0.0)
        apart = self.grid.copy()
        self.grid.stroke[:, 3] = 0
        self.measures = VGroup()
        for side in (LEFT, UP):
            brace = Brace(image, side, buff=0.1, color=style.QUIET)
            self.measures.add(VGroup(brace, Readout(self.facts["side"]).next_to(brace, side, buff=0.12)))
        self.play(FadeIn(image, scale=0.9), run_time=style.IDEA)
        self.add(self.grid)
        self.play(Ripple(self.grid, apart, ROW_BY_ROW, overlap=0.3), run_time=style.LONG_IDEA)
        self.remove(image)
        self.play(FadeIn(self.measures), run_time=style.STEP)

    @beat("Let each pixel be a neuron: a circle that holds a number, its activation. That makes {pixels} of them.")
    def squares_turn_into_circles(self) -> None:
        """784 squares become 784 circles, row by row, and are counted."""
        pixels = self.activations.pixels
        circles = NeuronGrid(pixels, IMAGE_WIDTH).move_to(self.centre)
        self.neurons[0] = self.grid
        count = Readout(self.facts["pixels"], style.TYPE_TITLE, style.TALKED_ABOUT)
        side = self.facts["side"]
        factors = [Readout(side, style.TYPE_TITLE), text("$times$", style.TYPE_TITLE), Readout(side, style.TYPE_TITLE)]
        sum_of = line_of([*factors, text("$=$", style.TYPE_TITLE)], 0.2)
        line_of([sum_of[-1], count], 0.2)
        VGroup(sum_of, count).move_to(at(3.6, 0.5))
        below = text("neurons in the first layer", style.TYPE_LABEL, style.QUIET).next_to(
            VGroup(sum_of, count), DOWN, buff=0.3
        )
        self.play(Group(self.grid, self.measures).animate.shift(self.centre), FadeIn(sum_of), run_time=style.STEP)
        self.play(
            Ripple(self.grid, circles, ROW_BY_ROW, overlap=0.35), CountUp(count, 0, 0), run_time=style.LONG_IDEA + 0.4
        )
        self.play(FadeIn(below), run_time=style.QUICK)
        self.counting = VGroup(sum_of, count, below)

    @beat("Look at the one in row {row}, column {column}: it holds {value}. Black is 0, white is 1.")
    def one_pixel_up_close(self) -> None:
        """One neuron, enlarged beside the grid, with its place and its value."""
        place = self.grid.centres[self.pixel]
        ring = Circle(radius=0.16, color=style.TALKED_ABOUT, stroke_width=4).move_to(place)
        large = FilledNeuron(self.facts["value"], 2.0, style.TYPE_TITLE).move_to(at(3.1, 0.4))
        where = VGroup(
            *(
                line_of([text(name, style.TYPE_BODY, style.QUIET), Readout(self.facts[name], style.TYPE_BODY)])
                for name in (msgid("row"), msgid("column"))
            )
        )
        where.arrange(DOWN, buff=0.35, aligned_edge=LEFT).next_to(large, RIGHT, buff=0.4)
        rays = loupe(ring, large.circle)
        self.play(FadeOut(self.counting), Create(ring), run_time=style.STEP)
        small = large.circle.copy().scale_to_fit_width(self.grid.cell_width).move_to(place)
        self.play(Create(rays), ReplacementTransform(small, large.circle), run_time=style.IDEA)
        self.play(FadeIn(large.value), FadeIn(where), run_time=style.QUICK)
        self.close_up = VGroup(ring, rays, large.circle, large.value, where)

    @beat("Stacked up they make one long column. Folded back, all {pixels} stay in view: the grid is the first layer.")
    def the_grid_is_the_first_layer(self) -> None:
        """The rows stack up into a column around ellipses, and fold back to where the film will keep them."""
        home = NeuronGrid(self.activations.pixels, NetworkDiagram.GRID_WIDTH).shift(at(NetworkDiagram.GRID_X, 0))
        column, labels = self._column()
        self.play(FadeOut(self.close_up, self.measures), run_time=style.QUICK)
        self.play(Ripple(self.grid, column, ROW_BY_ROW, overlap=0.4), run_time=style.LONG_IDEA)
        self.play(FadeIn(labels), run_time=style.QUICK)
        self.wait(style.IDEA)
        self.play(FadeOut(labels), run_time=style.QUICK)
        self.play(Ripple(self.grid, home, 1 - ROW_BY_ROW, overlap=0.4), run_time=style.LONG_IDEA)
        count = [Readout(self.facts["pixels"]), text("neurons, one for each pixel", color=style.QUIET)]
        name = VGroup(text("the first layer", style.TYPE_TITLE), line_of(count)).arrange(DOWN, buff=0.35)
        self.play(FadeIn(name.move_to(at(3.1, 0)), shift=0.3 * LEFT), run_time=style.STEP)

    def _column(self) -> tuple[CollapsedColumn, VGroup]:
        """The layer as a column around ellipses, and the words beside it."""
        count = len(self.activations.pixels)
        shown = [range(ENDS), range(self.start, self.start + MIDDLE), range(count - ENDS, count)]
        column = CollapsedColumn(self.activations.pixels, shown, COLUMN_X, 0.36, 0.31)
        words = text("neurons in one column", style.TYPE_TITLE)
        name = line_of([Readout(self.facts["pixels"], style.TYPE_TITLE), words]).move_to(at(-3.4, 0))
        return column, VGroup(column.left_out, name)
