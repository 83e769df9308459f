"""Weights made by hand, with a negative surround, pick up an edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from manim import LEFT, UP, Create, FadeIn, FadeOut, UpdateFromAlphaFunc, linear, smooth

from network import Digit
from network.features import edge_detector
from network.mnist import clear_digit
from scenes import style
from scenes.chapters.an_edge_detector.detector_neuron import DetectorNeuron
from scenes.chapters.an_edge_detector.detector_sum import DetectorSum
from scenes.chapters.an_edge_detector.facts import Cell, PlacedKernel, captions_of, detector_on
from scenes.chapters.an_edge_detector.layout import LAYOUTS
from scenes.chapters.an_edge_detector.region_question import RegionQuestion
from scenes.figures import Legend, RunLight, fill_to
from scenes.language import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at

LANES = (2, 6, 10, 14, 18)  # rows along which the kernel slides
FEWER_LANES = (4, 12, 18)
REACH = 21.0  # no sum of 21 bright pixels lies beyond


class AnEdgeDetector(Storyboard):
    """A patch of ones counts ink; with a surround of minus ones it finds edges."""

    title = "An edge detector"

    def set_stage(self) -> None:
        """Another digit beside the hero, and the two digits to compare."""
        self.layout = style.for_frame(LAYOUTS)
        self.other = clear_digit((self.activations.answer + 1) % 10, self.network)
        self.cases = edge_detector.edge_and_blob()
        self.facts |= captions_of(self.hero, self.other, self.cases)
        self.surround = 0.0
        self.place: Cell = (LANES[0], 0)

    def _over(self, digit: Digit, place: Cell) -> PlacedKernel:
        """Lay the kernel as it is now over a digit."""
        whose = "" if digit is self.hero else digit.origin
        return PlacedKernel(digit.pixels, place, self.surround, whose)

    @beat(
        "Now let's choose the weights. Say one neuron should spot a little edge here: bright, with "
        "dark around it."
    )
    def a_question_for_one_neuron(self) -> None:
        """A region of the hero, the edges from there to a neuron, and the question."""
        region = self._over(self.hero, edge_detector.best_place(self.hero.pixels))
        self.asked = RegionQuestion(region, msgid("an edge in there?"), self.layout.question)
        self.play(FadeIn(self.asked.image), run_time=style.IDEA)
        self.play(Create(self.asked.region), run_time=style.IDEA)
        self.play(FadeIn(self.asked.neuron), run_time=style.STEP)
        self.play(RunLight(self.asked.edges), run_time=style.LONG_IDEA)

    @beat("Set them to 1 in a patch of {ones} pixels, zero everywhere else.")
    def zero_but_for_a_patch(self) -> None:
        """The digit, the weights, and what both give together."""
        self.sum = DetectorSum(self._over(self.hero, self.place), REACH, self.layout.sum)
        shown, asked, image = self.sum, self.asked, self.asked.image
        left, height = self.layout.sum.legend
        self.legend = Legend("positive", "negative", "").move_to(at(0, height))
        self.legend.align_to(at(left, 0), LEFT)
        self.play(FadeOut(asked.region, asked.edges, asked.neuron), run_time=style.QUICK)
        home = image.animate.scale(shown.over.image.width / image.width).move_to(shown.over.image)
        weights, name, times = shown.middle
        self.play(home, FadeIn(weights, name, self.legend), run_time=style.STEP)
        self.remove(image)
        self.play(FadeIn(shown.left, times), run_time=style.STEP)
        self.play(FadeIn(shown.right), run_time=style.STEP)
        self.play(FadeIn(shown.scale_line, shown.dot, shown.value), run_time=style.STEP)
        self.add(shown)

    @beat(
        "Slide the patch over the digit: the sum adds up the ink underneath. It peaks at "
        "{best_patch}."
    )
    def the_patch_counts_ink(self) -> None:
        """The patch slides over the hero, to where the sum is greatest."""
        self._slide(self.hero, LANES, run_time=6.2)

    @beat("Trouble is, any ink will do, even a fat blob. This other digit reaches {before}.")
    def any_ink_will_do(self) -> None:
        """The same over another digit."""
        self._slide(self.other, FEWER_LANES, run_time=4.4)

    @beat(
        "So give the pixels around the patch a weight of {minus}. Now ink there subtracts, "
        "and {before} drops to {after}."
    )
    def a_surround_counts_against_it(self) -> None:
        """The surround turns negative, and the sum falls with it."""
        self.surround = edge_detector.SURROUND

        def at_moment(alpha: float) -> PlacedKernel:
            surround = self.surround * smooth(alpha)
            return PlacedKernel(self.other.pixels, self.place, surround, self.other.origin)

        self.sum.value.readings = (self.facts["after"],)
        self._show_in_turn(at_moment, run_time=4.0)

    def _show_in_turn(self, at_moment: Callable[[float], PlacedKernel], run_time: float) -> None:
        """Show the kernel of each moment, from 0 to 1, with its sum."""

        def show(shown: DetectorSum, alpha: float) -> None:
            shown.show_kernel(at_moment(alpha))

        self.play(UpdateFromAlphaFunc(self.sum, show, rate_func=linear), run_time=run_time)

    @beat(
        "Now the sum is big only where a bright patch has dark around it: on an edge.",
        "Our digit's best spot gives {best_edge}.",
    )
    def greatest_on_an_edge(self) -> None:
        """The same path over the hero again; it ends where the sum is greatest."""
        self._slide(self.hero, LANES, run_time=6.2)
        self.wait_for_words()

    def _slide(self, digit: Digit, lanes: Sequence[int], run_time: float) -> None:
        """Slide along lanes over a digit, pixel by pixel, to the place of the greatest sum."""
        path = _path(lanes, edge_detector.best_place(digit.pixels, self.surround))
        kernels = [self._over(digit, place) for place in path]
        *on_the_way, last = (placed.weighted_sum for placed in kernels)
        self.sum.value.readings = (last, *on_the_way)
        self._show_in_turn(
            lambda alpha: kernels[min(int(alpha * len(path)), len(path) - 1)], run_time
        )
        self.sum.value.readings = (last,)
        self.place = path[-1]

    @beat(
        "Both digits are bright in the middle. The edge gives {edge}.",
        "The blob gives {blob}.",
    )
    def an_edge_and_a_blob(self) -> None:
        """Two test digits with the kernel at the same place, and their sums."""
        layout, place = self.layout.neurons, self.cases.place
        left, height = layout.legend
        aside = self.legend.animate.move_to(at(0, height)).align_to(at(left, 0), LEFT)
        gone = (FadeOut(mobject) for mobject in self.clear_stage(self.legend))
        self.play(*gone, aside, run_time=style.STEP)
        edge, blob = (detector_on(index, place) for index in (self.cases.edge, self.cases.blob))
        self.detectors = [
            DetectorNeuron(edge, msgid("an edge"), layout.centres[0], layout),
            DetectorNeuron(blob, msgid("a blob"), layout.centres[1], layout),
        ]
        for number, detector in enumerate(self.detectors):
            if number:
                self.wait_for_words()
            self.play(FadeIn(detector.head), run_time=style.STEP)
            self.play(RunLight(detector.edges), run_time=style.IDEA)
            self.play(FadeIn(detector.rows[0], shift=0.2 * UP), run_time=style.QUICK)

    @beat(
        "Finally, add a number called the bias: here, {bias}, so only a big sum gets above zero.",
        "The edge lights up its neuron. The blob doesn't.",
    )
    def the_bias_decides(self) -> None:
        """Sum plus bias, through the sigmoid: one neuron lights up, the other does not."""
        for detector in self.detectors:
            _, bias, together = detector.rows
            self.play(FadeIn(bias, shift=0.2 * UP), run_time=style.STEP)
            self.play(FadeIn(detector.rule), FadeIn(together, shift=0.2 * UP), run_time=style.STEP)
        self.wait_for_words()
        for detector in self.detectors:
            level = np.array([detector.filled.value.reading.value])
            self.play(fill_to(detector.cell, level), run_time=style.STEP)
            self.play(FadeIn(detector.filled), run_time=style.QUICK)


def _path(lanes: Sequence[int], end: Cell) -> list[Cell]:
    """Return all places there and back along the lanes, each one pixel on, and on to the end."""
    last = edge_detector.places()[1] - 1
    path: list[Cell] = [(lanes[0], 0)]
    for number, row in enumerate(lanes):
        far = last if number % 2 == 0 else 0
        for goal in ((row, path[-1][1]), (row, far)):
            path += _straight(path[-1], goal)
    return path + _straight(path[-1], end)


def _straight(start: Cell, end: Cell) -> list[Cell]:
    """Return all places between two, the last included."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    shares = np.linspace(0, 1, steps + 1)[1:, None]
    between = np.rint(np.array(start) * (1 - shares) + np.array(end) * shares).astype(int)
    return [(int(row), int(column)) for row, column in between]
