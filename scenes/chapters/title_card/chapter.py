"""The title card of the full film: the hero, and what the film is about."""

from __future__ import annotations

from itertools import pairwise

from manim import DOWN, UP, FadeIn, Group, VGroup

from scenes import sources, style
from scenes.chapters.title_card.layout import LAYOUTS
from scenes.figures import NeuronGrid
from scenes.language import Told, msgid, translate
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text import Reading, Readout, paragraph, phrase, wrapped


class TitleCard(Storyboard):
    """A few seconds that say what is to come."""

    title = "How a network reads a digit"

    def set_stage(self) -> None:
        """Count the pixels that go in, and the parameters."""
        self.facts |= {
            "pixels": Reading.of(self.network.sizes[0], sources.layer_size(0), 0),
            "parameters": Reading.of(self.network.parameter_count, sources.parameters(), 0),
        }

    @beat(
        "How can a neural network read a handwritten digit?",
        "Let's watch one do it. Every number you'll see is real.",
    )
    def what_this_film_is_about(self) -> None:
        """Show the hero as neurons, the title, and the numbers that the film will explain."""
        layout = style.for_frame(LAYOUTS)
        hero = NeuronGrid(self.activations.pixels, layout.hero_width).move_to(at(0, layout.hero))
        width = style.frame().width - 2 * style.MARGIN
        title = paragraph(
            "How a network reads a digit", width, style.TYPE_FORMULA, even=True
        ).move_to(at(0, layout.title))
        counts = self._counts(width).next_to(title, DOWN, buff=layout.gap)
        self.neurons[0] = hero
        self.play(FadeIn(hero, scale=0.95), run_time=style.IDEA)
        self.play(FadeIn(title, shift=0.2 * UP), run_time=style.STEP)
        self.wait_for_words()
        self.play(FadeIn(Group(*counts)), run_time=style.STEP)

    def _counts(self, width: float) -> VGroup:
        """Set the numbers in one line, broken between its clauses where it is wider than this."""
        sentence = translate(msgid("{pixels} pixels, {parameters} weights and biases, one answer"))
        line = self._with_numbers(sentence)
        if line.width <= width:
            return line
        clauses = [
            self._with_numbers(Told(clause))
            for clause in sentence.replace(", ", ",\n").splitlines()
        ]
        for before, after in pairwise(clauses):
            after.next_to(before, buff=0.2)
            after.shift(at(0, before[0].baseline - after[0].baseline))
        return wrapped(VGroup(*clauses), width)

    def _with_numbers(self, words: Told) -> VGroup:
        """Set words with the two numbers in the color of what is talked about."""
        numbers = {
            name: Readout(self.facts[name], style.TYPE_BODY, theme().talked_about)
            for name in ("pixels", "parameters")
        }
        return phrase(words, style.TYPE_BODY, theme().quiet, **numbers)
