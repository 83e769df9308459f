"""The house keeps its rules: network <- scenes <- studio, short files, short beats, colours only in style.py."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("network", "scenes", "studio")
FORBIDDEN = {  # who may not import what
    "network": ("scenes", "studio", "manim"),
    "scenes": ("studio",),
    "scenes/figures": ("network", "studio", "scenes.chapters", "scenes.storyboard"),
    "scenes/pages": ("network", "studio", "scenes.chapters", "scenes.storyboard"),
    "scenes/chapters": ("studio", "scenes.kernels"),
}
LONGEST_FILE = 260
LONGEST_BEAT = 32
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def imported(source: str) -> set[str]:
    """Full names of all that a file imports, wherever in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute, so that this test can follow them"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def wrong_imports(place: str, source: str) -> list[str]:
    return [
        f"{name} (not from {folder}/)"
        for folder, banned in FORBIDDEN.items()
        if place.startswith(folder + "/")
        for name in sorted(imported(source))
        if any(name == start or name.startswith(start + ".") for start in banned)
    ]


def hex_colours(source: str) -> list[str]:
    words = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    texts = [word for word in words if isinstance(word, str)]
    return [text for text in texts if re.search(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", text)]


def long_beats(source: str) -> list[str]:
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    lengths = {f.name: (f.end_lineno or 0) - f.lineno + 1 for f in functions}
    return [f"{name}: {length} lines" for name, length in lengths.items() if length > LONGEST_BEAT]


def is_too_long(source: str, place: str = "") -> bool:
    return len(source.splitlines()) > LONGEST_FILE


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_the_rules_of_the_house(path: Path) -> None:
    source, place = path.read_text(), path.relative_to(ROOT).as_posix()
    assert not wrong_imports(place, source)
    assert not is_too_long(source, place), (
        f"{len(source.splitlines())} lines; a file has at most {LONGEST_FILE}"
    )
    if place.startswith(("scenes/chapters/", "scenes/figures/")):
        assert not hex_colours(source)
    if place.startswith("scenes/chapters/"):
        assert not long_beats(source)


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("network/model.py", "import manim"),
        ("network/model.py", "def f():\n    from scenes.style import INK"),
        ("scenes/film.py", "from studio import jobs"),
        ("scenes/figures/layers.py", "from network import Network"),
        ("scenes/figures/layers.py", "from scenes import storyboard"),
        ("scenes/pages/squishing.py", "from scenes.chapters import squishing"),
        ("scenes/chapters/squishing.py", "import studio.cli as c"),
    ],
)
def test_a_wrong_import_is_found(place: str, source: str) -> None:
    assert wrong_imports(place, source)
    assert not wrong_imports("studio/jobs.py", source)


def test_the_other_checks_can_fail() -> None:
    assert hex_colours("c = '#ff0000'") and not hex_colours("c = '#box[1] and #set'")
    body = "    x = 1\n" * LONGEST_BEAT
    assert long_beats("def beat():\n" + body) and not long_beats("def beat():\n    x = 1\n")
    assert is_too_long("\n" * (LONGEST_FILE + 1)) and not is_too_long("\n" * LONGEST_FILE)
    with pytest.raises(AssertionError, match="absolute"):
        imported("from . import model")


def test_every_source_is_looked_at() -> None:
    places = {path.relative_to(ROOT).as_posix() for path in SOURCES}
    assert {
        "network/model.py",
        "scenes/film.py",
        "scenes/figures/fields.py",
        "studio/cli.py",
    } <= places
