"""Chapter 2: 784 numbers in, one digit out, and how far simple rules get."""

from __future__ import annotations

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    Group,
    GrowFromEdge,
    Indicate,
    LaggedStart,
    RoundedRectangle,
    Square,
    Transform,
    VGroup,
)

from network import test_set
from network.naive import HoleCount, InkCount, NearestMean, Rule, fitted, half_unseen, holes_of, percent_right
from scenes import style
from scenes.figures.bars import Bars
from scenes.figures.layers import NeuronGrid, Ripple
from scenes.figures.lettering import CountUp, Reading, Readout, line_of, text
from scenes.figures.opened import OpenedCells, lens
from scenes.figures.pictures import DigitImage, square
from scenes.figures.rules import EmptyBox, HoleCase, fine_print, named
from scenes.figures.tints import HoleTint
from scenes.storyboard import Storyboard, beat
from scenes.style import at

SIDE = 28
WINDOW = 10  # rows and columns of the part that opens up
CELL = 0.62
GRID_WIDTH = 5.0
HERO_AT = at(-4.5, 0.55)
HERO_WIDTH = 2.9
RULES = ("ink", "holes", "mean")
CASES = ("no hole", "one hole", "two or more")


class WriteAProgram(Storyboard):
    """The hero is 784 numbers; naive programs are really run on them."""

    title = "Could you write that program?"
    poster = "how_far_simple_rules_get"

    def set_stage(self) -> None:
        """Which part of the grid opens up, and what each naive rule makes of the hero and of the test set."""
        pixels, digits = square(self.hero.pixels), test_set()
        parts = np.lib.stride_tricks.sliding_window_view(pixels * (1 - pixels), (WINDOW, WINDOW)).sum(axis=(2, 3))
        self.corner = np.unravel_index(np.argmax(parts), parts.shape)
        self.half = half_unseen(self.hero)
        self.ink, self.hole = fitted(InkCount, self.half), fitted(HoleCount, self.half)
        self.mean = fitted(NearestMean, self.half)
        self.all_holes = holes_of(digits.pixels).max(axis=(1, 2))
        self.holes = holes_of(self.hero.pixels)[0]
        right = 100 * self.network.accuracy(digits.pixels, digits.labels)
        self.facts |= {
            "pixels": Reading.of(self.hero.pixels.size, "size[0]", 0),
            "ink": Reading.of(self.hero.pixels.sum(), "ink", 1),
            "holes": Reading.of(self.holes.max(), "holes", 0),
            "network_right": Reading.of(right, "test_accuracy_percent", 1),
            "network_says": Reading.of(self.activations.answer, "answer", 0),
        }
        rules: tuple[Rule, ...] = (self.ink, self.hole, self.mean)
        for rule in rules:
            says, name = rule.read_many(self.hero.pixels[np.newaxis])[0], rule.name
            self.facts[f"{name}_says"] = Reading.of(says, f"naive_{name}_answer[{self.half}]", 0)
            self.facts[f"{name}_right"] = Reading.of(percent_right(type(rule)), f"naive_{name}_percent", 1)

    @beat("Could you write a program for it? All it gets are {pixels} numbers between 0 and 1, one for each pixel.")
    def each_cell_shows_its_value(self) -> None:
        """A part of the grid opens up until every cell has room for its value."""
        self.image = DigitImage(self.hero.pixels, GRID_WIDTH).move_to(at(-3.9, 0))
        row, column = self.corner
        spacing = GRID_WIDTH / SIDE
        part = Square(WINDOW * spacing, color=style.TALKED_ABOUT, stroke_width=1.5 * style.LINE * style.STROKE)
        part.move_to(
            self.image.get_corner(UP + LEFT) + at((column + WINDOW / 2) * spacing, -(row + WINDOW / 2) * spacing)
        )
        places = [(row + i) * SIDE + column + j for i in range(WINDOW) for j in range(WINDOW)]
        readings = [Reading.of(self.hero.pixels[place], f"a[0][{place}]") for place in places]
        opened = OpenedCells(readings, CELL).move_to(at(3.4, 0))
        cells = opened.cells.copy().scale_to_fit_width(part.width).move_to(part)
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(part), run_time=style.STEP)
        rays = lens(part, opened.cells)
        self.play(Transform(cells, opened.cells), Create(rays), run_time=style.LONG_IDEA)
        self.play(LaggedStart(*(FadeIn(values) for values in opened.values), lag_ratio=0.3), run_time=style.LONG_IDEA)
        self.part, self.opened, self.rays = part, Group(cells, opened.values), rays

    @beat("In go {pixels} numbers, and out comes one digit, 0 to 9. But what should be in the box?")
    def what_is_in_the_box(self) -> None:
        """All cells fly into an empty box; ten digits wait behind it."""
        self.play(FadeOut(self.opened.submobjects[1], self.rays), run_time=style.QUICK)
        cells = self.opened.submobjects[0]
        back = cells.copy().scale_to_fit_width(self.part.width).move_to(self.part)
        self.play(Transform(cells, back), run_time=style.STEP)
        program = EmptyBox().shift(at(1.5, 0))
        self.box, question = program.box, program.question
        count = line_of([Readout(self.facts["pixels"]), text("numbers in")]).next_to(self.image, DOWN, buff=0.3)
        count.shift(at(0, program.out.baseline - count[0].baseline))
        self.play(FadeOut(cells, self.part), FadeIn(self.box), FadeIn(question, count, program.way_in))
        squares = NeuronGrid(self.hero.pixels, GRID_WIDTH, share=1.0, roundness=0.0).move_to(self.image)
        squares.stroke[:, 3], squares.fill[:, 3] = 0, self.hero.pixels > 0
        swallowed = squares.copy().scale(0.02).move_to(self.box)
        delays = 1 - (np.arange(SIDE * SIDE) % SIDE) / SIDE
        self.play(Ripple(squares, swallowed, delays, overlap=0.5), run_time=2 * style.IDEA)
        self.remove(squares)
        arrivals = [FadeIn(digit, target_position=self.box) for digit in program.digits]
        self.play(FadeIn(program.way_out, program.out), LaggedStart(*arrivals, lag_ratio=0.1), run_time=style.LONG_IDEA)
        self.play(Indicate(question, color=style.TALKED_ABOUT), run_time=style.IDEA)

    def _fill_box(self, words: str) -> None:
        """The box goes to the upper left and holds another rule; only it and the hero stay."""
        box = RoundedRectangle(0.2, width=4.3, height=0.85, color=style.INK).move_to(at(-4.5, 2.95))
        name = text(words, style.TYPE_BODY, style.TALKED_ABOUT).move_to(box)
        leaving = self.clear_stage(self.image, self.box)
        home = self.image.animate.scale_to_fit_width(HERO_WIDTH).move_to(HERO_AT)
        self.play(*(FadeOut(mobject) for mobject in leaving), Transform(self.box, box), home, run_time=style.STEP)
        self.play(FadeIn(name), run_time=style.QUICK)

    def _verdict(self, rule: str) -> None:
        """What the rule says of the hero, and how often it is right."""
        says = line_of([text("it says"), Readout(self.facts[f"{rule}_says"], style.TYPE_BODY, style.TALKED_ABOUT)])
        right = Readout(self.facts[f"{rule}_right"], style.TYPE_TITLE)
        share = line_of([right, text("% right", style.TYPE_TITLE)]).move_to(at(-4.5, -2.75))
        self.play(FadeIn(says.move_to(at(-4.5, -1.95))), run_time=style.STEP)
        self.play(FadeIn(share[1]), CountUp(right, 0, 1), run_time=style.IDEA)

    @beat(
        "Count the ink: here it is {ink}. The digit whose average is nearest is {ink_says}. "
        "This rule is right {ink_right} % of the time."
    )
    def count_the_ink(self) -> None:
        """Mean ink of each class as bars, the hero's ink as a line through them."""
        self._fill_box("count the ink")
        ink = named("ink", self.facts["ink"]).move_to(at(-4.5, -1.3))
        means = [Reading.of(mean, f"class_ink[{self.half}][{c}]", 1) for c, mean in enumerate(self.ink.means)]
        full = max(self.facts["ink"].value, float(self.ink.means.max()))
        bars = Bars([str(c) for c in range(10)], means, full, 5.6, 0.56).values_in_column(6.9)
        bars.shift(at(-0.5, 2.3))
        head = text("average ink of each digit", style.TYPE_LABEL, style.QUIET).move_to(at(2.9, 3.1))
        self.play(FadeIn(ink, head, bars.names), run_time=style.STEP)
        grow = [GrowFromEdge(bar, LEFT) for bar in bars.bars]
        self.play(LaggedStart(*grow, lag_ratio=0.1), FadeIn(bars.values), run_time=style.IDEA)
        said = round(self.facts["ink_says"].value)
        self.play(Create(bars.mark(self.facts["ink"].value)), run_time=style.STEP)
        chosen = VGroup(bars.names[said], bars.values[said])
        self.play(chosen.animate.set_color(style.TALKED_ABOUT), run_time=style.QUICK)
        self._verdict("ink")

    @beat(
        "Count enclosed holes: here {holes}. The commonest digit with as many is {holes_says}. "
        "This rule is right {holes_right} % of the time."
    )
    def count_the_holes(self) -> None:
        """For each number of holes the digit that has it most often, with a real example."""
        self._fill_box("count the holes")
        self.image.add(HoleTint(self.holes, HERO_WIDTH).move_to(self.image))
        count = named("holes", self.facts["holes"]).move_to(at(-4.5, -1.3))
        self.play(FadeIn(self.image[-1], count), run_time=style.STEP)
        rows = [self._case(number) for number in range(len(CASES))]
        self.play(
            LaggedStart(*(FadeIn(row, shift=0.3 * LEFT) for row in rows), lag_ratio=0.5), run_time=style.LONG_IDEA
        )
        row = rows[min(int(self.holes.max()), len(CASES) - 1)]
        self.play(row.animate.set_chosen(), run_time=style.STEP)
        self._verdict("holes")
        self.image.remove(self.image[-1])

    def _case(self, number: int) -> HoleCase:
        """A number of holes, the digit it stands for, and the first test digit that is one of these."""
        label = int(self.hole.answers[number])
        digits = test_set()
        index = int(np.flatnonzero((digits.labels == label) & (np.minimum(self.all_holes, 2) == number))[0])
        says = Reading.of(label, f"naive_hole_class[{self.half}][{number}]", 0)
        case = HoleCase(digits.pixels[index], holes_of(digits.pixels[[index]])[0], CASES[number], says, 1.7)
        return case.shift(at(0.4, 2.1 - 2.15 * number))

    @beat(
        "Hold it against the average image of each digit. The nearest is {mean_says}. "
        "That is better: right {mean_right} % of the time."
    )
    def nearest_average_image(self) -> None:
        """Ten mean images, each with its distance to the hero; the nearest is framed."""
        self._fill_box("nearest average")
        away = self.mean.distances(self.hero.pixels[np.newaxis])[0]
        entries = Group()
        for c, (mean, distance) in enumerate(zip(self.mean.means, away, strict=True)):
            image = DigitImage(mean, 1.4).move_to(at(-0.75 + 1.65 * (c % 5), 1.4 - 2.6 * (c // 5)))
            value = Readout(Reading.of(distance, f"mean_distance[{self.half}][{c}]", 1), style.TYPE_SMALL)
            entries.add(Group(image, value.next_to(image, DOWN, buff=0.15)))
        head = text("averages, and their distances from this digit", style.TYPE_SMALL, style.QUIET)
        self.play(FadeIn(head.move_to(at(2.55, 3.0))), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(entry) for entry in entries), lag_ratio=0.15), run_time=style.LONG_IDEA)
        image, value = entries[int(away.argmin())]
        marks = (part.animate.set_color(style.TALKED_ABOUT) for part in (image.frame, value))
        least = Reading.of(away.min(), f"mean_distance[{self.half}][{away.argmin()}]", 1)
        self.play(*marks, FadeIn(named("distance", least).move_to(at(-4.5, -1.3))), run_time=style.STEP)
        self._verdict("mean")

    @beat(
        "That is how far simple rules get. The network we are about to open up is right {network_right} % of the time."
    )
    def how_far_simple_rules_get(self) -> None:
        """All accuracies as bars, what each says of the hero, and how it was judged."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        names, keys = ("count the ink", "count the holes", "nearest average", "our network"), (*RULES, "network")
        right = [self.facts[f"{key}_right"] for key in keys]
        bars = Bars(names, right, 100, 5.9, 1.0, suffix="%", size=style.TYPE_BODY).shift(at(-2.6, 1.6))
        head = text("right, of 10,000 test digits", style.TYPE_BODY).move_to(at(0, 2.9)).align_to(bars.bars, LEFT)
        column = bars.beside("this digit", [self.facts[f"{key}_says"] for key in keys], 5.95, head.baseline)
        note = fine_print(
            "each rule is made from one half of these digits and judged", "on the other, and then the other way round"
        )
        self.play(FadeIn(head, column[0], bars.names), FadeIn(note.move_to(at(0, -2.9))), run_time=style.STEP)
        bars.bars[-1].set_fill(style.TALKED_ABOUT)
        for bar, value, said in zip(bars.bars, bars.values, column[1:], strict=True):
            self.play(GrowFromEdge(bar, LEFT), FadeIn(value, said), run_time=style.STEP)
