"""Networks and their readings as the page shows them, in plain lists for JSON."""

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

JsonObject = dict[str, Any]

FILE_NAME = "drawing.png"  # of every upload; the browser's own name is not taken
LONGEST_COLUMN = 64  # neurons of a hidden layer that the page has room for
EDGES = 420  # edges between two layers that are sent: the strongest


def find_digits(picture: bytes) -> Sight:
    """Find the digits in an uploaded picture.

    Raises
    ------
    DigitError
        When it cannot be read or holds nothing like a digit.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE_NAME
        path.write_bytes(picture)
        try:
            return replace(Sight.of(path), path=Path(FILE_NAME))
        except DigitError as error:
            sentence = str(error).replace(str(path), FILE_NAME)
            raise DigitError(sentence.removeprefix(f"{FILE_NAME}: ")) from error


def shown_neurons(network: Network) -> list[list[int]]:
    """Return the neurons of each layer that the page shows: all, or evenly chosen ones of many."""
    first, *hidden, last = network.sizes
    counts = [first, *(min(size, LONGEST_COLUMN) for size in hidden), last]
    return [
        np.unique(np.linspace(0, size - 1, count).round()).astype(int).tolist()
        for size, count in zip(network.sizes, counts, strict=True)
    ]


def describe_network(network: Network) -> JsonObject:
    """Return the facts about a network that the page needs before anything is drawn."""
    return {
        "sizes": list(network.sizes),
        "shown": shown_neurons(network),
        "parameters": network.parameter_count,
    }


def describe_reading(network: Network, sight: Sight, pick: int) -> JsonObject:
    """Return the brightness of all neurons on the page, the strongest edges, and all outputs.

    Parameters
    ----------
    pick : number of the digit that is read, from left to right, from 1.

    Raises
    ------
    DigitError
        When there are not as many.
    """
    digit = sight.digit(pick)
    reading = network.read(digit)
    shown = shown_neurons(network)
    levels = [
        layer[indices] for layer, indices in zip(brightness(reading.layers), shown, strict=True)
    ]
    return {
        "layers": [np.round(layer, 4).tolist() for layer in levels],
        "edges": [
            strongest_edges((weights * reading.layers[n])[np.ix_(shown[n + 1], shown[n])])
            for n, weights in enumerate(network.weights)
        ],
        "outputs": reading.outputs.round(4).tolist(),
        "answer": reading.answer,
        "runner_up": reading.runner_up,
        "margin": round(reading.margin, 4),
        "doubts": doubts(digit, reading, sight, pick),
        "boxes": digit_boxes(sight),
    }


def digit_boxes(sight: Sight) -> list[list[float]]:
    """Return boxes around a picture's digits, in shares of its width and height.

    Each is [left, top, right, bottom].
    """
    height, width = sight.picture.shape[:2]
    edges = [
        (box.left / width, box.top / height, box.right / width, box.bottom / height)
        for box in sight.scan.boxes
    ]
    return [[round(share, 4) for share in box] for box in edges]


def strongest_edges(contributions: FloatArray) -> list[list[float]]:
    """Return the strongest edges between two layers, each as [from, to, strength].

    Parameters
    ----------
    contributions : weight x activation of every edge, shape (to, from). The strength, -1 to 1, is
        that of the film: its size with its sign.
    """
    sizes = np.abs(contributions).ravel()
    strongest = np.argsort(sizes, kind="stable")[-EDGES:]
    ends, starts = np.divmod(strongest[sizes[strongest] > 0], contributions.shape[1])
    strengths = style.strengths(contributions) * np.sign(contributions)
    return [
        [int(start), int(end), round(float(strengths[end, start]), 3)]
        for end, start in zip(ends, starts, strict=True)
    ]
