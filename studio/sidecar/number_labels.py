"""Labels of the numbers of a beat, in words: ``a[3][7]`` is the activation of output 7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from scenes.language.catalogue import translate
from scenes.marks import msgid
from scenes.sources import Source
from scenes.storyboard import ReadoutRecord

SIDE = 28
FEW = 4  # numbers of one group that get a line each
SHOWN_OF_MANY = 3  # numbers of a larger group, unless their indices follow each other
LONGEST_RUN = 16  # values in a line

Group = tuple[str, tuple[int, ...], str, tuple[int, ...]]  # all of a source but its varying index


def lines(readouts: Sequence[ReadoutRecord], sizes: Sequence[int]) -> list[str]:
    """Return all numbers of a beat, each once, as ``label: value``; many of a group share a line.

    Parameters
    ----------
    sizes : numbers of neurons in the network's layers.
    """
    values: dict[Source, str] = {}
    for readout in readouts:
        values[readout.source] = max(values.get(readout.source, ""), readout.shown, key=len)
    labelled = []
    for _, group in groupby(_in_groups(values), key=_group):
        sources = list(group)
        if len(sources) <= FEW:
            labelled += [f"{label(source, sizes)}: {values[source]}" for source in sources]
        else:
            labelled += _lines_of_many(sources, values, sizes)
    return labelled


def label(source: Source, sizes: Sequence[int], last: Source | None = None) -> str:
    """Return the label of a number, or with ``last`` that of all numbers from one to the other."""
    fields = _fields(source.indices, sizes)
    last_fields = _fields(last.indices, sizes) if last else fields
    spans = {field: _from_to(text, last_fields[field]) for field, text in fields.items()}
    words = translate(source.quantity.label, **spans)
    kind, _, number = source.of.partition(":")
    if kind == "test":
        return f"{words}, {translate(msgid('test digit {number}'), number=number)}"
    return f"{words}, {source.of.replace(':', ' ')}" if source.of else words


def _from_to(first: str, last: str) -> str:
    return first if first == last else f"{first} … {last}"


def _lines_of_many(
    sources: Sequence[Source], values: dict[Source, str], sizes: Sequence[int]
) -> list[str]:
    """Return one line for a group whose indices follow each other, else lines of its first ones."""
    varying = [_split(source)[1] for source in sources]
    if varying == list(range(varying[0], varying[0] + len(varying))):
        run = "; ".join(values[source] for source in sources[:LONGEST_RUN])
        more = "; …" if len(sources) > LONGEST_RUN else ""
        return [f"{label(sources[0], sizes, sources[-1])}: {run}{more}"]
    first = [f"{label(source, sizes)}: {values[source]}" for source in sources[:SHOWN_OF_MANY]]
    more = translate(msgid("… and {count} more like these"), count=len(sources) - SHOWN_OF_MANY)
    return [*first, more]


def _group(source: Source) -> Group:
    return _split(source)[0]


def _split(source: Source) -> tuple[Group, int]:
    """Return the group of a source, and its varying index: the last, or else the test digit's."""
    if source.indices:
        *shared, varying = source.indices
        return (source.quantity.name, tuple(shared), source.of, source.without), varying
    kind, _, number = source.of.partition(":")
    return (source.quantity.name, (), kind, source.without), int(number or 0)


def _in_groups(sources: Iterable[Source]) -> list[Source]:
    """Return sources with those of a group together, in the order in which groups come up."""
    groups: dict[Group, list[Source]] = {}
    for source in sources:
        groups.setdefault(_group(source), []).append(source)
    return [source for group in groups.values() for source in group]


def _fields(indices: Sequence[int], sizes: Sequence[int]) -> dict[str, str]:
    """Return the words for the fields of a label, such as ``{neuron}``, from a source's indices."""
    layer = indices[0] if indices else 0
    shape = indices[1:] if layer < SIDE else indices
    fields = {"layer": _layer(layer, sizes), "shape": "-".join(map(str, shape))}
    if indices:
        fields |= {
            "first": str(indices[0]),
            "last": str(indices[-1]),
            "next": str(indices[0] + 1),
        }
    if len(indices) > 1:
        fields["neuron"] = _neuron(layer, indices[1], sizes)
    if len(indices) > 2:
        fields["origin"] = _neuron(layer - 1, indices[2], sizes)
    return fields


def _layer(layer: int, sizes: Sequence[int]) -> str:
    if layer == 0:
        return translate(msgid("the input"))
    if layer == len(sizes) - 1:
        return translate(msgid("the output"))
    return translate(msgid("hidden layer {layer}"), layer=layer)


def _neuron(layer: int, index: int, sizes: Sequence[int]) -> str:
    """Return the name of a neuron, counted from 1 as in films; outputs go by their digit."""
    if layer == 0:
        row, column = index // SIDE + 1, index % SIDE + 1
        return translate(msgid("pixel in row {row}, column {column}"), row=row, column=column)
    if layer == len(sizes) - 1:
        return translate(msgid("output {digit}"), digit=index)
    words = msgid("neuron {number} of hidden layer {layer}")
    return translate(words, number=index + 1, layer=layer)
