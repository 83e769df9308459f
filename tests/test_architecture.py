"""The rules of the house: one-way imports, rooms that keep to themselves, short files and beats."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("network", "scenes", "studio")
FORBIDDEN = {  # what may not be imported where
    "network": ("scenes", "studio", "manim"),
    "network/preprocessing": ("network.features", "network.analysis", "network.training"),
    "network/features": ("network.analysis", "network.training"),
    "scenes": ("studio",),
    "scenes/language": ("network", "manim", "scenes.text", "scenes.figures", "scenes.chapters"),
    "scenes/text": ("network", "scenes.figures", "scenes.chapters", "scenes.storyboard"),
    "scenes/drawing": ("network", "scenes.figures", "scenes.text", "scenes.chapters"),
    "scenes/figures": ("network", "scenes.chapters", "scenes.storyboard", "scenes.facts"),
    "scenes/chapters": ("scenes.drawing.kernels", "scenes.drawing.line_kernels"),
    "studio/planning": ("studio.narration", "studio.rendering", "studio.sidecar", "studio.outputs"),
    "studio/narration": ("studio.rendering", "studio.sidecar", "studio.outputs"),
    "studio/rendering": ("studio.sidecar", "studio.outputs"),
    "studio/sidecar": ("studio.outputs",),
    "studio/outputs": ("studio.reading",),
}
ABOVE_ALL = ("studio.web", "studio.cli", "studio.notebook")  # imported by nothing below them
MANIM_ROOM = ("scenes.drawing", "scenes.text.typesetting")
SAME_MEANING = {"__init__.py", "chapter.py", "layout.py", "facts.py"}  # in many rooms
LONGEST_FILE = 400
LONGEST_BEAT = 36
QUESTIONS = ("What", "How", "Where", "Who", "Whose", "Which", "Whether", "When", "Why")
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
CHAPTERS = sorted(path.parent.name for path in (ROOT / "scenes/chapters").glob("*/chapter.py"))


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


def is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def wrong_imports(place: str, source: str) -> list[str]:
    """Imports that run against the one way, or from one chapter into another."""
    banned = [start for room, starts in FORBIDDEN.items() if is_in(place, room) for start in starts]
    if (
        is_in(place, "studio")
        and place != "studio/__init__.py"
        and not any(is_within(module_of(place), top) for top in ABOVE_ALL)
    ):
        banned += ABOVE_ALL
    chapter = re.match(r"scenes/chapters/(\w+)/", place)
    if chapter:
        banned += [f"scenes.chapters.{other}" for other in CHAPTERS if other != chapter[1]]
    return sorted(
        name for name in imported(source) if any(is_within(name, start) for start in banned)
    )


def is_in(place: str, room: str) -> bool:
    return place.startswith(f"{room}/")


def module_of(place: str) -> str:
    return place.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def hex_colors(source: str) -> list[str]:
    words = [node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant)]
    texts = [word for word in words if isinstance(word, str)]
    return [text for text in texts if re.search(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b", text)]


def long_beats(source: str) -> list[str]:
    """Beats that do not fit on half a screen."""
    beats = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        and any(
            isinstance(call, ast.Call) and name_of(call) == "beat" for call in node.decorator_list
        )
    ]
    lengths = {beat.name: (beat.end_lineno or 0) - beat.lineno + 1 for beat in beats}
    return [f"{name}: {length} lines" for name, length in lengths.items() if length > LONGEST_BEAT]


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def questions(source: str) -> list[str]:
    """Docstrings that begin like a question instead of saying what the thing is or does."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    texts = [ast.get_docstring(node) or "" for node in nodes]
    return [
        text.splitlines()[0] for text in texts if re.match(rf"(?:{'|'.join(QUESTIONS)})\b", text)
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_the_rules_of_the_house(path: Path) -> None:
    source, place = path.read_text(), path.relative_to(ROOT).as_posix()
    assert not wrong_imports(place, source)
    lines = len(source.splitlines())
    assert lines <= LONGEST_FILE, f"{lines} lines; a file has at most {LONGEST_FILE}"
    assert not questions(source)
    if is_in(place, "scenes/chapters") or is_in(place, "scenes/figures"):
        assert not hex_colors(source)
        assert not long_beats(source)


# --- rooms ----------------------------------------------------------------------------------------


@functools.cache
def users_of_figures() -> dict[str, set[str]]:
    """Of every file in figures/, the chapters that reach it through imports."""
    modules = {module_of(path.relative_to(ROOT).as_posix()): path for path in SOURCES}
    needs = {module: needed_by(path.read_text(), modules) for module, path in modules.items()}
    users = defaultdict(set)
    for module in modules:
        chapter = re.match(r"scenes\.chapters\.(\w+)\.", module)
        if chapter:
            for needed in reached(module, needs):
                users[needed].add(chapter[1])
    figures = [module for module in modules if is_within(module, "scenes.figures")]
    return {module: users[module] for module in figures if module != "scenes.figures"}


@functools.cache
def exports(package: str) -> dict[str, str]:
    """Names that a package's ``__init__`` passes on, and the modules that define them."""
    source = (ROOT / package.replace(".", "/") / "__init__.py").read_text()
    return {
        alias.name: node.module or ""
        for node in ast.parse(source).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def needed_by(source: str, modules: dict[str, Path]) -> set[str]:
    """Modules that a file imports; names that a package passes on count for their own module."""
    found = set()
    for name in imported(source):
        package, _, last = name.rpartition(".")
        if name in modules:
            found.add(name)
        elif package in modules:
            is_package = modules[package].name == "__init__.py"
            found.add(exports(package).get(last, package) if is_package else package)
    return found


def reached(module: str, needs: dict[str, set[str]]) -> set[str]:
    seen, waiting = set(), [module]
    while waiting:
        for needed in needs.get(waiting.pop(), set()) - seen:
            seen.add(needed)
            if needed != "scenes.figures":  # who imports the package needs what it names of it
                waiting.append(needed)
    return seen


def test_a_figure_serves_two_chapters_at_least() -> None:
    lonely = {figure: users for figure, users in users_of_figures().items() if len(users) < 2}
    assert not lonely, "what one chapter uses lies in its folder"
    assert len(users_of_figures()) > 10


def shared_names(places: list[str]) -> dict[str, list[str]]:
    """Names of files that stand in several rooms; a command may be named like what it runs."""
    rooms = defaultdict(list)
    for place in places:
        if not is_in(place, "studio/cli"):
            rooms[Path(place).name].append(place)
    return {n: found for n, found in rooms.items() if len(found) > 1 and n not in SAME_MEANING}


def test_no_two_rooms_share_the_name_of_a_file() -> None:
    assert not shared_names([path.relative_to(ROOT).as_posix() for path in SOURCES])
    assert shared_names(["scenes/film.py", "studio/outputs/film.py"])


def test_packages_are_found_by_setuptools() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]
    assert "packages" in settings and "find" in settings["packages"], (
        "packages are not listed by hand"
    )
    finder = pytest.importorskip("setuptools").find_packages
    found = set(finder(str(ROOT), include=settings["packages"]["find"]["include"]))
    assert found == {module_of(path.parent.relative_to(ROOT).as_posix()) for path in SOURCES}


# --- Manim ----------------------------------------------------------------------------------------


def undocumented_overrides(kind: type) -> list[str]:
    """Methods that a class overrides though Manim does not say what they are for."""
    found = []
    for name, member in vars(kind).items():
        method = getattr(member, "fget", member)
        if name.startswith("__") or getattr(method, "__name__", "") != name:
            continue
        for base in kind.__mro__[1:]:
            if base.__module__.split(".")[0] == "manim" and name in vars(base):
                if name.startswith("_") or not inspect.getdoc(vars(base)[name]):
                    found.append(f"{kind.__module__}.{kind.__name__}.{name} of {base.__name__}")
                break
    return found


def classes_of(module: str) -> list[type]:
    members = vars(importlib.import_module(module)).values()
    return [kind for kind in members if isinstance(kind, type) and kind.__module__ == module]


def test_manim_is_overridden_in_one_room() -> None:
    modules = [module_of(path.relative_to(ROOT).as_posix()) for path in SOURCES]
    elsewhere, here = [], []
    for module in modules:
        for kind in classes_of(module):
            is_allowed = any(is_within(module, room) for room in MANIM_ROOM)
            (here if is_allowed else elsewhere).extend(undocumented_overrides(kind))
    assert not elsewhere
    assert here, "the check cannot fail"


@pytest.mark.parametrize(
    "module",
    ["network", "studio.cli.main", "studio.cli.read", "studio.cli.digits", "studio.cli.list"],
)
def test_commands_that_draw_nothing_bring_no_manim(module: str) -> None:
    code = f"import sys, {module}; sys.exit('manim' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# --- each check can fail --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("network/model.py", "import manim"),
        ("network/model.py", "def f():\n    from scenes.style import theme"),
        ("scenes/film.py", "from studio.planning import jobs"),
        ("scenes/figures/layers.py", "from network import Network"),
        ("scenes/figures/layers.py", "from scenes import storyboard"),
        ("scenes/chapters/squishing/chapter.py", "from scenes.chapters.matrix_form import layout"),
        ("scenes/chapters/squishing/chapter.py", "import studio.cli as c"),
        ("studio/planning/jobs.py", "from studio.rendering.render import render"),
        ("studio/outputs/clip.py", "from studio.cli.main import main"),
    ],
)
def test_a_wrong_import_is_found(place: str, source: str) -> None:
    assert wrong_imports(place, source)
    assert not wrong_imports(
        "studio/web/server.py", source.replace("studio.cli", "studio.planning")
    )


def test_the_other_checks_can_fail() -> None:
    assert hex_colors("c = '#ff0000'") and not hex_colors("c = '#box[1] and #set'")
    body = "    x = 1\n" * LONGEST_BEAT
    assert long_beats("@beat('a')\ndef b():\n" + body)
    assert not long_beats("@beat('a')\ndef b():\n    x = 1\n") and not long_beats(
        "def b():\n" + body
    )
    assert questions('"""How it works."""') and not questions('"""Howling wind."""')
    with pytest.raises(AssertionError, match="absolute"):
        imported("from . import model")


def test_every_source_is_looked_at() -> None:
    places = {path.relative_to(ROOT).as_posix() for path in SOURCES}
    assert {"network/model.py", "scenes/film.py", "scenes/drawing/fields.py"} <= places
    assert "studio/cli/main.py" in places and len(CHAPTERS) > 15
