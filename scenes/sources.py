"""Sources of the numbers on the screen: quantities with their labels, and indices.

A quantity that several chapters show is declared here; one that a single chapter shows, in that
chapter's ``facts.py``. Slides and descriptions call a number by the label beside the declaration.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from scenes.marks import msgid


class Form(Enum):
    """Notation of the indices of a source."""

    BRACKETS = "[]"  # ``z[1][5]``
    PARENTHESES = "()"  # ``row(7)``
    RANGE = ":"  # ``count(0:12)``
    SHAPE = "-"  # ``edges(784-16-10)``
    NTH = "n:"  # one layer of a shape: ``nth(1:784-16-10)``


@dataclass(frozen=True)
class Quantity:
    """A kind of number: its name in sources, and its label in words.

    Parameters
    ----------
    name : name in sources; with the indices, others can compute the number again by it.
    label : message whose fields are filled from the indices: ``{neuron}`` is neuron number [1] of
        layer [0], ``{origin}`` neuron number [2] of the layer before, ``{layer}`` layer [0],
        ``{shape}`` all indices; ``{first}``, ``{last}`` are indices as they are, ``{next}`` is the
        first one plus 1.
    form : notation of the indices.

    Examples
    --------
    >>> str(activation(1, 5))
    'a[1][5]'
    >>> str(answer(of="test:12")), str(count(0, 784)), str(rest_of_sum(1, 5, without=(3, 4)))
    ('answer@test:12', 'count(0:784)', 'rest[1][5]-3,4')
    """

    name: str
    label: str
    form: Form = Form.BRACKETS

    def __call__(self, *indices: int, of: str = "", without: tuple[int, ...] = ()) -> Source:
        """Return the source of one number of this kind; see :class:`Source`."""
        return Source(
            self, tuple(int(index) for index in indices), of, tuple(int(index) for index in without)
        )


@dataclass(frozen=True)
class Source:
    """The source of one number: quantity, indices, and the digit that it was computed of.

    Parameters
    ----------
    quantity : kind of number.
    indices : layer and neuron, a pixel, a state of the training.
    of : origin of the digit, ``test:12`` or ``noise:3``; empty for the hero.
    without : indices of the terms that are left out of a sum.

    Examples
    --------
    >>> source = weight(1, 5, 400)
    >>> str(source), source.quantity.label, source.indices
    ('w[1][5][400]', 'weight from {origin} to {neuron}', (1, 5, 400))
    """

    quantity: Quantity
    indices: tuple[int, ...] = ()
    of: str = ""
    without: tuple[int, ...] = ()

    def __str__(self) -> str:
        """Return the source as sidecars have it: ``z[1][5]@test:12``."""
        without = f"-{','.join(map(str, self.without))}" if self.without else ""
        return f"{self.quantity.name}{self._written()}{without}{f'@{self.of}' if self.of else ''}"

    def _written(self) -> str:
        """Return the indices in the notation of the quantity."""
        numbers = [str(index) for index in self.indices]
        match self.quantity.form:
            case Form.BRACKETS:
                return "".join(f"[{number}]" for number in numbers)
            case Form.PARENTHESES:
                return f"({','.join(numbers)})"
            case Form.RANGE:
                return f"({':'.join(numbers)})"
            case Form.SHAPE:
                return f"({'-'.join(numbers)})"
            case Form.NTH:
                return f"({numbers[0]}:{'-'.join(numbers[1:])})"


# What the network computes
activation = Quantity("a", msgid("activation of {neuron}"))
weighted_sum_and_bias = Quantity("z", msgid("weighted sum with bias (z) of {neuron}"))
weighted_sum = Quantity("dot", msgid("weighted sum of {neuron}, before the bias"))
bias = Quantity("b", msgid("bias of {neuron}"))
weight = Quantity("w", msgid("weight from {origin} to {neuron}"))
weighted_input = Quantity("wa", msgid("weight times activation from {origin} to {neuron}"))
positive_part = Quantity("positive", msgid("all that pushes {neuron} up"))
negative_part = Quantity("negative", msgid("all that pushes {neuron} down"))
rest_of_sum = Quantity("rest", msgid("sum of all other terms of {neuron}"))
sigmoid_of_sum = Quantity("sigmoid z", msgid("sigmoid of z of {neuron}"))
relu_of_sum = Quantity("relu z", msgid("ReLU of z of {neuron}"))
answer = Quantity("answer", msgid("what the network answers"))
runner_up = Quantity("runner_up", msgid("the runner-up"))

# How large the network is
layer_size = Quantity("size", msgid("number of neurons in {layer}"))
weights_into = Quantity("weights", msgid("number of weights into {layer}"))
parameters = Quantity("parameters", msgid("number of weights and biases"))
all_weights = Quantity("all_weights", msgid("number of weights"))
all_biases = Quantity("all_biases", msgid("number of biases"))
layer_size_of = Quantity("nth", msgid("neurons in layer {first} of the network {shape}"), Form.NTH)
edges_of = Quantity("edges", msgid("connections of the network {shape}"), Form.SHAPE)
parameters_of = Quantity(
    "parameters_of", msgid("weights and biases of the network {shape}"), Form.SHAPE
)

# The test set, and the hero in it
label = Quantity("label", msgid("what the digit should be"))
hero_class = Quantity("kind", msgid("what our digit is"))
test_count = Quantity("test_count", msgid("number of test digits"))
test_digits = Quantity("test_digits", msgid("test digits of class {last}"), Form.PARENTHESES)
test_wrong = Quantity("test_wrong", msgid("number of test digits misread"))
test_accuracy_percent = Quantity(
    "test_accuracy_percent", msgid("test digits read correctly, in percent")
)

# The saved states of the training that comes with the film
state_epoch = Quantity("state_epoch", msgid("epoch of state {last} of the training"))
state_percent = Quantity("state_percent", msgid("percent right at state {last} of the training"))

# Places, and how many there are of something
neuron_number = Quantity("number", msgid("number of the neuron"), Form.PARENTHESES)
pixel_row = Quantity("row", msgid("row of the pixel"), Form.PARENTHESES)
pixel_column = Quantity("column", msgid("column of the pixel"), Form.PARENTHESES)
side = Quantity("side", msgid("pixels along a side"))
count = Quantity("count", msgid("how many"), Form.RANGE)
