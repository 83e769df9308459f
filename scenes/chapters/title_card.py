"""The title card of the full film: the hero, and what it is about."""

from __future__ import annotations

from manim import DOWN, UP, FadeIn, Group, LaggedStart

from scenes import style
from scenes.figures.layers import NeuronGrid
from scenes.figures.lettering import Reading, Readout, text
from scenes.figures.phrases import phrase
from scenes.storyboard import Storyboard, beat
from scenes.style import at


class TitleCard(Storyboard):
    """A few seconds that say what is to come."""

    title = "How a network reads a digit"

    def set_stage(self) -> None:
        """How many pixels go in, how many parameters there are."""
        self.facts |= {
            "pixels": Reading.of(self.network.sizes[0], "size[0]", 0),
            "parameters": Reading.of(self.network.parameter_count, "parameters", 0),
        }

    @beat("How does a neural network read a handwritten digit? This one is real, and reads this very digit.")
    def what_this_film_is_about(self) -> None:
        """The hero as neurons, the title, and the numbers that the film will explain."""
        hero = NeuronGrid(self.activations.pixels, 3.6).move_to(at(0, 1.35))
        name = text("How a network reads a digit", style.TYPE_FORMULA).move_to(at(0, -1.35))
        numbers = {
            name: Readout(self.facts[name], style.TYPE_BODY, style.TALKED_ABOUT) for name in ("pixels", "parameters")
        }
        counts = phrase(
            "{pixels} pixels, {parameters} weights and biases, one answer", style.TYPE_BODY, style.QUIET, **numbers
        ).next_to(name, DOWN, buff=0.45)
        self.neurons[0] = hero
        self.play(FadeIn(hero, scale=0.95), run_time=style.IDEA)
        self.play(LaggedStart(FadeIn(name, shift=0.2 * UP), FadeIn(Group(*counts)), lag_ratio=0.6), run_time=style.IDEA)
