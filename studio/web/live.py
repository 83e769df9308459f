"""What the page shows of a network and of what it reads, as plain lists for JSON."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from network import DigitError, Network
from network.digits import Sight
from network.model import FloatArray
from network.reliability import doubts
from scenes import style
from scenes.facts import brightness

Facts = dict[str, Any]

NAME = "drawing.png"
COLUMN = 64  # neurons of a hidden layer that have room on the page; of longer ones some are shown
EDGES = 420  # edges between two layers that are sent: the strongest


def look(picture: bytes) -> Sight:
    """An uploaded picture, and what in it may be a digit; what it is called is ours to say.

    Raises
    ------
    DigitError
        When it cannot be read or holds nothing like a digit.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / NAME
        path.write_bytes(picture)
        try:
            return replace(Sight.of(path), path=Path(NAME))
        except DigitError as error:
            raise DigitError(
                str(error).replace(str(path), NAME).removeprefix(f"{NAME}: ")
            ) from error


def shown_neurons(network: Network) -> list[list[int]]:
    """Which neurons of each layer are on the page: all, or evenly chosen ones of a long hidden layer."""
    last = len(network.sizes) - 1
    return [
        np.unique(
            np.linspace(0, size - 1, size if layer in {0, last} else min(size, COLUMN)).round()
        )
        .astype(int)
        .tolist()
        for layer, size in enumerate(network.sizes)
    ]


def describe_network(network: Network) -> Facts:
    """What the page needs before anything is drawn."""
    return {
        "sizes": list(network.sizes),
        "shown": shown_neurons(network),
        "parameters": network.parameter_count,
    }


def describe_reading(network: Network, sight: Sight, pick: int) -> Facts:
    """All neurons on the page as bright as they are, the edges that carry most, and all digits in the picture.

    Parameters
    ----------
    pick : which of the digits is read, from left to right, from 1.

    Raises
    ------
    DigitError
        When there are not as many.
    """
    digit = sight.digit(pick)
    read = network.read(digit)
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
        "doubts": doubts(digit, read, sight, pick),
        "boxes": boxes_of(sight),
    }


def boxes_of(sight: Sight) -> list[list[float]]:
    """Where the digits of a picture are: [left, top, right, bottom], as shares of its width and height."""
    height, width = sight.picture.shape[:2]
    edges = [
        (box.left / width, box.top / height, box.right / width, box.bottom / height)
        for box in sight.scan.boxes
    ]
    return [[round(share, 4) for share in box] for box in edges]


def strongest_edges(carried: FloatArray) -> list[list[float]]:
    """Edges as [from, to, strength], strength -1 to 1 as in the film: |weight x activation|, with the weight's sign."""
    size = np.abs(carried).ravel()
    chosen = np.argsort(size, kind="stable")[-EDGES:]
    into, start = np.divmod(chosen[size[chosen] > 0], carried.shape[1])
    strengths = style.strengths(carried) * np.sign(carried)
    return [
        [int(j), int(i), round(float(strengths[i, j]), 3)] for i, j in zip(into, start, strict=True)
    ]
