"""A network and its readings for the page, as plain lists for JSON."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from network import Network
from network.arrays import FloatArray
from network.preprocessing.ink import Bytes
from network.preprocessing.loading import decode
from network.preprocessing.picture import Picture
from network.preprocessing.steps import steps_of
from network.reliability import warnings_about
from scenes import style
from scenes.facts import brightness

JsonObject = dict[str, Any]

NAME = Path("drawing.png")  # of an upload, in messages and in names of films
COLUMN = 64  # neurons of a hidden layer that have room on the page; of longer ones some are shown
EDGES = 420  # the strongest edges between two layers, which are sent


def open_upload(picture: bytes) -> Picture:
    """Find the digits in an uploaded picture, or on the first page of a PDF.

    Raises
    ------
    DigitError
        When it cannot be read or holds nothing like a digit.
    """
    return Picture.of(decode(io.BytesIO(picture)), NAME)


def shown_neurons(network: Network) -> list[list[int]]:
    """Choose neurons of each layer for the page: all, or evenly spread ones of a long layer."""
    first, *hidden, last = network.sizes
    counts = [first, *(min(size, COLUMN) for size in hidden), last]
    return [
        np.unique(np.linspace(0, size - 1, count).round()).astype(int).tolist()
        for size, count in zip(network.sizes, counts, strict=True)
    ]


def describe_network(network: Network) -> JsonObject:
    """Return the facts of a network that the page needs before anything is drawn."""
    return {
        "sizes": list(network.sizes),
        "shown": shown_neurons(network),
        "parameters": network.parameter_count,
    }


def describe_reading(network: Network, picture: Picture, pick: int) -> JsonObject:
    """Return brightnesses of neurons, the edges that carry most, and all digits in the picture.

    Parameters
    ----------
    pick : number of the digit that is read, from left to right, from 1.

    Raises
    ------
    DigitError
        When there are not as many.
    """
    digit = picture.digit(pick)
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
        "warnings": warnings_about(digit, reading, picture, pick),
        "boxes": boxes_of(picture),
    }


def describe_steps(picture: Picture, pick: int) -> JsonObject:
    """Return the steps from a picture to one of its digits, with what is to be seen of each.

    Parameters
    ----------
    pick : number of the digit, from left to right, from 1.

    Raises
    ------
    DigitError
        When there are not as many.
    """
    return {
        "steps": [
            {
                "name": step.name,
                "fact": step.fact,
                "sentence": step.sentence,
                "picture": _as_address(step.image),
            }
            for step in steps_of(picture, pick)
        ]
    }


def describe_shown(picture: Picture) -> JsonObject:
    """Return what is to be seen of a picture, for browsers that can't show its format."""
    return {"picture": _as_address((picture.pixels * 255).round().astype(np.uint8))}


def _as_address(image: Bytes) -> str:
    """Return a picture as an address that holds all of it."""
    file = io.BytesIO()
    Image.fromarray(image).save(file, "PNG")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def boxes_of(picture: Picture) -> list[list[float]]:
    """Return the boxes of digits: [left, top, right, bottom], as shares of width and height."""
    height, width = picture.pixels.shape[:2]
    edges = [
        (box.left / width, box.top / height, box.right / width, box.bottom / height)
        for box in picture.boxes
    ]
    return [[round(share, 4) for share in box] for box in edges]


def strongest_edges(carried: FloatArray) -> list[list[float]]:
    """Return edges as [from, to, strength].

    Parameters
    ----------
    carried : array, shape (neurons, neurons before): weight times activation.

    Returns
    -------
    list of edges; the strength, -1 to 1, is that of the film with the sign of ``carried``.
    """
    size = np.abs(carried).ravel()
    chosen = np.argsort(size, kind="stable")[-EDGES:]
    ends, starts = np.divmod(chosen[size[chosen] > 0], carried.shape[1])
    strengths = style.strengths(carried) * np.sign(carried)
    return [
        [int(start), int(end), round(float(strengths[end, start]), 3)]
        for end, start in zip(ends, starts, strict=True)
    ]
