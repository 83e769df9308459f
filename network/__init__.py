"""The model: arrays in, arrays out. Nothing here knows how a film is drawn."""

from network.digits import Digit, DigitError, TestSet, test_set
from network.finding import find_digit
from network.model import Activations, Network, NetworkError, shipped_network

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
