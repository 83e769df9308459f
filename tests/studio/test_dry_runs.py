"""Dry runs of every chapter: all numbers have labels in words, and shipped durations are true."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

import pytest
from support.played import AS_IS

from network import find_digit, shipped_network
from scenes.film import CHAPTERS, FILMS
from scenes.records import ChapterRecord
from scenes.sources import Quantity, Source, activation
from scenes.storyboard import Storyboard
from studio.outputs.measure_durations import chapter_duration
from studio.planning.durations import shipped_durations
from studio.planning.formats import FORMATS
from studio.planning.jobs import ChapterJob
from studio.rendering.render import Sink, render
from studio.sidecar import number_labels

EACH = [
    pytest.param(each, id=each.__name__, marks=pytest.mark.xdist_group(each.__name__))
    for each in CHAPTERS
]


def unlabelled(sources: set[Source]) -> set[Source]:
    """Sources whose label still has signs of the source in it."""
    sizes = shipped_network().sizes
    return {
        source for source in sources if re.search(r"[\[\]{}_]", number_labels.label(source, sizes))
    }


@cache
def dry_run_of(chapter: type[Storyboard]) -> ChapterRecord:
    """The record of a chapter for the default digit: of this play, or of one before it.

    test_storyboards plays every chapter so, in the same process.
    """
    if chapter in AS_IS:
        return AS_IS[chapter]
    network = shipped_network()
    job = ChapterJob(chapter, find_digit("3", network), network, FORMATS["l"])
    with tempfile.TemporaryDirectory() as media:
        return render(job, Path(media), Sink())


@pytest.mark.parametrize("chapter", EACH)
def test_every_number_has_a_label(chapter: type[Storyboard]) -> None:
    assert unlabelled({readout.source for readout in dry_run_of(chapter).readouts}) == set()


@pytest.mark.parametrize("chapter", EACH)
def test_the_shipped_durations_are_true(chapter: type[Storyboard]) -> None:
    """If this fails, run make durations."""
    shipped = {each.name: each for each in shipped_durations("en").chapters}
    assert shipped[chapter.__name__] == chapter_duration(dry_run_of(chapter), FORMATS["l"])


def test_the_shipped_films_are_the_films() -> None:
    films = {name: [chapter.__name__ for chapter in film] for name, film in FILMS.items()}
    assert shipped_durations("en").films == films


def test_the_check_can_fail() -> None:
    unheard_of = Quantity("unheard_of", "unheard_of")(3)
    assert unlabelled({unheard_of, activation(1, 2)}) == {unheard_of}
