"""Soak: attempts to break digitfilm, for twenty minutes; ``make soak`` runs it.

Kills at random moments, full disks, races, bad inputs of all kinds, and long use of one process. A
traceback, a half-written file, finished work made twice, or memory that grows is a failure. With
the same seed it tries the same; the short form is a test of the suite.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from soak.disks import full_disks
from soak.endurance import films_in_one_process, readings_on_the_page
from soak.inputs import bad_inputs
from soak.kills import kills, renders_at_once


@dataclass(frozen=True)
class Plan:
    """Number of attempts of each kind."""

    kills: int
    disks: int
    renders: int
    inputs: int
    films: int
    readings: int


LONG = Plan(kills=50, disks=10, renders=4, inputs=300, films=200, readings=2_000)
SHORT = Plan(kills=4, disks=3, renders=2, inputs=48, films=7, readings=120)


@dataclass(frozen=True)
class Part:
    """Attempts of one kind: how many, what failed, in a sentence each, and how long it took."""

    name: str
    tried: int
    failures: list[str]
    seconds: float


def parts(plan: Plan, seed: int, work: Path) -> Iterator[Part]:
    """Try all kinds, one after the other; yield each as it is done."""
    kinds: list[tuple[str, int, Callable[[int, int, Path], Iterator[str]]]] = [
        ("kill -9 at a random moment", plan.kills, kills),
        ("full disk", plan.disks, full_disks),
        ("renders of one film at once", plan.renders, renders_at_once),
        ("bad inputs", plan.inputs, bad_inputs),
        ("films in one process", plan.films, films_in_one_process),
        ("readings on the page", plan.readings, readings_on_the_page),
    ]
    for number, (name, count, attempt) in enumerate(kinds):
        begin = time.monotonic()
        folder = work / str(number)
        folder.mkdir()
        failures = list(attempt(count, seed, folder))
        yield Part(name, count, failures, time.monotonic() - begin)


def table_of(done: list[Part]) -> Table:
    """Return the results as a table."""
    table = Table("attempts", "tried", "failed", "seconds")
    for part in done:
        seconds = f"{part.seconds:.0f}"
        table.add_row(part.name, str(part.tried), str(len(part.failures)), seconds)
    return table


def main() -> None:
    """Try everything, print the table, and exit with 1 if anything failed."""
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--short", action="store_true", help="some attempts of each kind")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    done = []
    with tempfile.TemporaryDirectory(prefix="digitfilm-soak-") as work:
        for part in parts(SHORT if chosen.short else LONG, chosen.seed, Path(work)):
            print(f"{part.name}: {len(part.failures)} of {part.tried} failed", file=sys.stderr)
            for failure in part.failures:
                print(f"  {failure}", file=sys.stderr)
            done.append(part)
    Console().print(table_of(done))
    sys.exit(any(part.failures for part in done))


if __name__ == "__main__":
    main()
