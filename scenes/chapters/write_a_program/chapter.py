"""A program for 784 numbers in and one digit out, and how far simple rules get."""

from __future__ import annotations

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
    Transform,
    VGroup,
)

from network import test_set
from network.analysis.baselines import InkCount, right_answers
from scenes import sources, style
from scenes.chapters.write_a_program.bar_charts import InkChart, Standings
from scenes.chapters.write_a_program.empty_box import EmptyBox
from scenes.chapters.write_a_program.facts import NaiveRules, crossing_of
from scenes.chapters.write_a_program.hole_tint import HoleTint
from scenes.chapters.write_a_program.layout import LAYOUTS
from scenes.chapters.write_a_program.magnified_part import MagnifiedPart
from scenes.chapters.write_a_program.rule_box import RuleBox, labelled
from scenes.chapters.write_a_program.rule_examples import CrossedDigit, HoleCase
from scenes.figures import DigitImage, JudgedGrid, NeuronGrid, captioned, row_places, wall
from scenes.language import msgid, plural, plural_of, translate, with_article
from scenes.storyboard import Storyboard, beat
from scenes.style import Place, at, theme
from scenes.text import (
    CountUp,
    Lettering,
    Reading,
    Readout,
    line_of,
    paragraph,
    phrase,
    small_print,
    text,
)

PROGRAMS = {
    "ink": msgid("count the ink"),
    "holes": msgid("count the holes"),
    "mean": msgid("closest average"),
    "network": msgid("our network"),
}
HOLE_CASES = (msgid("no hole"), msgid("one hole"), msgid("two or more"))
DIMMED = 0.25  # share of its brightness that is left of a digit that a rule reads wrongly


class WriteAProgram(Storyboard):
    """The hero is 784 numbers; naive programs are really run on them."""

    title = "Could you write that program?"
    poster = "how_far_simple_rules_get"

    def set_stage(self) -> None:
        """Run the naive rules on the hero and on the test set."""
        self.layout = style.for_frame(LAYOUTS)
        self.rules = NaiveRules(self.hero, self.network)
        self.facts |= self.rules.readings
        label, usual = self.rules.label, self.facts["usual"]
        ours = "" if self.facts["strokes"].value == usual.value else translate(", ours included")
        self.words |= {"a_kind": with_article(label), "kinds": plural_of(label), "ours": ours}
        self.words["usual_strokes"] = plural(
            "{count} stroke", "{count} strokes", usual.value, count=usual
        )

    @beat("To a computer, a picture is just numbers, from 0 for black to 1 for white.")
    def each_cell_shows_its_value(self) -> None:
        """Frame a part of the picture, and magnify it until its cells have room for values."""
        layout = self.layout.magnified
        self.image = DigitImage(self.hero.pixels, layout.width).move_to(at(*layout.image))
        self.part = part = MagnifiedPart(self.hero.pixels, self.image, layout)
        self.play(FadeIn(self.image), run_time=style.STEP)
        self.play(Create(part.frame), FadeIn(part.position), run_time=style.STEP)
        self.play(
            Transform(part.unmagnified, part.magnified.cells),
            Create(part.rays),
            run_time=style.LONG_IDEA,
        )
        rows = LaggedStart(*(FadeIn(values) for values in part.magnified.values), lag_ratio=0.4)
        self.play(rows, run_time=1.5 * style.LONG_IDEA)

    @beat(
        "So, the challenge: {pixels} numbers go in, and the right digit comes out.",
        "What goes in the box?",
    )
    def what_is_in_the_box(self) -> None:
        """Let all cells fly into an empty box, with ten digits behind it."""
        part = self.part
        leaving = FadeOut(part.magnified.values, part.rays, part.position)
        back = part.unmagnified.copy().scale_to_fit_width(part.frame.width).move_to(part.frame)
        shift = at(*self.layout.empty_box.image) - self.image.get_center()
        moves = (mobject.animate.shift(shift) for mobject in (self.image, part.frame))
        shrinking = Transform(part.unmagnified, back.shift(shift))
        self.play(leaving, shrinking, *moves, run_time=style.STEP)
        program = EmptyBox(self.layout.empty_box)
        self.box = program.box
        self.play(
            FadeOut(part.unmagnified, part.frame),
            FadeIn(self.box),
            FadeIn(program.question, self._numbers_in(program), program.arrow_in),
        )
        squares = self._squares()
        self.play(program.swallow(squares), run_time=2 * style.IDEA)
        self.remove(squares)
        arrivals = LaggedStart(
            *(FadeIn(digit, target_position=self.box) for digit in program.digits), lag_ratio=0.1
        )
        self.play(FadeIn(program.arrow_out, program.out), arrivals, run_time=style.IDEA)
        self.wait_for_words()
        self.play(Indicate(program.question, color=theme().talked_about), run_time=style.STEP)

    def _numbers_in(self, program: EmptyBox) -> VGroup:
        """Say how many numbers go in, above or below the image."""
        count = line_of([Readout(self.facts["pixels"]), text("numbers in")])
        count.next_to(self.image, UP if program.is_turned else DOWN, buff=0.3)
        if self.layout.empty_box.in_level:
            count.shift(at(0, program.out.baseline - count[0].baseline))
        return count

    def _squares(self) -> NeuronGrid:
        """Draw the image as squares, one for each pixel with ink."""
        pixels = self.hero.pixels
        squares = NeuronGrid(pixels, self.image.frame.width, share=1.0, roundness=0.0)
        squares.move_to(self.image)
        squares.stroke[:, 3], squares.fill[:, 3] = 0, pixels > 0
        return squares

    def _fill_box(self, words: str) -> None:
        """Move the box to the top and put another rule in; only it and the hero stay."""
        layout = self.layout.rule
        rule = RuleBox(words, layout.box_width).move_to(at(*layout.box))
        leaving = self.clear_stage(self.image, self.box)
        to_box = self.image.animate.scale_to_fit_width(layout.hero_width)
        to_box.move_to(at(*layout.hero))
        self.play(
            *(FadeOut(mobject) for mobject in leaving),
            Transform(self.box, rule.box),
            to_box,
            run_time=style.STEP,
        )
        self.play(FadeIn(rule.words), run_time=style.QUICK)

    def _place(self, words: VGroup, place: Place) -> VGroup:
        """Put a result of the rule at its place: centred there, or beginning on its baseline."""
        flush = self.layout.rule.flush
        words.move_to(at(*place), aligned_edge=at(flush, 0))
        return words.shift(at(0, place[1] - words[0].baseline)) if flush else words

    def _counted(self, words: str, reading: Reading) -> VGroup:
        """Say what the rule counts, and its number in the hero."""
        layout = self.layout.rule
        return self._place(labelled(words, reading, layout.size), layout.counted)

    def _show_answer(self, rule: str) -> None:
        """Show the rule's answer for the hero."""
        answer = Readout(self.facts[f"{rule}_says"], style.TYPE_BODY, theme().talked_about)
        says = line_of([text("it says", self.layout.rule.size), answer])
        self.play(FadeIn(self._place(says, self.layout.rule.answer)), run_time=style.STEP)

    def _show_accuracy(self, rule: str) -> None:
        """Count up to how often the rule is right."""
        right = Readout(self.facts[f"{rule}_right"], style.TYPE_TITLE)
        line = phrase("{percent}% right", style.TYPE_TITLE, percent=right)
        share = self._place(line, self.layout.rule.accuracy)
        self.play(
            FadeIn(*(part for part in share if part is not right)),
            CountUp(right, 0, 1),
            run_time=style.IDEA,
        )

    @beat(
        "Maybe a rule? A line straight down {a_kind} usually crosses {usual_strokes}.",
        "But {broken} of {of_class} {kinds} break it{ours}, and {kept} other digits follow it.",
    )
    def every_rule_meets_digits_that_break_it(self) -> None:
        """Show a rule for the hero's class, digits that break it, and others that keep it."""
        self._fill_box(msgid("count the strokes"))
        layout, size = self.layout.strokes, self.layout.rule.size
        hero = CrossedDigit(crossing_of(self.hero), self.layout.rule.hero_width)
        hero.move_to(self.image, aligned_edge=UP)
        self.play(Create(hero.line), run_time=style.STEP)
        counted = self._counted(msgid("strokes"), self.facts["strokes"])
        self.play(FadeIn(hero.met, counted), run_time=style.STEP)
        usual = labelled(msgid("usually"), self.facts["usual"], size)
        self.play(FadeIn(self._place(usual, self.layout.rule.answer)), run_time=style.QUICK)
        self.wait_for_words()
        rows = self.rules.breaking(), self.rules.keeping()
        for row, heading, y in zip(rows, self._stroke_headings(), layout.headings, strict=True):
            crossed = [CrossedDigit(crossing, layout.width) for crossing in row]
            digits = wall(crossed, len(row), layout.spacing).move_to(at(layout.x, y - layout.drop))
            self.play(FadeIn(heading.move_to(at(layout.x, y))), run_time=style.QUICK)
            self.play(
                LaggedStart(*(FadeIn(digit) for digit in digits), lag_ratio=0.3),
                run_time=style.IDEA,
            )

    def _stroke_headings(self) -> tuple[VGroup, VGroup]:
        """Say how many digits break the rule of strokes, and how many keep it."""
        broken, of_class, kept = (
            Readout(self.facts[name]) for name in ("broken", "of_class", "kept")
        )
        digits = text(plural_of(self.rules.label))
        return (
            phrase(
                "{broken} of {count} {digits} break it",
                broken=broken,
                count=of_class,
                digits=digits,
            ),
            phrase("{kept} other digits follow it", kept=kept),
        )

    @beat("Or add up the ink: {ink}. The digit whose average comes closest is {ink_says}.")
    def count_the_ink(self) -> None:
        """Show the mean ink of each class as bars, the hero's ink as a line through them."""
        self._fill_box(PROGRAMS["ink"])
        ink, answer = self.facts["ink"], round(self.facts["ink_says"].value)
        counted = self._counted(msgid("ink"), ink)
        chart = InkChart(self.rules.class_inks(), ink, answer, self.layout.ink)
        self.play(FadeIn(counted), FadeIn(chart.heading, chart.bars.names), run_time=style.STEP)
        grow = [GrowFromEdge(bar, LEFT) for bar in chart.bars.bars]
        self.play(LaggedStart(*grow, lag_ratio=0.1), FadeIn(chart.bars.values), run_time=style.IDEA)
        self.play(Create(chart.mark), run_time=style.STEP)
        self.play(chart.chosen.animate.set_color(theme().talked_about), run_time=style.QUICK)
        self._show_answer("ink")
        self.chart = chart

    @beat(
        "Is that any good? Let's try it on {test_count} labeled digits.",
        "It gets {ink_right}% right.",
    )
    def how_a_rule_is_judged(self) -> None:
        """Try the rule on test digits: those that it reads wrongly are dimmed, and all counted."""
        layout = self.layout.judged
        count = layout.rows * layout.columns
        digits = JudgedGrid(test_set().pixels[:count], layout.columns, layout.width, DIMMED)
        heading = phrase(
            "the first {some} of {all} test digits",
            some=Readout(Reading.of(count, sources.count(0, count), 0)),
            all=Readout(self.facts["test_count"]),
        )
        note = text("bright: the rule gets it right", style.TYPE_SMALL, theme().quiet)
        self.play(FadeOut(self.chart), run_time=style.QUICK)
        digits.move_to(at(*layout.digits))
        heading.move_to(at(*layout.heading))
        self.play(FadeIn(digits), FadeIn(heading), run_time=style.STEP)
        self.play(FadeIn(note.move_to(at(*layout.note))), run_time=style.QUICK)
        judged = digits.judge(right_answers(InkCount)[:count])
        self.play(LaggedStart(*judged, lag_ratio=0.5), run_time=1.5 * style.LONG_IDEA)
        self.wait_for_words()
        self._show_accuracy("ink")

    @beat(
        "How about holes? Ours has {holes}, so the best guess is {holes_says}.",
        "That gets {holes_right}% right.",
    )
    def count_the_holes(self) -> None:
        """Show for each number of holes the digit that has it most often, with an example."""
        self._fill_box(PROGRAMS["holes"])
        layout, holes = self.layout.holes, self.facts["holes"]
        tint = HoleTint(self.rules.holes, self.layout.rule.hero_width).move_to(self.image)
        counted = self._counted(msgid("holes"), holes)
        self.play(FadeIn(tint), FadeIn(counted), run_time=style.STEP)
        x, y = layout.first
        cases = [
            HoleCase(self.rules.hole_example(count), words, layout).shift(
                at(x, y - layout.step * count)
            )
            for count, words in enumerate(HOLE_CASES)
        ]
        arrivals = LaggedStart(*(FadeIn(case, shift=0.3 * LEFT) for case in cases), lag_ratio=0.5)
        self.play(arrivals, run_time=style.LONG_IDEA)
        chosen = min(round(holes.value), len(HOLE_CASES) - 1)
        self.play(cases[chosen].animate.set_chosen(), run_time=style.QUICK)
        self._show_answer("holes")
        self.wait_for_words()
        self._show_accuracy("holes")

    @beat(
        "Better: compare it with the average picture of each digit, and pick the closest. Here, "
        "that's {mean_says}.",
        "Now we're at {mean_right}%.",
    )
    def nearest_average_image(self) -> None:
        """Show ten mean images with their distances from the hero, and frame the nearest."""
        self._fill_box(PROGRAMS["mean"])
        distances = self.rules.mean_distances()
        entries = self._means(distances)
        self.play(FadeIn(self._heading_of_means()), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(entry) for entry in entries), lag_ratio=0.15),
            run_time=style.LONG_IDEA,
        )
        nearest = min(range(len(distances)), key=lambda label: distances[label].value)
        image, value = entries[nearest]
        marks = (part.animate.set_color(theme().talked_about) for part in (image.frame, value))
        counted = self._counted(msgid("distance"), distances[nearest])
        self.play(*marks, FadeIn(counted), run_time=style.QUICK)
        self._show_answer("mean")
        self.wait_for_words()
        self._show_accuracy("mean")

    def _means(self, distances: list[Reading]) -> Group:
        """Place the mean image of each class, with its distance from the hero below it."""
        layout = self.layout.means
        entries = Group()
        places = row_places(layout.rows, *layout.spacing)
        for mean, distance, place in zip(
            self.rules.mean_rule.means, distances, places, strict=True
        ):
            entry = captioned(mean, [Readout(distance, style.TYPE_SMALL)], layout.width)
            entries.add(entry.move_to(at(*place)))
        return entries.move_to(at(*layout.images))

    def _heading_of_means(self) -> Lettering:
        """Set the words over the mean images, within the margin of the frame."""
        layout = self.layout.means
        words = msgid("average images, and their distances from this digit")
        width, size = layout.heading_width, style.TYPE_SMALL
        heading = paragraph(words, width, size, theme().quiet, even=True)
        heading.move_to(at(*layout.heading))
        beyond = style.frame().width / 2 - style.MARGIN - heading.get_right()[0]
        return heading.shift(at(min(0, beyond), 0))

    @beat(
        "Rules only get you so far. Our network gets {network_right}%, and nobody "
        "gave it rules. It learned."
    )
    def how_far_simple_rules_get(self) -> None:
        """Show all accuracies as bars, each answer for the hero, and how rules were judged."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout = self.layout.standings
        right, answers = (
            [self.facts[f"{program}_{what}"] for program in PROGRAMS] for what in ("right", "says")
        )
        names = list(PROGRAMS.values())
        chart = Standings(names, right, answers, self.facts["test_count"], layout)
        note = small_print(
            msgid("each rule was made from one half of these digits and tested"),
            msgid("on the other half, then the other way around"),
            width=layout.note_width,
        )
        opening = (
            FadeIn(chart.heading, chart.column[0], chart.bars.names),
            FadeIn(note.move_to(at(0, layout.note))),
        )
        self.play(*opening, run_time=style.STEP)
        parts = zip(chart.bars.bars, chart.bars.values, chart.column[1:], strict=True)
        for bar, value, answer in parts:
            self.play(GrowFromEdge(bar, LEFT), FadeIn(value, answer), run_time=style.STEP)
        self.play(Indicate(chart.bars.values[-1], color=theme().talked_about), run_time=style.STEP)
