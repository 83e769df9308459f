"""Sidecar entries that need no film: a digit, a network, and the network's reading of the digit."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from network import Activations, Digit, Network, shipped_network, test_set
from network.model import write_npz
from studio.sidecar.schema import DigitEntry, NetworkEntry, ReadingEntry


def describe_digit(digit: Digit) -> DigitEntry:
    """Return the entry of a digit."""
    label = None if digit.label is None else int(digit.label)
    return DigitEntry(digit.origin, label, digit.pixels.tolist())


def describe_network(network: Network) -> NetworkEntry:
    """Return the entry of a network, with its accuracy on the 10,000 test digits."""
    digits = test_set()
    return NetworkEntry(
        sizes=list(network.sizes),
        activation=network.activation,
        read_out=network.read_out,
        parameters=network.parameter_count,
        sha256=network.hash,
        test_accuracy=network.accuracy(digits.pixels, digits.labels),
    )


def describe_reading(activations: Activations) -> ReadingEntry:
    """Return the entry of all that a network computed of a digit."""
    return ReadingEntry(
        answer=activations.answer,
        runner_up=activations.runner_up,
        margin=activations.margin,
        weighted_sums=[z.tolist() for z in activations.weighted_sums],
        activations=[a.tolist() for a in activations.layers],
    )


def is_shipped(network: Network) -> bool:
    """Return whether a network is the shipped one."""
    return network.hash == shipped_network().hash


def network_file_name(network: Network) -> str:
    """Return the name of the file that keeps a user's network beside its clips."""
    return f"network-{network.hash[:8]}.npz"


def save_network(network: Network, folder: Path) -> str:
    """Write a network's exact parameters to a file beside its clips, and return the file's name."""
    arrays = {f"W{number}": weights for number, weights in enumerate(network.weights, start=1)}
    arrays |= {f"b{number}": biases for number, biases in enumerate(network.biases, start=1)}
    functions = {
        "activation": np.array(network.activation),
        "read_out": np.array(network.read_out),
    }
    file_name = network_file_name(network)
    write_npz(folder / file_name, **functions, **arrays)
    return file_name
