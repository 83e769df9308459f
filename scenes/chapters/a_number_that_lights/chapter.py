"""Chapter 3: a neuron holds a number between 0 and 1, its activation."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Group,
    LaggedStart,
    Line,
    ReplacementTransform,
    SurroundingRectangle,
    VGroup,
    rush_into,
)

from scenes import style
from scenes.chapters.a_number_that_lights.layout import LAYOUTS
from scenes.drawing.fields import CellField
from scenes.figures.layers import NeuronGrid, Ripple
from scenes.figures.nerve_cell import NerveCell
from scenes.figures.neuron import BrightnessScale, LightTo
from scenes.figures.pictures import RIM, DigitImage, rimmed
from scenes.figures.sigmoid_plot import FilledNeuron
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.paragraph import paragraph
from scenes.text.readout import Reading, Readout, line_of
from scenes.text.typesetting import text

WANTED = (
    0.2,
    0.5,
    0.8,
    1.0,
    0.35,
)  # activations to pass through; the hero's pixels nearest to them are shown
SIDE = 28
PIXELS = {
    "dark": msgid("a dark pixel"),
    "grey": msgid("a grey pixel"),
    "bright": msgid("a bright pixel"),
}


class ANumberThatLights(Storyboard):
    """A neuron is a circle that lights up as far as its number says."""

    title = "A number that lights up"

    def set_stage(self) -> None:
        """Choose pixels of the hero: some to pass through, three to look at, and a row that changes often."""
        self.layout, pixels = style.for_frame(LAYOUTS), self.activations.pixels
        self.passing = [self._value(int(np.argmin(np.abs(pixels - level)))) for level in WANTED]
        self.darkest, self.brightest = (
            self._value(int(pixels.argmin())),
            self._value(int(pixels.argmax())),
        )
        self.pixels = self._three_pixels()
        changes = np.abs(np.diff(pixels.reshape(SIDE, SIDE))).sum(axis=1)
        greys = (pixels * (1 - pixels)).reshape(SIDE, SIDE).sum(axis=1)
        start = SIDE * int(np.argmax(changes + 2 * greys))
        self.row = range(start, start + SIDE)
        self.facts |= {name: self._value(pixel) for name, pixel in self.pixels.items()}
        self.facts["row"] = Reading.of(start // SIDE + 1, f"row({start})", 0)
        self.facts["side"] = Reading.of(len(pixels) ** 0.5, "side", 0)

    def _value(self, pixel: int) -> Reading:
        return Reading.of(self.activations.pixels[pixel], f"a[0][{pixel}]")

    def _three_pixels(self) -> dict[str, int]:
        """A grey pixel, a bright one well above or below it, and a dark one as far as can be from both.

        Where there is a choice, they lie to the right, so that the way to their neurons is short. Where the neurons
        stand below the image, so do they lie side by side and low.
        """
        pixels = self.activations.pixels
        rows, columns = np.divmod(np.arange(len(pixels)), SIDE)
        if self.layout.is_turned:
            rows, columns = columns, rows
        off = np.abs(pixels - 0.5)
        grey = int(np.argmax(np.where(off <= off.min() + 0.05, columns, -1)))
        apart = np.minimum(np.abs(rows - rows[grey]), SIDE // 4) + 0.3 * columns
        bright = int(np.argmax(np.where(pixels >= 0.95 * pixels.max(), apart, -1)))
        apart = np.minimum(np.abs(rows - rows[grey]), np.abs(rows - rows[bright])) + 0.1 * columns
        inside = (
            (np.abs(rows - SIDE / 2) < 10)
            & (np.abs(columns - SIDE / 2) < 9)
            & (pixels <= pixels.min() + 0.02)
        )
        dark = int(np.argmax(np.where(inside, apart, -1))) if inside.any() else int(pixels.argmin())
        chosen = {"dark": dark, "grey": grey, "bright": bright}
        return dict(sorted(chosen.items(), key=lambda entry: (rows[entry[1]], columns[entry[1]])))

    @beat(
        "A neural network is made of neurons. They are named after the nerve cells of the brain, "
        "but here a neuron is just a thing that holds a number."
    )
    def a_neuron_holds_a_number(self) -> None:
        """The drawing of a nerve cell shrinks to its round body, and a number goes into it."""
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
        rest = [part for part in cell if part is not cell.body]
        body = ReplacementTransform(cell.body, self.neuron.circle)
        self.play(FadeOut(*rest), FadeOut(origin), body, run_time=style.IDEA)
        self.play(FadeIn(self.name, shift=0.2 * UP), run_time=style.STEP)
        self.play(FadeIn(self.neuron.value, shift=2.5 * UP), run_time=style.IDEA)
        self.remove(*self.neuron)
        self.add(self.neuron)

    @beat("The number lies between 0 and 1. The larger it is, the more the neuron glows.")
    def the_light_follows_the_number(self) -> None:
        """One circle whose fill and number go through several pixel values of the hero."""
        self.scale = BrightnessScale(6.4, 0.42, self.darkest.value).move_to(at(*self.layout.scale))
        up = (part.animate.shift(self.layout.raised * UP) for part in (self.neuron, self.name))
        self.play(*up, FadeIn(self.scale, shift=0.2 * UP), run_time=style.STEP)
        for reading in self.passing:
            self._light(reading, style.STEP)

    def _light(self, reading: Reading, run_time: float) -> None:
        mark = self.scale.mark.animate.move_to(self.scale.above(reading.value))
        self.play(LightTo(self.neuron, reading), mark, run_time=run_time)
        self.wait(0.5 * style.QUICK)

    @beat(
        "This number is called the neuron's activation. At 0 the neuron stays dark; at 1 it is fully lit."
    )
    def the_number_is_its_activation(self) -> None:
        """The word, pointing at the number; once more to both ends of the scale."""
        layout = self.layout
        moves = [part.animate.shift(at(*layout.aside)) for part in (self.neuron, self.name)]
        self.play(*moves, self.scale.animate.shift(at(*layout.scale_aside)), run_time=style.STEP)
        self.word = text("activation", style.TYPE_FORMULA, theme().talked_about).move_to(
            at(*layout.word)
        )
        way = DOWN if layout.word_is_below else RIGHT
        start = self.word.get_critical_point(-way) - 0.25 * way
        end = self.neuron.circle.get_critical_point(way) + 0.12 * way
        self.pointer = Line(start, end, color=theme().talked_about)
        self.play(FadeIn(self.word, shift=-0.3 * way), Create(self.pointer), run_time=style.STEP)
        for reading in (self.darkest, self.brightest, self.facts["grey"]):
            self._light(reading, style.STEP)

    @beat(
        "Where do the first of these numbers come from? From the picture: "
        "a dark pixel gives {dark}, a grey one {grey}, a bright one {bright}."
    )
    def three_pixels_become_neurons(self) -> None:
        """Three squares of the image lift off, grow round and show their numbers."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        width = self.layout.image_width
        self.image = image = DigitImage(self.hero.pixels, width).move_to(at(*self.layout.image))
        self.play(FadeIn(image, scale=0.95), run_time=style.STEP)
        places = NeuronGrid(self.activations.pixels, width).move_to(image).centres
        chosen = list(self.pixels.values())
        start = self._cells(chosen, places[chosen], width / SIDE, 0.0)
        slots = np.array([at(*slot) for slot in self.layout.slots])
        frames = self._frames_around(chosen, places[chosen])
        self.play(FadeIn(frames), run_time=style.QUICK)
        self.add(start)
        grown = self._cells(chosen, slots, self.layout.small, 1.0)
        rays = self._rays(places[chosen], slots)
        self.play(
            Ripple(start, grown, np.linspace(0, 1, 3)),
            FadeIn(rays, rate_func=rush_into),
            run_time=style.LONG_IDEA,
        )
        neurons, words = self._named_neurons(slots)
        self.add(neurons)
        self.remove(start)
        self.play(
            LaggedStart(*(FadeIn(word, shift=0.2 * self._beyond) for word in words), lag_ratio=0.4),
            run_time=style.IDEA,
        )

    @beat(
        "Take a whole row, row {row}: its {side} pixels become {side} neurons, each as bright as its pixel. "
        "All the other rows can follow."
    )
    def a_row_of_pixels_becomes_a_row_of_neurons(self) -> None:
        """The squares of one row lift off, grow round side by side, and show their numbers."""
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(self.image)), run_time=style.QUICK
        )
        layout = self.layout
        home = self.image.animate.scale_to_fit_width(layout.row_image).move_to(
            at(*layout.row_place)
        )
        self.play(home, run_time=style.STEP)
        grid = NeuronGrid(
            self.activations.pixels, layout.row_image, share=1.0, roundness=0.0
        ).move_to(self.image)
        squares = self._cells(self.row, grid.centres[list(self.row)], grid.spacing, 0.0)
        squares.stroke[:] = 0
        frame = rimmed(
            SurroundingRectangle(squares, color=theme().talked_about, buff=0.03, stroke_width=3)
        )
        name = line_of(
            [
                text("row", color=theme().talked_about),
                Readout(self.facts["row"], color=theme().talked_about),
            ]
        )
        self.play(Create(frame), FadeIn(name.next_to(frame, RIGHT, buff=0.3)), run_time=style.STEP)
        places = np.array(
            [at((n - (SIDE - 1) / 2) * layout.spacing, layout.row) for n in range(SIDE)]
        )
        discs = self._cells(self.row, places, 0.9 * layout.spacing, 1.0)
        self.add(squares)
        self.play(
            Ripple(squares, discs, np.linspace(0, 1, SIDE), overlap=0.5),
            run_time=1.5 * style.LONG_IDEA,
        )
        values = VGroup(
            *(self._value_at(*pair) for pair in zip(self.row, places, self._drops(), strict=True))
        )
        self.play(
            LaggedStart(*(FadeIn(value) for value in values), lag_ratio=0.15),
            run_time=style.LONG_IDEA,
        )

    def _drops(self) -> list[float]:
        """How far from each neuron of the row its value stands."""
        drops = self.layout.drops
        return [drops[n % len(drops)] for n in range(SIDE)]

    def _value_at(self, pixel: int, place: np.ndarray, drop: float) -> VGroup:
        """The value of a pixel above or below its neuron, with a thread to it where other values stand closer."""
        ink = theme().ink if self.activations.pixels[pixel] else theme().quiet
        value = Readout(self._value(pixel), style.TYPE_SMALL, ink).move_to(place).shift(at(0, drop))
        group = VGroup(value)
        if abs(drop) > min(map(abs, self.layout.drops)):
            side = at(0, np.sign(drop))
            start, end = (
                place + 0.5 * self.layout.spacing * side,
                value.get_critical_point(-side) - 0.08 * side,
            )
            group.add(
                Line(start, end, color=theme().quiet, stroke_width=style.HAIRLINE * style.STROKE)
            )
        return group

    def _cells(
        self, pixels: Iterable[int], centres: np.ndarray, size: float, roundness: float
    ) -> CellField:
        """Some pixels, as squares or as discs."""
        levels, stroke = self.activations.pixels[list(pixels)], (*theme().ink.to_rgb(), 1)
        return CellField(
            centres,
            size,
            roundness=roundness,
            fill=style.grey(levels),
            stroke=stroke,
            stroke_width=style.RING,
        )

    def _frames_around(self, pixels: Iterable[int], centres: np.ndarray) -> Group:
        """Frames around pixels of the image, on a rim where lines on a picture have one."""
        frames = Group()
        for color, width in (
            (theme().background, style.RING + RIM),
            (theme().talked_about, style.RING),
        ):
            cells = self._cells(pixels, centres, 0.38, 0.0)
            cells.fill[:] = 0
            cells.stroke[:, :3], cells.stroke_width[:] = color.to_rgb(), width
            frames.add(cells)
        return frames if theme().rims_on_pictures else Group(frames[-1])

    @property
    def _beyond(self) -> np.ndarray:
        """The way from a pixel's neuron to what the pixel is."""
        return np.array(DOWN if self.layout.is_turned else RIGHT)

    def _rays(self, starts: np.ndarray, slots: np.ndarray) -> VGroup:
        """From each pixel to the edge of its neuron."""
        rays = VGroup()
        for start, slot in zip(starts, slots, strict=True):
            way = (slot - start) / np.linalg.norm(slot - start)
            end = slot - 0.5 * self.layout.small * way
            rays.add(
                rimmed(Line(start + 0.28 * way, end, color=theme().talked_about, stroke_width=2))
            )
        return rays

    def _named_neurons(self, slots: np.ndarray) -> tuple[VGroup, VGroup]:
        """The three with their numbers, and what each pixel is."""
        neurons, words = VGroup(), VGroup()
        lines = {name: text(PIXELS[name], style.TYPE_BODY, theme().quiet) for name in self.pixels}
        room = self.layout.word_width
        if max(line.width for line in lines.values()) > room:  # then none of them stays in one line
            lines = {
                name: paragraph(
                    PIXELS[name], min(room, line.width - 0.1), style.TYPE_BODY, theme().quiet
                )
                for name, line in lines.items()
            }
        for (name, pixel), slot in zip(self.pixels.items(), slots, strict=True):
            neurons.add(FilledNeuron(self._value(pixel), self.layout.small).move_to(slot))
            words.add(lines[name].next_to(neurons[-1], self._beyond, buff=self.layout.word_gap))
        lowest = min(words, key=lambda word: word.get_bottom()[1])
        for word in words if self.layout.is_turned else ():
            word.align_to(lowest, DOWN)
        return neurons, words
