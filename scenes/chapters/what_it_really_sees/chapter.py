"""Chapter 15: the real weights beside the hope; what decides; digits it gets wrong; noise it is sure about."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Group, LaggedStart, Transform, VGroup

from network import test_set
from network.analysis.interpretation import noise
from scenes import style
from scenes.chapters.what_it_really_sees.contributions import AddedUp, names_of
from scenes.chapters.what_it_really_sees.facts import Sightings, one_of_each_class
from scenes.chapters.what_it_really_sees.grid_layout import GridsLayout
from scenes.chapters.what_it_really_sees.inspected import Examined, TrainedWall
from scenes.chapters.what_it_really_sees.layout import LAYOUTS
from scenes.figures.edges import Legend
from scenes.figures.grids import Likened, numbers_below
from scenes.figures.layers import with_levels
from scenes.figures.pictures import DigitImage, WeightPicture
from scenes.figures.sigmoid_plot import FilledNeuron
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, at, theme
from scenes.text.paragraph import paragraph, wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout
from scenes.text.typesetting import Lettering, text

SEEDS_BEFORE = 8  # pictures of noise that flicker by before the one that was found


class WhatItReallySees(Storyboard):
    """Beside the hope: what the first layer really looks for, and how sure it is of what it cannot know."""

    title = "What it really sees"
    poster = "the_twin_looks_like_noise"

    def why_left_out(self) -> str:
        """Without hidden layers there is nothing that one could have hoped of them."""
        few = len(self.network.sizes) < 3 or self.network.sizes[1] < 2
        why = msgid(
            "This chapter compares the neurons of the first hidden layer, and this network has too few."
        )
        return why if few else ""

    def set_stage(self) -> None:
        """What was computed and searched for, and the two walls of pictures."""
        self.layout = style.for_frame(LAYOUTS)
        self.seen = Sightings(self.network, self.hero)
        self.facts |= self.seen.facts
        self.words |= self.seen.words()
        self.hoped = self.layout.hope.wall(self.seen.edges)
        self.real = self.layout.two.wall(self.seen.weights, 1)

    @beat("The hope was that each neuron of the first hidden layer looks for a little edge.")
    def the_hope(self) -> None:
        """Edges made by hand, as large as the frame allows."""
        self.legend = Legend("positive weight", "negative weight", "").move_to(
            at(*self.layout.legend)
        )
        self.note = self._hope_words(self.layout.note_room).move_to(at(*self.layout.note))
        self.play(FadeIn(self.legend), FadeIn(self.note), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(piece) for piece in self.hoped), lag_ratio=0.1), run_time=2.4
        )

    @beat(
        "And this is what {which} {count} really look for: a few short strokes, many smears, and much without a name."
    )
    def the_real_weights(self) -> None:
        """The hope makes room; beside it the network's own pictures of weights."""
        home = self.layout.two.wall(self.seen.edges, 0)
        self.hope_words = self.layout.two.words(home, self._hope_words(self.layout.two.room))
        self.play(
            Transform(self.hoped, home),
            FadeOut(self.note),
            FadeIn(self.hope_words),
            run_time=style.IDEA,
        )
        self.real_words = self._accuracy_of(
            self.layout.two, self.real, msgid("our network:"), "accuracy"
        )
        self.play(
            LaggedStart(*(FadeIn(piece, shift=0.1 * UP) for piece in self.real), lag_ratio=0.2),
            run_time=3.0,
        )
        self.play(FadeIn(self.real_words), run_time=style.QUICK)

    @staticmethod
    def _hope_words(room: float, side: str = "center") -> Lettering:
        return paragraph("the hope, drawn by hand", room, color=theme().quiet, side=side, even=True)

    def _accuracy_of(self, walls: GridsLayout, pictures: Group, words: str, fact: str) -> VGroup:
        number = Readout(self.facts[fact], color=theme().talked_about)
        return walls.words(pictures, text(words), number, text("% right"))

    @beat(
        "The best match for a little edge is number {best}: alike to {alike}, where 1 is the same picture. "
        "The worst reaches {least}."
    )
    def how_near_they_come_to_edges(self) -> None:
        """The most alike pair, large; beside it all neurons with their likeness to the edge that fits each best."""
        seen, layout, rows = self.seen, self.layout.likened, self.layout.numbered
        of_pair = (
            seen.alike.edges[seen.best],
            seen.weights[seen.best],
            self.facts["best"],
            self.facts["alike"],
        )
        pair = Likened(
            *of_pair, layout.width, gap=layout.gap, room=layout.room, drop=layout.drop
        ).move_to(at(*layout.middle))
        own, aside = (
            self.real[seen.best].copy(),
            rows.lay([WeightPicture(w, rows.width) for w in seen.weights]),
        )
        self.play(FadeOut(self.hoped, self.hope_words, self.real_words), run_time=style.QUICK)
        self.play(
            Transform(own, pair.pictures[1]), Transform(self.real, aside), run_time=style.IDEA
        )
        self.play(FadeIn(pair.pictures[0]), FadeIn(pair.words[:2]), run_time=style.STEP)
        self.play(FadeIn(pair.words[2], shift=0.2 * UP), run_time=style.STEP)
        numbers = numbers_below(self.real, seen.likenesses)
        self.play(LaggedStart(*map(FadeIn, numbers), lag_ratio=0.2), run_time=2.4)
        self.pair = Group(own, pair, numbers)

    @beat(
        "A twin, trained more plainly, looks almost random. Still it reads {twin_accuracy} % of the digits rightly."
    )
    def the_twin_looks_like_noise(self) -> None:
        """The walls come back; the plainly trained twin's pictures hang as the third one."""
        walls = self.layout.three
        sights = self.seen.edges, self.seen.weights, self.seen.twin
        hoped, back, twin = (walls.wall(weights, place) for place, weights in enumerate(sights))
        hope_words = walls.words(
            hoped, self._hope_words(walls.room, "center" if walls.drop else "left")
        )
        real_words = self._accuracy_of(walls, back, msgid("our network:"), "accuracy")
        words = self._accuracy_of(walls, twin, msgid("plain twin:"), "twin_accuracy")
        self.play(FadeOut(self.pair), Transform(self.real, back), run_time=style.STEP)
        self.play(FadeIn(hoped, hope_words, real_words), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(piece, shift=0.1 * UP) for piece in twin), lag_ratio=0.1),
            run_time=2.2,
        )
        self.play(FadeIn(words), run_time=style.QUICK)

    @beat(
        "Where this {what} has ink, they give these numbers. No part has a clear meaning, {verdict} to {answer}."
    )
    def what_each_adds_for_the_hero(self) -> None:
        """Weights become weights times ink, each beside its neuron, which fills."""
        leaving, layout = self.clear_stage(self.real), self.layout.adds
        image = DigitImage(self.activations.pixels, layout.image)
        meaning = Legend(note="{brighter}: more weight times ink", upright=layout.beside)
        cells = [self._contribution(i) for i in range(self.seen.count)]
        layout.cells.lay([Group(*cell) for cell in cells])
        products = Group(*(cell[0] for cell in cells))
        spread = Group(
            *(
                WeightPicture(w, layout.cells.width).move_to(p)
                for w, p in zip(self.seen.weights, products, strict=True)
            )
        )
        if layout.beside:
            Group(image, meaning).arrange(buff=0.6).move_to(at(*layout.middle))
        else:
            image.move_to(at(*layout.middle))
            meaning.move_to(self.legend).align_to(products, LEFT)
        self.play(*map(FadeOut, leaving), FadeIn(image), run_time=style.STEP)
        self.play(Transform(self.real, spread), run_time=style.IDEA)
        self.play(Transform(self.real, products), FadeIn(meaning), run_time=style.IDEA)
        self.play(
            LaggedStart(*(FadeIn(cell[1]) for cell in cells), lag_ratio=0.15),
            run_time=style.LONG_IDEA,
        )

    def _contribution(self, i: int) -> tuple[WeightPicture, FilledNeuron]:
        """Weights times ink of a neuron, and its activation to the right or below."""
        layout = self.layout.adds
        products = WeightPicture(self.seen.weights[i] * self.activations.pixels, layout.cells.width)
        neuron = FilledNeuron(
            Reading.of(self.activations.layers[1][i], f"a[1][{i}]"), layout.neuron, style.TYPE_SMALL
        )
        return products, neuron.next_to(products, DOWN if layout.under else RIGHT, buff=0.12)

    @beat(
        "In the end, votes are added up: neuron {for} of the last hidden layer {speaks_for} the {answer}, "
        "neuron {against} {speaks_against}. In all: {total}."
    )
    def some_argue_for_it_and_some_against(self) -> None:
        """What the neurons of the last hidden layer add to the answer, strongest first, and what it comes to."""
        seen, colors = self.seen, [*[None] * (len(self.seen.terms) - 1), theme().bias]
        names, about = (
            names_of(seen.named, seen.others),
            (self.facts["answer"], self.facts["output"]),
        )
        added = AddedUp(names, seen.terms, seen.total, colors, *about, self.layout.added)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(added.heading), FadeIn(added.zero), run_time=style.QUICK)
        self.play(LaggedStart(*added.entrances(), lag_ratio=0.6), run_time=4.2)
        self.play(added.conclusion(), run_time=style.STEP)
        self.play(FadeIn(added.outcome), run_time=style.STEP)

    @beat(
        "{sure_and_wrong} This was meant to be {label}, and it answers {misread}, at {misread_value}."
    )
    def sure_and_wrong(self) -> None:
        """The test digit that it reads wrongly with the highest output, and all ten outputs."""
        mistake = self.seen.mistakes.surest[0]
        read, readings = self.seen.of_test(mistake)
        self._examine(test_set().pixels[mistake])
        meant = [
            text("meant to be", style.TYPE_BODY, theme().quiet),
            Readout(self.facts["label"], style.TYPE_BODY),
        ]
        self.play(FadeIn(self.examined.words(meant)), run_time=style.QUICK)
        cells = self.examined.outputs.cells
        self.play(Transform(cells, with_levels(cells, read.outputs)), run_time=style.IDEA)
        self.play(FadeIn(self.examined.answer(readings)), run_time=style.STEP)

    def _examine(self, pixels: FloatArray) -> None:
        """A picture takes the stage, with ten outputs that are still dark."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.examined = Examined(pixels, self.layout.examined)
        self.play(FadeIn(self.examined.image), FadeIn(self.examined.outputs), run_time=style.STEP)

    @beat(
        "Its {surest} surest mistakes: being sure is not being right. "
        "In {sure_wrong} of all {wrong} mistakes, the answer stood above {limit}."
    )
    def being_sure_is_not_being_right(self) -> None:
        """The surest mistakes side by side, with what each was meant to be, what was read, and how surely."""
        image, rows = self.examined.image, self.layout.mistakes
        places = rows.lay(
            self.seen.mistakes_on_a_wall(rows.width, in_two_lines=self.layout.in_two_lines)
        )
        first = image.animate.scale(rows.width / image.width).move_to(places[0][0])
        self.play(first, *map(FadeOut, self.clear_stage(image)), run_time=style.STEP)
        self.play(FadeIn(*places[0][1:]), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(piece) for piece in places[1:]), lag_ratio=0.5), run_time=3.5
        )

    @beat(
        "Now pure noise, drawn at random. For seed {seed} of {tried} it answers {noise_answer}, at {noise_value}."
    )
    def sure_about_noise(self) -> None:
        """Pictures of noise flicker by, seed by seed, up to the one that was searched for."""
        self._examine(noise(0))
        found, under = self.seen.noises.seed, VGroup()
        for seed in [*range(SEEDS_BEFORE), found]:
            self.remove(under)
            number = (
                self.facts["seed"] if seed == found else Reading.of(seed, f"count(0:{seed})", 0)
            )
            color = theme().talked_about if seed == found else theme().ink
            words = [
                text("noise, seed", style.TYPE_BODY, theme().quiet),
                Readout(number, style.TYPE_BODY, color),
            ]
            under = self.examined.words(words)
            read, readings = self.seen.of_noise(seed)
            self.examined.show(read.pixels, read.outputs)
            self.add(under)
            self.wait(0.25)
        self.play(FadeIn(self.examined.answer(readings)), run_time=style.STEP)

    @beat("It is sure of {sure} in {tried} of them. {moral}")
    def never_asked_to_be_unsure(self) -> None:
        """Pictures of noise with their answers, yellow where it is sure; and what it was trained on: clean digits."""
        layout, number = (
            self.layout,
            Readout(self.facts["sure"], style.TYPE_TITLE, theme().talked_about),
        )
        tried = Readout(self.facts["tried"], style.TYPE_BODY)
        limit = text(self.words["limit"], style.TYPE_BODY)
        said = msgid("{sure} of {tried} pictures of noise: an output above {limit}")
        line = phrase(said, style.TYPE_BODY, sure=number, tried=tried, limit=limit)
        line = wrapped(line.move_to(at(*layout.heading)))
        pieces = layout.noise.lay(self.seen.noise_on_a_wall(layout.noises, layout.noise.width))
        learned = paragraph(
            "in training: digits like these, whole and in the middle", layout.room, style.TYPE_BODY
        )
        learned.move_to(at(*layout.learned))
        digits = layout.digits.lay(
            [DigitImage(test_set().pixels[i], layout.digits.width) for i in one_of_each_class()]
        )
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(line), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(piece) for piece in pieces), lag_ratio=0.1), run_time=2.0)
        self.play(FadeIn(learned), run_time=style.STEP)
        self.play(LaggedStart(*(FadeIn(digit) for digit in digits), lag_ratio=0.2), run_time=2.2)

    @beat(
        "So is the hope what it does? Not quite. {way} all {parameters} numbers in small steps "
        "to a way of its own: {accuracy} % right."
    )
    def it_found_its_own_way(self) -> None:
        """The weights of the first layer through the training, from random to what they are."""
        seen = self.seen
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        if seen.states:
            steps = [(seen.epoch(i), seen.percent(i)) for i in range(len(seen.states))]
            first, last = seen.states[0][0], seen.states[-1][0]
            trained = TrainedWall(
                first.network.weights[0], last.epoch, *steps[0], self.layout.trained
            )
            self.play(FadeIn(trained), run_time=style.STEP)
            for (state, _), step in zip(seen.states, steps, strict=True):
                trained.show(state.network.weights[0], *step)
                self.wait(0.25)
        else:
            pictures = self.layout.own.wall(seen.weights)
            words = self._accuracy_of(self.layout.own, pictures, msgid("its own way:"), "accuracy")
            self.play(
                LaggedStart(*(FadeIn(piece) for piece in pictures), lag_ratio=0.3), run_time=5.0
            )
            self.play(FadeIn(words, self.legend), run_time=style.STEP)
