"""Chapter 1: very different pixels, and you still see the same digit."""

from __future__ import annotations

import numpy as np
from manim import DOWN, LEFT, UP, Brace, Create, FadeIn, FadeOut, Group, LaggedStart, Line, VGroup

from network import test_set
from network.companions import class_of, companions, distances, nearest_of_other_classes, overlap
from scenes import style
from scenes.figures.layers import NeuronGrid, Ripple
from scenes.figures.lettering import CountUp, Reading, Readout, line_of, text
from scenes.figures.pictures import DigitImage, label_over
from scenes.figures.tints import TintedDigit, TintedOverlap, TintKey
from scenes.storyboard import Storyboard, beat
from scenes.style import at

IMAGE_WIDTH = 5.8
PLACES = (-4.95, -1.65, 1.65, 4.95)  # of the hero and its three companions
BESIDE_WIDTH = 2.7
LAID_WIDTH = 4.6
SMALL_WIDTH = 1.4
SEED = 0  # of the order in which pixels light up


class SloppyThrees(Storyboard):
    """The hero, three other digits of its class, and how little they have in common."""

    title = "The same digit, other pixels"
    poster = "companions_arrive"

    def set_stage(self) -> None:
        """Choose the companions, the one that shares least ink, and the nearest digit of each other class."""
        self.kind = class_of(self.hero, self.network)
        self.others = companions(self.hero, self.kind, self.network)
        self.away = distances(self.hero.pixels)
        laid = {index: overlap(self.hero.pixels, test_set().pixels[index]) for index in self.others}
        self.partner = min(laid, key=lambda index: laid[index].percent)
        self.laid = laid[self.partner]
        self.strangers = nearest_of_other_classes(self.hero, self.kind)
        closest = min(self.others, key=lambda index: self.away[index])
        nearer = sum(bool(self.away[index] < self.away[closest]) for index in self.strangers.values())
        suffix = f"@test:{self.partner}"
        self.facts |= {
            "shared": Reading.of(self.laid.percent, f"shared_percent{suffix}", 0),
            "both": Reading.of(self.laid.both, f"ink_in_both{suffix}", 0),
            "either": Reading.of(self.laid.either, f"ink_in_either{suffix}", 0),
            "nearer": Reading.of(nearer, f"other_classes_nearer@test:{closest}", 0),
            "classes": Reading.of(len(self.strangers), "other_classes", 0),
        }
        self.words["a_kind"] = f"{'an' if self.kind == 8 else 'a'} {self.kind}"
        self.words["reading"] = "" if self.hero.label is None else f": {self.words['a_kind']}"

    @beat("You read this at a glance{reading}. Yet all there is to see are 28 by 28 little squares, dark or bright.")
    def pixels_fade_in(self) -> None:
        """The hero, pixel by pixel, with its measures."""
        self.image = DigitImage(self.hero.pixels, IMAGE_WIDTH)
        squares = NeuronGrid(self.hero.pixels, IMAGE_WIDTH, share=1.0, roundness=0.0)
        squares.stroke[:, 3] = 0
        dark = squares.copy()
        dark.fill[:, :3] = style.BACKGROUND.to_rgb()
        braces = VGroup()
        for side in (LEFT, UP):
            brace = Brace(self.image, side, buff=0.1, color=style.QUIET)
            braces.add(VGroup(brace, text("28").next_to(brace, side, buff=0.12)))
        order = np.random.default_rng(SEED).random(len(self.hero.pixels))
        self.play(Create(self.image.frame), FadeIn(braces), run_time=style.STEP)
        self.play(Ripple(dark, squares, order, overlap=0.25), run_time=2 * style.LONG_IDEA)
        self.add(self.image)
        self.remove(dark)
        self.braces = braces

    @beat(
        "Each of these is {a_kind} too, by another hand. "
        "Few bright pixels are where they were, and still you see the same digit."
    )
    def companions_arrive(self) -> None:
        """Three of the same class, far from the hero and from each other; one label hangs on all four."""
        pictures = [DigitImage(test_set().pixels[index], BESIDE_WIDTH) for index in self.others]
        for picture, x in zip(pictures, PLACES[1:], strict=True):
            picture.move_to(at(x, 0.65))
        home = self.image.animate.scale_to_fit_width(BESIDE_WIDTH).move_to(at(PLACES[0], 0.65))
        self.play(home, FadeOut(self.braces), run_time=style.IDEA)
        arrivals = [FadeIn(picture, shift=0.6 * LEFT) for picture in pictures]
        self.play(LaggedStart(*arrivals, lag_ratio=0.45), run_time=style.LONG_IDEA)
        self.row = [self.image, *pictures]
        sources = ["kind", *(f"label@test:{index}" for index in self.others)]
        self.tags = VGroup(*(self._tag(*pair) for pair in zip(self.row, sources, strict=True)))
        self.play(LaggedStart(*(FadeIn(tag, shift=0.25 * DOWN) for tag in self.tags), lag_ratio=0.25), run_time=1.6)

    def _tag(self, picture: Group, source: str) -> VGroup:
        """A label on a thread below a picture."""
        thread = Line(picture.get_bottom(), picture.get_bottom() + np.array(at(0, -0.75)))
        thread.set_stroke(style.TALKED_ABOUT, style.LINE * style.STROKE)
        label = Readout(Reading.of(self.kind, source, 0), style.TYPE_FORMULA, style.TALKED_ABOUT)
        return VGroup(thread, label.next_to(thread, DOWN, buff=0.2))

    @beat(
        "Lay two of them over each other: of {either} pixels with ink they share {both}, "
        "or {shared} %. Pixels alone do not make it the same."
    )
    def two_laid_over_each_other(self) -> None:
        """The hero and the companion that shares least ink with it, in two tints; what they have in common in white."""
        other = self.row[1 + self.others.index(self.partner)]
        pixels = test_set().pixels[self.partner]
        tinted = [
            TintedDigit(self.hero.pixels, style.ONE, BESIDE_WIDTH).move_to(self.image),
            TintedDigit(pixels, style.OTHER, BESIDE_WIDTH).move_to(other),
        ]
        rest = [picture for picture in self.row if picture not in (self.image, other)]
        self.play(FadeOut(*rest, self.tags), FadeIn(*tinted), FadeOut(self.image, other), run_time=style.STEP)
        middle = at(-3.4, 0.1)
        moves = [digit.animate.scale_to_fit_width(LAID_WIDTH).move_to(middle) for digit in tinted]
        self.play(*moves, run_time=style.LONG_IDEA)
        result = TintedOverlap(self.laid.one, self.laid.other, LAID_WIDTH).move_to(middle)
        self.play(FadeIn(result), run_time=style.STEP)
        self.remove(*tinted)
        self.play(FadeIn(TintKey("only the first", "only the second", "both").move_to(at(3.4, -1.9))), run_time=0.5)
        self._count_shared_ink()

    def _count_shared_ink(self) -> None:
        """The share as a large number, and what it is a share of."""
        share = Readout(self.facts["shared"], 1.5 * style.TYPE_FORMULA, style.TALKED_ABOUT)
        percent = line_of([share, text("%", style.TYPE_FORMULA, style.TALKED_ABOUT)]).move_to(at(3.4, 1.2))
        of = line_of(
            [Readout(self.facts["both"]), text("of"), Readout(self.facts["either"]), text("ink pixels shared")]
        )
        of.next_to(percent, DOWN, buff=0.4)
        note = text("ink: brighter than one half", style.TYPE_SMALL, style.QUIET).next_to(of, DOWN, buff=0.3)
        self.play(FadeIn(percent[1], of, note), CountUp(share, 100, 0), run_time=style.LONG_IDEA)

    @beat(
        "Of each other digit, here is the one nearest in pixels: {nearer} of {classes} lie nearer than those three. "
        "Yet you mix up none."
    )
    def others_are_nearer_in_pixels(self) -> None:
        """Distances from the hero: to its companions, and to the nearest digit of each other class."""
        hero = DigitImage(self.hero.pixels, 3.1).move_to(at(-4.7, 0))
        hero.frame.set_color(style.TALKED_ABOUT)
        lines = "below each: its pixel", "distance from this one"
        note = VGroup(*(text(line, style.TYPE_SMALL, style.QUIET) for line in lines))
        note.arrange(DOWN, buff=0.15).next_to(hero, DOWN, buff=0.3)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), FadeIn(hero, note), run_time=style.STEP)
        same = Group(*(self._with_distance(index) for index in self.others))
        for place, entry in enumerate(same):
            entry.shift(at(-1.25, 1.85 - 2.05 * place))
        near = Group(*(self._with_distance(index) for index in self.strangers.values()))
        for place, entry in enumerate(near):
            row, column = divmod(place, 3)
            entry.shift(at(1.75 + 1.95 * column, 1.85 - 2.05 * row))
        heads = label_over(same[0], "the same digit"), label_over(near[1], "the nearest other digits")
        self.play(FadeIn(heads[0]), LaggedStart(*(FadeIn(entry) for entry in same), lag_ratio=0.3), run_time=style.IDEA)
        arrivals = LaggedStart(*(FadeIn(entry, scale=0.8) for entry in near), lag_ratio=0.25)
        self.play(FadeIn(heads[1]), arrivals, run_time=2 * style.IDEA)

    def _with_distance(self, index: int) -> Group:
        """A small test digit, and below it how far it is from the hero."""
        image = DigitImage(test_set().pixels[index], SMALL_WIDTH)
        value = Readout(Reading.of(self.away[index], f"distance@test:{index}", 1), style.TYPE_SMALL)
        return Group(image, value.next_to(image, DOWN, buff=0.13))
