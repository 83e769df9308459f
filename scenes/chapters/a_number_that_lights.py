"""Chapter 3: a neuron holds a number between 0 and 1, its activation."""

from __future__ import annotations

import numpy as np
from manim import LEFT, RIGHT, UP, Create, FadeIn, FadeOut, LaggedStart, Line, VGroup, rush_into

from scenes import style
from scenes.figures.fields import CellField
from scenes.figures.layers import NetworkDiagram, NeuronGrid, Ripple
from scenes.figures.lettering import Reading, text
from scenes.figures.neuron import BrightnessScale, LightTo
from scenes.figures.pictures import DigitImage
from scenes.figures.sigmoid import FilledNeuron
from scenes.storyboard import Storyboard, beat
from scenes.style import at

WANTED = (0.2, 0.5, 0.8, 1.0, 0.35)  # activations to pass through; the hero's pixels nearest to them are shown
LARGE, SMALL = 2.9, 1.55  # diameters of neurons
SIDE = 28


class ANumberThatLights(Storyboard):
    """A neuron is a circle that lights up as far as its number says."""

    title = "A number that lights up"

    def set_stage(self) -> None:
        """Choose pixels of the hero: some to pass through, and three to look at, from the top to the bottom."""
        pixels = self.activations.pixels
        self.passing = [self._value(int(np.argmin(np.abs(pixels - level)))) for level in WANTED]
        self.darkest, self.brightest = self._value(int(pixels.argmin())), self._value(int(pixels.argmax()))
        self.pixels = self._three_pixels()
        self.facts |= {name: self._value(pixel) for name, pixel in self.pixels.items()}

    def _value(self, pixel: int) -> Reading:
        return Reading.of(self.activations.pixels[pixel], f"a[0][{pixel}]")

    def _three_pixels(self) -> dict[str, int]:
        """A grey pixel, a bright one well above or below it, and a dark one as far as can be from both.

        Where there is a choice, they lie to the right, so that the way to their neurons is short.
        """
        pixels = self.activations.pixels
        rows, columns = np.divmod(np.arange(len(pixels)), SIDE)
        off = np.abs(pixels - 0.5)
        grey = int(np.argmax(np.where(off <= off.min() + 0.05, columns, -1)))
        apart = np.minimum(np.abs(rows - rows[grey]), SIDE // 4) + 0.3 * columns
        bright = int(np.argmax(np.where(pixels >= 0.95 * pixels.max(), apart, -1)))
        apart = np.minimum(np.abs(rows - rows[grey]), np.abs(rows - rows[bright])) + 0.1 * columns
        inside = (np.abs(rows - SIDE / 2) < 10) & (np.abs(columns - SIDE / 2) < 9) & (pixels <= pixels.min() + 0.02)
        dark = int(np.argmax(np.where(inside, apart, -1))) if inside.any() else int(pixels.argmin())
        chosen = {"dark": dark, "grey": grey, "bright": bright}
        return dict(sorted(chosen.items(), key=lambda entry: entry[1]))

    @beat("Think of a neuron as a thing that holds a number between 0 and 1. The larger the number, the more it glows.")
    def the_light_follows_the_number(self) -> None:
        """One circle whose fill and number go through several pixel values of the hero."""
        self.neuron = FilledNeuron(self.darkest, LARGE, style.TYPE_FORMULA).move_to(at(0, 0.95))
        self.scale = BrightnessScale(6.4, 0.42, self.darkest.value).move_to(at(0, -2.2))
        self.name = text("a neuron", style.TYPE_TITLE).move_to(at(0, 3.1))
        self.play(FadeIn(self.neuron, scale=0.8), FadeIn(self.name), run_time=style.STEP)
        self.play(FadeIn(self.scale, shift=0.2 * UP), run_time=style.STEP)
        for reading in self.passing:
            self._light(reading, style.STEP)

    def _light(self, reading: Reading, run_time: float) -> None:
        mark = self.scale.mark.animate.move_to(self.scale.above(reading.value))
        self.play(LightTo(self.neuron, reading), mark, run_time=run_time)
        self.wait(0.5 * style.QUICK)

    @beat("This number is called its activation. At 0 the neuron stays dark; at 1 it is fully lit.")
    def the_number_is_its_activation(self) -> None:
        """The word, pointing at the number; once more to both ends of the scale."""
        aside = 2.1 * LEFT
        self.play(*(part.animate.shift(aside) for part in (self.neuron, self.scale, self.name)), run_time=style.STEP)
        self.word = text("activation", style.TYPE_FORMULA, style.TALKED_ABOUT).move_to(at(3.6, 0.95))
        edge = self.neuron.circle.get_right()
        self.pointer = Line(self.word.get_left() + 0.25 * LEFT, edge + 0.12 * RIGHT, color=style.TALKED_ABOUT)
        self.play(FadeIn(self.word, shift=0.3 * LEFT), Create(self.pointer), run_time=style.STEP)
        for reading in (self.darkest, self.brightest, self.facts["grey"]):
            self._light(reading, style.STEP)

    @beat(
        "Any pixel of a digit can be such a neuron: a dark one holds {dark}, a grey one {grey}, a bright one {bright}."
    )
    def three_pixels_become_neurons(self) -> None:
        """Three squares of the image lift off, grow round and show their numbers."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        image = DigitImage(self.hero.pixels, NetworkDiagram.GRID_WIDTH).shift(at(NetworkDiagram.GRID_X, 0))
        self.play(FadeIn(image, scale=0.95), run_time=style.STEP)
        places = NeuronGrid(self.activations.pixels, NetworkDiagram.GRID_WIDTH).move_to(image).centres
        chosen = list(self.pixels.values())
        start = self._three_cells(places[chosen], NetworkDiagram.GRID_WIDTH / SIDE, 0.0)
        slots = np.array([at(1.9, y) for y in (2.2, 0, -2.2)])
        frames = self._three_cells(places[chosen], 0.38, 0.0)
        frames.fill[:] = 0
        frames.stroke[:, :3] = style.TALKED_ABOUT.to_rgb()
        self.play(FadeIn(frames), run_time=style.QUICK)
        self.add(start)
        grown = self._three_cells(slots, SMALL, 1.0)
        rays = self._rays(places[chosen], slots)
        self.play(
            Ripple(start, grown, np.linspace(0, 1, 3)), FadeIn(rays, rate_func=rush_into), run_time=style.LONG_IDEA
        )
        neurons, words = self._named_neurons(slots)
        self.add(neurons)
        self.remove(start)
        self.play(LaggedStart(*(FadeIn(word, shift=0.2 * RIGHT) for word in words), lag_ratio=0.4), run_time=style.IDEA)

    def _three_cells(self, centres: np.ndarray, size: float, roundness: float) -> CellField:
        """The chosen pixels, as squares or as discs."""
        levels = self.activations.pixels[list(self.pixels.values())]
        stroke = (*style.INK.to_rgb(), 1)
        return CellField(
            centres, size, roundness=roundness, fill=style.grey(levels), stroke=stroke, stroke_width=style.RING
        )

    @staticmethod
    def _rays(starts: np.ndarray, slots: np.ndarray) -> VGroup:
        """From each pixel to the edge of its neuron."""
        rays = VGroup()
        for start, slot in zip(starts, slots, strict=True):
            way = (slot - start) / np.linalg.norm(slot - start)
            rays.add(Line(start + 0.28 * way, slot - 0.5 * SMALL * way, color=style.TALKED_ABOUT, stroke_width=2))
        return rays

    def _named_neurons(self, slots: np.ndarray) -> tuple[VGroup, VGroup]:
        """The three with their numbers, and what each pixel is."""
        neurons, words = VGroup(), VGroup()
        for (name, pixel), slot in zip(self.pixels.items(), slots, strict=True):
            neurons.add(FilledNeuron(self._value(pixel), SMALL).move_to(slot))
            word = text(f"a {name} pixel", style.TYPE_BODY, style.QUIET).next_to(neurons[-1], RIGHT, buff=0.45)
            words.add(word)
        return neurons, words
