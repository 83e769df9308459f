"""A second reader: another network, which tells digits from other marks, and doubts readings.

It is a network of its own, 392-96-11, and reads gradients instead of pixels. Of its outputs, ten
are the digits, and the last one is everything else: letters, signs, scribbles, and digits that lie
on their side. It is right more often than the network of the film, whose answers it never changes;
where it sees another digit, or none, a doubt is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from network.arrays import FloatArray
from network.features.gradients import gradient_histograms
from network.model import DATA, Network

PARAMETERS = DATA / "second_reader.npz"
HIDDEN = 96
# outputs below which there is no digit, and below which it is odd: of 5,000 validation digits,
# 4 in 1,000 and 3 in 100 are below
NONE, ODD = 0.02, 0.5
CLEAR = 0.8  # output above which a turned image is a digit


@dataclass(frozen=True)
class SecondReading:
    """Reading of an image by the second reader.

    Attributes
    ----------
    classes : array, shape (10,): how much it looks like each digit, 0 to 1.
    turned : array, shape (3,): how much it looks like any digit when it is turned to the left by
        90, 180 and 270 degrees.
    """

    classes: FloatArray
    turned: FloatArray

    @property
    def answer(self) -> int:
        """The digit that it looks like most."""
        return int(np.argmax(self.classes))

    @property
    def certainty(self) -> float:
        """Output of the digit that it looks like most, 0 to 1."""
        return float(self.classes.max())

    @property
    def quarters(self) -> int:
        """Number of quarter turns to the left that make it most like a digit, 1 to 3."""
        return 1 + int(np.argmax(self.turned))

    @property
    def is_turned(self) -> bool:
        """True where it is no digit as it is, but one when it is turned."""
        return self.certainty < ODD and bool(self.turned.max() > CLEAR)

    @property
    def is_digit(self) -> bool:
        """True where it may be a digit, upright or turned."""
        return self.certainty >= NONE or self.is_turned


def second_reading(image: FloatArray) -> SecondReading:
    """Let the second reader look at an image, shape (28, 28), 0 to 1."""
    views = np.stack([np.rot90(image, quarters).ravel() for quarters in range(4)])
    outputs = _network().read_many(gradient_histograms(views))[-1][:, :10]
    return SecondReading(outputs[0], outputs[1:].max(axis=1))


@cache
def _network() -> Network:
    return Network.load(PARAMETERS)
