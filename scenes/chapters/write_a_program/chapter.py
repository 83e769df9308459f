"""Chapter 2: 784 numbers in, one digit out, and how far simple rules get."""

from __future__ import annotations

from manim import (
    DOWN,
    LEFT,
    UP,
    Create,
    FadeIn,
    FadeOut,
    GrowFromEdge,
    Indicate,
    LaggedStart,
    Transform,
    VGroup,
)

from network import test_set
from network.analysis.baselines import InkCount, right_answers
from scenes import style
from scenes.chapters.write_a_program import layout as layouts
from scenes.chapters.write_a_program.empty_box import PLANS, EmptyBox
from scenes.chapters.write_a_program.facts import Rulings, crossed
from scenes.chapters.write_a_program.magnified import OpenedPart
from scenes.chapters.write_a_program.rules import (
    InkChart,
    RuleName,
    Standings,
    fine_print,
    named,
)
from scenes.figures.grids import captioned, centred_rows, wall
from scenes.figures.judged_grid import JudgedGrid
from scenes.figures.layers import NeuronGrid
from scenes.figures.pictures import DigitImage
from scenes.figures.tints import HoleTint
from scenes.language.catalogue import plural, translate
from scenes.language.marks import msgid
from scenes.language.vocabulary import plural_of, with_article
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.paragraph import paragraph, wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import CountUp, Reading, Readout, line_of
from scenes.text.typesetting import text

RULES = ("ink", "holes", "mean")
CASES = (msgid("no hole"), msgid("one hole"), msgid("two or more"))
NAMES = (
    msgid("count the ink"),
    msgid("count the holes"),
    msgid("nearest average"),
    msgid("our network"),
)
STEPPED_BACK = 0.25  # brightness of a digit that a rule reads wrongly


class WriteAProgram(Storyboard):
    """The hero is 784 numbers; naive programs are really run on them."""

    title = "Could you write that program?"
    poster = "how_far_simple_rules_get"

    def set_stage(self) -> None:
        """Run the naive rules on the hero and on the test set."""
        self.layout = style.for_frame(layouts.RULE)
        self.rulings = Rulings(self.hero, self.network)
        self.facts |= self.rulings.facts
        kind, usual = self.rulings.kind, self.facts["usual"]
        ours = "" if self.facts["strokes"].value == usual.value else translate(", ours as well")
        self.words |= {"a_kind": with_article(kind), "kinds": plural_of(kind), "ours": ours}
        self.words["strokes"] = plural(
            "{count} stroke", "{count} strokes", usual.value, count=usual
        )

    @beat(
        "To a computer, a picture is only numbers: one for each pixel, from 0 for black to 1 for white. "
        "Here a part opens up."
    )
    def each_cell_shows_its_value(self) -> None:
        """A part of the grid, framed where it lies, opens up until every cell has room for its value."""
        layout = style.for_frame(layouts.OPENING)
        self.image = DigitImage(self.hero.pixels, layout.width).move_to(at(*layout.image))
        self.part = part = OpenedPart(
            self.hero.pixels, self.image, layout.window, at(*layout.opened), layout.cell, layout.way
        )
        wrapped(part.place, layout.name_width)
        if layout.name_at:
            part.place.move_to(at(*layout.name_at))
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(part.frame), FadeIn(part.place), run_time=style.STEP)
        self.play(
            Transform(part.closed, part.opened.cells), Create(part.rays), run_time=style.LONG_IDEA
        )
        rows = LaggedStart(*(FadeIn(values) for values in part.opened.values), lag_ratio=0.4)
        self.play(rows, run_time=1.5 * style.LONG_IDEA)

    @beat(
        "Could you write a program for it? In go {pixels} numbers, out comes one digit, 0 to 9. What is in the box?"
    )
    def what_is_in_the_box(self) -> None:
        """All cells fly into an empty box; ten digits wait behind it."""
        part, layout = self.part, style.for_frame(PLANS)
        leaving = FadeOut(part.opened.values, part.rays, part.place)
        back = part.closed.copy().scale_to_fit_width(part.frame.width).move_to(part.frame)
        way = at(*layout.image) - self.image.get_center()
        moves = (mobject.animate.shift(way) for mobject in (self.image, part.frame))
        self.play(leaving, Transform(part.closed, back.shift(way)), *moves, run_time=style.STEP)
        program = EmptyBox(layout)
        self.box = program.box
        count = line_of([Readout(self.facts["pixels"]), text("numbers in")])
        count.next_to(self.image, UP if program.is_turned else DOWN, buff=0.3)
        if layout.in_level:
            count.shift(at(0, program.out.baseline - count[0].baseline))
        self.play(
            FadeOut(part.closed, part.frame),
            FadeIn(self.box),
            FadeIn(program.question, count, program.way_in),
        )
        squares = NeuronGrid(
            self.hero.pixels, self.image.frame.width, share=1.0, roundness=0.0
        ).move_to(self.image)
        squares.stroke[:, 3], squares.fill[:, 3] = 0, self.hero.pixels > 0
        self.play(program.swallow(squares), run_time=2 * style.IDEA)
        self.remove(squares)
        arrivals = LaggedStart(
            *(FadeIn(digit, target_position=self.box) for digit in program.digits), lag_ratio=0.1
        )
        self.play(FadeIn(program.way_out, program.out), arrivals, run_time=style.IDEA)
        self.play(Indicate(program.question, color=theme().talked_about), run_time=style.STEP)

    def _fill_box(self, words: str) -> None:
        """The box goes to the top and holds another rule; only it and the hero stay."""
        rule = RuleName(words, self.layout.box_width).move_to(at(*self.layout.box))
        leaving = self.clear_stage(self.image, self.box)
        home = self.image.animate.scale_to_fit_width(self.layout.hero_width).move_to(
            at(*self.layout.hero)
        )
        self.play(
            *(FadeOut(mobject) for mobject in leaving),
            Transform(self.box, rule.box),
            home,
            run_time=style.STEP,
        )
        self.play(FadeIn(rule.words), run_time=style.QUICK)

    def _layout(self, words: VGroup, place: tuple[float, float]) -> VGroup:
        """Put what is told of a rule where it belongs."""
        words.move_to(at(*place), aligned_edge=at(self.layout.flush, 0))
        return words.shift(at(0, place[1] - words[0].baseline)) if self.layout.flush else words

    def _counted(self, words: str, reading: Reading) -> VGroup:
        """What a rule counts."""
        return self._layout(named(words, reading, self.layout.size), self.layout.counted)

    def _answer(self, rule: str) -> None:
        """What the rule says of the hero."""
        answer = Readout(self.facts[f"{rule}_says"], style.TYPE_BODY, theme().talked_about)
        says = line_of([text("it says", self.layout.size), answer])
        self.play(FadeIn(self._layout(says, self.layout.said)), run_time=style.STEP)

    def _verdict(self, rule: str) -> None:
        """How often it is right."""
        right = Readout(self.facts[f"{rule}_right"], style.TYPE_TITLE)
        share = self._layout(line_of([right, text("% right", style.TYPE_TITLE)]), self.layout.right)
        self.play(FadeIn(share[1]), CountUp(right, 0, 1), run_time=style.IDEA)

    @beat(
        "Try a rule: down the middle, {a_kind} most often has {strokes}. "
        "But {broken} of {of_class} {kinds} break it{ours}; {kept} other digits keep it."
    )
    def every_rule_meets_digits_that_break_it(self) -> None:
        """A rule for the hero's class, some of the class that break it, and others that keep it."""
        self._fill_box("count the strokes")
        layout = style.for_frame(layouts.STROKES)
        hero = crossed(self.hero, self.layout.hero_width, "strokes").move_to(
            self.image, aligned_edge=UP
        )
        self.play(Create(hero.line), run_time=style.STEP)
        self.play(
            FadeIn(hero.met, self._counted(msgid("strokes"), self.facts["strokes"])),
            run_time=style.STEP,
        )
        usual = self._layout(
            named("most often", self.facts["usual"], self.layout.size), self.layout.said
        )
        self.play(FadeIn(usual), run_time=style.QUICK)
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
        rows = self.rulings.breaking(layout.width), self.rulings.keeping(layout.width)
        for row, head, y in zip(rows, heads, layout.heads, strict=True):
            digits = wall(row, len(row), layout.spacing).move_to(at(layout.x, y - layout.drop))
            self.play(FadeIn(head.move_to(at(layout.x, y))), run_time=style.QUICK)
            self.play(
                LaggedStart(*(FadeIn(digit) for digit in digits), lag_ratio=0.3),
                run_time=style.IDEA,
            )

    @beat(
        "Or count the ink: here it is {ink}. The digit that has, on average, nearest to that much is {ink_says}."
    )
    def count_the_ink(self) -> None:
        """Mean ink of each class as bars, the hero's ink as a line through them."""
        self._fill_box("count the ink")
        layout, says = style.for_frame(layouts.INK), round(self.facts["ink_says"].value)
        ink = self._counted(msgid("ink"), self.facts["ink"])
        chart = InkChart(self.rulings.class_inks(), self.facts["ink"], says, layout)
        self.play(FadeIn(ink), FadeIn(chart.head, chart.bars.names), run_time=style.STEP)
        grow = [GrowFromEdge(bar, LEFT) for bar in chart.bars.bars]
        self.play(LaggedStart(*grow, lag_ratio=0.1), FadeIn(chart.bars.values), run_time=style.IDEA)
        self.play(Create(chart.mark), run_time=style.STEP)
        self.play(chart.chosen.animate.set_color(theme().talked_about), run_time=style.QUICK)
        self._answer("ink")
        self.chart = chart

    @beat(
        "How good is that? Let it read {test_count} digits whose answers we know. "
        "This rule is right {ink_right} % of the time."
    )
    def how_a_rule_is_judged(self) -> None:
        """Some of the test digits; those that the rule reads wrongly step back, and the share of all is counted."""
        layout = style.for_frame(layouts.JUDGED)
        count = layout.rows * layout.columns
        digits = JudgedGrid(test_set().pixels[:count], layout.columns, layout.width, STEPPED_BACK)
        some = Readout(Reading.of(count, f"count(0:{count})", 0))
        all_of_them = Readout(self.facts["test_count"])
        head = phrase("the first {some} of {all} test digits", some=some, all=all_of_them)
        note = text("bright: the rule is right", style.TYPE_SMALL, theme().quiet).move_to(
            at(*layout.note)
        )
        self.play(FadeOut(self.chart), run_time=style.QUICK)
        digits.move_to(at(*layout.middle))
        self.play(FadeIn(digits), FadeIn(head.move_to(at(*layout.head))), run_time=style.STEP)
        self.play(FadeIn(note), run_time=style.QUICK)
        judged = digits.judge(right_answers(InkCount)[:count])
        self.play(LaggedStart(*judged, lag_ratio=0.5), run_time=1.5 * style.LONG_IDEA)
        self._verdict("ink")

    @beat(
        "Count enclosed holes: here {holes}. The commonest digit with as many is {holes_says}. "
        "This rule is right {holes_right} % of the time."
    )
    def count_the_holes(self) -> None:
        """For each number of holes the digit that has it most often, with a real example."""
        self._fill_box("count the holes")
        layout = style.for_frame(layouts.HOLES)
        tint = HoleTint(self.rulings.holes, self.layout.hero_width).move_to(self.image)
        self.play(
            FadeIn(tint),
            FadeIn(self._counted(msgid("holes"), self.facts["holes"])),
            run_time=style.STEP,
        )
        (x, y), places = layout.first, (layout.words, *layout.arrow, layout.says)
        rows = [
            self.rulings.hole_case(number, words, layout.width, places).shift(
                at(x, y - layout.step * number)
            )
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
        layout, away = style.for_frame(layouts.MEANS), self.rulings.mean_distances()
        pairs = zip(self.rulings.mean.means, away, strict=True)
        entries = [
            captioned(mean, [Readout(distance, style.TYPE_SMALL)], layout.width)
            for mean, distance in pairs
        ]
        centred_rows(entries, layout.rows, *layout.spacing).move_to(at(*layout.middle))
        said = msgid("averages, and their distances from this digit")
        head = paragraph(said, layout.head_width, style.TYPE_SMALL, theme().quiet, even=True)
        over = (
            style.frame().width / 2 - style.MARGIN - head.move_to(at(*layout.head)).get_right()[0]
        )
        self.play(FadeIn(head.shift(at(min(0, over), 0))), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(entry) for entry in entries), lag_ratio=0.15),
            run_time=style.LONG_IDEA,
        )
        nearest = min(range(len(away)), key=lambda place: away[place].value)
        image, value = entries[nearest]
        marks = (part.animate.set_color(theme().talked_about) for part in (image.frame, value))
        self.play(
            *marks, FadeIn(self._counted(msgid("distance"), away[nearest])), run_time=style.QUICK
        )
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
        layout = style.for_frame(layouts.STANDINGS)
        chart = Standings(NAMES, right, says, self.facts["test_count"], layout)
        note = fine_print(
            "each rule is made from one half of these digits and judged",
            "on the other, and then the other way round",
            width=style.frame().width - 2 * style.MARGIN,
        )
        opening = (
            FadeIn(chart.head, chart.column[0], chart.bars.names),
            FadeIn(note.move_to(at(0, layout.note))),
        )
        self.play(*opening, run_time=style.STEP)
        for bar, value, said in zip(
            chart.bars.bars, chart.bars.values, chart.column[1:], strict=True
        ):
            self.play(GrowFromEdge(bar, LEFT), FadeIn(value, said), run_time=style.STEP)
        self.play(Indicate(chart.bars.values[-1], color=theme().talked_about), run_time=style.STEP)
