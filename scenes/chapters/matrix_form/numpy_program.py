"""The few lines of NumPy that run a network, and what they print."""

from __future__ import annotations

import contextlib
import io

import numpy as np

from network import Network
from scenes.style import FloatArray

FUNCTIONS = {
    "sigmoid": "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n",
    "relu": "def relu(z):\n    return np.maximum(z, 0)\n",
    "softmax": "def softmax(z):\n    return np.exp(z - z.max()) / np.exp(z - z.max()).sum()\n",
}
SAME_THROUGHOUT = """\
a = pixels
for W, b in zip(weights, biases):
    a = {last}(W @ a + b)
"""
OTHER_READ_OUT = """\
a = pixels
for W, b in zip(weights[:-1], biases):
    a = {hidden}(W @ a + b)
a = {last}(weights[-1] @ a + biases[-1])
"""
PRINTS = "print(a.round(2))\nprint(a.argmax())"


def program_for(network: Network) -> str:
    """Return the NumPy lines that run a network: its functions, its layers, and its answer."""
    hidden, last = network.activation, network.read_out
    used = dict.fromkeys([last] if len(network.weights) == 1 else [hidden, last])
    body = SAME_THROUGHOUT if len(used) == 1 else OTHER_READ_OUT
    return "\n".join(
        [*(FUNCTIONS[name] for name in used), body.format(hidden=hidden, last=last) + PRINTS]
    )


def printed_by(program: str, network: Network, pixels: FloatArray) -> str:
    """Run a program as it stands, and return what it prints."""
    names = {"np": np, "pixels": pixels, "weights": network.weights, "biases": network.biases}
    caught = io.StringIO()
    # large sums overflow in the exponential function, to the right values
    with contextlib.redirect_stdout(caught), np.errstate(over="ignore"):
        exec(compile(program, "listing", "exec"), names)
    return caught.getvalue().rstrip()
