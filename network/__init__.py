"""The model: arrays in, arrays out. Nothing here knows how a film is drawn."""

from network.digits import Digit, DigitError
from network.mnist import TestSet, test_set
from network.model import Activations, Network, NetworkError, shipped_network
from network.selection import find_digit

__all__ = [
    "Activations",
    "Digit",
    "DigitError",
    "Network",
    "NetworkError",
    "TestSet",
    "find_digit",
    "shipped_network",
    "test_set",
]
