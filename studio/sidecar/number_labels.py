"""The numbers of a beat in words: ``a[3][7]`` is the activation of output 7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from scenes.language.catalogue import translate
from scenes.language.marks import msgid
from scenes.sources import Source
from scenes.storyboard import ReadoutRecord

SIDE = 28
FEW = 4  # numbers of one kind that get a line each
SHOWN_OF_MANY = 3
LONGEST_RUN = 16  # values in a line

Kind = tuple[str, tuple[int, ...], str, tuple[int, ...]]


def lines(readouts: Sequence[ReadoutRecord], sizes: Sequence[int]) -> list[str]:
    """Return all numbers of a beat, each once, as ``name: value``; many of a kind share a line.

    Parameters
    ----------
    sizes : numbers of neurons in the network's layers, which tell pixels, hidden neurons and outputs apart.
    """
    shown: dict[Source, str] = {}
    for readout in readouts:
        shown[readout.source] = max(shown.get(readout.source, ""), readout.shown, key=len)
    found = []
    for _, group in groupby(_by_kind(shown), key=_kind):
        sources = list(group)
        if len(sources) <= FEW:
            found += [f"{name(source, sizes)}: {shown[source]}" for source in sources]
        else:
            found += _run(sources, shown, sizes)
    return found


def name(source: Source, sizes: Sequence[int], last: Source | None = None) -> str:
    """Return the label of a number; with ``last``, that of all numbers from the one to the other."""
    fields = _fields(source.indices, sizes)
    others = _fields(last.indices, sizes) if last else fields
    spans = {key: _from_to(text, others[key]) for key, text in fields.items()}
    label = translate(source.quantity.label, **spans)
    kind, _, number = source.of.partition(":")
    if kind == "test":
        return f"{label}, {translate(msgid('test digit {number}'), number=number)}"
    return f"{label}, {source.of.replace(':', ' ')}" if source.of else label


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} … {last}"


def _run(sources: Sequence[Source], shown: dict[Source, str], sizes: Sequence[int]) -> list[str]:
    """Many numbers of one kind: in a line if they are neighbours, else the first ones."""
    varying = [_split(source)[1] for source in sources]
    if varying == list(range(varying[0], varying[0] + len(varying))):
        values = "; ".join(shown[source] for source in sources[:LONGEST_RUN])
        more = "; …" if len(sources) > LONGEST_RUN else ""
        return [f"{name(sources[0], sizes, sources[-1])}: {values}{more}"]
    told = [f"{name(source, sizes)}: {shown[source]}" for source in sources[:SHOWN_OF_MANY]]
    more = translate(msgid("… and {count} more like these"), count=len(sources) - SHOWN_OF_MANY)
    return [*told, more]


def _kind(source: Source) -> Kind:
    return _split(source)[0]


def _split(source: Source) -> tuple[Kind, int]:
    """What numbers of one kind share, and in which they differ: the last index, or else the test digit."""
    if source.indices:
        *shared, varying = source.indices
        return (source.quantity.name, tuple(shared), source.of, source.without), varying
    kind, _, number = source.of.partition(":")
    return (source.quantity.name, (), kind, source.without), int(number or 0)


def _by_kind(sources: Iterable[Source]) -> list[Source]:
    """Those of a kind together, in the order in which kinds come up."""
    kinds: dict[Kind, list[Source]] = {}
    for source in sources:
        kinds.setdefault(_kind(source), []).append(source)
    return [source for kind in kinds.values() for source in kind]


def _fields(indices: Sequence[int], sizes: Sequence[int]) -> dict[str, str]:
    """What the fields of a label stand for, by the indices of the source."""
    layer = indices[0] if indices else 0
    shape = indices[1:] if layer < SIDE else indices
    found = {"layer": _layer(layer, sizes), "shape": "-".join(map(str, shape))}
    if indices:
        found |= {
            "first": str(indices[0]),
            "last": str(indices[-1]),
            "next": str(indices[0] + 1),
        }
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
        row, column = index // SIDE + 1, index % SIDE + 1
        return translate(msgid("pixel in row {row}, column {column}"), row=row, column=column)
    if layer == len(sizes) - 1:
        return translate(msgid("output {digit}"), digit=index)
    words = msgid("neuron {number} of hidden layer {layer}")
    return translate(words, number=index + 1, layer=layer)
