"""The real weights beside the hope; what decides; digits read wrongly; noise read surely."""

from __future__ import annotations

from manim import DOWN, LEFT, RIGHT, UP, FadeIn, FadeOut, Group, LaggedStart, Transform, VGroup

from network.analysis.interpretation import SURE, noise
from scenes import sources, style
from scenes.chapters.what_it_really_sees.contribution_bars import ContributionBars, row_names
from scenes.chapters.what_it_really_sees.facts import (
    InterpretationFacts,
    ReadPicture,
    first_of_each_class,
)
from scenes.chapters.what_it_really_sees.inspected_picture import InspectedPicture
from scenes.chapters.what_it_really_sees.layout import LAYOUTS, GridsLayout
from scenes.chapters.what_it_really_sees.picture_grids import in_rows, weight_grid, words_of_grid
from scenes.chapters.what_it_really_sees.picture_words import Likened, numbers_below, taken_for
from scenes.chapters.what_it_really_sees.trained_weights import TrainedWeights
from scenes.figures import DigitImage, FilledNeuron, Legend, WeightPicture, misread, with_levels
from scenes.language import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import FloatArray, at, theme
from scenes.text import Lettering, Reading, Readout, paragraph, phrase, text, wrapped

SEEDS_BEFORE = 8  # pictures of noise that flicker by before the one that was found


class WhatItReallySees(Storyboard):
    """The first layer as it really is, and how sure the network is of what it cannot know."""

    title = "What it really sees"
    poster = "the_twin_looks_like_noise"

    def why_left_out(self) -> str:
        """Return a sentence where the first hidden layer is missing or has a single neuron."""
        few = len(self.network.sizes) < 3 or self.network.sizes[1] < 2
        why = msgid(
            "This chapter compares the neurons in the first hidden layer, and this network has "
            "too few of them."
        )
        return why if few else ""

    def set_stage(self) -> None:
        """Compute and search for what is shown, and draw the two grids of weights."""
        self.layout = style.for_frame(LAYOUTS)
        self.interpretation = InterpretationFacts(self.network, self.hero)
        self.facts |= self.interpretation.captions
        self.words |= self.interpretation.words()
        self.hoped = weight_grid(self.interpretation.edges, self.layout.hope)
        self.real = weight_grid(self.interpretation.weights, self.layout.two, 1)

    @beat("Remember our hope? Does each neuron in the first hidden layer really look for an edge?")
    def the_hope(self) -> None:
        """Show edges made by hand, as large as the frame allows."""
        self.legend = Legend("positive weight", "negative weight", "")
        self.legend.move_to(at(*self.layout.legend))
        self.note = self._hope_words(self.layout.note_room).move_to(at(*self.layout.note))
        self.play(FadeIn(self.legend), FadeIn(self.note), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(piece) for piece in self.hoped), lag_ratio=0.1), run_time=2.4
        )

    @beat(
        "Here are {which} {count}: a few short strokes, plenty of smears, and a lot you couldn't "
        "name."
    )
    def the_real_weights(self) -> None:
        """Make room beside the hope for the network's own pictures of weights."""
        layout = self.layout.two
        home = weight_grid(self.interpretation.edges, layout)
        self.hope_words = words_of_grid(home, layout, self._hope_words(layout.room))
        self.play(
            Transform(self.hoped, home),
            FadeOut(self.note),
            FadeIn(self.hope_words),
            run_time=style.IDEA,
        )
        self.real_words = self._accuracy_of(self.real, layout, msgid("our network:"), "accuracy")
        self.play(
            LaggedStart(*(FadeIn(piece, shift=0.1 * UP) for piece in self.real), lag_ratio=0.2),
            run_time=3.0,
        )
        self.play(FadeIn(self.real_words), run_time=style.QUICK)

    @staticmethod
    def _hope_words(room: float, side: str = "center") -> Lettering:
        """Write what the edges made by hand are."""
        return paragraph("the hope, drawn by hand", room, color=theme().quiet, side=side, even=True)

    def _accuracy_of(self, grid: Group, layout: GridsLayout, words: str, fact: str) -> VGroup:
        """Write beside a grid what it is, and how much is read correctly."""
        number = Readout(self.facts[fact], color=theme().talked_about)
        return words_of_grid(grid, layout, text(words), phrase("{percent}% right", percent=number))

    @beat(
        "Neuron {best} comes closest to an edge. If 1 is a perfect match, it's at {alike}.",
        "The weakest is at {least}.",
    )
    def how_near_they_come_to_edges(self) -> None:
        """Compare the most alike pair, large; beside it show all neurons with their likeness."""
        found, layout, rows = self.interpretation, self.layout.likened, self.layout.numbered
        pair = Likened(
            found.alike.edges[found.best],
            found.weights[found.best],
            self.facts["best"],
            self.facts["alike"],
            layout.width,
            gap=layout.gap,
            room=layout.room,
            drop=layout.drop,
        ).move_to(at(*layout.middle))
        own = self.real[found.best].copy()
        aside = in_rows([WeightPicture(w, rows.width) for w in found.weights], rows)
        self.play(FadeOut(self.hoped, self.hope_words, self.real_words), run_time=style.QUICK)
        moves = Transform(own, pair.pictures[1]), Transform(self.real, aside)
        self.play(*moves, run_time=style.IDEA)
        self.play(FadeIn(pair.pictures[0]), FadeIn(pair.words[:2]), run_time=style.STEP)
        self.play(FadeIn(pair.words[2], shift=0.2 * UP), run_time=style.STEP)
        self.wait_for_words()
        numbers = numbers_below(self.real, found.likenesses)
        self.play(LaggedStart(*map(FadeIn, numbers), lag_ratio=0.2), run_time=2.4)
        self.pair = Group(own, pair, numbers)

    @beat(
        "Train a twin network more simply, and its weights look like noise. Yet it gets "
        "{twin_accuracy}% right."
    )
    def the_twin_looks_like_noise(self) -> None:
        """Bring both grids back, and add a third one for the plainly trained twin."""
        layout = self.layout.three
        weights = self.interpretation.edges, self.interpretation.weights, self.interpretation.twin
        hoped, back, twin = (weight_grid(one, layout, i) for i, one in enumerate(weights))
        side = "center" if layout.drop else "left"
        hope_words = words_of_grid(hoped, layout, self._hope_words(layout.room, side))
        real_words = self._accuracy_of(back, layout, msgid("our network:"), "accuracy")
        words = self._accuracy_of(twin, layout, msgid("twin network:"), "twin_accuracy")
        self.play(FadeOut(self.pair), Transform(self.real, back), run_time=style.STEP)
        self.play(FadeIn(hoped, hope_words, real_words), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(piece, shift=0.1 * UP) for piece in twin), lag_ratio=0.1),
            run_time=2.2,
        )
        self.play(FadeIn(words), run_time=style.QUICK)

    @beat(
        "Back to our network. Put in the {what}.",
        "Its first hidden layer holds these numbers. None means much alone, {verdict} to {answer}.",
    )
    def what_each_adds_for_the_hero(self) -> None:
        """Turn weights into weights times ink, each beside its neuron, which fills."""
        leaving, layout = self.clear_stage(self.real), self.layout.products
        image = DigitImage(self.activations.pixels, layout.image)
        legend = Legend(note="{brighter}: more weight times ink", upright=layout.beside)
        cells = [self._product_and_neuron(i) for i in range(self.interpretation.count)]
        in_rows([Group(*cell) for cell in cells], layout.cells)
        products = Group(*(cell[0] for cell in cells))
        if layout.beside:
            Group(image, legend).arrange(buff=0.6).move_to(at(*layout.middle))
        else:
            image.move_to(at(*layout.middle))
            legend.move_to(self.legend).align_to(products, LEFT)
        self.play(*map(FadeOut, leaving), FadeIn(image), run_time=style.STEP)
        self.play(Transform(self.real, self._weights_at(products)), run_time=style.IDEA)
        self.play(Transform(self.real, products), FadeIn(legend), run_time=style.IDEA)
        self.wait_for_words()
        neurons = (FadeIn(cell[1]) for cell in cells)
        self.play(LaggedStart(*neurons, lag_ratio=0.15), run_time=1.5 * style.LONG_IDEA)

    def _weights_at(self, products: Group) -> Group:
        """Return the weights of each neuron at the place of its weights times ink."""
        width = self.layout.products.cells.width
        pairs = zip(self.interpretation.weights, products, strict=True)
        return Group(*(WeightPicture(w, width).move_to(product) for w, product in pairs))

    def _product_and_neuron(self, i: int) -> tuple[WeightPicture, FilledNeuron]:
        """Return weights times ink of a neuron, and its activation to the right or below."""
        layout, weights = self.layout.products, self.interpretation.weights[i]
        product = WeightPicture(weights * self.activations.pixels, layout.cells.width)
        neuron = FilledNeuron(self.interpretation.activation(i), layout.neuron, style.TYPE_SMALL)
        return product, neuron.next_to(product, DOWN if layout.under else RIGHT, buff=0.12)

    @beat(
        "It ends in a tug-of-war. In the last hidden layer, neuron {for} {speaks_for} {answer}, "
        "neuron {against} {speaks_against}. The total: {total}."
    )
    def some_argue_for_it_and_some_against(self) -> None:
        """Add up the contributions of the last hidden layer to the answer, strongest first."""
        bars = ContributionBars(
            row_names(self.interpretation.named, self.interpretation.others),
            self.interpretation.terms,
            self.interpretation.total,
            self.facts["answer"],
            self.facts["output"],
            self.layout.contributions,
        )
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(bars.heading), FadeIn(bars.zero), run_time=style.QUICK)
        self.play(LaggedStart(*bars.entrances(), lag_ratio=0.6), run_time=4.2)
        self.play(bars.conclusion(), run_time=style.STEP)
        self.play(FadeIn(bars.outcome), run_time=style.STEP)

    @beat("{sure_and_wrong} The answer should be {label}. It says {misread}, at {misread_value}.")
    def sure_and_wrong(self) -> None:
        """Show the test digit read wrongly with the highest output, and all ten outputs."""
        label, mistake = self.interpretation.surest_mistakes[0]
        self._inspect(mistake.pixels)
        words = text("should be", style.TYPE_BODY, theme().quiet)
        meant = self.inspected.words([words, Readout(label, style.TYPE_BODY)])
        self.play(FadeIn(meant), run_time=style.QUICK)
        cells = self.inspected.outputs.cells
        self.play(Transform(cells, with_levels(cells, mistake.levels)), run_time=style.IDEA)
        self.play(FadeIn(self.inspected.answer(mistake.outputs)), run_time=style.STEP)

    def _inspect(self, pixels: FloatArray) -> None:
        """Show a picture, large, with ten outputs that are still dark."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.inspected = InspectedPicture(pixels, self.layout.inspected)
        arriving = FadeIn(self.inspected.image), FadeIn(self.inspected.outputs)
        self.play(*arriving, run_time=style.STEP)

    @beat(
        "These are its {surest} surest mistakes. In {sure_wrong} of all {wrong}, the wrong "
        "answer was above {limit}."
    )
    def being_sure_is_not_being_right(self) -> None:
        """Show the surest mistakes side by side, with label, answer and output of each."""
        image, layout = self.inspected.image, self.layout.mistakes
        mistakes = self.interpretation.surest_mistakes
        pieces = in_rows([self._mistake(*one, layout.width) for one in mistakes], layout)
        first = image.animate.scale(layout.width / image.width).move_to(pieces[0][0])
        self.play(first, *map(FadeOut, self.clear_stage(image)), run_time=style.STEP)
        self.play(FadeIn(*pieces[0][1:]), run_time=style.QUICK)
        self.play(
            LaggedStart(*(FadeIn(piece) for piece in pieces[1:]), lag_ratio=0.5), run_time=3.5
        )

    def _mistake(self, label: Reading, read: ReadPicture, width: float) -> Group:
        """Draw a digit that is read wrongly, with its label, its answer and the output of that."""
        in_two_lines = self.layout.in_two_lines
        return misread(
            read.pixels, label, read.answer, width, read.value, in_two_lines=in_two_lines
        )

    @beat(
        "Now give it pure noise: {tried} random pictures. It reads picture {seed} as "
        "{noise_answer}, at {noise_value}."
    )
    def sure_about_noise(self) -> None:
        """Let pictures of noise flicker by, seed by seed, up to the one that was searched for."""
        self._inspect(noise(0))
        found, words = self.interpretation.noises.seed, VGroup()
        for seed in [*range(SEEDS_BEFORE), found]:
            self.remove(words)
            words = self._seed_words(seed, is_found=seed == found)
            read = self.interpretation.noise(seed)
            self.inspected.show_picture(read.pixels, read.levels)
            self.add(words)
            self.wait(0.25)
        self.play(FadeIn(self.inspected.answer(read.outputs)), run_time=style.STEP)

    def _seed_words(self, seed: int, *, is_found: bool) -> VGroup:
        """Write the seed of a picture of noise below it."""
        number = self.facts["seed"] if is_found else Reading.of(seed, sources.count(0, seed), 0)
        color = theme().talked_about if is_found else theme().ink
        words = text("noise number", style.TYPE_BODY, theme().quiet)
        return self.inspected.words([words, Readout(number, style.TYPE_BODY, color)])

    @beat("In {sure} of those {tried}, the answer is above {limit}. {moral}")
    def never_asked_to_be_unsure(self) -> None:
        """Show noise with its answers, and beside it what it was trained on: clean digits."""
        layout = self.layout
        noises = [self._noise(self.interpretation.noise(seed, 2)) for seed in range(layout.noises)]
        pieces = in_rows(noises, layout.noise)
        learned = paragraph(
            "in training: digits like these, complete and centered", layout.room, style.TYPE_BODY
        )
        learned.move_to(at(*layout.learned))
        examples = [DigitImage(digit, layout.digits.width) for digit in first_of_each_class()]
        digits = in_rows(examples, layout.digits)
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        self.play(FadeIn(self._sure_of_noise()), run_time=style.QUICK)
        self.play(LaggedStart(*(FadeIn(piece) for piece in pieces), lag_ratio=0.1), run_time=2.0)
        self.play(FadeIn(learned), run_time=style.STEP)
        self.play(LaggedStart(*(FadeIn(digit) for digit in digits), lag_ratio=0.2), run_time=2.2)

    def _noise(self, read: ReadPicture) -> Group:
        """Draw noise with what is read in it, yellow where the network is sure."""
        is_sure, width = read.value.value > SURE, self.layout.noise.width
        return taken_for(read.pixels, read.answer, read.value, sure=is_sure, width=width)

    def _sure_of_noise(self) -> VGroup:
        """Write about how many pictures of noise the network is sure."""
        said = msgid("{sure} of {tried} noise pictures: an output above {limit}")
        line = phrase(
            said,
            style.TYPE_BODY,
            sure=Readout(self.facts["sure"], style.TYPE_TITLE, theme().talked_about),
            tried=Readout(self.facts["tried"], style.TYPE_BODY),
            limit=text(self.words["limit"], style.TYPE_BODY),
        )
        return wrapped(line.move_to(at(*self.layout.heading)))

    @beat(
        "So does it do what we hoped? Not quite. {way} all {parameters} numbers into a solution "
        "nobody planned.",
        "It's right {accuracy}% of the time.",
    )
    def it_found_its_own_way(self) -> None:
        """Show the weights of the first layer through the training, from random on."""
        self.play(*(FadeOut(mobject) for mobject in self.clear_stage()), run_time=style.QUICK)
        if self.interpretation.states:
            self._train()
        else:
            layout = self.layout.own
            pictures = weight_grid(self.interpretation.weights, layout)
            words = self._accuracy_of(pictures, layout, msgid("its own solution:"), "accuracy")
            arrivals = (FadeIn(piece) for piece in pictures)
            self.play(LaggedStart(*arrivals, lag_ratio=0.3), run_time=5.0)
            self.play(FadeIn(words, self.legend), run_time=style.STEP)
        self.wait_for_words()

    def _train(self) -> None:
        """Show the saved states of the training one after the other."""
        facts = self.interpretation
        states = [state for state, _ in facts.states]
        steps = [(facts.epoch(i), facts.percent(i)) for i in range(len(states))]
        trained = TrainedWeights(
            states[0].network.weights[0], states[-1].epoch, *steps[0], self.layout.trained
        )
        self.play(FadeIn(trained), run_time=style.STEP)
        for state, step in zip(states, steps, strict=True):
            trained.show_state(state.network.weights[0], *step)
            self.wait(0.25)
