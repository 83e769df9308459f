"""Chapter 8: the same layered idea in the edges of pictures, and in speech."""

from __future__ import annotations

import numpy as np
from manim import LEFT, Create, FadeIn, FadeOut, Group, LaggedStart, Square, Transform, VGroup
from scipy import ndimage

from scenes import style
from scenes.figures.edges import Legend
from scenes.figures.lattice import (
    NumberLattice,
    SlidingWindow,
    centre_of,
    mixed,
    patch_indices,
    signed_square,
)
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.pictures import DigitImage, Picture, label_over, square
from scenes.figures.speech import SpeechLadder
from scenes.storyboard import Storyboard, beat
from scenes.style import at

KERNEL = np.array([[-1.0, -1, -1], [-1, 8, -1], [-1, -1, -1]])  # one pixel against its eight neighbours
SIDE = 28
LARGE, LATTICE = 5.0, 2.25
SPOKEN = (("rec", "rek"), ("og", "og"), ("ni", "ni"), ("tion", ("sh", "o", "n")))
ROWS = (2.25, 0.75, -0.75, -2.35)
ROW_NAMES = ("sound wave", "sounds", "syllables", "word")


class LayersEverywhere(Storyboard):
    """A filter finds the edges of the hero; speech, too, is made of parts of parts."""

    title = "Layers everywhere"
    poster = "the_filter_slides_over_the_picture"

    def set_stage(self) -> None:
        """The convolution of the hero, and the pixel where it is strongest."""
        self.edges = ndimage.correlate(square(self.hero.pixels), KERNEL, mode="constant").ravel()
        inner = np.zeros((SIDE, SIDE), dtype=bool)
        inner[1:-1, 1:-1] = True
        self.pixel = int(np.argmax(np.where(inner.ravel(), self.edges, -np.inf)))
        self.facts |= {
            "sum": Reading.of(self.edges[self.pixel], f"edge[{self.pixel}]"),
            "cells": Reading.of(KERNEL.size, f"count(0:{KERNEL.size})", 0),
        }

    @beat(
        "Layers help in other tasks too. To find edges, a small filter of {cells} weights "
        "compares a pixel with its neighbours."
    )
    def a_filter_is_nine_weights(self) -> None:
        """The neighbourhood of one pixel of the hero, the filter, and the weighted sum of both."""
        self.image = DigitImage(self.hero.pixels, 4.2).move_to(at(-4.3, 0.1))
        self.window = Square(3 * 4.2 / SIDE, color=style.TALKED_ABOUT, stroke_width=4)
        self.window.move_to(centre_of(self.image, self.pixel))
        patch, filter_ = self._lattices()
        sum_ = Readout(self.facts["sum"], style.TYPE_TITLE, style.TALKED_ABOUT).move_to(at(5.75, 0.1))
        signs = VGroup(
            text("$times$", style.TYPE_TITLE).move_to(at(1.5, 0.1)),
            text("$=$", style.TYPE_TITLE).move_to(at(4.6, 0.1)),
        )
        names = VGroup(
            *(
                text(words, style.TYPE_LABEL, style.QUIET).move_to(at(x, -1.5)).stand_on(-1.6)
                for words, x in (("pixels", 0.0), ("filter", 3.0), ("sum", 5.75))
            )
        )
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(self.window), run_time=style.STEP)
        self.play(FadeIn(patch, target_position=self.window, scale=0.2), FadeIn(names[0]), run_time=style.IDEA)
        legend = Legend("positive weight", "negative weight", "").move_to(at(3.0, -2.6))
        self.play(FadeIn(filter_, names[1], signs[0], legend), run_time=style.STEP)
        self.play(FadeIn(sum_, names[2], signs[1], shift=0.2 * LEFT), run_time=style.STEP)
        self.sum_up = Group(patch, filter_, signs, sum_, names, legend)

    def _lattices(self) -> tuple[NumberLattice, NumberLattice]:
        """Nine pixels around the chosen one, and the nine weights of the filter."""
        around = patch_indices(self.pixel, SIDE)
        pixels = self.hero.pixels[around]
        seen = [Reading.of(value, f"a[0][{j}]") for value, j in zip(pixels, around, strict=True)]
        weights = [Reading.of(value, f"filter({j})", 0) for j, value in enumerate(KERNEL.ravel())]
        tints = mixed(style.signed(KERNEL.ravel(), np.where(KERNEL.ravel() > 0, 0.95, 0.45)))
        return (
            NumberLattice(seen, style.grey(pixels), LATTICE).move_to(at(0, 0.1)),
            NumberLattice(weights, tints, LATTICE).move_to(at(3.0, 0.1)),
        )

    @beat("The same filter slides over the whole digit. On even ground the sum is zero; at an edge it is not.")
    def the_filter_slides_over_the_picture(self) -> None:
        """The window passes every pixel, and the map of edges appears behind it."""
        over = DigitImage(self.hero.pixels, LARGE).move_to(at(-3.3, 0.35))
        cells = signed_square(self.edges)
        self.map = Picture(np.zeros_like(cells), LARGE).move_to(at(3.3, 0.35))
        window = Square(3 * LARGE / SIDE, color=style.TALKED_ABOUT, stroke_width=4).move_to(centre_of(over, 0))
        labels = [label_over(over, "pixels"), label_over(self.map, "what the filter finds")]
        legend = Legend("brighter than around it", "darker than around it", "").move_to(at(0, -2.95))
        self.play(FadeOut(self.sum_up), run_time=style.QUICK)
        moves = (Transform(self.image, over), Transform(self.window, window))
        self.play(*moves, FadeIn(self.map, legend, *labels), run_time=style.STEP)
        slide = SlidingWindow(
            self.window, over, self.map, cells, run_time=3 * style.LONG_IDEA, rate_func=lambda t: t**1.5
        )
        self.play(slide)
        self.play(FadeOut(self.window), run_time=style.QUICK)

    @beat(
        "Speech is made of layers as well: a sound wave holds sounds, sounds make syllables, and syllables make a word."
    )
    def speech_has_layers_too(self) -> None:
        """From the wave down to the word; a drawing, and it says so."""
        ladder = SpeechLadder(SPOKEN, 9.4, ROWS).shift(at(1.5, 0))
        names = VGroup(
            *(
                text(words, style.TYPE_LABEL, style.QUIET).move_to(at(0, height)).stand_on(height - 0.12)
                for words, height in zip(ROW_NAMES, ROWS, strict=True)
            )
        )
        for name in names:
            name.align_to(at(-6.3, 0), LEFT)
        mark = text("a schematic drawing, not a recording", style.TYPE_SMALL, style.TALKED_ABOUT).move_to(at(1.5, 3.3))
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        self.play(FadeIn(mark, names[0]), Create(ladder.rows[0]), run_time=style.LONG_IDEA)
        for links, row, name in zip(ladder.links, ladder.rows[1:], names[1:], strict=True):
            self.play(LaggedStart(*(Create(link) for link in links), lag_ratio=0.1), run_time=style.STEP)
            self.play(FadeIn(name), LaggedStart(*(FadeIn(part) for part in row), lag_ratio=0.1), run_time=style.STEP)
