"""Chapter 10: weights made by hand, with a negative surround, pick up an edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, UP, Create, FadeIn, FadeOut, UpdateFromAlphaFunc, linear, smooth
from scipy.special import expit

from network import Digit, test_set
from network.features import edge_detector
from network.mnist import clear_digit
from scenes import style
from scenes.chapters.an_edge_detector.detector import Cell, DetectorBench, RegionQuestion
from scenes.chapters.an_edge_detector.detector_case import DetectorCase
from scenes.chapters.an_edge_detector.layout import LAYOUTS, Place
from scenes.figures.edges import Legend, RunLight
from scenes.figures.layers import fill_to
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.readout import Reading

LANES = (2, 6, 10, 14, 18)  # rows along which the kernel slides
SHORTER = (4, 12, 18)
REACH = 21.0  # no sum of 21 bright pixels lies beyond


class AnEdgeDetector(Storyboard):
    """A patch of ones counts ink; with a surround of minus ones it finds edges."""

    title = "An edge detector"

    def set_stage(self) -> None:
        """Another digit beside the hero, where the sums are greatest, and the two cases to compare."""
        self.layout = style.for_frame(LAYOUTS)
        self.other = clear_digit((self.activations.answer + 1) % 10, self.network)
        self.cases = edge_detector.edge_and_blob()
        patch_best = edge_detector.best_place(self.other.pixels, 0.0)
        self.surround = 0.0
        self.facts |= {
            "best_patch": self._sum(self.hero, edge_detector.best_place(self.hero.pixels, 0.0)),
            "before": self._sum(self.other, patch_best),
            "bias": Reading.of(edge_detector.BIAS, "detector_bias", 0),
            "ones": Reading.of(int(np.sum(edge_detector.kernel() > 0)), "detector_ones", 0),
        }
        self.surround = edge_detector.SURROUND
        self.facts |= {
            "after": self._sum(self.other, patch_best),
            "best_edge": self._sum(self.hero, edge_detector.best_place(self.hero.pixels)),
            "minus": Reading.of(edge_detector.SURROUND, "detector_surround", 1),
            "edge": self._sum(test_set().digit(self.cases.edge), self.cases.place),
            "blob": self._sum(test_set().digit(self.cases.blob), self.cases.place),
        }
        self.surround = 0.0
        self.place: Cell = (LANES[0], 0)

    def _sum(self, digit: Digit, place: Cell) -> Reading:
        """The weighted sum of the kernel at a place of a digit."""
        value = float(edge_detector.weights_at(place, self.surround) @ digit.pixels)
        name = "edge_sum" if self.surround else "patch_sum"
        whose = "" if digit is self.hero else f"@{digit.origin}"
        return Reading.of(value, f"{name}[{place[0]}][{place[1]}]{whose}")

    @beat(
        "What are weights good for? Let one neuron tell us one thing: "
        "is there a little edge in this region, bright with dark around it?"
    )
    def a_question_for_one_neuron(self) -> None:
        """A region of the hero, the edges from there to a neuron, and the question."""
        place = edge_detector.best_place(self.hero.pixels)
        size, question = edge_detector.kernel().shape, msgid("an edge in there?")
        self.asked = RegionQuestion(self.hero.pixels, place, size, question, self.layout.question)
        self.play(FadeIn(self.asked.image), run_time=style.IDEA)
        self.play(Create(self.asked.region), run_time=style.IDEA)
        self.play(FadeIn(self.asked.neuron), run_time=style.STEP)
        self.play(RunLight(self.asked.edges), run_time=style.LONG_IDEA)

    @beat(
        "So let us choose its weights by hand: zero everywhere, but for {ones} ones in one small patch."
    )
    def zero_but_for_a_patch(self) -> None:
        """The digit, the weights, and what both give together."""
        weights, total = edge_detector.weights_at(self.place, 0.0), self._sum(self.hero, self.place)
        self.bench = DetectorBench(
            self.hero.pixels,
            edge_detector.kernel(0.0),
            weights,
            self.place,
            total,
            REACH,
            self.layout.bench,
        )
        bench, image = self.bench, self.asked.image
        left, height = self.layout.bench.legend
        self.legend = (
            Legend("positive", "negative", "").move_to(at(0, height)).align_to(at(left, 0), LEFT)
        )
        self.play(
            FadeOut(self.asked.region, self.asked.edges, self.asked.neuron), run_time=style.QUICK
        )
        home = image.animate.scale(bench.over.image.width / image.width).move_to(bench.over.image)
        self.play(home, FadeIn(bench.middle[0], bench.middle[1], self.legend), run_time=style.STEP)
        self.remove(image)
        self.play(FadeIn(bench.left, bench.middle[2]), run_time=style.STEP)
        self.play(FadeIn(bench.right), run_time=style.STEP)
        self.play(FadeIn(bench.scale_line, bench.dot, bench.value), run_time=style.STEP)
        self.add(bench)

    @beat(
        "The patch slides over the digit, and the weighted sum counts the ink below it: the more ink, the larger. "
        "Here it reaches {best_patch}."
    )
    def the_patch_counts_ink(self) -> None:
        """The patch slides over the hero, to where the sum is greatest."""
        self._slide(self.hero, LANES, run_time=6.2)

    @beat(
        "But any ink will do, a thin stroke or a thick blot. In another digit, the sum comes to {before}."
    )
    def any_ink_will_do(self) -> None:
        """The same over another digit."""
        self._slide(self.other, SHORTER, run_time=4.4)

    @beat(
        "So the pixels around the patch get weights of {minus}: ink there counts against it. {before} becomes {after}."
    )
    def a_surround_counts_against_it(self) -> None:
        """The surround turns negative, and the sum falls with it."""
        self.surround = edge_detector.SURROUND

        def grow(bench: DetectorBench, alpha: float) -> None:
            surround = self.surround * smooth(alpha)
            weights = edge_detector.weights_at(self.place, surround)
            bench.over.set_kernel(edge_detector.kernel(surround))
            now = Reading.of(float(weights @ self.other.pixels), "on its way")
            bench.show(self.other.pixels, weights, self.place, now)

        self.bench.value.readings = (self.facts["after"],)
        self.play(UpdateFromAlphaFunc(self.bench, grow, rate_func=linear), run_time=4.0)

    @beat(
        "Now the sum is large only where the middle is bright and the surround is dark: on an edge. "
        "The best place in our digit gives {best_edge}."
    )
    def greatest_on_an_edge(self) -> None:
        """The same path over the hero again; it ends where the sum is greatest."""
        self._slide(self.hero, LANES, run_time=6.2)

    def _slide(self, digit: Digit, lanes: Sequence[int], run_time: float) -> None:
        """From lane to lane over a digit, pixel by pixel, to the place of the greatest sum."""
        path = _path(lanes, edge_detector.best_place(digit.pixels, self.surround))
        readings = [self._sum(digit, place) for place in path]

        def step(bench: DetectorBench, alpha: float) -> None:
            now = min(int(alpha * len(path)), len(path) - 1)
            bench.show(
                digit.pixels,
                edge_detector.weights_at(path[now], self.surround),
                path[now],
                readings[now],
            )

        self.bench.value.readings = (readings[-1], *readings[:-1])
        self.play(UpdateFromAlphaFunc(self.bench, step, rate_func=linear), run_time=run_time)
        self.bench.value.readings = (readings[-1],)
        self.place = path[-1]

    @beat(
        "Two digits, both bright in the middle of the patch. This edge gives {edge}; this blob of ink only {blob}."
    )
    def an_edge_and_a_blob(self) -> None:
        """Two test digits with the kernel at the same place, and their sums."""
        left, height = self.layout.case.legend
        aside = self.legend.animate.move_to(at(0, height)).align_to(at(left, 0), LEFT)
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(self.legend)),
            aside,
            run_time=style.STEP,
        )
        self.columns = [
            self._case(self.cases.edge, msgid("an edge"), self.layout.case.cases[0]),
            self._case(self.cases.blob, msgid("a blob"), self.layout.case.cases[1]),
        ]
        for case in self.columns:
            self.play(FadeIn(case.head), run_time=style.STEP)
            self.play(RunLight(case.edges), run_time=style.IDEA)
            self.play(FadeIn(case.rows[0], shift=0.2 * UP), run_time=style.QUICK)

    def _case(self, index: int, name: str, middle: Place) -> DetectorCase:
        """One digit with the kernel, the edges to the neuron, and the lines of its sum."""
        pixels, place = test_set().pixels[index], self.cases.place
        weights = edge_detector.weights_at(place)
        z = weights @ pixels + edge_detector.BIAS
        entries = (
            (msgid("weighted sum"), self._sum(test_set().digit(index), place), theme().ink),
            (msgid("bias"), Reading.of(edge_detector.BIAS, "detector_bias"), theme().bias),
            (
                msgid("together"),
                Reading.of(z, f"edge_z[{place[0]}][{place[1]}]@test:{index}"),
                theme().talked_about,
            ),
        )
        activation = Reading.of(expit(z), f"edge_a[{place[0]}][{place[1]}]@test:{index}")
        kernel, layout = edge_detector.kernel(), self.layout.case
        return DetectorCase(
            pixels, kernel, weights, place, name, middle, entries, activation, layout
        )

    @beat(
        "One number more is added, the bias: here {bias}, so that only a large sum counts. "
        "The edge lights the neuron up; the blob leaves it dark."
    )
    def the_bias_decides(self) -> None:
        """Sum plus bias, through the sigmoid: one neuron lights up, the other does not."""
        for case in self.columns:
            self.play(FadeIn(case.rows[1], shift=0.2 * UP), run_time=style.STEP)
            self.play(FadeIn(case.rule), FadeIn(case.rows[2], shift=0.2 * UP), run_time=style.STEP)
            self.play(
                fill_to(case.cell, np.array([case.filled.value.reading.value])), run_time=style.STEP
            )
            self.play(FadeIn(case.filled), run_time=style.QUICK)


def _path(lanes: Sequence[int], end: Cell) -> list[Cell]:
    """There and back along the lanes, each step one pixel, and on to the end."""
    last = edge_detector.places()[1] - 1
    path: list[Cell] = [(lanes[0], 0)]
    for number, row in enumerate(lanes):
        far = last if number % 2 == 0 else 0
        for goal in ((row, path[-1][1]), (row, far)):
            path += _straight(path[-1], goal)
    return path + _straight(path[-1], end)


def _straight(start: Cell, end: Cell) -> list[Cell]:
    """All places between two, the last included."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    shares = np.linspace(0, 1, steps + 1)[1:, None]
    between = np.rint(np.array(start) * (1 - shares) + np.array(end) * shares).astype(int)
    return [(int(row), int(column)) for row, column in between]
