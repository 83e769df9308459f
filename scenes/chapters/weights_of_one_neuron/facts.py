"""Terms of the weighted sum of one neuron: the largest ones, and its most extreme weights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from network import Activations
from scenes import sources
from scenes.facts import NeuronView
from scenes.text import Reading


@dataclass(frozen=True)
class Term:
    """One term of the sum: weight times activation of a pixel."""

    pixel: int
    weight: Reading
    activation: Reading
    product: Reading


@dataclass(frozen=True)
class TermsOfSum:
    """A weighted sum as its largest terms and all the others together.

    Attributes
    ----------
    largest : the largest terms, in the order of their size.
    others : number of all other terms.
    rest : sum of these.
    total : the weighted sum.
    """

    largest: list[Term]
    others: Reading
    rest: Reading
    total: Reading

    @classmethod
    def of(cls, neuron: NeuronView, activations: Activations, count: int) -> TermsOfSum:
        """Take the ``count`` largest terms out of the sum of a neuron."""
        i, products, pixels = neuron.index, neuron.products, activations.pixels
        chosen = [int(j) for j in np.argsort(-np.abs(products), kind="stable")[:count]]
        terms = [
            Term(
                j,
                Reading.of(neuron.weights[j], sources.weight(1, i, j)),
                Reading.of(pixels[j], sources.activation(0, j)),
                Reading.of(products[j], sources.weighted_input(1, i, j), sign=True),
            )
            for j in chosen
        ]
        rest = products.sum() - products[chosen].sum()
        return cls(
            terms,
            Reading.of(products.size - count, sources.count(count, products.size), 0),
            Reading.of(rest, sources.rest_of_sum(1, i, without=tuple(chosen)), sign=True),
            neuron.dot,
        )


def weight_reading(neuron: NeuronView, pixel: int) -> Reading:
    """Return the weight of a pixel."""
    return Reading.of(neuron.weights[pixel], sources.weight(1, neuron.index, pixel))
