"""The model: arrays in, arrays out. Nothing here knows how a film is drawn.

``find_digit`` gets a ``Digit`` by the name that a user gives it, or raises a ``DigitError``;
``test_set`` holds the 10,000 MNIST test digits. A ``Network``, such as ``shipped_network``, reads
a digit: ``Network.read`` returns the ``Activations`` of all its layers. A ``NetworkError`` says
why a network cannot be used. Pictures are in ``network.preprocessing``, parts of digits in
``network.features``, results about networks in ``network.analysis``, and ``network.training``
makes networks.
"""

from network.digits import Digit, DigitError
from network.mnist import test_set
from network.model import Activations, Network, NetworkError, shipped_network
from network.selection import find_digit

__all__ = [
    "Activations",
    "Digit",
    "DigitError",
    "Network",
    "NetworkError",
    "find_digit",
    "shipped_network",
    "test_set",
]
