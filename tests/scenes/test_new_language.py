"""A language that the code does not name needs no more than a catalogue."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from scenes import sources, style
from scenes.language import catalogue
from scenes.look import LANGUAGES, SOURCE_LANGUAGE
from scenes.text.readout import CountUp, Reading, Readout, formatted

ROOT = Path(__file__).parents[2]


@pytest.fixture
def polish(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Three plural forms, and a space between thousands."""
    book = Catalog(locale="pl")
    book.add(("one loop", "{number} loops"), ("jedna pętla", "{number} pętle", "{number} pętli"))
    monkeypatch.setattr(catalogue, "LANGUAGES", (*LANGUAGES, "pl"))
    monkeypatch.setattr(catalogue, "catalogue", lambda code: book)
    catalogue._plural_form.cache_clear()
    with catalogue.using("pl"):
        yield
    catalogue._plural_form.cache_clear()


@pytest.mark.usefixtures("polish")
def test_plurals_follow_the_catalogue() -> None:
    told = [catalogue.plural("one loop", "{number} loops", n, number=n) for n in (1, 2, 5)]
    assert told == ["jedna pętla", "2 pętle", "5 pętli"]


@pytest.mark.usefixtures("polish")
def test_a_space_may_part_thousands() -> None:
    shown = formatted(13002.5, 1)
    number = Readout(Reading(13002.5, sources.parameters(), shown), style.TYPE_BODY)
    assert number.reading.shown == "13\xa0002,5"
    assert catalogue.without_number_signs(number.reading.shown) == "13002.5"
    seen = [glyph for glyph in number.submobjects[1:] if len(glyph.points)]
    gaps = [after.get_left()[0] - one.get_right()[0] for one, after in itertools.pairwise(seen)]
    assert len(seen) == len("13002,5") and max(gaps) == gaps[1] > 0.05
    CountUp(number, 0, 0).interpolate(0.9)
    assert len(number.submobjects) - 1 == len(formatted(0.9 * 13002.5, 0))


def test_no_language_is_named_in_the_code_of_the_film() -> None:
    """But for that of the source; examples in docstrings may name one."""
    others = "|".join(set(LANGUAGES) - {SOURCE_LANGUAGE})
    named = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "scenes").rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(rf"""["']({others}|{SOURCE_LANGUAGE})["']""", line) and ">>>" not in line
    }
    assert named == {"scenes/look.py"}
