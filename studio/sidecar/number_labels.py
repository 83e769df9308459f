"""The numbers of a beat in words: ``a[3][7]`` is the activation of output 7."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from scenes.language.catalogue import Told, translate
from scenes.language.marks import msgid
from scenes.storyboard import ReadoutRecord
from studio.sidecar.number_names import RARER

SIDE = 28
FEW = 4  # numbers of one kind that get a line each
SHOWN_OF_MANY = 3
MOST_INDICES = 3  # that are told of a number without a name here
LONGEST_RUN = 16  # values in a line
VARYING = re.compile(r"\d+(?=[\])]*(?:@[^@]*)?$)")
NAMES = {
    "a": msgid("activation of {neuron}"),
    "z": msgid("weighted sum with bias (z) of {neuron}"),
    "dot": msgid("weighted sum of {neuron}, before the bias"),
    "b": msgid("bias of {neuron}"),
    "w": msgid("weight from {origin} to {neuron}"),
    "wa": msgid("weight times activation from {origin} to {neuron}"),
    "push": msgid("weight times activation from {origin} to {neuron}"),
    "positive": msgid("all that pushes {neuron} up"),
    "negative": msgid("all that pushes {neuron} down"),
    "sigmoid z": msgid("sigmoid of z of {neuron}"),
    "relu z": msgid("ReLU of z of {neuron}"),
    "size": msgid("number of neurons in {layer}"),
    "weights": msgid("number of weights into {layer}"),
    "parameters": msgid("number of weights and biases"),
    "all_weights": msgid("number of weights"),
    "all_biases": msgid("number of biases"),
    "answer": msgid("what the network reads"),
    "runner_up": msgid("what comes second"),
    "label": msgid("what was meant"),
    "test_accuracy_percent": msgid("test digits read rightly, in percent"),
    "test_count": msgid("number of test digits"),
    "test_wrong": msgid("number of test digits read wrongly"),
    "number": msgid("number of the neuron"),
    "row": msgid("row of the pixel"),
    "column": msgid("column of the pixel"),
    "count": msgid("how many"),
    "side": msgid("pixels along a side"),
    "ink": msgid("ink in the image"),
}
KNOWN = NAMES | RARER


def lines(readouts: Sequence[ReadoutRecord], sizes: Sequence[int]) -> list[str]:
    """All numbers of a beat, each once, as ``name: value``; many of a kind share a line.

    Parameters
    ----------
    sizes : of the network's layers, which tell pixels, hidden neurons and outputs apart.
    """
    shown: dict[str, str] = {}
    for readout in readouts:
        source = str(readout.source)
        shown[source] = max(shown.get(source, ""), readout.shown, key=len)
    found = []
    for _, group in groupby(_by_kind(shown), key=_kind):
        sources = list(group)
        if len(sources) <= FEW:
            found += [f"{name(source, sizes)}: {shown[source]}" for source in sources]
        else:
            found += _run(sources, shown, sizes)
    return found


def name(source: str, sizes: Sequence[int], last: str = "") -> str:
    """What a number is, in words; with ``last``, what all numbers from the one to the other are."""
    base, _, whose = source.partition("@")
    word, indices = re.split(r"[\[(]", base)[0], _indices(base)
    if word in KNOWN:
        fields, others = (
            _fields(indices, sizes),
            _fields(_indices(last.partition("@")[0]) or indices, sizes),
        )
        told = translate(
            KNOWN[word], **{key: _from_to(text, others[key]) for key, text in fields.items()}
        )
    else:
        which = ", ".join(map(str, indices)) if len(indices) <= MOST_INDICES else ""
        told = Told(f"{word.replace('_', ' ')} {which}".strip())
    kind, _, number = whose.partition(":")
    if kind == "test":
        return f"{told}, {translate(msgid('test digit {number}'), number=number)}"
    return f"{told}, {whose.replace(':', ' ')}" if whose else told


def _indices(base: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", base)]


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} … {last}"


def _run(sources: Sequence[str], shown: dict[str, str], sizes: Sequence[int]) -> list[str]:
    """Many numbers of one kind: in a line if they are neighbours, else the first ones."""
    varying = [int(re.findall(VARYING, source)[0]) for source in sources]
    if varying == list(range(varying[0], varying[0] + len(varying))):
        values = "; ".join(shown[source] for source in sources[:LONGEST_RUN])
        more = "; …" if len(sources) > LONGEST_RUN else ""
        return [f"{name(sources[0], sizes, sources[-1])}: {values}{more}"]
    told = [f"{name(source, sizes)}: {shown[source]}" for source in sources[:SHOWN_OF_MANY]]
    return [
        *told,
        translate(msgid("… and {count} more like these"), count=len(sources) - SHOWN_OF_MANY),
    ]


def _kind(source: str) -> str:
    """Numbers of the same kind differ in the last index only, or else in the digit that they are of."""
    return re.sub(VARYING, "#", source, count=1)


def _by_kind(sources: Iterable[str]) -> list[str]:
    """Those of a kind together, in the order in which kinds come up."""
    kinds: dict[str, list[str]] = {}
    for source in sources:
        kinds.setdefault(_kind(source), []).append(source)
    return [source for kind in kinds.values() for source in kind]


def _fields(indices: Sequence[int], sizes: Sequence[int]) -> dict[str, str]:
    """Who the indices of a source stand for."""
    layer = indices[0] if indices else 0
    found = {
        "layer": _layer(layer, sizes),
        "shape": "-".join(map(str, indices[1:] if layer < SIDE else indices)),
    }
    if indices:
        found |= {"first": str(indices[0]), "last": str(indices[-1]), "next": str(indices[0] + 1)}
    if len(indices) > 1:
        found["neuron"] = _neuron(layer, indices[1], sizes)
    if len(indices) > 2:
        found["origin"] = _neuron(layer - 1, indices[2], sizes)
    return found


def _layer(layer: int, sizes: Sequence[int]) -> str:
    if layer == 0:
        return translate(msgid("the input"))
    if layer == len(sizes) - 1:
        return translate(msgid("the output"))
    return translate(msgid("hidden layer {layer}"), layer=layer)


def _neuron(layer: int, index: int, sizes: Sequence[int]) -> str:
    """Counted from 1, as films do; outputs go by their digit."""
    if layer == 0:
        return translate(
            msgid("pixel in row {row}, column {column}"),
            row=index // SIDE + 1,
            column=index % SIDE + 1,
        )
    if layer == len(sizes) - 1:
        return translate(msgid("output {digit}"), digit=index)
    return translate(
        msgid("neuron {number} of hidden layer {layer}"), number=index + 1, layer=layer
    )
