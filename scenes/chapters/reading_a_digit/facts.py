"""Answers of the network to the hero and to all test digits, and how often they are right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from network import Activations, Network, test_set
from scenes import sources
from scenes.text import Reading

IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class TestSetAnswers:
    """Answers of a network to all test digits.

    Attributes
    ----------
    labels, answers : of the test digits, (n,).
    """

    labels: npt.NDArray[np.uint8]
    answers: IntArray

    @classmethod
    def of(cls, network: Network) -> TestSetAnswers:
        """Let a network read the test set."""
        digits = test_set()
        return cls(digits.labels, network.read_many(digits.pixels)[-1].argmax(axis=1))

    @property
    def mistakes(self) -> IntArray:
        """Indices of the test digits that are read wrongly."""
        return np.flatnonzero(self.answers != self.labels)

    def spread_mistakes(self, count: int) -> IntArray:
        """Return ``count`` of the mistakes, spread evenly over all of them."""
        mistakes = self.mistakes
        return mistakes[np.linspace(0, len(mistakes) - 1, count).astype(int)]

    def first_of(self, label: int) -> int:
        """Return the first test digit of a class that is read correctly, or else the first."""
        right = self.answers == self.labels
        return int(np.argmax((self.labels == label) * (1 + right)))

    def meant(self, index: int) -> Reading:
        """Return the label of a test digit."""
        return Reading.of(self.labels[index], sources.label(of=f"test:{index}"), 0)

    def answered(self, index: int) -> Reading:
        """Return the answer to a test digit."""
        return Reading.of(self.answers[index], sources.answer(of=f"test:{index}"), 0)

    @property
    def captions(self) -> dict[str, Reading]:
        """Numbers of the narration that the test set decides, by name."""
        right = 100 * float(np.mean(self.answers == self.labels))
        return {
            "accuracy": Reading.of(right, sources.test_accuracy_percent()),
            "tested": Reading.of(len(self.labels), sources.test_count(), 0),
            "wrong": Reading.of(len(self.mistakes), sources.test_wrong(), 0),
        }


def captions_of(activations: Activations) -> dict[str, Reading]:
    """Return the numbers of the narration that the hero decides, by name."""
    layers, outputs = activations.layers, activations.outputs
    answer, runner_up, last = activations.answer, activations.runner_up, len(layers) - 1
    return {
        "answer": Reading.of(answer, sources.answer(), 0),
        "value": Reading.of(outputs[answer], sources.activation(last, answer)),
        "runner_up": Reading.of(runner_up, sources.runner_up(), 0),
        "runner_up_value": Reading.of(outputs[runner_up], sources.activation(last, runner_up)),
        "hidden": Reading.of(len(layers[1]), sources.layer_size(1), 0),
        "pixels": Reading.of(len(layers[0]), sources.layer_size(0), 0),
    }
