"""The same digit by other hands: very different pixels, and you still see what it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    Arrow,
    Create,
    FadeIn,
    FadeOut,
    Group,
    Indicate,
    LaggedStart,
    Transform,
    VGroup,
    VMobject,
)

from network import test_set
from network.analysis.neighbours import first_of_class
from scenes import style
from scenes.chapters.sloppy_threes.facts import ComparedDigits
from scenes.chapters.sloppy_threes.hung_number import hung_below
from scenes.chapters.sloppy_threes.layout import LAYOUTS
from scenes.chapters.sloppy_threes.tints import SharedInk, TintedDigit, TintedOverlap, TintKey
from scenes.figures import (
    DigitImage,
    NeuronGrid,
    Ripple,
    captioned,
    label_over,
    rimmed,
    side_braces,
    with_levels,
)
from scenes.language import msgid, plural_of, translate, with_article
from scenes.storyboard import Storyboard, beat
from scenes.style import Place, at, theme
from scenes.text import CountUp, Lettering, Readout, paragraph, phrase, small_print, text

SEED = 0  # of the order in which pixels light up


class SloppyThrees(Storyboard):
    """The hero, other digits of its class, and how little they have in common."""

    title = "Same digit, different pixels"
    poster = "companions_arrive"

    def set_stage(self) -> None:
        """Choose the test digits to compare with the hero."""
        self.layout = style.for_frame(LAYOUTS)
        self.compared = ComparedDigits.of(self.hero, self.network)
        self.facts |= self.compared.readings
        self.words["kinds"] = plural_of(self.compared.label)
        self.words["reading"] = (
            ""
            if self.hero.label is None
            else translate(": {a_digit}", a_digit=with_article(self.compared.label))
        )

    @beat(
        "This handwritten digit is only {side} by {side} pixels.",
        "Still, you knew it before you had time to think{reading}.",
    )
    def pixels_fade_in(self) -> None:
        """Show the hero, pixel by pixel, with its measures."""
        width, centre = self.layout.image_width, at(*self.layout.image)
        self.image = DigitImage(self.hero.pixels, width).move_to(centre)
        squares = NeuronGrid(self.hero.pixels, width, share=1.0, roundness=0.0).move_to(centre)
        squares.stroke[:, 3] = 0
        dark = squares.copy()
        dark.fill[:, :3] = theme().unlit.to_rgb()
        self.measures = side_braces(self.image, self.facts["side"])
        order = np.random.default_rng(SEED).random(len(self.hero.pixels))
        self.play(Create(self.image.frame), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(measure) for measure in self.measures), lag_ratio=0.6),
            run_time=style.IDEA,
        )
        self.play(Ripple(dark, squares, order, overlap=0.25), run_time=2 * style.LONG_IDEA)
        self.add(self.image)
        self.remove(dark)
        self.wait_for_words()

    @beat(
        "These are {kinds} too.",
        "Most of the bright pixels don't line up, yet you see the same thing every time.",
    )
    def companions_arrive(self) -> None:
        """Show three of the same class, unlike the hero and each other, and label all four."""
        width, places = self.layout.four_width, [at(*place) for place in self.layout.four]
        pictures = [
            DigitImage(test_set().pixels[index], width) for index in self.compared.companions
        ]
        for picture, place in zip(pictures, places[1:], strict=True):
            picture.move_to(place)
        to_row = self.image.animate.scale_to_fit_width(width).move_to(places[0])
        self.play(to_row, FadeOut(self.measures), run_time=style.IDEA)
        arrivals = [FadeIn(picture, shift=0.6 * LEFT) for picture in pictures]
        self.play(LaggedStart(*arrivals, lag_ratio=0.45), run_time=style.LONG_IDEA)
        self.row = [self.image, *pictures]
        readings = [self.facts["kind"], *self.compared.labels_of_companions]
        pairs = zip(self.row, readings, strict=True)
        self.labels = VGroup(
            *(hung_below(picture, reading, self.layout.four_drop) for picture, reading in pairs)
        )
        self.wait_for_words()
        self.play(
            LaggedStart(
                *(FadeIn(label, shift=0.25 * DOWN) for label in self.labels), lag_ratio=0.25
            ),
            run_time=1.6,
        )

    @beat(
        "Lay one over another: out of {either} pixels with ink, they share {both}. That's "
        "{shared}%.",
        "Whatever makes them the same, it isn't single pixels.",
    )
    def two_laid_over_each_other(self) -> None:
        """Lay the hero and the companion least like it over each other, in two tints."""
        tinted, layout = self._tint_two(), self.layout
        width, centre = layout.overlap_width, at(*layout.overlap)
        moves = [digit.animate.scale_to_fit_width(width).move_to(centre) for digit in tinted]
        self.play(*moves, run_time=style.LONG_IDEA)
        laid = self.compared.overlap
        overlap = TintedOverlap(laid.one, laid.other, width).move_to(centre)
        self.play(FadeIn(overlap), run_time=style.STEP)
        self.remove(*tinted)
        key = TintKey("only the first", "only the second", "both").move_to(at(*layout.key))
        self.play(FadeIn(key), run_time=0.5)
        count = SharedInk(self.facts["shared"], self.facts["both"], self.facts["either"]).move_to(
            at(*layout.share)
        )
        self.play(FadeIn(count.words), CountUp(count.share, 100, 0), run_time=style.LONG_IDEA)
        self.wait_for_words()

    def _tint_two(self) -> list[TintedDigit]:
        """Let the hero and the companion least like it take their tints, and all else go."""
        compared, width = self.compared, self.layout.four_width
        other = self.row[1 + compared.companions.index(compared.least_alike)]
        pixels = test_set().pixels[compared.least_alike]
        tinted = [
            TintedDigit(self.hero.pixels, theme().one, width).move_to(self.image),
            TintedDigit(pixels, theme().other, width).move_to(other),
        ]
        rest = [picture for picture in self.row if picture not in (self.image, other)]
        self.play(
            FadeOut(*rest, self.labels),
            FadeIn(*tinted),
            FadeOut(self.image, other),
            run_time=style.STEP,
        )
        return tinted

    @beat(
        "Each one sets off different light-sensitive cells in your eye.",
        "But somewhere behind them, something settles on the same idea: {kind}.",
    )
    def other_cells_of_the_eye_fire(self) -> None:
        """Light up a grid of cells with one digit of the class after another; the class stays."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout = self.layout
        eye, name = self._cells_of_the_eye()
        edge = eye.get_bottom() if layout.is_seen_below else eye.get_right()
        arrow = Arrow(edge, at(*layout.arrow_tip), buff=0.35, color=theme().quiet)
        idea = Readout(self.facts["kind"], 2.5 * style.TYPE_FORMULA, theme().talked_about).move_to(
            at(*layout.idea)
        )
        self.play(FadeIn(eye, name), run_time=style.STEP)
        arriving = FadeIn(arrow, shift=0.3 * arrow.get_unit_vector())
        self.play(arriving, FadeIn(idea), run_time=style.STEP)
        note = self._size_of_class().move_to(at(0, layout.passing_note))
        self.play(FadeIn(note), run_time=style.QUICK)
        others = first_of_class(self.hero, self.compared.label, len(layout.passing))
        for place, index in zip(layout.passing, others, strict=True):
            pixels = test_set().pixels[index]
            small = DigitImage(pixels, layout.passing_width).move_to(at(*place))
            seen = Transform(eye, with_levels(eye, pixels))
            self.play(seen, FadeIn(small, shift=0.3 * LEFT), run_time=style.QUICK)
        self.wait_for_words()
        self.play(Indicate(idea, color=theme().talked_about), run_time=style.STEP)

    def _cells_of_the_eye(self) -> tuple[NeuronGrid, Lettering]:
        """Draw the hero as light on a grid of cells, with words above it that keep the margin."""
        layout = self.layout
        eye = NeuronGrid(self.hero.pixels, layout.eye_width).move_to(at(*layout.eye))
        name = text("cells in the eye, drawn as a grid", style.TYPE_SMALL, theme().quiet)
        name.move_to(eye).stand_on(layout.eye[1] + layout.eye_width / 2 + 0.2)
        name.shift(at(max(0.0, style.MARGIN - style.frame().width / 2 - name.get_left()[0]), 0))
        return eye, name

    def _size_of_class(self) -> VGroup:
        """Say how many digits of the class there are."""
        plural = text(plural_of(self.compared.label), style.TYPE_SMALL)
        return phrase(
            "a few of {count} handwritten {digits}",
            style.TYPE_SMALL,
            theme().quiet,
            count=Readout(self.facts["of_class"], style.TYPE_SMALL),
            digits=plural.set_color(theme().quiet),
        )

    @beat(
        "Yet pixel for pixel, {nearer} out of {classes} other digits are closer to "
        "ours than those {kinds}."
    )
    def others_are_nearer_in_pixels(self) -> None:
        """Show distances from the hero: of its companions, and of the nearest of each class."""
        layout = self.layout
        self.image = DigitImage(self.hero.pixels, layout.hero_width).move_to(at(*layout.hero))
        rimmed(self.image.frame.set_color(theme().talked_about))
        note = self._note_on_distances()
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(self.image), FadeIn(note), run_time=style.QUICK)
        companions, nearest = self.compared.companions, self.compared.nearest
        same = [self._with_distance(*pair) for pair in zip(companions, layout.same, strict=True)]
        near = [
            self._with_distance(*pair) for pair in zip(nearest.values(), layout.near, strict=True)
        ]
        headings = (
            label_over(_middle_of_first_row(same), "the same digit"),
            label_over(_middle_of_first_row(near), "the closest other digits"),
        )
        self.play(
            FadeIn(headings[0]),
            LaggedStart(*(FadeIn(digit) for digit in same), lag_ratio=0.3),
            run_time=style.IDEA,
        )
        arrivals = LaggedStart(*(FadeIn(digit, scale=0.8) for digit in near), lag_ratio=0.25)
        self.play(FadeIn(headings[1]), arrivals, run_time=2 * style.IDEA)
        self.pictures = dict(zip(nearest, (digit[0] for digit in near), strict=True))

    def _note_on_distances(self) -> VMobject:
        """Say, beside the hero, what the numbers below the other digits are."""
        note = small_print(
            msgid("below each: its pixel"),
            msgid("distance from this one"),
            width=self.layout.note_width,
        )
        side, edge = at(*self.layout.note_side), at(*self.layout.note_edge)
        return note.next_to(self.image, side, buff=0.3, aligned_edge=edge)

    def _with_distance(self, index: int, place: Place) -> Group:
        """Place a small test digit with its distance from the hero below it."""
        value = Readout(self.compared.distance_of(index), style.TYPE_SMALL)
        digit = captioned(test_set().pixels[index], [value], self.layout.near_width)
        return digit.move_to(at(*place))

    @beat(
        "Ten digits, and you'd never mix them up.",
        "But how would you explain the difference to a computer?",
    )
    def all_ten_are_kept_apart(self) -> None:
        """Set the hero and the nearest of the others in tidy rows, each with its class."""
        self.pictures[self.compared.label] = self.image
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(*self.pictures.values())),
            run_time=style.QUICK,
        )
        self.bring_to_front(self.image)
        layout = self.layout
        moves = [
            self.pictures[digit].animate.scale_to_fit_width(layout.ten_width).move_to(at(*place))
            for digit, place in enumerate(layout.ten)
        ]
        self.play(*moves, run_time=style.LONG_IDEA)
        readings = {**self.compared.labels_of_nearest, self.compared.label: self.facts["kind"]}
        labels = [
            hung_below(self.pictures[digit], readings[digit], layout.ten_drop)
            for digit in range(10)
        ]
        self.play(
            LaggedStart(*(FadeIn(label, shift=0.2 * DOWN) for label in labels), lag_ratio=0.2),
            run_time=style.LONG_IDEA,
        )
        self.wait_for_words()
        width = style.frame().width - 2 * style.MARGIN
        question = paragraph(
            "How would you explain it to a computer?", width, style.TYPE_TITLE, even=True
        )
        self.play(
            FadeIn(question.move_to(at(0, layout.question)), shift=0.2 * UP), run_time=style.STEP
        )


def _middle_of_first_row(digits: Sequence[Group]) -> Group:
    """Return the digit in the middle of the first row."""
    row = [digit for digit in digits if abs(digit.get_y() - digits[0].get_y()) < 0.01]
    return row[len(row) // 2]
