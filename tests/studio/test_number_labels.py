"""Every number that a chapter shows has a label in words, for notes and descriptions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from network import find_digit, shipped_network
from scenes.film import CHAPTERS
from scenes.sources import Quantity, Source, activation
from scenes.storyboard import Storyboard
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


@pytest.mark.parametrize("chapter", EACH)
def test_every_number_has_a_label(chapter: type[Storyboard], tmp_path: Path) -> None:
    network = shipped_network()
    job = ChapterJob(chapter, find_digit("3", network), network, FORMATS["l"])
    assert (
        unlabelled({readout.source for readout in render(job, tmp_path, Sink()).readouts}) == set()
    )


def test_the_check_can_fail() -> None:
    unheard_of = Quantity("unheard_of", "unheard_of")(3)
    assert unlabelled({unheard_of, activation(1, 2)}) == {unheard_of}
