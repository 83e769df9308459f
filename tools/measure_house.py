"""Measure how easily somebody finds their way in this code: ``make house`` prints the table.

Everything is counted in the source, as syntax trees; only for the methods that override Manim's are
classes loaded. A row beyond what is wanted is marked with an arrow.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from statistics import mean

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
PACKAGES = ("network", "scenes", "studio")
LAYOUT_NOUNS = ("Page", "Stand", "Plan", "Arrangement", "Hanging", "Rows", "Layout")
RECORDS = ("Digit", "Found", "Sight", "Scan", "Entry", "Named", "Picture", "Reading")
QUESTIONS = ("What", "How", "Where", "Who")
SPEEDS = ("fps", "frame_rate")
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Source:
    """A Python file of the house.

    Attributes
    ----------
    module : its full name; that of the package for ``__init__.py``.
    """

    path: Path
    module: str
    text: str

    @classmethod
    def of(cls, path: Path) -> Source:
        """Read a file."""
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        return cls(path, name, path.read_text(encoding="utf-8"))

    @cached_property
    def tree(self) -> ast.Module:
        """Syntax tree of the file."""
        return ast.parse(self.text)

    @property
    def is_package(self) -> bool:
        """True for ``__init__.py``."""
        return self.path.name == "__init__.py"

    @property
    def place(self) -> str:
        """Path from the root of the house."""
        return self.path.relative_to(ROOT).as_posix()

    def nodes(self, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
        """Yield all nodes of some kinds."""
        return (node for node in ast.walk(self.tree) if isinstance(node, kinds))

    def classes(self) -> Iterator[ast.ClassDef]:
        """Yield all classes that it defines."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef))

    def functions(self) -> Iterator[ast.FunctionDef]:
        """Yield all functions and methods that it defines."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))


@dataclass
class House:
    """All source files, and the imports between them."""

    sources: dict[str, Source] = field(default_factory=dict)

    @classmethod
    def read(cls) -> House:
        """Read every file of the packages."""
        paths = (path for name in PACKAGES for path in sorted((ROOT / name).rglob("*.py")))
        return cls({source.module: source for source in map(Source.of, paths)})

    def below(self, package: str) -> list[Source]:
        """Return the files of a package and of those in it, without ``__init__.py``."""
        start = f"{package}."
        return [s for s in self.sources.values() if s.module.startswith(start) and not s.is_package]

    @cached_property
    def chapters(self) -> dict[str, Source]:
        """The module of each chapter, by the name of its folder."""
        files = [s for s in self.below("scenes.chapters") if s.path.name == "chapter.py"]
        return {source.path.parent.name: source for source in files}

    def imports(self, source: Source) -> set[str]:
        """Return the modules that a file imports; names count for the module that defines them."""
        found = set()
        for node in source.nodes(ast.Import, ast.ImportFrom):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {self._origin(node.module, alias.name) for alias in node.names}
            elif isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
        return {name for name in found if name in self.sources} - {source.module}

    def _origin(self, module: str, name: str) -> str:
        """Return the module in which a name that is imported from another one is defined."""
        if f"{module}.{name}" in self.sources:
            return f"{module}.{name}"
        package = self.sources.get(module)
        for node in package.nodes(ast.ImportFrom) if package and package.is_package else ():
            if any((alias.asname or alias.name) == name for alias in node.names):  # type: ignore[attr-defined]
                return self._origin(str(node.module), name)  # type: ignore[attr-defined]
        return module

    def reached_from(self, start: Source) -> set[str]:
        """Return the modules that a file needs, directly or through others."""
        seen: set[str] = set()
        waiting = [start]
        while waiting:
            new = self.imports(waiting.pop()) - seen
            seen |= new
            waiting += [s for name in new if not (s := self.sources[name]).is_package]
        return seen

    @cached_property
    def users(self) -> dict[str, set[str]]:
        """The chapters that reach each module of the scenes."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, chapter in self.chapters.items():
            for module in {chapter.module, *self.reached_from(chapter)}:
                if module.startswith("scenes."):
                    found[module].add(name)
        return found


@dataclass(frozen=True)
class Row:
    """A row of the table.

    Attributes
    ----------
    measured, today, wanted : as they are printed.
    is_far : whether it is beyond what is wanted.
    """

    measured: str
    today: str
    wanted: str
    is_far: bool


def chapter_folders(house: House) -> Row:
    """Return the number of folders that hold what only one chapter uses."""
    folders: dict[str, set[Path]] = {
        name: {chapter.path.parent} for name, chapter in house.chapters.items()
    }
    for module, names in house.users.items():
        if len(names) == 1 and not house.sources[module].is_package:
            folders[min(names)].add(house.sources[module].path.parent)
    counts = [len(found) for found in folders.values()]
    return Row(
        f"folders that hold what only one chapter uses (mean of {len(counts)} chapters)",
        f"{mean(counts):.1f}, up to {max(counts)}",
        "1",
        max(counts) > 1,
    )


def shared_figures(house: House) -> Row:
    """Return the number of shared figures, and of those that are not shared."""
    figures = house.below("scenes.figures")
    single = [s for s in figures if len(house.users[s.module]) < 2]
    lines, of_single = (sum(len(s.text.splitlines()) for s in some) for some in (figures, single))
    return Row(
        "files in scenes/figures; of them used by one chapter only",
        f"{len(figures)}; {len(single)} ({of_single:,} of {lines:,} lines){_names(single)}",
        "about 18; 0",
        len(figures) > 22 or bool(single),
    )


def layout_nouns(house: House) -> Row:
    """Return the number of nouns for where things are in a frame."""
    classes = [node.name for source in house.below("scenes") for node in source.classes()]
    ends = [(noun, name) for name in classes for noun in LAYOUT_NOUNS if name.endswith(noun)]
    nouns = sorted({noun for noun, _ in ends})
    return Row(
        'nouns for "where things are in a frame"',
        f"{len(nouns)} ({', '.join(nouns)}), in {len(ends)} classes",
        "1: Layout",
        nouns != ["Layout"],
    )


def studio_rooms(house: House) -> Row:
    """Return the number of rooms on the studio's floor, and of imports from one to another."""
    rooms = {s.module.split(".")[1] for s in house.below("studio")}
    arrows = {
        (source.module.split(".")[1], target.split(".")[1])
        for source in house.below("studio")
        for target in house.imports(source)
        if target.startswith("studio.")
    }
    between = sum(one != other for one, other in arrows)
    return Row(
        "studio/: rooms on one floor, arrows between them",
        f"{len(rooms)}, {between}",
        "about 13, about 40",
        len(rooms) > 15 or between > 45,
    )


def manim_overrides(house: House) -> Row:
    """Return the files with methods that override those of Manim which its manual does not name."""
    files = defaultdict(list)
    for source in house.below("scenes") + house.below("studio"):
        if any(source.nodes(ast.ClassDef)):
            module = importlib.import_module(source.module)
            for node in source.classes():
                methods = [part.name for part in node.body if isinstance(part, ast.FunctionDef)]
                if inspect.isclass(kind := getattr(module, node.name, None)):
                    files[source.place] += _undocumented(kind, methods)
    places = sorted(place for place, names in files.items() if names)
    folders = sorted({place.rpartition("/")[0] for place in places})
    return Row(
        "places that override Manim's insides",
        f"{len(places)} files in {', '.join(folders)}",
        "1 folder (and text/typesetting)",
        bool({*folders} - {"scenes/drawing"} - {"scenes/text"}),
    )


def _undocumented(kind: type, methods: list[str]) -> list[str]:
    """Return the methods that a class overrides though Manim does not say what they are for."""
    found = []
    for name in (name for name in methods if not name.startswith("__")):
        for base in kind.__mro__[1:]:
            if base.__module__.startswith("manim.") and name in vars(base):
                if name.startswith("_") or not inspect.getdoc(vars(base)[name]):
                    found.append(name)
                break
    return found


def records_of_digits(house: House) -> Row:
    """Return the number of record types for a digit in a picture."""
    found = set()
    for source in house.below("network") + house.below("studio"):
        for node in source.classes():
            annotations = [part.annotation for part in node.body if isinstance(part, ast.AnnAssign)]
            has_digit = any(re.search(r"\bDigit\b", ast.unparse(each)) for each in annotations)
            is_job = node.name.endswith("Job") or source.module.startswith("network.")
            if node.name in RECORDS or (has_digit and not is_job):
                found.add(node.name)
    return Row(
        'record types for "a digit in a picture"',
        f"{len(found)} ({', '.join(sorted(found))})",
        "3",
        len(found) > 3,
    )


def ways(house: House) -> Row:
    """Return the ways to render, to play without frames, and to lay out sheets."""

    def calling(is_meant: Callable[[str], bool]) -> list[str]:
        return [
            f"{source.path.stem}.{node.name}"
            for source in house.below("studio")
            for node in source.tree.body
            if isinstance(node, ast.FunctionDef) and any(map(is_meant, _called(node)))
        ]

    render = calling(lambda name: name.endswith("Renderer"))
    dry = calling(lambda name: name == "Sink")
    layouts = calling(lambda name: name == "paste") + [
        f"{source.path.stem}.{node.name}"
        for source in house.below("studio")
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and any(map(_writes_pages, ast.walk(node)))
    ]
    counts = len(render), len(dry), len(layouts)
    return Row(
        "ways to render, to play dry, to lay out sheets",
        f"{', '.join(map(str, counts))} ({'; '.join(map(', '.join, (render, dry, layouts)))})",
        "1, 1, 1",
        max(counts) > 1,
    )


def _called(node: ast.AST) -> Iterator[str]:
    """Yield the names of all that is called in a function."""
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            yield getattr(call.func, "id", getattr(call.func, "attr", ""))


def _writes_pages(node: ast.AST) -> bool:
    """Return whether a node has Typst write a file of pages."""
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "compile"
        and any(keyword.arg == "output" for keyword in node.keywords)
    )


def rounding(house: House) -> Row:
    """Return the files in which seconds are rounded to frames."""
    files = [s for s in house.sources.values() if any(map(_rounds_to_frames, ast.walk(s.tree)))]
    return Row(
        'files in which "round to a frame" is written',
        f"{len(files)}{_names(files)}",
        "1",
        len(files) > 1,
    )


def _rounds_to_frames(node: ast.AST) -> bool:
    """Return whether a node is ``round(... * fps)``."""
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "round"
        and any(
            isinstance(part, ast.BinOp) and isinstance(part.op, ast.Mult) and _names_speed(part)
            for argument in node.args
            for part in ast.walk(argument)
        )
    )


def _names_speed(product: ast.BinOp) -> bool:
    """Return whether a factor of a product is a number of frames a second."""
    return any(
        getattr(side, "id", getattr(side, "attr", "")) in SPEEDS
        for side in (product.left, product.right)
    )


def questions(house: House) -> Row:
    """Return the share of docstrings that begin with a question word."""
    docstrings = [
        docstring
        for source in house.sources.values()
        for node in source.nodes(*DOCUMENTED)
        if (docstring := ast.get_docstring(node))  # type: ignore[arg-type]
    ]
    asking = [text for text in docstrings if text.split()[0] in QUESTIONS]
    share = 100 * len(asking) / len(docstrings)
    return Row(
        "docstrings that begin with What, How, Where, Who",
        f"{len(asking)} of {len(docstrings):,} ({share:.0f} %)",
        "0",
        bool(asking),
    )


def touched(house: House) -> Row:
    """Return the files to touch for a new chapter besides its own, for a language, for a theme."""
    chapter = _naming_every_chapter(house)
    language = ["locale/<code>", *_choosing(house, "de")]
    theme = _choosing(house, "light")
    counts = len(chapter), len(language), len(theme)
    listed = "; ".join(map(", ".join, (chapter, language, theme)))
    return Row(
        "files to touch for a new chapter, besides its own; for a language; for a theme",
        f"{'; '.join(map(str, counts))} ({listed})",
        "2; 1; 1",
        any(count > limit for count, limit in zip(counts, (2, 1, 1), strict=True)),
    )


def _naming_every_chapter(house: House) -> list[str]:
    """Return the files that name all chapters, by their class or folder, and so a new one too."""
    names = {
        folder: [folder, *(node.name for node in source.classes())]
        for folder, source in house.chapters.items()
    }
    found = set()
    kinds = (".py", ".po", ".toml", ".json", ".html", ".js", ".css", ".typ")
    own = ROOT / "scenes" / "chapters"
    for path in (path for top in (*PACKAGES, "tests") for path in (ROOT / top).rglob("*")):
        if path.suffix in kinds and not path.is_relative_to(own):
            words = set(re.findall(r"\w+", path.read_text(encoding="utf-8")))
            if all(words & {*each} for each in names.values()):
                found.add("the catalogue" if path.suffix == ".po" else path.name)
    return sorted(found)


def _choosing(house: House, value: str) -> list[str]:
    """Return the files that compare with a value of a look, or have it as a key of a table."""
    return sorted(
        source.path.name
        for source in house.sources.values()
        if any(
            getattr(key, "value", None) == value
            for node in ast.walk(source.tree)
            for key in _keys(node)
        )
    )


def _keys(node: ast.AST) -> list[ast.expr | None]:
    """Return what something is chosen by: keys of a table, sides of a comparison, an index."""
    if isinstance(node, ast.Dict):
        return node.keys
    if isinstance(node, ast.Compare):
        return [node.left, *node.comparators]
    return [node.slice] if isinstance(node, ast.Subscript) else []


def _names(sources: list[Source]) -> str:
    return f" ({', '.join(source.path.name for source in sources)})" if sources else ""


ROWS = (
    *(chapter_folders, shared_figures, layout_nouns, studio_rooms, manim_overrides),
    *(records_of_digits, ways, rounding, questions, touched),
)


def main() -> None:
    """Print the table."""
    house = House.read()
    table = Table("measured", "today", "wanted", "", show_lines=True)
    for row in (measure(house) for measure in ROWS):
        table.add_row(row.measured, row.today, row.wanted, "←" if row.is_far else "")
    Console().print(table)


if __name__ == "__main__":
    main()
