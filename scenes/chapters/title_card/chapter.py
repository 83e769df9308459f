"""The title card of the full film: the hero, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from manim import DOWN, UP, FadeIn, Group, LaggedStart, VGroup

from scenes import style
from scenes.figures.layers import NeuronGrid
from scenes.language.catalogue import Told, translate
from scenes.language.marks import msgid
from scenes.storyboard import Storyboard, beat
from scenes.style import at, theme
from scenes.text.paragraph import paragraph, wrapped
from scenes.text.phrase import phrase
from scenes.text.readout import Reading, Readout


@dataclass(frozen=True)
class TitleLayout:
    """Sizes and heights, in scene units.

    Attributes
    ----------
    hero_width, hero : width and height of the hero.
    title : height of the title.
    gap : between the title and the numbers below it.
    """

    hero_width: float
    hero: float
    title: float
    gap: float


LAYOUTS = {
    "16:9": TitleLayout(3.6, 1.35, -1.35, 0.45),
    "4:3": TitleLayout(3.6, 1.35, -1.35, 0.45),
    "1:1": TitleLayout(3.5, 1.75, -1.15, 0.5),
    "9:16": TitleLayout(6.6, 2.1, -2.7, 0.7),
}


class TitleCard(Storyboard):
    """A few seconds that say what is to come."""

    title = "How a network reads a digit"

    def set_stage(self) -> None:
        """How many pixels go in, how many parameters there are."""
        self.facts |= {
            "pixels": Reading.of(self.network.sizes[0], "size[0]", 0),
            "parameters": Reading.of(self.network.parameter_count, "parameters", 0),
        }

    @beat(
        "How does a neural network read a handwritten digit? This one is real, and reads this very digit."
    )
    def what_this_film_is_about(self) -> None:
        """The hero as neurons, the title, and the numbers that the film will explain."""
        layout = style.for_frame(LAYOUTS)
        hero = NeuronGrid(self.activations.pixels, layout.hero_width).move_to(at(0, layout.hero))
        room = style.frame().width - 2 * style.MARGIN
        name = paragraph(
            "How a network reads a digit", room, style.TYPE_FORMULA, even=True
        ).move_to(at(0, layout.title))
        counts = self._counts(room).next_to(name, DOWN, buff=layout.gap)
        self.neurons[0] = hero
        self.play(FadeIn(hero, scale=0.95), run_time=style.IDEA)
        self.play(
            LaggedStart(FadeIn(name, shift=0.2 * UP), FadeIn(Group(*counts)), lag_ratio=0.6),
            run_time=style.IDEA,
        )

    def _counts(self, room: float) -> VGroup:
        """The numbers in one line, or broken between its clauses where there is no room for that."""
        said = translate(msgid("{pixels} pixels, {parameters} weights and biases, one answer"))
        line = self._with_numbers(said)
        if line.width <= room:
            return line
        clauses = [
            self._with_numbers(Told(clause)) for clause in said.replace(", ", ",\n").splitlines()
        ]
        for before, after in pairwise(clauses):
            after.next_to(before, buff=0.2)
            after.shift(at(0, before[0].baseline - after[0].baseline))
        return wrapped(VGroup(*clauses), room)

    def _with_numbers(self, words: Told) -> VGroup:
        numbers = {
            name: Readout(self.facts[name], style.TYPE_BODY, theme().talked_about)
            for name in ("pixels", "parameters")
        }
        return phrase(words, style.TYPE_BODY, theme().quiet, **numbers)
