"""Documentation that holds: links lead somewhere, figures have pictures, the example runs."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest
from manim import Mobject

import scenes.chapters
from network import Digit, Network
from scenes.look import ASPECTS, Look
from scenes.storyboard import Storyboard
from studio.planning.formats import FORMATS
from studio.planning.jobs import ChapterJob
from studio.rendering.render import Sink, render
from tools import figures

ROOT = Path(__file__).parents[1]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
LINK = re.compile(r"\]\((?!\w+:|#)([^)#]+)[^)]*\)")
PLACE = re.compile(r"`((?:network|scenes|studio|tests|tools|docs|requirements)/[\w/.-]+)`")
FILE = re.compile(r"```python\n# (scenes/chapters/(\w+)/\w+\.py)\n(.*?)```", re.DOTALL)
EXAMPLE = "count_the_ink"
MADE = (EXAMPLE, "docs/_site", "locale/fr")  # by those who follow the steps


def is_made(place: str) -> bool:
    return any(part in place for part in MADE)


def dead_ends(page: Path, words: str) -> list[str]:
    """Links and paths in a page that lead nowhere, and are not made by its reader."""
    links = [(page.parent, link) for link in LINK.findall(words)]
    places = [(ROOT, place) for place in PLACE.findall(words) if not is_made(place)]
    return [where for folder, where in links + places if not (folder / where).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    assert dead_ends(page, page.read_text(encoding="utf-8")) == []


def test_a_dead_end_is_found() -> None:
    words = (
        "[a](nowhere.md) `scenes/nowhere.py` [b](../README.md) [c](https://example.org) `x/y.py`"
    )
    assert dead_ends(ROOT / "docs" / "index.md", words) == ["nowhere.md", "scenes/nowhere.py"]


def test_the_catalogue_of_figures_says_what_their_docstrings_say() -> None:
    """If this fails, run make words."""
    assert figures.PAGE.read_text(encoding="utf-8") == figures.page()


def test_every_figure_has_its_picture() -> None:
    """If this fails, run make gallery."""
    drawn = [figure for figure in figures.figures() if figure.is_drawn]
    assert {figure.picture for figure in drawn} == set(figures.PICTURES.glob("*"))
    assert sum(figure.picture.stat().st_size for figure in drawn) <= figures.LARGEST
    assert all(issubclass(each.thing, Mobject) for each in drawn if isinstance(each.thing, type))


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> type[Storyboard]:
    """The chapter whose files CONTRIBUTING.md has in full."""
    for place, chapter, lines in FILE.findall((ROOT / "CONTRIBUTING.md").read_text("utf-8")):
        assert chapter == EXAMPLE
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(lines.lstrip(), encoding="utf-8")
    paths = [*scenes.chapters.__path__, str(tmp_path / "scenes/chapters")]
    monkeypatch.setattr(scenes.chapters, "__path__", paths)
    module = importlib.import_module(f"scenes.chapters.{EXAMPLE}.chapter")
    (chapter,) = (kind for kind in vars(module).values() if is_chapter_of(module.__name__, kind))
    return chapter


def is_chapter_of(module: str, kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, Storyboard) and kind.__module__ == module


def test_the_example_of_a_chapter_runs(
    example: type[Storyboard], three: Digit, network: Network, tmp_path: Path
) -> None:
    for aspect in ASPECTS:
        look = Look(aspect=aspect)
        job = ChapterJob(example, three, network, FORMATS["l"].in_aspect(aspect), look)
        record = render(job, tmp_path / aspect.replace(":", "x"), Sink())
        assert len(record.beats) == 2 and record.readouts


PROMISED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def unheld(words: str) -> list[str]:
    """Promises in a page, a line each, that name no test that there is."""
    lines = [
        line for line in words.splitlines() if line.startswith("| ") and "is promised" not in line
    ]
    rows = [line for line in lines if "is checked | test" not in line]
    return [row for row in rows if not all(map(is_a_test, PROMISED.findall(row) or [("", "")]))]


def is_a_test(named: tuple[str, str]) -> bool:
    path = ROOT / named[0]
    return path.is_file() and f"\ndef {named[1]}(" in path.read_text(encoding="utf-8")


def test_each_promise_names_the_test_that_holds_it() -> None:
    page = ROOT / "docs" / "promises.md"
    words = page.read_text(encoding="utf-8")
    assert len(PROMISED.findall(words)) > 40 and unheld(words) == []
    broken = words.replace("::test_it_works`", "::test_it_does`").replace(
        "`tests/studio/test_f", "`t/"
    )
    assert len(unheld(broken)) > 3, "the check cannot fail"
