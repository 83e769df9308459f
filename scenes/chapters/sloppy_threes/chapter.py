"""Chapter 1: very different pixels, and you still see the same digit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from manim import (
    DOWN,
    LEFT,
    UP,
    Arrow,
    Brace,
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
from network.analysis.neighbours import (
    class_of,
    distances,
    farthest_of_class,
    first_of_class,
    nearest_of_other_classes,
    overlap,
)
from scenes import style
from scenes.chapters.sloppy_threes.layout import LAYOUTS
from scenes.figures.grids import captioned
from scenes.figures.layers import NeuronGrid, Ripple, with_levels
from scenes.figures.pictures import DigitImage, hung_below, label_over, rimmed
from scenes.figures.tints import SharedInk, TintedDigit, TintedOverlap, TintKey
from scenes.language.catalogue import Told, translate
from scenes.language.marks import msgid
from scenes.language.vocabulary import plural_of, with_article
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.paragraph import paragraph
from scenes.text.phrase import phrase
from scenes.text.readout import CountUp, Reading, Readout
from scenes.text.typesetting import text

SEED = 0  # of the order in which pixels light up


class SloppyThrees(Storyboard):
    """The hero, other digits of its class, and how little they have in common."""

    title = "The same digit, other pixels"
    poster = "companions_arrive"

    def set_stage(self) -> None:
        """Choose the companions, the one that shares least ink, and the nearest digit of each other class."""
        self.layout = style.for_frame(LAYOUTS)
        self.kind = class_of(self.hero, self.network)
        self.others = farthest_of_class(self.hero, self.kind, self.network)
        self.away = distances(self.hero.pixels)
        laid = {index: overlap(self.hero.pixels, test_set().pixels[index]) for index in self.others}
        self.partner = min(laid, key=lambda index: laid[index].percent)
        self.laid = laid[self.partner]
        self.strangers = nearest_of_other_classes(self.hero, self.kind)
        closest = min(self.others, key=lambda index: self.away[index])
        nearer = sum(
            bool(self.away[index] < self.away[closest]) for index in self.strangers.values()
        )
        suffix = f"@test:{self.partner}"
        self.facts |= {
            "side": Reading.of(len(self.hero.pixels) ** 0.5, "side", 0),
            "kind": Reading.of(self.kind, "kind", 0),
            "of_class": Reading.of(
                np.sum(test_set().labels == self.kind), f"test_digits({self.kind})", 0
            ),
            "shared": Reading.of(self.laid.percent, f"shared_percent{suffix}", 0),
            "both": Reading.of(self.laid.both, f"ink_in_both{suffix}", 0),
            "either": Reading.of(self.laid.either, f"ink_in_either{suffix}", 0),
            "nearer": Reading.of(nearer, f"other_classes_nearer@test:{closest}", 0),
            "classes": Reading.of(len(self.strangers), "other_classes", 0),
        }
        self.words["a_kind"] = with_article(self.kind)
        a_kind = self.words["a_kind"]
        self.words["reading"] = (
            "" if self.hero.label is None else translate(": {a_digit}", a_digit=a_kind)
        )

    @beat(
        "A digit, written by hand: {side} by {side} little squares, called pixels, bright or dark. "
        "You read it at a glance{reading}."
    )
    def pixels_fade_in(self) -> None:
        """The hero, pixel by pixel, with its measures."""
        width, middle = self.layout.image_width, at(*self.layout.image)
        self.image = DigitImage(self.hero.pixels, width).move_to(middle)
        squares = NeuronGrid(self.hero.pixels, width, share=1.0, roundness=0.0).move_to(middle)
        squares.stroke[:, 3] = 0
        dark = squares.copy()
        dark.fill[:, :3] = theme().unlit.to_rgb()
        self.measures = VGroup()
        for side in (LEFT, UP):
            brace = Brace(self.image, side, buff=0.1, color=theme().quiet)
            self.measures.add(
                VGroup(brace, Readout(self.facts["side"]).next_to(brace, side, buff=0.12))
            )
        order = np.random.default_rng(SEED).random(len(self.hero.pixels))
        self.play(Create(self.image.frame), run_time=style.STEP)
        self.play(
            LaggedStart(*(FadeIn(measure) for measure in self.measures), lag_ratio=0.6),
            run_time=style.IDEA,
        )
        self.play(Ripple(dark, squares, order, overlap=0.25), run_time=2 * style.LONG_IDEA)
        self.add(self.image)
        self.remove(dark)

    @beat(
        "Each of these is {a_kind} too, by another hand. "
        "Few bright pixels are where they were, and still you see the same digit."
    )
    def companions_arrive(self) -> None:
        """Three of the same class, far from the hero and from each other; one label hangs on all four."""
        width, places = self.layout.four_width, [at(*place) for place in self.layout.four]
        pictures = [DigitImage(test_set().pixels[index], width) for index in self.others]
        for picture, place in zip(pictures, places[1:], strict=True):
            picture.move_to(place)
        home = self.image.animate.scale_to_fit_width(width).move_to(places[0])
        self.play(home, FadeOut(self.measures), run_time=style.IDEA)
        arrivals = [FadeIn(picture, shift=0.6 * LEFT) for picture in pictures]
        self.play(LaggedStart(*arrivals, lag_ratio=0.45), run_time=style.LONG_IDEA)
        self.row = [self.image, *pictures]
        labels = [Reading.of(self.kind, f"label@test:{index}", 0) for index in self.others]
        pairs = zip(self.row, [self.facts["kind"], *labels], strict=True)
        self.tags = VGroup(
            *(hung_below(picture, label, self.layout.four_drop) for picture, label in pairs)
        )
        self.play(
            LaggedStart(*(FadeIn(tag, shift=0.25 * DOWN) for tag in self.tags), lag_ratio=0.25),
            run_time=1.6,
        )

    @beat(
        "Lay two of them over each other: of {either} pixels with ink they share {both}, "
        "or {shared} %. Pixels alone do not make it the same."
    )
    def two_laid_over_each_other(self) -> None:
        """The hero and the companion that shares least ink with it, in two tints; what they have in common in white."""
        other = self.row[1 + self.others.index(self.partner)]
        layout, pixels = self.layout, test_set().pixels[self.partner]
        tinted = [
            TintedDigit(self.hero.pixels, theme().one, layout.four_width).move_to(self.image),
            TintedDigit(pixels, theme().other, layout.four_width).move_to(other),
        ]
        rest = [picture for picture in self.row if picture not in (self.image, other)]
        self.play(
            FadeOut(*rest, self.tags),
            FadeIn(*tinted),
            FadeOut(self.image, other),
            run_time=style.STEP,
        )
        middle = at(*layout.laid)
        moves = [
            digit.animate.scale_to_fit_width(layout.laid_width).move_to(middle) for digit in tinted
        ]
        self.play(*moves, run_time=style.LONG_IDEA)
        result = TintedOverlap(self.laid.one, self.laid.other, layout.laid_width).move_to(middle)
        self.play(FadeIn(result), run_time=style.STEP)
        self.remove(*tinted)
        key = TintKey("only the first", "only the second", "both").move_to(at(*layout.key))
        self.play(FadeIn(key), run_time=0.5)
        count = SharedInk(self.facts["shared"], self.facts["both"], self.facts["either"]).move_to(
            at(*layout.share)
        )
        self.play(FadeIn(count.words), CountUp(count.share, 100, 0), run_time=style.LONG_IDEA)

    @beat(
        "Each one makes quite other light-sensitive cells of your eye fire. "
        "Yet every time, something in your mind says the same: {kind}."
    )
    def other_cells_of_the_eye_fire(self) -> None:
        """One digit of the class after another lights up a grid of cells; what is seen in them stays."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.STEP)
        layout = self.layout
        eye = NeuronGrid(self.hero.pixels, layout.eye_width).move_to(at(*layout.eye))
        name = text("cells of the eye, drawn as a grid", style.TYPE_SMALL, theme().quiet).move_to(
            eye
        )
        name.stand_on(layout.eye[1] + layout.eye_width / 2 + 0.2)
        name.shift(at(max(0.0, style.MARGIN - style.frame().width / 2 - name.get_left()[0]), 0))
        edge = eye.get_bottom() if layout.is_seen_below else eye.get_right()
        way = Arrow(edge, at(*layout.arrow_tip), buff=0.35, color=theme().quiet)
        idea = Readout(self.facts["kind"], 2.5 * style.TYPE_FORMULA, theme().talked_about).move_to(
            at(*layout.idea)
        )
        self.play(FadeIn(eye, name), run_time=style.STEP)
        self.play(FadeIn(way, shift=0.3 * way.get_unit_vector()), FadeIn(idea), run_time=style.STEP)
        self.play(
            FadeIn(self._of_how_many().move_to(at(0, layout.passing_note))), run_time=style.QUICK
        )
        for place, index in zip(
            layout.passing, first_of_class(self.hero, self.kind, len(layout.passing)), strict=True
        ):
            pixels = test_set().pixels[index]
            small = DigitImage(pixels, layout.passing_width).move_to(at(*place))
            seen = Transform(eye, with_levels(eye, pixels))
            self.play(seen, FadeIn(small, shift=0.3 * LEFT), run_time=style.QUICK)
        self.play(Indicate(idea, color=theme().talked_about), run_time=style.STEP)

    def _of_how_many(self) -> VGroup:
        """How many digits of the class there are."""
        of_class, kinds = (
            Readout(self.facts["of_class"], style.TYPE_SMALL),
            text(plural_of(self.kind), style.TYPE_SMALL),
        )
        said = msgid("a few of {count} handwritten {digits}")
        return phrase(
            said,
            style.TYPE_SMALL,
            theme().quiet,
            count=of_class,
            digits=kinds.set_color(theme().quiet),
        )

    @beat(
        "Of each other digit, here is the one nearest in pixels: {nearer} of {classes} lie nearer than those three. "
        "Yet you mix up none."
    )
    def others_are_nearer_in_pixels(self) -> None:
        """Distances from the hero: to its companions, and to the nearest digit of each other class."""
        layout = self.layout
        self.image = DigitImage(self.hero.pixels, layout.hero_width).move_to(at(*layout.hero))
        rimmed(self.image.frame.set_color(theme().talked_about))
        note = self._what_stands_below_each()
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(self.image), FadeIn(note), run_time=style.QUICK)
        same = [self._with_distance(*pair) for pair in zip(self.others, layout.same, strict=True)]
        near = [
            self._with_distance(*pair)
            for pair in zip(self.strangers.values(), layout.near, strict=True)
        ]
        heads = (
            label_over(_uppermost(same), "the same digit"),
            label_over(_uppermost(near), "the nearest other digits"),
        )
        self.play(
            FadeIn(heads[0]),
            LaggedStart(*(FadeIn(entry) for entry in same), lag_ratio=0.3),
            run_time=style.IDEA,
        )
        arrivals = LaggedStart(*(FadeIn(entry, scale=0.8) for entry in near), lag_ratio=0.25)
        self.play(FadeIn(heads[1]), arrivals, run_time=2 * style.IDEA)
        self.pictures = dict(zip(self.strangers, (entry[0] for entry in near), strict=True))

    def _what_stands_below_each(self) -> VMobject:
        """What the numbers below the digits are, beside the one that they are counted from."""
        lines = msgid("below each: its pixel"), msgid("distance from this one")
        note: VMobject = VGroup(
            *(text(line, style.TYPE_SMALL, theme().quiet) for line in lines)
        ).arrange(DOWN, buff=0.15)
        whole, room = Told(" ".join(translate(line) for line in lines)), self.layout.note_width
        if not note.width <= room < text(whole, style.TYPE_SMALL).width:
            note = paragraph(whole, room, style.TYPE_SMALL, theme().quiet, even=True)
        way, edge = at(*self.layout.note_way), at(*self.layout.note_edge)
        return note.next_to(self.image, way, buff=0.3, aligned_edge=edge)

    def _with_distance(self, index: int, place: tuple[float, float]) -> Group:
        """A small test digit, and below it how far it is from the hero."""
        value = Readout(Reading.of(self.away[index], f"distance@test:{index}", 1), style.TYPE_SMALL)
        return captioned(test_set().pixels[index], [value], self.layout.near_width).move_to(
            at(*place)
        )

    @beat(
        "Ten different digits, and your mind keeps them apart without any effort. "
        "But how would you tell a computer to do that?"
    )
    def all_ten_are_kept_apart(self) -> None:
        """The hero and the nearest of the others in a tidy row, each with what it is."""
        self.pictures[self.kind] = self.image
        self.play(
            *(FadeOut(mobject) for mobject in self.clear_stage(*self.pictures.values())),
            run_time=style.QUICK,
        )
        self.bring_to_front(self.image)
        layout = self.layout
        homes = [
            self.pictures[digit].animate.scale_to_fit_width(layout.ten_width).move_to(at(*place))
            for digit, place in enumerate(layout.ten)
        ]
        self.play(*homes, run_time=style.LONG_IDEA)
        sources = {digit: f"label@test:{index}" for digit, index in self.strangers.items()} | {
            self.kind: "kind"
        }
        tags = [
            hung_below(self.pictures[digit], Reading.of(digit, sources[digit], 0), layout.ten_drop)
            for digit in range(10)
        ]
        self.play(
            LaggedStart(*(FadeIn(tag, shift=0.2 * DOWN) for tag in tags), lag_ratio=0.2),
            run_time=style.LONG_IDEA,
        )
        room = style.frame().width - 2 * style.MARGIN
        question = paragraph("How would you tell a computer?", room, style.TYPE_TITLE, even=True)
        self.play(
            FadeIn(question.move_to(at(0, layout.question)), shift=0.2 * UP), run_time=style.STEP
        )


def _uppermost(entries: Sequence[Group]) -> Group:
    """The one in the middle of the first row."""
    row = [entry for entry in entries if abs(entry.get_y() - entries[0].get_y()) < 0.01]
    return row[len(row) // 2]
