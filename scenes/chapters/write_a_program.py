"""Chapter 2: 784 numbers in, one digit out, and how far simple rules get."""

from __future__ import annotations

from manim import DOWN, LEFT, UP, Create, FadeIn, FadeOut, GrowFromEdge, Indicate, LaggedStart, Transform

from network import test_set
from network.naive import InkCount, right_answers
from scenes import style
from scenes.figures.layers import NeuronGrid
from scenes.figures.lettering import CountUp, Reading, Readout, line_of, text
from scenes.figures.opened import OpenedPart
from scenes.figures.phrases import phrase
from scenes.figures.pictures import DigitImage
from scenes.figures.rules import EmptyBox, InkChart, JudgedDigits, RuleName, Standings, fine_print, named
from scenes.figures.tints import HoleTint
from scenes.figures.walls import captioned, wall
from scenes.findings.rulings import Rulings, crossed
from scenes.language import msgid, plural, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at
from scenes.words import plural_of, with_article

WINDOW, CELL = 10, 0.62  # rows and columns of the part that opens up, and how wide its cells become
GRID_WIDTH, HERO_WIDTH = 5.0, 2.9
BOX, HERO, COUNTED, SAID, RIGHT_SHARE = (at(-4.5, y) for y in (2.95, 0.55, -1.3, -1.95, -2.75))  # from the top
JUDGED = (9, 12)  # rows and columns of test digits on which a rule is seen to be tried
RULES = ("ink", "holes", "mean")
CASES = (msgid("no hole"), msgid("one hole"), msgid("two or more"))
NAMES = (msgid("count the ink"), msgid("count the holes"), msgid("nearest average"), msgid("our network"))


class WriteAProgram(Storyboard):
    """The hero is 784 numbers; naive programs are really run on them."""

    title = "Could you write that program?"
    poster = "how_far_simple_rules_get"

    def set_stage(self) -> None:
        """Run the naive rules on the hero and on the test set."""
        self.rulings = Rulings(self.hero, self.network)
        self.facts |= self.rulings.facts
        kind, usual = self.rulings.kind, self.facts["usual"]
        ours = "" if self.facts["strokes"].value == usual.value else translate(", ours as well")
        self.words |= {"a_kind": with_article(kind), "kinds": plural_of(kind), "ours": ours}
        self.words["strokes"] = plural("{count} stroke", "{count} strokes", usual.value, count=usual)

    @beat(
        "To a computer, a picture is only numbers: one for each pixel, from 0 for black to 1 for white. "
        "Here a part opens up."
    )
    def each_cell_shows_its_value(self) -> None:
        """A part of the grid, framed where it lies, opens up until every cell has room for its value."""
        self.image = DigitImage(self.hero.pixels, GRID_WIDTH).move_to(at(-3.9, 0))
        self.part = part = OpenedPart(self.hero.pixels, self.image, WINDOW, at(3.4, 0), CELL)
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(part.frame), FadeIn(part.place), run_time=style.STEP)
        self.play(Transform(part.closed, part.opened.cells), Create(part.rays), run_time=style.LONG_IDEA)
        rows = LaggedStart(*(FadeIn(values) for values in part.opened.values), lag_ratio=0.4)
        self.play(rows, run_time=1.5 * style.LONG_IDEA)

    @beat("Could you write a program for it? In go {pixels} numbers, out comes one digit, 0 to 9. What is in the box?")
    def what_is_in_the_box(self) -> None:
        """All cells fly into an empty box; ten digits wait behind it."""
        part = self.part
        leaving = FadeOut(part.opened.values, part.rays, part.place)
        back = part.closed.copy().scale_to_fit_width(part.frame.width).move_to(part.frame)
        self.play(leaving, Transform(part.closed, back), run_time=style.STEP)
        program = EmptyBox().shift(at(1.5, 0))
        self.box = program.box
        count = line_of([Readout(self.facts["pixels"]), text("numbers in")]).next_to(self.image, DOWN, buff=0.3)
        count.shift(at(0, program.out.baseline - count[0].baseline))
        self.play(FadeOut(part.closed, part.frame), FadeIn(self.box), FadeIn(program.question, count, program.way_in))
        squares = NeuronGrid(self.hero.pixels, GRID_WIDTH, share=1.0, roundness=0.0).move_to(self.image)
        squares.stroke[:, 3], squares.fill[:, 3] = 0, self.hero.pixels > 0
        self.play(program.swallow(squares), run_time=2 * style.IDEA)
        self.remove(squares)
        arrivals = LaggedStart(*(FadeIn(digit, target_position=self.box) for digit in program.digits), lag_ratio=0.1)
        self.play(FadeIn(program.way_out, program.out), arrivals, run_time=style.IDEA)
        self.play(Indicate(program.question, color=style.TALKED_ABOUT), run_time=style.STEP)

    def _fill_box(self, words: str) -> None:
        """The box goes to the upper left and holds another rule; only it and the hero stay."""
        rule = RuleName(words).move_to(BOX)
        leaving = self.clear_stage(self.image, self.box)
        home = self.image.animate.scale_to_fit_width(HERO_WIDTH).move_to(HERO)
        self.play(*(FadeOut(mobject) for mobject in leaving), Transform(self.box, rule.box), home, run_time=style.STEP)
        self.play(FadeIn(rule.words), run_time=style.QUICK)

    def _answer(self, rule: str) -> None:
        """What the rule says of the hero."""
        says = line_of([text("it says"), Readout(self.facts[f"{rule}_says"], style.TYPE_BODY, style.TALKED_ABOUT)])
        self.play(FadeIn(says.move_to(SAID)), run_time=style.STEP)

    def _verdict(self, rule: str) -> None:
        """How often it is right."""
        right = Readout(self.facts[f"{rule}_right"], style.TYPE_TITLE)
        share = line_of([right, text("% right", style.TYPE_TITLE)]).move_to(RIGHT_SHARE)
        self.play(FadeIn(share[1]), CountUp(right, 0, 1), run_time=style.IDEA)

    @beat(
        "Try a rule: down the middle, {a_kind} most often has {strokes}. "
        "But {broken} of {of_class} {kinds} break it{ours}; {kept} other digits keep it."
    )
    def every_rule_meets_digits_that_break_it(self) -> None:
        """A rule for the hero's class, some of the class that break it, and others that keep it."""
        self._fill_box("count the strokes")
        hero = crossed(self.hero, HERO_WIDTH, "strokes").move_to(self.image, aligned_edge=UP)
        self.play(Create(hero.line), run_time=style.STEP)
        self.play(
            FadeIn(hero.met), FadeIn(named("strokes", self.facts["strokes"]).move_to(COUNTED)), run_time=style.STEP
        )
        self.play(FadeIn(named("most often", self.facts["usual"]).move_to(SAID)), run_time=style.QUICK)
        broken, of_class, kept = (self.facts[name] for name in ("broken", "of_class", "kept"))
        heads = (
            phrase(
                "{broken} of {count} {digits} break it",
                broken=Readout(broken),
                count=Readout(of_class),
                digits=text(plural_of(self.rulings.kind)),
            ),
            phrase("{kept} other digits keep it", kept=Readout(kept)),
        )
        rows = self.rulings.breaking(1.4), self.rulings.keeping(1.4)
        for row, head, y in zip(rows, heads, (2.95, -0.4), strict=True):
            digits = wall(row, len(row), 1.65).move_to(at(2.6, y - 1.5))
            self.play(FadeIn(head.move_to(at(2.6, y))), run_time=style.QUICK)
            self.play(LaggedStart(*(FadeIn(digit) for digit in digits), lag_ratio=0.3), run_time=style.IDEA)

    @beat("Or count the ink: here it is {ink}. The digit that has, on average, nearest to that much is {ink_says}.")
    def count_the_ink(self) -> None:
        """Mean ink of each class as bars, the hero's ink as a line through them."""
        self._fill_box("count the ink")
        ink = named("ink", self.facts["ink"]).move_to(COUNTED)
        chart = InkChart(self.rulings.class_inks(), self.facts["ink"], round(self.facts["ink_says"].value))
        chart.shift(at(-0.5, 2.3))
        self.play(FadeIn(ink), FadeIn(chart.head, chart.bars.names), run_time=style.STEP)
        grow = [GrowFromEdge(bar, LEFT) for bar in chart.bars.bars]
        self.play(LaggedStart(*grow, lag_ratio=0.1), FadeIn(chart.bars.values), run_time=style.IDEA)
        self.play(Create(chart.mark), run_time=style.STEP)
        self.play(chart.chosen.animate.set_color(style.TALKED_ABOUT), run_time=style.QUICK)
        self._answer("ink")
        self.chart = chart

    @beat(
        "How good is that? Let it read {test_count} digits whose answers we know. "
        "This rule is right {ink_right} % of the time."
    )
    def how_a_rule_is_judged(self) -> None:
        """Some of the test digits; those that the rule reads wrongly step back, and the share of all is counted."""
        rows, columns = JUDGED
        count = rows * columns
        digits = JudgedDigits(test_set().pixels[:count], right_answers(InkCount)[:count], columns, 0.64)
        some = Readout(Reading.of(count, f"count(0:{count})", 0))
        all_of_them = Readout(self.facts["test_count"])
        head = phrase("the first {some} of {all} test digits", some=some, all=all_of_them)
        note = text("bright: the rule is right", style.TYPE_SMALL, style.QUIET).move_to(at(2.6, -3.35))
        self.play(FadeOut(self.chart), run_time=style.QUICK)
        self.play(FadeIn(digits.move_to(at(2.6, -0.05))), FadeIn(head.move_to(at(2.6, 3.2))), run_time=style.STEP)
        self.play(FadeIn(note), run_time=style.QUICK)
        self.play(LaggedStart(*digits.judge(), lag_ratio=0.5), run_time=1.5 * style.LONG_IDEA)
        self._verdict("ink")

    @beat(
        "Count enclosed holes: here {holes}. The commonest digit with as many is {holes_says}. "
        "This rule is right {holes_right} % of the time."
    )
    def count_the_holes(self) -> None:
        """For each number of holes the digit that has it most often, with a real example."""
        self._fill_box("count the holes")
        tint = HoleTint(self.rulings.holes, HERO_WIDTH).move_to(self.image)
        self.play(FadeIn(tint), FadeIn(named("holes", self.facts["holes"]).move_to(COUNTED)), run_time=style.STEP)
        rows = [
            self.rulings.hole_case(number, words).shift(at(0.4, 2.1 - 2.15 * number))
            for number, words in enumerate(CASES)
        ]
        arrivals = LaggedStart(*(FadeIn(row, shift=0.3 * LEFT) for row in rows), lag_ratio=0.5)
        self.play(arrivals, run_time=style.LONG_IDEA)
        chosen = min(round(self.facts["holes"].value), len(CASES) - 1)
        self.play(rows[chosen].animate.set_chosen(), run_time=style.QUICK)
        self._answer("holes")
        self._verdict("holes")

    @beat(
        "Hold it against the average image of each digit. The nearest is {mean_says}. "
        "That is better: right {mean_right} % of the time."
    )
    def nearest_average_image(self) -> None:
        """Ten mean images, each with its distance to the hero; the nearest is framed."""
        self._fill_box("nearest average")
        away = self.rulings.mean_distances()
        pairs = zip(self.rulings.mean.means, away, strict=True)
        entries = [captioned(mean, [Readout(distance, style.TYPE_SMALL)], 1.4) for mean, distance in pairs]
        wall(entries, 5, 1.65, 2.6).move_to(at(2.55, -0.1))
        head = text("averages, and their distances from this digit", style.TYPE_SMALL, style.QUIET)
        self.play(FadeIn(head.move_to(at(2.55, 3.0))), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(entry) for entry in entries), lag_ratio=0.15), run_time=style.LONG_IDEA)
        nearest = min(range(len(away)), key=lambda place: away[place].value)
        image, value = entries[nearest]
        marks = (part.animate.set_color(style.TALKED_ABOUT) for part in (image.frame, value))
        self.play(*marks, FadeIn(named("distance", away[nearest]).move_to(COUNTED)), run_time=style.QUICK)
        self._answer("mean")
        self._verdict("mean")

    @beat(
        "That is how far simple rules get. Our network is right {network_right} % of the time, "
        "and nobody wrote its rules: it learned."
    )
    def how_far_simple_rules_get(self) -> None:
        """All accuracies as bars, what each says of the hero, and how it was judged."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        keys = (*RULES, "network")
        right, says = ([self.facts[f"{key}_{what}"] for key in keys] for what in ("right", "says"))
        chart = Standings(NAMES, right, says, self.facts["test_count"])
        note = fine_print(
            "each rule is made from one half of these digits and judged", "on the other, and then the other way round"
        )
        opening = FadeIn(chart.head, chart.column[0], chart.bars.names), FadeIn(note.move_to(at(0, -2.9)))
        self.play(*opening, run_time=style.STEP)
        for bar, value, said in zip(chart.bars.bars, chart.bars.values, chart.column[1:], strict=True):
            self.play(GrowFromEdge(bar, LEFT), FadeIn(value, said), run_time=style.STEP)
        self.play(Indicate(chart.bars.values[-1], color=style.TALKED_ABOUT), run_time=style.STEP)
