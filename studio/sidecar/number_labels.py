"""Labels of the numbers of a beat, in words: ``a[3][7]`` is the activation of output 7."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from scenes.language.catalogue import translate
from scenes.marks import msgid
from scenes.records import ReadoutRecord
from scenes.sources import Source

SIDE = 28  # rows and columns of a digit's image
FEW = 4  # groups of up to this many numbers get a line for each
SHOWN_OF_MANY = 3  # of larger groups without consecutive indices, the first ones are shown
LONGEST_RUN = 16  # values shown of a group with consecutive indices, all in one line

Group = tuple[str, tuple[int, ...], str, tuple[int, ...]]  # all of a source but its varying index


def lines(readouts: Sequence[ReadoutRecord], sizes: Sequence[int]) -> list[str]:
    """Return the numbers of a beat as lines ``label: value``; large groups are shortened.

    Parameters
    ----------
    sizes : numbers of neurons in the network's layers.
    """
    values: dict[Source, str] = {}
    for readout in readouts:
        # of a number shown several times, the form with most characters
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
    """Return the label of a number, or of the range up to ``last`` if that is given."""
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
    """Return one line if the indices are consecutive, else lines of the first few numbers."""
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
    """Return a source's group and varying index: its last index, or the test digit's number."""
    if source.indices:
        *shared, varying = source.indices
        return (source.quantity.name, tuple(shared), source.of, source.without), varying
    kind, _, number = source.of.partition(":")
    return (source.quantity.name, (), kind, source.without), int(number or 0)


def _in_groups(sources: Iterable[Source]) -> list[Source]:
    """Return the sources with groups kept together, in order of first appearance."""
    groups: dict[Group, list[Source]] = {}
    for source in sources:
        groups.setdefault(_group(source), []).append(source)
    return [source for group in groups.values() for source in group]


def _fields(indices: Sequence[int], sizes: Sequence[int]) -> dict[str, str]:
    """Return the values for the placeholders of a label, such as ``{neuron}``."""
    layer = indices[0] if indices else 0
    # the sizes of a network begin with 784; ``layer_size_of`` has the layer before them
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
    """Return a neuron's name, counting from 1 as films do; outputs are named by their digit."""
    if layer == 0:
        row, column = index // SIDE + 1, index % SIDE + 1
        return translate(msgid("pixel in row {row}, column {column}"), row=row, column=column)
    if layer == len(sizes) - 1:
        return translate(msgid("output {digit}"), digit=index)
    words = msgid("neuron {number} of hidden layer {layer}")
    return translate(words, number=index + 1, layer=layer)
