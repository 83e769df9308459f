"""Kinds of situations, and cases of them that cycle through situations and digits."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import numpy as np
from support.situations import attached, beside, everyday, formats, hands, others, places
from support.situations.scene import Case, Situation

KINDS: dict[str, tuple[Situation, ...]] = {
    "plain": everyday.SITUATIONS,
    "table": places.TABLE,
    "shadow": places.SHADOW,
    "ruling": places.RULING,
    "large": places.LARGE,
    "beside": beside.SITUATIONS,
    "attached": attached.ATTACHED,
    "several": attached.SEVERAL,
    "thin": hands.THIN,
    "styles": hands.STYLED,
    "turned": hands.TURNED,
    "upside": hands.UPSIDE,
    "no digit": others.SITUATIONS,
    "formats": formats.SITUATIONS,
}


def cases(kind: str, count: int, seed: int) -> Iterator[Case]:
    """Yield cases of a kind, the same for the same seed, however many there are.

    Situations come in turn, and so do digits: each of a situation's digits once before one comes
    again.

    Parameters
    ----------
    kind : a key of KINDS.
    """
    for number, (situation, digit) in enumerate(turns(kind, count, seed)):
        yield situation(np.random.default_rng((seed, _number(kind), number)), digit)


def turns(kind: str, count: int, seed: int) -> Iterator[tuple[Situation, str]]:
    """Yield the situation and the digit of each case, before any is drawn."""
    situations = KINDS[kind]
    shift = int(np.random.default_rng((seed, _number(kind))).integers(10))
    for number in range(count):
        place = number % len(situations)
        situation = situations[place]
        turn = number // len(situations) * 3 + place * 7 + shift
        yield situation, situation.digits[turn % len(situation.digits)]


def _number(kind: str) -> int:
    """Return a number for a kind that is the same in every run of Python, as hash() is not."""
    return zlib.crc32(kind.encode())
