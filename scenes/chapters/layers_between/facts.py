"""Numbers of the layers between pixels and outputs, and networks with other such layers."""

from __future__ import annotations

import numpy as np

from network import Activations, Digit, test_set
from scenes import sources
from scenes.chapters.layers_between.wiring import edges_in
from scenes.language import msgid
from scenes.sources import Quantity
from scenes.text import Reading

OTHER_CHOICES = ((8, 8, 8), (32,), (24, 12))  # hidden layers that one might choose just as well
SHOWN_CHOICES = 2

least = Quantity("least", msgid("the dimmest output"))


def output_value(activations: Activations, digit: int) -> Reading:
    """Return the activation of the output that stands for a digit."""
    last = len(activations.layers) - 1
    return Reading.of(activations.outputs[digit], sources.activation(last, digit))


def readings_of(activations: Activations) -> dict[str, Reading]:
    """Return the numbers that the chapter tells, by their names in narrations."""
    answer, lowest = activations.answer, int(np.argmin(activations.outputs))
    sizes = [len(layer) for layer in activations.layers]
    return {
        "outputs": Reading.of(sizes[-1], sources.layer_size(len(sizes) - 1), 0),
        "value": output_value(activations, answer),
        "answer": Reading.of(answer, sources.answer(), 0),
        "least_value": output_value(activations, lowest),
        "least": Reading.of(lowest, least(), 0),
        "edges": edges_in(sizes),
    }


def other_sizes(sizes: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return layer sizes of other networks, with the same pixels and outputs."""
    others = [hidden for hidden in OTHER_CHOICES if hidden != sizes[1:-1]]
    return [(sizes[0], *hidden, sizes[-1]) for hidden in others[:SHOWN_CHOICES]]


def digit_of_another_class(label: int) -> Digit:
    """Return the first test digit of another class than this one."""
    digits = test_set()
    return digits.digit(int(np.flatnonzero(digits.labels == (label + 4) % 10)[0]))
