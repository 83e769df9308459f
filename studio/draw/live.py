"""What the page shows of a network and of what it reads, as plain lists for JSON."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from network import Activations, Digit, DigitError, Network
from network.model import FloatArray
from scenes import style
from scenes.choice import brightness

Facts = dict[str, Any]

NAME = "drawing.png"
COLUMN = 64  # neurons of a hidden layer that have room on the page; of longer ones some are shown
EDGES = 420  # edges between two layers that are sent: the strongest


def digit_of(picture: bytes) -> Digit:
    """The digit in an uploaded picture; what it is called is ours to say.

    Raises
    ------
    DigitError
        When there is none in it.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(picture)
        try:
            return Digit.from_image(path)
        except DigitError as error:
            raise DigitError(str(error).replace(str(path), NAME).removeprefix(f"{NAME}: ")) from error


def shown_neurons(network: Network) -> list[list[int]]:
    """Which neurons of each layer are on the page: all, or evenly chosen ones of a long hidden layer."""
    last = len(network.sizes) - 1
    return [
        np.unique(np.linspace(0, size - 1, size if layer in {0, last} else min(size, COLUMN)).round())
        .astype(int)
        .tolist()
        for layer, size in enumerate(network.sizes)
    ]


def describe_network(network: Network) -> Facts:
    """What the page needs before anything is drawn."""
    return {"sizes": list(network.sizes), "shown": shown_neurons(network), "parameters": network.parameter_count}


def describe_reading(network: Network, read: Activations) -> Facts:
    """All neurons on the page as bright as they are, and the edges that carry most."""
    shown = shown_neurons(network)
    levels = [layer[chosen] for layer, chosen in zip(brightness(read.layers), shown, strict=True)]
    return {
        "layers": [np.round(layer, 4).tolist() for layer in levels],
        "edges": [
            strongest_edges((weights * read.layers[n])[np.ix_(shown[n + 1], shown[n])])
            for n, weights in enumerate(network.weights)
        ],
        "outputs": read.outputs.round(4).tolist(),
        "answer": read.answer,
        "runner_up": read.runner_up,
        "margin": round(read.margin, 4),
    }


def strongest_edges(carried: FloatArray) -> list[list[float]]:
    """Edges as [from, to, strength], strength -1 to 1 as in the film: |weight x activation|, with the weight's sign."""
    size = np.abs(carried).ravel()
    chosen = np.argsort(size, kind="stable")[-EDGES:]
    into, start = np.divmod(chosen[size[chosen] > 0], carried.shape[1])
    strengths = style.strengths(carried) * np.sign(carried)
    return [[int(j), int(i), round(float(strengths[i, j]), 3)] for i, j in zip(into, start, strict=True)]
