"""Chapter 10: weights made by hand, with a negative surround, pick up an edge."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import LEFT, UP, FadeIn, FadeOut, Group, Line, UpdateFromAlphaFunc, VGroup, linear, smooth
from scipy.special import expit

from network import Digit, edge_detector, test_set
from network.digits import clear_digit
from scenes import style
from scenes.figures.detector import DetectorBench, KernelOverDigit
from scenes.figures.edges import EdgeBundle, Legend, RunLight
from scenes.figures.layers import NeuronColumn, fill_to, grid_centres
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.pictures import label_over
from scenes.figures.sigmoid import FilledNeuron
from scenes.storyboard import Storyboard, beat
from scenes.style import at

Place = tuple[int, int]
LANES = (2, 6, 10, 14, 18)  # rows along which the kernel slides
SHORTER = (4, 12, 18)
REACH = 21.0  # no sum of 21 bright pixels lies beyond
CASE_WIDTH = 3.4
ABOVE_PICTURE = 1


class AnEdgeDetector(Storyboard):
    """A patch of ones counts ink; with a surround of minus ones it finds edges."""

    title = "An edge detector"

    def set_stage(self) -> None:
        """Another digit beside the hero, where the sums are greatest, and the two cases to compare."""
        self.other = clear_digit((self.activations.answer + 1) % 10, self.network)
        self.cases = edge_detector.edge_and_blob()
        self.patch_best = edge_detector.best_place(self.other.pixels, 0.0)
        self.surround = 0.0
        self.facts |= {
            "best_patch": self._sum(self.hero, edge_detector.best_place(self.hero.pixels, 0.0)),
            "before": self._sum(self.other, self.patch_best),
            "ones": Reading.of(int(np.sum(edge_detector.kernel() > 0)), "detector_ones", 0),
        }
        self.surround = edge_detector.SURROUND
        self.facts |= {
            "after": self._sum(self.other, self.patch_best),
            "best_edge": self._sum(self.hero, edge_detector.best_place(self.hero.pixels)),
            "minus": Reading.of(edge_detector.SURROUND, "detector_surround", 1),
            "edge": self._sum(test_set().digit(self.cases.edge), self.cases.place),
            "blob": self._sum(test_set().digit(self.cases.blob), self.cases.place),
        }
        self.surround = 0.0
        self.place: Place = (LANES[0], 0)

    def _sum(self, digit: Digit, place: Place) -> Reading:
        """The weighted sum of the kernel at a place of a digit."""
        value = float(edge_detector.weights_at(place, self.surround) @ digit.pixels)
        name = "edge_sum" if self.surround else "patch_sum"
        whose = "" if digit is self.hero else f"@{digit.origin}"
        return Reading.of(value, f"{name}[{place[0]}][{place[1]}]{whose}")

    @beat("Let us make a neuron's weights by hand: zero everywhere, but for {ones} ones in one small patch.")
    def zero_but_for_a_patch(self) -> None:
        """The digit, the weights, and what both give together."""
        weights = edge_detector.weights_at(self.place, 0.0)
        self.bench = DetectorBench(
            self.hero.pixels, edge_detector.kernel(0.0), weights, self.place, self._sum(self.hero, self.place), REACH
        )
        bench = self.bench
        self.legend = Legend("positive", "negative", "").move_to(at(0, -3.4)).align_to(bench.scale_line, LEFT)
        self.play(FadeIn(bench.middle[0], bench.middle[1]), FadeIn(self.legend), run_time=style.STEP)
        self.play(FadeIn(bench.left, bench.middle[2]), run_time=style.STEP)
        self.play(FadeIn(bench.right), run_time=style.STEP)
        self.play(FadeIn(bench.scale_line, bench.dot, bench.value), run_time=style.STEP)
        self.add(bench)

    @beat(
        "Wherever the patch goes, the weighted sum says how much ink lies below it. For this digit: up to {best_patch}."
    )
    def the_patch_counts_ink(self) -> None:
        """The patch slides over the hero, and then over another digit."""
        self._slide(self.hero, LANES, run_time=6.0)
        self.wait(style.REST)
        self._slide(self.other, SHORTER, run_time=3.6)

    @beat("Now the pixels around it get weights of {minus}. Ink there counts against it: {before} becomes {after}.")
    def a_surround_counts_against_it(self) -> None:
        """The surround turns negative, and the sum falls with it."""

        def grow(bench: DetectorBench, alpha: float) -> None:
            surround = edge_detector.SURROUND * smooth(alpha)
            weights = edge_detector.weights_at(self.place, surround)
            bench.over.set_kernel(edge_detector.kernel(surround))
            now = float(weights @ self.other.pixels)
            bench.show(self.other.pixels, weights, self.place, Reading.of(now, "on its way"))

        self.surround = edge_detector.SURROUND
        self.bench.value.readings = (self.facts["after"],)
        self.play(UpdateFromAlphaFunc(self.bench, grow, rate_func=linear), run_time=3.0)

    @beat(
        "The sum is now greatest where the middle is bright and the surround dark: on an edge. Here it is {best_edge}."
    )
    def greatest_on_an_edge(self) -> None:
        """The same path again; it ends where the sum is greatest."""
        self._slide(self.other, SHORTER, run_time=3.6)
        self.wait(style.REST)
        self._slide(self.hero, LANES, run_time=6.0)

    def _slide(self, digit: Digit, lanes: Sequence[int], run_time: float) -> None:
        """From lane to lane over a digit, pixel by pixel, to the place of the greatest sum."""
        path = _path(lanes, edge_detector.best_place(digit.pixels, self.surround))
        readings = [self._sum(digit, place) for place in path]

        def step(bench: DetectorBench, alpha: float) -> None:
            now = min(int(alpha * len(path)), len(path) - 1)
            bench.show(digit.pixels, edge_detector.weights_at(path[now], self.surround), path[now], readings[now])

        self.bench.value.readings = (readings[-1], *readings[:-1])
        self.play(UpdateFromAlphaFunc(self.bench, step, rate_func=linear), run_time=run_time)
        self.bench.value.readings = (readings[-1],)
        self.place = path[-1]

    @beat("Two digits, both bright in the middle of the patch. This edge gives {edge}; this blob of ink only {blob}.")
    def an_edge_and_a_blob(self) -> None:
        """Two test digits with the kernel at the same place, and their sums."""
        gone = self.clear_stage(self.legend)
        aside = self.legend.animate.align_to(at(-6.0, 0), LEFT)
        self.play(*(FadeOut(mobject) for mobject in gone), aside, run_time=style.STEP)
        self.columns = [self._case(self.cases.edge, "an edge", -3.3), self._case(self.cases.blob, "a blob", 3.3)]
        for over, name, edges, cell, rows in self.columns:
            self.play(FadeIn(over, name, cell), run_time=style.STEP)
            self.play(RunLight(edges), run_time=style.IDEA)
            self.play(FadeIn(rows[0], shift=0.2 * UP), run_time=style.QUICK)

    def _case(self, index: int, name: str, x: float) -> tuple[Group, VGroup, EdgeBundle, NeuronColumn, list[VGroup]]:
        """One digit with the kernel, the edges to the neuron, and the lines of its sum."""
        pixels, place = test_set().pixels[index], self.cases.place
        over = KernelOverDigit(pixels, edge_detector.kernel(), place, CASE_WIDTH).shift(at(x - 1.0, 1.15))
        cell = NeuronColumn(np.zeros(1), 1.0, 1.3).shift(at(x + 2.2, 1.15)).set_z_index(ABOVE_PICTURE + 1)
        products = edge_detector.weights_at(place) * pixels
        centres = grid_centres(round(len(pixels) ** 0.5), over.cell) + over.image.get_center()
        edges = EdgeBundle(centres, cell.centres, products[np.newaxis]).set_z_index(ABOVE_PICTURE)
        z = products.sum() + edge_detector.BIAS
        entries = (
            ("weighted sum", self._sum(test_set().digit(index), place), style.INK),
            ("bias", Reading.of(edge_detector.BIAS, "detector_bias"), style.BIAS),
            ("together", Reading.of(z, f"edge_z[{place[0]}][{place[1]}]@test:{index}"), style.TALKED_ABOUT),
        )
        rows = []
        for (words, reading, color), height in zip(entries, (-1.3, -1.95, -2.75), strict=True):
            said = text(words, style.TYPE_BODY, style.QUIET if color is style.INK else color).stand_on(height)
            value = Readout(reading, style.TYPE_BODY, color).stand_on(height)
            said.shift(at(x - 2.7 - said.get_left()[0], 0))
            rows.append(VGroup(said, value.shift(at(x + 2.85 - value.get_right()[0], 0))))
        return over, VGroup(label_over(over, name)), edges, cell, rows

    @beat("With a bias of minus 10, the edge lights the neuron up, and the blob leaves it dark.")
    def the_bias_decides(self) -> None:
        """Sum plus bias, through the sigmoid: one neuron lights up, the other does not."""
        place = self.cases.place
        for index, (_, _, _, cell, rows) in zip((self.cases.edge, self.cases.blob), self.columns, strict=True):
            self.play(FadeIn(rows[1], shift=0.2 * UP), run_time=style.STEP)
            rule = Line(rows[1].get_corner(at(-1, -1)), rows[1].get_corner(at(1, -1)), color=style.QUIET)
            rule.set_stroke(width=2).set_y(-2.2)
            self.play(FadeIn(rule), FadeIn(rows[2], shift=0.2 * UP), run_time=style.STEP)
            a = expit(edge_detector.weights_at(place) @ test_set().pixels[index] + edge_detector.BIAS)
            reading = Reading.of(a, f"edge_a[{place[0]}][{place[1]}]@test:{index}")
            filled = FilledNeuron(reading, 1.3).move_to(cell).set_z_index(ABOVE_PICTURE + 2)
            self.play(fill_to(cell, np.array([a])), run_time=style.STEP)
            self.play(FadeIn(filled), run_time=style.QUICK)


def _path(lanes: Sequence[int], end: Place) -> list[Place]:
    """There and back along the lanes, each step one pixel, and on to the end."""
    last = edge_detector.places()[1] - 1
    path: list[Place] = [(lanes[0], 0)]
    for number, row in enumerate(lanes):
        far = last if number % 2 == 0 else 0
        for goal in ((row, path[-1][1]), (row, far)):
            path += _straight(path[-1], goal)
    return path + _straight(path[-1], end)


def _straight(start: Place, end: Place) -> list[Place]:
    """All places between two, the last included."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    shares = np.linspace(0, 1, steps + 1)[1:, None]
    between = np.rint(np.array(start) * (1 - shares) + np.array(end) * shares).astype(int)
    return [(int(row), int(column)) for row, column in between]
