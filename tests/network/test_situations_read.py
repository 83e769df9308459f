"""Digits are read wherever they are written, and what is no digit is refused or doubted.

A few pictures of each kind, drawn from a seed, and some of those that others drew where they are
there; ``make imports`` reads many more.
"""

from __future__ import annotations

import pytest
from bench.imports import NO_DIGIT, UPSIDE, Reading, read_cases, read_file, share_wanted
from support import drawn_by_others
from support.situations import KINDS

from network import Network

COUNT, SEED = 6, 11
# of the pictures of a kind, as they should be: one in six may fail, and more that lie on their side
LEAST, LEAST_REFUSED = 5 / 6, 0.6
EVERY = 8  # of the pictures of others


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != NO_DIGIT])
def test_digits_are_read_wherever_they_are_written(network: Network, kind: str) -> None:
    readings = read_cases(network, kind, COUNT, SEED, None)
    assert share_wanted(kind, readings) >= LEAST


def test_what_is_no_digit_is_refused_or_doubted(network: Network) -> None:
    readings = read_cases(network, NO_DIGIT, 6 * COUNT, SEED, None)
    assert share_wanted(NO_DIGIT, readings) >= LEAST_REFUSED
    assert sum("wrong without a doubt" in reading.outcomes for reading in readings) <= 1


def test_what_others_drew_is_read(network: Network) -> None:
    drawn = [one for one in drawn_by_others.pictures() if one.kind not in (UPSIDE, NO_DIGIT)]
    if not drawn:
        pytest.skip("there is no folder ../shared/cases")
    readings: list[Reading] = [read_file(network, one.path, one.right) for one in drawn[::EVERY]]
    assert sum(reading.outcome == "right" for reading in readings) >= 0.9 * len(readings)
